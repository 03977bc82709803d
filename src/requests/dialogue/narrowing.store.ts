import type { Tx } from '#platform/db/db.ts'
import type { Scope } from './dialogue.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    case_narrowing: {
      id: string
      case_id: string
      categories: string[]
      period_from: string | null
      period_to: string | null
      at: Date
      by_person: string
    }
    case_narrowing_answer: { narrowing_id: string; accepted: boolean; at: Date; by_person: string }
  }
}

/** Stands beside the facts, because the database itself refuses a proposal beyond what was agreed. */
export async function insertNarrowing(
  tx: Tx,
  row: Readonly<{ id: string; caseId: string; scope: Scope; at: Date; by: string }>,
): Promise<void> {
  await tx
    .insertInto('case_narrowing')
    .values({
      id: row.id,
      case_id: row.caseId,
      categories: [...row.scope.categories],
      period_from: row.scope.from,
      period_to: row.scope.to,
      at: row.at,
      by_person: row.by,
    })
    .execute()
}

export async function insertNarrowingAnswer(
  tx: Tx,
  row: Readonly<{ narrowingId: string; accepted: boolean; at: Date; by: string }>,
): Promise<void> {
  await tx
    .insertInto('case_narrowing_answer')
    .values({ narrowing_id: row.narrowingId, accepted: row.accepted, at: row.at, by_person: row.by })
    .execute()
}
