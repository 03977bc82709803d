import { createHash } from 'node:crypto'
import { canonical, type Json } from '#platform/canonical.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Process } from '../triage/process.rules.ts'
import { LAW_ROWS, type LawRow } from './row.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    law_review: { id: string; row_id: string; row_hash: string; note: string; by_person: string; at: Date }
  }
}

/** The newest reading of a row; `current` false when the row was changed since. */
export type Review = Readonly<{ by: string; at: Date; note: string; current: boolean }>

/** SHA-256 of the row as canonical JSON: a review is of this text and no other. */
export function hashOf({ row }: LawRow): string {
  return createHash('sha256')
    .update(canonical(row as unknown as Json))
    .digest('hex')
}

export async function reviewsOf(db: Db, rows: readonly LawRow[]): Promise<ReadonlyMap<string, Review>> {
  const hashes = new Map<string, string>(rows.map((row) => [row.id, hashOf(row)]))
  const found = await db.selectFrom('law_review').selectAll().orderBy('at').orderBy('id').execute()
  return new Map(
    found.map(({ row_id, row_hash, by_person, at, note }) => [
      row_id,
      { by: by_person, at, note, current: hashes.get(row_id) === row_hash },
    ]),
  )
}

/** Whether a lawyer has read the row of a process as it stands. */
export async function isProcessRead(db: Db, process: Process): Promise<boolean> {
  const row = LAW_ROWS.find((one) => one.kind === 'process' && one.process === process)
  return row !== undefined && (await reviewsOf(db, [row])).get(row.id)?.current === true
}

export async function insertReview(
  tx: Tx,
  review: Readonly<{ id: string; row: LawRow; note: string; by: string; at: Date }>,
): Promise<void> {
  await tx
    .insertInto('law_review')
    .values({
      id: review.id,
      row_id: review.row.id,
      row_hash: hashOf(review.row),
      note: review.note,
      by_person: review.by,
      at: review.at,
    })
    .execute()
}
