import type { Db, Tx } from '#platform/db/db.ts'
import type { Colleague, Post } from './colleague.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    case_colleague: { id: string; case_id: string; address: string; post: Post; at: Date; by_person: string }
    case_colleague_end: { colleague_id: string; at: Date; by_person: string }
    colleague_in_force: { id: string; case_id: string; address: string; post: Post; at: Date; by_person: string }
  }
}

export async function insertColleague(
  tx: Tx,
  { id, caseId, address, post, at, by }: Colleague & Readonly<{ caseId: string }>,
): Promise<void> {
  await tx.insertInto('case_colleague').values({ id, case_id: caseId, address, post, at, by_person: by }).execute()
}

export async function insertColleagueEnd(
  tx: Tx,
  { id, at, by }: Readonly<{ id: string; at: Date; by: string }>,
): Promise<void> {
  await tx.insertInto('case_colleague_end').values({ colleague_id: id, at, by_person: by }).execute()
}

/** Who is on the case by an invitation that nobody has ended, in the order in which they came. */
export async function colleaguesOf(db: Db | Tx, caseId: string): Promise<readonly Colleague[]> {
  const rows = await db
    .selectFrom('colleague_in_force')
    .select(['id', 'address', 'post', 'at', 'by_person'])
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ by_person, ...row }) => ({ ...row, by: by_person }))
}

export type Former = Colleague & Readonly<{ ended: Readonly<{ at: Date; by: string }> }>

/** Who was on the case and no longer is, the last to go first. */
export async function formerColleaguesOf(db: Db | Tx, caseId: string): Promise<readonly Former[]> {
  const rows = await db
    .selectFrom('case_colleague as k')
    .innerJoin('case_colleague_end as e', 'e.colleague_id', 'k.id')
    .select(['k.id', 'k.address', 'k.post', 'k.at', 'k.by_person', 'e.at as ended_at', 'e.by_person as ended_by'])
    .where('k.case_id', '=', caseId)
    .orderBy('e.at', 'desc')
    .execute()
  return rows.map(({ by_person, ended_at, ended_by, ...row }) => ({
    ...row,
    ...{ by: by_person, ended: { at: ended_at, by: ended_by } },
  }))
}
