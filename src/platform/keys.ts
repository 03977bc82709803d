import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { keyIdOf } from './key-id.ts'

/** Ed25519 keys of the office in `data/keys`, made at first start, mode 0600. */
export type Keys = Readonly<{
  /** Signs UTF-8 text; 64 bytes as base64. */
  sign(text: string): Readonly<{ keyId: string; signature: string }>
  verify(text: string, signature: string, keyId: string): boolean
  /** SPKI PEM of the public key that `keyId` names; strangers check with it. */
  publicKeyPem(keyId: string): string | null
  currentKeyId: string
  /** Of every key there ever was, the current one first. */
  keyIds: readonly string[]
}>

type Pair = Readonly<{ id: string; privateKey: KeyObject; publicKey: KeyObject; madeAt: number }>

/** `dir` is the data folder. Signs with the newest key; older ones go on verifying what they signed. */
export function openKeys(dir: string): Keys {
  const folder = join(dir, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const there = readPairs(folder)
  const pairs = there.length > 0 ? there : [makeKey(folder)]
  const byId = new Map(pairs.map((pair) => [pair.id, pair]))
  const current = pairs.reduce((newest, pair) => (pair.madeAt >= newest.madeAt ? pair : newest))
  const older = pairs.filter((pair) => pair !== current).toSorted((a, b) => b.madeAt - a.madeAt)
  return {
    currentKeyId: current.id,
    keyIds: [current, ...older].map(({ id }) => id),
    sign: (text) => ({
      keyId: current.id,
      signature: sign(null, Buffer.from(text), current.privateKey).toString('base64'),
    }),
    verify: (text, signature, keyId) => {
      const pair = byId.get(keyId)
      return pair !== undefined && isSignedBy(pair.publicKey, text, signature)
    },
    publicKeyPem: (keyId) => byId.get(keyId)?.publicKey.export({ type: 'spki', format: 'pem' }).toString() ?? null,
  }
}

/** For those who only have the PEM, such as `waarborg verify --key`. A text that is no key verifies nothing. */
export function verifyWithPem(pem: string, text: string, signature: string): boolean {
  try {
    return isSignedBy(createPublicKey(pem), text, signature)
  } catch {
    return false
  }
}

/** Another key from now on, kept beside the old ones. */
export function makeKey(folder: string): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const id = keyIdOf(publicKey)
  const path = join(folder, `${id}.pem`)
  writeSecret(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  return { id, privateKey, publicKey, madeAt: statSync(path).mtimeMs }
}

/** Whole or not at all, for the owner's eyes, on the disk when this returns. */
export function writeSecret(path: string, text: string): void {
  const temporary = `${path}.new`
  const file = openSync(temporary, 'w', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  renameSync(temporary, path)
  const directory = openSync(dirname(path), 'r')
  fsyncSync(directory)
  closeSync(directory)
}

function readPairs(folder: string): readonly Pair[] {
  return readdirSync(folder)
    .filter((name) => /^[0-9a-f]{16}\.pem$/.test(name))
    .sort()
    .map((name) => {
      const path = join(folder, name)
      const privateKey = createPrivateKey(readFileSync(path))
      const publicKey = createPublicKey(privateKey)
      const id = keyIdOf(publicKey)
      if (name !== `${id}.pem`) throw new Error(`${path} holds another key than its name says`)
      return { id, privateKey, publicKey, madeAt: statSync(path).mtimeMs }
    })
}

function isSignedBy(publicKey: KeyObject, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64')
  return (
    bytes.length === 64 && bytes.toString('base64') === signature && verify(null, Buffer.from(text), publicKey, bytes)
  )
}
