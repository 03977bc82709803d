import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { AGREEMENTS, BOUND, conflictOf, inForce, JURISDICTIONS, jurisdictionOf } from './jurisdiction.rules.ts'

const NOW = day('2026-11-22')
const from = (country: string, usGovernmentalEntity = false, authority = true) => ({
  ...{ country, usGovernmentalEntity, authority },
})

test('a jurisdiction is a fact of the asker and the day', () => {
  const place = { home: 'NL', on: NOW }
  expect(jurisdictionOf(from('US', true), place)).toBe('us')
  expect(jurisdictionOf(from('US'), place)).toBe('other')
  expect(jurisdictionOf(from('NL'), place)).toBe('own')
  expect(jurisdictionOf(from('DE'), place)).toBe('eu')
  expect(jurisdictionOf(from('NL'), { home: 'DE', on: NOW })).toBe('eu')
  expect(jurisdictionOf(from('DK'), place)).toBe('other')
  expect(jurisdictionOf(from('DE'), { home: 'NL', on: day('2026-08-17') })).toBe('other')
  expect(jurisdictionOf(from('GB'), place)).toBe('agreement')
  expect(jurisdictionOf(from('GB'), { home: 'NL', on: day('2022-10-02') })).toBe('other')
  expect(jurisdictionOf(from('US', true, false), place)).toBe('private')
})

test('a row counts from its first day to its last', () => {
  const row = { country: 'XX', from: day('2026-01-01'), to: day('2026-01-31'), citation: '', reviewed: false } as const
  const counted = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((on) => inForce([row], 'XX', day(on)))
  expect(counted).toEqual([false, true, true, false])
  expect(BOUND).toHaveLength(26)
  expect(AGREEMENTS.map(({ country }) => country)).toEqual(['GB', 'AU'])
})

test('a law of the place of the account is asked after only where it can stand in the way', () => {
  const ask = { asker: from('US', true), content: true, on: NOW }
  expect(conflictOf({ ...ask, account: null })).toBeNull()
  expect(conflictOf({ ...ask, account: 'US' })).toBeNull()
  expect(conflictOf({ ...ask, account: 'BR' })).toBeNull()
  expect(conflictOf({ ...ask, account: 'NO' })?.code).toBe('CONFLICT_GDPR_ART48')
  expect(conflictOf({ ...ask, account: 'GB' })?.code).toBe('CONFLICT_THIRD_COUNTRY')
  expect(conflictOf({ ...ask, content: false, account: 'GB' })).toBeNull()
  expect(conflictOf({ ...ask, asker: from('DE'), account: 'NL' })).toBeNull()
  expect(conflictOf({ ...ask, asker: from('BR'), account: 'GB' })).toBeNull()
})

test('the lists say since when, by which text, and that no lawyer has read them', () => {
  const row = { to: null, reviewed: false }
  expect(AGREEMENTS).toEqual([
    {
      ...{ ...row, country: 'GB', from: '2022-10-03' },
      citation: 'US–UK agreement under 18 U.S.C. § 2523, in force 3 October 2022',
    },
    {
      ...{ ...row, country: 'AU', from: '2024-01-31' },
      citation: 'US–Australia agreement under 18 U.S.C. § 2523; the day of entry into force was not found',
    },
  ])
  for (const bound of BOUND)
    expect(bound).toMatchObject({ ...row, from: '2026-08-18', citation: 'Regulation (EU) 2023/1543' })
  expect(JURISDICTIONS).toEqual(['us', 'own', 'eu', 'agreement', 'other', 'private'])
})

test('a conflict names the country and the text; the European Economic Area is one house', () => {
  const ask = { asker: from('US', true), content: true, on: NOW }
  const art48 = (country: string) => ({
    ...{ code: 'CONFLICT_GDPR_ART48', country, citation: 'Regulation (EU) 2016/679 art. 48' },
  })
  for (const account of ['NL', 'DE', 'DK', 'IS', 'LI', 'NO']) {
    expect(conflictOf({ ...ask, account })).toEqual(art48(account))
    expect(conflictOf({ ...ask, asker: from(account), account: 'NL' }), account).toBeNull()
  }
  expect(conflictOf({ ...ask, account: 'AU' })).toEqual({
    ...{ code: 'CONFLICT_THIRD_COUNTRY', country: 'AU', citation: '18 U.S.C. § 2703(h)(2)' },
  })
  expect(conflictOf({ ...ask, account: 'GB', on: day('2022-10-02') })).toBeNull()
  expect(conflictOf({ ...ask, asker: from('GB', true), account: 'GB' })).toBeNull()
})
