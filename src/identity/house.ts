/** What the commands of sign-in are given beside the office: the secret of this instance, and real time. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Office } from '#platform/office.ts'
import type { Clock } from '#platform/time.ts'

/** What the agencies know of an officer. */
export type Standing = Readonly<{
  agency: string
  country: string
  level: number /** Frozen or closed by the desk. */
  held?: boolean
}>

export type IdentityParts = Readonly<{
  office: Office
  /** 32 bytes from data/keys, the same at every start; sealed secrets and keyed hashes hang on it. */
  secret: Uint8Array
  /** Real time. A demo that jumps ten days must not sign everybody out, and an authenticator app knows no demo. */
  wall: Clock
  /** Every answer of a door takes at least this long, so that its speed tells nothing. */
  floorMs?: number
  /** By person; asked through the app, for the agencies stand above this module. */
  standings: (db: Db | Tx, personIds: readonly string[], now: Date) => Promise<ReadonlyMap<string, Standing>>
}>

export type House = IdentityParts & Readonly<{ secrets: Secrets; passes: Passes }>

/** Sessions and tokens lately looked up, so that not every page asks the database. */
export type Passes = Readonly<{ forgetAll: () => void }>

export type Secrets = Readonly<{
  /** Keyed hash of a text, for what must be compared and never read: an address, a code. */
  key(purpose: 'address' | 'code', text: string): string
  seal(bytes: Uint8Array): string
  /** Null when the text was sealed with another key, or changed: nobody is let in by it, and nothing breaks. */
  open(sealed: string): Uint8Array | null
}>

export function secretsOf(secret: Uint8Array): Secrets {
  if (secret.byteLength < 32) throw new RangeError('the secret of sign-in is too short')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'waarborg identity', purpose, 32))
  const keys = { address: derive('address'), code: derive('code'), seal: derive('seal') }
  return {
    key: (purpose, text) => createHmac('sha256', keys[purpose]).update(text).digest('hex'),
    seal(bytes) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keys.seal, iv)
      return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]).toString('base64url')
    },
    open(sealed) {
      const all = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', keys.seal, all.subarray(0, 12), { authTagLength: 16 })
      decipher.setAuthTag(all.subarray(-16))
      try {
        return Buffer.concat([decipher.update(all.subarray(12, -16)), decipher.final()])
      } catch {
        return null
      }
    },
  }
}

/** What is stored of a secret with 256 random bits: a plain hash suffices. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** One spelling of an address: they are compared without regard to case. */
export function plainEmail(email: string): string {
  return email.trim().toLowerCase()
}
