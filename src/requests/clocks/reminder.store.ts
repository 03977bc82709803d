import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { ClockId } from './clock.rules.ts'
import type { DueCase } from './feed.store.ts'
import type { Threshold } from './reminder.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    due_reminder: {
      id: string
      case_id: string
      rule: string
      due_at: Date
      threshold: Threshold
      recipients: string[]
      at: Date
    }
  }
}

/** Open cases due before an instant of which staff have not been told that they are overdue. */
export async function stillToRemind(db: Db, before: Date): Promise<readonly DueCase[]> {
  const { rows } = await sql<{ case_id: string; number: string; due_at: Date; assigned_to: string | null }>`
    select card.case_id, card.number, card.due_at, card.assigned_to from case_index card
    where card.is_open and card.due_at <= ${before}
      and not exists (
        select 1 from due_reminder told where told.case_id = card.case_id and told.due_at = card.due_at and told.threshold = 'overdue'
      )
    order by card.due_at, card.case_id`.execute(db)
  return rows.map((row) => ({
    caseId: row.case_id,
    number: row.number,
    dueAt: row.due_at,
    assignedTo: row.assigned_to,
  }))
}

export type Reminder = Readonly<{
  caseId: string
  rule: ClockId
  dueAt: Date
  threshold: Threshold
  recipients: readonly string[]
  at: Date
}>

/** Writes those that nobody has written yet; the ids of their cases. */
export async function insertReminders(tx: Tx, reminders: readonly Reminder[]): Promise<ReadonlySet<string>> {
  if (reminders.length === 0) return new Set()
  const rows = await tx
    .insertInto('due_reminder')
    .values(
      reminders.map(({ caseId, rule, dueAt, threshold, recipients, at }) => ({
        ...{ id: newId('reminder'), case_id: caseId, rule, due_at: dueAt, threshold, recipients: [...recipients], at },
      })),
    )
    .onConflict((conflict) => conflict.columns(['case_id', 'rule', 'due_at', 'threshold']).doNothing())
    .returning('case_id')
    .execute()
  return new Set(rows.map((row) => row.case_id))
}
