/** GET /desk: what is due first. No count runs over the whole table, and no row asks for anything of its own. */

import { record } from '#audit'
import { namesOf } from '#identity'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, type FieldErrors, get, page, problem, type Reply, type Route } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { transact } from '#platform/office.ts'
import type { Typed } from '#ui/fields.tsx'
import { type QueueFilter, type QueueRow, queue, queueSizes } from '../case/index.store.ts'
import { openEmergencies } from '../emergency/emergency.store.ts'
import { isProcess } from '../triage/process.rules.ts'
import type { DeskParts } from './colleague.ts'
import { COUNT_MOST, filterOf, NEEDS, type QueueAsk, QueueQuery, QueueReply, queueHref, VIEWS } from './queue.form.ts'
import { type QueueLook, QueuePage } from './queue.page.tsx'
import { say } from './queue.words.ts'
import type { SavedLook } from './saved-view.page.tsx'
import { viewsFor } from './saved-view.store.ts'

export function queueRoutes(): readonly Route[] {
  return [
    get({
      id: 'desk.queue',
      page: '/desk',
      api: '/desk/cases',
      may: 'case.read',
      audit: 'queue.read',
      query: QueueQuery,
      replies: QueueReply,
      answer: async ({ query, actor, view, program }, tx) => {
        const { rows, more } = await queue(tx, filterOf(query, actor))
        const json = { cases: rows.map(rowJson), page: query.page, more }
        if (program) return page(json, () => <></>)
        const look = await lookAtQueue(tx, { asked: query, found: { rows, more }, actor, returned: null })
        return page(json, () => <QueuePage view={view} look={look} />)
      },
    }),
  ]
}

type Looking = Readonly<{
  asked: QueueAsk
  found: Pick<QueueLook, 'rows' | 'more'>
  actor: Actor
  returned: SavedLook['returned']
}>

/** Names are asked of those alone who stand on the page. */
async function lookAtQueue(tx: Tx, { asked, found, actor, returned }: Looking): Promise<QueueLook> {
  const counts = await countViews(
    tx,
    VIEWS.map(({ ask }) => filterOf(ask, actor)),
  )
  const here = queueHref({ ...asked, page: 1 })
  const emergencies = asked.page === 1 ? await openEmergencies(tx) : []
  const shown = [...found.rows, ...emergencies].flatMap(({ assignedTo }) => assignedTo ?? [])
  const answered = emergencies.flatMap(({ answeredBy }) => answeredBy ?? [])
  const saved = await viewsFor(tx, actor.id)
  const owners = saved.map(({ ownerId }) => ownerId).filter((owner) => owner !== actor.id)
  return {
    ...{ asked, ...found, emergencies, countMost: COUNT_MOST, moves: NEEDS },
    names: await namesOf(tx, [...new Set([...shown, ...answered, ...owners])]),
    views: VIEWS.map(({ key, ask }, index) => ({
      key,
      href: queueHref(ask),
      n: counts[index] ?? null,
      here: queueHref(ask) === here,
    })),
    href: (to) => queueHref({ ...asked, page: to }),
    saved: {
      views: saved.map((view) => ({ ...view, href: view.query, here: view.query === here })),
      fields: Object.fromEntries(new URLSearchParams(here.split('?')[1] ?? '')),
      returned,
    },
  }
}

/** What was asked, as far as showing the queue again needs. */
export type QueueAsked = Readonly<{
  params: Readonly<Record<string, string>>
  typed: Typed
  view: View
  actor: Actor
  program: boolean
}>

/** The queue once more, with the form of a view as it was sent. */
export async function queueAgain(
  parts: DeskParts,
  { params, typed, view, actor, program }: QueueAsked,
  { asked, errors }: Readonly<{ asked: QueueAsk; errors: FieldErrors }>,
): Promise<Reply> {
  const { name = '' } = errors
  if (program) return { ...problem(422, 'invalid', say(view.lang)('title'), name), ...{ errors } }
  const returned = { view: params['view'] ?? null, typed, errors }
  const look = await transact(parts.office, async (tx) => {
    await record(tx, parts.office.clock, { who: actor.id, action: 'queue.read', about: '/desk', allowed: true })
    return lookAtQueue(tx, { asked, found: await queue(tx, filterOf(asked, actor)), actor, returned })
  })
  return page({ errors }, () => <QueuePage view={view} look={look} />, 422)
}

/** The view of all that ended is not counted: it only grows. */
async function countViews(tx: Tx, filters: readonly QueueFilter[]): Promise<readonly (number | null)[]> {
  const open = filters.filter((filter) => filter.open)
  const sizes = await queueSizes(tx, open, COUNT_MOST)
  return filters.map((filter) => sizes[open.indexOf(filter)] ?? null)
}

function rowJson(row: QueueRow) {
  const {
    caseId,
    number,
    state,
    needs,
    dueAt,
    receivedAt,
    process,
    agencyName,
    country,
    identifiers,
    assignedTo,
    blocks,
    warns,
  } = row
  return {
    id: caseId,
    number,
    state,
    needs,
    dueAt: dueAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    process: isProcess(process) ? process : null,
    agency: agencyName,
    country,
    identifiers,
    assignedTo,
    blocks,
    warns,
  }
}
