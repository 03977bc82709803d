/** What of the talk with the authority is read from the facts; what is next for a user stands in phase.rules.test.ts. */
import { describe, expect, test } from 'vitest'
import { day, instant } from '#platform/time.ts'
import type { Fact, FactData, FactKind } from '../case/fact.rules.ts'
import { checkException, isTellable, openArgument, stepFor, type Talk, talkOf } from './phase.rules.ts'

const at = (n: number) => instant(`2026-11-${String(10 + n).padStart(2, '0')}T09:00:00Z`)
const fact = <Kind extends FactKind>(n: number, kind: Kind, data: FactData[Kind], author = 'anna') =>
  ({ id: `f${n}`, n, at: at(n), author, kind, data }) as Fact

const told = (n: number, mailId = 'm1') =>
  fact(n, 'authority-told', { mailId, answerBy: day('2026-11-20'), tellOn: day('2026-11-23') })
const answered = (n: number, answer: 'proceed' | 'order') => fact(n, 'authority-answered', { answer, text: '' })
const argued = (n: number, argumentId = 'arg') =>
  fact(n, 'exception-argued', {
    ...{ argumentId, ground: 'child', text: 'A child lives there.', accounts: ['a'], holdsUntil: day('2026-11-24') },
  })
const proposed = (n: number, exceptionId = 'x') =>
  fact(n, 'exception-proposed', {
    ...{ exceptionId, ground: 'child', reason: 'So', endsOn: day('2026-12-20'), accounts: null },
  })
const granted = (n: number, exceptionId = 'x') =>
  fact(n, 'exception-granted', { exceptionId, endsOn: day('2026-12-20'), reason: 'So' })
const declined = (n: number, exceptionId = 'x') => fact(n, 'exception-declined', { exceptionId, reason: 'No' })
const other = fact(1, 'noted', { text: 'so' })

describe('what was said to the authority', () => {
  test('nothing, from an empty history and from facts about something else', () => {
    const silent = { announced: null, argument: null, exceptions: [] }
    expect([talkOf([]), talkOf([other])]).toEqual([silent, silent])
  })

  test('the newest word counts, with its days, and whether the authority then said go ahead', () => {
    const { announced } = talkOf([other, told(2), answered(3, 'proceed'), told(4, 'm2')])
    expect(announced).toEqual({
      ...{ n: 4, at: at(4), mailId: 'm2', answerBy: day('2026-11-20'), tellOn: day('2026-11-23'), proceed: false },
    })
    const proceed = (...facts: Fact[]) => talkOf(facts).announced?.proceed
    expect(proceed(told(2), answered(3, 'proceed'))).toBe(true)
    expect(proceed(told(2), answered(3, 'order'))).toBe(false)
    expect(proceed(told(2), answered(3, 'order'), answered(4, 'proceed'))).toBe(true)
    expect(proceed(told(2))).toBe(false)
    expect(proceed(answered(2, 'proceed'), told(2))).toBe(false)
  })

  test('a word from before a re-opening counts no more', () => {
    const reopened = fact(3, 'reopened', { reopeningId: 'r', reason: 'so' })
    expect(talkOf([told(2), reopened]).announced).toBeNull()
    expect(talkOf([told(2), reopened, told(4, 'm2')]).announced?.mailId).toBe('m2')
  })
})

describe('exceptions', () => {
  test('each with who proposed it, when, and the word on it alone', () => {
    const { exceptions } = talkOf([
      proposed(2, 'x'),
      declined(3, 'x'),
      proposed(4, 'y'),
      granted(5, 'y'),
      proposed(6, 'z'),
    ])
    expect(exceptions.map(({ exceptionId, word }) => [exceptionId, word])).toEqual([
      ['x', 'declined'],
      ['y', 'granted'],
      ['z', null],
    ])
    expect(exceptions[0]).toEqual({
      ...{ exceptionId: 'x', ground: 'child', reason: 'So', endsOn: day('2026-12-20'), accounts: null },
      ...{ by: 'anna', at: at(2), word: 'declined' },
    })
  })
})

describe('an argument of the officer', () => {
  const refused = (n: number, argumentId = 'arg') => fact(n, 'exception-refused', { argumentId, reason: 'No' })

  test('is read whole, the newest of several', () => {
    expect(talkOf([argued(2, 'old'), refused(3, 'old'), argued(4)]).argument).toEqual({
      ...{ argumentId: 'arg', ground: 'child', text: 'A child lives there.', accounts: ['a'] },
      ...{ holdsUntil: day('2026-11-24'), at: at(4), word: null },
    })
  })

  test.each<[string, Fact[], 'granted' | 'refused' | null]>([
    ['open', [argued(2)], null],
    ['refused by its own number', [argued(2), refused(3)], 'refused'],
    ['not by another’s', [argued(2), refused(3, 'other')], null],
    ['granted by an exception that was proposed after it', [argued(2), proposed(3), granted(4)], 'granted'],
    ['or in the same moment', [argued(2), proposed(2), granted(4)], 'granted'],
    ['not by an earlier one', [proposed(1), granted(2), argued(3)], null],
    ['not by one that was declined', [argued(2), proposed(3), declined(4)], null],
  ])('%s', (_, facts, word) => {
    expect(talkOf(facts).argument?.word).toBe(word)
  })

  test('waits for staff until its last day, while nobody has spoken', () => {
    const { argument } = talkOf([argued(2)])
    const talk = (over: object): Talk => ({
      announced: null,
      exceptions: [],
      argument: argument && { ...argument, ...over },
    })
    expect(openArgument(talk({}), day('2026-11-24'))).toEqual(argument)
    expect(openArgument(talk({}), day('2026-11-25'))).toBeNull()
    expect(openArgument(talk({ word: 'refused' }), day('2026-11-20'))).toBeNull()
    expect(openArgument({ announced: null, exceptions: [], argument: null }, day('2026-11-20'))).toBeNull()
  })

  test('an order that lasts longer than an argument is what holds, not the argument', () => {
    const talk = talkOf([told(2), argued(3)])
    const orders = [{ orderId: 'o', endsOn: day('2026-12-18'), ruling: null }]
    const asked = { account: 'a', today: day('2026-11-18'), orders, talk, days: 3, country: 'NL' }
    expect(stepFor(asked)).toMatchObject({ kind: 'tell-on', heldBy: 'o', argued: false })
  })
})

describe('the word to the authority still counts', () => {
  const next = (endsOn: string | null) => {
    const orders = [{ orderId: 'o', endsOn: endsOn === null ? null : day(endsOn), ruling: null }]
    return stepFor({ account: 'a', today: day('2026-11-23'), orders, talk: talkOf([told(2)]), days: 3, country: 'NL' })
      .kind
  }
  test('where an order ends before the day that was named, and no longer where it ends on it', () => {
    expect([next('2026-11-22'), next('2026-11-23')]).toEqual(['tell-now', 'announce'])
  })
})

describe('whoever is owed a notice', () => {
  const disclose = { kind: 'disclose' }
  const packaged = fact(2, 'packaged', { packageId: 'p', sha256: 'ab', bytes: 1 })
  test.each<[string, { kind: string } | null, { why: string } | null, Fact[], boolean]>([
    ['nothing decided', null, null, [other], false],
    ['handing over was decided', disclose, null, [], true],
    ['and produced', disclose, { why: 'produced' }, [], true],
    ['and then refused after all', disclose, { why: 'rejected' }, [], false],
    ['keeping was decided', { kind: 'preserve' }, null, [], false],
    ['a package was made, whatever became of the case', null, { why: 'rejected' }, [other, packaged], true],
  ])('%s', (_, approved, closed, facts, tellable) => {
    expect(isTellable({ approved, closed }, facts)).toBe(tellable)
  })
})

test('blanks are no reason', () => {
  const asked = { reason: '  ', endsOn: day('2026-12-20'), today: day('2026-11-18') }
  expect(checkException(asked, { talk: talkOf([]), owed: 1 })).toBe('reason-missing')
})
