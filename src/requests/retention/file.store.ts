/** Files whose case or copy is gone, until they are gone from the disk too. */
import type { Db, Tx } from '#platform/db/db.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    file_to_destroy: { sha256: string; at: Date }
    file_in_use: { sha256: string }
  }
}

export async function queueFiles(tx: Tx, hashes: readonly string[], at: Date): Promise<void> {
  if (hashes.length === 0) return
  await tx
    .insertInto('file_to_destroy')
    .values([...new Set(hashes)].map((sha256) => ({ sha256, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function filesToDestroy(db: Db, limit: number, after = ''): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('file_to_destroy')
    .select('sha256')
    .where('sha256', '>', after)
    .orderBy('sha256')
    .limit(limit)
    .execute()
  return rows.map(({ sha256 }) => sha256)
}

export async function isFileInUse(db: Db, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom('file_in_use')
    .select('sha256')
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteQueued(tx: Tx, sha256: string): Promise<void> {
  await tx.deleteFrom('file_to_destroy').where('sha256', '=', sha256).execute()
}
