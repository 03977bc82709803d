import { type Generated, sql } from 'kysely'
import { canonical, type Json } from '#platform/canonical.ts'
import type { Db, Tables, Tx } from '#platform/db/db.ts'
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
    // As `not exists` the planner may read both tables whole, every second, to find nothing.
    .where((where) =>
      where(
        where.selectFrom('audit_link as link').select('link.position').whereRef('link.entry_id', '=', 'entry.id'),
        'is',
        null,
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
  // Four lists rather than a thousand rows of values: the database reads a short sentence sooner than a long one.
  const [positions, entries] = [links.map(({ position }) => position), links.map(({ entryId }) => entryId)]
  const [before, hashes] = [links.map(({ previous }) => previous), links.map(({ hash }) => hash)]
  await sql`insert into audit_link (position, entry_id, previous, hash)
    select * from unnest(${positions}::bigint[], ${entries}::bigint[], ${before}::text[], ${hashes}::text[])`.execute(
    tx,
  )
}

export async function countEntries(db: Db): Promise<{ entries: number; links: number }> {
  return countTo(db, Number.MAX_SAFE_INTEGER)
}

/** The highest id that has a link; 0 when none has. */
export async function topLinked(db: Db): Promise<number> {
  const { top } = await db
    .selectFrom('audit_link')
    .select((of) => of.fn.max('entry_id').as('top'))
    .executeTakeFirstOrThrow()
  return top ?? 0
}

/** True when an entry up to `top` has no link. Counts both tables, so it is not for every second. */
export async function isGapBelow(db: Db, top: number): Promise<boolean> {
  const { entries, links } = await countTo(db, top)
  return entries !== links
}

async function countTo(db: Db, top: number): Promise<{ entries: number; links: number }> {
  const count = <Name extends string>(name: Name) => sql<number>`count(*)`.as(name)
  return db
    .selectNoFrom((select) => [
      select.selectFrom('audit_entry').select(count('n')).where('id', '<=', top).$asScalar().$notNull().as('entries'),
      select
        .selectFrom('audit_link')
        .select(count('n'))
        .where('entry_id', '<=', top)
        .$asScalar()
        .$notNull()
        .as('links'),
    ])
    .executeTakeFirstOrThrow()
}

/** A link with its entry; null where someone removed it. */
export type Linked = Readonly<{ link: Link; entry: SealedEntry | null }>

/** Links after a position with their entries, in order. */
export async function linksAfter(db: Db, position: number, limit: number): Promise<readonly Linked[]> {
  const { rows } = await sql<{ links: number; text: string }>`${pageOfLinks(position, limit)}
    select count(*) as links, string_agg(concat_ws(${FIELD}, link.position, link.entry_id, link.previous, link.hash,
      entry.id, floor(extract(epoch from entry.at) * 1000)::bigint, entry.allowed::int, coalesce('=' || entry.case_id, '-'),
      entry.who, entry.action, entry.about, entry.detail), ${RECORD} order by link.position) as text
    from ${LINKED}`.execute(db)
  const [page] = rows
  if (!page || page.links === 0) return []
  const read = page.text.split(RECORD).map(readLinked)
  return read.length === page.links && read.every((linked) => linked !== null) ? read : slowly(db, position, limit)
}

/** Between the bounds the entries are read as they lie, not one by one. */
const LINKED = sql`link left join audit_entry entry on entry.id = link.entry_id
  and entry.id between (select min(entry_id) from link) and (select max(entry_id) from link)`

function pageOfLinks(position: number, limit: number) {
  return sql`with link as materialized (select * from audit_link where position > ${position} order by position limit ${limit})`
}

/**
 * A page comes as one text, for a million rows of twelve values each would take a minute to read. Where a value holds one of these marks
 * itself, the counts of fields or records differ, and the page is read again as rows.
 */
const [FIELD, RECORD] = ['\u001f', '\u001e']
const [LINK_FIELDS, ALL_FIELDS] = [4, 12]

function readLinked(text: string): Linked | null {
  const fields = text.split(FIELD)
  const [
    position,
    entryId,
    previous = '',
    hash = '',
    id,
    at,
    allowed,
    caseId = '',
    who = '',
    action = '',
    about = '',
    detail = '',
  ] = fields
  const link = { position: Number(position), entryId: Number(entryId), previous, hash }
  if (fields.length === LINK_FIELDS) return { link, entry: null }
  if (fields.length !== ALL_FIELDS) return null
  return {
    link,
    entry: {
      id: Number(id),
      at: Number(at),
      allowed: allowed === '1',
      caseId: caseId === '-' ? null : caseId.slice(1),
      who,
      action,
      about,
      detail,
    },
  }
}

async function slowly(db: Db, position: number, limit: number): Promise<readonly Linked[]> {
  const { rows } = await sql<LinkRow & (EntryRow | { id: null })>`${pageOfLinks(position, limit)}
    select link.*, entry.* from ${LINKED} order by link.position`.execute(db)
  return rows.map((row) => ({ link: toLink(row), entry: row.id === null ? null : toEntry(row) }))
}

type LinkRow = Tables['audit_link']

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

function toEntry({ id, at, who, action, about, case_id, allowed, detail }: EntryRow): SealedEntry {
  return { id, at: at.getTime(), who, action, about, caseId: case_id, allowed, detail }
}

function toLink(row: LinkRow): Link {
  return { position: row.position, entryId: row.entry_id, previous: row.previous, hash: row.hash }
}
