/** Reading a register again: whole or not at all, on the record, the older reading kept. */
import { createHash } from 'node:crypto'
import { record } from '#audit'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { countRows, insertRelease, newestRelease } from './registry.store.ts'
import { type BadLine, readRegister } from './shape.rules.ts'
import type { SourceName } from './source.rules.ts'

export type ImportAsk = Readonly<{
  source: SourceName
  fileName: string
  bytes: Uint8Array
  /** Keep the good lines of a file that has bad ones. */
  leaveOut: boolean
  by: string
}>

export type ImportOutcome =
  | Readonly<{ kind: 'imported'; rows: number; bad: readonly BadLine[] }>
  | Readonly<{ kind: 'unchanged' }>
  | Readonly<{ kind: 'refused'; bad: readonly BadLine[] }>

export async function importRegister(office: Pick<Office, 'db' | 'clock'>, ask: ImportAsk): Promise<ImportOutcome> {
  const { source, fileName, bytes, leaveOut, by } = ask
  const text = new TextDecoder('utf-8').decode(bytes)
  const { rows, bad } = readRegister(source, text)
  if (rows.length === 0 || (bad.length > 0 && !leaveOut)) return { kind: 'refused', bad }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const outcome = await transact(office, async (tx): Promise<ImportOutcome> => {
    if ((await newestRelease(tx, source))?.sha256 === sha256) return { kind: 'unchanged' }
    const id = newId('release')
    await insertRelease(tx, { id, source, fileName, sha256, leftOut: bad.length, at: office.clock.now(), by }, rows)
    await record(tx, office.clock, {
      ...{ who: by, action: 'registry.imported', about: id },
      detail: { source, sha256, rows: rows.length, leftOut: bad.length },
    })
    return { kind: 'imported', rows: rows.length, bad }
  })
  if (outcome.kind === 'imported') await countRows(office.db)
  return outcome
}
