/** Arrivals at the desk: what waits, keeping what comes in, and entering what it says. */
import { z } from 'zod'
import { findAgencies } from '#agencies'
import type { Db, Tx } from '#platform/db/db.ts'
import {
  type FieldErrors,
  get,
  page,
  post,
  problem,
  type Reply,
  type Route,
  saying,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { transact } from '#platform/office.ts'
import { atHour, day, later } from '#platform/time.ts'
import { formatInstant } from '#ui/dates.ts'
import type { Typed } from '#ui/fields.tsx'
import { formatBytes } from '#ui/figures.ts'
import type { Channel } from '../case/instrument.rules.ts'
import { type DeskParts, namesOf } from '../desk/colleague.ts'
import { pictures } from '../desk/picture.ts'
import { refusal } from '../emergency/desk.routes.tsx'
import type { Paper } from '../emergency/narrative.typeset.ts'
import { closedUp } from '../emergency/taking.ts'
import { checkShown } from '../filing/check.shown.ts'
import { documentById, newestCheck, progressOf } from '../filing/draft.store.ts'
import { ArriveForm, AsideForm, EnterForm, WordsForm } from './arrival.form.ts'
import { ArrivalPage, type ArrivalReturned } from './arrival.page.tsx'
import { arrivalById, listArrivals } from './arrival.store.ts'
import { say } from './arrival.words.ts'
import { ArrivalsPage, type ArriveReturned } from './arrivals.page.tsx'
import { type ArriveOutcome, putAside, receiveDocument, receiveWords } from './arrive.commands.ts'
import { enterInstrument } from './enter.commands.ts'
import { entryOf, problemErrors } from './entering.ts'

const nothing = z.object({})
const FORM_BYTES = 1_000_000
const DONE_SHOWN = 25
const At = z.iso.datetime()
const ListReply = z.object({
  arrivals: z.array(
    z.object({
      arrival: z.string(),
      name: z.string(),
      channel: z.string(),
      receivedAt: At,
      case: z.string().nullable(),
    }),
  ),
})
const OneReply = z.object({
  arrival: z.string(),
  channel: z.string(),
  receivedAt: At,
  document: z.object({ name: z.string(), bytes: z.number(), sha256: z.string() }),
  findings: z.array(z.looseObject({ code: z.string() })),
  case: z.string().nullable(),
})
const MadeReply = z.object({ arrival: z.string() })
const EnteredReply = z.object({ case: z.string(), number: z.string() })

export function arrivalRoutes(parts: DeskParts): readonly Route[] {
  return [list(), receive(parts), receiveTold(parts), one(parts), picture(parts), enter(parts), aside(parts)]
}

function list(): Route {
  return get({
    id: 'desk.arrivals',
    page: '/desk/arrivals',
    api: '/desk/arrivals',
    may: 'case.read',
    audit: 'arrivals.listed',
    query: nothing,
    replies: ListReply,
    answer: async ({ view }, tx) => {
      const { waiting, done } = await listArrivals(tx, DONE_SHOWN)
      const arrivals = [...waiting, ...done].map(({ id, name, channel, receivedAt, end }) => ({
        ...{ arrival: id, name, channel, receivedAt: receivedAt.toISOString(), case: end?.caseId ?? null },
      }))
      return page({ arrivals }, () => <ArrivalsPage view={view} waiting={waiting} done={done} returned={null} />)
    },
  })
}

type Sent = Readonly<{ view: View; typed: Typed; program: boolean }>

/** Both forms once more, the one that was sent filled as it was. */
async function listAgain({ office }: DeskParts, { view, program }: Sent, returned: ArriveReturned): Promise<Reply> {
  const { waiting, done } = await listArrivals(office.db, DONE_SHOWN)
  const json = refusal(say(view.lang)('arrive.title'), errorsOf(returned.errors))
  if (program) return { kind: 'page', status: 422, json, page: () => <></> }
  return page(json, () => <ArrivalsPage view={view} waiting={waiting} done={done} returned={returned} />, 422)
}

const errorsOf = (errors: ArriveReturned['errors']): FieldErrors =>
  Object.fromEntries(Object.entries(errors).flatMap(([name, error]) => (error === undefined ? [] : [[name, error]])))

function arrived(
  parts: DeskParts,
  sent: Sent,
  outcome: ArriveOutcome,
  form: ArriveReturned['form'],
): Promise<Reply> | Reply {
  const t = say(sent.view.lang)
  if (outcome.kind === 'arrived') {
    const made = seeOther(`/desk/arrivals/${outcome.arrivalId}`, { arrival: outcome.arrivalId }, 201)
    return saying(made, t('arrive.done'))
  }
  const field = outcome.because === 'in-future' ? 'receivedOn' : 'pdf'
  const size = formatBytes(sent.view.lang, sent.view.provider.intake.maxBytes)
  const errors = { [field]: t(`refused.${outcome.because}`, { size }) }
  return listAgain(parts, sent, { form, typed: sent.typed, errors })
}

function receive(parts: DeskParts): Route {
  return post({
    id: 'desk.arrival.receive',
    page: '/desk/arrivals',
    api: '/desk/arrivals',
    may: 'case.triage',
    audit: 'arrival.received',
    query: nothing,
    form: ArriveForm,
    uploads: true,
    bodyBytes: parts.office.provider.intake.maxBytes + FORM_BYTES,
    rate: 'upload',
    replies: MadeReply,
    answer: async (ask) => {
      const { input, view, actor, uploads } = ask
      const upload = uploads.find(({ field }) => field === 'pdf') ?? uploads[0]
      const came = cameOf(view, input)
      return arrived(parts, ask, await receiveDocument(parts.office, actor.id, { came, upload }), 'document')
    },
    invalid: (ask, errors) => listAgain(parts, ask, { form: 'document', typed: ask.typed, errors }),
  })
}

function receiveTold(parts: DeskParts): Route {
  return post({
    id: 'desk.arrival.words',
    page: '/desk/arrivals/words',
    api: '/desk/arrivals/words',
    may: 'case.triage',
    audit: 'arrival.received',
    query: nothing,
    form: WordsForm,
    replies: MadeReply,
    answer: async (ask) => {
      const { input, view, actor } = ask
      const came = cameOf(view, input)
      const paper = paperOf(view, { ...input, ...came, by: actor.name })
      return arrived(parts, ask, await receiveWords(parts.office, actor.id, { came, paper }), 'words')
    },
    invalid: (ask, errors) => listAgain(parts, ask, { form: 'words', typed: ask.typed, errors }),
  })
}

type Came = Readonly<{ channel: Channel; receivedOn: string; receivedTime: string }>

/** The minute on the clock of the office. */
function cameOf({ zone }: View, { channel, receivedOn, receivedTime }: Came) {
  const [hours = '0', minutes = '0'] = receivedTime.split(':')
  return { channel, receivedAt: later(atHour(day(receivedOn), Number(hours), zone), Number(minutes) * 60_000) }
}

type Told = Readonly<{ channel: Channel; receivedAt: Date; who: string; words: string; by: string }>

function paperOf(view: View, { channel, receivedAt, who, words, by }: Told): Paper {
  const t = say(view.lang)
  return {
    title: t('arrive.paperTitle'),
    made: t('arrive.paperMade', { provider: view.provider.name }),
    facts: [
      [t('arrive.paperWho'), who],
      [t('arrive.paperChannel'), t(`channel.${channel}`)],
      [t('arrive.paperAt'), formatInstant(view.lang, receivedAt, view.zone, 'exact')],
      [t('arrive.paperBy'), by],
    ],
    told: [[t('arrive.paperWords'), words]],
    lang: view.lang,
  }
}

type Looking = Readonly<{ view: View; id: string; leaf: number; returned: ArrivalReturned | null }>

/** One arrival with its pages; null where there is none under this id. */
async function lookAt({ colleagues }: DeskParts, tx: Tx, { view, id, leaf, returned }: Looking) {
  const arrival = await arrivalById(tx, id)
  const document = arrival && (await documentById(tx, arrival.documentId))
  if (!arrival || !document) return null
  const known = await newestCheck(tx, document.id)
  const progress = known?.complete === false ? await progressOf(tx, document.id) : undefined
  const names = namesOf(await colleagues(tx))
  return {
    ...{ view, arrival, document, returned },
    check: known ? checkShown(known, { lang: view.lang, page: leaf, progress }) : null,
    agencies: arrival.end === null ? await agenciesToChoose(tx) : [],
    endedBy: arrival.end ? (names.get(arrival.end.by) ?? arrival.end.by) : '',
  }
}

function agenciesToChoose(db: Db | Tx) {
  return findAgencies(db, { text: '', country: '', limit: 500 })
}

const noArrival = ({ lang }: View): Reply => problem(404, 'no-arrival', say(lang)('unknownTitle'), say(lang)('unknown'))

function one(parts: DeskParts): Route {
  return get({
    id: 'desk.arrival',
    page: '/desk/arrivals/:arrival',
    api: '/desk/arrivals/:arrival',
    may: 'case.read',
    audit: 'arrival.read',
    query: z.object({ leaf: z.coerce.number().int().min(1).catch(1).default(1) }),
    replies: OneReply,
    answer: async ({ params: { arrival: id = '' }, query, view }, tx) => {
      const look = await lookAt(parts, tx, { view, id, leaf: query.leaf, returned: null })
      if (!look) return noArrival(view)
      const { arrival, document, check } = look
      const { name, bytes, sha256 } = document
      return page(
        {
          ...{ arrival: arrival.id, channel: arrival.channel, receivedAt: arrival.receivedAt.toISOString() },
          document: { name, bytes, sha256 },
          findings: (check?.findings ?? []).map(({ code, severity, page: at }) => ({
            code,
            severity,
            page: at ?? null,
          })),
          case: arrival.end?.caseId ?? null,
        },
        () => <ArrivalPage {...look} />,
      )
    },
  })
}

/** Drawn in the child process while the answer is sent, after the read's transaction has ended. */
function picture({ office }: DeskParts): Route {
  const draw = pictures(office)
  return get({
    id: 'desk.arrival.page',
    page: '/desk/arrivals/:arrival/pages/:n',
    api: '/desk/arrivals/:arrival/pages/:n',
    may: 'case.read',
    audit: 'arrival.page.read',
    query: nothing,
    replies: 'image/png',
    answer: async ({ params: { arrival: id = '', n = '' }, view }, tx) => {
      const arrival = await arrivalById(tx, id)
      const document = arrival && (await documentById(tx, arrival.documentId))
      const check = document && (await newestCheck(tx, document.id))
      const wanted = check?.verdict.pages.find((known) => String(known.n) === n)
      if (!document || !wanted) return noArrival(view)
      const stream = draw({ sha256: document.sha256, page: wanted.n })
      return { kind: 'stream', name: `page-${wanted.n}.png`, type: 'image/png', inline: true, bytes: null, stream }
    },
  })
}

type OneSent = Sent & Readonly<{ params: Readonly<Record<string, string>> }>

async function oneAgain(parts: DeskParts, sent: OneSent, returned: ArrivalReturned): Promise<Reply> {
  const { view } = sent
  const id = sent.params['arrival'] ?? ''
  const look = await transact(parts.office, (tx) => lookAt(parts, tx, { view, id, leaf: 1, returned }))
  if (!look) return noArrival(view)
  const json = refusal(say(view.lang)('enter.title'), errorsOf(returned.errors))
  return page(json, () => <ArrivalPage {...look} />, 422)
}

/** Somebody ended it meanwhile: their word stands, and the page says which. */
const tooLate = ({ lang }: View): Reply => problem(409, 'ended', say(lang)('ended.title'), say(lang)('ended.text'))

function enter(parts: DeskParts): Route {
  return post({
    id: 'desk.arrival.enter',
    page: '/desk/arrivals/:arrival',
    api: '/desk/arrivals/:arrival',
    may: 'case.triage',
    audit: 'arrival.entered',
    query: nothing,
    form: EnterForm,
    replies: EnteredReply,
    answer: async (ask) => {
      const { input, view, actor, params } = ask
      const back = (errors: FieldErrors) => oneAgain(parts, ask, { form: 'enter', typed: closedUp(ask.typed), errors })
      const read = entryOf(view, input)
      if (read.kind === 'wrong') return back(read.errors)
      const outcome = await enterInstrument(parts.office, actor.id, {
        arrivalId: params['arrival'] ?? '',
        entry: read.entry,
      })
      switch (outcome.kind) {
        case 'unknown':
          return noArrival(view)
        case 'ended':
          return tooLate(view)
        case 'unknown-agency':
          return back({ agencyId: say(view.lang)('refused.unknown-agency') })
        case 'wrong':
          return back(problemErrors(view, outcome.problems))
        case 'entered': {
          const { caseId, number } = outcome
          const made = seeOther(`/desk/cases/${caseId}`, { case: caseId, number }, 201)
          return saying(made, say(view.lang)('enter.done', { number }))
        }
      }
    },
    invalid: (ask, errors) => oneAgain(parts, ask, { form: 'enter', typed: closedUp(ask.typed), errors }),
  })
}

function aside(parts: DeskParts): Route {
  return post({
    id: 'desk.arrival.aside',
    page: '/desk/arrivals/:arrival/aside',
    api: '/desk/arrivals/:arrival/aside',
    may: 'case.triage',
    audit: 'arrival.put-aside',
    query: nothing,
    form: AsideForm,
    replies: MadeReply,
    answer: async (ask) => {
      const arrivalId = ask.params['arrival'] ?? ''
      const { kind } = await putAside(parts.office, ask.actor.id, { arrivalId, reason: ask.input.reason })
      if (kind === 'unknown') return noArrival(ask.view)
      if (kind === 'ended') return tooLate(ask.view)
      return saying(seeOther('/desk/arrivals', { arrival: arrivalId }, 200), say(ask.view.lang)('aside.done'))
    },
    invalid: (ask, errors) => oneAgain(parts, ask, { form: 'aside', typed: ask.typed, errors }),
  })
}
