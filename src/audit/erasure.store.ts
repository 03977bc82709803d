/** Entries whose time is over: what they said of anybody goes, their links stay, and an entry tells of it. */
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Clock } from '#platform/time.ts'
import { record } from './audit.store.ts'
import { ERASED } from './chain.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    audit_erased: { position: number; erasure: string }
  }
}

/** Of a case that is gone, or, with `before`, of what is about no case. */
export type ErasureAsk = Readonly<{ id: string; today: string; most: number }> &
  (Readonly<{ caseId: string }> | Readonly<{ before: Date }>)

/** Empties at most so many sealed entries and says how many; the database refuses those that are held or too young. */
export async function eraseEntries(tx: Tx, clock: Clock, ask: ErasureAsk): Promise<number> {
  const [caseId, before] = 'caseId' in ask ? [ask.caseId, null] : [null, ask.before]
  const { rows } = await sql<{ entries: number; links_sha256: string }>`
    select * from erase_entries(${ask.id}, ${caseId}, ${before}::timestamptz, ${ask.today}::date, ${ask.most})`.execute(
    tx,
  )
  const [done] = rows
  if (!done || done.entries === 0) return 0
  const detail = { entries: done.entries, links: done.links_sha256 }
  await record(tx, clock, { who: 'system', action: ERASED, about: ask.id, detail })
  return done.entries
}

/** Which positions from `first` to `last` were emptied, by which erasure. */
export async function erasedBetween(db: Db, first: number, last: number): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('audit_erased')
    .selectAll()
    .where('position', '>=', first)
    .where('position', '<=', last)
    .execute()
  return new Map(rows.map(({ position, erasure }) => [position, erasure]))
}

/** What the log says of erasures, by their id. */
export async function statementsOf(db: Db, erasures: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (erasures.length === 0) return new Map()
  const rows = await db
    .selectFrom('audit_entry')
    .select(['about', 'detail'])
    .where('action', '=', ERASED)
    .where('about', 'in', [...erasures])
    .execute()
  return new Map(rows.map(({ about, detail }) => [about, detail]))
}
