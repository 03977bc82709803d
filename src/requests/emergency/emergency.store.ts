import type { Db, Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { Commitment, Narrative } from './emergency.rules.ts'
import type { Callback, CallOutcome } from './release.rules.ts'

export type Channel = 'telephone' | 'portal'

declare module '#platform/db/db.ts' {
  interface Tables {
    emergency: { case_id: string; channel: Channel; given_number: string; at: Date; by_person: string }
    emergency_narrative: {
      id: string
      case_id: string
      round: number
      nature: string
      at_risk: string
      urgency: string
      averts: string
      no_process: string
      needed_within: number | null
      commitment: Commitment
      at: Date
      by_person: string
    }
    emergency_callback: {
      id: string
      case_id: string
      round: number
      number: string
      outcome: CallOutcome
      spoke_with: string
      note: string
      at: Date
      by_person: string
    }
    emergency_release: {
      proposal_id: string
      case_id: string
      outcome: 'approved'
      text: string
      signature: string
      key_id: string
      at: Date
    }
  }
}

export type By = Readonly<{ at: Date; by: string }>
export type Told = By & Readonly<{ round: number; narrative: Narrative }>

export type SignedRelease = Readonly<{ text: string; signature: string; keyId: string; at: Date }>

/** What is known of an emergency beside its facts. */
export type Emergency = By &
  Readonly<{
    caseId: string
    channel: Channel
    givenNumber: string
    /** The last round; it counts. */
    told: Told
    /** Oldest first. */
    callbacks: readonly Callback[]
    release: SignedRelease | null
  }>

export async function insertEmergency(
  tx: Tx,
  row: By & Readonly<{ caseId: string; channel: Channel; givenNumber: string }>,
): Promise<void> {
  await tx
    .insertInto('emergency')
    .values({ case_id: row.caseId, channel: row.channel, given_number: row.givenNumber, at: row.at, by_person: row.by })
    .execute()
}

export async function insertNarrative(tx: Tx, caseId: string, { round, narrative, at, by }: Told): Promise<void> {
  await tx
    .insertInto('emergency_narrative')
    .values({
      ...{ id: newId('told'), case_id: caseId, round, at, by_person: by },
      ...{ nature: narrative.nature, at_risk: narrative.atRisk, urgency: narrative.urgency },
      ...{ averts: narrative.averts, no_process: narrative.noProcess },
      ...{ needed_within: narrative.neededWithin, commitment: narrative.commitment },
    })
    .execute()
}

export async function insertCallback(
  tx: Tx,
  caseId: string,
  { round, ...call }: Callback & Readonly<{ round: number }>,
): Promise<void> {
  await tx
    .insertInto('emergency_callback')
    .values({
      ...{ id: call.id, case_id: caseId, round, number: call.number, outcome: call.outcome },
      ...{ spoke_with: call.spokeWith, note: call.note, at: call.at, by_person: call.by },
    })
    .execute()
}

export async function insertRelease(
  tx: Tx,
  { caseId, proposalId, text, signature, keyId, at }: SignedRelease & Readonly<{ caseId: string; proposalId: string }>,
): Promise<void> {
  await tx
    .insertInto('emergency_release')
    .values({ proposal_id: proposalId, case_id: caseId, outcome: 'approved', text, signature, key_id: keyId, at })
    .execute()
}

export async function emergencyOf(db: Db, caseId: string): Promise<Emergency | undefined> {
  const row = await db.selectFrom('emergency').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  const told = row && (await newestNarrative(db, caseId))
  if (!row || !told) return undefined
  const release = await db
    .selectFrom('emergency_release')
    .select(['text', 'signature', 'key_id', 'at'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return {
    ...{ caseId, channel: row.channel, givenNumber: row.given_number, at: row.at, by: row.by_person, told },
    callbacks: await callbacksOf(db, caseId),
    release: release
      ? { text: release.text, signature: release.signature, keyId: release.key_id, at: release.at }
      : null,
  }
}

async function newestNarrative(db: Db, caseId: string): Promise<Told | undefined> {
  const row = await db
    .selectFrom('emergency_narrative')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { nature, at_risk: atRisk, urgency, averts, no_process: noProcess, needed_within: neededWithin } = row
  const narrative = { nature, atRisk, urgency, averts, noProcess, neededWithin, commitment: row.commitment }
  return { round: row.round, narrative, at: row.at, by: row.by_person }
}

async function callbacksOf(db: Db, caseId: string): Promise<readonly Callback[]> {
  const rows = await db
    .selectFrom('emergency_callback')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('round')
    .execute()
  return rows.map(({ id, number, outcome, spoke_with: spokeWith, note, at, by_person: by }) => ({
    ...{ id, number, outcome, spokeWith, note, at, by },
  }))
}

export type OpenEmergency = Readonly<{
  caseId: string
  number: string
  agencyName: string
  process: string
  receivedAt: Date
  dueAt: Date
  assignedTo: string | null
  answeredBy: string | null
}>

/** Emergencies that are not closed, due first. */
export async function openEmergencies(db: Db): Promise<readonly OpenEmergency[]> {
  const rows = await db
    .selectFrom('case_index as card')
    .leftJoin('duty_answer as answer', 'answer.case_id', 'card.case_id')
    .select(['card.case_id', 'number', 'agency_name', 'process', 'received_at', 'due_at', 'assigned_to'])
    .select('answer.by_person')
    .where('is_open', '=', true)
    .where('process', 'in', ['us-emergency', 'foreign-emergency'])
    .orderBy('due_at')
    .orderBy('card.case_id')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    ...{ caseId: row.case_id, number: row.number, agencyName: row.agency_name, process: row.process },
    ...{ receivedAt: row.received_at, dueAt: row.due_at, assignedTo: row.assigned_to, answeredBy: row.by_person },
  }))
}
