/** Saving, changing and deleting one's own views of the queue, each with its audit entry. Somebody else's view cannot be touched. */
import { record } from '#audit'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { maySaveView, type ViewRefusal } from './saved-view.rules.ts'
import { deleteView, insertView, updateView, viewsFor } from './saved-view.store.ts'

export type ViewOutcome =
  | { kind: 'saved'; id: string; query: string }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: ViewRefusal }

export function saveView(
  office: Office,
  by: string,
  { name, query, shared }: { name: string; query: string; shared: boolean },
): Promise<ViewOutcome> {
  return transact(office, async (tx): Promise<ViewOutcome> => {
    const own = (await viewsFor(tx, by)).filter(({ ownerId }) => ownerId === by)
    const verdict = maySaveView({ name, changes: null }, own)
    if (verdict !== 'fine') return { kind: 'refused', because: verdict }
    const id = newId('view')
    await insertView(tx, { id, ownerId: by, name: name.trim(), query, shared, at: office.clock.now() })
    await record(tx, office.clock, { who: by, action: 'queue.view.saved', about: id, detail: { shared } })
    return { kind: 'saved', id, query }
  })
}

export function changeView(
  office: Office,
  by: string,
  { id, name, shared }: { id: string; name: string; shared: boolean },
): Promise<ViewOutcome> {
  return transact(office, async (tx): Promise<ViewOutcome> => {
    const own = (await viewsFor(tx, by)).filter(({ ownerId }) => ownerId === by)
    const view = own.find((one) => one.id === id)
    if (!view) return { kind: 'unknown' }
    const verdict = maySaveView({ name, changes: id }, own)
    if (verdict !== 'fine') return { kind: 'refused', because: verdict }
    await updateView(tx, { id, name: name.trim(), shared })
    await record(tx, office.clock, { who: by, action: 'queue.view.changed', about: id, detail: { shared } })
    return { kind: 'saved', id, query: view.query }
  })
}

export function removeView(office: Office, by: string, id: string): Promise<{ kind: 'removed' | 'unknown' }> {
  return transact(office, async (tx) => {
    const view = (await viewsFor(tx, by)).find((one) => one.id === id && one.ownerId === by)
    if (!view) return { kind: 'unknown' as const }
    await deleteView(tx, id)
    await record(tx, office.clock, { who: by, action: 'queue.view.removed', about: id })
    return { kind: 'removed' as const }
  })
}
