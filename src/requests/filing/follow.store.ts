import type { Db } from '#platform/db/db.ts'
import type { State } from '../case/case.rules.ts'

export type OwnCase = Readonly<{
  caseId: string
  number: string
  docketNumber: string
  state: State
  isOpen: boolean
  dueAt: Date
  receivedAt: Date
  packageReady: boolean
}>

export const OWN_PAGE = 25

/** An officer's own requests, newest first, one page of them, and how many there are in all. */
export async function casesOf(
  db: Db,
  officerId: string,
  page: number,
): Promise<Readonly<{ rows: readonly OwnCase[]; total: number }>> {
  const own = db
    .selectFrom('case_file as c')
    .innerJoin('case_index as i', 'i.case_id', 'c.id')
    .where('c.officer_id', '=', officerId)
  const { total } = await own.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await own
    .select(['c.id', 'c.number', 'c.docket_number', 'c.due_at', 'c.received_at', 'i.state', 'i.is_open'])
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
    })),
  }
}
