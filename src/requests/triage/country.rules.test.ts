import { expect, test } from 'vitest'
import { isDay } from '#platform/time.ts'
import { COUNTRY_POLICIES, policyFor } from './country.rules.ts'

test('a country without a row gets nothing, and no row gives content', () => {
  expect(policyFor('BR')).toMatchObject({ order: 'nothing', emergency: 'nothing' })
  for (const [country, policy] of Object.entries(COUNTRY_POLICIES)) {
    expect([policy.order, policy.emergency], country).not.toContain('content')
    expect(isDay(policy.since)).toBe(true)
  }
})

const MEMBER = {
  ...{ order: 'subscriber', emergency: 'subscriber', counselAbove: 'nothing', since: '2026-11-22' },
  why: 'A bound Member State uses a European production order; its own order is read by counsel.',
}
const PARTNER = {
  ...{ order: 'non-content', emergency: 'subscriber', counselAbove: 'subscriber', since: '2026-11-22' },
  why: 'An executive agreement with the United States is in force.',
}
const TREATED = {
  ...{ order: 'subscriber', emergency: 'subscriber', counselAbove: 'nothing', since: '2026-11-22' },
  why: 'Independent courts; subscriber data for a criminal investigation, read by counsel.',
}
const NONE = {
  ...{ order: 'nothing', emergency: 'nothing', counselAbove: 'nothing', since: '2026-11-22' },
  why: 'No row for this country: a treaty is the way.',
}

test.each([
  ['bound Member States', 'AT BE BG HR CY CZ EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE', MEMBER],
  ['partners by agreement', 'GB AU', PARTNER],
  ['countries whose courts we trust', 'CA CH DK IS JP LI NO NZ', TREATED],
  ['every other', 'BR RU CN US XX', NONE],
] as const)('%s', (_, countries, policy) => {
  for (const country of countries.split(' ')) expect(policyFor(country), country).toEqual(policy)
})

test('there is a row for these countries and no other', () => {
  expect(Object.keys(COUNTRY_POLICIES)).toHaveLength(26 + 2 + 8)
})
