/** /lers/agency: the requests of a whole agency, for its supervisor. For everybody else none of them exists. */
import { z } from 'zod'
import { agencyById, supervisedBy } from '#agencies'
import type { Tx } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import {
  type Actor,
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
import { type Office, transact } from '#platform/office.ts'
import { DAY_MS, later } from '#platform/time.ts'
import type { Typed } from '#ui/fields.tsx'
import { caseById } from '../case/case.store.ts'
import { POSTS } from '../colleagues/colleague.rules.ts'
import { colleaguesOf } from '../colleagues/colleague.store.ts'
import { say as sayFollow } from '../filing/follow.words.ts'
import { officerState } from '../filing/officer.rules.ts'
import { candidatesOf, handOver, joinCase } from './handover.commands.ts'
import { AgencyCasePage, type AgencyCaseShown, NoWorkspacePage, WorkspacePage } from './workspace.page.tsx'
import { type AgencyCase, caseOfAgency, casesOfAgency, WORKSPACE_PAGE } from './workspace.store.ts'
import { say, words } from './workspace.words.ts'

const told = teller(words)
const nothing = z.object({})
const RECENT_DAYS = 182
const Listing = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  show: z.enum(['open', 'closed']).catch('open').default('open'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
const Line = z.object({
  case: z.string(),
  number: z.string(),
  process: z.string(),
  state: z.string(),
  open: z.boolean(),
  dueAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  officer: z.string(),
  part: z.string().nullable(),
})
const ListReply = z.object({ supervisor: z.boolean(), agency: z.string(), pages: z.int(), cases: z.array(Line) })
const CaseReply = Line.extend({
  colleagues: z.array(z.object({ address: z.string(), post: z.string() })),
  candidates: z.array(z.object({ id: z.string(), name: z.string() })),
})
const HandForm = z.object({
  to: z
    .string({ error: told('refused.no-such-officer') })
    .min(1, told('refused.no-such-officer'))
    .max(60),
  reason: z
    .string({ error: told('refused.reason-missing') })
    .trim()
    .min(1, told('refused.reason-missing'))
    .max(500),
})

function lineJson(found: AgencyCase): z.output<typeof Line> {
  const { caseId, number, process, state, isOpen, dueAt, receivedAt, holder, part } = found
  return {
    ...{ case: caseId, number, process, state: officerState(state), open: isOpen, officer: holder, part },
    ...{ dueAt: dueAt.toISOString(), receivedAt: receivedAt.toISOString() },
  }
}

export function workspaceRoutes(office: Office): readonly Route[] {
  return [list(office), one(office), hand(office), join(office)]
}

function list({ clock }: Office): Route {
  return get({
    id: 'lers.agency',
    page: '/lers/agency',
    api: '/agency',
    may: 'request.follow',
    audit: 'agency.requests.listed',
    query: Listing,
    replies: ListReply,
    answer: async ({ actor, view, query }, tx) => {
      const now = clock.now()
      const agencyId = await supervisedBy(tx, actor.id, now)
      if (agencyId === null)
        return page({ supervisor: false, agency: '', pages: 0, cases: [] }, () => <NoWorkspacePage view={view} />)
      const { name = '', unit = null } = (await agencyById(tx, agencyId)) ?? {}
      const agency = [name, unit].filter(Boolean).join(', ')
      const { rows, total } = await casesOfAgency(tx, {
        ...{ agencyId, reader: actor.id, text: query.q, open: query.show === 'open', page: query.page, now },
        since: later(now, -RECENT_DAYS * DAY_MS),
      })
      const pages = Math.ceil(total / WORKSPACE_PAGE)
      return page({ supervisor: true, agency, pages, cases: rows.map(lineJson) }, () => (
        <WorkspacePage {...{ view, agency, asked: query, rows, pages }} />
      ))
    },
  })
}

function one(office: Office): Route {
  return get({
    id: 'lers.agency.case',
    page: '/lers/agency/cases/:case',
    api: '/agency/cases/:case',
    may: 'request.follow',
    audit: 'agency.request.viewed',
    query: nothing,
    replies: CaseReply,
    answer: async ({ actor, view, params: { case: caseId = '' } }, tx) => {
      const shown = await lookAt(office, tx, { actor, view, caseId })
      return shown ? page(caseJson(shown), () => <AgencyCasePage {...shown} />) : noCase(view)
    },
  })
}

type Wanted = Readonly<{ actor: Actor; view: View; caseId: string }>

async function lookAt({ clock }: Office, tx: Tx, { actor, view, caseId }: Wanted): Promise<AgencyCaseShown | null> {
  const now = clock.now()
  const agencyId = await supervisedBy(tx, actor.id, now)
  if (agencyId === null) return null
  const found = await caseOfAgency(tx, { caseId, agencyId, reader: actor.id, now })
  const file = found && (await caseById(tx, caseId))
  if (!found || !file) return null
  const candidates = (await candidatesOf(tx, agencyId, now)).filter(({ id }) => id !== file.officerId)
  return { view, found, colleagues: await colleaguesOf(tx, caseId), candidates, returned: null }
}

function caseJson({ found, colleagues, candidates }: AgencyCaseShown): z.output<typeof CaseReply> {
  return {
    ...lineJson(found),
    colleagues: colleagues.map(({ address, post: as }) => ({ address, post: as })),
    candidates: candidates.map(({ id, name }) => ({ id, name })),
  }
}

type Sent = Readonly<{ actor: Actor; view: View; params: Readonly<Record<string, string>>; typed: Typed }>

/** The page of the case once more, with the form as it was sent. */
async function again(office: Office, { actor, view, params, typed }: Sent, errors: FieldErrors): Promise<Reply> {
  const shown = await transact(office, (tx) => lookAt(office, tx, { actor, view, caseId: params['case'] ?? '' }))
  if (!shown) return noCase(view)
  return page({ errors }, () => <AgencyCasePage {...shown} returned={{ typed, errors }} />, 422)
}

function hand(office: Office): Route {
  return post({
    id: 'lers.agency.handover',
    page: '/lers/agency/cases/:case/handover',
    api: '/agency/cases/:case/handover',
    may: 'request.follow',
    audit: 'case.handed-over',
    rate: 'code',
    query: nothing,
    form: HandForm,
    replies: z.object({ case: z.string() }),
    answer: async (ask) => {
      const { actor, view, params, input } = ask
      const t = say(view.lang)
      const caseId = params.case ?? ''
      const end = await handOver(office, actor.id, { caseId, ...input, side: 'agency' })
      if (end.kind === 'unknown') return noCase(view)
      if (end.kind === 'handed-over')
        return saying(
          seeOther(`/lers/agency/cases/${caseId}`, { case: caseId }, 201),
          t('hand.done', { name: end.name }),
        )
      return again(office, ask, { to: t(`refused.${end.because}`) })
    },
    invalid: (ask, errors) => again(office, ask, errors),
  })
}

function join(office: Office): Route {
  return post({
    id: 'lers.agency.join',
    page: '/lers/agency/cases/:case/join',
    api: '/agency/cases/:case/join',
    may: 'request.follow',
    audit: 'colleague.added',
    rate: 'code',
    query: nothing,
    form: z.object({ post: z.enum(POSTS) }),
    replies: z.object({ case: z.string() }),
    answer: async (ask) => {
      const { actor, view, params, input } = ask
      const t = say(view.lang)
      const caseId = params.case ?? ''
      const end = await joinCase(office, actor.id, { caseId, post: input.post })
      if (end.kind === 'unknown') return noCase(view)
      if (end.kind === 'joined') return saying(seeOther(`/lers/cases/${caseId}`, { case: caseId }, 201), t('join.done'))
      return again(office, ask, { post: t(`refused.${end.because}`) })
    },
    invalid: (ask, errors) => again(office, ask, errors),
  })
}

function noCase({ lang }: View): Reply {
  const t = sayFollow(lang)
  return problem(404, 'no-case', t('problem.noCase'), t('problem.noCaseText'))
}
