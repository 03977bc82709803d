import type { Db, Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { ClockId } from './clock.rules.ts'
import { type DueCase, dueCaseFrom, dueCases } from './feed.store.ts'
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
  const rows = await untold(db).where('card.due_at', '<=', before).execute()
  return rows.map(dueCaseFrom)
}

/** The same of one case, whenever it is due. */
export async function stillToRemindOf(db: Db, caseId: string): Promise<DueCase | undefined> {
  const row = await untold(db).where('card.case_id', '=', caseId).executeTakeFirst()
  return row && dueCaseFrom(row)
}

function untold(db: Db) {
  return dueCases(db).where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('due_reminder as told')
          .select('told.id')
          .whereRef('told.case_id', '=', 'card.case_id')
          .whereRef('told.due_at', '=', 'card.due_at')
          .where('told.threshold', '=', 'overdue'),
      ),
    ),
  )
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
