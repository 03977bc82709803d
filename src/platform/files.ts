import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, chmod, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from './ids.ts'
import { systemClock } from './time.ts'

export type StoredFile = Readonly<{ sha256: string; bytes: number }>

/** Content-addressed files below `data/files/`: a name is a hash, so a file can neither change nor be overwritten. */
export type Files = Readonly<{
  /** Streams to disk (temp name, fsync, rename), hashing on the way. */
  put(source: Readable | Uint8Array): Promise<StoredFile>
  /** Takes a file that an upload already wrote and hashed; it must lie on the same disk (`incoming`). */
  adopt(path: string, sha256: string): Promise<StoredFile>
  path(sha256: string): string
  open(sha256: string): Readable
  has(sha256: string): Promise<boolean>
  /** Overwrites and removes a file; one that was put there within the last minutes stays, for what refers to it may be under way. */
  destroy(sha256: string): Promise<'destroyed' | 'absent' | 'too-fresh'>
  /** Folder for uploads that are still on their way; emptied at every start. */
  incoming: string
}>

const LEAVING = 'leaving'
const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text)

/** `dir` is the data folder. */
export async function openFiles(dir: string): Promise<Files> {
  const root = join(dir, 'files')
  const incoming = join(dir, 'incoming')
  // What was on its way out when the machine died goes as it would have gone.
  const leaving = (await readdir(incoming).catch(() => [])).filter((name) => name.startsWith(LEAVING))
  for (const name of leaving) await overwrite(join(incoming, name))
  await rm(incoming, { recursive: true, force: true })
  for (const folder of [root, incoming]) await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = (sha256: string) => {
    if (!isHash(sha256)) throw new RangeError('not a SHA-256 in lower-case hex')
    return join(root, sha256.slice(0, 2), sha256)
  }
  const has = (sha256: string) =>
    access(path(sha256)).then(
      () => true,
      () => false,
    )
  return {
    incoming,
    path,
    has,
    open: (sha256) => createReadStream(path(sha256)),
    destroy: (sha256) => destroyFile(path(sha256), join(incoming, newId(LEAVING))),
    put: async (source) => {
      const temporary = join(incoming, newId('put'))
      try {
        const stored = await writeHashed(source, temporary)
        await keep(temporary, path(stored.sha256))
        return stored
      } finally {
        await rm(temporary, { force: true })
      }
    },
    adopt: async (from, sha256) => {
      const target = path(sha256)
      const { size } = await stat(from)
      await chmod(from, 0o600)
      await keep(from, target)
      return { sha256, bytes: size }
    },
  }
}

/** Longer than any transaction that refers to a file which was just put here. */
const FRESH_MS = 600_000

async function destroyFile(target: string, aside: string): Promise<'destroyed' | 'absent' | 'too-fresh'> {
  const found = await isFresh(target)
  if (found === null) return 'absent'
  if (found) return 'too-fresh'
  // Out of the way first: the same bytes may be put there again at this moment, and those stay.
  await rename(target, aside)
  if (await isFresh(aside)) {
    await link(aside, target).catch(ifThere)
    await rm(aside, { force: true })
    return 'too-fresh'
  }
  await overwrite(aside)
  await rm(aside, { force: true })
  await syncPath(dirname(target))
  return 'destroyed'
}

/** Null where there is no such file. */
async function isFresh(path: string): Promise<boolean | null> {
  const found = await stat(path).catch(() => null)
  return found && systemClock.now().getTime() - found.mtimeMs < FRESH_MS
}

function ifThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/** What some disks keep of a removed file is then not what it held. */
async function overwrite(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    const { size } = await handle.stat()
    const noise = randomBytes(Math.min(size, NOISE_BYTES))
    for (let at = 0; at < size; at += noise.length) await handle.write(noise, 0, Math.min(noise.length, size - at), at)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const NOISE_BYTES = 1_048_576

async function writeHashed(source: Readable | Uint8Array, to: string): Promise<StoredFile> {
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const input = source instanceof Uint8Array ? Readable.from([source]) : source
  await pipeline(input, count, createWriteStream(to, { mode: 0o600, flags: 'wx' }))
  return { sha256: hash.digest('hex'), bytes }
}

/** After this a power cut cannot take the file away: its bytes, its name and the name of its folder are on disk. */
async function keep(from: string, target: string): Promise<void> {
  const folder = dirname(target)
  await syncPath(from)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(from, target)
  await syncPath(folder)
  if (made) await syncPath(dirname(folder))
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
