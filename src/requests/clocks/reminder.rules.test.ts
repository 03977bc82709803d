import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf, isWorkingDay } from '#platform/calendar/calendar.rules.ts'
import { addDays, atHour, day, dayIn, instant } from '#platform/time.ts'
import {
  countsInHours,
  furthestDue,
  hoursOf,
  nextOpening,
  nextWarning,
  rolesTold,
  THRESHOLDS,
  thresholdAt,
  thresholdOn,
} from './reminder.rules.ts'

const NL = () => calendarOf('NL')
const zone = 'Europe/Amsterdam'

describe('a due date on Thursday 26 November', () => {
  test.each([
    ['2026-11-20', null],
    ['2026-11-23', 'ahead'],
    ['2026-11-24', 'ahead'],
    ['2026-11-25', 'ahead'],
    ['2026-11-26', 'last-day'],
    ['2026-11-27', 'overdue'],
    ['2026-12-14', 'overdue'],
  ])('on %s: %s', (today, threshold) => {
    expect(thresholdOn(day(today), day('2026-11-26'), NL())).toBe(threshold)
  })
})

test.each([
  ['on a Sunday is last warned of on Friday', '2026-11-20', '2026-11-22', 'last-day'],
  ['on a Sunday is ahead on Thursday', '2026-11-19', '2026-11-22', 'ahead'],
  ['after Christmas is warned of three working days before', '2026-12-22', '2026-12-28', 'ahead'],
  ['after Christmas is far off before that', '2026-12-21', '2026-12-28', null],
  ['on Boxing Day is last warned of on Christmas Eve', '2026-12-24', '2026-12-26', 'last-day'],
])('a due date %s', (_, today, due, threshold) => {
  expect(thresholdOn(day(today), day(due), NL())).toBe(threshold)
})

test('looking ahead stops at the last date that anything can be said about', () => {
  expect(furthestDue(day('2026-11-23'), NL())).toBe('2026-11-26')
  expect(furthestDue(day('2026-12-22'), NL())).toBe('2026-12-28')
})

describe('the office', () => {
  test.each([
    ['works on Monday at ten', '2026-11-23T09:00:00Z', null],
    ['works from nine', '2026-11-23T08:00:00Z', null],
    ['opens at nine', '2026-11-23T07:59:59Z', '2026-11-23T08:00:00Z'],
    ['works until five', '2026-11-23T15:59:59Z', null],
    ['has closed at five', '2026-11-23T16:00:00Z', '2026-11-24T08:00:00Z'],
    ['is closed at night', '2026-11-20T22:00:00Z', '2026-11-23T08:00:00Z'],
    ['is closed on Saturday at ten', '2026-11-21T09:00:00Z', '2026-11-23T08:00:00Z'],
    ['is closed at Christmas', '2026-12-25T09:00:00Z', '2026-12-28T08:00:00Z'],
  ])('%s', (_, now, opens) => {
    expect(nextOpening(instant(now), zone, NL())).toEqual(opens === null ? null : instant(opens))
  })
})

describe('a clock of three hours that began at one in the night', () => {
  const hours = { receivedAt: instant('2026-11-22T00:00:00Z'), dueAt: instant('2026-11-22T03:00:00Z') }
  test.each([
    ['00:00', null, '01:30'],
    ['01:29', null, '01:30'],
    ['01:30', 'ahead', '02:42'],
    ['02:41', 'ahead', '02:42'],
    ['02:42', 'last-day', '03:00'],
    ['03:00', 'overdue', null],
    ['23:00', 'overdue', null],
  ])('at %s: %s, and again at %s', (time, threshold, next) => {
    const now = instant(`2026-11-22T${time}:00Z`)
    expect(thresholdAt(now, hours)).toBe(threshold)
    expect(nextWarning(now, hours)).toEqual(next === null ? null : instant(`2026-11-22T${next}:00Z`))
  })

  test('warns in the order of the others, each later than the one before', () => {
    expect(hoursOf(hours).map(({ threshold }) => threshold)).toEqual(THRESHOLDS)
  })
})

test('emergencies and orders of hours are warned of by the hour, the others by the day', () => {
  expect((['EDR_DECISION', 'EPOC_8H', 'TCO_1H', 'EDR_ACK'] as const).map(countsInHours)).not.toContain(false)
  expect((['US_DUE', 'EPOC_10D', 'UK_COPO'] as const).map(countsInHours)).toEqual([false, false, false])
})

test.each([
  [{ needs: 'intake', isEmergency: false }, ['intake']],
  [{ needs: 'reviewer', isEmergency: false }, ['reviewer']],
  [{ needs: 'second-person', isEmergency: false }, ['reviewer', 'counsel']],
  [{ needs: 'counsel', isEmergency: false }, ['counsel']],
  [{ needs: 'officer', isEmergency: false }, ['intake']],
  [{ needs: 'time', isEmergency: false }, ['intake']],
  [{ needs: 'intake', isEmergency: true }, ['emergencyDuty']],
  [{ needs: 'counsel', isEmergency: true }, ['emergencyDuty', 'counsel']],
] as const)('nobody has it: %j is told to %j', (one, roles) => {
  expect(rolesTold(one)).toEqual(roles)
})

const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(day('2025-01-01'), n))

describe('for every due date', () => {
  test('going from working day to working day each warning comes, in its order', () => {
    fc.assert(
      fc.property(days, (due) => {
        const seen: string[] = []
        for (let today = addDays(due, -20); today < addDays(due, 20); today = addDays(today, 1))
          if (isWorkingDay(NL(), today)) seen.push(thresholdOn(today, due, NL()) ?? 'none')
        expect([...new Set(seen)]).toEqual(['none', ...THRESHOLDS])
        expect(seen).toEqual(seen.toSorted((a, b) => rank(a) - rank(b)))
        expect(seen.filter((one) => one === 'last-day')).toHaveLength(1)
      }),
    )
  })

  test('nothing beyond the furthest is warned of, and the furthest is', () => {
    fc.assert(
      fc.property(days, (today) => {
        const last = furthestDue(today, NL())
        expect(thresholdOn(today, last, NL())).not.toBeNull()
        for (let n = 1; n < 12; n += 1) expect(thresholdOn(today, addDays(last, n), NL())).toBeNull()
      }),
    )
  })

  test('the office opens on a working day at nine, later than now', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2025-01-01'), max: new Date('2034-01-01'), noInvalidDate: true }), (now) => {
        const opens = nextOpening(now, zone, NL())
        if (opens === null) return
        const on = dayIn(zone, opens)
        expect(isWorkingDay(NL(), on) && opens > now).toBe(true)
        expect(opens).toEqual(atHour(on, 9, zone))
      }),
    )
  })
})

const rank = (one: string) => ['none', ...THRESHOLDS].indexOf(one)
