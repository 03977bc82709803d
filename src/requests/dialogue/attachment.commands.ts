/**
 * Files that come with a message. They are looked at before anything is written: one that is refused keeps all of them out, and what
 * was typed comes back. What nobody adopts is thrown away by the door through which it came.
 */
import type { Db } from '#platform/db/db.ts'
import type { Upload } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import type { Held } from '../case/record.commands.ts'
import { readRequest } from '../intake/check.ts'
import { pdfName, shortName } from '../intake/file-name.rules.ts'
import { FIRST_LOOK } from '../intake/reading/reader.ts'
import { type FileRefusal, hasRoom, judgeFile, mayBring, type Page } from './attachment.rules.ts'
import { attachmentsOf, insertAttachments } from './attachment.store.ts'

export type CheckedFile = Readonly<{
  name: string
  bytes: number
  sha256: string
  /** Where it lies until it is adopted. */
  path: string
  pages: readonly Page[]
}>

export type Checked = Readonly<{ kind: 'checked'; files: readonly CheckedFile[] }> | Unfitting
export type Unfitting = Readonly<{ kind: 'unfit'; file: FileRefusal }>

/** Opens each in the reading process, one after the other; nothing is kept yet. Nothing is opened for a case that has no room. */
export async function checkFiles(office: Office, caseId: string, uploads: readonly Upload[]): Promise<Checked> {
  const { maxBytes, maxPages } = office.provider.intake
  const brought = uploads.map((upload) => ({ ...upload, name: shortName(upload.name) }))
  const overfull = mayBring(brought, { maxBytes, maxPages })
  if (overfull !== 'fine') return { kind: 'unfit', file: overfull }
  const room = await roomIn(office.db, caseId, brought)
  if (room !== 'fine') return room
  const files: CheckedFile[] = []
  for (const { name, bytes, sha256, path } of brought) {
    const limits = { ...FIRST_LOOK, maxBytes, maxPages }
    const reading = await readRequest({ file: path, limits, childEntry: office.intakeChild, ocr: 'none' })
    const found = judgeFile(reading, limits)
    if (typeof found === 'string') return { kind: 'unfit', file: { because: found, name } }
    files.push({ name: pdfName(name), bytes, sha256, path, pages: found.pages })
  }
  return { kind: 'checked', files }
}

/** Asked once more under the lock of the case, so that two messages at once do not overfill it. */
export function roomFor({ tx, file }: Held, files: readonly CheckedFile[]): Promise<Unfitting | 'fine'> {
  return roomIn(tx, file.id, files)
}

async function roomIn(
  db: Db,
  caseId: string,
  files: readonly Readonly<{ bytes: number }>[],
): Promise<Unfitting | 'fine'> {
  if (files.length === 0 || hasRoom(files, await attachmentsOf(db, caseId))) return 'fine'
  return { kind: 'unfit', file: { because: 'case-full', name: '' } }
}

/** Takes the files into the store, beside the fact that was just written and once the database took them; answers with their ids. */
export async function keepFiles(
  office: Office,
  { tx, file, now }: Held,
  { files, factN, by }: Readonly<{ files: readonly CheckedFile[]; factN: number; by: string }>,
): Promise<readonly string[]> {
  const kept = files.map(({ name, bytes, sha256, pages }, index) => ({
    ...{ id: newId('file'), caseId: file.id, factN, n: index + 1, name, bytes, sha256, pages, at: now, by },
  }))
  await insertAttachments(tx, kept)
  for (const { path, sha256 } of files) await office.files.adopt(path, sha256)
  return kept.map(({ id }) => id)
}
