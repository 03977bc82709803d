import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day, daysBetween } from '#platform/time.ts'
import { type BandLine, bandOf, type Came, STRUCTURES, spansOf, stateBands, WIDTH } from './bands.rules.ts'

const publishOn = day('2026-11-23')
const came = (over: Partial<Came>): Came => ({
  ...{ kind: 'letter', receivedOn: day('2026-11-01'), selectors: 1, first: false, secret: true },
  ...over,
})
const stated = (structure: (typeof STRUCTURES)[number], all: readonly Came[]) => {
  const made = stateBands({ structure, publishOn, today: publishOn, came: all, lastOn: null })
  return made.kind === 'stated' ? made.lines : made.because
}
const low = (lines: readonly BandLine[] | string, name: string) =>
  typeof lines === 'string' ? lines : lines.find(({ line }) => line === name)?.low

test('a band holds its count, begins at a multiple of its width, and the first is 0 to 499', () => {
  expect([bandOf(0, 500), bandOf(499, 500), bandOf(500, 500)]).toEqual([
    { low: 0, high: 499 },
    { low: 0, high: 499 },
    { low: 500, high: 999 },
  ])
  fc.assert(
    fc.property(fc.nat(100_000), fc.constantFrom(...STRUCTURES), (count, structure) => {
      const band = bandOf(count, WIDTH[structure])
      expect([band.low % WIDTH[structure], band.high - band.low + 1]).toEqual([0, WIDTH[structure]])
      expect(band.low <= count && count <= band.high).toBe(true)
    }),
  )
})

test('letters cover the 180 days before publication; orders end 180 days before it; the yearly one a year before', () => {
  const six = spansOf('six', publishOn)
  expect(six.letters).toEqual({ from: '2026-05-27', to: '2026-11-22' })
  expect(six.orders).toEqual({ from: '2025-11-29', to: '2026-05-27' })
  expect(spansOf('two', publishOn).orders).toEqual(six.letters)
  expect(spansOf('two-yearly', publishOn).letters).toEqual({ from: '2024-11-24', to: '2025-11-23' })
  expect(spansOf('two-yearly', day('2028-02-29')).letters.to).toBe('2027-02-28')
})

test('on every day, the gates of 1874(b) hold to the day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), (n) => {
      const on: Day = addDays(day('2024-01-01'), n)
      const { letters, orders } = spansOf('six', on)
      expect([daysBetween(letters.from, letters.to), daysBetween(orders.from, orders.to)]).toEqual([179, 179])
      expect(daysBetween(orders.to, on)).toBe(180)
      const yearly = spansOf('two-yearly', on).orders
      expect(daysBetween(yearly.to, on)).toBeGreaterThanOrEqual(365)
      expect([364, 365]).toContain(daysBetween(yearly.from, yearly.to))
    }),
  )
})

test('an order of the last 180 days is not in it, however many there were; nor, ever, the first for a product', () => {
  const many = (over: Partial<Came>) => Array.from({ length: 600 }, () => came({ kind: 'content', ...over }))
  expect(low(stated('six', many({ receivedOn: day('2026-05-28') })), 'content-orders')).toBe(0)
  expect(low(stated('six', many({ receivedOn: day('2026-05-27') })), 'content-orders')).toBe(500)
  expect(low(stated('six', many({ receivedOn: day('2026-05-27'), first: true })), 'content-orders')).toBe(0)
  for (const structure of ['two', 'two-yearly'] as const) {
    const receivedOn = spansOf(structure, publishOn).orders.to
    expect(low(stated(structure, many({ receivedOn, first: true })), 'all'), 'counted in a total').toBe(
      WIDTH[structure] * Math.floor(600 / WIDTH[structure]),
    )
  }
  // No period of the structure reaches back 540 days, so that leaving it out for good is what the law asks.
  expect(daysBetween(spansOf('six', publishOn).orders.from, publishOn)).toBeLessThan(540)
  expect(low(stated('six', many({ kind: 'letter', first: true })), 'letters'), 'a letter is not held back').toBe(500)
  expect(low(stated('six', many({ kind: 'letter' })), 'letters')).toBe(500)
  expect(low(stated('two', many({})), 'all')).toBe(500)
  expect(low(stated('six', [came({ selectors: 700 })]), 'letter-selectors')).toBe(500)
})

test('of who never received anything with secrecy nothing is said; nor twice in a half-year, nor for a day that is past', () => {
  expect(stated('six', [])).toBe('never-addressed')
  expect(stated('six', [came({ secret: false })])).toBe('never-addressed')
  const again = (lastOn: Day) =>
    stateBands({ structure: 'six', publishOn, today: publishOn, came: [came({})], lastOn }).kind
  expect([again(addDays(publishOn, -179)), again(addDays(publishOn, -180))]).toEqual(['refused', 'stated'])
  const late = stateBands({ structure: 'two', publishOn, today: addDays(publishOn, 1), came: [came({})], lastOn: null })
  expect(late).toEqual({ kind: 'refused', because: 'day-past' })
})
