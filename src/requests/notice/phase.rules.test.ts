import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#platform/time.ts'
import { lastSecretDay, type Secrecy } from './notice.rules.ts'
import {
  type Announced,
  answerTime,
  argumentHolds,
  checkException,
  checkWord,
  type Exception,
  type Step,
  stepFor,
  type Talk,
  wakeOn,
} from './phase.rules.ts'

const country = 'NL'
const today = day('2026-11-18')
const silent: Talk = { announced: null, argument: null, exceptions: [] }
const announced = (tellOn: string, proceed = false): Announced => ({
  ...{ n: 9, at: new Date('2026-11-16T09:00:00Z'), mailId: 'm', answerBy: addDays(day(tellOn), -1) },
  ...{ tellOn: day(tellOn), proceed },
})
const exception = (endsOn: string, more: Partial<Exception> = {}): Exception => ({
  ...{ exceptionId: 'x', ground: 'child', reason: 'r', endsOn: day(endsOn), accounts: null, by: 'anna' },
  ...{ at: new Date('2026-11-17T09:00:00Z'), word: 'granted', ...more },
})
const argument = (holdsUntil: string, accounts: readonly string[] | null = null): Talk['argument'] => ({
  ...{ argumentId: 'arg', ground: 'child', text: 't', accounts, holdsUntil: day(holdsUntil) },
  ...{ at: new Date('2026-11-17T09:00:00Z'), word: null },
})
const order = (endsOn: string | null): Secrecy => ({
  orderId: 'o',
  endsOn: endsOn === null ? null : day(endsOn),
  ruling: null,
})
const step = (talk: Talk, orders: readonly Secrecy[] = [], days = 3) =>
  stepFor({ account: 'a', today, orders, talk, days, country })

describe('what is next for one user on Wednesday 18 November, with three days for the authority', () => {
  test.each<[string, Talk, readonly Secrecy[], Step]>([
    [
      'nobody has told the authority: it is told, and the user on Monday',
      silent,
      [],
      { kind: 'announce', answerBy: day('2026-11-21'), tellOn: day('2026-11-23') },
    ],
    [
      'the authority may still answer',
      { ...silent, announced: announced('2026-11-19') },
      [],
      { kind: 'authority-time', answerBy: day('2026-11-18'), tellOn: day('2026-11-19') },
    ],
    ['it said nothing until its day', { ...silent, announced: announced('2026-11-18') }, [], { kind: 'tell-now' }],
    ['it said go ahead', { ...silent, announced: announced('2026-11-23', true) }, [], { kind: 'tell-now' }],
    [
      'an order for a month: the authority hears again three days before it ends',
      { ...silent, announced: announced('2026-11-19') },
      [order('2026-12-18')],
      {
        ...{ kind: 'tell-on', day: day('2026-12-21'), heldBy: 'o', lastSecretDay: day('2026-12-18') },
        ...{ announceOn: day('2026-12-15'), argued: false },
      },
    ],
    [
      'an order that ends the day after tomorrow: it hears now',
      silent,
      [order('2026-11-20')],
      { kind: 'announce', answerBy: day('2026-11-21'), tellOn: day('2026-11-23') },
    ],
    [
      'an order without an end waits for counsel, whatever was announced',
      { ...silent, announced: announced('2026-11-18', true) },
      [order(null)],
      { kind: 'wait-for-counsel', heldBy: 'o' },
    ],
    [
      'an argument holds, and needs no second word',
      { ...silent, announced: announced('2026-11-18'), argument: argument('2026-11-24') },
      [],
      {
        ...{ kind: 'tell-on', day: day('2026-11-25'), heldBy: 'arg', lastSecretDay: day('2026-11-24') },
        ...{ announceOn: null, argued: true },
      },
    ],
    [
      'an argument about another account holds nothing',
      { ...silent, announced: announced('2026-11-18'), argument: argument('2026-11-24', ['b']) },
      [],
      { kind: 'tell-now' },
    ],
    [
      'an argument that nobody decided in its days is over',
      { ...silent, announced: announced('2026-11-11'), argument: argument('2026-11-17') },
      [],
      { kind: 'tell-now' },
    ],
    [
      'a granted exception holds until its day',
      { ...silent, announced: announced('2026-11-18'), exceptions: [exception('2027-01-15')] },
      [],
      {
        ...{ kind: 'tell-on', day: day('2027-01-18'), heldBy: 'x', lastSecretDay: day('2027-01-15') },
        ...{ announceOn: day('2027-01-12'), argued: false },
      },
    ],
    [
      'a proposed one holds nothing by itself',
      { ...silent, announced: announced('2026-11-18'), exceptions: [exception('2027-01-15', { word: null })] },
      [],
      { kind: 'tell-now' },
    ],
  ])('%s', (_, talk, orders, expected) => {
    expect(step(talk, orders)).toEqual(expected)
  })

  test('without days for the authority the user is told at once, or when the order ends', () => {
    expect(step(silent, [], 0)).toEqual({ kind: 'tell-now' })
    expect(step(silent, [order('2026-12-18')], 0)).toMatchObject({ kind: 'tell-on', announceOn: null })
    expect(wakeOn(step(silent, [order('2026-12-18')], 0))).toBe('2026-12-21')
  })
})

const anyDay = fc.integer({ min: -60, max: 200 }).map((n) => addDays(today, n))
const anyOrder = fc.record({ orderId: fc.uuid(), endsOn: fc.option(anyDay), ruling: fc.constant(null) })
const anyTalk: fc.Arbitrary<Talk> = fc.record({
  announced: fc.option(
    fc.record({
      ...{ n: fc.nat(), at: fc.constant(new Date(0)), mailId: fc.constant('m'), answerBy: anyDay, tellOn: anyDay },
      proceed: fc.boolean(),
    }),
  ),
  argument: fc.option(
    anyDay.map((until) => ({ ...argument('2026-11-24'), holdsUntil: until }) as Talk['argument'] & object),
  ),
  exceptions: fc.array(
    fc
      .record({ endsOn: anyDay, word: fc.constantFrom(null, 'granted' as const, 'declined' as const) })
      .map((some) => exception('2027-01-15', some)),
    { maxLength: 3 },
  ),
})

describe('for all that can have been said and ordered', () => {
  test('nobody is told while an order, an exception or an open argument holds', () => {
    fc.assert(
      fc.property(anyTalk, fc.array(anyOrder, { maxLength: 3 }), fc.nat({ max: 30 }), (talk, orders, days) => {
        if (stepFor({ account: 'a', today, orders, talk, days, country }).kind !== 'tell-now') return
        for (const one of orders)
          expect(Number(lastSecretDay(one) === null || String(lastSecretDay(one)) < today)).toBe(1)
        for (const { word, endsOn } of talk.exceptions) expect(word === 'granted' && endsOn >= today).toBe(false)
        expect(talk.argument !== null && talk.argument.word === null && talk.argument.holdsUntil >= today).toBe(false)
      }),
    )
  })

  test('and going from day to day in silence the user is told, soon after the last day of what holds', () => {
    fc.assert(
      fc.property(anyTalk, fc.array(anyOrder, { maxLength: 3 }), fc.nat({ max: 30 }), (start, claims, days) => {
        const orders = claims.filter(({ endsOn }) => endsOn !== null)
        let talk = start
        const ends = [
          ...[today, ...orders.flatMap(({ endsOn }) => endsOn ?? [])],
          ...talk.exceptions.flatMap(({ word, endsOn }) => (word === 'granted' ? endsOn : [])),
          ...[talk.argument?.holdsUntil ?? today, talk.announced?.tellOn ?? today],
        ]
        const last = addDays(ends.toSorted().at(-1) ?? today, days + 12)
        for (let on = today; on <= last; on = addDays(on, 1)) {
          const next = stepFor({ account: 'a', today: on, orders, talk, days, country })
          if (next.kind === 'tell-now') return
          if (next.kind === 'announce') talk = { ...talk, announced: { ...announced(next.tellOn), ...next } }
          const wake = wakeOn(next)
          expect(wake !== null && wake > on).toBe(true)
        }
        expect('told').toBe('never')
      }),
    )
  })
})

test('the authority has its days in full, and the user is told on a working day after them', () => {
  expect(answerTime({ from: today, days: 10, notBefore: today, country })).toEqual({
    ...{ answerBy: '2026-11-28', tellOn: '2026-11-30' },
  })
  expect(answerTime({ from: today, days: 2, notBefore: day('2026-12-24'), country })).toEqual({
    ...{ answerBy: '2026-12-24', tellOn: '2026-12-28' },
  })
  expect(argumentHolds(today, country)).toBe('2026-11-25')
})

describe('an exception', () => {
  const good = { reason: 'A child lives there.', endsOn: day('2026-12-18'), today }
  test.each([
    ['with reason and end', good, silent, 1, 'fine'],
    ['without a reason', { ...good, reason: ' ' }, silent, 1, 'reason-missing'],
    ['that ends today', { ...good, endsOn: today }, silent, 1, 'end-passed'],
    ['of half a year', { ...good, endsOn: addDays(today, 180) }, silent, 1, 'fine'],
    ['of more', { ...good, endsOn: addDays(today, 181) }, silent, 1, 'end-too-far'],
    ['for nobody', good, silent, 0, 'none-owed'],
    ['after one that was granted', good, { ...silent, exceptions: [exception('2026-11-01')] }, 1, 'granted-before'],
    ['beside an open one', good, { ...silent, exceptions: [exception('2027-01-01', { word: null })] }, 1, 'proposed'],
    [
      'after one that was declined',
      good,
      { ...silent, exceptions: [exception('2027-01-01', { word: 'declined' })] },
      1,
      'fine',
    ],
  ] as const)('%s: %s', (_, asked, talk, owed, verdict) => {
    expect(checkException(asked, { talk, owed })).toBe(verdict)
  })

  const open = exception('2026-12-18', { word: null })
  const yes = { word: 'granted', reason: 'I agree.', by: 'bo', today } as const
  test.each([
    ['by another', yes, open, 1, 'fine'],
    ['by who proposed it', { ...yes, by: 'anna' }, open, 1, 'own'],
    ['without a reason', { ...yes, reason: '' }, open, 1, 'reason-missing'],
    ['twice', yes, exception('2026-12-18'), 1, 'not-open'],
    ['of nothing', yes, undefined, 1, 'not-open'],
    ['when its day has come', yes, exception('2026-11-18', { word: null }), 1, 'end-passed'],
    ['when everybody was told', yes, open, 0, 'none-owed'],
    ['taken back by who proposed it', { ...yes, word: 'declined', by: 'anna' }, open, 0, 'fine'],
  ] as const)('is granted %s: %s', (_, asked, one, owed, verdict) => {
    expect(checkWord(asked, one, owed)).toBe(verdict)
  })
})
