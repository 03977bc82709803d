import { z } from 'zod'
import type { Permission } from '#platform/http/route.ts'
import { type Needs, STATES } from '../case/case.rules.ts'
import type { QueueFilter } from '../case/index.store.ts'
import { isProcess, PROCESS_IDS } from '../triage/process.rules.ts'

export const NEEDS = [
  'intake',
  'reviewer',
  'second-person',
  'counsel',
  'officer',
  'time',
  'machine',
] as const satisfies readonly Needs[]

/** What the filter bar asks; whatever is left out means all. An address that a person mistyped shows the whole queue, never an error. */
export const QueueQuery = z.object({
  q: z.string().max(200).catch('').default(''),
  process: z.string().refine(isProcess).optional().catch(undefined),
  state: z.enum(STATES).optional().catch(undefined),
  needs: z
    .enum([...NEEDS, 'me'])
    .optional()
    .catch(undefined),
  assigned: z.enum(['me', 'nobody']).optional().catch(undefined),
  show: z.enum(['open', 'closed']).catch('open').default('open'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
export type QueueAsk = z.output<typeof QueueQuery>

export const WHOLE_QUEUE: QueueAsk = { q: '', show: 'open', page: 1 }

/** The moves that a person can make, by what they may do. A second person is asked for in a view of its own. */
const MOVES: readonly (readonly [Permission, Needs])[] = [
  ['case.triage', 'intake'],
  ['case.propose', 'reviewer'],
  ['notice.rule', 'counsel'],
]

export function filterOf(asked: QueueAsk, me: Readonly<{ id: string; may: ReadonlySet<Permission> }>): QueueFilter {
  const mine = MOVES.flatMap(([permission, move]) => (me.may.has(permission) ? [move] : []))
  return {
    open: asked.show === 'open',
    text: asked.q,
    process: asked.process ?? null,
    state: asked.state ?? null,
    page: asked.page,
    needs: asked.needs === 'me' ? (mine.length > 0 ? mine : 'nobody') : (asked.needs ?? null),
    assigned: asked.assigned === 'me' ? me.id : (asked.assigned ?? null),
  }
}

/** The address of a view of the queue; what is usual is left out. */
export function queueHref(asked: QueueAsk): string {
  const { q, process, state, needs, assigned, show, page } = asked
  const given = Object.entries({
    q,
    process,
    state,
    needs,
    assigned,
    show: show === 'open' ? '' : show,
    page: page === 1 ? '' : String(page),
  })
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return query.size > 0 ? `/desk?${query}` : '/desk'
}

export const VIEWS = [
  { key: 'dueFirst', ask: WHOLE_QUEUE },
  { key: 'needsMe', ask: { ...WHOLE_QUEUE, assigned: 'me', needs: 'me' } },
  { key: 'secondPerson', ask: { ...WHOLE_QUEUE, needs: 'second-person' } },
  { key: 'counsel', ask: { ...WHOLE_QUEUE, needs: 'counsel' } },
  { key: 'nobodys', ask: { ...WHOLE_QUEUE, assigned: 'nobody' } },
  { key: 'ended', ask: { ...WHOLE_QUEUE, show: 'closed' } },
] as const satisfies readonly Readonly<{ key: string; ask: QueueAsk }>[]
export type ViewKey = (typeof VIEWS)[number]['key']

/** Counts stop here: a view says "99+". */
export const COUNT_MOST = 100

const Row = z.object({
  id: z.string(),
  number: z.string(),
  state: z.enum(STATES),
  needs: z.string(),
  dueAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  process: z.enum(PROCESS_IDS),
  agency: z.string(),
  country: z.string(),
  identifiers: z.int(),
  assignedTo: z.string().nullable(),
  blocks: z.int(),
  warns: z.int(),
})
export const QueueReply = z.object({ cases: z.array(Row), page: z.int(), more: z.boolean() })
