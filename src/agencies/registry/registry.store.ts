import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import { domainNameOf, namesAbove } from '../signals/domain.rules.ts'
import { keysOf } from '../signals/look-alike.rules.ts'
import { isAuthorities, type RegistryRow, type SourceName } from './source.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    registry_release: {
      id: string
      source: SourceName
      file_name: string
      sha256: string
      left_out: number
      at: Date
      by_person: string
    }
    registry_entry: {
      release_id: string
      domain: string
      organisation: string
      country: string | null
      region: string | null
      kind: string | null
      telephone: string | null
      near: string[]
    }
    registry_now: { id: string; source: SourceName; at: Date }
  }
}

export type Release = Readonly<{
  id: string
  source: SourceName
  fileName: string
  sha256: string
  leftOut: number
  at: Date
  by: string
}>

const ROWS_AT_ONCE = 500

export async function insertRelease(tx: Tx, release: Release, rows: readonly RegistryRow[]): Promise<void> {
  const { id, source, fileName, sha256, leftOut, at, by } = release
  await tx
    .insertInto('registry_release')
    .values({ id, source, file_name: fileName, sha256, left_out: leftOut, at, by_person: by })
    .execute()
  const near = isAuthorities(source) ? (domain: string) => [...keysOf(domainNameOf(domain)?.label ?? '')] : () => []
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await tx
      .insertInto('registry_entry')
      .values(rows.slice(at, at + ROWS_AT_ONCE).map((row) => ({ release_id: id, ...row, near: near(row.domain) })))
      .execute()
}

/**
 * Tells the planner what was read: without it the search for look-alikes reads every row. Where the role may not (PostgreSQL before 17) the
 * server warns, does nothing, and its own autovacuum comes by within a minute.
 */
export async function countRows(db: Db): Promise<void> {
  await sql`analyze registry_entry`.execute(db)
}

/** The newest reading of a register; undefined where it was never read. */
export async function newestRelease(
  db: Db | Tx,
  source: SourceName,
): Promise<Readonly<{ id: string; sha256: string; at: Date }> | undefined> {
  return db
    .selectFrom('registry_release')
    .select(['id', 'sha256', 'at'])
    .where('source', '=', source)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** What a register says of a domain, and when we read it. */
export type Known = Readonly<{
  source: SourceName
  domain: string
  organisation: string
  country: string | null
  region: string | null
  kind: string | null
  telephone: string | null
  readAt: Date
}>

/** Every register that has this domain or one above it, nearest first. */
export async function registersKnowing(db: Db | Tx, domain: string): Promise<readonly Known[]> {
  const rows = await db
    .selectFrom('registry_entry as entry')
    .innerJoin('registry_now as release', 'release.id', 'entry.release_id')
    .select(['release.source', 'entry.domain', 'entry.organisation', 'entry.country', 'entry.region', 'entry.kind'])
    .select(['entry.telephone', 'release.at'])
    .where('entry.domain', 'in', [...namesAbove(domain)])
    .execute()
  return rows
    .map(({ at, ...row }) => ({ ...row, readAt: at }))
    .toSorted((a, b) => b.domain.length - a.domain.length || (a.source < b.source ? -1 : 1))
}

const CANDIDATES_MOST = 200

/**
 * Domains of authorities that share a key with what is asked about: candidates, which a rule then looks at. Key by key: of several at once the
 * server believes that they are common (they are too rare for its statistics), and then reads the whole table.
 */
export async function domainsNear(db: Db | Tx, keys: readonly string[]): Promise<readonly string[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ domain: string }>`
    with hit as materialized (
      select entry.release_id, entry.domain from unnest(${sql.val([...keys])}::text[]) as asked (key)
      cross join lateral (select release_id, domain from registry_entry where near @> array[asked.key]) as entry)
    select distinct domain from hit where release_id in (select id from registry_now) order by domain limit ${CANDIDATES_MOST}`.execute(
    db,
  )
  return rows.map(({ domain }) => domain)
}
