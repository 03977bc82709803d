import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, later } from '#platform/time.ts'
import { type Deadline, dueDay, dueWording } from './due.rules.ts'

const ZONE = 'Europe/Amsterdam'
/** Wednesday 18 November 2026, 10:24 in Utrecht. */
const NOW = new Date('2026-11-18T09:24:00Z')

describe('the wording carries the deadline', () => {
  const table: readonly [name: string, due: string, say: string, n: number, tone: string][] = [
    ['end of a day nine days off', '2026-11-27T23:00:00Z', 'inDays', 9, 'plain'],
    ['three days off is not soon', '2026-11-21T23:00:00Z', 'inDays', 3, 'plain'],
    ['two days off is soon', '2026-11-20T23:00:00Z', 'inDays', 2, 'soon'],
    ['end of tomorrow', '2026-11-19T23:00:00Z', 'tomorrow', 1, 'soon'],
    ['tomorrow with an hour', '2026-11-19T08:00:00Z', 'tomorrow', 1, 'soon'],
    ['midnight tonight is today, not tomorrow', '2026-11-18T23:00:00Z', 'today', 0, 'soon'],
    ['one minute past midnight is tomorrow', '2026-11-18T23:01:00Z', 'tomorrow', 1, 'soon'],
    ['today at five', '2026-11-18T16:00:00Z', 'todayAt', 0, 'soon'],
    ['a second ago', '2026-11-18T09:23:59Z', 'lateMinutes', 1, 'late'],
    ['this very moment is late', '2026-11-18T09:24:00Z', 'lateMinutes', 1, 'late'],
    ['59 minutes ago', '2026-11-18T08:25:00Z', 'lateMinutes', 59, 'late'],
    ['two hours and 12 minutes ago', '2026-11-18T07:12:00Z', 'lateHours', 2, 'late'],
    ['yesterday evening, 17 hours ago', '2026-11-17T16:00:00Z', 'lateHours', 17, 'late'],
    ['a full day ago', '2026-11-17T09:24:00Z', 'lateDays', 1, 'late'],
    ['end of yesterday', '2026-11-17T23:00:00Z', 'lateDays', 1, 'late'],
    ['end of the day a week ago', '2026-11-11T23:00:00Z', 'lateDays', 7, 'late'],
    ['over the end of summer time', '2026-10-24T22:00:00Z', 'lateDays', 25, 'late'],
  ]
  test.each(table)('%s', (...[, due, say, n, tone]) => {
    expect(dueWording({ due: new Date(due) }, NOW, ZONE)).toMatchObject({ say, n, tone })
  })

  test('a clock that stands still is never late', () => {
    const still = dueWording(
      { due: new Date('2026-11-01T00:00:00Z'), stoppedSince: new Date('2026-11-15T23:30:00Z') },
      NOW,
      ZONE,
    )
    expect(still).toEqual({ say: 'still', tone: 'plain', since: '2026-11-16' })
  })

  test('a deed needed today makes a far deadline soon', () => {
    expect(dueWording({ due: new Date('2026-11-30T23:00:00Z'), deed: true }, NOW, ZONE)).toMatchObject({
      say: 'inDays',
      n: 12,
      tone: 'soon',
    })
  })
})

test('the last day of a limit at midnight is the day before', () => {
  expect(dueDay(new Date('2026-11-19T23:00:00Z'), ZONE)).toEqual({ on: '2026-11-19', wholeDay: true })
  expect(dueDay(new Date('2026-11-19T23:00:00Z'), 'UTC')).toEqual({ on: '2026-11-19', wholeDay: false })
  expect(dueDay(new Date('2026-03-29T22:00:00Z'), ZONE)).toEqual({ on: '2026-03-29', wholeDay: true })
})

test('late is said exactly when the limit has passed, and time passing never makes it less urgent', () => {
  const rank = { plain: 0, soon: 1, late: 2 }
  const instants = fc.integer({ min: -60 * 24 * 60, max: 60 * 24 * 60 }).map((minutes) => later(NOW, minutes * 60_000))
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 30 * DAY_MS }), (due, passing) => {
      const deadline: Deadline = { due }
      const [before, after] = [dueWording(deadline, NOW, ZONE), dueWording(deadline, later(NOW, passing), ZONE)]
      expect(before.tone === 'late').toBe(due <= NOW)
      expect(rank[after.tone]).toBeGreaterThanOrEqual(rank[before.tone])
      if ('n' in before) expect(before.n).toBeGreaterThanOrEqual(before.tone === 'late' ? 1 : 0)
    }),
  )
})
