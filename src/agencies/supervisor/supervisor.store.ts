import type { Db, Tx } from '#platform/db/db.ts'
import type { SupervisorStanding, SupervisorWord } from './supervisor.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    agency_supervisor: {
      id: string
      agency_id: string
      person_id: string
      reason: string
      at: Date
      proposed_by: string
    }
    agency_supervisor_word: {
      supervisor_id: string
      proposed_by: string
      word: SupervisorWord
      note: string
      at: Date
      by_person: string
    }
    agency_supervisor_end: { supervisor_id: string; reason: string; at: Date; by_person: string }
  }
}

type Said = Readonly<{ at: Date; by: string; note: string }>

/** One officer proposed as supervisor, with all that was said of it. */
export type Supervisor = SupervisorStanding &
  Readonly<{
    id: string
    agencyId: string
    personId: string
    reason: string
    at: Date
    word: (Said & Readonly<{ kind: SupervisorWord }>) | null
    ended: Said | null
  }>

export async function insertSupervisor(
  tx: Tx,
  { id, agencyId, personId, reason, at, by }: Pick<Supervisor, 'id' | 'agencyId' | 'personId' | 'reason' | 'at' | 'by'>,
): Promise<void> {
  await tx
    .insertInto('agency_supervisor')
    .values({ id, agency_id: agencyId, person_id: personId, reason, at, proposed_by: by })
    .execute()
}

export async function insertSupervisorWord(
  tx: Tx,
  { id, by: proposed_by }: Pick<Supervisor, 'id' | 'by'>,
  { kind: word, note, at, by }: Said & Readonly<{ kind: SupervisorWord }>,
): Promise<void> {
  await tx
    .insertInto('agency_supervisor_word')
    .values({ supervisor_id: id, proposed_by, word, note, at, by_person: by })
    .execute()
}

export async function insertSupervisorEnd(tx: Tx, id: string, { note, at, by }: Said): Promise<void> {
  await tx.insertInto('agency_supervisor_end').values({ supervisor_id: id, reason: note, at, by_person: by }).execute()
}

/** All who were ever proposed at an agency, newest first. */
export async function supervisorsOf(db: Db | Tx, agencyId: string): Promise<readonly Supervisor[]> {
  const rows = await db
    .selectFrom('agency_supervisor as s')
    .leftJoin('agency_supervisor_word as w', 'w.supervisor_id', 's.id')
    .leftJoin('agency_supervisor_end as e', 'e.supervisor_id', 's.id')
    .select(['s.id', 's.agency_id', 's.person_id', 's.reason', 's.at', 's.proposed_by'])
    .select(['w.word', 'w.note', 'w.at as word_at', 'w.by_person as word_by'])
    .select(['e.reason as end_reason', 'e.at as end_at', 'e.by_person as end_by'])
    .where('s.agency_id', '=', agencyId)
    .orderBy('s.at', 'desc')
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, agencyId: row.agency_id, personId: row.person_id, reason: row.reason, at: row.at },
    by: row.proposed_by,
    word:
      row.word && row.word_at && row.word_by !== null
        ? { kind: row.word, note: row.note ?? '', at: row.word_at, by: row.word_by }
        : null,
    ended: row.end_at && row.end_by !== null ? { note: row.end_reason ?? '', at: row.end_at, by: row.end_by } : null,
  }))
}
