import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { caseState } from './case.rules.ts'
import { checkClassification } from './classification.rules.ts'
import type { Fact, NewFact } from './fact.rules.ts'

const facts = (...list: readonly NewFact[]): readonly Fact[] =>
  list.map((fact, index) => ({
    ...fact,
    id: `fact_${index}`,
    n: index + 1,
    at: instant('2026-11-01T10:00:00Z'),
    author: index === 0 ? 'officer' : 'iris',
  }))
const received: NewFact = { kind: 'received', data: { documentSha256: 'a'.repeat(64) } }
const asked: NewFact = { kind: 'classification-asked', data: { process: 'us-court-order-other' } }
const accepted: NewFact = { kind: 'accepted', data: { level: 2 } }
const proposed: NewFact = { kind: 'proposed', data: { proposalId: 'prop_1', kind: 'disclose' } }
const back: NewFact = { kind: 'proposal-sent-back', data: { proposalId: 'prop_1', reason: 'no' } }
const approved: NewFact = { kind: 'proposal-approved', data: { proposalId: 'prop_1', reason: '' } }
const closed: NewFact = { kind: 'closed', data: { outcomes: [], why: 'withdrawn' } }
const named = (as: 'us-court-order-2703d' | null): NewFact => ({ kind: 'classified', data: { as, reason: 'so' } })
const order = { process: 'us-court-order-other', as: 'us-court-order-2703d', reason: 'Facts are named.' } as const

test.each([
  ['fine', order, [received, asked]],
  ['fine', { ...order, as: null }, [received, asked, accepted]],
  ['fine', order, [received, asked, accepted, named(null)]],
  ['fine', order, [received, asked, accepted, proposed, back]],
  ['not-asked', { ...order, process: 'us-search-warrant' }, [received]],
  ['closed', order, [received, asked, closed]],
  ['already-decided', order, [received, asked, accepted, proposed, approved]],
  ['proposal-open', order, [received, asked, accepted, proposed]],
  ['other-instrument', { ...order, as: 'nl-126ng' }, [received, asked]],
  ['other-instrument', { ...order, as: 'us-court-order-other' }, [received, asked]],
  ['reason-missing', { ...order, reason: ' \n' }, [received, asked]],
] as const)('%s: %j', (verdict, classifying, history) => {
  expect(checkClassification(classifying, caseState(facts(...history)))).toBe(verdict)
})

test('counsel is asked once the request is accepted, and until counsel has spoken', () => {
  expect(caseState(facts(received, asked)).needs).toBe('intake')
  expect(caseState(facts(received, asked, accepted)).needs).toBe('counsel')
  expect(caseState(facts(received, asked, accepted, named(null))).needs).toBe('reviewer')
  expect(caseState(facts(received, accepted)).needs).toBe('reviewer')
})

test('the last word counts', () => {
  const state = caseState(facts(received, asked, accepted, named(null), named('us-court-order-2703d')))
  expect(state.classification).toEqual({ named: true, as: 'us-court-order-2703d', rounds: 2 })
  expect(caseState(facts(received, asked)).classification).toEqual({ named: false, as: null, rounds: 0 })
  expect(caseState(facts(received)).classification).toBeNull()
})
