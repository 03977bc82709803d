import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { ZWALUW_QUERIES } from '../../../test/connector/zwaluw.ts'
import type { ReadRequest } from '../source.ts'
import { fitsKind, instantOf, rowsStatement, typeFaults, valueIn } from './statement.rules.ts'

const request: ReadRequest = {
  ...{
    source: 'sign_in',
    relation: 'own',
    fields: ['sign_in.port'],
    subject: { accountId: "a' or '1", meetingId: null },
  },
  ...{ from: instant('2026-05-01T00:00:00Z'), to: instant('2026-06-01T00:00:00Z') },
}
const query = ZWALUW_QUERIES.rows['sign_in']?.own ?? null

test('only the fields asked for are selected, and what is asked stands in no text', () => {
  if (!query) throw new Error('no query')
  const { text, values } = rowsStatement(query, request, null)
  expect(text).toMatch(/^select q\.subject::text, null, q\.key::text, q\."begun", q\."port" from \(\n/)
  expect(text).toMatch(/\n\) q order by q\."begun", q\.key::text collate "C"$/)
  expect(text).not.toContain("'1")
  expect(values).toEqual(["a' or '1", '2026-05-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'])
})

test('a reading goes on behind the last row, to the microsecond', () => {
  if (!query) throw new Error('no query')
  const after = { at: '2026-05-02 09:00:00.000001+00', key: 'k' }
  const { text, values } = rowsStatement(query, request, after)
  expect(text).toContain('where (q."begun", q.key::text collate "C") > ($4::timestamptz, $5::text) order by')
  expect(values.slice(3)).toEqual([after.at, 'k'])
  const profile = { sql: 'select :account as subject', fields: { name: 'called' } }
  const of = { ...request, source: 'profile', fields: ['profile.name'] } as const
  expect(rowsStatement(profile, of, { at: null, key: 'k' }).text).toContain('where q.key::text collate "C" > $2::text')
})

test('an instant is cut to milliseconds, and what is none is refused', () => {
  expect(instantOf('2026-05-01 09:00:00+00')).toBe('2026-05-01T09:00:00.000Z')
  expect(instantOf('2026-05-01 09:00:00.12+00')).toBe('2026-05-01T09:00:00.120Z')
  expect(instantOf('2026-05-01 09:00:00.123999+00')).toBe('2026-05-01T09:00:00.123Z')
  for (const text of [
    'infinity',
    '2026-05-01 09:00:00',
    '2026-05-01 09:00:00+02',
    '10000-01-01 00:00:00+00',
    '0044-03-15 00:00:00+00 BC',
  ])
    expect(instantOf(text), text).toBeUndefined()
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      expect(instantOf(date.toISOString().replace('T', ' ').replace('Z', '+00'))).toBe(date.toISOString())
    }),
  )
})

test('a number is whole and exact, and null is null in every kind', () => {
  expect(valueIn('number', '52110')).toBe(52110)
  expect(valueIn('number', '9007199254740993')).toBeUndefined()
  for (const kind of ['text', 'number', 'instant', 'day'] as const) expect(valueIn(kind, null)).toBeNull()
})

test('a time without a zone says no instant, and text no number', () => {
  expect([fitsKind('instant', 1184), fitsKind('instant', 1114), fitsKind('number', 25), fitsKind('day', 1082)]).toEqual(
    [true, false, false, true],
  )
  if (!query) throw new Error('no query')
  const types = new Map([
    ['begun', 1114],
    ['port', 23],
  ])
  expect(typeFaults(['sign_in.signed_in_at', 'sign_in.port'], query, types)).toEqual(['sign_in.signed_in_at'])
})
