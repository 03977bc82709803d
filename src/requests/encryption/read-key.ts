/** A pasted key, opened by the library that will encrypt to it: what is kept is what that library can use. */
import { KEY_LONGEST, type KeyKind, outsideOf } from './key.rules.ts'

/** `name` is what its owner compares: the recipient itself, or the fingerprint in groups of four. */
export type PublicHalf = Readonly<{ kind: KeyKind; text: string; name: string }>
export type KeyRefusal =
  | 'unknown'
  | 'private-half'
  | 'unreadable'
  | 'several'
  | 'expired'
  | 'revoked'
  /** It only signs, or what encrypts is too weak. */
  | 'cannot-encrypt'
export type ReadKey = Readonly<{ kind: 'read'; half: PublicHalf }> | Readonly<{ kind: 'refused'; because: KeyRefusal }>

export async function readKey(pasted: string, now: Date): Promise<ReadKey> {
  const outside = outsideOf(pasted)
  if (outside === 'unknown' || outside === 'private-half') return refused(outside)
  if (pasted.length > KEY_LONGEST) return refused('unreadable')
  const text = pasted.trim()
  return outside === 'age' ? readRecipient(text) : readOpenPgp(text, now)
}

async function readRecipient(text: string): Promise<ReadKey> {
  const { Encrypter } = await import('age-encryption')
  try {
    const encrypter = new Encrypter()
    encrypter.addRecipient(text)
    await encrypter.encrypt(new Uint8Array(1))
    return { kind: 'read', half: { kind: 'age', text, name: text } }
  } catch {
    return refused('unreadable')
  }
}

/** The keys are loaded when somebody brings one: the program is half a megabyte, and most offices never need it. */
async function readOpenPgp(text: string, now: Date): Promise<ReadKey> {
  const { readKeys } = await import('openpgp')
  const keys = await readKeys({ armoredKeys: text }).catch(() => [])
  const [key, ...more] = keys
  if (!key) return refused('unreadable')
  if (more.length > 0) return refused('several')
  if (key.isPrivate()) return refused('private-half')
  if (await key.isRevoked(undefined, undefined, now).catch(() => true)) return refused('revoked')
  const ends = await key.getExpirationTime().catch(() => null)
  if (ends instanceof Date && ends <= now) return refused('expired')
  try {
    await key.getEncryptionKey(undefined, now)
  } catch {
    return refused('cannot-encrypt')
  }
  const name = (
    key
      .getFingerprint()
      .toUpperCase()
      .match(/.{1,4}/g) ?? []
  ).join(' ')
  return { kind: 'read', half: { kind: 'openpgp', text: key.armor(), name } }
}

function refused(because: KeyRefusal): ReadKey {
  return { kind: 'refused', because }
}
