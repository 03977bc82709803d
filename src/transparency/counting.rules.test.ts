import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedClosing, restatedBy, type Turn } from './counting.rules.ts'

type Told = Turn<string>
/** Half-years of a hundred milliseconds each. */
const endOf = (at: Date) => new Date((Math.floor(at.getTime() / 100) + 1) * 100)
const closed = (at: number, ...outcomes: string[]): Told => ({ kind: 'closed', at: new Date(at), outcomes })
const reopened = (at: number): Told => ({ kind: 'reopened', at: new Date(at) })
const countedAt = (turns: readonly Told[]) => countedClosing(turns, endOf)?.at.getTime() ?? null

describe('where a case counts', () => {
  test.each<[string, Told[], number | null]>([
    ['never closed', [], null],
    ['closed once', [closed(10)], 10],
    ['closed twice in one half-year: the last', [closed(10), reopened(20), closed(30)], 30],
    ['taken up again in the same half-year', [closed(10), reopened(20)], null],
    ['and closed in the next', [closed(10), reopened(20), closed(110)], 110],
    ['taken up again in the next half-year: the count stays', [closed(10), reopened(110)], 10],
    ['and closed there', [closed(10), reopened(110), closed(120)], 10],
    ['taken up again at the very instant at which the next begins', [closed(10), reopened(100), closed(101)], 10],
    ['a millisecond before', [closed(10), reopened(99), closed(101)], 101],
    ['twice after it was reported', [closed(10), reopened(110), closed(120), reopened(210), closed(220)], 10],
  ])('%s', (_, turns, at) => {
    expect(countedAt(turns)).toBe(at)
  })
})

describe('what restates', () => {
  test.each<[string, Told[], [number, number, string | null] | null]>([
    ['nothing after the count', [closed(10, 'content')], null],
    ['re-opened before the half-year ended', [closed(10, 'content'), reopened(20), closed(30, 'rejected')], null],
    ['open since', [closed(10, 'content'), reopened(110)], [10, 110, null]],
    ['closed otherwise since', [closed(10, 'content'), reopened(110), closed(120, 'rejected')], [10, 110, 'rejected']],
    [
      'the first re-opening, the last outcome',
      [closed(10, 'a'), reopened(110), closed(120, 'b'), reopened(210), closed(220, 'c')],
      [10, 110, 'c'],
    ],
    ['open again', [closed(10, 'a'), reopened(110), closed(120, 'b'), reopened(210)], [10, 110, null]],
    ['never closed', [], null],
  ])('%s', (_, turns, told) => {
    const found = restatedBy(turns, endOf)
    expect(found && [found.counted.at.getTime(), found.reopenedAt.getTime(), found.now?.outcomes[0] ?? null]).toEqual(
      told,
    )
  })
})

/** Closings and re-openings in turn, any time apart. */
const history = fc.array(fc.integer({ min: 1, max: 160 }), { maxLength: 12 }).map((gaps) =>
  gaps.map((_, n): Told => {
    const at = gaps.slice(0, n + 1).reduce((sum, gap) => sum + gap, 0)
    return n % 2 === 0 ? closed(at, `o${n}`) : reopened(at)
  }),
)

test('over any history every case counts in one half-year at most, and in exactly one once a half-year ended with it closed', () => {
  fc.assert(
    fc.property(history, (turns) => {
      const last = turns.at(-1)?.at.getTime() ?? 0
      const halves = Array.from({ length: Math.floor(last / 100) + 2 }, (_, n) => n)
      const at = countedAt(turns)
      const counts = halves.map((n) => (at !== null && Math.floor(at / 100) === n ? 1 : 0))
      const total = counts.reduce<number>((sum, n) => sum + n, 0)
      const endedClosed = halves.some((n) => {
        const known = turns.filter((turn) => turn.at.getTime() < (n + 1) * 100)
        const end = known.at(-1)
        return end?.kind === 'closed' && Math.floor(end.at.getTime() / 100) === n
      })
      expect(total).toBe(endedClosed ? 1 : 0)
    }),
    { numRuns: 2_000 },
  )
})

test('what was reported when a half-year ended is reported ever after', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: 15 }), (turns, half) => {
      const end = (half + 1) * 100
      const then = countedAt(turns.filter(({ at }) => at.getTime() < end))
      const now = countedAt(turns)
      const inThen = then !== null && Math.floor(then / 100) === half
      const inNow = now !== null && Math.floor(now / 100) === half
      expect([inNow, inNow && now]).toEqual([inThen, inThen && then])
    }),
    { numRuns: 2_000 },
  )
})

test('a restatement never names a count that could still change', () => {
  fc.assert(
    fc.property(history, (turns) => {
      const found = restatedBy(turns, endOf)
      if (found) expect(found.reopenedAt.getTime()).toBeGreaterThanOrEqual(endOf(found.counted.at).getTime())
    }),
  )
})
