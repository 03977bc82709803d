/**
 * The ZIP that a package is: every entry stored without compression, its size and CRC-32 before its bytes, one stamp of time for all.
 * There is exactly one way to write given files, so the verifier computes the frame again and compares it byte by byte;
 * and nothing has to be unpacked to be checked, so there is no bomb.
 *
 * Norm    PKWARE APPNOTE.TXT 6.3.10: 4.3.7 local header, 4.3.12 central header, 4.3.14-16 ends, 4.5.3 Zip64.
 */
export type ZipFile = Readonly<{ name: string; bytes: number; crc32: number }>
/** `offset` is where the local header begins. */
export type ZipEntry = ZipFile & Readonly<{ offset: number }>
/** Date and time as MS-DOS counted them, as one 32-bit number; UTC. */
export type DosStamp = number

const UINT16 = 0xffff
const UINT32 = 0xffff_ffff
const UTF8_NAME = 0x0800
const PLAIN_VERSION = 20
const ZIP64_VERSION = 45
const UNIX = 3 << 8
/** A regular file, rw-r--r--. */
const ATTRIBUTES = (0o100644 << 16) >>> 0

export const LOCAL_BYTES = 30
export const CENTRAL_BYTES = 46
export const END_BYTES = 22
const ZIP64_END_BYTES = 56
const ZIP64_LOCATOR_BYTES = 20

export function dosStamp(at: Date): DosStamp {
  const years = Math.min(Math.max(at.getUTCFullYear() - 1980, 0), 127)
  const date = (years << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return ((date << 16) | time) >>> 0
}

export function localHeader(file: ZipFile, stamp: DosStamp): Buffer {
  const big = file.bytes >= UINT32
  const extra = big ? zip64Extra([file.bytes, file.bytes]) : Buffer.alloc(0)
  const name = Buffer.from(file.name)
  const head = Buffer.alloc(LOCAL_BYTES)
  head.writeUInt32LE(0x0403_4b50, 0)
  head.writeUInt16LE(big ? ZIP64_VERSION : PLAIN_VERSION, 4)
  writeCommon(head, 6, { file, stamp, big })
  head.writeUInt16LE(name.length, 26)
  head.writeUInt16LE(extra.length, 28)
  return Buffer.concat([head, name, extra])
}

export function centralHeader(entry: ZipEntry, stamp: DosStamp): Buffer {
  const big = entry.bytes >= UINT32
  const far = entry.offset >= UINT32
  const extra =
    big || far
      ? zip64Extra([...(big ? [entry.bytes, entry.bytes] : []), ...(far ? [entry.offset] : [])])
      : Buffer.alloc(0)
  const name = Buffer.from(entry.name)
  const version = big || far ? ZIP64_VERSION : PLAIN_VERSION
  const head = Buffer.alloc(CENTRAL_BYTES)
  head.writeUInt32LE(0x0201_4b50, 0)
  head.writeUInt16LE(UNIX | version, 4)
  head.writeUInt16LE(version, 6)
  writeCommon(head, 8, { file: entry, stamp, big })
  head.writeUInt16LE(name.length, 28)
  head.writeUInt16LE(extra.length, 30)
  head.writeUInt32LE(ATTRIBUTES, 38)
  head.writeUInt32LE(far ? UINT32 : entry.offset, 42)
  return Buffer.concat([head, name, extra])
}

type Common = Readonly<{ file: ZipFile; stamp: DosStamp; big: boolean }>

/** Flags, method, time, CRC and sizes: the same run of fields in both headers. */
function writeCommon(head: Buffer, start: number, { file, stamp, big }: Common): void {
  head.writeUInt16LE(UTF8_NAME, start)
  head.writeUInt16LE(0, start + 2)
  head.writeUInt32LE(stamp, start + 4)
  head.writeUInt32LE(file.crc32, start + 8)
  head.writeUInt32LE(big ? UINT32 : file.bytes, start + 12)
  head.writeUInt32LE(big ? UINT32 : file.bytes, start + 16)
}

function zip64Extra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(values.length * 8, 2)
  for (const [n, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + n * 8)
  return extra
}

export type Central = Readonly<{ count: number; offset: number; bytes: number }>

/** What follows the central directory. */
export function archiveEnd({ count, offset, bytes }: Central): Buffer {
  const large = count >= UINT16 || offset >= UINT32 || bytes >= UINT32
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(large ? UINT16 : count, 8)
  end.writeUInt16LE(large ? UINT16 : count, 10)
  end.writeUInt32LE(large ? UINT32 : bytes, 12)
  end.writeUInt32LE(large ? UINT32 : offset, 16)
  return large ? Buffer.concat([zip64End({ count, offset, bytes }), end]) : end
}

function zip64End({ count, offset, bytes }: Central): Buffer {
  const end = Buffer.alloc(ZIP64_END_BYTES + ZIP64_LOCATOR_BYTES)
  end.writeUInt32LE(0x0606_4b50, 0)
  end.writeBigUInt64LE(BigInt(ZIP64_END_BYTES - 12), 4)
  end.writeUInt16LE(UNIX | ZIP64_VERSION, 12)
  end.writeUInt16LE(ZIP64_VERSION, 14)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(bytes), 40)
  end.writeBigUInt64LE(BigInt(offset), 48)
  end.writeUInt32LE(0x0706_4b50, ZIP64_END_BYTES)
  end.writeBigUInt64LE(BigInt(offset + bytes), ZIP64_END_BYTES + 8)
  end.writeUInt32LE(1, ZIP64_END_BYTES + 16)
  return end
}

/** The longest end that this form has: what a reader fetches from the tail of a file. */
export const TAIL_BYTES = END_BYTES + ZIP64_END_BYTES + ZIP64_LOCATOR_BYTES

/** Reads the end of an archive of this form; null when the tail is none (cut off, another program's, no ZIP at all). */
export function readEnd(tail: Buffer, fileBytes: number): Central | null {
  if (tail.length < END_BYTES) return null
  const end = tail.subarray(-END_BYTES)
  if (end.readUInt32LE(0) !== 0x0605_4b50) return null
  const plain = { count: end.readUInt16LE(10), bytes: end.readUInt32LE(12), offset: end.readUInt32LE(16) }
  const large = plain.count === UINT16 || plain.bytes === UINT32 || plain.offset === UINT32
  const central = large ? readZip64End(tail) : plain
  if (central === null) return null
  const expected = archiveEnd(central)
  const whole = central.offset + central.bytes + expected.length === fileBytes
  return whole && tail.subarray(-expected.length).equals(expected) ? central : null
}

function readZip64End(tail: Buffer): Central | null {
  if (tail.length < TAIL_BYTES) return null
  const end = tail.subarray(-TAIL_BYTES)
  const [count, bytes, offset] = [32, 40, 48].map((at) => Number(end.readBigUInt64LE(at)))
  if (count === undefined || bytes === undefined || offset === undefined) return null
  return [count, bytes, offset].every(Number.isSafeInteger) ? { count, bytes, offset } : null
}

export type CentralReading =
  | Readonly<{ kind: 'read'; entries: readonly ZipEntry[]; stamp: DosStamp }>
  | Readonly<{ kind: 'other'; at: number }>

/** Reads a central directory of this form; `other` says at which of its bytes it is not. */
export function readCentral(directory: Buffer, count: number): CentralReading {
  const entries: ZipEntry[] = []
  const stamp = directory.length >= CENTRAL_BYTES ? directory.readUInt32LE(12) : 0
  let at = 0
  while (at < directory.length) {
    const entry = readEntry(directory, at)
    if (entry === null) return { kind: 'other', at }
    const header = centralHeader(entry, stamp)
    if (!directory.subarray(at, at + header.length).equals(header)) return { kind: 'other', at }
    entries.push(entry)
    at += header.length
  }
  return entries.length === count ? { kind: 'read', entries, stamp } : { kind: 'other', at }
}

function readEntry(directory: Buffer, at: number): ZipEntry | null {
  if (at + CENTRAL_BYTES > directory.length) return null
  const nameEnd = at + CENTRAL_BYTES + directory.readUInt16LE(at + 28)
  const extraEnd = nameEnd + directory.readUInt16LE(at + 30)
  if (extraEnd > directory.length) return null
  let [bytes, offset] = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 42)]
  let extra = nameEnd + 4
  if (bytes === UINT32) {
    if (extra + 16 > extraEnd) return null
    bytes = Number(directory.readBigUInt64LE(extra))
    extra += 16
  }
  if (offset === UINT32) {
    if (extra + 8 > extraEnd) return null
    offset = Number(directory.readBigUInt64LE(extra))
  }
  const name = directory.toString('utf8', at + CENTRAL_BYTES, nameEnd)
  return { name, bytes, offset, crc32: directory.readUInt32LE(at + 16) }
}
