/**
 * Views of the queue that people save under a name.
 *
 * Policy  a view is a filter, never a list of cases: whoever opens a shared one sees what they may see, and "me" is the reader.
 * Policy  only the one who made a view renames, shares or deletes it.
 */
export type SavedView = Readonly<{ id: string; ownerId: string; name: string; query: string; shared: boolean }>

/** So many stand beside the built-in views without hiding the queue. */
export const VIEWS_MOST = 20

export type ViewRefusal = 'name-missing' | 'name-taken' | 'too-many'

/** Whether a person may save or rename a view so. `changes` is the view that gets the name; null for a new one. */
export function maySaveView(
  { name, changes }: Readonly<{ name: string; changes: string | null }>,
  own: readonly Pick<SavedView, 'id' | 'name'>[],
): ViewRefusal | 'fine' {
  const wanted = name.trim().toLowerCase()
  if (wanted === '') return 'name-missing'
  if (own.some((view) => view.id !== changes && view.name.toLowerCase() === wanted)) return 'name-taken'
  return changes === null && own.length >= VIEWS_MOST ? 'too-many' : 'fine'
}
