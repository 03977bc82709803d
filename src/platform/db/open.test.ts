import fs, { mkdtempSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { eachDatabase, freshDb } from '#test/database.ts'
import { migrate, outstanding } from './migrate.ts'
import { openPglite } from './open.ts'

eachDatabase('a session', (open) => {
  test('cannot rewrite what is history, and can do the rest', async () => {
    const { db } = await open()
    const { rows } = await sql<{ name: string }>`select name from history_table`.execute(db)
    expect(rows.length).toBeGreaterThan(3)
    for (const { name } of rows) {
      const table = sql.table(name)
      await expect(sql`delete from ${table}`.execute(db)).rejects.toThrow(/permission denied/)
      await expect(sql`truncate ${table} cascade`.execute(db)).rejects.toThrow(/permission denied/)
      const { rows: columns } = await sql<{ column: string }>`
        select column_name as column from information_schema.columns where table_name = ${name} and table_schema = 'public'`.execute(
        db,
      )
      for (const { column } of columns) {
        await expect(sql`update ${table} set ${sql.ref(column)} = default`.execute(db)).rejects.toThrow(
          /permission denied/,
        )
      }
      await sql`select * from ${table} limit 1`.execute(db)
    }
    await expect(sql`insert into history_table values ('x')`.execute(db)).rejects.toThrow(/permission denied/)
    await expect(sql`delete from migration`.execute(db)).rejects.toThrow(/permission denied/)
    await expect(sql`create table mine (a int)`.execute(db)).rejects.toThrow(/permission denied/)
    await sql`insert into demo_clock (offset_ms) values (1)`.execute(db)
    await sql`update demo_clock set offset_ms = 2`.execute(db)
  })

  test('keeps its role inside and after a transaction that failed', async () => {
    const { db } = await open()
    await expect(db.transaction().execute((tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow(/division/)
    expect((await sql`select current_user as who`.execute(db)).rows).toEqual([{ who: 'waarborg_app' }])
  })

  test('reads every type in the same way', async () => {
    const { db } = await open()
    const { rows } = await sql`select 1::int8 small, 9007199254740993::int8 big, 1.50::numeric n, date '2026-03-29' d,
      timestamp '2026-03-29 02:30' ts, timestamptz '2026-03-29 02:30:00.5+02' tz, '\\xdead'::bytea b, interval '90 days 2 hours' iv,
      '{"a":1}'::jsonb j, array[1,null]::int8[] ia, array['a','b'] ta, array[date '2026-03-29'] da, time '12:30' t, true yes, 1.5::float8 f,
      (select count(*) from audit_entry) c`.execute(db)
    expect(rows).toEqual([
      {
        small: 1,
        big: 9007199254740993n,
        n: '1.50',
        d: '2026-03-29',
        ts: '2026-03-29 02:30:00',
        tz: new Date('2026-03-29T00:30:00.500Z'),
        b: new Uint8Array([0xde, 0xad]),
        iv: '90 days 02:00:00',
        j: { a: 1 },
        ia: [1, null],
        ta: ['a', 'b'],
        da: ['2026-03-29'],
        t: '12:30:00',
        yes: true,
        f: 1.5,
        c: 0,
      },
    ])
  })
})

test('on PostgreSQL even `reset role` leads back to the role; on the embedded engine it does not, so no code outside platform/db says it', async () => {
  await using postgres = await freshDb('postgres')
  await using pglite = await freshDb('pglite')
  for (const { db } of [postgres, pglite]) await sql`reset role`.execute(db)
  await expect(sql`update audit_entry set who = ''`.execute(postgres.db)).rejects.toThrow(/permission denied/)
  expect((await sql`select current_user as who`.execute(pglite.db)).rows).toEqual([{ who: 'postgres' }])
})

test('every commit of the embedded database reaches the disk', async () => {
  const real = fs.fsyncSync
  let calls = 0
  fs.fsyncSync = (descriptor) => {
    calls++
    real(descriptor)
  }
  syncBuiltinESMExports()
  try {
    const opened = await openPglite({ dir: mkdtempSync(join(tmpdir(), 'waarborg-open-')) })
    await opened.asOwner(({ exec }) => exec('create table t (n int)'))
    const before = calls
    for (let n = 0; n < 20; n++) await sql`insert into t values (${n})`.execute(opened.db)
    expect(calls - before).toBeGreaterThanOrEqual(20)
    await opened.close()
  } finally {
    fs.fsyncSync = real
    syncBuiltinESMExports()
  }
})

test('what was filled in memory lies in a folder afterwards, with its rights, and takes more', async () => {
  await using memory = await freshDb('pglite')
  await sql`insert into demo_clock (offset_ms) values (7)`.execute(memory.db)
  const image = await memory.opened.image()
  const dir = mkdtempSync(join(tmpdir(), 'waarborg-image-'))
  await (await openPglite({ dir, ...(image && { load: image }) })).close()
  const opened = await openPglite({ dir })
  try {
    const { rows } = await sql`update demo_clock set offset_ms = offset_ms + 1 returning offset_ms`.execute(opened.db)
    expect(rows).toEqual([{ offset_ms: 8 }])
    await expect(sql`update audit_entry set who = ''`.execute(opened.db)).rejects.toThrow(/permission denied/)
  } finally {
    await opened.close()
  }
})

const file = (number: number, name: string, sha256 = name) => ({ number, name, text: '', sha256 })

test('a migration that was applied stays as it was', () => {
  const done = [file(1, '0001-a.sql'), file(3, '0003-c.sql')]
  expect(outstanding([...done, file(4, '0004-d.sql')], done)).toEqual([file(4, '0004-d.sql')])
  expect(() => outstanding([file(1, '0001-a.sql', 'changed'), file(3, '0003-c.sql')], done)).toThrow(
    /was changed after it was applied/,
  )
  expect(() => outstanding([file(1, '0001-a.sql')], done)).toThrow(/older than its database/)
  expect(() => outstanding([...done, file(2, '0002-b.sql')], done)).toThrow(/give it a higher number/)
  expect(() => outstanding([...done, file(3, '0003-z.sql')], done)).toThrow(/two migrations have the number/)
})

eachDatabase('migrating', (open) => {
  test('is all or nothing per file, and says which file failed', async () => {
    const { opened } = await open()
    const folder = await mkdtemp(join(tmpdir(), 'waarborg-migrations-'))
    await writeFile(join(folder, 'README'), 'not a migration')
    const { rows } = await sql<{ number: number; name: string }>`select number, name from migration`.execute(opened.db)
    const repo = join(import.meta.dirname, '../../../db/migrations')
    for (const { name } of rows) await writeFile(join(folder, name), await fs.promises.readFile(join(repo, name)))
    await writeFile(
      join(folder, '9001-good.sql'),
      `create table good (n int); insert into history_table values ('good')`,
    )
    await writeFile(join(folder, '9002-bad.sql'), 'create table half (n int); select nonsense')
    await expect(migrate(opened, folder)).rejects.toThrow(/9002-bad\.sql: column "nonsense" does not exist/)
    await writeFile(join(folder, '9002-bad.sql'), 'create table half (n int);')
    expect(await migrate(opened, folder)).toEqual(['9002-bad.sql'])
    expect(await migrate(opened, folder)).toEqual([])
    await sql`insert into good values (1)`.execute(opened.db)
    await expect(sql`delete from good`.execute(opened.db)).rejects.toThrow(/permission denied/)
  })
})
