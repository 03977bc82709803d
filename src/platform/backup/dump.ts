/**
 * A whole database as lines of JSON that PostgreSQL itself writes and reads, so that numbers, instants and bytes stay exact
 * and a dump of one engine is read by the other.
 */
import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Opened } from '../db/open.ts'
import { type Contents, JOBS_FILE, TABLE_FILE } from './manifest.ts'

export type Dump = Pick<Contents, 'tables' | 'sequences' | 'jobs' | 'migrations'>

const ROWS_AT_ONCE = 2_000

/** Made anew by the program that restores. */
const NOT_DUMPED = ['migration', 'restored_job']

/** One snapshot: what is committed meanwhile is not in it. On the embedded engine everyone else waits until it is written. */
export async function dump(opened: Opened, folder: string): Promise<Dump> {
  return opened.db.transaction().execute(async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx)
    const { rows: migrations } = await sql<
      Dump['migrations'][number]
    >`select number, name, sha256 from migration order by number`.execute(tx)
    const tables: Dump['tables'] = []
    for (const name of await tablesOf(tx)) {
      const query = sql`select row_to_json(row)::text as line from ${sql.table(name)} row`
      tables.push({ name, ...(await writeRows(tx, query, join(folder, TABLE_FILE(name)))) })
    }
    const { rows: sequences } = await sql<{ name: string; last: number }>`
      select sequencename as name, last_value as last from pg_sequences where schemaname = 'public' and last_value is not null order by 1`.execute(
      tx,
    )
    return { migrations, tables, sequences, jobs: await dumpJobs(tx, join(folder, JOBS_FILE)) }
  })
}

export async function tablesOf(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(tx)
  return rows.map(({ name }) => name).filter((name) => !NOT_DUMPED.includes(name))
}

/** The queue's own tables change with its version; what a job says does not. A job that ran or had failed will run again. */
async function dumpJobs(tx: Tx, path: string) {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(tx)
  const waiting = sql`
    select coalesce(source_name, name) as name, data, start_after as due_at, singleton_key as once_key, created_on from pgboss.job
    where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss%' and (name <> 'dead' or source_name is not null)`
  const restored = sql`select name, data, due_at, once_key, now() as created_on from restored_job`
  return writeRows(
    tx,
    sql`
    select json_build_object('name', name, 'data', data, 'due_at', due_at, 'once_key', once_key)::text as line
    from (${rows[0]?.there ? sql`${waiting} union all ${restored}` : restored}) job order by created_on`,
    path,
  )
}

async function writeRows(
  tx: Tx,
  query: ReturnType<typeof sql>,
  path: string,
): Promise<{ rows: number; bytes: number; sha256: string }> {
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  try {
    await sql`declare lines no scroll cursor for ${query}`.execute(tx)
    for (;;) {
      const { rows: batch } = await sql<{ line: string }>`fetch forward ${sql.lit(ROWS_AT_ONCE)} from lines`.execute(tx)
      rows += batch.length
      bytes += await append(file, hash, batch.map(({ line }) => `${line}\n`).join(''))
      if (batch.length < ROWS_AT_ONCE) break
    }
    await sql`close lines`.execute(tx)
    return { rows, bytes, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

async function append(file: FileHandle, hash: Hash, text: string): Promise<number> {
  const bytes = Buffer.from(text)
  hash.update(bytes)
  await file.writeFile(bytes)
  return bytes.length
}
