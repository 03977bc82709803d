import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Channel } from '../case/instrument.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    arrival: {
      id: string
      document_id: string
      channel: Channel
      received_at: Date
      at: Date
      by_person: string
    }
    arrival_end: { arrival_id: string; case_id: string | null; reason: string; at: Date; by_person: string }
  }
}

export type ArrivalEnd = Readonly<{
  caseId: string | null
  number: string | null
  reason: string
  at: Date
  by: string
}>

export type Arrival = Readonly<{
  id: string
  documentId: string
  channel: Channel
  /** When it reached the office. */
  receivedAt: Date
  at: Date
  by: string
  /** Null while nobody has entered it or put it aside. */
  end: ArrivalEnd | null
}>

export async function insertArrival(tx: Tx, arrival: Omit<Arrival, 'end'>): Promise<void> {
  const { id, documentId, channel, receivedAt, at, by } = arrival
  await tx
    .insertInto('arrival')
    .values({ id, document_id: documentId, channel, received_at: receivedAt, at, by_person: by })
    .execute()
}

export async function insertArrivalEnd(
  tx: Tx,
  end: Readonly<{ arrivalId: string; caseId: string | null; reason: string; at: Date; by: string }>,
): Promise<void> {
  await tx
    .insertInto('arrival_end')
    .values({ arrival_id: end.arrivalId, case_id: end.caseId, reason: end.reason, at: end.at, by_person: end.by })
    .execute()
}

export async function arrivalById(db: Db, id: string): Promise<Arrival | undefined> {
  const row = await arrivals(db).where('a.id', '=', id).executeTakeFirst()
  return row && toArrival(row)
}

/** Whoever ends an arrival holds it until they are done: the second person then finds it ended. No row of it can be locked by a role that may not change history. */
export async function lockedEnd(tx: Tx, id: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`arrival ${id}`}, 0))`.execute(tx)
  const row = await tx.selectFrom('arrival_end').select('arrival_id').where('arrival_id', '=', id).executeTakeFirst()
  return row !== undefined
}

export type ListedArrival = Arrival & Readonly<{ name: string; bytes: number }>

/** What waits, longest first; then what was dealt with, newest first, at most `limit` of these. */
export async function listArrivals(
  db: Db,
  limit: number,
): Promise<Readonly<{ waiting: readonly ListedArrival[]; done: readonly ListedArrival[] }>> {
  const query = arrivals(db).innerJoin('request_document as d', 'd.id', 'a.document_id').select(['d.name', 'd.bytes'])
  const waiting = await query.where('e.arrival_id', 'is', null).orderBy('a.received_at').orderBy('a.id').execute()
  const done = await query.where('e.arrival_id', 'is not', null).orderBy('e.at', 'desc').limit(limit).execute()
  const listed = (row: (typeof waiting)[number]) => ({ ...toArrival(row), name: row.name, bytes: Number(row.bytes) })
  return { waiting: waiting.map(listed), done: done.map(listed) }
}

function arrivals(db: Db) {
  return db
    .selectFrom('arrival as a')
    .leftJoin('arrival_end as e', 'e.arrival_id', 'a.id')
    .leftJoin('case_file as c', 'c.id', 'e.case_id')
    .select(['a.id', 'a.document_id', 'a.channel', 'a.received_at', 'a.at', 'a.by_person'])
    .select([
      'e.arrival_id as ended',
      'e.case_id',
      'e.reason',
      'e.at as ended_at',
      'e.by_person as ended_by',
      'c.number',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof arrivals>['execute']>>[number]

function toArrival(row: Row): Arrival {
  return {
    ...{ id: row.id, documentId: row.document_id, channel: row.channel, receivedAt: row.received_at, at: row.at },
    by: row.by_person,
    end:
      row.ended === null || row.ended_at === null
        ? null
        : {
            ...{ caseId: row.case_id, number: row.number, reason: row.reason ?? '' },
            ...{ at: row.ended_at, by: row.ended_by ?? '' },
          },
  }
}
