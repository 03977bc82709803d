import type { Db, Tx } from '#platform/db/db.ts'
import type { OfficerContact } from '../filing/contact.store.ts'

export type Handover = Readonly<{
  from: string
  to: string
  name: string
  reason: string
  side: 'agency' | 'office'
  at: Date
  by: string
}>

export async function insertHandover(
  tx: Tx,
  { caseId, contact, ...handover }: Handover & Readonly<{ caseId: string; contact: OfficerContact }>,
): Promise<void> {
  const { from, to, reason, side, at, by } = handover
  const n = (await handoversOf(tx, caseId)).length + 1
  await tx
    .insertInto('case_handover')
    .values({
      ...{ case_id: caseId, n, from_person: from, to_person: to, reason, side, at, by_person: by },
      ...{ officer_name: contact.name, email: contact.to, lang: contact.lang },
    })
    .execute()
}

/** Oldest first. */
export async function handoversOf(db: Db | Tx, caseId: string): Promise<readonly Handover[]> {
  const rows = await db.selectFrom('case_handover').selectAll().where('case_id', '=', caseId).orderBy('n').execute()
  return rows.map(({ from_person, to_person, officer_name, reason, side, at, by_person }) => ({
    ...{ from: from_person, to: to_person, name: officer_name, reason, side, at, by: by_person },
  }))
}
