import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import type { Fact, NewFact, Outcome } from '../case/fact.rules.ts'
import { countedOf, knownBefore, toldOf, turnsOf } from './tombstone.rules.ts'

const START = Date.parse('2026-01-10T09:00:00Z')
const account = (n: number) => ({
  accountId: `acct_${n}`,
  accountType: n % 2 ? 'Pro' : 'Free',
  country: n % 3 ? 'NL' : 'US',
  meetingId: null,
})
const OUTCOMES: readonly Outcome[] = ['content', 'non-content', 'rejected', 'preserved']

/** Anything that can change what a report tells, some of it in one moment. */
const happening: fc.Arbitrary<NewFact> = fc.oneof(
  fc.integer({ min: 0, max: 5 }).map((n): NewFact => {
    const found = n === 0 ? [] : [account(n)]
    return {
      kind: 'identifier-resolved',
      data: { taskId: `task_${n % 3}`, result: n === 0 ? 'not-found' : 'found', found },
    }
  }),
  fc.integer({ min: 0, max: 2 }).map(
    (n): NewFact => ({
      kind: 'secrecy-recorded',
      data: { orderId: `order_${n}`, court: 'c', statute: 's', endsOn: n === 0 ? null : day('2026-09-01') },
    }),
  ),
  fc.integer({ min: 0, max: 2 }).map(
    (n): NewFact => ({
      kind: 'secrecy-ruled',
      data: { orderId: `order_${n}`, ruling: 'does-not-bind', endsOn: null, reason: 'r' },
    }),
  ),
  fc.subarray([...OUTCOMES]).map(
    (some): NewFact => ({
      kind: 'closed',
      data: {
        why: 'produced',
        outcomes: some.map((outcome, n) => ({ taskId: `task_${n}`, outcome })),
        ...(some.length === 0 && { whole: 'other' as const }),
      },
    }),
  ),
  fc.constant<NewFact>({ kind: 'reopened', data: { reopeningId: 'r', reason: 'x' } }),
  fc.constant<NewFact>({ kind: 'noted', data: { text: 'A. de Vries, +31 6 1234' } }),
)

const history = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), happening), { maxLength: 14 })
  .map((steps): Fact[] => {
    let hours = 0
    return steps.map(([pause, fact], index) => {
      hours += pause
      return {
        ...fact,
        id: `fact_${index + 1}`,
        n: index + 1,
        at: new Date(START + hours * 3_600_000),
        author: 'person_1',
      }
    })
  })

test('at every moment a tombstone tells what the facts told', () => {
  fc.assert(
    fc.property(history, fc.option(fc.integer({ min: -1, max: 45 })), (facts, hours) => {
      const until = hours === null ? null : new Date(START + hours * 3_600_000 + 1)
      const counted = countedOf(facts)
      const known = until === null ? facts : facts.filter(({ at }) => at < until)
      expect(knownBefore(counted, until)).toEqual(toldOf(known))
      expect(counted.turns).toEqual(turnsOf(facts))
    }),
    { numRuns: 500 },
  )
})

test('it names nobody and nothing that was asked', () => {
  fc.assert(
    fc.property(history, (facts) => {
      expect(JSON.stringify(countedOf(facts))).not.toMatch(/acct_|person_|task_|order_|Vries/)
    }),
  )
})

test('a case that is nobody’s task is counted by its whole outcome', () => {
  const closed: NewFact = { kind: 'closed', data: { outcomes: [], whole: 'general-information', why: 'informed' } }
  const facts: Fact[] = [{ ...closed, id: 'fact_1', n: 1, at: new Date(START), author: 'x' }]
  expect(countedOf(facts)).toEqual({
    turns: [{ kind: 'closed', at: new Date(START), outcomes: ['general-information'] }],
    known: [],
  })
})
