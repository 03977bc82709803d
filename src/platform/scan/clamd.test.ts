/** The scanner against a real daemon. */
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BAIT, type Daemon, startClamd } from '#test/clamd.ts'
import { clamd, verdictOf } from './clamd.ts'

let daemon: Daemon
beforeAll(async () => {
  daemon = await startClamd()
}, 120_000)
afterAll(() => daemon?.stop())

async function* pieces(text: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}
const scan = (text: string | Uint8Array, size = 7) => clamd(daemon.address).scan(pieces(text, size))

test('what is clean is clean, and what a signature knows is found, however the bytes come', async () => {
  expect(await scan('An ordinary letter.')).toEqual({ kind: 'clean' })
  expect(await scan('')).toEqual({ kind: 'clean' })
  for (const size of [1, 7, 100_000])
    expect(await scan(`%PDF-1.7 ${BAIT} %%EOF`, size)).toEqual({ kind: 'infected', name: 'Waarborg.Bait.UNOFFICIAL' })
  expect(await scan(Buffer.concat([Buffer.alloc(2_500_000, 65), Buffer.from(BAIT)]), 2_000_000)).toMatchObject({
    kind: 'infected',
  })
})

test('more than the daemon takes is unknown, not clean', async () => {
  expect(await scan(Buffer.alloc(daemon.streamMost + 10), 65_536)).toMatchObject({ kind: 'unknown' })
})

test('several at once each have their own answer', async () => {
  const kinds = await Promise.all(Array.from({ length: 8 }, (_, n) => scan(n % 2 === 0 ? BAIT : 'plain')))
  expect(kinds.map(({ kind }) => kind)).toEqual(
    Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? 'infected' : 'clean')),
  )
})

test('a daemon that is not there, hangs up, or talks nonsense is unknown, with why', async () => {
  expect(await clamd('/nowhere/clamd.ctl').scan(pieces('x', 1))).toMatchObject({
    kind: 'unknown',
    why: expect.stringMatching(/ENOENT/),
  })
  expect(await clamd(daemon.address).check()).toBeNull()
  expect(await clamd('/nowhere/clamd.ctl').check()).toContain('ENOENT')
  for (const [says, why] of [
    ['', 'hung up'],
    ['stream: OK and more\0', 'stream: OK and more'],
    ['y'.repeat(10_000), 'yyy'],
  ] as const) {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.end(says)
    })
    await new Promise<void>((listening) => {
      server.listen(0, '127.0.0.1', listening)
    })
    const { port } = server.address() as { port: number }
    const scanned = await clamd(`127.0.0.1:${port}`).scan(pieces('x'.repeat(100), 10))
    expect(scanned).toMatchObject({ kind: 'unknown' })
    expect(scanned.kind === 'unknown' && (scanned.why.includes(why) || /EPIPE|ECONNRESET/.test(scanned.why))).toBe(true)
    server.close()
  }
})

test('only two sentences are a verdict', () => {
  expect(verdictOf('stream: OK')).toEqual({ kind: 'clean' })
  expect(verdictOf('stream: X FOUND')).toEqual({ kind: 'infected', name: 'X' })
  for (const said of ['', 'OK', 'stream: ok', 'INSTREAM size limit exceeded. ERROR', 'stream:  FOUND'])
    expect(verdictOf(said).kind, said).toBe('unknown')
})
