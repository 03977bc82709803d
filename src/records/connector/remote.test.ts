/** The office against a provider's program over real HTTP: that it goes on after a break, and what becomes of a hostile one. */
import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { OWNER, smallHolding } from '../../../test/connector/holding.ts'
import { SECRET, says, serveReference, type Twist } from '../../../test/connector/reference.ts'
import { isRecordFile, type ReadRequest, type RecordRow } from '../source.ts'
import { type Bounds, USUAL_BOUNDS } from './exchange.ts'
import { remoteRecords } from './remote.ts'

const holding = smallHolding()
const SIGN_INS: ReadRequest = {
  source: 'sign_in',
  relation: 'own',
  fields: ['sign_in.signed_in_at', 'sign_in.port'],
  subject: { accountId: OWNER, meetingId: null },
  from: instant('2026-05-01T00:00:00.000Z'),
  to: instant('2026-06-01T00:00:00.000Z'),
}
const PROFILE: ReadRequest = { ...SIGN_INS, source: 'profile', fields: ['profile.name'] }
const RECORDINGS: ReadRequest = { ...SIGN_INS, source: 'recording', fields: ['recording.file'] }

function recordsAt(url: string, bounds: Partial<Bounds> = {}) {
  return remoteRecords({ url, secret: () => SECRET, ca: null, bounds: { ...USUAL_BOUNDS, waitMs: 0, ...bounds } })
}

async function got(twist: Twist, bounds: Partial<Bounds> = {}, request: ReadRequest = SIGN_INS) {
  await using server = await serveReference(holding, twist)
  const rows: RecordRow[] = []
  const bytes: Buffer[] = []
  let because: unknown = null
  try {
    for await (const row of recordsAt(server.url, bounds).read(request)) {
      rows.push(row)
      for (const value of row.values()) if (isRecordFile(value)) bytes.push(...(await value.open().toArray()))
    }
  } catch (error) {
    because = error instanceof Error && 'because' in error ? error.because : error
  }
  return { rows, because, bytes: Buffer.concat(bytes), asked: server.asked }
}

test('pages join, and a page that broke off is asked again without a row too many', async () => {
  const whole = await got({})
  expect(whole.rows.map((row) => row.get('sign_in.port'))).toEqual([1, 2, 3])
  let breaks = 3
  const page = (response: ServerResponse, lines: readonly string[]) => {
    if (breaks-- <= 0) return false
    response.write(`${lines[0]}\n`, () => response.destroy())
    return true
  }
  const broken = await got({ page }, { rowsOfPage: 1 })
  expect(broken.because).toBeNull()
  expect(broken.rows).toEqual(whole.rows)
  expect(broken.asked.length).toBe(6)
})

test('a file goes on from the byte at which it broke, and its hash is checked', async () => {
  const one = { ...RECORDINGS, to: instant('2026-05-02T00:00:00.000Z') }
  let breaks = 2
  const file = (response: ServerResponse, bytes: Buffer, from: number) => {
    if (breaks-- <= 0) return false
    response.write(bytes.subarray(from, from + 30_000), () => response.destroy())
    return true
  }
  const { bytes, because } = await got({ file }, {}, one)
  expect(because).toBeNull()
  expect(bytes.equals(holding.files.get('recording-1') ?? Buffer.alloc(0))).toBe(true)
  const other = says((response: ServerResponse, all: Buffer) => response.end(Buffer.alloc(all.length)))
  expect((await got({ file: other }, {}, one)).because).toBe('file-differs')
  const longer = says((response: ServerResponse, all: Buffer) => response.end(Buffer.concat([all, all])))
  expect((await got({ file: longer }, {}, one)).because).toBe('file-differs')
  expect((await got({}, { bytesOfFile: 10 }, one)).because).toBe('too-large')
})

test('what stays broken fails, and hands no row of the broken page on', async () => {
  const page = says((response: ServerResponse, lines: readonly string[]) => response.end(`${lines[0]}\n`))
  const { because, rows, asked } = await got({ page })
  expect([because, rows.length, asked.length]).toEqual(['cut-off', 0, 4])
})

test('rows without an end are stopped, within a page and over pages', async () => {
  const flood = (response: ServerResponse, lines: readonly string[]) => {
    const more = () => {
      while (!response.destroyed && response.write(`${lines[0]}\n`));
      if (!response.destroyed) response.once('drain', more)
    }
    more()
    return true
  }
  expect((await got({ page: flood }, { rowsOfPage: 50 })).because).toBe('too-many-rows')
  const line = says((response: ServerResponse) => response.end('x'.repeat(5_000)))
  expect((await got({ page: line }, { bytesOfLine: 1_000 })).because).toBe('too-large')
  const spaces = says((response: ServerResponse, lines: readonly string[]) => response.end(`${lines.join('\n')}\n`))
  expect((await got({ page: spaces }, { bytesOfPage: 100 })).because).toBe('too-large')
  let n = 0
  const [row, end] = [{ subject: OWNER, meeting: null }, () => JSON.stringify({ end: { rows: 1, next: `c${n++}` } })]
  const values = { 'sign_in.signed_in_at': '2026-05-01T09:00:00.000Z', 'sign_in.port': 1 }
  const text = JSON.stringify({ ...row, at: '2026-05-01T09:00:00.000Z', values })
  const on = {
    forgets: 'cursors',
    page: says((response: ServerResponse) => response.end(`${text}\n${end()}\n`)),
  } as const
  expect((await got(on, { rowsOfRead: 20 })).because).toBe('too-many-rows')
  expect((await got({ forgets: 'cursors', next: () => 'same.0' }, {}, PROFILE)).because).toBe('endless')
  const empty = says((response: ServerResponse) => response.end(`${JSON.stringify({ end: { rows: 0, next: 'c' } })}\n`))
  expect((await got({ page: empty })).because).toBe('endless')
})

test('values of another kind, and rows about somebody else, stop the whole reading', async () => {
  const values = (more: object) => (row: Record<string, unknown>) => ({
    ...row,
    values: { ...Object(row['values']), ...more },
  })
  expect((await got({ row: values({ 'sign_in.port': 'x' }) })).because).toBe('wrong-kind')
  expect((await got({ row: values({ 'sign_in.ip_address': '192.0.2.1' }) })).because).toBe('field-not-asked')
  expect((await got({ row: values({ 'sign_in.secret': 'x' }) })).because).toBe('field-not-asked')
  const third = (row: Record<string, unknown>) =>
    String(row['at']).startsWith('2026-05-03') ? { ...row, subject: 'acct_other' } : row
  const about = await got({ row: third })
  expect([about.because, about.rows.length]).toEqual(['other-subject', 0])
})

test('no redirect is followed, nothing packed is unpacked, and a slow answer is given up', async () => {
  await using elsewhere = await serveReference(holding)
  const any = says((_: unknown, response: ServerResponse) =>
    response.writeHead(307, { location: `${elsewhere.url}/rows` }).end(),
  )
  expect((await got({ any })).because).toBe('redirected')
  expect(elsewhere.asked).toEqual([])
  const packed = says((_: unknown, response: ServerResponse) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
  )
  expect((await got({ any: packed })).because).toBe('packed')
  const drip = (response: ServerResponse) => {
    const timer = setInterval(() => response.write(' '), 20)
    response.once('close', () => clearInterval(timer))
    return true
  }
  const slow = await got({ page: drip }, { patienceMs: 120, tries: 2 })
  expect([slow.because, slow.asked.length]).toEqual(['too-slow', 2])
  const dripped = await got(
    { file: says((response) => response.write('x')) },
    { patienceMs: 120, tries: 1 },
    RECORDINGS,
  )
  expect(dripped.because).toBe('too-slow')
})

test('a refused secret is not tried again, a busy program is', async () => {
  const answering = (status: number) => ({
    any: says((_: unknown, response: ServerResponse) => response.writeHead(status).end()),
  })
  const [refused, busy] = [await got(answering(401)), await got(answering(503))]
  expect([refused.because, refused.asked.length]).toEqual(['secret-refused', 1])
  expect([busy.because, busy.asked.length]).toEqual(['unavailable', 4])
})

test('identifiers and contacts are looked up, and an answer with more in it is none', async () => {
  await using server = await serveReference(holding)
  const records = recordsAt(server.url)
  expect(await records.resolve({ kind: 'email', value: 'owner@records.example', at: null })).toMatchObject({
    kind: 'found',
    account: { accountId: OWNER, meetingId: null },
  })
  const at = instant('2026-05-02T09:30:00.000Z')
  expect(await records.resolve({ kind: 'meeting', value: '800 000 0002', at })).toMatchObject({
    account: { accountId: OWNER, meetingId: 'meeting_2' },
  })
  expect(await records.resolve({ kind: 'email', value: 'x@records.example', at: null })).toEqual({ kind: 'not-found' })
  expect(await records.contact(OWNER)).toEqual({
    accountId: OWNER,
    name: 'Olga Owner',
    email: 'owner@records.example',
    lang: 'nl',
  })
  expect(await records.contact('acct_gone')).toBeUndefined()
  const any = (_: unknown, response: ServerResponse) => {
    const accounts = [{ accountId: OWNER, accountType: 'Pro', country: 'NL', meetingId: 'meeting_1' }]
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ accounts }))
    return true
  }
  await using odd = await serveReference(holding, { any })
  await expect(recordsAt(odd.url).resolve({ kind: 'email', value: 'a@b.example', at: null })).rejects.toMatchObject({
    because: 'wrong-shape',
  })
})

test('what went wrong names the source and the reason, and nothing that the program said', async () => {
  const row = (one: Record<string, unknown>) => ({ ...one, values: { ...Object(one['values']), 'Olga Owner': SECRET } })
  await using server = await serveReference(holding, { row })
  const reading = recordsAt(server.url).read(SIGN_INS)[Symbol.asyncIterator]()
  await expect(reading.next()).rejects.toThrow(/^the connector of the records, rows of sign_in: field-not-asked$/)
})
