import { describe, expect, test } from 'vitest'
import { FIELD_IDS, fieldRow, RELATIONS, reachesField } from '#records'
import { PROCESS_IDS } from '../triage/process.rules.ts'
import { grantReach } from '../triage/reach.rules.ts'
import { checkRow, mayLeave, type RowProblem } from './second-check.rules.ts'

test('the second table says the same as the catalogue, for every process, field and person', () => {
  for (const process of [...PROCESS_IDS, 'unknown']) {
    for (const id of FIELD_IDS) {
      for (const about of RELATIONS) {
        const { category, exportName } = fieldRow(id)
        expect(mayLeave(process, { folder: category, about, name: exportName }), `${process} ${id} ${about}`).toBe(
          reachesField(grantReach(process), id, about),
        )
      }
    }
  }
  expect(mayLeave('us-search-warrant', { folder: 'identity', about: 'own', name: 'constructor' })).toBe(false)
  expect(mayLeave('us-search-warrant', { folder: 'constructor', about: 'own', name: 'name' })).toBe(false)
  expect(mayLeave('constructor', { folder: 'identity', about: 'own', name: 'name' })).toBe(false)
  expect(mayLeave('us-search-warrant', { folder: 'identity', about: 'constructor', name: 'name' })).toBe(false)
})

describe('a row', () => {
  const grant = {
    process: 'us-search-warrant',
    from: '2026-09-01T00:00:00Z',
    to: '2026-10-01T00:00:00.000Z',
    subjects: [{ accountId: 'acct_1' }],
    fields: [
      { field: 'sign_in.signed_in_at', relation: 'own' },
      { field: 'sign_in.port', relation: 'own' },
      { field: 'service.opened_at', relation: 'own' },
      { field: 'chat.sent_at', relation: 'other' },
    ],
  }
  const place = { folder: 'sessions', source: 'sign_in', relation: 'own' }
  const row = { subject: 'acct_1', relation: 'own', signed_in_at: '2026-09-05T00:00:00.000Z', port: 5 }

  test('as granted may leave', () => {
    expect(checkRow(row, place, grant)).toBeNull()
    expect(checkRow({ ...row, signed_in_at: '2026-09-01T00:00:00.000Z' }, place, grant)).toBeNull()
    expect(checkRow({ ...row, signed_in_at: null }, place, grant)).toBeNull()
  })

  test('of an account’s own dates is not bound to the period', () => {
    const opened = { subject: 'acct_1', relation: 'own', opened_at: '2019-01-01T00:00:00.000Z' }
    expect(checkRow(opened, { folder: 'billing', source: 'service', relation: 'own' }, grant)).toBeNull()
  })

  test.each<[RowProblem, unknown]>([
    ['unknown-subject', { ...row, subject: 'acct_2' }],
    ['unknown-subject', {}],
    ['relation', { ...row, relation: 'other' }],
    ['beyond-process', { ...row, password: 'x' }],
    ['not-granted', { ...row, ip_address: 'x' }],
    ['outside-period', { ...row, signed_in_at: '2026-10-01T00:00:00.000Z' }],
    ['outside-period', { ...row, signed_in_at: '2026-08-31T23:59:59.999Z' }],
    ['outside-period', { ...row, signed_in_at: 5 }],
    ['not-a-record', []],
    ['not-a-record', null],
    ['not-a-record', 'text'],
  ])('that is not is %s: %j', (problem, bad) => {
    expect(checkRow(bad, place, grant)).toBe(problem)
  })

  test('of another source, or about another person, than its place says', () => {
    expect(checkRow(row, { ...place, source: 'meeting_address' }, grant)).toBe('not-granted')
    expect(checkRow({ ...row, relation: 'other' }, { ...place, relation: 'other' }, grant)).toBe('beyond-process')
    expect(checkRow(row, place, { ...grant, process: 'us-preservation' })).toBe('beyond-process')
  })

  test('of any of several subjects may leave', () => {
    const several = { ...grant, subjects: [{ accountId: 'acct_9' }, { accountId: 'acct_1' }] }
    expect(checkRow(row, place, several)).toBeNull()
  })

  test('granted about another person only, may not leave about the subject', () => {
    const other = { ...grant, fields: [{ field: 'sign_in.signed_in_at', relation: 'other' }, ...grant.fields.slice(1)] }
    expect(checkRow(row, place, other)).toBe('not-granted')
  })

  test.each([
    ['2026-09-05T00:00:00.5Z', '2026-09-05T00:00:00.499Z', 'outside-period'],
    ['2026-09-05T00:00:00.5Z', '2026-09-05T00:00:00.500Z', null],
    ['2026-09-05T00:00:00.12Z', '2026-09-05T00:00:00.119Z', 'outside-period'],
    ['2026-09-05T00:00:00.123456Z', '2026-09-05T00:00:00.123Z', null],
    ['2026-09-05T00:00:00.123456Z', '2026-09-05T00:00:00.122Z', 'outside-period'],
  ] as const)('from %s: a row of %s is %s', (from, signed_in_at, problem) => {
    expect(checkRow({ ...row, signed_in_at }, place, { ...grant, from })).toBe(problem)
  })
})

test('about nobody whom the tables know, nothing leaves', () => {
  expect(mayLeave('us-search-warrant', { folder: 'identity', about: 'third', name: 'name' })).toBe(false)
})
