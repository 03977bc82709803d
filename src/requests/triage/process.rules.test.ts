import { expect, test } from 'vitest'
import { day, isDay } from '#platform/time.ts'
import { COUNTRY_POLICIES, policyFor } from './country.rules.ts'
import { AGREEMENTS, BOUND, conflictOf, inForce, jurisdictionOf } from './jurisdiction.rules.ts'
import { isProcess, PORTAL_PROCESSES, PROCESS_IDS, processRow, RULES_DATE } from './process.rules.ts'

test.each(PROCESS_IDS)('%s: days are days, somebody issues it, and nobody claims a lawyer', (process) => {
  const { validFrom, validTo, issuers, jurisdictions, reviewed, citation } = processRow(process)
  expect(isProcess(process)).toBe(true)
  expect(isDay(validFrom) && (validTo === null || isDay(validTo))).toBe(true)
  expect(Object.keys(issuers).length * jurisdictions.length).toBeGreaterThan(0)
  expect(citation).not.toBe('')
  expect(reviewed).toBe(false)
})

test('an issuer never reaches further than the instrument', () => {
  const width = ['nothing', 'existence', 'subscriber', 'non-content', 'content']
  for (const process of PROCESS_IDS) {
    const { reach, issuers } = processRow(process)
    const widest = Math.max(...Object.values(issuers).map((each) => width.indexOf(each)))
    expect(width[widest], process).toBe(reach)
  }
})

test('what only counsel can name, what keeps and what restricts hands out nothing by itself', () => {
  for (const process of PROCESS_IDS) {
    const { classify, preserves, family, reach } = processRow(process)
    const silent = ['preservation', 'emergency', 'consent', 'restriction', 'informal', 'private', 'interception']
    if (classify || preserves || silent.includes(family)) expect(reach, process).toBe('nothing')
  }
})

test('the vault holds national security and nothing else', () => {
  const held = PROCESS_IDS.filter((process) => processRow(process).vault)
  expect(held).toEqual(PROCESS_IDS.filter((process) => processRow(process).family === 'national-security'))
  expect(held).toHaveLength(3)
})

test('what can be filed is filed through the portal', () => {
  for (const process of PORTAL_PROCESSES) expect(processRow(process).channel).toBe('portal')
})

test.each(['', 'subpoena', 'toString', 'us-search-warrant ', 'US-SEARCH-WARRANT'])('%j is no process', (text) => {
  expect(isProcess(text)).toBe(false)
})

test('the version of the rules is a day', () => {
  expect(isDay(RULES_DATE)).toBe(true)
})

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

test('a country without a row gets nothing, and no row gives content', () => {
  expect(policyFor('BR')).toMatchObject({ order: 'nothing', emergency: 'nothing' })
  for (const [country, policy] of Object.entries(COUNTRY_POLICIES)) {
    expect([policy.order, policy.emergency], country).not.toContain('content')
    expect(isDay(policy.since)).toBe(true)
  }
})
