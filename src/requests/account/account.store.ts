/** What an account holder may see: notices that were sent about their account, and nothing of a case before that. */
import type { Db } from '#platform/db/db.ts'
import { type Day, day, instant } from '#platform/time.ts'
import { caseState } from '../case/case.rules.ts'
import { factsOf } from '../case/case.store.ts'
import { type Category, isCategory } from '../triage/category.rules.ts'
import { isProcess, type Process } from '../triage/process.rules.ts'

export type TellableCase = Readonly<{
  caseId: string
  number: string
  agencyName: string
  process: Process
  toldAt: Date
  given: boolean
  /** Null when an order held the notice back until the data had been handed over. */
  produceFrom: Date | null
  lastDay: Day | null
  objected: boolean
  isOpen: boolean
  asked: readonly Category[]
  /** The last day on which we were not allowed, or had reason not, to tell; null where nothing held it back. */
  heldUntil: Day | null
  /** The letter by which they were told. */
  mailId: string
}>

export async function tellableCases(db: Db, accountId: string): Promise<readonly TellableCase[]> {
  const rows = await db
    .selectFrom('user_notice as n')
    .innerJoin('case_file as c', 'c.id', 'n.case_id')
    .innerJoin('agency as a', 'a.id', 'c.agency_id')
    .select(['n.case_id', 'n.mail_id', 'n.at', 'c.number', 'c.process', 'c.categories', 'a.name'])
    .where('n.account_id', '=', accountId)
    .orderBy('n.at', 'desc')
    .limit(100)
    .execute()
  const cases: TellableCase[] = []
  for (const row of rows) {
    if (!isProcess(row.process)) continue
    const facts = await factsOf(db, row.case_id)
    const state = caseState(facts)
    const scheduled = facts.findLast((fact) => fact.kind === 'production-scheduled')
    const own = scheduled?.kind === 'production-scheduled' && scheduled.data.lastDay !== null ? scheduled.data : null
    const held = facts.findLast((fact) => fact.kind === 'notice-held')
    cases.push({
      ...{ caseId: row.case_id, mailId: row.mail_id },
      number: row.number,
      agencyName: row.name,
      process: row.process,
      toldAt: row.at,
      given: state.packageId !== null,
      produceFrom: own ? instant(own.notBefore) : null,
      lastDay: own?.lastDay ? day(own.lastDay) : null,
      objected: state.objection !== null,
      isOpen: state.isOpen,
      asked: row.categories.filter(isCategory),
      heldUntil: held?.kind === 'notice-held' ? held.data.until : null,
    })
  }
  return cases
}
