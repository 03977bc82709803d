/** What the transparency report asks: when cases were completed and taken up again, from their facts or from what those left behind. */
import type { Db } from '#platform/db/db.ts'
import { type CaseTurn, type CountedAccount, knownBefore, toldOf, turnsOf } from '../retention/tombstone.rules.ts'
import {
  firstReceivedOfGone,
  type Tombstone,
  tombstonesClosed,
  tombstonesReopened,
} from '../retention/tombstone.store.ts'
import { isProcess, type Process, processRow } from '../triage/process.rules.ts'
import { toFact } from './case.store.ts'

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
  accounts: readonly CountedAccount[]
}>

type Found = Readonly<{ first: Date; found: CompletedCase }>

/**
 * Cases with a closing from `from` (inclusive) to `to` (exclusive), by their first closing therein, oldest first. What is told of a case
 * beside its turns is as it was known at `to`: a report that was published reads the same ever after, also when cases have gone.
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
    .execute()
  const gone = (await tombstonesClosed(db, { from, to })).filter(isCounted).flatMap((stone) => {
    const first = stone.turns.find(({ kind, at }) => kind === 'closed' && at >= from && at < to)
    return first ? [{ first: first.at, found: fromStone(stone, to) }] : []
  })
  return inOrder([...(await casesWith(db, closed, to)), ...gone])
}

/** Cases that were ever taken up again, as they are known now. */
export async function reopenedCases(db: Db): Promise<readonly CompletedCase[]> {
  const reopened = await db
    .selectFrom('case_fact')
    .select('case_id')
    .select(({ fn }) => fn.min('at').as('first'))
    .where('kind', '=', 'reopened')
    .groupBy('case_id')
    .execute()
  const gone = (await tombstonesReopened(db)).filter(isCounted).flatMap((stone) => {
    const first = stone.turns.find(({ kind }) => kind === 'reopened')
    return first ? [{ first: first.at, found: fromStone(stone, null) }] : []
  })
  return inOrder([...(await casesWith(db, reopened, null)), ...gone])
}

function inOrder(all: readonly Found[]): readonly CompletedCase[] {
  return [...all]
    .sort((a, b) => a.first.getTime() - b.first.getTime() || (a.found.caseId < b.found.caseId ? -1 : 1))
    .map(({ found }) => found)
}

const isPrivate = (process: Process) => processRow(process).family === 'private'
/** Of the others nothing counts, and so nothing is told. */
const isCounted = ({ process, authority }: Tombstone) => authority && !isPrivate(process)

function fromStone({ known, ...stone }: Tombstone, until: Date | null): CompletedCase {
  const { caseId, number, process, country, turns } = stone
  return { caseId, number, process, country, turns, ...knownBefore({ known }, until) }
}

/** Only what an authority asked: a party to a lawsuit or whoever else wrote is no government, and is in no count of governments' requests. */
async function casesWith(
  db: Db,
  asked: readonly Readonly<{ case_id: string; first: Date }>[],
  until: Date | null,
): Promise<readonly Found[]> {
  if (asked.length === 0) return []
  const ids = asked.map(({ case_id }) => case_id)
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
  return asked.flatMap(({ case_id, first }) => {
    const file = known.get(case_id)
    if (!file || !isProcess(file.process) || isPrivate(file.process)) return []
    const all = (facts.get(case_id) ?? []).map(toFact)
    const found = {
      ...{ caseId: case_id, number: file.number, process: file.process, country: file.country, turns: turnsOf(all) },
      ...toldOf(until === null ? all : all.filter(({ at }) => at < until)),
    }
    return [{ first, found }]
  })
}

/** When the first case came in: before that there is nothing to report. */
export async function firstFactAt(db: Db): Promise<Date | undefined> {
  const kept = await db
    .selectFrom('case_fact')
    .select('at')
    .where('kind', '=', 'received')
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  const all = [kept?.at, await firstReceivedOfGone(db)].filter((at) => at !== undefined)
  return all.sort((a, b) => a.getTime() - b.getTime())[0]
}
