/** A case in review, what was asked in it, and a proposal that stands; tests change one thing at a time. */
import { day } from '#platform/time.ts'
import { caseState } from '../../src/requests/case/case.rules.ts'
import type { Fact, NewFact } from '../../src/requests/case/fact.rules.ts'
import type {
  ProposalBody,
  ProposalContext,
  ProposedRow,
  RejectReason,
} from '../../src/requests/case/proposal.rules.ts'
import type { Category } from '../../src/requests/triage/category.rules.ts'

export const account = { accountId: 'acc_1', accountType: 'business', country: 'NL', meetingId: 'meet_1' }
export const facts = (...told: readonly NewFact[]): Fact[] =>
  told.map((fact, index) => ({ ...fact, id: `f${index}`, n: index + 1, at: new Date(index), author: 'x' }))
export const base: readonly NewFact[] = [
  { kind: 'received', data: { documentSha256: 'ab' } },
  { kind: 'accepted', data: { level: 2 } },
  { kind: 'identifier-resolved', data: { taskId: 't1', result: 'found', found: [account] } },
  { kind: 'identifier-resolved', data: { taskId: 't2', result: 'not-found', found: [] } },
]
export const inReview = caseState(facts(...base))
export const unaccepted = caseState(facts(...base.filter(({ kind }) => kind !== 'accepted')))
export const proposed: NewFact = { kind: 'proposed', data: { proposalId: 'p1', kind: 'disclose' } }
export const waiting = caseState(facts(...base, proposed))

export const context: ProposalContext = {
  state: inReview,
  demand: {
    process: 'us-subpoena-grand-jury',
    asker: { authority: true, country: 'US', usGovernmentalEntity: true },
    issuer: 'prosecutor',
    ...{ statute: '', validatedBy: null, classifiedAs: null, consent: null, emergency: false, home: 'NL' },
    on: day('2026-11-22'),
  },
  accounts: [],
  asked: ['identity', 'sessions', 'participants', 'chat'],
  period: { from: day('2026-09-01'), to: day('2026-09-30') },
  documentRead: true,
  order: null,
  keeps: null,
  lookedUp: true,
}
export const row = (category: Category, verdict: ProposedRow['verdict'], reason = ''): ProposedRow => ({
  category,
  verdict,
  basis: 'b',
  reason,
})
export const [identity, sessions] = [row('identity', 'disclose'), row('sessions', 'disclose')]
export const [participants, chat] = [row('participants', 'withhold'), row('chat', 'withhold')]
export const rows = [identity, sessions, participants, chat]
export const subjects = [{ taskId: 't1', accountId: 'acc_1', meetingId: 'meet_1' }]
export type Disclosure = Extract<ProposalBody['decision'], { kind: 'disclose' }>
export const decision: Disclosure = { kind: 'disclose', rows, subjects, from: day('2026-09-14'), to: day('2026-09-14') }
export const body = (over: Partial<Disclosure> = {}, more: Partial<ProposalBody> = {}): ProposalBody => ({
  version: 1,
  caseId: 'case_1',
  seenFact: inReview.lastFact,
  rulesDate: '2026-11-22',
  decision: { ...decision, ...over },
  questions: [],
  explanation: 'Valid on its face.',
  ...more,
})
export const refusal = (because: RejectReason = 'OVERBROAD', more: Partial<ProposalBody> = {}): ProposalBody => ({
  ...body({}, more),
  decision: { kind: 'reject', because },
})
