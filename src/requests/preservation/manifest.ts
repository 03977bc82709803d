/** What a sealed copy says of itself. It names accounts nowhere: those stand in the proposal that two people approved. */
import type { StoredFile } from '#platform/files.ts'
import type { Plain } from '#platform/seals.ts'
import type { RecordCategory, SnapshotPart } from '#records'
import type { SealedSnapshot } from './preservation.store.ts'

/** `sha256` and `bytes` are of the sealed file, `plain` of what is in it. */
export type SealedPart = SnapshotPart<StoredFile & Readonly<{ plain: Plain }>>

export type Manifest = Readonly<{
  version: 1
  preservationId: string
  caseNumber: string
  keyName: string
  /** Receipt: what began later is no part of it. */
  reflectsAt: string
  takenAt: string
  categories: readonly RecordCategory[]
  parts: readonly SealedPart[]
}>

/** The text was written by `sealSnapshot` alone; whoever doubts that checks its signature. */
export function manifestOf({ manifest }: Pick<SealedSnapshot, 'manifest'>): Manifest {
  const read: Manifest = JSON.parse(manifest)
  return read
}

/** What is bound to each sealed part: the preservation and the place in it. */
export function labelOf(preservationId: string, path: string): string {
  return `${preservationId}/${path}`
}

export type Total = Readonly<{ category: RecordCategory; records: number; files: number; bytes: number }>

/** Counts by category, also of those in which nothing was held. */
export function totalsBy({ categories, parts }: Manifest): readonly Total[] {
  return categories.map((category) => {
    const own = parts.filter((part) => part.category === category)
    const files = own.filter(({ form }) => form === 'record-file').length
    const records = own.filter(({ form }) => form === 'json-lines').reduce((sum, { rows }) => sum + rows, 0)
    return { category, records, files, bytes: own.reduce((sum, { stored }) => sum + stored.plain.bytes, 0) }
  })
}

export function totalsOf(taken: Pick<SealedSnapshot, 'manifest'>): Readonly<{ records: number; files: number }> {
  const totals = totalsBy(manifestOf(taken))
  return {
    records: totals.reduce((sum, { records }) => sum + records, 0),
    files: totals.reduce((sum, { files }) => sum + files, 0),
  }
}
