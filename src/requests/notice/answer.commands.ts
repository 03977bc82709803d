/** What the authority answers when it hears that the user will be told. Knows nothing of the records. */
import type { Upload } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { accountsOf } from '../case/case.rules.ts'
import { caseById } from '../case/case.store.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { type NotActing, whyNotAct } from '../colleagues/part.question.ts'
import { checkFiles, keepFiles, roomFor, type Unfitting } from '../dialogue/attachment.commands.ts'
import { attachmentsOf } from '../dialogue/attachment.store.ts'
import { insertArgument, owedAccounts } from './hold.store.ts'
import type { About, Ground } from './notice.rules.ts'
import { type OrderStands, type StandsRefusal, whereOrderStands } from './order-document.rules.ts'
import { argumentHolds, isTellable } from './phase.rules.ts'
import { attachmentIn, recordOrder, showOrder } from './secrecy.commands.ts'
import { tellColleagues } from './telling.ts'

export type AuthorityAnswer =
  | Readonly<{ answer: 'proceed' }>
  /** `found`: where it stands, unless it is sent with the answer. */
  | Readonly<{ answer: 'order'; court: string; docket: string; statute: string; endsOn: Day | null; found: string }>
  | Readonly<{ answer: 'withdraw'; text: string }>
  /** `tasks` empty: every identifier. */
  | Readonly<{ answer: 'exception'; ground: Ground; text: string; tasks: readonly string[] }>

export type AnswerRefusal =
  | 'not-asked'
  | 'already-told'
  | 'already-argued'
  | 'already-proceed'
  | 'too-late'
  | 'end-passed'
  | StandsRefusal
export type NoticeAnswered = { kind: 'answered' } | NotActing | { kind: 'refused'; because: AnswerRefusal } | Unfitting

/** Where the order of an answer stands; null where the answer names none. */
type Standing = OrderStands | null

/**
 * Somebody else's case does not exist. An answer counts until the last user has been told, also after its day. An order is shown; an
 * exception may be: what comes with another answer is not looked at.
 */
export async function answerNotice(
  office: Office,
  officerId: string,
  { caseId, said, uploads = [] }: { caseId: string; said: AuthorityAnswer; uploads?: readonly Upload[] },
): Promise<NoticeAnswered> {
  const who = { personId: officerId, now: office.clock.now() }
  const none = await whyNotAct(office.db, await caseById(office.db, caseId), who)
  if (none) return none
  const shows = said.answer === 'order' || said.answer === 'exception'
  if (said.answer === 'order' && uploads.length > 1) return { kind: 'refused', because: 'one-order' }
  const checked = await checkFiles(office, caseId, shows ? uploads : [])
  if (checked.kind === 'unfit') return checked
  const { files } = checked
  const outcome = await withCase(office, caseId, async (held): Promise<NoticeAnswered> => {
    const gone = await whyNotAct(held.tx, held.file, who)
    if (gone) return gone
    const because = await refusalOf(office, held, said)
    if (because !== null) return { kind: 'refused', because }
    const stands = await orderStands(held, { said, sent: files.length })
    if (typeof stands === 'string') return { kind: 'refused', because: stands }
    const room = await roomFor(held, files)
    if (room !== 'fine') return room
    const orderId = newId('order')
    const facts = await factsFrom(office, held, { officerId, said, orderId })
    const argued = facts.find((fact) => fact.kind === 'exception-argued')
    const day = argued?.kind === 'exception-argued' ? argued.data.holdsUntil : null
    await tellColleagues(office, held, { what: said.answer, day, except: officerId })
    await addFacts(office, held, {
      by: officerId,
      action: 'notice.authority-answered',
      facts: [{ kind: 'authority-answered', data: { answer: said.answer, text: textOf(said) } }, ...facts],
      detail: { answer: said.answer, files: files.map(({ sha256 }) => sha256) },
    })
    // Beside what the answer brought about: the order, or the argument.
    const sent = await keepFiles(office, held, { files, factN: held.state.lastFact + 2, by: officerId })
    if (stands !== null) await showOrder(held, { by: officerId, orderId, attachmentId: attachmentIn(stands, sent) })
    if (said.answer !== 'withdraw') await office.jobs.send(held.tx, 'case.notice', { caseId })
    return { kind: 'answered' }
  })
  return outcome ?? { kind: 'unknown' }
}

/** In a file that came from the officers: what the office sent shows no order of a court. */
async function orderStands(
  { tx, file }: Held,
  { said, sent }: Readonly<{ said: AuthorityAnswer; sent: number }>,
): Promise<Standing | StandsRefusal> {
  if (said.answer !== 'order') return null
  const kept = (await attachmentsOf(tx, file.id)).filter(({ from }) => from === 'officer')
  return whereOrderStands({ sent, found: said.found, kept: kept.map(({ id }) => id) })
}

async function refusalOf(office: Office, held: Held, said: AuthorityAnswer): Promise<AnswerRefusal | null> {
  const { state, facts, tx, file, now } = held
  const { announced, argument } = state.talk
  if (!announced) return 'not-asked'
  const owed = (await owedAccounts(tx, file.id)).filter((account) => !state.told.has(account))
  if (owed.length === 0 || !isTellable(state, facts)) return 'already-told'
  switch (said.answer) {
    case 'proceed':
      return announced.proceed ? 'already-proceed' : null
    case 'withdraw':
      return state.isOpen && state.state !== 'producing' ? null : 'too-late'
    case 'order':
      return said.endsOn !== null && said.endsOn <= dayIn(office.provider.zone, now) ? 'end-passed' : null
    case 'exception':
      return argument ? 'already-argued' : null
  }
}

async function factsFrom(
  office: Office,
  held: Held,
  { officerId, said, orderId }: Readonly<{ officerId: string; said: AuthorityAnswer; orderId: string }>,
): Promise<readonly NewFact[]> {
  switch (said.answer) {
    case 'proceed':
      return []
    case 'order': {
      const { court, statute, endsOn } = said
      const docket = said.docket.trim()
      return recordOrder(office, held, { by: officerId, orderId, claim: { court, statute, endsOn }, docket })
    }
    case 'withdraw': {
      const outcomes = held.file.tasks.map((task) => ({ taskId: task.id, outcome: 'withdrawn' as const }))
      return [
        { kind: 'withdrawn', data: { reason: said.text.trim() } },
        { kind: 'closed', data: { outcomes, why: 'withdrawn' } },
      ]
    }
    case 'exception':
      return [await argue(office, held, { officerId, said })]
  }
}

async function argue(
  { provider }: Office,
  held: Held,
  { officerId, said }: Readonly<{ officerId: string; said: Extract<AuthorityAnswer, { answer: 'exception' }> }>,
): Promise<NewFact> {
  const { tx, file, now } = held
  const onDay = dayIn(provider.zone, now)
  const argumentId = newId('argument')
  const holdsUntil = argumentHolds(onDay, provider.calendar)
  const { ground } = said
  const [text, accounts] = [said.text.trim(), aboutOf(held, said.tasks)]
  const kept = { id: argumentId, caseId: file.id, ground, text, accounts, onDay, holdsUntil, at: now, by: officerId }
  await insertArgument(tx, kept)
  return { kind: 'exception-argued', data: { argumentId, ground, text, accounts, holdsUntil } }
}

/** The accounts behind the identifiers that the officer ticked, whom they never see. */
function aboutOf({ state, file }: Held, tasks: readonly string[]): About {
  const named = file.tasks.filter(({ id }) => tasks.includes(id))
  if (named.length === 0) return null
  return [...new Set(named.flatMap(({ id }) => accountsOf(state, id).map(({ accountId }) => accountId)))]
}

function textOf(said: AuthorityAnswer): string {
  switch (said.answer) {
    case 'proceed':
      return ''
    case 'order':
      return said.docket.trim()
    default:
      return said.text.trim()
  }
}
