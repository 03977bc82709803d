import { describe, expect, test } from 'vitest'
import { day, instant } from '#platform/time.ts'
import type { Fact } from '../case/fact.rules.ts'
import {
  agreedBy,
  agreedByAll,
  answerRefusal,
  askRefusal,
  byConsent,
  type Consent,
  consentsOf,
  endOf,
  groundOf,
  withdrawRefusal,
} from './consent.rules.ts'

const today = day('2026-11-22')
const asked: Consent = { accountId: 'acc_1', answerBy: day('2026-12-06'), answered: null, withdrawnAt: null }
const said = (change: Partial<NonNullable<Consent['answered']>> = {}): Consent => ({
  ...asked,
  answered: {
    ...{
      answer: 'yes',
      categories: ['identity', 'chat'],
      endsOn: day('2027-01-21'),
      at: instant('2026-11-22T10:00:00Z'),
    },
    ...change,
  },
})

test('only one kind rests on consent', () => {
  expect([byConsent('owner-consent'), byConsent('us-search-warrant')]).toEqual([true, false])
})

describe('what one owner agrees to', () => {
  test.each<[string, Consent, readonly string[]]>([
    ['nothing before they answer', asked, []],
    ['what they said', said(), ['identity', 'chat']],
    ['nothing after a no', said({ answer: 'no', categories: [], endsOn: null }), []],
    ['nothing where they hand it over themselves', said({ answer: 'self', categories: [], endsOn: null }), []],
    ['nothing once taken back', { ...said(), withdrawnAt: instant('2026-11-22T11:00:00Z') }, []],
    ['what they said, on the last day', said({ endsOn: today }), ['identity', 'chat']],
    ['nothing the day after', said({ endsOn: day('2026-11-21') }), []],
    ['nothing without an end', said({ endsOn: null }), []],
  ])('%s', (_, consent, agreed) => {
    expect(agreedBy(consent, today)).toEqual(agreed)
  })
})

test('several accounts: only what every owner agrees to, and nothing where one is missing', () => {
  const other = { ...said({ categories: ['chat', 'sessions'] }), accountId: 'acc_2' }
  expect(agreedByAll([said(), other], ['acc_1', 'acc_2'], today)).toEqual(['chat'])
  expect(agreedByAll([said()], ['acc_1', 'acc_2'], today)).toEqual([])
  expect(agreedByAll([said(), other], ['acc_2'], today)).toEqual(['sessions', 'chat'])
  expect(agreedByAll([said()], [], today)).toEqual([])
})

test('the ground reaches to the widest class that was named, and names each kind', () => {
  expect(groundOf([])).toBeNull()
  expect(groundOf(['identity'])).toEqual({
    ...{ by: 'remote-computing-subscriber', upTo: 'subscriber', categories: ['identity'] },
  })
  expect(groundOf(['chat', 'identity'])?.upTo).toBe('content')
})

test('a word counts for sixty days', () => {
  expect(endOf(today)).toBe('2027-01-21')
})

describe('asking', () => {
  const ready = {
    ...{ process: 'owner-consent' as const, isOpen: true, accepted: true, lookedUp: true },
    ...{ accounts: ['acc_1'], asked: [] },
  }
  test.each([
    [{}, null],
    [{ process: 'us-search-warrant' }, 'not-by-consent'],
    [{ isOpen: false }, 'closed'],
    [{ accepted: false }, 'not-accepted'],
    [{ lookedUp: false }, 'not-looked-up'],
    [{ accounts: [] }, 'nobody-found'],
    [{ asked: ['acc_1'] }, 'asked-already'],
    [{ accounts: ['acc_1', 'acc_2'], asked: ['acc_1'] }, null],
  ] as const)('%j: %s', (change, refusal) => {
    expect(askRefusal({ ...ready, ...change })).toBe(refusal)
  })
})

describe('answering', () => {
  const about = { consent: asked, asked: ['identity', 'chat'], isOpen: true } as const
  test.each([
    ['yes', ['chat'], about, null],
    ['no', [], about, null],
    ['self', [], about, null],
    ['yes', [], about, 'nothing-chosen'],
    ['yes', ['recordings'], about, 'not-asked-about'],
    ['yes', ['chat'], { ...about, consent: undefined }, 'not-asked'],
    ['no', [], { ...about, consent: said() }, 'answered-already'],
    ['yes', ['chat'], { ...about, isOpen: false }, 'closed'],
  ] as const)('%s to %j', (answer, categories, known, refusal) => {
    expect(answerRefusal({ answer, categories }, known)).toBe(refusal)
  })
})

test('taking back: what was agreed to, once, and not after it was packed', () => {
  const back = { ...said(), withdrawnAt: instant('2026-11-22T11:00:00Z') }
  expect([
    withdrawRefusal(undefined, false),
    withdrawRefusal(asked, false),
    withdrawRefusal(said({ answer: 'no' }), false),
    withdrawRefusal(back, false),
    withdrawRefusal(said(), true),
    withdrawRefusal(said(), false),
  ]).toEqual(['not-agreed', 'not-agreed', 'not-agreed', 'withdrawn-already', 'handed-over', null])
})

test('read from the facts, account by account', () => {
  const at = instant('2026-11-22T10:00:00Z')
  const fact = (n: number, kind: string, data: object) =>
    ({ ...{ id: `f${n}`, n, at, author: 'a', kind, data } }) as Fact
  const answerBy = '2026-12-06'
  const facts = [
    fact(1, 'consent-asked', { accountId: 'acc_1', mailId: 'm', answerBy }),
    fact(2, 'consent-asked', { accountId: 'acc_2', mailId: 'm', answerBy }),
    fact(3, 'consent-answered', { accountId: 'acc_2', answer: 'yes', categories: ['chat'], endsOn: '2027-01-21' }),
    fact(4, 'consent-withdrawn', { accountId: 'acc_2' }),
  ]
  expect(consentsOf(facts)).toEqual([
    asked,
    {
      ...{ accountId: 'acc_2', answerBy, withdrawnAt: at },
      answered: expect.objectContaining({ answer: 'yes', categories: ['chat'], endsOn: '2027-01-21', at }),
    },
  ])
})
