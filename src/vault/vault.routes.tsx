/** One address for all of the vault, and no way in for programs: see platform/http/hidden.ts. What is done is in the form, where somebody stands in memory. */
import { z } from 'zod'
import { DOORS } from '#identity'
import { type Actor, type Ask, get, post, type Reply, type Route, seeOther, type Upload } from '#platform/http/route.ts'
import { dayIn } from '#platform/time.ts'
import type { DeedOutcome } from './book/deed.commands.ts'
import type { Inside } from './door/door.ts'
import { enteredSentence, refusedSentence, type words } from './door/door.words.ts'
import { type EnterOutcome, enter, furnish, join } from './door/enter.commands.ts'
import { type FormOf, selectorsIn, VaultForm } from './door/vault.form.ts'
import { agreeClearing, agreeKey, clearPerson, endClearing, enlarge, handAgain } from './people/clear.commands.ts'
import { say as sayPeople } from './people/people.words.ts'
import { ProcessFacts } from './process/facts.rules.ts'
import { agree, bind, enterProcess, look, propose, secrecyStep, take, writeDown } from './process/process.commands.ts'
import { toldCsv } from './process/told.rules.ts'
import { publishReleased, release, state, turnDown } from './statement/statement.commands.ts'
import { say as sayStatement } from './statement/statement.words.ts'
import { lookIn, type VaultHouse } from './vault.look.tsx'

const PATH = '/desk/vault'
const COOKIE = 'door'
const PAPER_BYTES = 4_000_000

const line = { page: PATH, api: null, may: 'vault.enter', audit: 'none', hidden: true, query: z.object({}) } as const

export function vaultRoutes(at: VaultHouse): readonly Route[] {
  const insideOf = (ask: Pick<Asked, 'actor' | 'cookie'>) =>
    at.door.find(ask.cookie(COOKIE), { person: ask.actor.id, session: sessionOf(ask) })
  return [
    get({
      ...{ ...line, id: 'vault.show' },
      replies: 'text/html',
      answer: ({ view, actor, cookie }) =>
        lookIn(at, { view, actor, inside: insideOf({ actor, cookie }), returned: null }),
    }),
    post({
      ...{ ...line, id: 'vault.do' },
      form: VaultForm,
      uploads: true,
      bodyBytes: PAPER_BYTES + 200_000,
      replies: 'text/html',
      answer: (ask) => answer(at, ask, insideOf(ask)),
      invalid: (ask, errors) => {
        const deed = typeof ask.typed.deed === 'string' ? ask.typed.deed : ''
        const returned = { deed, typed: ask.typed, errors }
        return lookIn(at, { view: ask.view, actor: ask.actor, inside: insideOf(ask), returned, status: 422 })
      },
    }),
  ]
}

type Asked = Ask<object, VaultForm, Actor>
type Done = Readonly<{ at: VaultHouse; ask: Asked; inside: Inside }>

async function answer(at: VaultHouse, ask: Asked, inside: Inside | null): Promise<Reply> {
  const { input } = ask
  const who = { ...ask.actor, session: sessionOf(ask) }
  switch (input.deed) {
    case 'furnish':
      return entering(at, ask, await furnish(at, who, input))
    case 'enter':
      return entering(at, ask, await enter(at, who, input))
    case 'join':
      return entering(at, ask, await join(at, who, input))
    case 'leave':
      at.door.leave(ask.cookie(COOKIE))
      return { ...home(), cookies: [`${COOKIE}=; Path=${PATH}; HttpOnly; SameSite=Strict; Max-Age=0`] }
    default:
      return inside ? within({ at, ask, inside }, input) : home()
  }
}

const sessionOf = ({ cookie }: Pick<Asked, 'cookie'>): string => cookie(DOORS.desk.cookie) ?? ''
const home = () => seeOther(PATH, {})

function entering(at: VaultHouse, ask: Asked, outcome: EnterOutcome): Promise<Reply> | Reply {
  if (outcome.kind === 'in')
    return { ...home(), cookies: [`${COOKIE}=${outcome.token}; Path=${PATH}; HttpOnly; SameSite=Strict`] }
  const errors = { form: enteredSentence(ask.view.lang, outcome.because) }
  const returned = { deed: ask.input.deed, typed: {}, errors }
  return lookIn(at, { view: ask.view, actor: ask.actor, inside: null, returned, status: 422 })
}

type WithinForm = Exclude<VaultForm, { deed: 'furnish' | 'enter' | 'join' | 'leave' }>

async function within(done: Done, input: WithinForm): Promise<Reply> {
  switch (input.deed) {
    case 'go':
      return go(done, input)
    case 'take':
      return taken(done, input)
    case 'enter-process':
      return entered(done, input)
    case 'clear':
    case 'agree-clearing':
    case 'hand-again':
    case 'agree-key':
    case 'end-clearing':
    case 'enlarge':
      return people(done, input)
    case 'state':
    case 'release':
    case 'turn-down':
      return statement(done, input)
    default:
      return ofProcess(done, input)
  }
}

/** To another page inside; a process that one has signed for writes that one looked. */
async function go(done: Done, { to, process }: FormOf<'go'>): Promise<Reply> {
  const { at, ask, inside } = done
  if (to === 'process' && process !== undefined) {
    inside.place = { at: 'home' }
    const looked = await look({ at, inside }, process)
    // Nothing is shown of which no line could be written; who has not signed yet sees the page on which to sign.
    if (looked.kind === 'refused' && looked.because !== 'not-bound') return settled(done, looked, null)
    inside.place = { at: 'process', process }
  } else if (to !== 'process') inside.place = { at: to }
  if (to === 'statement') {
    const opened = await at.book.read(inside.unlocked)
    if (opened) await publishReleased(at, opened.vault)
  }
  return ask.program ? seeOther(PATH, {}) : home()
}

async function taken(done: Done, { process, what }: FormOf<'take'>): Promise<Reply> {
  const { at, inside } = done
  const outcome = await take({ at, inside }, process, what)
  if (outcome.kind === 'refused') return settled(done, outcome, null)
  const opened = await at.book.read(inside.unlocked)
  const held = opened?.vault.processes.get(process)
  const paper = opened?.papers.find(({ id }) => id === held?.facts.paper?.id)
  if (what === 'told' && held)
    return {
      ...{ kind: 'file', name: 'list.csv', type: 'text/csv; charset=utf-8', inline: false },
      bytes: new TextEncoder().encode(toldCsv(held)),
    }
  if (!paper) return settled(done, { kind: 'refused', because: 'unknown' }, null)
  return { kind: 'file', name: 'paper.pdf', type: 'application/pdf', bytes: paper.content, inline: false }
}

async function entered(done: Done, input: FormOf<'enter-process'>): Promise<Reply> {
  const { at, ask, inside } = done
  const upload = ask.uploads.find(({ field, bytes }) => field === 'paper' && bytes > 0)
  const { deed: _, selectors, paragraph = null, ...facts } = input
  const wrong = unfit(at, input, upload)
  if (wrong) return refused(done, { [wrong.field]: refusedSentence(ask.view.lang, wrong.because) })
  const paper = upload?.content
    ? { name: upload.name.slice(0, 200).toWellFormed(), content: upload.content, sha256: upload.sha256 }
    : null
  const letter = input.kind === 'us-national-security-letter'
  const outcome = await enterProcess(
    { at, inside },
    { facts: { ...facts, paragraph: letter ? paragraph : null, selectors: [...selectorsIn(selectors)] }, paper },
  )
  if (outcome.kind === 'done') inside.place = { at: 'process', process: outcome.process }
  return settled(done, outcome, null)
}

type Unfit = Readonly<{ field: string; because: keyof typeof words.en.refused }>

function unfit({ office }: VaultHouse, input: FormOf<'enter-process'>, upload: Upload | undefined): Unfit | null {
  const today = dayIn(office.provider.zone, office.clock.now())
  if (input.receivedOn < input.issuedOn || input.receivedOn > today)
    return { field: 'receivedOn', because: 'day-order' }
  if (input.kind === 'us-national-security-letter' && input.paragraph === undefined)
    return { field: 'paragraph', because: 'paragraph-missing' }
  if (!ProcessFacts.shape.selectors.safeParse(selectorsIn(input.selectors)).success)
    return { field: 'selectors', because: 'too-many-selectors' }
  if (!upload) return input.paperAt === '' ? { field: 'paper', because: 'paper-missing' } : null
  const isPdf =
    Buffer.from(upload.content ?? [])
      .subarray(0, 5)
      .toString() === '%PDF-'
  return isPdf && upload.bytes <= PAPER_BYTES ? null : { field: 'paper', because: 'not-pdf' }
}

type PeopleForm = FormOf<'clear' | 'agree-clearing' | 'hand-again' | 'agree-key' | 'end-clearing' | 'enlarge'>

async function people(done: Done, input: PeopleForm): Promise<Reply> {
  const { at, ask, inside } = done
  const t = sayPeople(ask.view.lang)
  if (input.deed === 'enlarge') return settled(done, await enlarge(at, inside), t('enlarged'))
  if (input.deed === 'agree-key') return settled(done, await agreeKey(at, inside, input.person), t('keyAgreed'))
  if (input.deed === 'end-clearing')
    return settled(done, await endClearing(at, inside, input.person, input.reason), t('ended'))
  const whom = (await at.officers()).find(({ id }) => id === input.person)
  if (!whom) return refused(done, { form: refusedSentence(ask.view.lang, 'no-candidate') })
  switch (input.deed) {
    case 'clear':
      return settled(done, await clearPerson(at, inside, whom), t('cleared', { name: whom.name }))
    case 'agree-clearing':
      return settled(done, await agreeClearing(at, inside, whom), t('agreed'))
    case 'hand-again':
      return settled(done, await handAgain(at, inside, whom), null)
  }
}

async function statement(done: Done, input: FormOf<'state' | 'release' | 'turn-down'>): Promise<Reply> {
  const { at, ask, inside } = done
  const t = sayStatement(ask.view.lang)
  switch (input.deed) {
    case 'state':
      return settled(done, await state({ at, inside }, input), t('stated'))
    case 'release':
      return settled(done, await release({ at, inside }, input.statement), t('released'))
    case 'turn-down':
      return settled(done, await turnDown({ at, inside }, input.statement, input.reason), t('turned'))
  }
}

type ProcessForm = FormOf<'bind' | 'tell' | 'advise' | 'propose' | 'agree' | 'decline' | 'send' | 'secrecy'>

async function ofProcess(done: Done, input: ProcessForm): Promise<Reply> {
  const { at, inside } = done
  const on = { at, inside }
  const { process } = input
  switch (input.deed) {
    case 'bind':
      return settled(done, await bind(on, process, input.as), null)
    case 'tell':
      return settled(
        done,
        await writeDown(on, { did: 'told', process, name: input.name, of: input.of, on: input.on, as: input.as }),
        null,
      )
    case 'advise': {
      const { question, counsel, word, text } = input
      return settled(
        done,
        await writeDown(on, { did: 'advised', process, question, counsel, on: input.on, word, text }),
        null,
      )
    }
    case 'propose':
      return settled(done, await propose(on, input), null)
    case 'agree':
      return settled(done, await agree(on, process, input.proposal), null)
    case 'decline':
      return settled(
        done,
        await writeDown(on, { did: 'declined', process, proposal: input.proposal, reason: input.reason }),
        null,
      )
    case 'send':
      return settled(
        done,
        await writeDown(on, { did: 'sent', process, on: input.on, how: input.how, to: input.to }),
        null,
      )
    case 'secrecy':
      return settled(
        done,
        await secrecyStep(on, { did: 'secrecy', process, step: input.step, on: input.on, note: input.note }),
        null,
      )
  }
}

/** Done: back to where one stands, with a sentence kept in memory. Refused: the same page with what was typed and why. */
function settled(
  done: Done,
  outcome: DeedOutcome<keyof typeof words.en.refused>,
  said: string | null,
): Promise<Reply> | Reply {
  if (outcome.kind === 'refused') return refused(done, { form: refusedSentence(done.ask.view.lang, outcome.because) })
  done.inside.said = said
  return home()
}

function refused({ at, ask, inside }: Done, errors: Readonly<Record<string, string>>): Promise<Reply> {
  const returned = { deed: ask.input.deed, typed: ask.typed, errors }
  return lookIn(at, { view: ask.view, actor: ask.actor, inside, returned, status: 422 })
}
