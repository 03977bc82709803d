import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { State } from '../case/case.rules.ts'
import type { Part } from '../colleagues/colleague.rules.ts'

export type OwnCase = Readonly<{
  caseId: string
  number: string
  docketNumber: string
  state: State
  isOpen: boolean
  dueAt: Date
  receivedAt: Date
  packageReady: boolean
  /** What the reader is on it. */
  part: Part
}>

export const OWN_PAGE = 25

/** The requests that an officer holds or is a colleague on, newest first, one page of them, and how many there are in all. */
export async function casesOf(
  db: Db,
  { officerId, page, now }: Readonly<{ officerId: string; page: number; now: Date }>,
): Promise<Readonly<{ rows: readonly OwnCase[]; total: number }>> {
  const part = sql<Part | null>`part_in_case(c.id, ${officerId}, ${now})`
  const own = db
    .selectFrom('case_file as c')
    .innerJoin('case_index as i', 'i.case_id', 'c.id')
    .where((where) =>
      where.or([
        where('c.officer_id', '=', officerId),
        where('c.id', 'in', where.selectFrom('case_handover').where('to_person', '=', officerId).select('case_id')),
        where(
          'c.id',
          'in',
          where
            .selectFrom('colleague_in_force as k')
            .innerJoin('officer as o', 'o.address', 'k.address')
            .where('o.person_id', '=', officerId)
            .select('k.case_id'),
        ),
      ]),
    )
    .where(part, 'is not', null)
  const { total } = await own.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await own
    .select(['c.id', 'c.number', 'c.docket_number', 'c.due_at', 'c.received_at', 'i.state', 'i.is_open'])
    .select(part.as('part'))
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('case_package as p')
          .select('p.id')
          .whereRef('p.case_id', '=', 'c.id')
          .where('i.state', '=', 'answered'),
      ).as('package_ready'),
    )
    .orderBy('c.received_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(OWN_PAGE)
    .offset((page - 1) * OWN_PAGE)
    .execute()
  return {
    total: Number(total),
    rows: rows.map((row) => ({
      caseId: row.id,
      number: row.number,
      docketNumber: row.docket_number,
      state: row.state,
      isOpen: row.is_open,
      dueAt: row.due_at,
      receivedAt: row.received_at,
      packageReady: Boolean(row.package_ready),
      part: row.part ?? 'holder',
    })),
  }
}
