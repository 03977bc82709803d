import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#platform/time.ts'
import {
  faultsOf,
  isPeriod,
  KEPT_KINDS,
  lastDayOf,
  PERIODS,
  partsOf,
  periodFor,
  periodOf,
  startedBefore,
} from './period.rules.ts'

const someDay = fc.integer({ min: 0, max: 6000 }).map((n) => addDays(day('2024-01-01'), n))
const somePeriod = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('D', 'M', 'Y'))
  .map(([amount, unit]) => periodOf(`P${amount}${unit}`))

test('every kind has one row, with its start, and nobody has read it yet', () => {
  expect(PERIODS.map(({ kind }) => kind)).toEqual([...KEPT_KINDS])
  for (const { period, atLeast, reviewed, basis, citation } of PERIODS) {
    expect(reviewed).toBe(false)
    expect(basis === 'policy' || citation !== null).toBe(true)
    if (atLeast) expect(lastDayOf(day('2026-01-01'), period) >= lastDayOf(day('2026-01-01'), atLeast)).toBe(true)
  }
})

test('a period is counted by the calendar', () => {
  expect(lastDayOf(day('2026-01-31'), periodOf('P1M'))).toBe('2026-02-28')
  expect(lastDayOf(day('2024-02-29'), periodOf('P5Y'))).toBe('2029-02-28')
  expect(lastDayOf(day('2026-11-20'), periodOf('P45D'))).toBe('2027-01-04')
  expect(lastDayOf(day('2026-11-20'), periodOf('P0D'))).toBe('2026-11-20')
  expect(partsOf(periodOf('P18M'))).toEqual({ amount: 18, unit: 'months' })
})

test('what is over today is never missed by who looks for what began before', () => {
  fc.assert(
    fc.property(someDay, somePeriod, someDay, (from, period, today) => {
      if (lastDayOf(from, period) < today) expect(from < startedBefore(period, today)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

describe('an office sets its own periods', () => {
  test('where they are its to set, and says so', () => {
    expect(periodFor('case', { case: 'P7Y' })).toMatchObject({ period: 'P7Y', set: true })
    expect(periodFor('case', {})).toMatchObject({ period: 'P5Y', set: false })
    expect(periodFor('preserved', { preserved: 'P1Y' })).toMatchObject({ period: 'P0D', set: false })
  })

  test('and never shorter than the shortest', () => {
    expect(faultsOf({ case: 'P2Y', messages: 'P6M', package: 'P90D' })).toEqual([])
    expect(faultsOf({ case: 'P23M' })).toEqual([{ kind: 'case', why: 'too-short', atLeast: 'P2Y' }])
    expect(faultsOf({ case: 'two years' })).toMatchObject([{ why: 'unreadable' }])
    expect(faultsOf({ preserved: 'P1Y' })).toMatchObject([{ why: 'not-yours' }])
  })

  test('in a form that can be read', () => {
    expect(['P1D', 'P12M', 'P9999Y'].every(isPeriod)).toBe(true)
    expect(['', 'P', 'P1', 'P1W', 'P-1D', 'PT1H', 'P1Y2M', 'P10000D', 'xP1D'].some(isPeriod)).toBe(false)
    expect(() => periodOf('P1W')).toThrow(/not a period/)
  })
})
