/** What an operator asks of the database itself. */
import { sql } from 'kysely'
import type { Db } from './db.ts'

/** The present as the database has it. */
export async function databaseNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  const now = rows[0]?.now
  if (!now) throw new Error('the database told no time')
  return now
}

/** How many migrations were applied. */
export async function migrationsDone(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from migration`.execute(db)
  return rows[0]?.n ?? 0
}
