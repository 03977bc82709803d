import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { archiveEnd, centralHeader, dosStamp, localHeader, readCentral, readEnd } from './zip.rules.ts'

const stamp = dosStamp(instant('2026-11-10T12:34:57Z'))

test('a time is kept to two seconds, in UTC, and never before 1980', () => {
  expect(stamp >>> 16).toBe((46 << 9) | (11 << 5) | 10)
  expect(stamp & 0xffff).toBe((12 << 11) | (34 << 5) | 28)
  expect(dosStamp(instant('1970-01-01T00:00:00Z')) >>> 25).toBe(0)
})

test.each([
  ['small', { name: 'data/a', bytes: 10, crc32: 1, offset: 20 }],
  ['over 4 GiB', { name: 'data/b', bytes: 5_000_000_000, crc32: 2, offset: 20 }],
  ['beyond 4 GiB', { name: 'data/c', bytes: 10, crc32: 3, offset: 5_000_000_000 }],
  ['both', { name: 'data/d', bytes: 5_000_000_000, crc32: 4, offset: 6_000_000_000 }],
  ['exactly the limit', { name: 'data/e', bytes: 0xffff_ffff, crc32: 5, offset: 0xffff_ffff }],
])('an entry reads back: %s', (_name, entry) => {
  const directory = centralHeader(entry, stamp)
  expect(readCentral(directory, 1)).toEqual({ kind: 'read', entries: [entry], stamp })
  expect(readCentral(directory, 2)).toMatchObject({ kind: 'other' })
  expect(readCentral(directory.subarray(0, -1), 1)).toMatchObject({ kind: 'other', at: 0 })
  expect(localHeader(entry, stamp).length).toBe(30 + entry.name.length + (entry.bytes >= 0xffff_ffff ? 20 : 0))
})

test.each([
  { count: 3, offset: 1000, bytes: 200 },
  { count: 70_000, offset: 1000, bytes: 200 },
  { count: 3, offset: 5_000_000_000, bytes: 200 },
])('an end reads back and must be the end: %j', (central) => {
  const tail = archiveEnd(central)
  const size = central.offset + central.bytes + tail.length
  expect(readEnd(tail, size)).toEqual(central)
  expect(readEnd(tail, size + 1)).toBeNull()
  expect(readEnd(tail.subarray(1), size)).toBeNull()
  expect(readEnd(Buffer.alloc(22), 22)).toBeNull()
})
