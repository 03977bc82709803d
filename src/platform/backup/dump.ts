/**
 * A whole database as lines of JSON that PostgreSQL itself writes and reads, so that numbers, instants and bytes stay exact
 * and a dump of one engine is read by the other.
 *
 * The snapshot of the embedded database ends with the tables that change; those that are only appended to are read afterwards, page by page
 * up to the last transaction of the snapshot, so that others get a turn in between (decision 8).
 */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/db.ts'
import type { Opened } from '../db/open.ts'
import { type Contents, JOBS_FILE, TABLE_FILE } from './manifest.ts'

export type Dump = Pick<Contents, 'tables' | 'sequences' | 'jobs' | 'migrations'>
type Part = Readonly<{ rows: number; bytes: number; sha256: string }>

/** Blocks of 8 KiB, so that a page holds at most some hundreds of rows. */
const BLOCKS_AT_ONCE = 8

/** Made anew by the program that restores. */
const NOT_DUMPED = ['migration', 'restored_job']

/** One instant: what is committed meanwhile is not in it. */
export async function dump(opened: Opened, folder: string): Promise<Dump> {
  const table = (db: Db | Tx, before: number | null) => async (name: string) => ({
    name,
    ...(await writeLines(join(folder, TABLE_FILE(name)), pagesOf(db, name, before))),
  })
  const { later, before, tables, ...rest } = await opened.db.transaction().execute(async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx)
    const names = await tablesOf(tx)
    const later = opened.engine === 'pglite' ? await historyTables(tx) : []
    const now = names.filter((name) => !later.includes(name))
    return {
      later,
      before: await nextTransaction(tx),
      tables: await inTurn(now, table(tx, null)),
      migrations: await migrationsOf(tx),
      sequences: await sequencesOf(tx),
      jobs: await writeLines(join(folder, JOBS_FILE), jobsOf(tx)),
    }
  })
  return { ...rest, tables: [...tables, ...(await inTurn(later, table(opened.db, before)))].toSorted(byName) }
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const item of items) done.push(await work(item))
  return done
}

const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1)

export async function tablesOf(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(tx)
  return rows.map(({ name }) => name).filter((name) => !NOT_DUMPED.includes(name))
}

async function historyTables(tx: Tx): Promise<readonly string[]> {
  return (await tx.selectFrom('history_table').select('name').execute()).map(({ name }) => name)
}

/** Every transaction of the one connection that has a smaller number is over. */
async function nextTransaction(tx: Tx): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next`.execute(tx)
  return rows[0]?.next ?? 0
}

async function migrationsOf(tx: Tx): Promise<Dump['migrations']> {
  const { rows } = await sql<Dump['migrations'][number]>`
    select number, name, sha256 from migration order by number`.execute(tx)
  return rows
}

async function sequencesOf(tx: Tx): Promise<Dump['sequences']> {
  const { rows } = await sql<Dump['sequences'][number]>`
    select sequencename as name, last_value as last from pg_sequences
    where schemaname = 'public' and last_value is not null order by 1`.execute(tx)
  return rows
}

/** Rows as they lie; with `before` only those of earlier transactions, which for a table without updates is the table as it was then. */
async function* pagesOf(db: Db | Tx, name: string, before: number | null): AsyncGenerator<readonly string[]> {
  const table = sql.table(name)
  const { rows } = await sql<{ blocks: number }>`
    select pg_relation_size(${name}::regclass) / current_setting('block_size')::int as blocks`.execute(db)
  const earlier = before === null ? sql`` : sql`and xmin::text::bigint < ${before}`
  for (let from = 0; from < (rows[0]?.blocks ?? 0); from += BLOCKS_AT_ONCE) {
    const { rows: page } = await sql<{ line: string }>`
      select row_to_json(row)::text as line from ${table} row
      where ctid >= ${`(${from},0)`}::tid and ctid < ${`(${from + BLOCKS_AT_ONCE},0)`}::tid ${earlier}`.execute(db)
    yield page.map(({ line }) => line)
    // The embedded database answers within microtasks: without this no request would get a turn.
    await setImmediate()
  }
}

/** The queue's own tables change with its version; what a job says does not. A job that ran or had failed will run again. */
async function* jobsOf(tx: Tx): AsyncGenerator<readonly string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(tx)
  const waiting = sql`
    select coalesce(source_name, name) as name, data, start_after as due_at, singleton_key as once_key, created_on from pgboss.job
    where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss%' and (name <> 'dead' or source_name is not null)`
  const restored = sql`select name, data, due_at, once_key, now() as created_on from restored_job`
  const { rows: jobs } = await sql<{ line: string }>`
    select json_build_object('name', name, 'data', data, 'due_at', due_at, 'once_key', once_key)::text as line
    from (${rows[0]?.there ? sql`${waiting} union all ${restored}` : restored}) job order by created_on`.execute(tx)
  yield jobs.map(({ line }) => line)
}

async function writeLines(path: string, pages: AsyncIterable<readonly string[]>): Promise<Part> {
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let [rows, size] = [0, 0]
  try {
    for await (const lines of pages) {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
      hash.update(bytes)
      await file.writeFile(bytes)
      rows += lines.length
      size += bytes.length
    }
    return { rows, bytes: size, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}
