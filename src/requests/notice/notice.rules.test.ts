import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf, workingDayFrom } from '#platform/calendar/calendar.rules.ts'
import { addDays, atHour, type Day, day, dayIn, daysBetween } from '#platform/time.ts'
import { lastSecretDay, objectionEnds, planNotice, runsPastDue, type Secrecy, waitAfterNotice } from './notice.rules.ts'

const ZONE = 'Europe/Amsterdam'
const country = 'NL'
const today = day('2026-11-18')
const order = (orderId: string, endsOn: string | null, ruling: Secrecy['ruling'] = null): Secrecy => ({
  orderId,
  endsOn: endsOn === null ? null : day(endsOn),
  ruling,
})
const binds = (endsOn: string): Secrecy['ruling'] => ({ kind: 'binds-until', endsOn: day(endsOn) })
const void_: Secrecy['ruling'] = { kind: 'does-not-bind' }

test.each<[string, Secrecy, Day | 'open' | null]>([
  ['names its last day', order('a', '2026-12-01'), day('2026-12-01')],
  ['names none', order('a', null), 'open'],
  ['counsel gave it an end', order('a', null, binds('2027-01-05')), day('2027-01-05')],
  ['counsel shortened it', order('a', '2027-06-30', binds('2027-01-05')), day('2027-01-05')],
  ['counsel found that it does not bind', order('a', '2026-12-01', void_), null],
  ['counsel found that one without an end does not bind', order('a', null, void_), null],
])('an order that %s', (_, secrecy, last) => {
  expect(lastSecretDay(secrecy)).toBe(last)
})

describe('whether the user is told', () => {
  test.each<[string, readonly Secrecy[], ReturnType<typeof planNotice>]>([
    ['no order', [], { kind: 'tell-now' }],
    ['an order that ended yesterday', [order('a', '2026-11-17')], { kind: 'tell-now' }],
    ['an order that does not bind', [order('a', '2027-11-17', void_)], { kind: 'tell-now' }],
    [
      'an order whose last day is today, told tomorrow',
      [order('a', '2026-11-18')],
      { kind: 'tell-on', day: day('2026-11-19'), heldBy: 'a', lastSecretDay: day('2026-11-18') },
    ],
    [
      'an order that ends on a Friday, told on Monday',
      [order('a', '2026-11-20')],
      { kind: 'tell-on', day: day('2026-11-23'), heldBy: 'a', lastSecretDay: day('2026-11-20') },
    ],
    [
      'an order that ends on a Saturday, told on Monday',
      [order('a', '2026-11-21')],
      { kind: 'tell-on', day: day('2026-11-23'), heldBy: 'a', lastSecretDay: day('2026-11-21') },
    ],
    [
      'an order that ends before Christmas, told after it',
      [order('a', '2026-12-24')],
      { kind: 'tell-on', day: day('2026-12-28'), heldBy: 'a', lastSecretDay: day('2026-12-24') },
    ],
    [
      'the longest of three counts',
      [order('a', '2026-12-01'), order('b', '2026-12-15'), order('c', '2026-12-10')],
      { kind: 'tell-on', day: day('2026-12-16'), heldBy: 'b', lastSecretDay: day('2026-12-15') },
    ],
    [
      'of two equal ones the first is named',
      [order('a', '2026-12-15'), order('b', '2026-12-15')],
      { kind: 'tell-on', day: day('2026-12-16'), heldBy: 'a', lastSecretDay: day('2026-12-15') },
    ],
    [
      'one without an end waits for counsel, however long the others are',
      [order('a', '2099-12-15'), order('b', null)],
      { kind: 'wait-for-counsel', heldBy: 'b' },
    ],
    [
      'one that counsel gave an end counts like any other',
      [order('a', null, binds('2026-12-15'))],
      { kind: 'tell-on', day: day('2026-12-16'), heldBy: 'a', lastSecretDay: day('2026-12-15') },
    ],
  ])('%s', (_, orders, plan) => {
    expect(planNotice({ today, orders, country })).toEqual(plan)
  })
})

const anyDay = fc.integer({ min: -400, max: 400 }).map((n) => addDays(today, n))
const anyRuling = fc.oneof(
  fc.constant(null),
  fc.constant(void_),
  anyDay.map((endsOn) => ({ kind: 'binds-until' as const, endsOn })),
)
const anyOrders = fc.array(
  fc.record({ orderId: fc.uuid(), endsOn: fc.oneof(fc.constant(null), anyDay), ruling: anyRuling }),
  { maxLength: 6 },
)

describe('for every set of orders', () => {
  test('no notice on a day on which any of them binds', () => {
    fc.assert(
      fc.property(anyOrders, anyDay, (orders, on) => {
        const plan = planNotice({ today: on, orders, country })
        const telling = plan.kind === 'tell-now' ? on : plan.kind === 'tell-on' ? plan.day : null
        if (telling === null) return
        for (const one of orders) {
          const last = lastSecretDay(one)
          expect(last === null || (last !== 'open' && last < telling)).toBe(true)
        }
      }),
    )
  })

  test('one more order never brings the notice forward', () => {
    const rank = (plan: ReturnType<typeof planNotice>) =>
      plan.kind === 'tell-now' ? '' : plan.kind === 'tell-on' ? plan.day : '9999'
    fc.assert(
      fc.property(anyOrders, anyOrders, anyDay, (orders, more, on) => {
        expect(
          rank(planNotice({ today: on, orders: [...orders, ...more], country })) >=
            rank(planNotice({ today: on, orders, country })),
        ).toBe(true)
      }),
    )
  })
})

describe("the user's time", () => {
  test('ten days from Wednesday the 18th: until Saturday the 28th, production on Monday the 30th at nine', () => {
    const toldAt = new Date('2026-11-18T09:24:00Z')
    const wait = waitAfterNotice({ toldAt, days: 10, zone: ZONE, country })
    expect(wait).toEqual({
      from: new Date('2026-11-30T08:00:00Z'),
      lastDay: day('2026-11-28'),
      rule: 'USER_NOTICE',
      steps: [
        { step: 'told', at: '2026-11-18T09:24:00.000Z' },
        { step: 'last-day', day: day('2026-11-28'), days: 10 },
        { step: 'next-working-day', day: day('2026-11-30') },
        { step: 'may-produce', at: '2026-11-30T08:00:00.000Z' },
      ],
    })
    expect(objectionEnds(wait, ZONE)).toEqual(new Date('2026-11-28T23:00:00Z'))
  })

  test('Christmas is no day to produce on, and the sum names it', () => {
    const wait = waitAfterNotice({ toldAt: new Date('2026-12-14T09:24:00Z'), days: 10, zone: ZONE, country })
    expect(wait.from).toEqual(new Date('2026-12-28T08:00:00Z'))
    expect(wait.steps.slice(1, 4)).toEqual([
      { step: 'last-day', day: day('2026-12-24'), days: 10 },
      { step: 'holiday', day: day('2026-12-25'), name: { en: 'Christmas Day', nl: 'Eerste kerstdag' } },
      { step: 'next-working-day', day: day('2026-12-28') },
    ])
    const weekend = waitAfterNotice({ toldAt: new Date('2026-12-15T09:24:00Z'), days: 10, zone: ZONE, country })
    expect(weekend.steps.map(({ step }) => step)).toEqual(['told', 'last-day', 'next-working-day', 'may-produce'])
    const abroad = waitAfterNotice({ toldAt: new Date('2026-12-14T09:24:00Z'), days: 10, zone: ZONE, country: 'XX' })
    expect(abroad.from).toEqual(new Date('2026-12-25T08:00:00Z'))
  })

  test('the day of telling is that of the office, not of Greenwich', () => {
    expect(waitAfterNotice({ toldAt: new Date('2026-11-18T23:30:00Z'), days: 10, zone: ZONE, country }).lastDay).toBe(
      '2026-11-29',
    )
  })

  test('production starts on the first working day after the time, and never within it', () => {
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 60 }), (toldAt, days) => {
        const wait = waitAfterNotice({ toldAt, days, zone: ZONE, country })
        const on = dayIn(ZONE, wait.from)
        expect(daysBetween(dayIn(ZONE, toldAt), wait.lastDay)).toBe(days)
        expect(wait.from.getTime()).toBeGreaterThanOrEqual(objectionEnds(wait, ZONE).getTime())
        expect(on).toBe(workingDayFrom(calendarOf(country), addDays(wait.lastDay, 1)))
        expect(wait.from).toEqual(atHour(on, 9, ZONE))
      }),
    )
  })

  test('staff are warned when it runs past the answer', () => {
    const wait = waitAfterNotice({ toldAt: new Date('2026-11-18T09:24:00Z'), days: 10, zone: ZONE, country })
    expect(runsPastDue(wait, new Date(wait.from.getTime() - 1))).toBe(true)
    expect(runsPastDue(wait, wait.from)).toBe(false)
    expect(runsPastDue(wait, new Date(wait.from.getTime() + 1))).toBe(false)
  })
})
