import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf, isWorkingDay } from '#platform/calendar/calendar.rules.ts'
import { day, dayIn, endOf, instant, later } from '#platform/time.ts'
import { compare } from '../../../test/clocks/compare.ts'
import { CLOCK_IDS, type ClockId, type ClockRow, newestClock } from './clock.rules.ts'
import { calendarFor, countDays, type DeadlineAsk, deadlineOf, type Pause } from './deadline.rules.ts'

const zone = 'Europe/Amsterdam'
const ask = (rule: ClockId, startedAt: string, more: Partial<DeadlineAsk> = {}) =>
  deadlineOf({ rule: newestClock(rule), startedAt: instant(startedAt), zone, calendarCountry: 'NL', ...more })
const pause = (from: string, to: string, event: Pause['event'] = 'clarification'): Pause => ({
  event,
  from: instant(from),
  to: instant(to),
})

test('ten days from Wednesday end on Saturday; the law gives until Monday, and each step is told', () => {
  expect(ask('EPOC_10D', '2026-11-18T09:24:00Z')).toEqual({
    rule: 'EPOC_10D',
    target: instant('2026-11-28T23:00:00Z'),
    latest: instant('2026-11-30T23:00:00Z'),
    steps: [
      { step: 'started', event: 'received', at: '2026-11-18T09:24:00.000Z', day: '2026-11-18', counts: false },
      { step: 'added', amount: 10, unit: 'days', to: '2026-11-28' },
      { step: 'skipped', day: '2026-11-28', off: { kind: 'saturday' } },
      { step: 'skipped', day: '2026-11-29', off: { kind: 'sunday' } },
      { step: 'rolls-to', day: '2026-11-30' },
      { step: 'target', at: '2026-11-28T23:00:00.000Z', day: '2026-11-28', zone },
      { step: 'latest', at: '2026-11-30T23:00:00.000Z', day: '2026-11-30', zone },
    ],
    calendar: { key: 'NL', copy: calendarOf('NL').copy, holidays: [] },
  })
})

test('a period that ends on a working day is the same by plan and by law', () => {
  const { target, latest, steps } = ask('EPOC_10D', '2026-11-20T09:24:00Z')
  expect([target, latest]).toEqual([instant('2026-11-30T23:00:00Z'), instant('2026-11-30T23:00:00Z')])
  expect(steps.map(({ step }) => step)).toEqual(['started', 'added', 'target'])
})

test('Christmas moves the end past the weekend behind it, and the holidays of the period go along', () => {
  const { latest, steps, calendar } = ask('EPOC_10D', '2026-12-15T09:00:00Z')
  expect(latest).toEqual(instant('2026-12-28T23:00:00Z'))
  expect(steps.filter(({ step }) => step === 'skipped')).toMatchObject([
    { day: '2026-12-25', off: { kind: 'holiday', holiday: { name: { nl: 'Eerste kerstdag' } } } },
    { day: '2026-12-26', off: { kind: 'saturday' } },
    { day: '2026-12-27', off: { kind: 'sunday' } },
  ])
  expect(calendar?.holidays.map(({ day: on }) => on)).toEqual(['2026-12-25', '2026-12-26'])
})

describe('hours', () => {
  test('the hour of the event is not counted in Union law: from 10:20 eight hours end at 18:20 by plan and 19:00 by law', () => {
    const { target, latest, steps, calendar } = ask('EPOC_8H', '2026-11-18T09:20:00Z')
    expect([target, latest]).toEqual([instant('2026-11-18T17:20:00Z'), instant('2026-11-18T18:00:00Z')])
    expect(steps.slice(1, 3)).toEqual([
      { step: 'added', amount: 8, unit: 'hours', to: '2026-11-18T17:20:00.000Z' },
      { step: 'from-full-hour', at: '2026-11-18T10:00:00.000Z' },
    ])
    expect(calendar).toBeNull()
  })

  test('elsewhere they are counted to the second', () => {
    const { target, latest, steps } = ask('US_PRTT_EMERG', '2026-11-18T09:20:30Z')
    expect([target, latest]).toEqual([instant('2026-11-20T09:20:30Z'), instant('2026-11-20T09:20:30Z')])
    expect(steps.map(({ step }) => step)).toEqual(['started', 'added', 'target'])
  })

  test('they pass through summer time and weekends as they are', () => {
    expect(ask('EPOC_EA_96H', '2026-03-27T10:00:00Z').target).toEqual(instant('2026-03-31T10:00:00Z'))
    expect(ask('EDR_EYES', '2026-11-21T23:50:00Z').target).toEqual(instant('2026-11-22T00:05:00Z'))
    expect(ask('EDR_ACK', '2026-11-21T23:50:00Z').target).toEqual(instant('2026-11-21T23:51:00Z'))
  })

  test('a pause is added to the minute; what overlaps counts once, what lies outside not at all', () => {
    const pauses = [
      pause('2026-11-18T12:00:00Z', '2026-11-18T13:00:00Z'),
      pause('2026-11-18T10:00:00Z', '2026-11-18T12:30:00Z'),
      pause('2026-11-18T05:00:00Z', '2026-11-18T06:00:00Z'),
      pause('2026-11-18T20:20:00Z', '2026-11-18T22:00:00Z'),
    ]
    const { target, latest, steps } = ask('EPOC_8H', '2026-11-18T09:20:00Z', { pauses })
    expect([target, latest]).toEqual([instant('2026-11-18T20:20:00Z'), instant('2026-11-18T22:40:00Z')])
    expect(steps).toContainEqual({ step: 'after-pause-at', at: '2026-11-18T20:20:00.000Z' })
  })
})

describe('pauses in days', () => {
  test('the days on which the clock stood still at midnight are added', () => {
    const { target, steps } = ask('EPOC_10D', '2026-11-18T09:24:00Z', {
      pauses: [pause('2026-11-20T10:00:00Z', '2026-11-24T16:00:00Z')],
    })
    expect(dayIn(zone, later(target, -1))).toBe('2026-12-02')
    expect(steps.slice(1, 4)).toEqual([
      { step: 'paused', event: 'clarification', from: '2026-11-20T10:00:00.000Z', to: '2026-11-24T16:00:00.000Z' },
      { step: 'added', amount: 10, unit: 'days', to: '2026-11-28' },
      { step: 'after-pause', day: '2026-12-02' },
    ])
  })

  test('a stop that the rule does not name stops nothing, and is said', () => {
    const plain = ask('EPOC_CONFLICT', '2026-11-18T09:24:00Z')
    const stopped = ask('EPOC_CONFLICT', '2026-11-18T09:24:00Z', {
      pauses: [pause('2026-11-20T10:00:00Z', '2026-11-24T16:00:00Z')],
    })
    expect(stopped.latest).toEqual(plain.latest)
    expect(stopped.steps[1]).toEqual({ step: 'not-paused', event: 'clarification' })
  })

  test('days on which it stood still are no working days of the period', () => {
    const rule: ClockRow = { ...newestClock('EPOC_CLARIFY'), amount: 2, pausedBy: ['clarification'] }
    const { latest, steps } = ask('EPOC_CLARIFY', '2026-11-18T09:00:00Z', {
      ...{ rule, pauses: [pause('2026-11-19T09:00:00Z', '2026-11-21T09:00:00Z')] },
    })
    // Thursday and Friday stood still; Saturday and Sunday are the two days; Monday and Tuesday are the two working days.
    expect(dayIn(zone, later(latest, -1))).toBe('2026-11-24')
    expect(steps).toContainEqual({ step: 'two-working-days', day: '2026-11-24' })
  })
})

describe('two working days', () => {
  const two = (): ClockRow => ({ ...newestClock('EPOC_CLARIFY'), amount: 2 })

  test('two days from a Friday end on Sunday, move to Monday, and get Tuesday as second working day', () => {
    const { target, latest, steps } = ask('EPOC_CLARIFY', '2026-11-20T09:00:00Z', { rule: two() })
    expect(dayIn(zone, later(target, -1))).toBe('2026-11-22')
    expect(dayIn(zone, later(latest, -1))).toBe('2026-11-24')
    expect(steps.slice(-4).map(({ step }) => step)).toEqual(['rolls-to', 'two-working-days', 'target', 'latest'])
  })

  test('one day has none of that, and in Dutch law two have not either', () => {
    const one = ask('EPOC_CLARIFY', '2026-11-20T09:00:00Z', { rule: { ...two(), amount: 1 } })
    expect(dayIn(zone, later(one.latest, -1))).toBe('2026-11-23')
    const dutch = (amount: number) =>
      ask('NL_126ND_PAPER', '2026-11-20T09:00:00Z', { rule: { ...newestClock('NL_126ND_PAPER'), amount } }).latest
    expect(dayIn(zone, later(dutch(2), -1))).toBe('2026-11-23')
    expect(dayIn(zone, later(dutch(3), -1))).toBe('2026-11-24')
  })

  test('the day of the event counts where the rule says so', () => {
    const rule: ClockRow = { ...two(), countsDay0: true }
    expect(dayIn(zone, later(ask('EPOC_CLARIFY', '2026-11-20T09:00:00Z', { rule }).latest, -1))).toBe('2026-11-23')
  })
})

describe('Dutch law', () => {
  test('Good Friday moves a Dutch period and no Union one', () => {
    const dutch = ask('NL_126ND_PAPER', '2026-03-31T09:00:00Z')
    expect(dayIn(zone, later(dutch.latest, -1))).toBe('2026-04-07')
    expect(dutch.calendar?.key).toBe('NL_ATW')
    const rule: ClockRow = { ...newestClock('EPOC_CLARIFY'), amount: 3 }
    expect(dayIn(zone, later(ask('EPOC_CLARIFY', '2026-03-31T09:00:00Z', { rule }).latest, -1))).toBe('2026-04-03')
  })

  const rolls = (amount: number, unit: ClockRow['unit']) =>
    ask('NL_126NI', '2026-11-21T09:00:00Z', { rule: { ...newestClock('NL_126NI'), amount, unit } })
  test.each([
    [91, 'days', '2027-02-20', true],
    [4, 'months', '2027-03-21', true],
    [1, 'years', '2027-11-21', true],
    [90, 'days', '2027-02-19', false],
    [3, 'months', '2027-02-22', false],
  ] as const)('%i %s end on %s', (amount, unit, end, long) => {
    const { latest, steps } = rolls(amount, unit)
    expect(dayIn(zone, later(latest, -1))).toBe(end)
    expect(steps.some(({ step }) => step === 'too-long-to-roll')).toBe(long)
  })

  test('a long period that ends on a working day says nothing of it', () => {
    expect(rolls(93, 'days').steps.map(({ step }) => step)).toEqual(['started', 'added', 'target'])
  })
})

describe('months and years', () => {
  test('a month without that date ends on its last day, and says so', () => {
    const { target, steps } = ask('TCO_6M', '2026-08-31T09:00:00Z')
    expect(dayIn(zone, later(target, -1))).toBe('2027-02-28')
    expect(steps.slice(1, 3)).toEqual([
      { step: 'added', amount: 6, unit: 'months', to: '2027-02-28' },
      { step: 'short-month', day: '2027-02-28' },
    ])
  })

  test('a year from a leap day ends on 28 February', () => {
    expect(dayIn(zone, later(ask('US_NCMEC', '2028-02-29T12:00:00Z').target, -1))).toBe('2029-02-28')
  })

  test('a month of which the first day counts ends the day before', () => {
    const rule: ClockRow = { ...newestClock('UK_COPO_SERVICE'), amount: 1, countsDay0: true }
    expect(dayIn(zone, later(ask('UK_COPO_SERVICE', '2026-03-01T12:00:00Z', { rule }).target, -1))).toBe('2026-03-31')
  })
})

describe('working days', () => {
  test('two business days from the Wednesday before Thanksgiving: Friday and Monday, with the holiday that was skipped', () => {
    const { target, latest, steps, calendar } = ask('US_2704_BACKUP', '2026-11-25T15:00:00Z', {
      zone: 'America/New_York',
    })
    expect(target).toEqual(instant('2026-12-01T05:00:00Z'))
    expect(latest).toEqual(target)
    expect(steps.slice(1, 3)).toMatchObject([
      { step: 'skipped', day: '2026-11-26', off: { kind: 'holiday', holiday: { name: { en: 'Thanksgiving Day' } } } },
      { step: 'added', amount: 2, unit: 'working-days', to: '2026-11-30' },
    ])
    expect(calendar?.key).toBe('US')
  })

  test('counted backwards from a due date, weekends and holidays left out, and never moved', () => {
    const { target, steps } = ask('DUE_WARNING', '2026-12-28T12:00:00Z')
    expect(dayIn(zone, later(target, -1))).toBe('2026-12-22')
    expect(steps.map(({ step }) => step)).toEqual(['started', 'skipped', 'added', 'target'])
    expect(steps[1]).toMatchObject({ day: '2026-12-25' })
  })

  test('days counted backwards stand where they fall', () => {
    const { target } = ask('NDO_WARNING', '2026-12-22T12:00:00Z')
    expect(dayIn(zone, later(target, -1))).toBe('2026-11-22')
  })

  test('without a calendar every day works', () => {
    const rule = newestClock('NDO_END')
    expect(countDays({ rule, from: day('2026-11-20'), calendar: null }).target).toBe('2026-11-21')
    expect(countDays({ rule, from: day('2026-11-20'), calendar: calendarOf('NL') }).target).toBe('2026-11-23')
  })
})

describe('a day on the document', () => {
  test('counts as it stands, weekend or not', () => {
    const { target, latest, steps } = ask('US_DUE', '2026-11-18T09:24:00Z', { on: day('2026-11-28') })
    expect([target, latest]).toEqual([instant('2026-11-28T23:00:00Z'), instant('2026-11-28T23:00:00Z')])
    expect(steps.map(({ step }) => step)).toEqual(['started', 'asked-for', 'target'])
  })

  test('one that had passed is the day of receipt, and today is not past', () => {
    const past = ask('US_DUE', '2026-11-18T09:24:00Z', { on: day('2026-11-17') })
    expect(past.target).toEqual(instant('2026-11-18T23:00:00Z'))
    expect(past.steps[2]).toEqual({ step: 'already-past', day: '2026-11-18' })
    expect(ask('US_DUE', '2026-11-18T09:24:00Z', { on: day('2026-11-18') }).steps).toHaveLength(3)
  })

  test('without it nothing can be said, nor of a length that the office sets', () => {
    expect(() => ask('US_DUE', '2026-11-18T09:24:00Z')).toThrow('needs the day on the document')
    expect(() => ask('USER_NOTICE', '2026-11-18T09:24:00Z')).toThrow('USER_NOTICE is as long as the office says')
    expect(dayIn(zone, later(ask('USER_NOTICE', '2026-11-18T09:24:00Z', { amount: 10 }).target, -1))).toBe('2026-11-28')
  })
})

test('what is not known of a calendar is said', () => {
  const unknown = (country: string, at: string) =>
    ask('EPOC_10D', at, { calendarCountry: country }).steps.find(({ step }) => step === 'unknown-holidays')
  expect(unknown('CH', '2026-11-18T09:00:00Z')).toEqual({ step: 'unknown-holidays', calendar: 'CH' })
  expect(unknown('NL', '2035-12-28T09:00:00Z')).toEqual({ step: 'unknown-holidays', calendar: 'NL' })
  expect(unknown('NL', '2023-12-28T09:00:00Z')).toEqual({ step: 'unknown-holidays', calendar: 'NL' })
  expect(unknown('NL', '2026-11-18T09:00:00Z')).toBeUndefined()
})

test('the last day of the last year that we know is known', () => {
  const { steps } = ask('EPOC_10D', '2035-12-21T09:00:00Z')
  expect(steps.map(({ step }) => step)).toEqual(['started', 'added', 'target'])
})

describe('what moves a last day', () => {
  const saturday = () => ({ from: day('2026-11-21'), calendar: calendarOf('NL') })
  const length = (amount: number, more: Partial<ClockRow> = {}): ClockRow => ({
    ...newestClock('EPOC_CLARIFY'),
    ...{ amount, ...more },
  })

  test('a period of no days at all moves like any other', () => {
    expect(countDays({ rule: length(0), ...saturday() })).toMatchObject({ target: '2026-11-21', latest: '2026-11-23' })
  })

  test('one counted backwards does not', () => {
    expect(countDays({ rule: length(-6), ...saturday() })).toMatchObject({ target: '2026-11-15', latest: '2026-11-15' })
  })

  test('nothing does without a calendar, or where the rule does not say so', () => {
    expect(countDays({ rule: length(7), ...saturday(), calendar: null }).latest).toBe('2026-11-28')
    expect(countDays({ rule: length(7, { rolls: false }), ...saturday() }).latest).toBe('2026-11-28')
    expect(countDays({ rule: length(7), ...saturday() }).latest).toBe('2026-11-30')
  })

  test('ninety months or days are long in Dutch law, ninety days and three months are not', () => {
    const dutch = (amount: number, unit: ClockRow['unit']) =>
      countDays({
        ...{ rule: { ...newestClock('NL_126NI'), amount, unit }, from: day('2026-11-21') },
        calendar: calendarOf('NL_ATW'),
      }).steps.some(({ step }) => step === 'too-long-to-roll')
    expect([dutch(91, 'days'), dutch(90, 'days'), dutch(3, 'months')]).toEqual([true, false, false])
  })
})

test('each kind of row has its calendar', () => {
  const key = (id: ClockId) => calendarFor(newestClock(id), 'DE')?.key ?? null
  expect([
    key('US_PRESERVE'),
    key('EPOC_10D'),
    key('EPOC_8H'),
    key('NL_126NI'),
    key('US_2704_BACKUP'),
    key('NDO_END'),
  ]).toEqual([null, 'DE', null, 'NL_ATW', 'US', 'DE'])
})

const instants = fc.date({ min: new Date('2026-09-01'), max: new Date('2034-06-30'), noInvalidDate: true })
const zones = fc.constantFrom(
  'Europe/Amsterdam',
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'Africa/Cairo',
)
/** Named here, because what is asked while tests are collected is asked anew for every change that Stryker makes. */
const forward = CLOCK_IDS.filter(
  (id) => !['US_DUE', 'USER_NOTICE', 'AUTHORITY_NOTICE', 'NDO_WARNING', 'DUE_WARNING'].includes(id),
)

describe('for every rule, moment and zone', () => {
  test('the law never gives less than the plan, and a day that moved is a working day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...forward), instants, zones, (id, startedAt, zone_) => {
        const rule = newestClock(id)
        const { target, latest } = deadlineOf({ rule, startedAt, zone: zone_, calendarCountry: 'NL' })
        expect(target > startedAt).toBe(true)
        expect(latest >= target).toBe(true)
        const last = dayIn(zone_, later(latest, -1))
        if (rule.rolls && rule.unit === 'days')
          expect(isWorkingDay(calendarOf(rule.calendar === 'NL_ATW' ? 'NL_ATW' : 'NL'), last)).toBe(true)
        if (rule.unit === 'days') expect(latest).toEqual(endOf(last, zone_))
      }),
    )
  })

  test('a later start never ends earlier', () => {
    const wait = fc.integer({ min: 0, max: 40 * 24 * 3_600_000 })
    fc.assert(
      fc.property(fc.constantFrom(...forward), instants, wait, zones, (id, startedAt, more, zone_) => {
        const at = (moment: Date) =>
          deadlineOf({ rule: newestClock(id), startedAt: moment, zone: zone_, calendarCountry: 'NL' })
        const [first, second] = [at(startedAt), at(later(startedAt, more))]
        expect(second.target >= first.target && second.latest >= first.latest).toBe(true)
      }),
    )
  })

  test('a pause never brings an end forward, and the sum ends with what it says', () => {
    const days = fc.integer({ min: 0, max: 12 })
    fc.assert(
      fc.property(instants, days, days, zones, (startedAt, begins, lasts, zone_) => {
        const from = later(startedAt, begins * 86_400_000)
        const pauses = [{ event: 'clarification' as const, from, to: later(from, lasts * 86_400_000) }]
        const common = { rule: newestClock('EPOC_10D'), startedAt, zone: zone_, calendarCountry: 'FR' }
        const [plain, stopped] = [deadlineOf(common), deadlineOf({ ...common, pauses })]
        expect(stopped.target >= plain.target && stopped.latest >= plain.latest).toBe(true)
        expect(stopped.steps.findLast(({ step }) => step === 'target' || step === 'latest')).toMatchObject({
          at: stopped.latest.toISOString(),
        })
      }),
    )
  })
})

test('a second implementation counts the same (all of it: npm run prove clocks)', () => {
  expect(compare(20261122, 600).differences).toEqual([])
})

test('the holidays shown are those from start to end, either way', () => {
  const back = ask('DUE_WARNING', '2026-12-28T12:00:00Z').calendar?.holidays.map(({ day: on }) => on)
  expect(back).toEqual(['2026-12-25', '2026-12-26'])
})
