/** A list of identifiers: read and judged whole, then taken into the draft as its officer says. */
import { readFile } from 'node:fs/promises'
import { record } from '#audit'
import type { Upload } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { type Filer, type SaveOutcome, saveStep } from './draft.commands.ts'
import { draftOf, lockDraft } from './draft.store.ts'
import { LIST_BYTES, readList, textOf } from './list.rules.ts'
import { type IdentifierList, listOf, putList } from './list.store.ts'

export type ListRefusal = 'no-file' | 'not-text' | 'empty' | 'too-large' | 'too-many'
export type ListOutcome =
  | { kind: 'judged'; list: IdentifierList }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: ListRefusal }

/** Reads the file and keeps what it says beside the draft; the draft itself stays as it is. */
export async function judgeList(
  office: Office,
  filer: Filer,
  { draftId, upload }: { draftId: string; upload: Upload | undefined },
): Promise<ListOutcome> {
  if (!(await draftOf(office.db, filer.id, draftId))) return { kind: 'unknown' }
  if (!upload || (upload.name === '' && upload.bytes === 0)) return { kind: 'refused', because: 'no-file' }
  if (upload.truncated || upload.bytes > LIST_BYTES) return { kind: 'refused', because: 'too-large' }
  const read = readList(textOf(await readFile(upload.path)), office.clock.now())
  if (read.kind === 'refused') return read
  return transact(office, async (tx): Promise<ListOutcome> => {
    if (!(await lockDraft(tx, filer.id, draftId))) return { kind: 'unknown' }
    const { good, twice, refused } = read
    const name = upload.name
      .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
      .slice(0, 120)
      .toWellFormed()
    const kept = { id: newId('list'), draftId, name, sha256: upload.sha256, at: office.clock.now() }
    const list = { ...kept, good, twice, refused }
    await putList(tx, list)
    const detail = { rows: good.length + twice + refused.length, refused: refused.length, sha256: upload.sha256 }
    await record(tx, office.clock, { who: filer.id, action: 'draft.list.judged', about: draftId, detail })
    return { kind: 'judged', list }
  })
}

/** Takes the rows that are in order, instead of the identifiers that stood there. `listId` is the list that the officer saw. */
export async function takeList(
  office: Office,
  filer: Filer,
  { draftId, listId, version }: { draftId: string; listId: string; version: number },
): Promise<SaveOutcome | { kind: 'no-list' }> {
  const list = await listOf(office.db, draftId)
  if (list?.id !== listId || list.good.length === 0) return { kind: 'no-list' }
  return saveStep(office, filer, { draftId, version, step: { identifiers: list.good } })
}
