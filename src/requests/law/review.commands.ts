import { record } from '#audit'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { insertReview } from './review.store.ts'
import type { LawRow } from './row.rules.ts'

/** Counsel has read this row, as it stands, against its source. */
export function reviewRow(
  office: Office,
  by: string,
  { row, note }: Readonly<{ row: LawRow; note: string }>,
): Promise<void> {
  return transact(office, async (tx) => {
    await insertReview(tx, { id: newId('review'), row, note: note.trim(), by, at: office.clock.now() })
    await record(tx, office.clock, { who: by, action: 'law.reviewed', about: row.id })
  })
}
