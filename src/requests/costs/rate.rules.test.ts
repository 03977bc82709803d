import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { centsOf, checkRate, checkRateWord, type Rate, ratesOn, WORKS } from './rate.rules.ts'

test('an amount is read with a point or a comma, and with two figures after it', () => {
  expect([centsOf('12.50'), centsOf('12,50'), centsOf('12'), centsOf('12.5'), centsOf('-1'), centsOf('1e3')]).toEqual([
    ...[1250, 1250, 1200, null, null, null],
  ])
})

const own = (cents: number, validFrom: string): Rate => ({
  ...{ work: 'search', currency: 'EUR', cents, validFrom: day(validFrom), source: '', reviewed: false },
})

test('the newest rate that has begun counts; two of a day: the later row', () => {
  const on = (text: string, ...rows: readonly Rate[]) =>
    ratesOn(rows, { currency: 'EUR', on: day(text) }).find(({ work }) => work === 'search')?.cents
  expect(on('2026-11-22')).toBe(1500)
  expect(on('2026-11-22', own(1600, '2026-12-01'))).toBe(1500)
  expect(on('2026-12-01', own(1600, '2026-12-01'))).toBe(1600)
  expect(on('2026-12-02', own(1600, '2026-12-01'), own(1700, '2026-12-01'))).toBe(1700)
  expect(ratesOn([], { currency: 'USD', on: day('2026-11-22') }).map(({ work }) => work)).toEqual([...WORKS])
  expect(ratesOn([], { currency: 'EUR', on: day('2025-12-31') })).toEqual([])
})

test('a rate never reaches back, is another than now, and is confirmed by another', () => {
  const today = day('2026-11-22')
  const ask = (cents: number, validFrom = today) =>
    checkRate({ work: 'search', currency: 'EUR', cents, validFrom }, { own: [], today })
  expect([ask(1600), ask(1500), ask(0), ask(1_000_001), ask(1.5)]).toEqual([null, 'same', 'cents', 'cents', 'cents'])
  expect(ask(1600, day('2026-11-21'))).toBe('past')
  const proposed = { by: 'a', validFrom: today, word: null }
  expect(checkRateWord(proposed, { by: 'b', word: 'confirmed', today })).toBeNull()
  expect(checkRateWord(proposed, { by: 'a', word: 'confirmed', today })).toBe('own')
  expect(checkRateWord(proposed, { by: 'a', word: 'declined', today })).toBeNull()
  expect(checkRateWord({ ...proposed, word: 'declined' }, { by: 'b', word: 'confirmed', today })).toBe('not-waiting')
  expect(checkRateWord(proposed, { by: 'b', word: 'confirmed', today: day('2026-11-23') })).toBe('past')
})
