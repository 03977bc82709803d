/**
 * How an emergency stands, read from the facts of its case.
 *
 * Policy  clock EDR_FOLLOWUP_72H: legal process or a written confirmation within 72 hours of the release; telling the user ends it too.
 */
import { instant } from '#platform/time.ts'
import type { Fact, FactData, FactKind } from '../case/fact.rules.ts'

const KINDS = [
  'emergency-taken',
  'risk-assessed',
  'duty-called',
  'duty-answered',
  'narrative-added',
  'agency-called',
  'emergency-released',
  'follow-up-reminded',
  'follow-up-overdue',
  'follow-up-ended',
] as const satisfies readonly FactKind[]
export type EmergencyFact = Extract<Fact, { kind: (typeof KINDS)[number] }>

export function isEmergencyFact(fact: Fact): fact is EmergencyFact {
  return KINDS.some((kind) => kind === fact.kind)
}

export type FollowUp =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'open' | 'overdue'; due: Date; reminded: boolean }>
  | Readonly<{ kind: 'ended'; at: Date; how: FactData['follow-up-ended']['how'] | 'user-told'; reference: string }>

export type EmergencyState = Readonly<{
  risk: FactData['risk-assessed'] | null
  releasedAt: Date | null
  followUp: FollowUp
}>

const last = <Kind extends FactKind>(facts: readonly Fact[], kind: Kind) =>
  facts.findLast((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind)

export function emergencyState(facts: readonly Fact[]): EmergencyState {
  const released = last(facts, 'emergency-released')
  return {
    risk: last(facts, 'risk-assessed')?.data ?? null,
    releasedAt: released?.at ?? null,
    followUp: released ? followUpOf(facts, instant(released.data.followUpDue)) : { kind: 'none' },
  }
}

function followUpOf(facts: readonly Fact[], due: Date): FollowUp {
  const ended = last(facts, 'follow-up-ended')
  if (ended) return { kind: 'ended', at: ended.at, how: ended.data.how, reference: ended.data.reference }
  const told = last(facts, 'notice-sent')
  if (told) return { kind: 'ended', at: told.at, how: 'user-told', reference: '' }
  const kind = last(facts, 'follow-up-overdue') ? 'overdue' : 'open'
  return { kind, due, reminded: last(facts, 'follow-up-reminded') !== undefined }
}
