/** GET /desk: what is due first. No count runs over the whole table, and no row asks for anything of its own. */

import type { Tx } from '#platform/db/db.ts'
import { get, page, type Route } from '#platform/http/route.ts'
import { type QueueFilter, type QueueRow, queue, queueSizes } from '../case/index.store.ts'
import { openEmergencies } from '../emergency/emergency.store.ts'
import { isProcess } from '../triage/process.rules.ts'
import { type DeskParts, namesOf } from './colleague.ts'
import { COUNT_MOST, filterOf, NEEDS, QueueQuery, QueueReply, queueHref, VIEWS } from './queue.form.ts'
import { type QueueLook, QueuePage } from './queue.page.tsx'

export function queueRoutes({ colleagues }: DeskParts): readonly Route[] {
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
        const counts = await countViews(
          tx,
          VIEWS.map(({ ask }) => filterOf(ask, actor)),
        )
        const names = namesOf(await colleagues(tx))
        const here = queueHref({ ...query, page: 1 })
        const look: QueueLook = {
          asked: query,
          rows,
          more,
          names,
          emergencies: query.page === 1 ? await openEmergencies(tx) : [],
          countMost: COUNT_MOST,
          moves: NEEDS,
          views: VIEWS.map(({ key, ask }, index) => ({
            key,
            href: queueHref(ask),
            n: counts[index] ?? null,
            here: queueHref(ask) === here,
          })),
          href: (to) => queueHref({ ...query, page: to }),
        }
        return page(json, () => <QueuePage view={view} look={look} />)
      },
    }),
  ]
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
