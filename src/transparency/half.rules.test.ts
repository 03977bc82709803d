import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '#platform/time.ts'
import { before, firstDay, halfOf, instantsOf, lastClosed, lastDay, nameOf, readHalf } from './half.rules.ts'

test.each([
  ['2026-01-01', '2026-1'],
  ['2026-06-30', '2026-1'],
  ['2026-07-01', '2026-2'],
  ['2026-12-31', '2026-2'],
])('%s lies in %s', (of, name) => {
  expect(nameOf(halfOf(day(of)))).toBe(name)
})

test.each([
  ['2026-11-22', '2026-1'],
  ['2026-07-01', '2026-1'],
  ['2026-06-30', '2025-2'],
  ['2026-01-01', '2025-2'],
])('on %s the last closed half-year is %s', (today, name) => {
  expect(nameOf(lastClosed(day(today)))).toBe(name)
})

test('a half-year begins and ends at midnight where the office is', () => {
  expect(instantsOf({ year: 2026, part: 1 }, 'Europe/Amsterdam')).toEqual({
    from: new Date('2025-12-31T23:00:00Z'),
    to: new Date('2026-06-30T22:00:00Z'),
  })
  expect(instantsOf({ year: 2026, part: 2 }, 'America/New_York')).toEqual({
    from: new Date('2026-07-01T04:00:00Z'),
    to: new Date('2027-01-01T05:00:00Z'),
  })
})

test.each(['2026', '2026-3', '2026-0', '1926-1', '2026-1x', '', '26-1'])('“%s” names no half-year', (text) => {
  expect(readHalf(text)).toBeNull()
})

test('every day lies in exactly one half-year, and half-years follow each other without a gap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (n) => {
      const of = addDays(day('2000-01-01'), n)
      const half = halfOf(of)
      expect(firstDay(half) <= of && of <= lastDay(half)).toBe(true)
      expect(addDays(lastDay(before(half)), 1)).toBe(firstDay(half))
      expect(readHalf(nameOf(half))).toEqual(half)
    }),
  )
})
