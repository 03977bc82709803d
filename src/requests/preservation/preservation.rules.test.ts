import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, dayIn, daysBetween, instant, later } from '#platform/time.ts'
import type { Fact, NewFact } from '../case/fact.rules.ts'
import { PROCESS_IDS, type Process } from '../triage/process.rules.ts'
import {
  answerRenewal,
  firstPeriod,
  keepsOf,
  keepsRecords,
  mayLapse,
  type Place,
  preservationOf,
  remindersAfter,
  secondPeriod,
} from './preservation.rules.ts'

const utrecht: Place = { zone: 'Europe/Amsterdam', calendarCountry: 'NL' }
const facts = (...told: readonly NewFact[]): Fact[] =>
  told.map((fact, index) => ({ ...fact, id: `f${index}`, n: index + 1, at: new Date(index), author: 'x' }))

/** A request of 15 January: kept to 15 April, once renewed to 14 July. */
const received = instant('2026-01-15T09:00:00Z')
const period = (lastDay: string, until: string) => ({ rule: 'US_PRESERVE', until, lastDay: day(lastDay), sum: [] })
const started: NewFact = {
  kind: 'preservation-started',
  data: { preservationId: 'keep_1', ...period('2026-04-15', '2026-04-15T22:00:00.000Z') },
}
const taken: NewFact = { kind: 'snapshot-taken', data: { sha256: 'ab', records: 3, files: 1 } }
const renewed: NewFact = { kind: 'renewal-granted', data: period('2026-07-14', '2026-07-14T22:00:00.000Z') }

describe('how long is kept, by instrument', () => {
  test.each<readonly [Process, string, string | null, string | null]>([
    ['us-preservation', '2026-01-15T09:00:00Z', '2026-04-15', '2026-07-14'],
    // 60 and 30 days under Reg. 1182/71; 24 January 2027 is a Sunday, so the first ends on Monday the 25th.
    ['eu-preservation-order', '2026-11-25T09:00:00Z', '2027-01-25', '2027-02-24'],
    // 90 days from 24 September 2026 end on 23 December, a Wednesday; the Code knows no second period.
    ['nl-126ni', '2026-09-24T09:00:00Z', '2026-12-23', null],
    // Not in force yet, a time to copy instead of a time to keep, and no keeping at all.
    ['eu-preservation-order', '2026-05-01T09:00:00Z', null, null],
    ['us-backup-2704', '2026-01-15T09:00:00Z', null, null],
    ['us-search-warrant', '2026-01-15T09:00:00Z', null, null],
  ])('%s received %s: until %s, renewed until %s', (process, at, first, second) => {
    const receivedAt = instant(at)
    expect(firstPeriod(process, receivedAt, utrecht)?.lastDay ?? null).toBe(first)
    expect(secondPeriod(process, receivedAt, utrecht)?.lastDay ?? null).toBe(second)
  })

  test('only the processes that the table says so are for keeping', () => {
    expect(PROCESS_IDS.filter(keepsRecords)).toEqual([
      'us-backup-2704',
      'us-preservation',
      'foreign-preservation',
      'eu-preservation-order',
      'nl-126ni',
    ])
  })

  const zones = ['Europe/Amsterdam', 'America/New_York', 'Pacific/Auckland', 'America/Santiago', 'UTC'] as const
  test('ninety days and ninety more in every zone, over every change of the clock, to the last instant of the day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: instant('2000-01-01T00:00:00Z'), max: instant('2060-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (receivedAt, zone) => {
          const place = { zone, calendarCountry: 'NL' }
          const first = firstPeriod('us-preservation', receivedAt, place)
          const second = secondPeriod('us-preservation', receivedAt, place)
          if (!first || !second) throw new Error('no period')
          const on = dayIn(zone, receivedAt)
          expect(daysBetween(on, first.lastDay)).toBe(90)
          expect(daysBetween(on, second.lastDay)).toBe(180)
          for (const { until, lastDay } of [first, second]) {
            expect(dayIn(zone, later(until, -1))).toBe(lastDay)
            expect(dayIn(zone, until)).toBe(addDays(lastDay, 1))
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('the one renewal', () => {
  const until = instant('2026-04-15T22:00:00Z')
  const ask = (told: readonly NewFact[], now: Date, process: Process = 'us-preservation') =>
    answerRenewal({ process, receivedAt: received, facts: facts(...told), now, place: utrecht })

  test('is granted to the last instant before the end, and not at the end', () => {
    expect(ask([started, taken], later(until, -1))).toMatchObject({
      kind: 'granted',
      period: { rule: 'US_PRESERVE_RENEWED', lastDay: '2026-07-14' },
    })
    expect(ask([started, taken], until)).toEqual({ kind: 'refused', because: 'ended' })
  })

  test.each<readonly [string, readonly NewFact[]]>([
    ['not-kept-yet', []],
    ['not-kept-yet', [started]],
    ['renewed-already', [started, taken, renewed]],
    ['ended', [started, taken, { kind: 'preservation-released', data: { reason: 'No longer needed.' } }]],
    ['ended', [started, taken, { kind: 'preservation-lapsed', data: {} }]],
  ])('is refused: %s', (because, told) => {
    expect(ask(told, later(received, 1))).toEqual({ kind: 'refused', because })
  })

  test('is refused where the law knows none', () => {
    expect(ask([started, taken], later(received, 1), 'nl-126ni')).toEqual({ kind: 'refused', because: 'no-renewal' })
  })

  test('is never granted a second time, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 86_400 }), (seconds) => {
        const answer = ask([started, taken, renewed], later(received, seconds * 1000))
        expect(answer).toEqual({ kind: 'refused', because: 'renewed-already' })
      }),
    )
  })
})

describe('reminders and the end', () => {
  test('30, 14 and 3 days before the last day, those that are still to come', () => {
    const last = day('2026-04-15')
    const on = (today: string) => remindersAfter(day(today), last).map((one) => [one.days, one.on])
    const [far, near, close] = [
      [30, '2026-03-16'],
      [14, '2026-04-01'],
      [3, '2026-04-12'],
    ]
    expect(on('2026-01-20')).toEqual([far, near, close])
    expect(on('2026-03-16')).toEqual([near, close])
    expect(on('2026-04-11')).toEqual([close])
    expect(on('2026-04-12')).toEqual([])
  })

  test('it lapses with the end, not before, never twice, and not while another case waits for it', () => {
    const kept = preservationOf(facts(started, taken))
    const released = preservationOf(facts(started, taken, { kind: 'preservation-released', data: { reason: 'x' } }))
    if (!kept || !released) throw new Error('nothing kept')
    const { until } = kept.period
    expect(mayLapse(kept, later(until, -1), 0)).toBe('still-runs')
    expect(mayLapse(kept, until, 0)).toBe('lapses')
    expect(mayLapse(kept, until, 1)).toBe('kept-for-another')
    expect(mayLapse(released, until, 0)).toBe('ended')
  })

  test('a renewal moves the end', () => {
    const kept = preservationOf(facts(started, taken, renewed))
    expect([kept?.renewed, kept?.period.lastDay]).toEqual([true, '2026-07-14'])
  })
})

describe('who may have what kept', () => {
  const demand = {
    process: 'us-preservation',
    asker: { authority: true, country: 'US', usGovernmentalEntity: true },
    issuer: 'authority',
    ...{ statute: '', validatedBy: null, classifiedAs: null, consent: null, emergency: false, home: 'NL' },
    on: day('2026-01-15'),
  } as const
  const keeps = (over: object, now = received) =>
    keepsOf({ demand: { ...demand, ...over }, receivedAt: received, now, place: utrecht })

  test('a governmental entity of the United States, without a judge', () => expect(keeps({})).toBe('yes'))
  test('nobody else by this row', () => {
    expect(keeps({ asker: { authority: true, country: 'FR', usGovernmentalEntity: false } })).toBe('may-not-ask')
    expect(keeps({ asker: { authority: false, country: 'US', usGovernmentalEntity: false } })).toBe('may-not-ask')
  })
  test('not once the time counted from receipt is over', () => {
    expect(keeps({}, instant('2026-04-15T22:00:00Z'))).toBe('period-over')
  })
  test('a backup under § 2704 has no period that ends', () => {
    expect(keeps({ process: 'us-backup-2704', issuer: 'judge' })).toBe('no-period')
  })
  test('a warrant is not for keeping', () => expect(keeps({ process: 'us-search-warrant' })).toBeNull())
})
