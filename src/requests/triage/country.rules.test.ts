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
