/** Holds, other last days, the list of what is about to go, and what has gone. */
import { type ColumnType, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import { type Day, day } from '#platform/time.ts'
import type { Part } from './period.rules.ts'
import type { Change, Listing, PlacedHold, PlacedWhy } from './retention.rules.ts'

type Json<T> = ColumnType<T, string, never>
/** How many pieces of each kind went. */
export type Counts = Readonly<Record<string, number>>

declare module '#platform/db/db.ts' {
  interface Tables {
    retention_hold: {
      id: string
      case_id: string
      why: PlacedWhy
      reason: string
      on_day: string
      until: string
      at: Date
      placed_by: string
    }
    retention_hold_end: { hold_id: string; placed_by: string; reason: string; at: Date; by_person: string }
    retention_change: {
      id: string
      case_id: string
      part: Part
      was: string
      until: string
      reason: string
      at: Date
      asked_by: string
    }
    retention_change_word: {
      change_id: string
      asked_by: string
      word: 'confirmed' | 'declined'
      at: Date
      by_person: string
    }
    retention_listing: {
      case_id: string
      part: Part
      n: number
      due_on: string
      on_day: string
      destroy_on: string
      at: Date
    }
    retention_destruction: {
      case_id: string
      number: string
      part: Part
      due_on: string
      on_day: string
      counts: Json<Counts>
      at: Date
    }
  }
}

export async function insertHold(tx: Tx, hold: Omit<PlacedHold, 'ended'> & Readonly<{ onDay: Day }>): Promise<void> {
  const { id, caseId, why, reason, onDay, until, at, by } = hold
  await tx
    .insertInto('retention_hold')
    .values({ id, case_id: caseId, why, reason, on_day: onDay, until, at, placed_by: by })
    .execute()
}

export async function insertHoldEnd(
  tx: Tx,
  { hold, reason, at, by }: Readonly<{ hold: PlacedHold; reason: string; at: Date; by: string }>,
): Promise<void> {
  await tx
    .insertInto('retention_hold_end')
    .values({ hold_id: hold.id, placed_by: hold.by, reason, at, by_person: by })
    .execute()
}

export async function holdsOf(db: Db, caseId: string): Promise<readonly PlacedHold[]> {
  return (await holds(db).where('h.case_id', '=', caseId).execute()).map(toHold)
}

/** Holds that stand on a day, whatever case they are on; the first to end in front. */
export async function holdsStanding(db: Db, on: Day): Promise<readonly PlacedHold[]> {
  const rows = await holds(db).where('e.hold_id', 'is', null).where('h.until', '>=', on).execute()
  return rows.map(toHold).sort((a, b) => (a.until < b.until ? -1 : 1))
}

function holds(db: Db) {
  return db
    .selectFrom('retention_hold as h')
    .leftJoin('retention_hold_end as e', 'e.hold_id', 'h.id')
    .selectAll('h')
    .select(['e.reason as end_reason', 'e.at as ended_at', 'e.by_person as ended_by'])
    .orderBy('h.at')
    .orderBy('h.id')
}

function toHold(row: Awaited<ReturnType<ReturnType<typeof holds>['execute']>>[number]): PlacedHold {
  const { ended_at, ended_by, end_reason } = row
  return {
    ...{ id: row.id, caseId: row.case_id, why: row.why, reason: row.reason, until: day(row.until) },
    ...{ at: row.at, by: row.placed_by },
    ended: ended_at === null ? null : { reason: end_reason ?? '', at: ended_at, by: ended_by ?? '' },
  }
}

export async function insertChange(tx: Tx, caseId: string, change: Omit<Change, 'word'>): Promise<void> {
  const { id, part, was, until, reason, at, by } = change
  await tx
    .insertInto('retention_change')
    .values({ id, case_id: caseId, part, was, until, reason, at, asked_by: by })
    .execute()
}

export async function insertChangeWord(
  tx: Tx,
  { change, word, at, by }: Readonly<{ change: Change; word: 'confirmed' | 'declined'; at: Date; by: string }>,
): Promise<void> {
  await tx
    .insertInto('retention_change_word')
    .values({ change_id: change.id, asked_by: change.by, word, at, by_person: by })
    .execute()
}

export async function changesOf(db: Db, caseId: string): Promise<readonly Change[]> {
  const rows = await db
    .selectFrom('retention_change as c')
    .leftJoin('retention_change_word as w', 'w.change_id', 'c.id')
    .selectAll('c')
    .select(['w.word', 'w.at as word_at', 'w.by_person as word_by'])
    .where('c.case_id', '=', caseId)
    .orderBy('c.at')
    .orderBy('c.id')
    .execute()
  return rows.map(({ word, word_at, word_by, ...row }) => ({
    ...{ id: row.id, part: row.part, was: day(row.was), until: day(row.until), reason: row.reason },
    ...{ at: row.at, by: row.asked_by },
    word: word === null || word_at === null ? null : { word, at: word_at, by: word_by ?? '' },
  }))
}

/** The newest row of the list for each part of a case. */
export async function listingsOf(db: Db, caseId: string): Promise<ReadonlyMap<Part, Listing>> {
  const rows = await db.selectFrom('retention_listing').selectAll().where('case_id', '=', caseId).orderBy('n').execute()
  return new Map(rows.map((row) => [row.part, { dueOn: day(row.due_on), destroyOn: day(row.destroy_on), at: row.at }]))
}

export async function insertListing(
  tx: Tx,
  { caseId, part, dueOn, onDay, destroyOn, at }: Listing & Readonly<{ caseId: string; part: Part; onDay: Day }>,
): Promise<void> {
  await sql`insert into retention_listing (case_id, part, n, due_on, on_day, destroy_on, at)
    select ${caseId}, ${part}, coalesce(max(n), 0) + 1, ${dueOn}::date, ${onDay}::date, ${destroyOn}::date, ${at}::timestamptz
    from retention_listing where case_id = ${caseId} and part = ${part}`.execute(tx)
}

export type Destroyed = Readonly<{ caseId: string; number: string; part: Part; on: Day; dueOn: Day; counts: Counts }>

/** Numbers of cases that are there. */
export async function numbersOf(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_file')
    .select(['id', 'number'])
    .where('id', 'in', [...caseIds])
    .execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** The newest first. */
export async function destroyedLately(db: Db, limit: number): Promise<readonly Destroyed[]> {
  const query = destructions(db).orderBy('on_day', 'desc').orderBy('number', 'desc').orderBy('part')
  return (await query.limit(limit).execute()).map(toDestroyed)
}

export async function destroyedOf(db: Db, caseId: string): Promise<readonly Destroyed[]> {
  return (await destructions(db).where('case_id', '=', caseId).execute()).map(toDestroyed)
}

/** The copy that was handed over is no longer kept. */
export async function isPackageGone(db: Db, caseId: string): Promise<boolean> {
  return (await destroyedOf(db, caseId)).some(({ part }) => part === 'package')
}

/** Cases that went on or before a day and whose log is still whole, the longest gone first. */
export async function casesWithLog(db: Db, goneBy: Day, limit: number): Promise<readonly Destroyed[]> {
  const query = destructions(db)
    .where('part', '=', 'case')
    .where('on_day', '<=', goneBy)
    .where('case_id', 'not in', (of) =>
      of.selectFrom('retention_destruction').select('case_id').where('part', '=', 'log'),
    )
  return (await query.orderBy('on_day').orderBy('case_id').limit(limit).execute()).map(toDestroyed)
}

export async function insertDestruction(tx: Tx, gone: Destroyed & Readonly<{ at: Date }>): Promise<void> {
  const { caseId, number, part, dueOn, on, counts, at } = gone
  await tx
    .insertInto('retention_destruction')
    .values({ case_id: caseId, number, part, due_on: dueOn, on_day: on, counts: JSON.stringify(counts), at })
    .execute()
}

/** A case that is gone, by its id or by its number. */
export async function goneCase(db: Db, name: string): Promise<Destroyed | undefined> {
  const row = await destructions(db)
    .where('part', '=', 'case')
    .where((or) => or.or([or('case_id', '=', name), or('number', '=', name.trim().toUpperCase())]))
    .executeTakeFirst()
  return row && toDestroyed(row)
}

function destructions(db: Db) {
  return db.selectFrom('retention_destruction').selectAll()
}

function toDestroyed(row: Awaited<ReturnType<ReturnType<typeof destructions>['execute']>>[number]): Destroyed {
  return {
    ...{ caseId: row.case_id, number: row.number, part: row.part, counts: row.counts },
    ...{ on: day(row.on_day), dueOn: day(row.due_on) },
  }
}

/** Takes a part away; the database asks once more whether it may, and throws where it may not. */
export async function destroyPart(
  tx: Tx,
  { caseId, part, today, at }: Readonly<{ caseId: string; part: Part; today: Day; at: Date }>,
): Promise<Counts> {
  const { rows } = await sql<{ counts: Counts }>`
    select destroy_part(${caseId}, ${part}, ${today}::date, ${at}::timestamptz) as counts`.execute(tx)
  return rows[0]?.counts ?? {}
}

/**
 * Cases of which a part may be over, by id after `after`: closed before `closedBefore`, or with another last day. Who asks counts each.
 */
export async function casesToLookAt(
  db: Db,
  { part, before, after, limit }: Readonly<{ part: Part; before: Date; after: string; limit: number }>,
): Promise<readonly string[]> {
  const begun =
    part === 'package'
      ? sql`select case_id from case_package where at < ${before}`
      : sql`select case_id from case_fact where kind = 'closed' and at < ${before}`
  const { rows } = await sql<{ case_id: string }>`
    select a.case_id from (${begun} union select case_id from retention_change where part = ${part}) a
    where a.case_id > ${after}
      and not exists (select 1 from retention_destruction d where d.case_id = a.case_id and d.part = ${part})
    order by a.case_id limit ${limit}`.execute(db)
  return rows.map(({ case_id }) => case_id)
}

/** How many pieces a part has now. */
export async function piecesOf(db: Db, caseId: string, part: Part): Promise<Counts> {
  const count = (from: ReturnType<typeof sql>) => sql`(select count(*)::int from ${from})`
  const mails = count(sql`outbox_mail where case_id = ${caseId}`)
  const documents = count(sql`request_document d join case_file c on d.id = c.document_id or d.draft_id = c.draft_id
    where c.id = ${caseId}`)
  const wanted = {
    package: { packages: count(sql`case_package where case_id = ${caseId}`) },
    messages: { mails, attachments: count(sql`case_attachment where case_id = ${caseId}`) },
    instrument: { documents },
    case: {
      ...{ documents, mails },
      facts: count(sql`case_fact where case_id = ${caseId}`),
      identifiers: count(sql`case_task where case_id = ${caseId}`),
    },
    log: { entries: count(sql`audit_entry where case_id = ${caseId}`) },
  }[part]
  const columns = Object.entries(wanted).map(([name, value]) => sql`${value} as ${sql.ref(name)}`)
  const { rows } = await sql<Counts>`select ${sql.join(columns)}`.execute(db)
  return rows[0] ?? {}
}

/** Why the database itself would refuse to take a part away on a day; null where it would not. */
export async function heldInDatabase(db: Db, caseId: string, part: Part, on: Day): Promise<string | null> {
  const { rows } = await sql<{ why: string | null }>`
    select part_is_held(${caseId}, ${part}, ${on}::date) as why`.execute(db)
  return rows[0]?.why ?? null
}
