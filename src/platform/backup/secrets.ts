/**
 * The keys of the office leave the machine only under a passphrase: scrypt, then AES-256-GCM over the rest of the manifest too,
 * so that nobody without the passphrase can exchange a part of a backup and its hash.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto'
import { canonical } from '../canonical.ts'
import type { Contents, Manifest } from './manifest.ts'

/** Path below the data folder → bytes. */
export type Secrets = ReadonlyMap<string, Uint8Array>

export type OpenedSecrets =
  | Readonly<{ kind: 'open'; secrets: Secrets }>
  | Readonly<{ kind: 'wrong passphrase' }>
  | Readonly<{ kind: 'changed' }>

/** About a third of a second and 64 MiB per guess. */
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }

export function sealSecrets(
  secrets: Secrets,
  passphrase: string,
  contents: Contents,
): { bytes: Buffer; seal: Manifest['secrets'] } {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const { key, check } = derive(passphrase, salt)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(canonical(contents)))
  const plain = JSON.stringify([...secrets].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]))
  const bytes = Buffer.concat([cipher.update(plain), cipher.final()])
  return {
    bytes,
    seal: {
      salt: salt.toString('base64'),
      check: check.toString('base64'),
      iv: iv.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
    },
  }
}

export function openSecrets(bytes: Uint8Array, passphrase: string, manifest: Manifest): OpenedSecrets {
  const { secrets: seal, ...contents } = manifest
  const { key, check } = derive(passphrase, Buffer.from(seal.salt, 'base64'))
  const expected = Buffer.from(seal.check, 'base64')
  if (expected.length !== check.length || !timingSafeEqual(expected, check)) return { kind: 'wrong passphrase' }
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(seal.iv, 'base64'), { authTagLength: 16 })
      .setAAD(Buffer.from(canonical(contents)))
      .setAuthTag(Buffer.from(seal.tag, 'base64'))
    const plain = Buffer.concat([decipher.update(bytes), decipher.final()]).toString()
    const entries = JSON.parse(plain) as [string, string][]
    return { kind: 'open', secrets: new Map(entries.map(([path, text]) => [path, Buffer.from(text, 'base64')])) }
  } catch {
    return { kind: 'changed' }
  }
}

function derive(passphrase: string, salt: Buffer): { key: Buffer; check: Buffer } {
  const both = scryptSync(passphrase.normalize('NFC'), salt, 64, COST)
  return {
    key: both.subarray(0, 32),
    check: createHmac('sha256', both.subarray(32)).update('waarborg backup').digest(),
  }
}
