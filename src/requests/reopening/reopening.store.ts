import type { Tx } from '#platform/db/db.ts'
import type { ReopenEnding } from './reopening.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    case_reopening: { id: string; case_id: string; round: number; reason: string; at: Date; by_person: string }
    case_reopening_end: {
      reopening_id: string
      case_id: string
      asked_by: string
      outcome: ReopenEnding
      reason: string
      rounds: number
      at: Date
      by_person: string
    }
  }
}

/** Stands beside the facts, because the database itself refuses to re-open a case that two people did not. */
export async function insertReopening(
  tx: Tx,
  { id, caseId, reason, at, by }: Readonly<{ id: string; caseId: string; reason: string; at: Date; by: string }>,
): Promise<void> {
  const { n } = await tx
    .selectFrom('case_reopening')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('case_reopening')
    .values({ id, case_id: caseId, round: Number(n) + 1, reason, at, by_person: by })
    .execute()
}

export async function insertReopeningEnd(
  tx: Tx,
  end: Readonly<{
    reopeningId: string
    caseId: string
    askedBy: string
    outcome: ReopenEnding
    reason: string
    /** How many proposals there were until now. */
    rounds: number
    at: Date
    by: string
  }>,
): Promise<void> {
  await tx
    .insertInto('case_reopening_end')
    .values({
      reopening_id: end.reopeningId,
      case_id: end.caseId,
      asked_by: end.askedBy,
      outcome: end.outcome,
      reason: end.reason,
      rounds: end.rounds,
      at: end.at,
      by_person: end.by,
    })
    .execute()
}
