import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { eachDatabase, type FreshDb } from '#test/database.ts'
import { memoryFiles } from '../../test/disclosure/memory.ts'
import { FIELD_IDS, type FieldId, fieldRow } from './catalogue.rules.ts'
import { INTERNAL_COLUMNS } from './fields.rules.ts'
import { unclassified } from './held.rules.ts'
import { serviceRecords } from './service.store.ts'
import { isRecordFile, type ReadRequest, type RecordRow, type RecordSource } from './source.ts'
import { insertWorld, storeWorldFiles } from './world/world.store.ts'
import { worldOf } from './world/world.ts'

const UNTIL = instant('2026-11-01T00:00:00Z')
const world = worldOf({ seed: 7, accounts: 12, until: UNTIL, days: 90, meetingsPerAccount: 3, signInsPerAccount: 6 })
const ALL_TIME = { from: instant('2000-01-01T00:00:00Z'), to: instant('2030-01-01T00:00:00Z') }

eachDatabase('the service’s records', (open) => {
  let fresh: FreshDb
  let source: RecordSource
  beforeAll(async () => {
    fresh = await open()
    const files = memoryFiles()
    const hashes = await storeWorldFiles(files, world)
    await fresh.db.transaction().execute((tx) => insertWorld(tx, world, hashes))
    source = serviceRecords({ db: fresh.db, files })
  })

  test('every column of every service table stands in the catalogue', async () => {
    const { rows } = await sql<{
      name: string
    }>`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and table_name like 'service\\_%' order by 1`.execute(fresh.db)
    const known = new Set([...INTERNAL_COLUMNS, ...FIELD_IDS.flatMap((id) => fieldRow(id).columns)])
    const real = rows.map(({ name }) => name)
    expect(unclassified(real)).toEqual([])
    expect([...known].filter((name) => !real.includes(name))).toEqual([])
  })

  test('every field can be read, and only the fields asked for come', async () => {
    for (const id of FIELD_IDS) {
      const row = fieldRow(id)
      for (const relation of ['own', 'other'] as const) {
        const rows = await all(source, { relation, fields: [id] })
        if (row.class[relation] === null) expect(rows, `${id} ${relation}`).toEqual([])
        else expect(rows.some((each) => each.has(id)) || row.category === 'calls', `${id} ${relation}`).toBe(true)
        for (const each of rows) expect([...each.keys()]).toEqual([id])
      }
    }
  })

  test('the period is half-open and counts the beginning of a record', async () => {
    const [first] = world.rows.service_sign_in.filter((row) => row.account_id === accounts[0])
    const at = first?.signed_in_at instanceof Date ? first.signed_in_at : UNTIL
    const one = {
      source: 'sign_in',
      relation: 'own',
      fields: ['sign_in.signed_in_at'],
      subject: { accountId: accounts[0] ?? '', meetingId: null },
    } as const
    const count = async (from: Date, to: Date) => (await rowsOf(source, { ...one, from, to })).length
    expect(await count(at, instant(new Date(at.getTime() + 1).toISOString()))).toBe(1)
    expect(await count(instant(new Date(at.getTime() + 1).toISOString()), at)).toBe(0)
    expect(await count(instant(new Date(at.getTime() - 1).toISOString()), at)).toBe(0)
  })

  test('pages join without a gap or a double, also where many records begin in one instant', async () => {
    const id = 'acct_many'
    const at = instant('2026-05-05T05:05:05.005Z')
    await fresh.db
      .insertInto('service_account')
      .values({ ...accountRow, account_id: id, user_name: id, email: `${id}@x.example`, telephone: null })
      .execute()
    const signIn = { ...signInRow, account_id: id, signed_in_at: at, signed_out_at: null }
    for (let part = 0; part < 3; part++) {
      await fresh.db
        .insertInto('service_sign_in')
        .values(
          Array.from({ length: 400 }, (_, n) => ({
            ...signIn,
            sign_in_id: `sgn_${part}_${n}`,
            port: 2000 + part * 400 + n,
          })),
        )
        .execute()
    }
    const rows = await rowsOf(source, {
      source: 'sign_in',
      relation: 'own',
      fields: ['sign_in.port'],
      subject: { accountId: id, meetingId: null },
      ...ALL_TIME,
    })
    expect(new Set(rows.map((row) => row.get('sign_in.port'))).size).toBe(1200)
    expect(rows.length).toBe(1200)
  })

  test('identifiers find accounts, whatever the spelling; a shared telephone is ambiguous', async () => {
    const [known, second] = world.rows.service_account
    const found = await source.resolve({ kind: 'email', value: ` ${known?.email.toUpperCase()} `, at: null })
    expect(found).toMatchObject({
      kind: 'found',
      account: { accountId: known?.account_id, meetingId: null, country: 'NL' },
    })
    expect(await source.resolve({ kind: 'username', value: second?.user_name ?? '', at: null })).toMatchObject({
      kind: 'found',
      account: { accountId: second?.account_id },
    })
    expect(await source.resolve({ kind: 'email', value: 'nobody@nowhere.example', at: null })).toEqual({
      kind: 'not-found',
    })
    expect(await source.resolve({ kind: 'telephone', value: 'none', at: null })).toEqual({ kind: 'not-found' })
    await fresh.db
      .updateTable('service_account')
      .set({ telephone: '+31 85 020 0299' })
      .where('account_id', 'in', accounts.slice(0, 2))
      .execute()
    expect(await source.resolve({ kind: 'telephone', value: '+31850200299', at: null })).toMatchObject({
      kind: 'ambiguous',
      accounts: [{}, {}],
    })
  })

  test('a meeting is found by its number and an instant at which it ran, and limits what is read', async () => {
    const [meeting] = world.rows.service_meeting
    const at = meeting?.started_at instanceof Date ? meeting.started_at : UNTIL
    const value = meeting?.number.replaceAll(' ', '') ?? ''
    const found = await source.resolve({ kind: 'meeting', value, at })
    expect(found).toMatchObject({
      kind: 'found',
      account: { accountId: meeting?.host_account_id, meetingId: meeting?.meeting_id },
    })
    expect(await source.resolve({ kind: 'meeting', value, at: instant('2001-01-01T00:00:00Z') })).toEqual({
      kind: 'not-found',
    })
    const titles = (meetingId: string | null) =>
      rowsOf(source, {
        source: 'meeting_title',
        relation: 'own',
        fields: ['meeting_title.title'],
        subject: { accountId: meeting?.host_account_id ?? '', meetingId },
        ...ALL_TIME,
      })
    expect((await titles(meeting?.meeting_id ?? null)).length).toBe(1)
    expect((await titles(null)).length).toBeGreaterThan(1)
  })
})

const accounts = world.rows.service_account.map((row) => row.account_id)
const [accountRow = missing()] = world.rows.service_account
const [signInRow = missing()] = world.rows.service_sign_in

function missing(): never {
  throw new Error('the world is empty')
}

async function all(
  source: RecordSource,
  ask: Readonly<{ relation: 'own' | 'other'; fields: readonly FieldId[] }>,
): Promise<readonly RecordRow[]> {
  const [field] = ask.fields
  const from = field === undefined ? '' : fieldRow(field).source
  const found = await Promise.all(
    accounts.map((accountId) =>
      rowsOf(source, { ...ask, source: from, subject: { accountId, meetingId: null }, ...ALL_TIME }),
    ),
  )
  return found.flat()
}

async function rowsOf(source: RecordSource, request: ReadRequest): Promise<readonly RecordRow[]> {
  const rows: RecordRow[] = []
  for await (const row of source.read(request)) {
    for (const value of row.values())
      if (isRecordFile(value)) expect((await value.open().toArray()).length).toBeGreaterThan(0)
    rows.push(row)
  }
  return rows
}
