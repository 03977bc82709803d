import { expect, test } from 'vitest'
import { COUNTRIES, isCountry } from './country.rules.ts'

test('249 codes, each once, each known to the runtime by a name', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  expect([COUNTRIES.length, new Set(COUNTRIES).size]).toEqual([249, 249])
  expect(COUNTRIES.filter((code) => !names.of(code))).toEqual([])
})

test('only codes are countries', () => {
  expect(['US', 'NL', 'us', 'XX', ''].map(isCountry)).toEqual([true, true, false, false, false])
})
