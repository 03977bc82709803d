/**
 * Says whether a package is the one we made, or exactly what is wrong with it. Reads hostile files: every entry is stored, so
 * nothing is unpacked; what a reader keeps in memory is bounded by the limits below; nothing is written.
 */
import { createHash, createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { keyIdOf } from '#platform/keys.ts'
import { readGrant } from '#records'
import {
  ALGORITHMS,
  type Algorithm,
  BAG_DECLARATION,
  CERTIFICATE,
  DOCUMENT_ROOT,
  isBagPath,
  isPayload,
  payloadOxum,
  readBagInfo,
  readManifest,
  SEAL,
  SEALED,
  STAMPED,
  TIME_STAMP,
  TIME_STAMP_ROOT,
} from './bag.rules.ts'
import { checkPaper, checkTime, type PaperSigned, type Stamp } from './verify-papers.ts'
import { localHeader, readCentral, readEnd, TAIL_BYTES, type ZipEntry } from './zip.rules.ts'

export type ProblemCode =
  | 'archive-hash'
  | 'not-a-package'
  | 'too-large'
  | 'frame'
  | 'bad-name'
  | 'doubled-name'
  | 'file-changed'
  | 'file-missing'
  | 'file-extra'
  | 'manifest'
  | 'manifests-differ'
  | 'tag-missing'
  | 'declaration'
  | 'oxum'
  | 'seal'
  | 'grant'
  | 'key'
  | 'time-stamp'
  | 'paper-root'
  | 'paper-other-root'
  | 'paper-signature'
  | 'paper-chain'

/** `detail` is data for the sentence of that code (verify.words.ts), never a sentence itself. */
export type Problem = Readonly<{ code: ProblemCode; path: string; detail: string }>
export type Origin = 'checked by key' | 'checked by archive hash' | 'not checked: integrity only'

/** A text of the package and the key that made its signature. */
export type Signed = Readonly<{ path: string; keyId: string }>

export type Verdict = Readonly<{
  verdict: 'good' | 'bad' | 'could-not'
  origin: Origin
  problems: readonly Problem[]
  /** Of the file as it lies there; null when it could not be read. */
  sha256: string | null
  caseNumber: string | null
  /** The seal and the grants whose signature is right. */
  signed: readonly Signed[]
  /** By whom the certificate is signed; null where it is not, or the package is from before it was. */
  paper: PaperSigned | null
  /** Of the list of records, under the root that came along; null where the package has none. */
  timeStamp: Stamp | null
  files: number
  bytes: number
}>

/** `publicKeys`, each as PEM: an office that changed its key has several. A signature by any of them counts, by another does not.
 * `roots`, each as PEM: the certificate in the package must be signed under one of them. */
export type VerifyAsk = Readonly<{ sha256?: string; publicKeys?: readonly string[]; roots?: readonly string[] }>

export const LIMITS = {
  entries: 50_000,
  directoryBytes: 16 * 1024 * 1024,
  tagBytes: 64 * 1024 * 1024,
  problems: 100,
} as const

/** Tag files are read whole, together up to `tagBytes`; everything below `data/` only passes by. */
type Reading = Readonly<{ hashes: Readonly<Record<Algorithm, string>>; bytes: number; text: Buffer | null }>

export async function verifyPackage(path: string, ask: VerifyAsk = {}): Promise<Verdict> {
  const none = {
    origin: 'not checked: integrity only',
    sha256: null,
    caseNumber: null,
    signed: [],
    paper: null,
    timeStamp: null,
    files: 0,
    bytes: 0,
  } as const
  let handle: FileHandle
  try {
    handle = await open(path, 'r')
  } catch (error) {
    return { ...none, verdict: 'could-not', problems: [{ code: 'not-a-package', path: '', detail: reason(error) }] }
  }
  try {
    return await verifyOpen(handle, ask)
  } catch (error) {
    return { ...none, verdict: 'could-not', problems: [{ code: 'not-a-package', path: '', detail: reason(error) }] }
  } finally {
    await handle.close()
  }
}

async function verifyOpen(handle: FileHandle, ask: VerifyAsk): Promise<Verdict> {
  const { size } = await handle.stat()
  const problems: Problem[] = []
  const sha256 = await hashOf(handle, size)
  const expected = ask.sha256?.trim().toLowerCase()
  if (expected !== undefined && expected !== sha256) problems.push({ code: 'archive-hash', path: '', detail: sha256 })
  const found = await readArchive(handle, size, problems)
  const caseNumber = found === null ? null : checkBag(found, problems)
  const signed = found === null ? [] : checkSignatures(found, problems, ask.publicKeys)
  const paper = found === null ? null : paperOf(found, problems, ask.roots)
  const timeStamp = found === null ? null : timeOf(found, problems)
  const payload = [...(found ?? [])].filter(([path]) => isPayload(path))
  return {
    verdict: problems.length === 0 ? 'good' : 'bad',
    origin:
      ask.publicKeys !== undefined
        ? 'checked by key'
        : expected !== undefined
          ? 'checked by archive hash'
          : 'not checked: integrity only',
    problems: problems.slice(0, LIMITS.problems),
    sha256,
    caseNumber,
    signed,
    paper,
    timeStamp,
    files: payload.length,
    bytes: payload.reduce((sum, [, { bytes }]) => sum + bytes, 0),
  }
}

async function hashOf(handle: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256')
  await eachChunk(handle, 0, size, (chunk) => hash.update(chunk))
  return hash.digest('hex')
}

const CHUNK = 1024 * 1024

/** Bytes from `start` to `end`, by the chunk; the buffer is used again, so the callback keeps nothing. */
async function eachChunk(
  handle: FileHandle,
  start: number,
  end: number,
  take: (chunk: Buffer) => unknown,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(end - start, 1)))
  for (let at = start; at < end; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, end - at), at)
    if (bytesRead === 0) throw new Error('the file became shorter while it was read')
    take(buffer.subarray(0, bytesRead))
    at += bytesRead
  }
}

async function readBytes(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let at = 0
  await eachChunk(handle, start, start + length, (chunk) => {
    at += chunk.copy(bytes, at)
  })
  return bytes
}

type Found = ReadonlyMap<string, Reading>

/** Null when the frame is not ours at all: then there is nothing to look at inside. */
async function readArchive(handle: FileHandle, size: number, problems: Problem[]): Promise<Found | null> {
  const tail = Math.min(size, TAIL_BYTES)
  const central = readEnd(await readBytes(handle, size - tail, tail), size)
  if (central === null) return stop(problems, { code: 'not-a-package', path: '', detail: 'end' })
  if (central.count > LIMITS.entries || central.bytes > LIMITS.directoryBytes)
    return stop(problems, { code: 'too-large', path: '', detail: String(central.count) })
  const directory = readCentral(await readBytes(handle, central.offset, central.bytes), central.count)
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
    if (!header.equals(await readBytes(handle, at, header.length)))
      problems.push({ code: 'frame', path: printable(entry.name), detail: String(at) })
    const reading = await readEntry(handle, { entry, start: at + header.length, room }, problems)
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

async function readEntry(handle: FileHandle, { entry, start, room }: Place, problems: Problem[]): Promise<Reading> {
  const [short, long] = [createHash('sha256'), createHash('sha512')]
  const keep = !isPayload(entry.name) && entry.bytes <= room
  const kept: Buffer[] = []
  let crc = 0
  await eachChunk(handle, start, start + entry.bytes, (chunk) => {
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

/** RFC 8493, 3: complete and valid. Returns the case number that the bag names. */
function checkBag(found: Found, problems: Problem[]): string | null {
  const paths = [...found.keys()]
  const payload = paths.filter(isPayload)
  const unlisted = [SEAL, ...ALGORITHMS.map((algorithm) => `tagmanifest-${algorithm}.txt`)]
  const tags = paths.filter((path) => !isPayload(path) && !unlisted.includes(path))
  if (textOf(found, 'bagit.txt') !== BAG_DECLARATION)
    problems.push({ code: 'declaration', path: 'bagit.txt', detail: '' })
  checkLists(found, { prefix: 'manifest', paths: payload }, problems)
  checkLists(found, { prefix: 'tagmanifest', paths: tags }, problems)
  for (const path of REQUIRED) if (!found.has(path)) problems.push({ code: 'tag-missing', path, detail: '' })
  const info = readBagInfo(textOf(found, 'bag-info.txt'))
  const oxum = payloadOxum(payload.map((path) => found.get(path)?.bytes ?? 0))
  if (info.get('Payload-Oxum') !== oxum) problems.push({ code: 'oxum', path: 'bag-info.txt', detail: oxum })
  return info.get('External-Identifier') ?? null
}

const REQUIRED = [
  'bag-info.txt',
  'metadata/index.json',
  'metadata/withheld.json',
  'README.txt',
  CERTIFICATE,
  SEAL,
] as const

type Lists = Readonly<{ prefix: 'manifest' | 'tagmanifest'; paths: readonly string[] }>

/** Both lists of one kind against the files there are, and against each other. */
function checkLists(found: Found, { prefix, paths }: Lists, problems: Problem[]): void {
  const listed: Set<string>[] = []
  for (const algorithm of ALGORITHMS) {
    const name = `${prefix}-${algorithm}.txt`
    if (!found.has(name)) {
      problems.push({ code: 'tag-missing', path: name, detail: '' })
      continue
    }
    const manifest = readManifest(textOf(found, name), algorithm)
    if (manifest.kind === 'wrong') {
      problems.push({ code: 'manifest', path: name, detail: String(manifest.line) })
      continue
    }
    listed.push(new Set(manifest.hashes.keys()))
    for (const [path, hash] of manifest.hashes) {
      const reading = found.get(path)
      if (!reading) problems.push({ code: 'file-missing', path, detail: name })
      else if (reading.hashes[algorithm] !== hash) problems.push({ code: 'file-changed', path, detail: name })
    }
    for (const path of paths)
      if (!manifest.hashes.has(path)) problems.push({ code: 'file-extra', path: printable(path), detail: name })
  }
  const [one, two] = listed
  if (one && two && (one.size !== two.size || [...one].some((path) => !two.has(path))))
    problems.push({ code: 'manifests-differ', path: prefix, detail: '' })
}

/** The seal and every grant, by the keys that came along; with keys from outside, those must have made them all. */
function checkSignatures(found: Found, problems: Problem[], given: readonly string[] | undefined): readonly Signed[] {
  const along = [...found].filter(([path]) => path.startsWith('keys/')).map(([, { text }]) => text?.toString() ?? '')
  const read = (given ?? along).map(publicKey)
  for (const [n, key] of given ? read.entries() : [])
    if (key === null) problems.push({ code: 'key', path: '', detail: String(n + 1) })
  const keys = read.filter((key) => key !== null)
  const signed: Signed[] = []
  const check = (path: string, signature: Buffer | null | undefined) => {
    const text = found.get(path)?.text
    const key = text && signature ? keys.find((one) => verifySignature(null, text, one, signature)) : undefined
    if (key) signed.push({ path, keyId: keyIdOf(key) })
    return key !== undefined
  }
  const seal = found.get(SEAL)?.text
  if (seal && found.get(SEALED)?.text && !check(SEALED, seal)) problems.push({ code: 'seal', path: SEAL, detail: '' })
  const grants = [...found].filter(([path]) => /^grant\/.*\.json$/.test(path))
  if (grants.length === 0) problems.push({ code: 'tag-missing', path: 'grant/', detail: '' })
  for (const [path, { text }] of grants) {
    const fine = check(path, found.get(path.replace(/\.json$/, '.sig'))?.text)
    if (!fine || readGrant(text?.toString() ?? '').kind !== 'valid') problems.push({ code: 'grant', path, detail: '' })
  }
  return signed
}

function paperOf(found: Found, problems: Problem[], roots: readonly string[] | undefined): PaperSigned | null {
  const certificate = found.get(CERTIFICATE)?.text
  if (!certificate) return null
  const check = checkPaper({ certificate, root: found.get(DOCUMENT_ROOT)?.text?.toString() ?? null, roots })
  if (check.kind === 'bad') problems.push({ code: `paper-${check.why}`, path: check.path, detail: '' })
  return check.kind === 'signed' ? check.signed : null
}

function timeOf(found: Found, problems: Problem[]): Stamp | null {
  const answer = found.get(TIME_STAMP)?.text
  if (!answer) return null
  const data = found.get(STAMPED)?.text ?? Buffer.alloc(0)
  const stamp = checkTime(answer, data, textOf(found, TIME_STAMP_ROOT))
  if (stamp === null) problems.push({ code: 'time-stamp', path: TIME_STAMP, detail: '' })
  return stamp
}

/** Only the kind of key that the office has; anything else is no key of ours. */
function publicKey(pem: string): KeyObject | null {
  if (!pem.includes('BEGIN PUBLIC KEY')) return null
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

function textOf(found: Found, path: string): string {
  return found.get(path)?.text?.toString('utf8') ?? ''
}

/** Names from a hostile file, for a terminal. */
function printable(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 240)
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.message
      : 'unknown'
}
