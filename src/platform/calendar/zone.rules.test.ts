import { expect, test } from 'vitest'
import { isZone } from '../time.ts'
import { COUNTRIES } from './public-holidays.rules.ts'
import { capitalZone } from './zone.rules.ts'

test('every country has a zone that exists', () => {
  expect(COUNTRIES.filter((country) => !isZone(capitalZone(country)))).toEqual([])
  expect([capitalZone('NL'), capitalZone('US')]).toEqual(['Europe/Amsterdam', 'America/New_York'])
})
