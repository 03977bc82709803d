import type { Db, Tx } from '#platform/db/db.ts'
import type { HoldKind } from './hold.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    officer_hold: { id: string; person_id: string; kind: HoldKind; reason: string; at: Date; by_person: string }
  }
}

export type Hold = Readonly<{ kind: HoldKind; reason: string; at: Date; by: string }>

export async function insertHold(
  tx: Tx,
  { id, personId, kind, reason, at, by }: Hold & Readonly<{ id: string; personId: string }>,
): Promise<void> {
  await tx.insertInto('officer_hold').values({ id, person_id: personId, kind, reason, at, by_person: by }).execute()
}

/** The last word on each of these officers' accounts. */
export async function holdsOf(db: Db | Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, Hold>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('officer_hold')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .orderBy('at')
    .orderBy('id')
    .execute()
  return new Map(
    rows.map(({ person_id, kind, reason, at, by_person }) => [person_id, { kind, reason, at, by: by_person }]),
  )
}
