/**
 * Restricting access on an order: how far the order can count, what measure fits, and what is in force on a day.
 *
 * Law     Regulation (EU) 2022/2065 art. 9(2)(b): the territorial scope is limited to what is strictly necessary; 9(1), (5): the authority
 *         is told of the effect given, the recipient is told at the latest then.
 * Law     Regulation (EU) 2021/784 art. 3(1), (3): a removal order counts in all Member States, within one hour.
 * Policy  a measure is never wider than the territory of the issuer, unless our own rules are broken, and that is a decision of its own
 *         (requests 2.9). Every measure has a day on which somebody looks again, at the latest after half a year.
 * Seed    guide, "Verzoeken om toegang te beperken": one meeting, one country, no longer than needed.
 */
import { addMonths } from '#platform/calendar/period.rules.ts'
import type { Day } from '#platform/time.ts'
import { BOUND, type Country } from '../triage/jurisdiction.rules.ts'

/** By which law the order counts. */
export const ORDER_LAWS = ['national', 'dsa-9', 'tco'] as const
export type OrderLaw = (typeof ORDER_LAWS)[number]

/** Shut out in some countries; shut out everywhere for a time; shut out for good. */
export const MEASURES = ['geoblock', 'suspend', 'terminate'] as const
export type Measure = (typeof MEASURES)[number]

/** All Member States: Denmark is one, though no order for evidence reaches it. */
const MEMBER_STATES: readonly Country[] = [...BOUND.map(({ country }) => country), 'DK'].toSorted()

/** The laws on which an authority of a country can rest its order: those of the Union serve its Member States alone. */
export function lawsFor(issuer: Country): readonly OrderLaw[] {
  return MEMBER_STATES.includes(issuer) ? ORDER_LAWS : ['national']
}

/** Countries in which an order can count. `issuer`: the country of the authority. */
export function reachOf(law: OrderLaw, issuer: Country): readonly Country[] {
  return law === 'tco' && lawsFor(issuer).includes(law) ? MEMBER_STATES : [issuer]
}

/** The clock by which it is answered: the Union's within one hour of receipt, any other by the day that it names. */
export function dueRuleFor(law: OrderLaw): 'TCO_1H' | 'US_DUE' {
  return law === 'tco' ? 'TCO_1H' : 'US_DUE'
}

export type RestrictionOrder = Readonly<{
  law: OrderLaw
  /** What is complained of, as the order says it. */
  act: string
  /** Countries for which it asks; empty where it names none. */
  territory: readonly Country[]
  reach: readonly Country[]
  startsOn: Day | null
  endsOn: Day | null
}>

/** What is asked for beyond the reach: shown to who decides, and never done on the order alone. */
export function beyondReach({ territory, reach }: Pick<RestrictionOrder, 'territory' | 'reach'>): readonly Country[] {
  return territory.filter((country) => !reach.includes(country))
}

/** Where a measure would count if nobody chose less: what is asked, as far as the order reaches. */
export function usualCountries({
  territory,
  reach,
}: Pick<RestrictionOrder, 'territory' | 'reach'>): readonly Country[] {
  return territory.length === 0 ? reach : reach.filter((country) => territory.includes(country))
}

export type Restricting = Readonly<{
  kind: 'restrict'
  measure: Measure
  countries: readonly Country[]
  subjects: readonly Readonly<{ taskId: string; accountId: string; meetingId: string | null }>[]
  startsOn: Day
  endsOn: Day | null
  /** When somebody looks at it again. */
  reviewOn: Day
  /** Our own rule that is broken, and why we say so; null where the measure rests on the order alone. */
  policy: Readonly<{ rule: string; reason: string }> | null
}>

const REFUSALS = [
  'no-restriction-order',
  'countries-missing',
  'countries-needless',
  'beyond-territory',
  'needs-policy',
  'policy-half',
  'ends-before-start',
  'beyond-order-end',
  'review-missing',
  'review-too-late',
] as const
export type RestrictionRefusal = (typeof REFUSALS)[number]

export function isRestrictionRefusal(code: string): code is RestrictionRefusal {
  return REFUSALS.some((one) => one === code)
}

const REVIEW_MONTHS = 6

/** Every reason why a measure cannot rest on this order; empty when it can. */
export function restrictionProblems(
  decision: Restricting,
  order: RestrictionOrder | null,
): readonly RestrictionRefusal[] {
  if (order === null) return ['no-restriction-order']
  const { measure, countries, policy, startsOn, endsOn, reviewOn } = decision
  const found: RestrictionRefusal[] = []
  if (measure === 'geoblock' && countries.length === 0) found.push('countries-missing')
  if (measure !== 'geoblock' && countries.length > 0) found.push('countries-needless')
  if (policy && (policy.rule.trim() === '' || policy.reason.trim() === '')) found.push('policy-half')
  if (measure !== 'geoblock' && policy === null) found.push('needs-policy')
  if (policy === null && countries.some((country) => !order.reach.includes(country))) found.push('beyond-territory')
  if (endsOn !== null && endsOn < startsOn) found.push('ends-before-start')
  if (policy === null && order.endsOn !== null && (endsOn === null || endsOn > order.endsOn))
    found.push('beyond-order-end')
  if (reviewOn <= startsOn) found.push('review-missing')
  if (reviewOn > latestReview(startsOn)) found.push('review-too-late')
  return found
}

/** The last day for the second look. */
export function latestReview(startsOn: Day): Day {
  return addMonths(startsOn, REVIEW_MONTHS).day
}

export type Span = Readonly<{ startsOn: Day; endsOn: Day | null; liftedOn: Day | null }>

export type SpanState = 'to-come' | 'in-force' | 'ended' | 'lifted'

/** Both days count. A measure that was lifted is over on that day. */
export function stateOn({ startsOn, endsOn, liftedOn }: Span, on: Day): SpanState {
  if (liftedOn !== null && liftedOn <= on) return 'lifted'
  if (on < startsOn) return 'to-come'
  return endsOn !== null && endsOn < on ? 'ended' : 'in-force'
}

/** A measure on the whole account concerns each of its meetings; one on a meeting concerns that meeting alone, and nobody who asks of none. */
export function concerns({ meetingId }: Readonly<{ meetingId: string | null }>, meeting: string | null): boolean {
  return meetingId === null || meetingId === meeting
}

/** Whether somebody in `country` is kept out on that day; `null` asks whether anybody is. What a meeting asks before it lets people in. */
export function keepsOut(
  restriction: Span & Readonly<{ measure: Measure; countries: readonly Country[] }>,
  { country, on }: Readonly<{ country: Country | null; on: Day }>,
): boolean {
  if (stateOn(restriction, on) !== 'in-force') return false
  return restriction.measure !== 'geoblock' || country === null || restriction.countries.includes(country)
}
