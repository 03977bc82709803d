/** What is left of cases that are gone, for the report. Written in the transaction that takes the case away. */
import type { ColumnType, Selectable } from 'kysely'
import type { Db, Tables, Tx } from '#platform/db/db.ts'
import { instant } from '#platform/time.ts'
import { isProcess, type Process } from '../triage/process.rules.ts'
import type { CaseTurn, Counted, Known } from './tombstone.rules.ts'

type Json<T> = ColumnType<T, string, never>
/** Instants are texts within JSON. */
type Written<T> = T extends { at: Date } ? Omit<T, 'at'> & { at: string } : never

declare module '#platform/db/db.ts' {
  interface Tables {
    case_tombstone: {
      case_id: string
      number: string
      process: string
      country: string
      authority: boolean
      received_at: Date
      first_closed_at: Date
      last_closed_at: Date
      reopened_at: Date | null
      turns: Json<readonly Written<CaseTurn>[]>
      known: Json<readonly (Omit<Known, 'from'> & Readonly<{ from: string }>)[]>
    }
  }
}

export type Tombstone = Counted &
  Readonly<{
    caseId: string
    number: string
    process: Process
    country: string
    /** False where a private party asked: that is in no count. */
    authority: boolean
    receivedAt: Date
  }>

/** Of a case that was never closed there is nothing that a report could count, so it has no tombstone. */
export async function insertTombstone(tx: Tx, stone: Tombstone): Promise<void> {
  const closings = stone.turns.filter(({ kind }) => kind === 'closed').map(({ at }) => at)
  const [first, last] = [closings[0], closings.at(-1)]
  if (!first || !last) return
  await tx
    .insertInto('case_tombstone')
    .values({
      ...{ case_id: stone.caseId, number: stone.number, process: stone.process, country: stone.country },
      authority: stone.authority,
      ...{ received_at: stone.receivedAt, first_closed_at: first, last_closed_at: last },
      reopened_at: stone.turns.find(({ kind }) => kind === 'reopened')?.at ?? null,
      turns: JSON.stringify(stone.turns),
      known: JSON.stringify(stone.known),
    })
    .execute()
}

/** Those with a closing in this time, and perhaps some beside them. */
export async function tombstonesClosed(db: Db, { from, to }: { from: Date; to: Date }): Promise<readonly Tombstone[]> {
  const rows = await db
    .selectFrom('case_tombstone')
    .selectAll()
    .where('first_closed_at', '<', to)
    .where('last_closed_at', '>=', from)
    .execute()
  return rows.flatMap(toTombstone)
}

export async function tombstonesReopened(db: Db): Promise<readonly Tombstone[]> {
  return (await db.selectFrom('case_tombstone').selectAll().where('reopened_at', 'is not', null).execute()).flatMap(
    toTombstone,
  )
}

export async function firstReceivedOfGone(db: Db): Promise<Date | undefined> {
  const row = await db
    .selectFrom('case_tombstone')
    .select('received_at')
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst()
  return row?.received_at
}

function toTombstone(row: Selectable<Tables['case_tombstone']>): readonly Tombstone[] {
  if (!isProcess(row.process)) return []
  return [
    {
      ...{ caseId: row.case_id, number: row.number, process: row.process, country: row.country },
      ...{ authority: row.authority, receivedAt: row.received_at },
      turns: row.turns.map((turn): CaseTurn => ({ ...turn, at: instant(turn.at) })),
      known: row.known.map((one) => ({ ...one, from: instant(one.from) })),
    },
  ]
}
