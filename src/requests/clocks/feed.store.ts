import type { Db } from '#platform/db/db.ts'

/** What a calendar shows of a case: its number and its date, and nothing of whom it is about. */
export type DueCase = Readonly<{ caseId: string; number: string; dueAt: Date; assignedTo: string | null }>

/** As many as a calendar program can still show; what is due first comes first. */
const MOST = 1000

/** Open cases by their due date; of one person, or of all. */
export async function openDue(db: Db, person: string | null): Promise<readonly DueCase[]> {
  const rows = await db
    .selectFrom('case_index')
    .select(['case_id', 'number', 'due_at', 'assigned_to'])
    .where('is_open', '=', true)
    .$if(person !== null, (query) => query.where('assigned_to', '=', person ?? ''))
    .orderBy('due_at')
    .orderBy('case_id')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    caseId: row.case_id,
    number: row.number,
    dueAt: row.due_at,
    assignedTo: row.assigned_to,
  }))
}
