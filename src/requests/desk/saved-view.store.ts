import type { Db, Tx } from '#platform/db/db.ts'
import type { SavedView } from './saved-view.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    saved_view: { id: string; owner_id: string; name: string; query: string; shared: boolean; at: Date }
  }
}

/** A person's own views and those that others share, own ones first, by name. */
export async function viewsFor(db: Db, personId: string): Promise<readonly SavedView[]> {
  const rows = await db
    .selectFrom('saved_view')
    .select(['id', 'owner_id', 'name', 'query', 'shared'])
    .where(({ eb, or }) => or([eb('owner_id', '=', personId), eb('shared', '=', true)]))
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute()
  const views = rows.map(({ owner_id, ...view }) => ({ ...view, ownerId: owner_id }))
  return views.toSorted((a, b) => Number(b.ownerId === personId) - Number(a.ownerId === personId))
}

export async function insertView(tx: Tx, { ownerId, ...view }: SavedView & Readonly<{ at: Date }>): Promise<void> {
  await tx
    .insertInto('saved_view')
    .values({ ...view, owner_id: ownerId })
    .execute()
}

export async function updateView(
  tx: Tx,
  { id, name, shared }: Pick<SavedView, 'id' | 'name' | 'shared'>,
): Promise<void> {
  await tx.updateTable('saved_view').set({ name, shared }).where('id', '=', id).execute()
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute()
}
