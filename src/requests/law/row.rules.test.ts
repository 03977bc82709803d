import { expect, test } from 'vitest'
import { COUNTRY_POLICIES } from '../triage/country.rules.ts'
import { PROCESS_IDS } from '../triage/process.rules.ts'
import { LAW_ROWS, lawRow } from './row.rules.ts'

test('every process and every country has one row, with a name of its own', () => {
  expect(LAW_ROWS).toHaveLength(PROCESS_IDS.length + Object.keys(COUNTRY_POLICIES).length)
  expect(new Set(LAW_ROWS.map(({ id }) => id)).size).toBe(LAW_ROWS.length)
})

test('a row is found by its name alone', () => {
  expect(lawRow('process:us-search-warrant')).toMatchObject({ kind: 'process', process: 'us-search-warrant' })
  expect(lawRow('country:GB')).toMatchObject({ kind: 'country', country: 'GB' })
  for (const id of ['', 'us-search-warrant', 'process:', 'country:XX', 'constructor'])
    expect(lawRow(id)).toBeUndefined()
})
