import type { Db } from '#platform/db/db.ts'
import type { Needs } from '../case/case.rules.ts'
import { dueRuleOf } from '../case/due.rules.ts'
import { isEmergency } from '../emergency/emergency.rules.ts'
import type { ClockId } from './clock.rules.ts'

/** What staff are told of a due date: the case's number, its clock and its date, and nothing of whom it is about. */
export type DueCase = Readonly<{
  caseId: string
  number: string
  /** The clock that rules the case. */
  rule: ClockId
  receivedAt: Date
  dueAt: Date
  assignedTo: string | null
  needs: Needs
  isEmergency: boolean
}>

/** As many as a calendar program can still show; what is due first comes first. */
const MOST = 1000

/** Open cases by their due date; of one person, or of all. */
export async function openDue(db: Db, person: string | null): Promise<readonly DueCase[]> {
  const rows = await dueCases(db)
    .$if(person !== null, (query) => query.where('card.assigned_to', '=', person ?? ''))
    .limit(MOST)
    .execute()
  return rows.map(dueCaseFrom)
}

/** Open cases with what names their clock, by their due date. */
export function dueCases(db: Db) {
  return db
    .selectFrom('case_index as card')
    .leftJoin('case_instrument as i', 'i.case_id', 'card.case_id')
    .select(['card.case_id', 'card.number', 'card.due_at', 'card.received_at', 'card.assigned_to', 'card.needs'])
    .select(['card.process', 'i.due_rule'])
    .where('card.is_open', '=', true)
    .orderBy('card.due_at')
    .orderBy('card.case_id')
}

export function dueCaseFrom(row: Awaited<ReturnType<ReturnType<typeof dueCases>['execute']>>[number]): DueCase {
  return {
    ...{ caseId: row.case_id, number: row.number, dueAt: row.due_at, receivedAt: row.received_at },
    ...{ assignedTo: row.assigned_to, needs: row.needs, isEmergency: isEmergency(row.process) },
    rule: row.due_rule ?? dueRuleOf({ process: row.process, instrument: null }),
  }
}
