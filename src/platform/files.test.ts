import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { openFiles } from './files.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'waarborg-files-'))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('a stream lies under the hash of its bytes, for nobody else to read', async () => {
  const files = await openFiles(folder())
  const chunks = Array.from({ length: 300 }, (_, n) => Buffer.alloc(10_000, n))
  const whole = Buffer.concat(chunks)
  const stored = await files.put(Readable.from(chunks))
  expect(stored).toEqual({ sha256: sha256(whole), bytes: whole.length })
  expect((await buffer(files.open(stored.sha256))).equals(whole)).toBe(true)
  expect(await files.has(stored.sha256)).toBe(true)
  expect(await files.has('0'.repeat(64))).toBe(false)
  expect(statSync(files.path(stored.sha256)).mode & 0o777).toBe(0o600)
  expect(await files.put(whole)).toEqual(stored)
  expect(readdirSync(files.incoming)).toEqual([])
})

test('a stream that breaks off leaves nothing', async () => {
  const dir = folder()
  const files = await openFiles(dir)
  const broken = Readable.from(
    (function* () {
      yield Buffer.from('half')
      throw new Error('the line was cut')
    })(),
  )
  await expect(files.put(broken)).rejects.toThrow('the line was cut')
  expect(readdirSync(files.incoming)).toEqual([])
  expect(readdirSync(join(dir, 'files'))).toEqual([])
})

test('an upload is taken over without copying, and what was under way at a crash is gone at the next start', async () => {
  const dir = folder()
  const files = await openFiles(dir)
  const path = join(files.incoming, 'upload')
  writeFileSync(path, 'a demand', { mode: 0o644 })
  const hash = sha256(Buffer.from('a demand'))
  expect(await files.adopt(path, hash)).toEqual({ sha256: hash, bytes: 8 })
  expect(readFileSync(files.path(hash), 'utf8')).toBe('a demand')
  expect(statSync(files.path(hash)).mode & 0o777).toBe(0o600)
  writeFileSync(join(files.incoming, 'half'), 'x')
  await openFiles(dir)
  expect(readdirSync(files.incoming)).toEqual([])
})

test('a file that was destroyed is gone; one that is put there at the same moment stays, whole', async () => {
  const dir = folder()
  const files = await openFiles(dir)
  const bytes = Buffer.alloc(2_000_000, 'demand')
  const { sha256: hash } = await files.put(bytes)
  const old = () => utimesSync(files.path(hash), 1_000_000, 1_000_000)
  expect(await files.destroy(hash)).toBe('too-fresh')
  old()
  expect([await files.destroy(hash), await files.has(hash), await files.destroy(hash)]).toEqual([
    'destroyed',
    false,
    'absent',
  ])
  for (let round = 0; round < 40; round++) {
    await files.put(bytes)
    old()
    await Promise.all([files.destroy(hash), files.put(bytes)])
    expect(sha256(readFileSync(files.path(hash)))).toBe(hash)
  }
  expect(readdirSync(files.incoming)).toEqual([])
  writeFileSync(join(files.incoming, 'leaving_x'), 'a demand')
  await openFiles(dir)
  expect(readdirSync(files.incoming)).toEqual([])
})

test('a name that is no hash never becomes a path', async () => {
  const files = await openFiles(folder())
  for (const name of ['../../etc/passwd', 'A'.repeat(64), `${'0'.repeat(63)}/`, ''])
    expect(() => files.path(name)).toThrow(RangeError)
})
