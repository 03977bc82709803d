import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { eachDatabase, type FreshDb, freshDb } from '#test/database.ts'
import { type Engine, type Opened, openPglite, openPostgres } from '../db/open.ts'
import { openFiles } from '../files.ts'
import { startJobs } from '../jobs/start.ts'
import { openKeys } from '../keys.ts'
import { transact } from '../office.ts'
import { handClock } from '../time.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

declare module '../jobs/jobs.ts' {
  interface JobData {
    'test.restored': { note: string }
  }
}

const clock = handClock('2026-03-02T09:00:00Z')
const migrations = join(import.meta.dirname, '../../../db/migrations')
/** Why a test of the archive alone runs once. */
const SAME = 'the archive is one and the same whichever engine filled it'
const PASSPHRASE = 'correct horse battery staple'
const folder = () => mkdtempSync(join(tmpdir(), 'waarborg-backup-'))

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const jobsOn = async (opened: Opened, seen: string[] = []) => {
  const running = await startJobs({
    opened,
    complain: () => {},
    lines: () => [
      {
        name: 'test.restored',
        expireSeconds: 20,
        retries: 1,
        work: async ({ note }) => {
          seen.push(note)
        },
      },
    ],
  })
  closing.push(running.stop)
  return running
}

/** A database with awkward values in it, two files, a key and a job for later. */
async function filledOffice({ opened, db }: FreshDb) {
  const dir = folder()
  const files = await openFiles(dir)
  const stored = [await files.put(Buffer.from('a demand')), await files.put(Buffer.alloc(300_000, 7))]
  const signed = openKeys(dir).sign('a grant')
  writeFileSync(join(dir, 'keys', 'identity.key'), 'the secret of sign-in')
  writeFileSync(join(dir, 'demo.json'), '{"demo":true}')
  await sql`insert into audit_entry (at, who, action, about, allowed, detail)
    select timestamptz '2026-03-29 02:30:00.123456+02', 'línea\u2028\n"x"', 'a\\b', 'n' || n, n % 2 = 0, '{"n":' || n || '}' from generate_series(1, 2101) n`.execute(
    db,
  )
  await sql`insert into demo_clock (offset_ms) values (9007199254740991)`.execute(db)
  const { jobs } = await jobsOn(opened)
  await transact({ db }, (tx) =>
    jobs.send(tx, 'test.restored', { note: 'notice' }, { at: new Date('2099-05-01T12:00:00Z'), onceKey: 'k' }),
  )
  return { dir, stored, signed }
}

async function emptyTarget(engine: Engine): Promise<{ dir: string; open: () => Promise<Opened> }> {
  const dir = folder()
  if (engine === 'pglite') {
    return {
      dir,
      open: async () => {
        const opened = await openPglite({ dir })
        closing.push(opened.close)
        return opened
      },
    }
  }
  const { url, opened, close } = await freshDb('postgres')
  closing.push(close)
  await opened.asOwner(({ exec }) =>
    exec('drop schema public cascade; drop schema if exists pgboss cascade; create schema public'),
  )
  return {
    dir,
    open: async () => {
      const target = await openPostgres({ url: url ?? '' })
      closing.push(target.close)
      return target
    },
  }
}

const everything = async (opened: Opened) => {
  const { rows } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('migration', 'restored_job') order by 1`.execute(
    opened.db,
  )
  const texts = await Promise.all(
    rows.map(async ({ name }) => {
      const { rows: lines } = await sql<{
        line: string
      }>`select row_to_json(t)::text as line from ${sql.table(name)} t order by 1`.execute(opened.db)
      return [
        name,
        lines.length,
        createHash('sha256')
          .update(lines.map(({ line }) => line).join('\n'))
          .digest('hex'),
      ]
    }),
  )
  return texts
}

eachDatabase('a backup', (open, engine) => {
  test.each(['pglite', 'postgres'] as const)(
    'is restored into %s as it was, with files, keys and what was still to be done',
    async (into) => {
      const fresh = await open()
      const { dir, stored, signed } = await filledOffice(fresh)
      const out = join(folder(), 'backup.zip')
      const made = await backup({
        opened: fresh.opened,
        clock,
        dir,
        out,
        passphrase: PASSPHRASE,
        also: ['demo.json', 'absent.json'],
      })
      expect(made).toMatchObject({
        kind: 'written',
        files: 2,
        jobs: 1,
        sha256: createHash('sha256').update(readFileSync(out)).digest('hex'),
      })
      expect(statSync(out).mode & 0o777).toBe(0o600)
      expect(readdirSync(dir).filter((name) => name.startsWith('backup-'))).toEqual([])
      expect(readFileSync(out).includes('PRIVATE KEY')).toBe(false)

      const target = await emptyTarget(into)
      let opened: Opened | undefined
      const done = await restore({
        archive: out,
        dir: target.dir,
        passphrase: PASSPHRASE,
        migrations,
        open: async () => {
          opened = await target.open()
          return opened
        },
      })
      expect(done).toEqual({ kind: 'restored', rows: expect.any(Number), files: 2, jobs: 1 })
      if (!opened) throw new Error('not opened')
      expect(await everything(opened)).toEqual(await everything(fresh.opened))
      await expect(sql`delete from audit_entry`.execute(opened.db)).rejects.toThrow(/permission denied/)
      await sql`insert into audit_entry (at, who, action, about, allowed, detail) values (now(), 'a', 'b', 'c', true, '{}')`.execute(
        opened.db,
      )
      const files = await openFiles(target.dir)
      for (const { sha256 } of stored) expect(await files.has(sha256)).toBe(true)
      expect(openKeys(target.dir).verify('a grant', signed.signature, signed.keyId)).toBe(true)
      expect(readFileSync(join(target.dir, 'demo.json'), 'utf8')).toBe('{"demo":true}')
      // Without it nobody's authenticator app would open the restored office.
      expect(readFileSync(join(target.dir, 'keys', 'identity.key'), 'utf8')).toBe('the secret of sign-in')
      const { list } = await jobsOn(opened)
      expect(await list({ state: 'waiting' })).toMatchObject([
        { name: 'test.restored', data: { note: 'notice' }, dueAt: new Date('2099-05-01T12:00:00Z') },
      ])
    },
  )

  test('shows one instant of all tables, while others write on', async () => {
    const { opened, db } = await open()
    await sql`insert into demo_clock (offset_ms) values (0)`.execute(db)
    await sql`insert into audit_entry (at, who, action, about, allowed, detail)
      select now(), 'before', 'a', 'b', true, repeat('x', 200) from generate_series(1, 5000) n`.execute(db)
    let written = 0
    let stop = false
    const writing = (async () => {
      while (!stop) {
        // The embedded database never leaves the microtasks: without this nothing else would get a turn.
        await new Promise((resolve) => setImmediate(resolve))
        await transact({ db }, async (tx) => {
          await sql`update demo_clock set offset_ms = ${written + 1}`.execute(tx)
          for (const who of ['first', 'second'])
            await sql`insert into audit_entry (at, who, action, about, allowed, detail) values (now(), ${who}, 'a', 'b', true, '{}')`.execute(
              tx,
            )
        })
        written += 1
      }
    })()
    const out = join(folder(), 'b.zip')
    await expect.poll(() => written).toBeGreaterThan(2)
    const made = await backup({ opened, clock, dir: folder(), out, passphrase: PASSPHRASE })
    stop = true
    await writing
    expect(made.kind).toBe('written')
    const linesOf = async (table: string) =>
      (await readEntry(out, `database/${table}.jsonl`)).toString().trim().split('\n')
    const [moved = ''] = await linesOf('demo_clock')
    const instant = Number(JSON.parse(moved).offset_ms)
    expect(await linesOf('audit_entry')).toHaveLength(5000 + 2 * instant)
    expect(written).toBeGreaterThan(instant + 5)
  })

  test('is not restored when anything about it is wrong, and then nothing is touched', async ({ skip }) => {
    skip(engine === 'postgres', SAME)
    const fresh = await open()
    const { dir, stored } = await filledOffice(fresh)
    const out = join(folder(), 'backup.zip')
    await backup({ opened: fresh.opened, clock, dir, out, passphrase: PASSPHRASE })
    const target = folder()
    const attempt = (archive: string, passphrase = PASSPHRASE) =>
      restore({ archive, dir: target, passphrase, migrations, open: () => Promise.reject(new Error('touched')) })
    const line = async (archive: string, passphrase?: string) => {
      const answer = await attempt(archive, passphrase)
      expect(readdirSync(target)).toEqual([])
      return answer.kind === 'refused' ? answer.line : answer.kind
    }
    const hash = stored[0]?.sha256 ?? ''
    expect(await line(out, 'another passphrase')).toBe('the passphrase is wrong')
    expect(await line(await changed(out, `files/${hash}`, () => Buffer.from('A demand')))).toMatch(/another SHA-256/)
    expect(await line(await changed(out, 'database/audit_entry.jsonl', (bytes) => bytes.subarray(1)))).toMatch(
      /missing or has another size/,
    )
    expect(await line(await changed(out, `files/${hash}`, () => null))).toMatch(/missing or has another size/)
    expect(
      await line(
        await changed(out, 'manifest.json', (bytes) =>
          Buffer.from(bytes.toString().replace('2026-03-02', '2026-03-03')),
        ),
      ),
    ).toBe('the manifest of the backup was changed')
    expect(await line(await changed(out, 'manifest.json', () => Buffer.from('{}')))).toMatch(/not a backup of Waarborg/)
    expect(
      await line(
        await changed(out, 'manifest.json', (bytes) =>
          Buffer.from(
            bytes
              .toString()
              .replace('0001-ground.sql', '0001-xround.sql')
              .replace(/("number": 1,\s+"name": "[^"]+",\s+"sha256": ")[0-9a-f]{8}/, '$100000000'),
          ),
        ),
      ),
    ).toBe('the manifest of the backup was changed')
    writeFileSync(join(folder(), 'x'), 'no zip')
    expect(await line(join(dir, 'demo.json'))).toMatch(/cannot be read|End of central directory/)
    expect(await line(join(dir, 'nothing-here.zip'))).toMatch(/cannot be read/)
    expect(
      await restore({
        archive: out,
        dir,
        passphrase: PASSPHRASE,
        migrations,
        open: () => Promise.reject(new Error('touched')),
      }),
    ).toMatchObject({ kind: 'refused', line: expect.stringContaining('is not empty') })
    expect(
      await restore({
        archive: out,
        dir: target,
        passphrase: PASSPHRASE,
        migrations,
        open: async () => fresh.opened,
      }),
    ).toMatchObject({ kind: 'refused', line: expect.stringContaining('the database is not empty') })
  })

  test('is refused where it would overwrite, and with a short passphrase', async ({ skip }) => {
    skip(engine === 'postgres', SAME)
    const { opened } = await open()
    const out = join(folder(), 'b.zip')
    expect(await backup({ opened, clock, dir: folder(), out, passphrase: 'short' })).toMatchObject({ kind: 'refused' })
    writeFileSync(out, 'mine')
    expect(await backup({ opened, clock, dir: folder(), out, passphrase: PASSPHRASE })).toEqual({
      kind: 'refused',
      line: `${out} is already there`,
    })
    expect(readFileSync(out, 'utf8')).toBe('mine')
  })

  test('stops at a stored file that no longer fits its hash', async ({ skip }) => {
    skip(engine === 'postgres', SAME)
    const fresh = await open()
    const { dir, stored } = await filledOffice(fresh)
    const files = await openFiles(dir)
    writeFileSync(files.path(stored[0]?.sha256 ?? ''), 'A demand')
    const out = join(folder(), 'b.zip')
    await expect(backup({ opened: fresh.opened, clock, dir, out, passphrase: PASSPHRASE })).rejects.toThrow(
      /is damaged/,
    )
    expect(existsSync(out)).toBe(false)
    expect(existsSync(`${out}.partial`)).toBe(false)
  })
})

/** A copy of a ZIP with one entry exchanged, or left out. */
async function changed(path: string, name: string, change: (bytes: Buffer) => Buffer | null): Promise<string> {
  const zip = new yazl.ZipFile()
  for (const entry of await entryNames(path)) {
    const bytes = await readEntry(path, entry)
    const now = entry === name ? change(bytes) : bytes
    if (now) zip.addBuffer(now, entry)
  }
  zip.end()
  const out = join(folder(), 'changed.zip')
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  writeFileSync(out, Buffer.concat(chunks))
  return out
}

async function entryNames(path: string): Promise<string[]> {
  const zip = await yauzl.openPromise(path)
  const names: string[] = []
  for await (const entry of zip.eachEntry()) names.push(entry.fileName)
  zip.close()
  return names
}

async function readEntry(path: string, name: string): Promise<Buffer> {
  const zip = await yauzl.openPromise(path)
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== name) continue
      const chunks: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk))
      return Buffer.concat(chunks)
    }
    throw new Error(`${name} is not there`)
  } finally {
    zip.close()
  }
}
