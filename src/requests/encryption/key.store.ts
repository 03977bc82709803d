import type { Db, Tx } from '#platform/db/db.ts'
import type { KeyKind } from './key.rules.ts'
import type { PublicHalf } from './read-key.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    officer_key: { id: string; person_id: string; kind: KeyKind; text: string; name: string; at: Date }
    officer_key_end: { key_id: string; at: Date; by_person: string }
  }
}

export type OfficerKey = PublicHalf & Readonly<{ id: string; personId: string; at: Date }>

/** Those that still count, oldest first. */
export async function keysOf(db: Db, personId: string): Promise<readonly OfficerKey[]> {
  const rows = await db
    .selectFrom('officer_key')
    .leftJoin('officer_key_end', 'officer_key_end.key_id', 'officer_key.id')
    .where('officer_key.person_id', '=', personId)
    .where('officer_key_end.key_id', 'is', null)
    .selectAll('officer_key')
    .orderBy('officer_key.at')
    .orderBy('officer_key.id')
    .execute()
  return rows.map(({ person_id, ...key }) => ({ ...key, personId: person_id }))
}

export async function insertKey(tx: Tx, { personId, ...key }: OfficerKey): Promise<void> {
  await tx
    .insertInto('officer_key')
    .values({ ...key, person_id: personId })
    .execute()
}

export async function endKeyRow(tx: Tx, end: Readonly<{ keyId: string; at: Date; by: string }>): Promise<void> {
  await tx.insertInto('officer_key_end').values({ key_id: end.keyId, at: end.at, by_person: end.by }).execute()
}
