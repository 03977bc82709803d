/** Whether a sealed copy is still what was sealed: signature, every file by its hash, every file opened to its end. */
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Office } from '#platform/office.ts'
import { labelOf, type Manifest, manifestOf, type SealedPart } from './manifest.ts'
import type { SealedSnapshot } from './preservation.store.ts'

type Tools = Pick<Office, 'files' | 'keys' | 'seals'>

/** Nothing of what is in it goes anywhere but into a hash. */
export async function isIntact(tools: Tools, taken: SealedSnapshot): Promise<boolean> {
  const { manifest, signature, signingKey, keyName } = taken
  if (!tools.keys.verify(manifest, signature, signingKey) || !tools.seals.has(keyName)) return false
  const read = manifestOf(taken)
  if (read.keyName !== keyName) return false
  for (const part of read.parts) if (!(await isPartIntact(tools, read, part))) return false
  return true
}

async function isPartIntact(tools: Tools, { preservationId, keyName }: Manifest, part: SealedPart): Promise<boolean> {
  const { files, seals } = tools
  const { sha256, plain } = part.stored
  if (!(await files.has(sha256)) || (await hashOf(tools, sha256)) !== sha256) return false
  const inside = await seals.inspect(keyName, labelOf(preservationId, part.path), files.open(sha256))
  return inside.intact && inside.plain.sha256 === plain.sha256 && inside.plain.bytes === plain.bytes
}

async function hashOf({ files }: Tools, sha256: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(files.open(sha256), hash)
  return hash.digest('hex')
}
