import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { FIELD_IDS, fieldRow } from '../catalogue.rules.ts'
import type { ReadRequest } from '../source.ts'
import { readLine } from './answer.rules.ts'

const AT = '2026-05-01T09:00:00.000Z'
const ask: ReadRequest = {
  source: 'participation',
  relation: 'own',
  fields: ['participation.joined_at', 'participation.duration_seconds', 'participation.hosted_meeting_number'],
  subject: { accountId: 'acct_1', meetingId: 'meeting_1' },
  from: instant('2026-05-01T00:00:00.000Z'),
  to: instant('2026-05-02T00:00:00.000Z'),
}
const values = {
  'participation.joined_at': AT,
  'participation.duration_seconds': 60,
  'participation.hosted_meeting_number': null,
}
const row = { subject: 'acct_1', meeting: 'meeting_1', at: AT, values }
const read = (changed: object, after: string | null = null) =>
  readLine(JSON.stringify({ ...row, ...changed }), ask, after)
const because = (changed: object, after: string | null = null) => {
  const line = read(changed, after)
  return line.kind === 'fault' ? line.because : line.kind
}

test('a row that fits is read with exactly the fields asked for', () => {
  const line = read({})
  expect(line.kind === 'row' && [...line.row.values]).toEqual(Object.entries(values))
  expect(readLine('{"end":{"rows":3,"next":null}}', ask, null)).toEqual({ kind: 'end', rows: 3, next: null })
})

describe('what does not fit is a fault', () => {
  test.each([
    ['other-subject', { subject: 'acct_2' }],
    ['other-meeting', { meeting: 'meeting_2' }],
    ['wrong-shape', { meeting: null }],
    ['wrong-shape', { at: null }],
    ['wrong-shape', { extra: 1 }],
    ['outside-period', { at: '2026-05-02T00:00:00.000Z' }],
    ['outside-period', { at: '2026-04-30T23:59:59.999Z' }],
    // The instant in the field is another than the one by which the period is judged.
    ['wrong-shape', { at: '2026-05-01T10:00:00.000Z' }],
    ['field-not-asked', { values: { ...values, 'participation.left_at': AT } }],
    ['field-not-asked', { values: { ...values, password: 'x' } }],
    ['field-missing', { values: { 'participation.joined_at': AT, 'participation.duration_seconds': 60 } }],
    ['wrong-kind', { values: { ...values, 'participation.duration_seconds': '60' } }],
    ['wrong-kind', { values: { ...values, 'participation.hosted_meeting_number': 7 } }],
    ['wrong-kind', { values: { ...values, 'participation.hosted_meeting_number': '\ud800' } }],
    ['wrong-shape', { values: { ...values, 'participation.hosted_meeting_number': { deep: 1 } } }],
  ])('%s', (fault, changed) => {
    expect(because(changed)).toBe(fault)
  })

  test('also names that a parser passes over, lines that are no JSON, and rows out of order', () => {
    const text = JSON.stringify(row).replace('"values":{', '"values":{"__proto__":"x",')
    expect(readLine(text, ask, null)).toEqual({ kind: 'fault', because: 'field-not-asked' })
    expect(readLine('{', ask, null)).toEqual({ kind: 'fault', because: 'not-json' })
    expect(readLine('null', ask, null)).toEqual({ kind: 'fault', because: 'wrong-shape' })
    expect(because({}, '2026-05-01T09:00:00.001Z')).toBe('out-of-order')
    expect(because({}, AT)).toBe('row')
  })
})

test('whatever a line says, a row that is read holds only the fields asked for, of that subject and in that period', () => {
  const anything = fc.oneof(
    fc.json(),
    fc
      .record({
        subject: fc.constantFrom('acct_1', 'acct_2'),
        meeting: fc.constantFrom('meeting_1', 'meeting_2', null),
        at: fc.constantFrom(AT, '2026-05-02T00:00:00.000Z', 'x', null),
        values: fc.dictionary(
          fc.constantFrom(...FIELD_IDS.filter((id) => fieldRow(id).source === 'participation'), 'x'),
          fc.constantFrom(AT, 1, null, 'x'),
        ),
      })
      .map((each) => JSON.stringify(each)),
  )
  fc.assert(
    fc.property(anything, (text) => {
      const line = readLine(text, ask, null)
      if (line.kind !== 'row') return
      expect([...line.row.values.keys()]).toEqual(ask.fields)
      expect(JSON.parse(text)).toMatchObject({ subject: 'acct_1', meeting: 'meeting_1', at: AT })
    }),
    { numRuns: 2_000 },
  )
})
