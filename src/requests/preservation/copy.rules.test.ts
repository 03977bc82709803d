import { expect, test } from 'vitest'
import type { ProposalBody } from '../case/proposal.rules.ts'
import { copiesFor, type StandingCopy } from './copy.rules.ts'

const copy = (over: Partial<StandingCopy> = {}): StandingCopy => ({
  ...{ preservationId: 'keep_1', caseId: 'case_1', number: 'HLD-2026-00001', asOf: '2026-09-01T08:00:00.000Z' },
  ...{ sha256: 'ab'.repeat(32), agencyId: 'marlow', categories: ['chat', 'identity'], accounts: ['acct_1'], ...over },
})
const decision: ProposalBody['decision'] = {
  ...{ kind: 'disclose', from: null, to: null },
  subjects: [{ taskId: 'task_1', accountId: 'acct_1', meetingId: null }],
  rows: [
    { category: 'chat', verdict: 'disclose', basis: '', reason: '' },
    { category: 'identity', verdict: 'withhold', basis: '', reason: '' },
  ],
}
const marlow = { agencyId: 'marlow', linked: [] }
const numbers = (used: ReturnType<typeof copiesFor>) => used.kept.map(({ number }) => number)

test('a demand of the same authority draws on what was kept for it, the newest first', () => {
  const later = copy({ preservationId: 'keep_2', number: 'HLD-2026-00002', asOf: '2026-10-01T08:00:00.000Z' })
  const used = copiesFor(decision, [copy(), later], marlow)
  expect([numbers(used), used.questions]).toEqual([['HLD-2026-00002', 'HLD-2026-00001'], []])
})

test('another authority draws on nothing, unless a person linked the cases, and then counsel answers', () => {
  const aldine = { agencyId: 'aldine', linked: [] }
  expect(copiesFor(decision, [copy()], aldine)).toEqual({ kept: [], questions: [] })
  expect(copiesFor(decision, [copy()], { ...aldine, linked: ['case_9'] })).toEqual({ kept: [], questions: [] })
  const used = copiesFor(decision, [copy()], { ...aldine, linked: ['case_1'] })
  expect([numbers(used), used.questions]).toEqual([['HLD-2026-00001'], ['COPY_OF_ANOTHER']])
})

test('a copy that holds nothing of what is given, or is of somebody else, is not named', () => {
  expect(numbers(copiesFor(decision, [copy({ categories: ['identity'] })], marlow))).toEqual([])
  expect(numbers(copiesFor(decision, [copy({ accounts: ['acct_2'] })], marlow))).toEqual([])
  expect(numbers(copiesFor({ kind: 'inform' }, [copy()], marlow))).toEqual([])
})
