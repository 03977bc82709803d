/**
 * Seals: keys for what is sealed at rest, one for each sealed thing, a file of its own in `data/keys/sealed`, mode 0600. Whoever destroys the
 * key destroys what it sealed, wherever copies of that lie.
 *
 * Norm    NIST SP 800-38D: AES-256-GCM, a nonce of 96 random bits per file, a tag of 128 bits.
 * Norm    NIST SP 800-88 rev. 1, § 2.5: data is sanitised by destroying the only key to it.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'

export type Seals = Readonly<{
  /** A new key under a name that has none yet. */
  make(name: string): void
  has(name: string): boolean
  /** Nonce, ciphertext, tag. `label` is bound to it: a sealed file in the place of another does not open. */
  seal(name: string, label: string, source: Readable): Sealing
  /** 32 bytes that this key alone gives for a label; the key itself stays where it is. */
  derive(name: string, label: string): Buffer
  /** Opens to the end and throws nothing away early: `intact` is false when one bit is other than it was sealed. */
  inspect(name: string, label: string, sealed: Readable): Promise<Inspected>
  /** What was sealed, block by block; fails at its end when one bit is other than it was sealed. */
  open(name: string, label: string, sealed: Readable): Readable
  /** Cannot be undone. A key that is gone already stays gone. */
  destroy(name: string): void
}>

/** `plain` speaks once the stream has ended. */
export type Sealing = Readonly<{ stream: Readable; plain: () => Plain }>
export type Plain = Readonly<{ bytes: number; sha256: string }>
export type Inspected = Readonly<{ intact: true; plain: Plain }> | Readonly<{ intact: false }>

const NONCE = 12
const TAG = 16

/** `dir` is the data folder. */
export function openSeals(dir: string): Seals {
  const folder = join(dir, SEALED_KEYS)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = (name: string) => {
    if (!/^[a-z]+_[a-z0-9]+$/.test(name)) throw new RangeError('not the name of a key')
    return join(folder, `${name}.key`)
  }
  const key = (name: string) => Buffer.from(readFileSync(path(name), 'utf8'), 'base64')
  return {
    make: (name) => {
      writeSynced(path(name), 'wx', randomBytes(32).toString('base64'))
      syncFolder(folder)
    },
    has: (name) => existsSync(path(name)),
    seal: (name, label, source) => sealing(key(name), label, source),
    derive: (name, label) => createHmac('sha256', key(name)).update(label).digest(),
    inspect: (name, label, sealed) => inspect(key(name), label, sealed),
    open: (name, label, sealed) => Readable.from(intactOnly(unsealed(key(name), label, sealed)), { objectMode: false }),
    destroy: (name) => {
      if (!existsSync(path(name))) return
      // What some disks keep of a removed file is then not the key.
      writeSynced(path(name), 'r+', randomBytes(32).toString('base64'))
      rmSync(path(name), { force: true })
      syncFolder(folder)
    },
  }
}

/** Below the data folder; a backup takes them along under its passphrase. */
export const SEALED_KEYS = join('keys', 'sealed')

function sealing(key: Buffer, label: string, source: Readable): Sealing {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label))
  const hash = createHash('sha256')
  let bytes = 0
  let ended: Plain | undefined
  async function* sealed(): AsyncGenerator<Buffer> {
    yield nonce
    for await (const chunk of source) {
      const block = Buffer.from(chunk)
      bytes += block.length
      hash.update(block)
      yield cipher.update(block)
    }
    yield cipher.final()
    ended = { bytes, sha256: hash.digest('hex') }
    yield cipher.getAuthTag()
  }
  const plain = () => {
    if (!ended) throw new Error('the sealing has not ended')
    return ended
  }
  return { stream: Readable.from(sealed(), { objectMode: false }), plain }
}

async function inspect(key: Buffer, label: string, sealed: Readable): Promise<Inspected> {
  const hash = createHash('sha256')
  let bytes = 0
  const blocks = unsealed(key, label, sealed)
  for (;;) {
    const next = await blocks.next()
    if (next.done)
      return next.value ? { intact: true, plain: { bytes, sha256: hash.digest('hex') } } : { intact: false }
    bytes += next.value.length
    hash.update(next.value)
  }
}

async function* intactOnly(blocks: AsyncGenerator<Buffer, boolean>): AsyncGenerator<Buffer> {
  if (!(yield* blocks)) throw new Error('what was sealed is not as it was')
}

/** Block by block, then whether all of it is as it was sealed. The tag stands at the end, so that many bytes are always held back. */
async function* unsealed(key: Buffer, label: string, sealed: Readable): AsyncGenerator<Buffer, boolean> {
  let waiting: Buffer = Buffer.alloc(0)
  let decipher: ReturnType<typeof decipherOf> | undefined
  for await (const chunk of sealed) {
    waiting = Buffer.concat([waiting, Buffer.from(chunk)])
    if (!decipher && waiting.length >= NONCE) {
      decipher = decipherOf(key, label, waiting.subarray(0, NONCE))
      waiting = waiting.subarray(NONCE)
    }
    if (decipher && waiting.length > TAG) {
      yield decipher.update(waiting.subarray(0, -TAG))
      waiting = Buffer.from(waiting.subarray(-TAG))
    }
  }
  if (!decipher || waiting.length !== TAG) return false
  let rest: Buffer
  try {
    decipher.setAuthTag(waiting)
    rest = decipher.final()
  } catch {
    return false
  }
  yield rest
  return true
}

function decipherOf(key: Buffer, label: string, nonce: Buffer) {
  return createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(label))
}

function writeSynced(path: string, flags: 'wx' | 'r+', text: string): void {
  const file = openSync(path, flags, 0o600)
  try {
    writeSync(file, text, 0)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function syncFolder(folder: string): void {
  const directory = openSync(folder, 'r')
  fsyncSync(directory)
  closeSync(directory)
}
