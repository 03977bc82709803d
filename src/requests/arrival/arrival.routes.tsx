/** One arrival at the desk: its document, and entering what it says or putting it aside. */
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
import { type DeskParts, namesOf } from '../desk/colleague.ts'
import { pictures } from '../desk/picture.ts'
import { refusal } from '../emergency/desk.routes.tsx'
import { closedUp } from '../emergency/taking.ts'
import { checkShown } from '../filing/check.shown.ts'
import { documentById, newestCheck, progressOf } from '../filing/draft.store.ts'
import { AsideForm, EnterForm } from './arrival.form.ts'
import { ArrivalPage, type ArrivalReturned } from './arrival.page.tsx'
import { arrivalById } from './arrival.store.ts'
import { say } from './arrival.words.ts'
import { putAside } from './arrive.commands.ts'
import { enterInstrument } from './enter.commands.ts'
import { entryOf, errorsOf, problemErrors, type Sent } from './entering.ts'

const nothing = z.object({})
const OneReply = z.object({
  arrival: z.string(),
  channel: z.string(),
  receivedAt: z.iso.datetime(),
  document: z.object({ name: z.string(), bytes: z.number(), sha256: z.string() }),
  findings: z.array(z.looseObject({ code: z.string() })),
  case: z.string().nullable(),
})
const EnteredReply = z.object({ case: z.string(), number: z.string() })
const AsideReply = z.object({ arrival: z.string() })

export function arrivalRoutes(parts: DeskParts): readonly Route[] {
  return [one(parts), picture(parts), enter(parts), aside(parts)]
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
    replies: AsideReply,
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
