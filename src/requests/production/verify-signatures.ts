/** Who signed the seal and the grants of a package. */
import { createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto'
import { keyIdOf } from '#platform/key-id.ts'
import { readGrant } from '#records'
import { SEAL, SEALED } from './bag.rules.ts'
import type { Found } from './verify-archive.ts'
import type { Problem } from './verify-problem.ts'

/** A text of the package and the key that made its signature. */
export type Signed = Readonly<{ path: string; keyId: string }>

/** The seal and every grant, by the keys that came along; with keys from outside, those must have made them all. */
export function checkSignatures(
  found: Found,
  problems: Problem[],
  given: readonly string[] | undefined,
): readonly Signed[] {
  const along = [...found].filter(([path]) => path.startsWith('keys/')).map(([, { text }]) => text?.toString() ?? '')
  const read = (given ?? along).map(publicKey)
  for (const [n, key] of given ? read.entries() : [])
    if (key === null) problems.push({ code: 'key', path: '', detail: String(n + 1) })
  const keys = read.filter((key) => key !== null)
  const signed: Signed[] = []
  const check = (path: string, signature: Buffer | null | undefined) => {
    const text = found.get(path)?.text
    const key = text && signature ? keys.find((one) => verifySignature(null, text, one, signature)) : undefined
    if (key) signed.push({ path, keyId: keyIdOf(key) })
    return key !== undefined
  }
  const seal = found.get(SEAL)?.text
  if (seal && found.get(SEALED)?.text && !check(SEALED, seal)) problems.push({ code: 'seal', path: SEAL, detail: '' })
  const grants = [...found].filter(([path]) => /^grant\/.*\.json$/.test(path))
  if (grants.length === 0) problems.push({ code: 'tag-missing', path: 'grant/', detail: '' })
  for (const [path, { text }] of grants) {
    const fine = check(path, found.get(path.replace(/\.json$/, '.sig'))?.text)
    if (!fine || readGrant(text?.toString() ?? '').kind !== 'valid') problems.push({ code: 'grant', path, detail: '' })
  }
  return signed
}

/** Only the kind of key that the office has; anything else is no key of ours. */
function publicKey(pem: string): KeyObject | null {
  if (!pem.includes('BEGIN PUBLIC KEY')) return null
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}
