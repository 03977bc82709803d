/**
 * What the office gives an authority outside the United States that asks by its own law alone, per country.
 *
 * Law     18 U.S.C. § 2702(c)(6): records may go to anyone but a US governmental entity; § 2702(a): contents may not.
 * Policy  subscriber data where the courts are independent and the order is a criminal one; nothing by default.
 * Seed    guide, "Verzoeken van niet-Amerikaanse overheid": country by country, case by case; refused where it clashes with our principles.
 */
import type { Country } from './jurisdiction.rules.ts'
import type { Reach } from './process-row.rules.ts'

/** Widest class by a country's own order, and in an emergency. Above it nothing goes, and above `counselAbove` counsel decides. */
export type CountryPolicy = Readonly<{
  order: Reach
  emergency: Reach
  counselAbove: Reach
  since: string
  why: string
}>

const MEMBER_STATE: CountryPolicy = {
  order: 'subscriber',
  emergency: 'subscriber',
  counselAbove: 'nothing',
  since: '2026-11-22',
  why: 'A bound Member State uses a European production order; its own order is read by counsel.',
}
const PARTNER: CountryPolicy = {
  order: 'non-content',
  emergency: 'subscriber',
  counselAbove: 'subscriber',
  since: '2026-11-22',
  why: 'An executive agreement with the United States is in force.',
}
const DEFAULT: CountryPolicy = {
  order: 'nothing',
  emergency: 'nothing',
  counselAbove: 'nothing',
  since: '2026-11-22',
  why: 'No row for this country: a treaty is the way.',
}
const TREATED: CountryPolicy = {
  order: 'subscriber',
  emergency: 'subscriber',
  counselAbove: 'nothing',
  since: '2026-11-22',
  why: 'Independent courts; subscriber data for a criminal investigation, read by counsel.',
}

const BOUND = 'AT BE BG HR CY CZ EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')

export const COUNTRY_POLICIES: Readonly<Record<Country, CountryPolicy>> = {
  ...Object.fromEntries(BOUND.map((country) => [country, MEMBER_STATE])),
  ...{ GB: PARTNER, AU: PARTNER },
  ...Object.fromEntries(['CA', 'CH', 'DK', 'IS', 'JP', 'LI', 'NO', 'NZ'].map((country) => [country, TREATED])),
}

export function policyFor(country: Country): CountryPolicy {
  return COUNTRY_POLICIES[country] ?? DEFAULT
}
