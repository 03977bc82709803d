/**
 * Forward only: SQL files in order of their number, each in one transaction, its checksum kept. A file that was applied never changes again.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { grantRights } from './grants.ts'
import type { Opened, Owner } from './open.ts'

type MigrationFile = Readonly<{ number: number; name: string; text: string; sha256: string }>
type Applied = Readonly<{ number: number; name: string; sha256: string }>

/** Any number will do, so long as every process asks for the same one. */
const LOCK = 714_001

/**
 * Brings the schema up to date and gives the role of the application its rights. Returns the names of the files it applied.
 * A restore stops at the number that its backup had come to.
 */
export async function migrate(
  opened: Opened,
  folder: string,
  upTo = Number.POSITIVE_INFINITY,
): Promise<readonly string[]> {
  const files = (await readMigrations(folder)).filter(({ number }) => number <= upTo)
  return opened.asOwner(async (owner) => {
    await sql`select pg_advisory_lock(${LOCK})`.execute(owner.db)
    try {
      const fresh = outstanding(files, await applied(owner))
      for (const file of fresh) await apply(owner, file)
      await grantRights(owner)
      return fresh.map(({ name }) => name)
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(owner.db)
    }
  })
}

export async function readMigrations(folder: string): Promise<readonly MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
      if (number === undefined)
        throw new Error(`db/migrations/${name}: a migration is named like 0002-what-it-adds.sql`)
      const text = await readFile(join(folder, name), 'utf8')
      return { number: Number(number), name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** The files still to apply. A changed, missing, doubled or late file is a broken installation and throws with one clear line. */
export function outstanding(files: readonly MigrationFile[], done: readonly Applied[]): readonly MigrationFile[] {
  const byNumber = new Map(files.map((file) => [file.number, file]))
  const doubled = files.find((file) => byNumber.get(file.number) !== file)
  if (doubled) throw new Error(`two migrations have the number of ${doubled.name}`)
  for (const { number, name, sha256 } of done) {
    const file = byNumber.get(number)
    if (!file) throw new Error(`this program is older than its database: it does not know ${name}`)
    if (file.sha256 !== sha256)
      throw new Error(`db/migrations/${file.name} was changed after it was applied; add a new file instead`)
  }
  const last = Math.max(0, ...done.map(({ number }) => number))
  const known = new Set(done.map(({ number }) => number))
  const fresh = files.filter(({ number }) => !known.has(number))
  const late = fresh.find(({ number }) => number < last)
  if (late)
    throw new Error(
      `db/migrations/${late.name} comes before a migration that was already applied; give it a higher number`,
    )
  return fresh
}

async function applied(owner: Owner): Promise<readonly Applied[]> {
  await owner.exec(`create table if not exists migration (
    number int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`)
  const { rows } = await sql<Applied>`select number, name, sha256 from migration order by number`.execute(owner.db)
  return rows
}

async function apply(owner: Owner, file: MigrationFile): Promise<void> {
  try {
    await owner.exec(
      `begin;\n${file.text}\n;insert into migration (number, name, sha256) values (${file.number}, '${file.name}', '${file.sha256}');\ncommit`,
    )
  } catch (error) {
    await owner.exec('rollback')
    throw new Error(`db/migrations/${file.name}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
