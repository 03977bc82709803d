import { expect, test } from 'vitest'
import { caseState } from '../case/case.rules.ts'
import type { Fact, NewFact } from '../case/fact.rules.ts'
import { askedIn, mayAskReopening, mayEndReopening, sinceReopening } from './reopening.rules.ts'

const factsOf = (...told: readonly NewFact[]): readonly Fact[] =>
  told.map((fact, n): Fact => ({ ...fact, id: `f${n}`, n: n + 1, at: new Date(n * 1000), author: 'iris' }))
const closed = (why: 'produced' | 'preserved' | 'rejected' | 'withdrawn'): NewFact => ({
  kind: 'closed',
  data: { outcomes: [], why },
})
const asked: NewFact = { kind: 'reopening-asked', data: { reopeningId: 'r', reason: 'so' } }
const reopened: NewFact = { kind: 'reopened', data: { reopeningId: 'r', reason: 'so' } }
const declined: NewFact = { kind: 'reopening-declined', data: { reopeningId: 'r', reason: 'no' } }
const decided: readonly NewFact[] = [
  { kind: 'proposed', data: { proposalId: 'p', kind: 'disclose' } },
  { kind: 'proposal-approved', data: { proposalId: 'p', reason: '' } },
]

test('what is decided or closed can be asked back, once at a time, with a reason; what the authority took back cannot', () => {
  const may = (...told: readonly NewFact[]) => mayAskReopening('so', caseState(factsOf(...told)))
  expect(may(closed('produced'))).toBe('fine')
  expect(may(closed('rejected'))).toBe('fine')
  expect(may(...decided)).toBe('fine')
  expect(may()).toBe('under-review')
  expect(may(closed('withdrawn'))).toBe('taken-back-by-authority')
  const kept: NewFact = { kind: 'proposed', data: { proposalId: 'p9', kind: 'preserve' } }
  const approved: NewFact = { kind: 'proposal-approved', data: { proposalId: 'p9', reason: '' } }
  expect(may(kept, approved, closed('preserved'))).toBe('is-kept')
  expect(may(closed('rejected'), asked)).toBe('already-asked')
  expect(may(closed('rejected'), asked, declined)).toBe('fine')
  expect(may(closed('rejected'), asked, reopened)).toBe('under-review')
  expect(mayAskReopening(' ', caseState(factsOf(closed('rejected'))))).toBe('reason-missing')
})

test('another person, counsel, says yes or no; the asker can take it back', () => {
  const state = caseState(factsOf(closed('rejected'), asked))
  const end = (over: Partial<Parameters<typeof mayEndReopening>[0]>, of = state) =>
    mayEndReopening({ reopeningId: 'r', ending: 'reopened', by: 'tom', counsel: true, reason: '', ...over }, of)
  expect(end({})).toBe('fine')
  expect(end({ counsel: false })).toBe('counsel-decides')
  expect(end({ by: 'iris' })).toBe('own-asking')
  expect(end({ ending: 'declined' })).toBe('reason-missing')
  expect(end({ ending: 'declined', reason: 'no' })).toBe('fine')
  expect(end({ ending: 'taken-back' })).toBe('not-own-asking')
  expect(end({ ending: 'taken-back', by: 'iris', counsel: false })).toBe('fine')
  expect(end({ reopeningId: 'other' })).toBe('not-asked')
  expect(end({}, caseState(factsOf(closed('rejected'))))).toBe('not-asked')
})

test('a life begins after the newest re-opening', () => {
  const facts = factsOf(closed('rejected'), asked, reopened, ...decided)
  expect(sinceReopening(facts).map(({ n }) => n)).toEqual([4, 5])
  expect(sinceReopening(factsOf(asked))).toHaveLength(1)
  expect(sinceReopening(factsOf(...decided, closed('rejected'), asked, reopened))).toEqual([])
  expect(askedIn(facts)).toBeNull()
})
