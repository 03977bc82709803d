import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { portalFor } from './portal.rules.ts'

const at = { home: 'NL', on: day('2026-11-22') }
const FOREIGN = ['foreign-order', 'foreign-preservation', 'access-restriction', 'owner-consent']
const AMERICAN = [
  ...['us-subpoena-grand-jury', 'us-subpoena-administrative', 'us-subpoena-trial', 'us-court-order-2703d'],
  ...['us-search-warrant', 'us-court-order-other', 'us-preservation', 'access-restriction'],
  'owner-consent',
]

test.each([
  ['a sheriff', 'US', true, AMERICAN],
  ['one of the United States that our register does not hold', 'US', false, AMERICAN],
  ['the police of our own country', 'NL', false, FOREIGN],
  ['of another Member State', 'DE', false, FOREIGN],
  ['of a country with an agreement', 'GB', false, FOREIGN],
  ['of any other', 'BR', false, FOREIGN],
])('%s', (_, country, usGovernmentalEntity, offered) => {
  expect(portalFor({ authority: true, country, usGovernmentalEntity }, at)).toEqual(offered)
})

test('nobody who is no authority', () => {
  expect(portalFor({ authority: false, country: 'NL', usGovernmentalEntity: false }, at)).toEqual([])
})
