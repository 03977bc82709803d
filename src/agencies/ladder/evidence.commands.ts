/** What was found out about an officer: written down as it was, whatever it makes of the rung. */
import { record } from '#audit'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { isOfficial } from '../agency.rules.ts'
import { type Agency, agencyById, type KnownOfficer, type Origin, officerById } from '../agency.store.ts'
import { insertEvidence } from './evidence.store.ts'
import { type EvidenceKind, type EvidenceOutcome, NEEDED } from './ladder.rules.ts'

type Desk = Pick<Office, 'db' | 'clock'>

export type EvidenceAsk = Readonly<{
  personId: string
  kind: EvidenceKind
  outcome: EvidenceOutcome
  /** Who answered the telephone; empty for other kinds. */
  spokeTo: string
  /** What was shown; for a call what was said. */
  note: string
  by: string
}>

export type EvidenceRefusal = 'unknown' | 'domain-not-bound' | 'added-the-agency' | 'too-early' | 'yourself'
export type EvidenceEnd =
  | Readonly<{ kind: 'recorded'; level: number }>
  | Readonly<{ kind: 'refused'; because: EvidenceRefusal }>

export function recordEvidence(office: Desk, ask: EvidenceAsk): Promise<EvidenceEnd> {
  return transact(office, (tx) => evidenceWithin(office, tx, ask))
}

/** In a transaction of the caller. The number that was called is always the register's: nobody types it. */
export async function evidenceWithin({ clock }: Pick<Office, 'clock'>, tx: Tx, ask: EvidenceAsk): Promise<EvidenceEnd> {
  const at = clock.now()
  const officer = await officerById(tx, ask.personId, at)
  const agency = officer && (await agencyById(tx, officer.agencyId))
  if (!officer || !agency) return { kind: 'refused', because: 'unknown' }
  const subject = subjectOf(ask, officer, agency)
  const because = whyNot(ask, officer, agency) ?? (subject === null ? 'domain-not-bound' : null)
  if (because !== null || subject === null) return { kind: 'refused', because: because ?? 'domain-not-bound' }
  const { personId, kind, outcome, spokeTo, note, by } = ask
  await insertEvidence(tx, { id: newId('evidence'), personId, kind, subject, spokeTo, outcome, note, at, by })
  await record(tx, clock, { who: by, action: 'officer.evidence', about: personId, detail: { kind, outcome } })
  return { kind: 'recorded', level: (await officerById(tx, personId, at))?.rung.level ?? 0 }
}

function subjectOf(
  { kind, note }: EvidenceAsk,
  { address }: KnownOfficer,
  { telephone, domains }: Agency,
): string | null {
  // Whoever spoke for an agency by telephone alone has no mailbox that could be proved.
  if (kind === 'address') return address || null
  if (kind === 'domain') return domains.find((domain) => isOfficial(address, [domain])) ?? null
  return kind === 'documents' ? note : telephone
}

function whyNot(
  { kind, outcome, by }: EvidenceAsk,
  { personId, rung }: KnownOfficer,
  { addedBy }: Pick<Origin, 'addedBy'>,
): EvidenceRefusal | null {
  if (by === personId) return 'yourself'
  if ((kind === 'callback' || kind === 'supervisor') && by === addedBy) return 'added-the-agency'
  const needed = NEEDED[3].includes(kind) ? 2 : NEEDED[4].includes(kind) ? 3 : 0
  return outcome === 'confirmed' && rung.level < needed ? 'too-early' : null
}
