/**
 * Whose law a demand rests on, and where the account lives.
 *
 * Law     18 U.S.C. § 2711(4): a governmental entity is a department or agency of the United States, a State or a subdivision.
 * Law     Regulation (EU) 2023/1543 art. 3: an order goes to another Member State that is bound; Denmark is not.
 * Law     18 U.S.C. § 2523, § 2703(h)(1): only a country whose executive agreement is in force counts.
 * Law     Regulation (EU) 2016/679 art. 48: a third country's order is enforceable only under an international agreement.
 */
import { type Day, day } from '#platform/time.ts'

/** ISO 3166-1 alpha-2. */
export type Country = string

/**
 * `own`: the state in which the office is established; `eu`: another Member State that is bound; `agreement`: an executive
 * agreement with the United States is in force; `other`: the rest of the world; `private`: no authority at all.
 */
export type Jurisdiction = 'us' | 'own' | 'eu' | 'agreement' | 'other' | 'private'
export const JURISDICTIONS: readonly Jurisdiction[] = ['us', 'own', 'eu', 'agreement', 'other', 'private']

/** Dated row of a country list: no answer may rest on an agreement that was not yet, or is no longer, in force. */
type Dated = Readonly<{ country: Country; from: Day; to: Day | null; citation: string; reviewed: false }>

const since = (country: Country, from: string, citation: string): Dated => ({
  country,
  from: day(from),
  to: null,
  citation,
  reviewed: false,
})

const BOUND_STATES = 'AT BE BG HR CY CZ EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')

/** Member States bound by the e-Evidence Regulation from the day on which it applies. */
export const BOUND: readonly Dated[] = BOUND_STATES.map((country) =>
  since(country, '2026-08-18', 'Regulation (EU) 2023/1543'),
)

export const AGREEMENTS: readonly Dated[] = [
  since('GB', '2022-10-03', 'US–UK agreement under 18 U.S.C. § 2523, in force 3 October 2022'),
  since('AU', '2024-01-31', 'US–Australia agreement under 18 U.S.C. § 2523; the day of entry into force was not found'),
]

/** The European Economic Area: where the General Data Protection Regulation is the users' own law. */
const EEA: ReadonlySet<Country> = new Set([...BOUND_STATES, 'DK', 'IS', 'LI', 'NO'])

export function inForce(rows: readonly Dated[], country: Country, on: Day): boolean {
  return rows.some((row) => row.country === country && row.from <= on && (row.to === null || on <= row.to))
}

export type Asker = Readonly<{
  /** False for a private party, a litigant, a defendant. */
  authority: boolean
  country: Country
  usGovernmentalEntity: boolean
}>

/** Under which heading the tables list who asks. `home` is the state in which the office is established. */
export function jurisdictionOf(asker: Asker, { home, on }: Readonly<{ home: Country; on: Day }>): Jurisdiction {
  if (!asker.authority) return 'private'
  if (asker.country === 'US') return asker.usGovernmentalEntity ? 'us' : 'other'
  if (asker.country === home) return 'own'
  if (inForce(BOUND, asker.country, on)) return 'eu'
  return inForce(AGREEMENTS, asker.country, on) ? 'agreement' : 'other'
}

/** A law of the place where the account lives that may forbid what the process demands. */
export type Conflict = Readonly<{
  code: 'CONFLICT_GDPR_ART48' | 'CONFLICT_THIRD_COUNTRY'
  country: Country
  citation: string
}>

export type ConflictAsk = Readonly<{ asker: Asker; account: Country | null; content: boolean; on: Day }>

/**
 * The account's own law against the asker's. Null where nobody knows where the account lives or no law is known to stand in the way.
 * A conflict never decides by itself: counsel answers it.
 */
export function conflictOf({ asker, account, content, on }: ConflictAsk): Conflict | null {
  if (account === null || account === asker.country) return null
  if (EEA.has(account) && !EEA.has(asker.country))
    return { code: 'CONFLICT_GDPR_ART48', country: account, citation: 'Regulation (EU) 2016/679 art. 48' }
  if (asker.usGovernmentalEntity && content && inForce(AGREEMENTS, account, on))
    return { code: 'CONFLICT_THIRD_COUNTRY', country: account, citation: '18 U.S.C. § 2703(h)(2)' }
  return null
}
