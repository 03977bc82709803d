import { expect, test } from 'vitest'
import { FIELD_IDS, fieldRow } from './catalogue.rules.ts'
import { heldDays, heldFaults, SOURCES, unclassified } from './held.rules.ts'
import { ROW_KINDS } from './row.rules.ts'

test('the provider says how long a source is held; where it says nothing, the table does', () => {
  expect(heldDays('sign_in', undefined)).toBe(365)
  expect(heldDays('sign_in', { sign_in: 30 })).toBe(30)
  expect(heldDays('sign_in', { chat: 30 })).toBe(365)
  expect(heldDays('billing', { billing: null })).toBeNull()
  expect(heldDays('profile', {})).toBeNull()
})

test('all fields of a source are held equally long, so that one line says it', () => {
  for (const source of SOURCES) {
    const days = FIELD_IDS.filter((id) => fieldRow(id).source === source).map((id) => fieldRow(id).retentionDays)
    expect(new Set(days).size, source).toBe(1)
  }
  expect([...SOURCES].sort()).toEqual(Object.keys(ROW_KINDS).sort())
})

test('a name that is no source is said, with its place', () => {
  expect(heldFaults(undefined)).toEqual([])
  expect(heldFaults({ sign_in: 0, profile: 10, chat: null })).toEqual([])
  expect(heldFaults({ passwords: 10 })).toEqual(['recordRetention.passwords: no source of the catalogue'])
  expect(heldFaults({ profile: 0 })).toEqual(['recordRetention.profile: 0 days would be no record at all'])
})

test('a column that nobody classified is found, a key and a read column are not', () => {
  expect(unclassified(['service_profile.name', 'service_profile.account_id'])).toEqual([])
  expect(unclassified(['service_profile.name', 'service_profile.birthday'])).toEqual(['service_profile.birthday'])
})
