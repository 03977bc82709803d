/**
 * Databases for tests: migrated, empty, opened by the product's own code and so with the rights of its role only.
 */
import { openAsBlob } from 'node:fs'
import pg from 'pg'
import { afterAll, describe, inject, onTestFinished } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { type Engine, type Opened, openPglite, openPostgres } from '#platform/db/open.ts'
import { TEMPLATE } from './setup.ts'

export type FreshDb = Readonly<{
  db: Db
  opened: Opened
  engine: Engine
  /** DATABASE_URL of this database, for a program that opens it itself; null on PGlite. */
  url: string | null
  close(): Promise<void>
}> &
  AsyncDisposable

export const ENGINES: readonly Engine[] = ['pglite', 'postgres']

/** `await using fresh = await freshDb()` closes it with the block; otherwise call `close`. */
export async function freshDb(engine: Engine = 'pglite'): Promise<FreshDb> {
  return engine === 'pglite' ? onPglite() : onPostgres()
}

/**
 * One suite on both engines. `open` closes its database by itself: after the test that asked, or after the suite
 * where `beforeAll` asked.
 */
export function eachDatabase(name: string, suite: (open: () => Promise<FreshDb>, engine: Engine) => void): void {
  describe.each(ENGINES)(`${name} on %s`, (engine) => {
    const untilEnd: FreshDb[] = []
    afterAll(async () => {
      for (const fresh of untilEnd) await fresh.close()
    })
    suite(async () => {
      const fresh = await freshDb(engine)
      try {
        onTestFinished(fresh.close)
      } catch {
        untilEnd.push(fresh)
      }
      return fresh
    }, engine)
  })
}

async function onPglite(): Promise<FreshDb> {
  const opened = await openPglite({ memory: true, load: await openAsBlob(inject('pgliteImage')) })
  return fresh(opened, null, () => opened.close())
}

async function onPostgres(): Promise<FreshDb> {
  const server = inject('postgresUrl')
  const name = `test_${process.pid}_${++made}`
  await administer(server, `create database ${name} template ${TEMPLATE}`)
  const url = server.replace(/\/postgres$/, `/${name}`)
  const opened = await openPostgres({ url })
  return fresh(opened, url, async () => {
    await opened.close()
    await administer(server, `drop database if exists ${name} with (force)`)
  })
}

function fresh(opened: Opened, url: string | null, end: () => Promise<void>): FreshDb {
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= end()
    return closing
  }
  return { db: opened.db, opened, engine: opened.engine, url, close, [Symbol.asyncDispose]: close }
}

let made = 0

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
