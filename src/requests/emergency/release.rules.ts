/**
 * What has to be true before a byte leaves on an emergency. The database asks the same once more (0045-emergency.sql).
 *
 * Policy  hard rules of requests 2.4: two different people, one of them counsel or on emergency duty; a call to the register's
 *         number by one of them; the policy cap (decide.rules.ts); a commitment to follow up.
 * Seed    guide, “Noodverzoeken”: case by case, in good faith, with further questions where they are needed.
 */
import { missingIn, type Narrative } from './emergency.rules.ts'
import type { RiskLevel } from './risk.rules.ts'
import { sameNumber } from './wording.rules.ts'

export const CALL_OUTCOMES = ['confirmed', 'denied', 'not-reached'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** A call to the agency. `number` is the one of the register on that day; nobody types it. */
export type Callback = Readonly<{
  id: string
  number: string
  outcome: CallOutcome
  /** Whom we spoke; empty where nobody answered. */
  spokeWith: string
  note: string
  at: Date
  by: string
}>

export type Decider = Readonly<{ id: string; roles: readonly string[] }>

export type ReleaseAsk = Readonly<{
  narrative: Narrative
  /** Oldest first. */
  callbacks: readonly Callback[]
  /** The agency's number in the register now. */
  registerNumber: string
  /** Whether the address to which the package goes lies on a domain that we bound to the agency. */
  official: boolean
  level: RiskLevel
  proposer: Decider
  approver: Decider
}>

/** What can be seen before anybody decides. */
export type OpenBefore =
  | 'narrative-incomplete'
  | 'no-commitment'
  | 'no-callback'
  | 'callback-not-confirmed'
  | 'callback-other-number'
  | 'address-not-official'
export type ReleaseRefusal =
  | OpenBefore
  | 'callback-by-another'
  | 'same-person'
  | 'nobody-on-duty'
  | 'counsel-for-high-risk'

/** Every reason why nothing may leave yet; empty when it may. */
export function releaseRefusals({ proposer, approver, ...ask }: ReleaseAsk): readonly ReleaseRefusal[] {
  const call = ask.callbacks.at(-1)
  const roles = [...proposer.roles, ...approver.roles]
  const refusals: readonly (readonly [ReleaseRefusal, boolean])[] = [
    ...openOn(ask),
    ['callback-by-another', call !== undefined && call.by !== proposer.id && call.by !== approver.id],
    ['same-person', proposer.id === approver.id],
    ['nobody-on-duty', !roles.includes('counsel') && !roles.includes('emergencyDuty')],
    ['counsel-for-high-risk', ask.level === 'high' && !roles.includes('counsel')],
  ]
  return refusals.flatMap(([refusal, holds]) => (holds ? [refusal] : []))
}

/** What of it is known before anybody decides: the list that the page shows. */
export function openBefore(
  ask: Omit<ReleaseAsk, 'proposer' | 'approver' | 'level'>,
): readonly Readonly<{ refusal: OpenBefore; open: boolean }>[] {
  return openOn(ask).map(([refusal, open]) => ({ refusal, open }))
}

function openOn({
  narrative,
  callbacks,
  registerNumber,
  official,
}: Omit<ReleaseAsk, 'proposer' | 'approver' | 'level'>): readonly (readonly [OpenBefore, boolean])[] {
  const call = callbacks.at(-1)
  return [
    ['narrative-incomplete', missingIn(narrative).some((missing) => missing !== 'commitment')],
    ['no-commitment', narrative.commitment !== 'given'],
    ['no-callback', call === undefined],
    ['callback-not-confirmed', call !== undefined && call.outcome !== 'confirmed'],
    ['callback-other-number', call !== undefined && !sameNumber(call.number, registerNumber)],
    ['address-not-official', !official],
  ]
}
