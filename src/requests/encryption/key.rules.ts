/**
 * What somebody pasted as a key to encrypt to, by its outside: which program made it, and whether it is the half that nobody may have.
 *
 * Norm    age (C2SP age.md): a recipient is one word that begins with `age1`, an identity with `AGE-SECRET-KEY-`. RFC 9580, 6.2: the
 *         headers of armoured OpenPGP keys.
 * Policy  at most five keys for one person: one for each place where they read. A private half is refused, and kept nowhere.
 */
export const KEY_KINDS = ['age', 'openpgp'] as const
export type KeyKind = (typeof KEY_KINDS)[number]

export const KEYS_MOST = 5
/** Signs; a public key with a dozen of signatures is a tenth of it. */
export const KEY_LONGEST = 40_000

export type Outside = KeyKind | 'private-half' | 'unknown'

export function outsideOf(text: string): Outside {
  if (/AGE-SECRET-KEY-|AGE-PLUGIN-|PRIVATE KEY/i.test(text)) return 'private-half'
  if (/^-----BEGIN PGP PUBLIC KEY BLOCK-----\s/.test(text.trim())) return 'openpgp'
  return /^age1[a-z0-9]+$/.test(text.trim()) ? 'age' : 'unknown'
}

/** Which of the forms a download takes; null where nothing was enrolled and it goes as it is. */
export function formOf(kinds: readonly KeyKind[], wanted: KeyKind | undefined): KeyKind | null {
  if (wanted !== undefined && kinds.includes(wanted)) return wanted
  return KEY_KINDS.find((kind) => kinds.includes(kind)) ?? null
}

/** As each program calls its own. */
export const ENDING: Readonly<Record<KeyKind, string>> = { age: '.age', openpgp: '.gpg' }
