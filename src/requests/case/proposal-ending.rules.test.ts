import { describe, expect, test } from 'vitest'
import { base, facts, inReview, proposed, waiting } from '#test/proposal.ts'
import { caseState } from './case.rules.ts'
import type { NewFact } from './fact.rules.ts'
import { checkEnding, type Ending } from './proposal.rules.ts'

describe('how a proposal ends', () => {
  const stored = { hash: 'h1', body: { questions: [] } }
  const asking = { hash: 'h1', body: { questions: ['CONFLICT_GDPR_ART48'] } } as const
  const ask = (ending: Ending, by: string, over: Partial<Parameters<typeof checkEnding>[0]> = {}) => ({
    proposalId: 'p1',
    hash: 'h1',
    ending,
    by,
    counsel: false,
    reason: 'so',
    ...over,
  })
  test.each<[string, Parameters<typeof checkEnding>, ReturnType<typeof checkEnding>]>([
    ['approved by another', [ask('approved', 'tom'), waiting, stored], 'fine'],
    ['approved by another without a word', [ask('approved', 'tom', { reason: '' }), waiting, stored], 'fine'],
    ['approved by the proposer', [ask('approved', 'x'), waiting, stored], 'own-proposal'],
    ['rejected by the proposer', [ask('rejected', 'x'), waiting, stored], 'own-proposal'],
    ['sent back by the proposer', [ask('sent-back', 'x'), waiting, stored], 'own-proposal'],
    ['rejected by another', [ask('rejected', 'tom'), waiting, stored], 'fine'],
    ['rejected without a reason', [ask('rejected', 'tom', { reason: ' ' }), waiting, stored], 'reason-missing'],
    ['sent back by another', [ask('sent-back', 'tom'), waiting, stored], 'fine'],
    ['sent back without a reason', [ask('sent-back', 'tom', { reason: '' }), waiting, stored], 'reason-missing'],
    [
      'with a question of law, approved by one who is no counsel',
      [ask('approved', 'tom'), waiting, asking],
      'counsel-decides',
    ],
    [
      'with a question of law, answered by counsel',
      [ask('approved', 'tom', { counsel: true }), waiting, asking],
      'fine',
    ],
    [
      'with a question of law, approved by counsel without a word',
      [ask('approved', 'tom', { counsel: true, reason: ' ' }), waiting, asking],
      'reason-missing',
    ],
    ['with a question of law, sent back by one who is no counsel', [ask('sent-back', 'tom'), waiting, asking], 'fine'],
    ['withdrawn by the proposer', [ask('withdrawn', 'x'), waiting, stored], 'fine'],
    ['withdrawn by the proposer without a word', [ask('withdrawn', 'x', { reason: '' }), waiting, stored], 'fine'],
    ['withdrawn by another', [ask('withdrawn', 'tom'), waiting, stored], 'not-own-proposal'],
    ['nothing lies open', [ask('approved', 'tom'), inReview, stored], 'no-open-proposal'],
    ['the case is closed', [ask('approved', 'tom'), { ...waiting, isOpen: false }, stored], 'no-open-proposal'],
    ['another one lies open', [ask('approved', 'tom', { proposalId: 'p0' }), waiting, stored], 'another-proposal'],
    ['it is not stored', [ask('approved', 'tom'), waiting, undefined], 'another-proposal'],
    [
      'it reads otherwise than what was seen',
      [ask('approved', 'tom', { hash: 'h0' }), waiting, stored],
      'changed-proposal',
    ],
    [
      'it reads otherwise, and is withdrawn',
      [ask('withdrawn', 'x', { hash: 'h0' }), waiting, stored],
      'changed-proposal',
    ],
  ])('%s', (_, given, verdict) => {
    expect(checkEnding(...given)).toBe(verdict)
  })

  const counsel = (word: 'block' | 'conditions'): NewFact => ({
    ...{ kind: 'counsel-said' as const },
    data: { wordId: 'w', word, reason: 'why', conditions: word === 'conditions' ? ['Only the days.'] : [] },
  })
  const blocked = caseState(facts(...base, proposed, counsel('block')))
  test('counsel’s block stands in the way of an approval and of nothing else', () => {
    expect(checkEnding(ask('approved', 'tom'), blocked, stored)).toBe('counsel-blocks')
    expect(checkEnding(ask('rejected', 'tom'), blocked, stored)).toBe('fine')
    expect(checkEnding(ask('sent-back', 'tom'), blocked, stored)).toBe('fine')
  })
  test('conditions are taken by both, the proposer first', () => {
    const taken = (...people: readonly string[]) => {
      const words = people.map((author) => ({
        ...{ kind: 'conditions-acknowledged' as const, data: { wordId: 'w' }, author },
      }))
      const told = facts(...base, proposed, counsel('conditions'))
      const more = words.map((word, at) => ({ ...word, id: `w${at}`, n: told.length + at + 1, at: new Date(100 + at) }))
      return caseState([...told, ...more])
    }
    const approved = (...people: readonly string[]) => checkEnding(ask('approved', 'tom'), taken(...people), stored)
    expect(approved()).toBe('conditions-unread-by-proposer')
    expect(approved('x')).toBe('conditions-unread')
    expect(approved('x', 'tom')).toBe('fine')
    expect(checkEnding(ask('rejected', 'tom'), taken(), stored)).toBe('fine')
  })
})
