import { expect, test } from 'vitest'
import { countryOf, isAuthorities, isCountry, isSource, SOURCES } from './source.rules.ts'

test.each([
  ['USA_united_states', 'US'],
  ['CIV_cote_d_ivoire', 'CI'],
  ['NL', 'NL'],
  ['XXX_nowhere', null],
  ['', null],
])('%s is %s', (word, country) => {
  expect(countryOf(word)).toBe(country)
})

test('sources are what they are called, and two of them are not of authorities', () => {
  expect(SOURCES.every(isSource)).toBe(true)
  expect(isSource('psl')).toBe(false)
  expect(SOURCES.filter((one) => !isAuthorities(one))).toEqual(['disposable', 'academic'])
})

test('a country is one of the list, by its two letters', () => {
  expect(['US', 'NL', 'ZZ', 'us', ''].map(isCountry)).toEqual([true, true, false, false, false])
})
