/** The frame of a package, byte for byte, and the hashes of what lies in it. */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { isBagPath, isPayload } from './bag.rules.ts'
import type { BagFile } from './bag-standard.rules.ts'
import { type Problem, printable } from './verify-problem.ts'
import { localHeader, readCentral, readEnd, TAIL_BYTES, type ZipEntry } from './zip.rules.ts'

/** Where the bytes are: a file on disk, or one that the reader chose in a browser. */
export type Bytes = Readonly<{
  size: number
  /** From `at`, at most `length` of them, at least one while there are any; good until the next call. */
  read: (at: number, length: number) => Promise<Uint8Array>
}>

export const LIMITS = {
  entries: 50_000,
  directoryBytes: 16 * 1024 * 1024,
  tagBytes: 64 * 1024 * 1024,
  paperBytes: 16 * 1024 * 1024,
} as const

/** Tag files are read whole, together up to `tagBytes`; everything below `data/` only passes by. */
export type Reading = BagFile & Readonly<{ text: Buffer | null }>
export type Found = ReadonlyMap<string, Reading>

export function textOf(found: Found, path: string): string {
  return found.get(path)?.text?.toString('utf8') ?? ''
}

const CHUNK = 1024 * 1024

type Range = Readonly<{ start: number; end: number }>

/** By the chunk; the callback keeps nothing of it. */
export async function eachChunk(
  source: Bytes,
  { start, end }: Range,
  take: (chunk: Uint8Array) => unknown,
): Promise<void> {
  for (let at = start; at < end; ) {
    const chunk = await source.read(at, Math.min(CHUNK, end - at))
    if (chunk.length === 0) throw new Error('the file became shorter while it was read')
    take(chunk)
    at += chunk.length
  }
}

async function readBytes(source: Bytes, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let at = 0
  await eachChunk(source, { start, end: start + length }, (chunk) => {
    bytes.set(chunk, at)
    at += chunk.length
  })
  return bytes
}

/** A file that is no archive and small enough to be read as one; `begins` looks at its first bytes. Null for any other. */
export async function readWhole(source: Bytes, begins: (head: Buffer) => boolean): Promise<Buffer | null> {
  const head = await readBytes(source, 0, Math.min(source.size, HEAD_BYTES))
  return begins(head) && source.size <= LIMITS.paperBytes ? readBytes(source, 0, source.size) : null
}

const HEAD_BYTES = 8

/** Null when the frame is not ours at all: then there is nothing to look at inside. */
export async function readArchive(source: Bytes, problems: Problem[]): Promise<Found | null> {
  const { size } = source
  const tail = Math.min(size, TAIL_BYTES)
  const central = readEnd(await readBytes(source, size - tail, tail), size)
  if (central === null) return stop(problems, { code: 'not-a-package', path: '', detail: 'end' })
  if (central.count > LIMITS.entries || central.bytes > LIMITS.directoryBytes)
    return stop(problems, { code: 'too-large', path: '', detail: String(central.count) })
  const directory = readCentral(await readBytes(source, central.offset, central.bytes), central.count)
  if (directory.kind === 'other')
    return stop(problems, { code: 'frame', path: '', detail: String(central.offset + directory.at) })
  const found = new Map<string, Reading>()
  let at = 0
  let room: number = LIMITS.tagBytes
  for (const entry of directory.entries) {
    if (!isBagPath(entry.name)) problems.push({ code: 'bad-name', path: printable(entry.name), detail: '' })
    if (found.has(entry.name)) problems.push({ code: 'doubled-name', path: printable(entry.name), detail: '' })
    const header = localHeader(entry, directory.stamp)
    const end = at + header.length + entry.bytes
    if (entry.offset !== at || end > central.offset)
      return stop(problems, { code: 'frame', path: printable(entry.name), detail: String(at) })
    if (!header.equals(await readBytes(source, at, header.length)))
      problems.push({ code: 'frame', path: printable(entry.name), detail: String(at) })
    const reading = await readEntry(source, { entry, start: at + header.length, room }, problems)
    found.set(entry.name, reading)
    room -= reading.text?.length ?? 0
    at = end
  }
  if (at !== central.offset) return stop(problems, { code: 'frame', path: '', detail: String(at) })
  return found
}

function stop(problems: Problem[], problem: Problem): null {
  problems.push(problem)
  return null
}

/** `room` is what may still be kept in memory of all tag files together. */
type Place = Readonly<{ entry: ZipEntry; start: number; room: number }>

async function readEntry(source: Bytes, { entry, start, room }: Place, problems: Problem[]): Promise<Reading> {
  const [short, long] = [createHash('sha256'), createHash('sha512')]
  const keep = !isPayload(entry.name) && entry.bytes <= room
  const kept: Buffer[] = []
  let crc = 0
  await eachChunk(source, { start, end: start + entry.bytes }, (chunk) => {
    crc = crc32(chunk, crc)
    short.update(chunk)
    long.update(chunk)
    if (keep) kept.push(Buffer.from(chunk))
  })
  if (!isPayload(entry.name) && !keep)
    problems.push({ code: 'too-large', path: printable(entry.name), detail: String(entry.bytes) })
  if (crc !== entry.crc32) problems.push({ code: 'file-changed', path: printable(entry.name), detail: 'crc32' })
  return {
    hashes: { sha256: short.digest('hex'), sha512: long.digest('hex') },
    bytes: entry.bytes,
    text: keep ? Buffer.concat(kept) : null,
  }
}
