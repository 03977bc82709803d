/** The archive as it grows: entries stored in the order in which they come, every byte through one hash on its way to the disk. */
import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { type Hashed, isPayload } from './bag.rules.ts'
import { archiveEnd, centralHeader, type DosStamp, localHeader, type ZipEntry } from './zip.rules.ts'

/** What is known of a file before it is copied. */
export type Known = Readonly<{ sha256: string; bytes: number; crc32: number }>

type Source = Readonly<{ open: () => AsyncIterable<Uint8Array>; watch: (chunk: Uint8Array) => void }>

const BLOCK = 1024 * 1024

export class Archive {
  readonly files: (Hashed & Readonly<{ bytes: number }>)[] = []
  private readonly entries: ZipEntry[] = []
  private readonly hash: Hash = createHash('sha256')
  private at = 0
  private waiting: Uint8Array[] = []
  private waitingBytes = 0
  private readonly out: FileHandle
  private readonly stamp: DosStamp

  constructor(out: FileHandle, stamp: DosStamp) {
    this.out = out
    this.stamp = stamp
  }

  get payloadBytes(): readonly number[] {
    return this.files.filter(({ path }) => isPayload(path)).map(({ bytes }) => bytes)
  }

  text(path: string, text: string): Promise<void> {
    return this.bytes(path, Buffer.from(text))
  }

  async bytes(path: string, content: Uint8Array): Promise<void> {
    await this.begin({ name: path, bytes: content.length, crc32: crc32(content) })
    await this.write(content)
    this.files.push({
      path,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      sha512: createHash('sha512').update(content).digest('hex'),
    })
  }

  /** Copies a stored file; false when it is no longer the one that was collected. */
  async copy(path: string, file: Known, { open: openSource, watch }: Source): Promise<boolean> {
    await this.begin({ name: path, bytes: file.bytes, crc32: file.crc32 })
    const [short, long] = [createHash('sha256'), createHash('sha512')]
    let [bytes, crc] = [0, 0]
    for await (const chunk of openSource()) {
      bytes += chunk.length
      if (bytes > file.bytes) return false
      crc = crc32(chunk, crc)
      short.update(chunk)
      long.update(chunk)
      watch(chunk)
      await this.write(chunk)
    }
    const hashed = { path, bytes, sha256: short.digest('hex'), sha512: long.digest('hex') }
    if (bytes !== file.bytes || crc !== file.crc32 || hashed.sha256 !== file.sha256) return false
    this.files.push(hashed)
    return true
  }

  /** Made twice: once for its size and sums, which stand before the bytes, and once to be written. False when the two differ. */
  async made(path: string, make: () => AsyncIterable<Uint8Array>): Promise<boolean> {
    const hash = createHash('sha256')
    let [bytes, crc] = [0, 0]
    for await (const chunk of make()) {
      bytes += chunk.length
      crc = crc32(chunk, crc)
      hash.update(chunk)
    }
    return this.copy(path, { sha256: hash.digest('hex'), bytes, crc32: crc }, { open: make, watch: () => {} })
  }

  async end(): Promise<Readonly<{ sha256: string; bytes: number }>> {
    const offset = this.at
    for (const entry of this.entries) await this.write(centralHeader(entry, this.stamp))
    await this.write(archiveEnd({ count: this.entries.length, offset, bytes: this.at - offset }))
    await this.flush()
    return { sha256: this.hash.digest('hex'), bytes: this.at }
  }

  private async begin(file: Readonly<{ name: string; bytes: number; crc32: number }>): Promise<void> {
    this.entries.push({ ...file, offset: this.at })
    await this.write(localHeader(file, this.stamp))
  }

  private async write(chunk: Uint8Array): Promise<void> {
    this.hash.update(chunk)
    this.at += chunk.length
    this.waiting.push(chunk)
    this.waitingBytes += chunk.length
    if (this.waitingBytes >= BLOCK) await this.flush()
  }

  private async flush(): Promise<void> {
    let block = Buffer.concat(this.waiting)
    this.waiting = []
    this.waitingBytes = 0
    while (block.length > 0) block = block.subarray((await this.out.write(block)).bytesWritten)
  }
}
