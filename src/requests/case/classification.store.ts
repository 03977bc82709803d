import type { Tx } from '#platform/db/db.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    case_classification: {
      id: string
      case_id: string
      round: number
      as_process: string | null
      reason: string
      at: Date
      by_person: string
    }
  }
}

/** Stands here beside the fact, because the database itself refuses a grant on another instrument than the one named last. */
export async function insertClassification(
  tx: Tx,
  row: { id: string; caseId: string; round: number; as: string | null; reason: string; at: Date; by: string },
): Promise<void> {
  await tx
    .insertInto('case_classification')
    .values({
      id: row.id,
      case_id: row.caseId,
      round: row.round,
      as_process: row.as,
      reason: row.reason,
      at: row.at,
      by_person: row.by,
    })
    .execute()
}
