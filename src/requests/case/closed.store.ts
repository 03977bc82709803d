/** What the transparency report asks: cases that were completed, from their facts. */
import type { Db } from '#platform/db/db.ts'
import { isProcess, type Process } from '../triage/process.rules.ts'
import { caseState } from './case.rules.ts'
import { toFact } from './case.store.ts'
import type { FactData, Found, Outcome } from './fact.rules.ts'

export type ClosedCase = Readonly<{
  caseId: string
  number: string
  process: Process
  /** Country of the agency, ISO 3166. */
  country: string
  closedAt: Date
  outcomes: readonly Outcome[]
  /** A court's order that binds was with it, whether with an end or not. */
  delayedNotice: boolean
  accounts: readonly Found[]
}>

/** Cases closed from `from` (inclusive) to `to` (exclusive), by the time of the fact that closed them, oldest first. */
export async function closedCases(db: Db, { from, to }: { from: Date; to: Date }): Promise<readonly ClosedCase[]> {
  const closed = await db
    .selectFrom('case_fact as f')
    .innerJoin('case_file as c', 'c.id', 'f.case_id')
    .innerJoin('agency as a', 'a.id', 'c.agency_id')
    .select(['f.case_id', 'f.at', 'f.data', 'c.number', 'c.process', 'a.country'])
    .where('f.kind', '=', 'closed')
    .where('f.at', '>=', from)
    .where('f.at', '<', to)
    .orderBy('f.at')
    .orderBy('f.case_id')
    .execute()
  if (closed.length === 0) return []
  const rows = await db
    .selectFrom('case_fact')
    .selectAll()
    .where(
      'case_id',
      'in',
      closed.map((row) => row.case_id),
    )
    .orderBy('case_id')
    .orderBy('n')
    .execute()
  const facts = Map.groupBy(
    rows.map((row) => ({ caseId: row.case_id, fact: toFact(row) })),
    ({ caseId }) => caseId,
  )
  return closed.flatMap((row) => {
    if (!isProcess(row.process)) return []
    const state = caseState((facts.get(row.case_id) ?? []).map(({ fact }) => fact))
    return [
      {
        caseId: row.case_id,
        number: row.number,
        process: row.process,
        country: row.country,
        closedAt: row.at,
        outcomes: outcomesOf(row.data as FactData['closed']),
        delayedNotice: state.orders.some((order) => order.ruling?.kind !== 'does-not-bind'),
        accounts: [...state.resolved.values()].flatMap(({ found }) => found),
      },
    ]
  })
}

function outcomesOf({ outcomes, whole }: FactData['closed']): readonly Outcome[] {
  return outcomes.length === 0 && whole !== undefined ? [whole] : outcomes.map(({ outcome }) => outcome)
}

/** When the first case came in: before that there is nothing to report. */
export async function firstFactAt(db: Db): Promise<Date | undefined> {
  return (
    await db
      .selectFrom('case_fact')
      .select('at')
      .where('kind', '=', 'received')
      .orderBy('at')
      .limit(1)
      .executeTakeFirst()
  )?.at
}
