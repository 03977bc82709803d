/**
 * What may not be deleted of an account for now. A higher module says so; whoever deletes asks here first, and the database refuses
 * the rest (trigger `refuse_delete_of_kept`).
 */
import type { Db, Tx } from '#platform/db/db.ts'
import type { RecordCategory } from './class.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    record_keeping: {
      id: string
      /** What asks for it: the id of a preservation. */
      for_id: string
      account_id: string
      meeting_id: string | null
      categories: string[]
      at: Date
    }
    record_keeping_end: { keeping_id: string; at: Date }
  }
}

export type Keeping = Readonly<{
  id: string
  forId: string
  accountId: string
  meetingId: string | null
  categories: readonly RecordCategory[]
  at: Date
}>

export async function insertKeepings(tx: Tx, keepings: readonly Keeping[]): Promise<void> {
  if (keepings.length === 0) return
  await tx
    .insertInto('record_keeping')
    .values(
      keepings.map(({ id, forId, accountId, meetingId, categories, at }) => ({
        ...{ id, for_id: forId, account_id: accountId, meeting_id: meetingId, categories: [...categories], at },
      })),
    )
    .execute()
}

/** Ends all that stands for one thing. */
export async function endKeeping(tx: Tx, { forId, at }: { forId: string; at: Date }): Promise<void> {
  const standing = await standingKeepings(tx).where('k.for_id', '=', forId).execute()
  if (standing.length === 0) return
  await tx
    .insertInto('record_keeping_end')
    .values(standing.map(({ id }) => ({ keeping_id: id, at })))
    .execute()
}

/** What stands on these accounts now: what a deletion has to leave alone. */
export async function keepingsOn(db: Db, accountIds: readonly string[]): Promise<readonly Keeping[]> {
  if (accountIds.length === 0) return []
  const rows = await standingKeepings(db)
    .where('k.account_id', 'in', [...accountIds])
    .orderBy('k.at')
    .orderBy('k.id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, forId: row.for_id, accountId: row.account_id, meetingId: row.meeting_id, at: row.at },
    categories: row.categories as RecordCategory[],
  }))
}

function standingKeepings(db: Db) {
  return db
    .selectFrom('record_keeping as k')
    .selectAll('k')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('record_keeping_end as e').select('e.at').whereRef('e.keeping_id', '=', 'k.id'))),
    )
}
