import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import type { Fact, NewFact } from '../case/fact.rules.ts'
import { approvalStop, gateHalts, gateOf, gateWaitsFor, isGateStop } from './counsel.rules.ts'

/** Facts one after the other; `[author, fact]`. */
function story(...told: readonly (readonly [string, NewFact])[]): Fact[] {
  return told.map(([author, fact], n) => ({ ...fact, id: `f${n}`, n: n + 1, at: new Date(n * 1000), author }))
}
const asked = ['iris', { kind: 'counsel-asked', data: { text: 'May we?' } }] as const
const answered = ['iris', { kind: 'counsel-answered', data: { wordId: 'w', text: 'So.' } }] as const
const word = (said: 'release' | 'conditions' | 'ask' | 'block') =>
  [
    'tom',
    {
      kind: 'counsel-said',
      data: { wordId: 'w', word: said, reason: 'why', conditions: said === 'conditions' ? ['Only the days.'] : [] },
    },
  ] as const
const taken = (by: string) => [by, { kind: 'conditions-acknowledged', data: { wordId: 'w' } }] as const
const filed = (challengeId: string) =>
  [
    'tom',
    { kind: 'challenge-filed', data: { challengeId, court: 'c', docket: 'd', filedOn: day('2026-11-02') } },
  ] as const
const ended = (challengeId: string, outcome: 'upheld' | 'narrowed' | 'withdrawn' | 'lost') =>
  ['tom', { kind: 'challenge-ended', data: { challengeId, outcome, on: day('2026-11-09'), reason: 'so' } }] as const

const PAIR = { kind: 'disclose', proposer: 'iris', approver: 'tom' } as const

describe('what stands before an approval, whose move it is, and what is halted', () => {
  test.each<[string, Fact[], ReturnType<typeof approvalStop>, 'counsel' | 'reviewer' | null, boolean]>([
    ['nothing said', [], null, null, false],
    ['a reviewer asked', story(asked), 'counsel-waits', 'counsel', false],
    ['released', story(asked, word('release')), null, null, false],
    ['asked again after a release', story(word('release'), asked), 'counsel-waits', 'counsel', false],
    ['counsel asked', story(word('ask')), 'counsel-waits', 'reviewer', false],
    ['and was answered', story(word('ask'), answered), 'counsel-waits', 'counsel', false],
    ['and then released', story(word('ask'), answered, word('release')), null, null, false],
    ['blocked', story(word('block')), 'counsel-blocks', 'counsel', true],
    ['lifted', story(word('block'), word('release')), null, null, false],
    ['conditions, taken by nobody', story(word('conditions')), 'conditions-unread-by-proposer', null, false],
    ['taken by the proposer', story(word('conditions'), taken('iris')), 'conditions-unread', null, false],
    ['taken by both', story(word('conditions'), taken('iris'), taken('tom')), null, null, false],
    [
      'new conditions are taken anew',
      story(word('conditions'), taken('iris'), taken('tom'), word('conditions')),
      ...(['conditions-unread-by-proposer', null, false] as const),
    ],
    ['a release ends conditions', story(word('conditions'), word('release')), null, null, false],
    ['contested', story(filed('a')), 'challenge-open', 'counsel', true],
    ['lost at the court', story(filed('a'), ended('a', 'lost')), null, null, false],
    ['narrowed by it', story(filed('a'), ended('a', 'narrowed')), null, null, false],
    ['given up', story(filed('a'), ended('a', 'withdrawn')), null, null, false],
    ['set aside', story(filed('a'), ended('a', 'upheld')), 'challenge-upheld', null, false],
    [
      'lost, and contested again',
      story(filed('a'), ended('a', 'lost'), filed('b')),
      ...(['challenge-open', 'counsel', true] as const),
    ],
  ])('%s', (_, facts, stop, waits, halts) => {
    const gate = gateOf(facts)
    expect(approvalStop(gate, PAIR)).toBe(stop)
    expect(gateWaitsFor(gate)).toBe(waits)
    expect(gateHalts(gate)).toBe(halts)
  })

  test('an instrument that a court set aside can still be refused', () => {
    const gate = gateOf(story(filed('a'), ended('a', 'upheld')))
    expect(approvalStop(gate, { ...PAIR, kind: 'reject' })).toBeNull()
  })
})

test('what was asked and answered stands there as it was said, by whom and when', () => {
  const gate = gateOf(story(word('ask'), asked, answered))
  expect(gate.asked).toEqual({ text: 'May we?', at: new Date(1000), by: 'iris' })
  expect(gate.answer).toEqual({ text: 'So.', at: new Date(2000), by: 'iris' })
  expect(gate.word).toMatchObject({ word: 'ask', reason: 'why', by: 'tom', at: new Date(0) })
})

test('a stop of the gate is told from what else stops an approval', () => {
  const stops = ['blocks', 'waits'].map((end) => `counsel-${end}`)
  const more = ['challenge-open', 'challenge-upheld', 'conditions-unread', 'conditions-unread-by-proposer']
  for (const stop of [...stops, ...more]) expect(isGateStop(stop)).toBe(true)
  for (const other of ['', 'changed', 'counsel', 'same-person']) expect(isGateStop(other)).toBe(false)
})

test('whatever was said, only the newest word and what came after it count, beside challenges', () => {
  const step = fc.constantFrom(
    ...[asked, answered, word('release'), word('conditions'), word('ask'), word('block'), taken('iris'), taken('tom')],
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (told) => {
      const last = told.findLastIndex(([, fact]) => fact.kind === 'counsel-said')
      const whole = gateOf(story(...told))
      const since = gateOf(story(...told.slice(Math.max(last, 0))))
      expect(approvalStop(whole, PAIR)).toBe(approvalStop(since, PAIR))
      expect(gateWaitsFor(whole)).toBe(gateWaitsFor(since))
      expect(whole.rounds).toBe(told.filter(([, fact]) => fact.kind === 'counsel-said').length)
      const open = approvalStop(whole, PAIR) === null
      const kinds = told.slice(last + 1).map(([author, fact]) => `${fact.kind} ${author}`)
      const newest = told[last]?.[1]
      const says = newest?.kind === 'counsel-said' ? newest.data.word : 'release'
      const both = kinds.includes('conditions-acknowledged iris') && kinds.includes('conditions-acknowledged tom')
      const free = says === 'release' || (says === 'conditions' && both)
      expect(open).toBe(free && !kinds.includes('counsel-asked iris'))
    }),
  )
})
