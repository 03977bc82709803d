/** A list that an officer sent for a draft, judged row by row and not taken yet. A draft has one; the next replaces it. */
import type { ColumnType } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import type { IdentifierAnswer } from './answers.rules.ts'
import type { RefusedRow } from './list.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    identifier_list: {
      id: string
      draft_id: string
      name: string
      sha256: string
      twice: number
      good: ColumnType<readonly IdentifierAnswer[], string, string>
      refused: ColumnType<readonly RefusedRow[], string, string>
      at: Date
    }
  }
}

export type IdentifierList = Readonly<{
  id: string
  draftId: string
  name: string
  sha256: string
  twice: number
  good: readonly IdentifierAnswer[]
  refused: readonly RefusedRow[]
  at: Date
}>

export async function putList(tx: Tx, list: IdentifierList): Promise<void> {
  await tx.deleteFrom('identifier_list').where('draft_id', '=', list.draftId).execute()
  await tx
    .insertInto('identifier_list')
    .values({
      id: list.id,
      draft_id: list.draftId,
      name: list.name,
      sha256: list.sha256,
      twice: list.twice,
      good: JSON.stringify(list.good),
      refused: JSON.stringify(list.refused),
      at: list.at,
    })
    .execute()
}

export async function listOf(db: Db, draftId: string): Promise<IdentifierList | undefined> {
  const row = await db.selectFrom('identifier_list').selectAll().where('draft_id', '=', draftId).executeTakeFirst()
  return (
    row && {
      id: row.id,
      draftId: row.draft_id,
      name: row.name,
      sha256: row.sha256,
      twice: row.twice,
      good: row.good,
      refused: row.refused,
      at: row.at,
    }
  )
}
