/**
 * What speaks for a forged emergency: signals with weights, each seen or not, and their sum. The sum is an aid to two people who
 * read it with its reasons. No signal weighs enough to decide alone, a low sum takes nobody's place, and no requester learns it.
 *
 * Policy  the signals of requests 2.4: free and look-alike addresses, new numbers, haste, width, repeated targets and texts.
 * Policy  from HIGH_RISK on one of the two people is counsel; below it the two people and the call to the register's number stay.
 */
import { keysOf } from '#platform/table.ts'
import type { Category, DataClass } from '../triage/category.rules.ts'
import type { Narrative } from './emergency.rules.ts'
import {
  askedForAll,
  concreteMarks,
  foreignZone,
  oddStatute,
  onlyThisNumber,
  sameNumber,
  threatens,
} from './wording.rules.ts'

/** What the address shows by itself. `official`: on a domain that we bound to the agency. */
export type AddressSigns = Readonly<{ official: boolean; freeMail: boolean; imitates: boolean }>

/** All that is looked at. What nobody knows is null and raises no signal. */
export type RiskAsk = Readonly<{
  address: AddressSigns
  agency: Readonly<{ country: string; usGovernmental: boolean; telephone: string }>
  /** On which the caller asks to be called back; empty where none was given. */
  givenNumber: string
  /** The officer's own number in our register; null for one whom we do not know. */
  enrolledNumber: string | null
  /** Days since the officer's account was made; null for one without an account. */
  accountDays: number | null
  /** Emergencies that this officer brought before. */
  earlier: number
  widest: DataClass
  categories: readonly Category[]
  periodDays: number | null
  narrative: Narrative
  docketElsewhere: boolean
  targetElsewhere: boolean
  textElsewhere: boolean
  /** Earlier emergencies of this agency that nobody followed up in time. */
  missedFollowUps: number
}>

type SignalRow = Readonly<{
  weight: number
  citation: string
  /** No weight is settled before somebody has held it against real cases. */
  reviewed: false
  seen: (ask: RiskAsk) => boolean
}>

const FBI = 'FBI private industry notification, November 2024 (secondary)'
const KREBS = 'Reports on forged emergency requests, 2022 and 2024 (secondary)'
const HOUSE = 'office policy'

const row = (weight: number, citation: string, seen: SignalRow['seen']): SignalRow => ({
  ...{ weight, citation, reviewed: false, seen },
})

export const SIGNALS = {
  ADDRESS_FREE_MAIL: row(30, FBI, ({ address }) => address.freeMail),
  ADDRESS_LOOKALIKE: row(40, KREBS, ({ address }) => address.imitates),
  ADDRESS_NOT_OFFICIAL: row(25, HOUSE, ({ address }) => !address.official),
  OFFICER_UNKNOWN: row(10, HOUSE, ({ accountDays }) => accountDays === null),
  ACCOUNT_NEW: row(15, KREBS, ({ accountDays }) => accountDays !== null && accountDays < 30),
  FIRST_EMERGENCY: row(5, HOUSE, ({ earlier }) => earlier === 0),
  NUMBER_NOT_REGISTER: row(
    5,
    FBI,
    ({ givenNumber, agency }) => givenNumber !== '' && !sameNumber(givenNumber, agency.telephone),
  ),
  NUMBER_CHANGED: row(
    20,
    FBI,
    ({ givenNumber, enrolledNumber, agency }) =>
      givenNumber !== '' &&
      enrolledNumber !== null &&
      !sameNumber(givenNumber, enrolledNumber) &&
      !sameNumber(givenNumber, agency.telephone),
  ),
  NUMBER_ABROAD: row(
    15,
    KREBS,
    ({ givenNumber, agency }) => givenNumber !== '' && !sameCountry(givenNumber, agency.telephone),
  ),
  ONLY_THIS_NUMBER: row(25, KREBS, ({ narrative }) => onlyThisNumber(textOf(narrative))),
  PRESSURE: row(15, FBI, ({ narrative }) => threatens(textOf(narrative))),
  COMMITMENT_REFUSED: row(25, HOUSE, ({ narrative }) => narrative.commitment === 'refused'),
  DANGER_VAGUE: row(20, FBI, ({ narrative }) => concreteMarks(narrative) < 3),
  DEADLINE_SHORT: row(5, HOUSE, ({ narrative }) => narrative.neededWithin !== null && narrative.neededWithin < 2),
  TOO_WIDE: row(
    15,
    HOUSE,
    ({ categories, periodDays, narrative }) =>
      categories.length >= 6 || (periodDays ?? 0) > 90 || askedForAll(textOf(narrative)),
  ),
  CONTENT_ASKED: row(10, '18 U.S.C. § 2702(b)(8)', ({ widest }) => widest === 'content'),
  CONTENT_FROM_ABROAD: row(
    25,
    '18 U.S.C. § 2702(b), § 2711(4)',
    ({ widest, agency }) => widest === 'content' && !agency.usGovernmental,
  ),
  NAME_AND_ADDRESS_ONLY: row(
    5,
    KREBS,
    ({ categories }) =>
      categories.length > 0 && categories.every((category) => category === 'identity' || category === 'billing'),
  ),
  DOCKET_REUSED: row(25, KREBS, ({ docketElsewhere }) => docketElsewhere),
  TARGET_REPEATED: row(20, KREBS, ({ targetElsewhere }) => targetElsewhere),
  TEXT_REPEATED: row(35, KREBS, ({ textElsewhere }) => textElsewhere),
  STATUTE_ODD: row(20, FBI, ({ narrative, agency }) => oddStatute(textOf(narrative), agency.usGovernmental)),
  ZONE_ODD: row(15, FBI, ({ narrative, agency }) => foreignZone(textOf(narrative), agency.country)),
  FOLLOW_UP_MISSED: row(15, HOUSE, ({ missedFollowUps }) => missedFollowUps > 0),
} as const satisfies Readonly<Record<string, SignalRow>>

export type SignalCode = keyof typeof SIGNALS
export const SIGNAL_CODES: readonly SignalCode[] = keysOf(SIGNALS)

export type RiskLevel = 'low' | 'raised' | 'high'
export type Seen = Readonly<{ code: SignalCode; weight: number }>
export type Risk = Readonly<{ signals: readonly Seen[]; score: number; level: RiskLevel }>

export const RAISED_RISK = 25
export const HIGH_RISK = 50

/** Every signal that is seen, heaviest first, and their sum. Pure: the same ask has the same sum for ever. */
export function riskOf(ask: RiskAsk): Risk {
  const signals = SIGNAL_CODES.filter((code) => SIGNALS[code].seen(ask))
    .map((code): Seen => ({ code, weight: SIGNALS[code].weight }))
    .toSorted((a, b) => b.weight - a.weight)
  const score = signals.reduce((sum, { weight }) => sum + weight, 0)
  return { signals, score, level: levelOf(score) }
}

export function levelOf(score: number): RiskLevel {
  if (score >= HIGH_RISK) return 'high'
  return score >= RAISED_RISK ? 'raised' : 'low'
}

function textOf({ nature, atRisk, urgency, averts, noProcess }: Narrative): string {
  return [nature, atRisk, urgency, averts, noProcess].join('\n')
}

/** By the first digits after the plus: +1 and +31 are two countries, +31 and +316 one. */
function sameCountry(one: string, other: string): boolean {
  const code = (number: string) => /^(?:\+|00)(1|7|\d\d)/.exec(number.replaceAll(/[^\d+]/g, ''))?.[1] ?? null
  const [a, b] = [code(one), code(other)]
  return a === null || b === null || a === b
}
