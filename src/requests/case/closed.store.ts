/** What the transparency report asks: when cases were completed and taken up again, from their facts. */
import type { Db } from '#platform/db/db.ts'
import { isProcess, type Process, processRow } from '../triage/process.rules.ts'
import { caseState } from './case.rules.ts'
import { toFact } from './case.store.ts'
import type { Fact, FactData, Found, Outcome } from './fact.rules.ts'

/** A case was completed, or taken up again. */
export type CaseTurn =
  | Readonly<{ kind: 'closed'; at: Date; outcomes: readonly Outcome[] }>
  | Readonly<{ kind: 'reopened'; at: Date }>

export type CompletedCase = Readonly<{
  caseId: string
  number: string
  process: Process
  /** Country of the agency, ISO 3166. */
  country: string
  /** All of them, oldest first. */
  turns: readonly CaseTurn[]
  /** A court's order that binds was with it, whether with an end or not. */
  delayedNotice: boolean
  accounts: readonly Found[]
}>

/**
 * Cases with a closing from `from` (inclusive) to `to` (exclusive), by their first closing therein, oldest first. What is told of a case
 * beside its turns is as it was known at `to`: a report that was published reads the same ever after.
 */
export async function completedCases(
  db: Db,
  { from, to }: { from: Date; to: Date },
): Promise<readonly CompletedCase[]> {
  const closed = await db
    .selectFrom('case_fact')
    .select('case_id')
    .select(({ fn }) => fn.min('at').as('first'))
    .where('kind', '=', 'closed')
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy('case_id')
    .orderBy('first')
    .orderBy('case_id')
    .execute()
  return casesWith(
    db,
    closed.map((row) => row.case_id),
    to,
  )
}

/** Cases that were ever taken up again, as they are known now. */
export async function reopenedCases(db: Db): Promise<readonly CompletedCase[]> {
  const reopened = await db
    .selectFrom('case_fact')
    .select('case_id')
    .select(({ fn }) => fn.min('at').as('first'))
    .where('kind', '=', 'reopened')
    .groupBy('case_id')
    .orderBy('first')
    .orderBy('case_id')
    .execute()
  return casesWith(
    db,
    reopened.map((row) => row.case_id),
    null,
  )
}

/** Only what an authority asked: a party to a lawsuit or whoever else wrote is no government, and is in no count of governments' requests. */
async function casesWith(db: Db, ids: readonly string[], until: Date | null): Promise<readonly CompletedCase[]> {
  if (ids.length === 0) return []
  const files = await db
    .selectFrom('case_file as c')
    .innerJoin('agency as a', 'a.id', 'c.agency_id')
    .leftJoin('case_instrument as i', 'i.case_id', 'c.id')
    .select(['c.id', 'c.number', 'c.process', 'a.country'])
    .where('c.id', 'in', ids)
    .where(({ or, eb }) => or([eb('i.authority', 'is', null), eb('i.authority', '=', true)]))
    .execute()
  const rows = await db
    .selectFrom('case_fact')
    .selectAll()
    .where('case_id', 'in', ids)
    .orderBy('case_id')
    .orderBy('n')
    .execute()
  const known = new Map(files.map((file) => [file.id, file]))
  const facts = Map.groupBy(rows, (row) => row.case_id)
  return ids.flatMap((id) => {
    const file = known.get(id)
    if (!file || !isProcess(file.process) || processRow(file.process).family === 'private') return []
    const all = (facts.get(id) ?? []).map(toFact)
    const state = caseState(until === null ? all : all.filter(({ at }) => at < until))
    return [
      {
        ...{ caseId: id, number: file.number, process: file.process, country: file.country, turns: turnsOf(all) },
        delayedNotice: state.orders.some((order) => order.ruling?.kind !== 'does-not-bind'),
        accounts: [...state.resolved.values()].flatMap(({ found }) => found),
      },
    ]
  })
}

function turnsOf(facts: readonly Fact[]): readonly CaseTurn[] {
  return facts.flatMap((fact): readonly CaseTurn[] => {
    if (fact.kind === 'reopened') return [{ kind: 'reopened', at: fact.at }]
    if (fact.kind !== 'closed') return []
    return [{ kind: 'closed', at: fact.at, outcomes: outcomesOf(fact.data) }]
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
