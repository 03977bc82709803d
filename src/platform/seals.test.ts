import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSeals } from './seals.ts'

const NAME = 'seal_1'
const LABEL = 'keep_1/identity/account-own.jsonl'

function opened() {
  const dir = mkdtempSync(join(tmpdir(), 'wb-seals-'))
  const seals = openSeals(dir)
  seals.make(NAME)
  return { dir, seals }
}

async function sealed(seals: ReturnType<typeof openSeals>, plain: Uint8Array, label = LABEL) {
  const { stream, plain: said } = seals.seal(NAME, label, Readable.from([plain], { objectMode: false }))
  return { bytes: await buffer(stream), said: said() }
}
const inspect = (seals: ReturnType<typeof openSeals>, bytes: Uint8Array, label = LABEL) =>
  seals.inspect(NAME, label, Readable.from([bytes], { objectMode: false }))

test('what was sealed opens to the same bytes, in blocks of any size, and is hidden in between', async () => {
  const { seals } = opened()
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 40 }), async (plain, block) => {
      const { bytes, said } = await sealed(seals, plain)
      expect(bytes.length).toBe(plain.length + 28)
      const parts = Array.from({ length: Math.ceil(bytes.length / block) }, (_, n) =>
        bytes.subarray(n * block, (n + 1) * block),
      )
      expect(await seals.inspect(NAME, LABEL, Readable.from(parts, { objectMode: false }))).toEqual({
        intact: true,
        plain: said,
      })
    }),
    { numRuns: 60 },
  )
  const { bytes } = await sealed(seals, Buffer.from('j.devries@molenzicht.example'))
  expect(bytes.includes('molenzicht')).toBe(false)
})

test('one byte changed, cut off, or put in another place is found', async () => {
  const { seals } = opened()
  const { bytes } = await sealed(seals, Buffer.from('a record that somebody would like to read otherwise'))
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(await inspect(seals, changed)).toEqual({ intact: false })
  }
  for (const length of [0, 11, 12, 27, 28, bytes.length - 1])
    expect(await inspect(seals, bytes.subarray(0, length))).toEqual({ intact: false })
  expect(await inspect(seals, bytes, 'keep_2/identity/account-own.jsonl')).toEqual({ intact: false })
})

test('what is opened is what was sealed, and a changed bit is told before the end', async () => {
  const { seals } = opened()
  const { bytes } = await sealed(seals, Buffer.from('a record'))
  const open = (of: Uint8Array) => buffer(seals.open(NAME, LABEL, Readable.from([of], { objectMode: false })))
  expect(String(await open(bytes))).toBe('a record')
  const changed = Buffer.from(bytes)
  changed[14] = (changed[14] ?? 0) ^ 1
  await expect(open(changed)).rejects.toThrow('not as it was')
  await expect(open(bytes.subarray(0, -1))).rejects.toThrow('not as it was')
})

test('the same text sealed twice looks different', async () => {
  const { seals } = opened()
  const [one, two] = [await sealed(seals, Buffer.from('x')), await sealed(seals, Buffer.from('x'))]
  expect(one.bytes.equals(two.bytes)).toBe(false)
})

test('a key is for its owner alone, is never made twice, and once destroyed is gone for a new start too', async () => {
  const { dir, seals } = opened()
  const folder = join(dir, 'keys', 'sealed')
  expect(statSync(join(folder, `${NAME}.key`)).mode & 0o777).toBe(0o600)
  const key = readFileSync(join(folder, `${NAME}.key`), 'utf8')
  expect(Buffer.from(key, 'base64')).toHaveLength(32)
  expect(() => seals.make(NAME)).toThrow('EEXIST')
  seals.destroy(NAME)
  seals.destroy(NAME)
  expect([seals.has(NAME), openSeals(dir).has(NAME), readdirSync(folder)]).toEqual([false, false, []])
  expect(() => seals.seal(NAME, LABEL, Readable.from([]))).toThrow('ENOENT')
})

test('a name cannot lead out of the folder', () => {
  const { seals } = opened()
  for (const name of ['../signing', 'seal_1/x', 'SEAL', '']) expect(() => seals.make(name)).toThrow('not the name')
})
