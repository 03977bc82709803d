/** The office against a provider's own PostgreSQL, of another schema, with everything a database and a network can do to it. */
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { openWire } from '../../../test/connector/wire.ts'
import { openZwaluw, ZWALUW_QUERIES, type Zwaluw } from '../../../test/connector/zwaluw.ts'
import { isRecordFile, type ReadRequest, type RecordRow } from '../source.ts'
import { worldOf } from '../world/world.ts'
import { greetDatabase, type PostgresRecords, postgresRecords } from './postgres.ts'
import type { RowQuery } from './queries.rules.ts'

const world = worldOf({
  ...{ seed: 7, accounts: 6, until: instant('2026-11-01T00:00:00Z'), days: 90 },
  ...{ meetingsPerAccount: 3, signInsPerAccount: 40 },
})
const [account] = world.rows.service_account
const OWNER = account?.account_id ?? ''
const SIGN_INS: ReadRequest = {
  ...{ source: 'sign_in', relation: 'own', subject: { accountId: OWNER, meetingId: null } },
  fields: ['sign_in.signed_in_at', 'sign_in.port', 'sign_in.ip_address'],
  ...{ from: instant('2000-01-01T00:00:00Z'), to: instant('2100-01-01T00:00:00Z') },
}
const RECORDINGS: ReadRequest = { ...SIGN_INS, source: 'recording', fields: ['recording.file'] }

let zwaluw: Zwaluw
beforeAll(async () => {
  zwaluw = await openZwaluw(world)
}, 60_000)
afterAll(() => zwaluw?.close())

async function got(change: Partial<PostgresRecords> = {}, request: ReadRequest = SIGN_INS) {
  const rows: RecordRow[] = []
  const bytes: Buffer[] = []
  let because: unknown = null
  try {
    for await (const row of postgresRecords({ ...zwaluw.records, ...change }).read(request)) {
      rows.push(row)
      for (const value of row.values()) if (isRecordFile(value)) bytes.push(...(await value.open().toArray()))
    }
  } catch (error) {
    because = error instanceof Error && 'because' in error ? error.because : error
  }
  return { rows, because, bytes: Buffer.concat(bytes) }
}

/** The query of the sign-ins with something else in it. */
function withQuery(change: Partial<RowQuery>): Partial<PostgresRecords> {
  const { sign_in: of } = ZWALUW_QUERIES.rows
  if (!of?.own) throw new Error('no query')
  const queries = { ...ZWALUW_QUERIES, rows: { ...ZWALUW_QUERIES.rows, sign_in: { own: { ...of.own, ...change } } } }
  return { queries, bounds: { ...zwaluw.records.bounds, tries: 1 } }
}

const FIELDS = { signed_in_at: 'begun', port: 'port' }
/** A query of rows that were never there: `list` is one row of values each. */
const said = (columns: string, ...list: readonly string[]) =>
  withQuery({
    sql: `select * from (values ${list.map((row) => `(${row})`).join(', ')}) v (${columns})
      where :account <> '' and :from < :to`,
    fields: FIELDS,
  })
const COLUMNS = 'subject, key, begun, port'
const ROW = (port: string, begun = "timestamptz '2026-05-01 09:00:00+00'", key = "'k1'") =>
  `'${OWNER}', ${key}, ${begun}, ${port}`
const NARROW: ReadRequest = { ...SIGN_INS, fields: ['sign_in.signed_in_at', 'sign_in.port'] }

const whole = () =>
  world.rows.service_sign_in
    .filter((row) => row.account_id === OWNER)
    .map((row) => row.port)
    .toSorted()

test('rows of another schema come as the catalogue names them, and only what was asked for', async () => {
  const { rows, because } = await got()
  expect(because).toBeNull()
  expect(rows.map((row) => Number(row.get('sign_in.port'))).toSorted()).toEqual(whole())
  expect([...(rows[0]?.keys() ?? [])]).toEqual(SIGN_INS.fields)
  const times = rows.map((row) => String(row.get('sign_in.signed_in_at')))
  expect(times).toEqual(times.toSorted())
  expect(times[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  const first = instant(times[0] ?? '')
  expect((await got({}, { ...SIGN_INS, to: first })).rows).toEqual([])
  expect((await got({}, { ...SIGN_INS, from: first })).rows.length).toBe(rows.length)
})

test('identifiers and contacts are looked up, whatever their spelling', async () => {
  const records = postgresRecords(zwaluw.records)
  const email = ` ${account?.email.toUpperCase()} `
  expect(await records.resolve({ kind: 'email', value: email, at: null })).toMatchObject({
    kind: 'found',
    account: { accountId: OWNER, meetingId: null },
  })
  expect(await records.resolve({ kind: 'email', value: "x' or '1'='1", at: null })).toEqual({ kind: 'not-found' })
  expect(await records.resolve({ kind: 'telephone', value: 'none', at: null })).toEqual({ kind: 'not-found' })
  const [meeting] = world.rows.service_meeting
  const at = instant(new Date(meeting?.started_at ?? 0).toISOString())
  expect(await records.resolve({ kind: 'meeting', value: meeting?.number ?? '', at })).toMatchObject({
    account: { accountId: meeting?.host_account_id, meetingId: meeting?.meeting_id },
  })
  expect(await records.contact(OWNER)).toMatchObject({ accountId: OWNER, email: account?.email })
  expect(await records.contact('acct_gone')).toBeUndefined()
})

describe('a row that does not fit stops the whole reading', () => {
  test.each<[string, () => Partial<PostgresRecords>]>([
    ['other-subject', () => said(COLUMNS, ROW('1'), ROW('2').replace(OWNER, 'acct_other'))],
    ['outside-period', () => said(COLUMNS, ROW('1', "timestamptz '1999-05-01 09:00:00+00'"))],
    ['wrong-kind', () => said(COLUMNS, ROW('1', "timestamptz 'infinity'"))],
    ['wrong-shape', () => said(COLUMNS, ROW('1', 'null::timestamptz'))],
    ['wrong-shape', () => said(COLUMNS, ROW('1', undefined, 'null::text'))],
    ['wrong-shape', () => said(COLUMNS, ROW('1').replace(`'${OWNER}'`, 'null::text'))],
    ['wrong-kind', () => said(COLUMNS, ROW('9007199254740993'))],
    ['out-of-order', () => said(COLUMNS, ROW('1'), ROW('2'))],
    ['column-type', () => said(COLUMNS, ROW("'1'::text"))],
    ['column-type', () => said(COLUMNS, ROW('1.5'))],
    ['column-type', () => said(COLUMNS, ROW('1', "timestamp '2026-05-01 09:00:00'"))],
    ['column-unmapped', () => said(`${COLUMNS}, password`, `${ROW('1')}, 'x'`)],
    ['column-missing', () => said('subject, key, begun', `'${OWNER}', 'k', timestamptz '2026-05-01 09:00:00+00'`)],
    ['refused', () => said(COLUMNS, ROW('1 / 0'))],
    ['refused', () => withQuery({ sql: 'select 1 from zwaluw.nothing where :account = :account' })],
    ['too-large', () => ({ bounds: { ...zwaluw.records.bounds, bytesOfLine: 3 } })],
    ['too-many-rows', () => ({ bounds: { ...zwaluw.records.bounds, rowsOfRead: 5 } })],
  ])('%s', async (why, change) => {
    const { because, rows } = await got(change(), NARROW)
    expect([because, rows.length]).toEqual([why, 0])
  })
})

test('nothing is null where there is nothing, in every kind', async () => {
  const { rows, because } = await got(said(COLUMNS, ROW('null::int')), NARROW)
  expect(because).toBeNull()
  expect(rows.map((row) => [...row.values()])).toEqual([['2026-05-01T09:00:00.000Z', null]])
})

test('another zone of the role, and microseconds, change no instant', async () => {
  await zwaluw.admin(
    `alter role ${zwaluw.user} set timezone = 'Asia/Kolkata'; alter role ${zwaluw.user} set datestyle = 'SQL, DMY'`,
  )
  const at = (key: string, micro: string) => ROW('1', `timestamptz '2026-05-01 11:00:00.123${micro}+02'`, `'${key}'`)
  const { rows, because } = await got(said(COLUMNS, at('b', '001'), at('a', '002')), NARROW)
  expect(because).toBeNull()
  expect(rows.map((row) => row.get('sign_in.signed_in_at'))).toEqual(Array(2).fill('2026-05-01T09:00:00.123Z'))
})

test('a line that is cut again and again loses no row and doubles none', async () => {
  const { rows: expected } = await got()
  const { at, bounds } = zwaluw.records
  await using wire = await openWire(at, (n) => (n <= 4 ? { bytes: 1500 + 300 * n, does: 'cut' } : null))
  const { rows, because } = await got({
    at: { ...at, port: wire.port },
    bounds: { ...bounds, rowsOfPage: 2, tries: 9 },
  })
  expect(because).toBeNull()
  expect(rows).toEqual(expected)
  expect(wire.came()).toBe(5)
})

test('a line that stays broken, or is silent, is given up with its reason', async () => {
  const { at, bounds } = zwaluw.records
  await using cut = await openWire(at, () => ({ bytes: 1800, does: 'cut' }))
  const broken = await got({ at: { ...at, port: cut.port }, bounds: { ...bounds, tries: 2 } })
  expect([broken.because, broken.rows.length, cut.came()]).toEqual(['cut-off', 0, 2])
  await using silent = await openWire(at, () => ({ bytes: 900, does: 'silence' }))
  const patience = { ...at, port: silent.port, patienceMs: 200 }
  expect((await got({ at: patience, bounds: { ...bounds, tries: 1 } })).because).toBe('too-slow')
  const nobody = { ...at, port: 9 }
  expect((await got({ at: nobody, bounds: { ...bounds, tries: 1 } })).because).toBe('unreachable')
})

test('a slow query is ended by the database, and a reading without an end by us', async () => {
  const slow = withQuery({
    sql: `select :account as subject, 'k' as key, :from as begun, 1 as port from pg_sleep(30) where :to > :from`,
    fields: FIELDS,
  })
  const began = performance.now()
  const { because } = await got({ ...slow, at: { ...zwaluw.records.at, patienceMs: 300 } }, NARROW)
  expect(because).toBe('too-slow')
  expect(performance.now() - began).toBeLessThan(10_000)
  expect((await got({ readMs: 0 })).because).toBe('endless')
})

test('whoever reads slowly is not cut off: a bound of time is for the database', async () => {
  const { at, bounds } = zwaluw.records
  const patient = postgresRecords({
    ...zwaluw.records,
    at: { ...at, patienceMs: 1_000 },
    readMs: 1_400,
    bounds: { ...bounds, rowsOfPage: 1 },
  })
  const ports: unknown[] = []
  for await (const row of patient.read(SIGN_INS)) {
    ports.push(row.get('sign_in.port'))
    if (ports.length === 2) await new Promise((resolve) => setTimeout(resolve, 2_000))
  }
  expect(ports.length).toBe(whole().length)
})

test('whoever stops early leaves no session behind', async () => {
  for await (const _ of postgresRecords({
    ...zwaluw.records,
    bounds: { ...zwaluw.records.bounds, rowsOfPage: 1 },
  }).read(SIGN_INS))
    break
  await expect
    .poll(async () => {
      const { rows } = await zwaluw.admin('select count(*)::int as n from pg_stat_activity where usename = $1', [
        zwaluw.user,
      ])
      return rows[0]?.n
    })
    .toBe(0)
})

describe('a role that could write is asked nothing', () => {
  test.each([
    [
      'a table',
      (user: string) => `grant insert on zwaluw.login to ${user}`,
      (user: string) => `revoke insert on zwaluw.login from ${user}`,
    ],
    [
      'a column',
      (user: string) => `grant update (port) on zwaluw.login to ${user}`,
      (user: string) => `revoke update (port) on zwaluw.login from ${user}`,
    ],
    [
      'a schema',
      (user: string) => `grant create on schema zwaluw to ${user}`,
      (user: string) => `revoke create on schema zwaluw from ${user}`,
    ],
    [
      'everything',
      (user: string) => `alter role ${user} superuser`,
      (user: string) => `alter role ${user} nosuperuser`,
    ],
    [
      'what another role may that it can become',
      (user: string) => `alter role ${user} noinherit; grant pg_write_all_data to ${user}`,
      (user: string) => `revoke pg_write_all_data from ${user}`,
    ],
  ])('%s', async (_, grant, revoke) => {
    await zwaluw.admin(grant(zwaluw.user))
    try {
      const { because, rows } = await got()
      expect([because, rows.length]).toEqual(['can-write', 0])
      await expect(greetDatabase(zwaluw.records)).rejects.toMatchObject({ because: 'can-write' })
    } finally {
      await zwaluw.admin(revoke(zwaluw.user))
    }
    expect((await got()).because).toBeNull()
  })
})

test('a query that writes by a function of somebody else writes nothing', async () => {
  await zwaluw.admin(`create function zwaluw.spoil() returns int language plpgsql security definer
    as $$ begin delete from zwaluw.login; return 1; end $$`)
  const spoils = withQuery({
    sql: 'select :account as subject, :account as key, :from as begun, zwaluw.spoil() as port where :to > :from',
    fields: FIELDS,
  })
  expect((await got(spoils, NARROW)).because).toBe('refused')
  expect((await got()).rows.length).toBe(whole().length)
})

test('the greeting finds what does not fit before anybody is asked about, and says nothing that the database said', async () => {
  expect((await greetDatabase(zwaluw.records)).catalogue).toBe(1)
  const records = { ...zwaluw.records, ...said(`${COLUMNS}, password`, `${ROW('1')}, 'x'`) }
  await expect(greetDatabase(records)).rejects.toThrow(
    /^the connector of the records, rows of sign_in: column-unmapped$/,
  )
  const stranger = { ...zwaluw.records, at: { ...zwaluw.records.at, user: 'nobody_here', password: () => 'a secret' } }
  await expect(greetDatabase(stranger)).rejects.toThrow(/^the connector of the records, greeting: secret-refused$/)
})

describe('files', () => {
  const pathsFor = (path: string) => zwaluw.admin('update zwaluw.tape set path = $1', [path])
  const restored = async (work: () => Promise<void>) => {
    const { rows } = await zwaluw.admin('select id, path from zwaluw.tape')
    try {
      await work()
    } finally {
      for (const { id, path } of rows) await zwaluw.admin('update zwaluw.tape set path = $2 where id = $1', [id, path])
    }
  }
  const [tape] = world.rows.service_recording
  const host = world.rows.service_meeting.find((row) => row.meeting_id === tape?.meeting_id)?.host_account_id ?? ''
  const request = { ...RECORDINGS, subject: { accountId: host, meetingId: tape?.meeting_id ?? null } }

  test('come from the folder as long as they were', async () => {
    const { bytes, because } = await got({}, request)
    expect(because).toBeNull()
    expect(bytes.equals(world.files.get(tape?.file_sha256 ?? '') ?? Buffer.alloc(0))).toBe(true)
  })

  test('outside of the folder, by a link or by steps, none is opened', async () => {
    writeFileSync(`${zwaluw.folder}-outside`, 'not yours')
    symlinkSync(`${zwaluw.folder}-outside`, join(zwaluw.folder, 'link'))
    symlinkSync('/etc', join(zwaluw.folder, 'etc'))
    await restored(async () => {
      const outside = [
        '../outside',
        '/etc/passwd',
        'kept/../kept/0.bin',
        'kept/./0.bin',
        'link',
        'etc/passwd',
        'kept',
        '',
      ]
      for (const path of outside) {
        await pathsFor(path)
        expect([path, (await got({}, request)).because]).toEqual([path, 'refused'])
      }
      await pathsFor('kept/none.bin')
      expect((await got({ bounds: { ...zwaluw.records.bounds, tries: 1 } }, request)).because).toBe('unavailable')
    })
    rmSync(`${zwaluw.folder}-outside`)
  })

  test('that grow after the row was read are not handed on', async () => {
    await restored(async () => {
      writeFileSync(join(zwaluw.folder, 'growing'), 'x'.repeat(10))
      await pathsFor('growing')
      const rows = postgresRecords(zwaluw.records).read(request)[Symbol.asyncIterator]()
      const file = (await rows.next()).value?.get('recording.file') ?? null
      if (!isRecordFile(file)) throw new Error('no file')
      expect(file.bytes).toBe(10)
      writeFileSync(join(zwaluw.folder, 'growing'), 'x'.repeat(11))
      await expect(file.open().toArray()).rejects.toMatchObject({ because: 'file-differs' })
    })
  })
})
