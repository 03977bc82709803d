import { type Generated, sql } from 'kysely'
import { canonical, type Json } from '#platform/canonical.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Clock } from '#platform/time.ts'
import type { Link, SealedEntry } from './chain.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    audit_entry: {
      id: Generated<number>
      at: Date
      who: string
      action: string
      about: string
      case_id: string | null
      allowed: boolean
      detail: string
    }
    audit_link: { position: number; entry_id: number; previous: string; hash: string }
  }
}

export type AuditEntry = Readonly<{
  /** Id of the person or program; `system` for what runs by itself, `anyone` for someone not signed in. */
  who: string
  /** Access-log name, such as `case.read`. */
  action: string
  /** Id of the thing. */
  about: string
  caseId?: string | null
  /** False for an attempt that was refused; true unless said. */
  allowed?: boolean
  /** Ids, counts and reasons only. */
  detail?: { readonly [key: string]: Json }
}>

/** Writes one entry in the transaction of what it tells of: both are there or neither. */
export async function record(tx: Tx, clock: Clock, entry: AuditEntry): Promise<void> {
  await recordAll(tx, clock, [entry])
}

/** Several entries of one moment in one statement, in their order. */
export async function recordAll(tx: Tx, clock: Clock, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const at = clock.now()
  await tx
    .insertInto('audit_entry')
    .values(
      entries.map((entry) => ({
        at,
        who: entry.who,
        action: entry.action,
        about: entry.about,
        case_id: entry.caseId ?? null,
        allowed: entry.allowed ?? true,
        detail: canonical(entry.detail ?? {}),
      })),
    )
    .execute()
}

export type LoggedEntry = Readonly<{
  id: number
  at: Date
  who: string
  action: string
  about: string
  caseId: string | null
  allowed: boolean
  detail: { readonly [key: string]: Json }
}>

export type LogFilter = Readonly<{
  caseId?: string
  who?: string
  action?: string
  about?: string
  refusedOnly?: boolean
  before?: number
  limit?: number
}>

/** The access log, newest first. `next` is the `before` of the following page, null on the last one. */
export async function accessLog(
  db: Db | Tx,
  filter: LogFilter,
): Promise<{ entries: readonly LoggedEntry[]; next: number | null }> {
  const limit = filter.limit ?? 50
  let query = db
    .selectFrom('audit_entry')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (filter.caseId !== undefined) query = query.where('case_id', '=', filter.caseId)
  if (filter.who !== undefined) query = query.where('who', '=', filter.who)
  if (filter.action !== undefined) query = query.where('action', '=', filter.action)
  if (filter.about !== undefined) query = query.where('about', '=', filter.about)
  if (filter.refusedOnly) query = query.where('allowed', '=', false)
  if (filter.before !== undefined) query = query.where('id', '<', filter.before)
  const rows = await query.execute()
  const entries = rows
    .slice(0, limit)
    .map(({ case_id, detail, ...row }) => ({ ...row, caseId: case_id, detail: JSON.parse(detail) }))
  return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null }
}

/** Entries above `floor` that have no link yet, oldest first. */
export async function unsealed(db: Db | Tx, floor: number, limit: number): Promise<readonly SealedEntry[]> {
  const rows = await db
    .selectFrom('audit_entry as entry')
    .selectAll('entry')
    .where('entry.id', '>', floor)
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('audit_link as link').select('link.position').whereRef('link.entry_id', '=', 'entry.id'),
        ),
      ),
    )
    .orderBy('entry.id')
    .limit(limit)
    .execute()
  return rows.map(toEntry)
}

export async function lastLink(db: Db | Tx): Promise<Link | null> {
  const row = await db.selectFrom('audit_link').selectAll().orderBy('position', 'desc').limit(1).executeTakeFirst()
  return row ? toLink(row) : null
}

/** One sealer at a time, also among several servers on one database: true for the one that holds the lock until its transaction ends. */
export async function mayLink(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(714002) as mine`.execute(tx)
  return rows[0]?.mine ?? false
}

export async function appendLinks(tx: Tx, links: readonly Link[]): Promise<void> {
  await tx
    .insertInto('audit_link')
    .values(links.map(({ position, entryId, previous, hash }) => ({ position, entry_id: entryId, previous, hash })))
    .execute()
}

export async function countEntries(db: Db): Promise<{ entries: number; links: number }> {
  return db
    .selectNoFrom((select) => [
      select
        .selectFrom('audit_entry')
        .select((of) => of.fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('entries'),
      select
        .selectFrom('audit_link')
        .select((of) => of.fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('links'),
    ])
    .executeTakeFirstOrThrow()
}

/** Links after a position with their entries, in order; the entry is null where someone removed it. */
export async function linksAfter(
  db: Db,
  position: number,
  limit: number,
): Promise<readonly { link: Link; entry: SealedEntry | null }[]> {
  const rows = await db
    .selectFrom('audit_link as link')
    .leftJoin('audit_entry as entry', 'entry.id', 'link.entry_id')
    .select(['link.position', 'link.entry_id', 'link.previous', 'link.hash'])
    .select([
      'entry.id',
      'entry.at',
      'entry.who',
      'entry.action',
      'entry.about',
      'entry.case_id',
      'entry.allowed',
      'entry.detail',
    ])
    .where('link.position', '>', position)
    .orderBy('link.position')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ link: toLink(row), entry: hasEntry(row) ? toEntry(row) : null }))
}

/**
 * True when the links from `after.position + 1` up to and including `to` are all there and each hash is what chain.rules makes of its entry.
 * In SQL, because a million entries would otherwise take a minute to read; what is not sound is looked at link by link.
 */
export async function isSound(tx: Tx, after: Pick<Link, 'position' | 'hash'>, to: number): Promise<boolean> {
  // Without statistics the planner would read the whole table for every batch.
  await sql`set local enable_seqscan = off`.execute(tx)
  await sql`set local enable_hashjoin = off`.execute(tx)
  const { rows } = await sql<{ sound: number }>`
      select count(*) filter (where previous = coalesce(before, ${after.hash}) and hash = encode(sha256(convert_to(sealed, 'UTF8')), 'hex')) as sound
      from (
        select link.previous, link.hash, lag(link.hash) over (order by link.position) as before,
          concat(link.position, ' ', link.previous, ' ', entry.id, ' ', floor(extract(epoch from entry.at) * 1000)::bigint, ' ', entry.allowed::int, ' ',
            octet_length(entry.who), ':', entry.who, octet_length(entry.action), ':', entry.action, octet_length(entry.about), ':', entry.about,
            case when entry.case_id is null then '-' else concat(octet_length(entry.case_id), ':', entry.case_id) end,
            octet_length(entry.detail), ':', entry.detail) as sealed
        from audit_link link join audit_entry entry on entry.id = link.entry_id
        where link.position > ${after.position} and link.position <= ${to}
      ) chain`.execute(tx)
  return rows[0]?.sound === to - after.position
}

type EntryRow = {
  id: number
  at: Date
  who: string
  action: string
  about: string
  case_id: string | null
  allowed: boolean
  detail: string
}

function hasEntry<Row extends { id: number | null }>(row: Row): row is Row & EntryRow {
  return row.id !== null
}

function toEntry({ id, at, who, action, about, case_id, allowed, detail }: EntryRow): SealedEntry {
  return { id, at, who, action, about, caseId: case_id, allowed, detail }
}

function toLink(row: { position: number; entry_id: number; previous: string; hash: string }): Link {
  return { position: row.position, entryId: row.entry_id, previous: row.previous, hash: row.hash }
}
