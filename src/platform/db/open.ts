/**
 * The one database, on either engine. From the moment it is open every statement runs as the role `waarborg_app`,
 * which cannot update, delete or truncate history; only `asOwner` (migrations, restore, queues of pg-boss) may do more.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type ConstructorOptions, fromPglite } from 'pg-boss'
import type { Db, Tables } from './db.ts'
import { DURABLE_PARAMS, DurableNodeFS, MEMORY_PARAMS } from './durable.ts'
import { PG_TYPES, PGLITE_PARSERS } from './values.ts'

export const APP_ROLE = 'waarborg_app'

export type Engine = 'pglite' | 'postgres'

/** What `asOwner` gives: the same database with the rights of the one who made it. */
export type Owner = Readonly<{
  db: Db
  /** Several statements in one text, without parameters. */
  exec(sql: string): Promise<void>
  boss: ConstructorOptions
}>

export type Opened = Readonly<{
  db: Db
  engine: Engine
  /** How pg-boss reaches the same database, as the role of the application. */
  boss: ConstructorOptions
  /** Start-up and restore only: on the embedded engine nothing else may be running meanwhile. */
  asOwner<T>(work: (owner: Owner) => Promise<T>): Promise<T>
  /** The embedded database as a tar, from which another starts (`load`); null on PostgreSQL. */
  image(): Promise<Blob> | null
  close(): Promise<void>
}>

/** `load`: the image of another embedded database, for a folder that holds none yet. */
export type PgliteAt = Readonly<{ dir: string; load?: Blob }> | Readonly<{ memory: true; load?: Blob }>

/** `dir` is the data folder; the database lies in `db` below it. Take the door (door.ts) first: two processes on one folder destroy it. */
export async function openPglite(at: PgliteAt): Promise<Opened> {
  const lite = await ('dir' in at ? onDisk(at.dir, at.load) : inMemory(at.load))
  const { rows } = await lite.query<{ known: boolean }>(
    'select exists (select from pg_roles where rolname = $1) as known',
    [APP_ROLE],
  )
  if (rows[0]?.known) await lite.exec(`set role ${APP_ROLE}`)
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: lite }) })
  const boss: ConstructorOptions = { db: fromPglite(lite as never), backend: 'pglite' }
  const owner: Owner = {
    db,
    boss,
    exec: async (sql) => {
      await lite.exec(sql)
    },
  }
  const takeTurns = oneAtATime()
  const tending = setInterval(() => {
    void tend(lite).catch(() => {})
  }, TEND_EVERY_MS).unref()
  return {
    db,
    engine: 'pglite',
    boss,
    asOwner: (work) =>
      takeTurns(async () => {
        await lite.exec('reset role')
        try {
          return await work(owner)
        } finally {
          await lite.exec(
            `do $$ begin if exists (select from pg_roles where rolname = '${APP_ROLE}') then set role ${APP_ROLE}; end if; end $$`,
          )
        }
      }),
    image: () => lite.dumpDataDir('none'),
    close: async () => {
      clearInterval(tending)
      if (!lite.closed) await lite.close()
    },
  }
}

const TEND_EVERY_MS = 3_600_000

/** What autovacuum does on a server. One table at a time, so that a page waits for one table at most. */
export async function tend(lite: Pick<PGlite, 'query'>): Promise<void> {
  const { rows } = await lite.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
  )
  for (const { name } of rows) await lite.query(`vacuum (analyze) ${name}`)
}

async function onDisk(dir: string, load: Blob | undefined): Promise<PGlite> {
  const folder = join(dir, 'db')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return PGlite.create({
    fs: new DurableNodeFS(folder),
    startParams: DURABLE_PARAMS,
    parsers: PGLITE_PARSERS,
    ...(load && { loadDataDir: load }),
  })
}

async function inMemory(load: Blob | undefined): Promise<PGlite> {
  return PGlite.create({ startParams: MEMORY_PARAMS, parsers: PGLITE_PARSERS, ...(load && { loadDataDir: load }) })
}

export type PostgresAt = Readonly<{ url: string; connections?: number; complain?: (line: string) => void }>

/** PostgreSQL 15 or newer. Nothing connects before the first query. */
export async function openPostgres({ url, connections = 10, complain = () => {} }: PostgresAt): Promise<Opened> {
  const asApp = withRole(url)
  const pool = new pg.Pool({ connectionString: asApp, max: connections, types: PG_TYPES, application_name: 'waarborg' })
  pool.on('error', (error) => complain(`database: ${error.message}`))
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    engine: 'postgres',
    boss: { connectionString: asApp, max: 4 },
    asOwner: (work) => asOwnerOf(url, work),
    image: () => null,
    close: async () => {
      if (!pool.ending) await pool.end()
    },
  }
}

/** One connection, so that a session lock taken through `db` also covers `exec`. */
async function asOwnerOf<T>(url: string, work: (owner: Owner) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    types: PG_TYPES,
    application_name: 'waarborg owner',
  })
  pool.on('error', () => {})
  try {
    return await work({
      db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
      exec: async (sql) => {
        await pool.query(sql)
      },
      boss: { connectionString: url, max: 2 },
    })
  } finally {
    await pool.end()
  }
}

/** The role is part of the session's start, so that even `reset role` and `discard all` lead back to it. */
function withRole(url: string): string {
  const option = `options=${encodeURIComponent(`-c role=${APP_ROLE}`)}`
  return `${url}${url.includes('?') ? '&' : '?'}${option}`
}

function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }
}
