import type { Db, Tx } from '#platform/db/db.ts'
import type { Evidence, EvidenceKind, EvidenceOutcome, LapseThreshold } from './ladder.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    officer_evidence: {
      id: string
      person_id: string
      kind: EvidenceKind
      subject: string
      spoke_to: string
      outcome: EvidenceOutcome
      note: string
      at: Date
      by_person: string
    }
    rung_reminder: {
      id: string
      person_id: string
      lapses_at: Date
      threshold: LapseThreshold
      recipients: string[]
      at: Date
    }
  }
}

export async function insertEvidence(
  tx: Tx,
  { id, personId, ...piece }: Evidence & { id: string; personId: string },
): Promise<void> {
  const { kind, subject, spokeTo, outcome, note, at, by } = piece
  await tx
    .insertInto('officer_evidence')
    .values({ id, person_id: personId, kind, subject, spoke_to: spokeTo, outcome, note, at, by_person: by })
    .execute()
}

/** All that was ever said of each of these officers, oldest first. */
export async function evidenceOf(
  db: Db | Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Evidence[]>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('officer_evidence')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .orderBy('at')
    .orderBy('id')
    .execute()
  const byPerson = Map.groupBy(rows, ({ person_id }) => person_id)
  return new Map(
    [...byPerson].map(([person, pieces]) => [
      person,
      pieces.map(({ kind, subject, spoke_to, outcome, note, at, by_person }) => ({
        ...{ kind, subject, spokeTo: spoke_to, outcome, note, at, by: by_person },
      })),
    ]),
  )
}

export type RungReminder = Readonly<{
  id: string
  personId: string
  lapsesAt: Date
  threshold: LapseThreshold
  recipients: readonly string[]
  at: Date
}>

/** Writes those that nobody has written yet; the ids of their officers. */
export async function insertRungReminders(tx: Tx, reminders: readonly RungReminder[]): Promise<ReadonlySet<string>> {
  if (reminders.length === 0) return new Set()
  const rows = await tx
    .insertInto('rung_reminder')
    .values(
      reminders.map(({ id, personId, lapsesAt, threshold, recipients, at }) => ({
        ...{ id, person_id: personId, lapses_at: lapsesAt, threshold, recipients: [...recipients], at },
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'lapses_at', 'threshold']).doNothing())
    .returning('person_id')
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}
