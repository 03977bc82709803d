import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const BYTES = 32

/** The secret of sign-in in `data/keys/identity.key`, made at first start, mode 0600. `dir` is the data folder. */
export function identitySecret(dir: string): Uint8Array {
  const folder = join(dir, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'identity.key')
  const secret = readSecret(path) ?? makeSecret(folder, path)
  if (secret.byteLength !== BYTES) throw new Error(`${path} is not a key of ${BYTES} bytes`)
  return secret
}

function readSecret(path: string): Uint8Array | null {
  try {
    return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function makeSecret(folder: string, path: string): Uint8Array {
  const secret = randomBytes(BYTES)
  const file = openSync(`${path}.new`, 'w', 0o600)
  writeSync(file, `${secret.toString('base64url')}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.new`, path)
  const directory = openSync(folder, 'r')
  fsyncSync(directory)
  closeSync(directory)
  return secret
}
