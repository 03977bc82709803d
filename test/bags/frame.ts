/** The frame that our packager writes, around any files: what somebody could make who knows the form. */
import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { archiveEnd, centralHeader, localHeader } from '../../src/requests/production/zip.rules.ts'

/** With the stamp of time of the package at `like`; without one, of no time at all. */
export function framed(files: Iterable<readonly [string, Buffer]>, like?: string): Buffer {
  const stamp = like === undefined ? 0 : readFileSync(like).readUInt32LE(10)
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of files) {
    const file = { name, bytes: content.length, crc32: crc32(content) }
    const header = localHeader(file, stamp)
    central.push(centralHeader({ ...file, offset }, stamp))
    parts.push(header, content)
    offset += header.length + content.length
  }
  const directory = Buffer.concat(central)
  return Buffer.concat([...parts, directory, archiveEnd({ count: central.length, offset, bytes: directory.length })])
}
