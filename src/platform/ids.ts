import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new identifier such as `case_4k7…`: 100 random bits, letters that cannot be confused. */
export function newId(prefix: string): string {
  const text = Array.from(randomBytes(20), (byte) => ALPHABET[byte % 32]).join('')
  return `${prefix}_${text}`
}

/** A secret for a link or a token: 256 random bits, base64url. Only its hash is stored. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
