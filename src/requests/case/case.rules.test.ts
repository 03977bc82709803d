import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { accountsOf, type CaseState, caseState, mayProduce, STATES } from './case.rules.ts'
import type { Fact, NewFact } from './fact.rules.ts'

const START = Date.parse('2026-11-09T15:00:00Z')
const at = (n: number) => new Date(START + n * 3_600_000)

/** Facts one after the other, an hour apart; `[author, fact]`. */
function story(...told: readonly (readonly [string, NewFact])[]): Fact[] {
  return told.map(([author, fact], index) => ({
    ...fact,
    id: `fact_${index + 1}`,
    n: index + 1,
    at: at(index + 1),
    author,
  }))
}

const account = { accountId: 'acc_1', accountType: 'business', country: 'NL', meetingId: null }
const received = ['officer', { kind: 'received', data: { documentSha256: 'ab' } }] as const
const accepted = ['iris', { kind: 'accepted', data: { level: 2 } }] as const
const assigned = (to: string | null) => ['iris', { kind: 'assigned', data: { to } }] as const
const resolved = (taskId: string, result: 'found' | 'not-found' | 'ambiguous' = 'found') =>
  [
    'system',
    { kind: 'identifier-resolved', data: { taskId, result, found: result === 'not-found' ? [] : [account] } },
  ] as const
const proposed = (proposalId: string, kind: 'disclose' | 'reject' = 'disclose', by = 'iris') =>
  [by, { kind: 'proposed', data: { proposalId, kind } }] as const
const ended = (ending: 'withdrawn' | 'rejected' | 'sent-back' | 'approved', proposalId: string, by = 'tom') =>
  [by, { kind: `proposal-${ending}`, data: { proposalId, reason: 'so' } }] as const
const order = (orderId: string, endsOn: string | null) =>
  [
    'officer',
    {
      kind: 'secrecy-recorded',
      data: { orderId, court: 'c', statute: 's', endsOn: endsOn === null ? null : day(endsOn) },
    },
  ] as const
const ruled = (orderId: string, ruling: 'binds-until' | 'does-not-bind', endsOn: string | null) =>
  [
    'tom',
    { kind: 'secrecy-ruled', data: { orderId, ruling, endsOn: endsOn === null ? null : day(endsOn), reason: 'so' } },
  ] as const
const told = (accountId: string) => ['system', { kind: 'notice-sent', data: { accountId, mailId: 'm' } }] as const
const scheduled = (notBefore: Date) =>
  ['system', { kind: 'production-scheduled', data: { notBefore: notBefore.toISOString(), lastDay: null } }] as const
const objected = ['user', { kind: 'user-objected', data: { accountId: 'acc_1', text: 'no' } }] as const
const answered = (produce: boolean) => ['tom', { kind: 'objection-answered', data: { produce, reason: 'so' } }] as const
const collecting = ['system', { kind: 'collection-started', data: { grants: 1 } }] as const
const packaged = (packageId: string) =>
  ['system', { kind: 'packaged', data: { packageId, sha256: 'cd', bytes: 10 } }] as const
const closed = (why: 'produced' | 'rejected' | 'withdrawn') =>
  ['system', { kind: 'closed', data: { outcomes: [{ taskId: 't1', outcome: 'other' }], why } }] as const

const UNTOUCHED = {
  ...{ asked: null, word: null, answer: null, acknowledged: new Set<string>(), rounds: 0, challenges: [] },
}

const NEVER_REOPENED = { reopening: null, reopenedAt: null }
const toReview = [received, accepted, resolved('t1')] as const
const toUserTime = [...toReview, proposed('p1'), ended('approved', 'p1')] as const

const askedAgain = ['iris', { kind: 'reopening-asked', data: { reopeningId: 'r1', reason: 'so' } }] as const
const again = ['tom', { kind: 'reopened', data: { reopeningId: 'r1', reason: 'so' } }] as const
const toAnswer = [...toUserTime, scheduled(at(20)), collecting, packaged('pk'), closed('produced')] as const

describe('where a case stands and whose move it is', () => {
  test.each<[string, Fact[], CaseState['state'], CaseState['needs']]>([
    ['nothing yet', [], 'new', 'intake'],
    ['received', story(received), 'new', 'intake'],
    ['taken, but not accepted', story(received, assigned('iris')), 'new', 'intake'],
    ['accepted', story(received, accepted), 'in-review', 'reviewer'],
    ['proposed', story(...toReview, proposed('p1')), 'second-person', 'second-person'],
    [
      'withdrawn by the proposer',
      story(...toReview, proposed('p1'), ended('withdrawn', 'p1', 'iris')),
      'in-review',
      'reviewer',
    ],
    ['sent back', story(...toReview, proposed('p1'), ended('sent-back', 'p1')), 'in-review', 'reviewer'],
    [
      'rejected by the second person',
      story(...toReview, proposed('p1'), ended('rejected', 'p1')),
      'in-review',
      'reviewer',
    ],
    [
      'proposed again',
      story(...toReview, proposed('p1'), ended('sent-back', 'p1'), proposed('p2')),
      'second-person',
      'second-person',
    ],
    ['approved', story(...toUserTime), 'user-time', 'time'],
    ['collecting', story(...toUserTime, scheduled(at(20)), collecting), 'producing', 'machine'],
    ['answered', story(...toUserTime, collecting, packaged('pk'), closed('produced')), 'answered', 'nobody'],
    [
      'refused',
      story(...toReview, proposed('p1', 'reject'), ended('approved', 'p1'), closed('rejected')),
      'refused',
      'nobody',
    ],
    ['taken up again', story(...toAnswer, askedAgain, again), 'in-review', 'reviewer'],
    ['and proposed anew', story(...toAnswer, askedAgain, again, proposed('p2')), 'second-person', 'second-person'],
    ['a decision taken back', story(...toUserTime, askedAgain, again), 'in-review', 'reviewer'],
    [
      'taken up again and refused',
      story(...toAnswer, askedAgain, again, proposed('p2', 'reject'), ended('approved', 'p2'), closed('rejected')),
      ...(['refused', 'nobody'] as const),
    ],
    ['taken back', story(received, closed('withdrawn')), 'withdrawn', 'nobody'],
    ['an order without an end', story(received, order('o1', null)), 'new', 'counsel'],
    ['an order with an end', story(received, order('o1', '2027-01-01')), 'new', 'intake'],
    [
      'an order without an end, ruled on',
      story(received, order('o1', null), ruled('o1', 'does-not-bind', null)),
      'new',
      'intake',
    ],
    [
      'one of two orders ruled on',
      story(...toUserTime, order('o1', null), order('o2', null), ruled('o1', 'does-not-bind', null)),
      'user-time',
      'counsel',
    ],
    [
      'a reviewer asks counsel, a proposal lies open',
      story(...toReview, proposed('p1'), ['iris', { kind: 'counsel-asked', data: { text: '?' } }]),
      'second-person',
      'counsel',
    ],
    [
      'counsel asks back',
      story(...toReview, [
        'tom',
        { kind: 'counsel-said', data: { wordId: 'w', word: 'ask', reason: '?', conditions: [] } },
      ]),
      'in-review',
      'reviewer',
    ],
    ['an objection', story(...toUserTime, told('acc_1'), objected), 'user-time', 'counsel'],
    ['an objection answered', story(...toUserTime, told('acc_1'), objected, answered(true)), 'user-time', 'time'],
    [
      'a closed case needs nobody, whatever is open in it',
      story(received, order('o1', null), objected, closed('withdrawn')),
      'withdrawn',
      'nobody',
    ],
  ])('%s', (_, facts, state, needs) => {
    const found = caseState(facts)
    expect([found.state, found.needs]).toEqual([state, needs])
    expect(found.isOpen).toBe(needs !== 'nobody')
    expect(STATES).toContain(state)
  })

  test('the states in the order of a life', () => {
    expect(STATES).toEqual([
      'new',
      'in-review',
      'second-person',
      'user-time',
      'producing',
      'preserving',
      'answered',
      'preserved',
      'no-longer-kept',
      'refused',
      'withdrawn',
    ])
  })
})

test('what was decided before a case was taken up again no longer counts; what was learnt still does', () => {
  const found = caseState(story(...toAnswer, askedAgain, again))
  expect(found).toMatchObject({ approved: null, closed: null, packageId: null, produceFrom: null, rounds: 1 })
  expect(found.resolved.has('t1')).toBe(true)
  expect(mayProduce(found, at(99))).toBe('not-approved')
  expect(caseState(story(...toAnswer, askedAgain))).toMatchObject({
    state: 'answered',
    needs: 'counsel',
    isOpen: false,
  })
  expect(caseState(story(...toReview, proposed('p1'), closed('rejected'), askedAgain, again)).open).toBeNull()
})

describe('what is read from the facts', () => {
  test('an empty history', () => {
    expect(caseState([])).toEqual({
      state: 'new',
      needs: 'intake',
      isOpen: true,
      assignedTo: null,
      acceptedAt: null,
      resolved: new Map(),
      classification: null,
      dialogue: { question: null, lapsed: false, narrowing: null, agreed: null },
      counsel: UNTOUCHED,
      ...NEVER_REOPENED,
      open: null,
      approved: null,
      rounds: 0,
      orders: [],
      consents: [],
      talk: { announced: null, argument: null, exceptions: [] },
      toldAt: null,
      told: new Set(),
      objection: null,
      produceFrom: null,
      packageId: null,
      closed: null,
      lastFact: 0,
    })
  })

  test('a whole life', () => {
    const facts = story(
      received,
      assigned('sanne'),
      assigned('iris'),
      accepted,
      resolved('t1'),
      proposed('p1'),
      ended('sent-back', 'p1'),
      proposed('p2', 'disclose', 'iris'),
      ended('approved', 'p2', 'tom'),
      told('acc_1'),
      told('acc_2'),
      scheduled(at(30)),
      collecting,
      packaged('pk_1'),
      closed('produced'),
    )
    expect(caseState(facts)).toEqual({
      state: 'answered',
      needs: 'nobody',
      isOpen: false,
      assignedTo: 'iris',
      acceptedAt: at(4),
      resolved: new Map([['t1', { taskId: 't1', result: 'found', found: [account] }]]),
      classification: null,
      dialogue: { question: null, lapsed: false, narrowing: null, agreed: null },
      counsel: UNTOUCHED,
      ...NEVER_REOPENED,
      open: null,
      approved: { proposalId: 'p2', kind: 'disclose', by: 'iris', at: at(8), approvedAt: at(9), approvedBy: 'tom' },
      rounds: 2,
      orders: [],
      consents: [],
      talk: { announced: null, argument: null, exceptions: [] },
      toldAt: at(10),
      told: new Set(['acc_1', 'acc_2']),
      objection: null,
      produceFrom: at(30),
      packageId: 'pk_1',
      closed: { outcomes: [{ taskId: 't1', outcome: 'other' }], why: 'produced', at: at(15) },
      lastFact: 15,
    })
  })

  test('laid back, a case is with nobody', () => {
    expect(caseState(story(received, assigned('iris'), assigned(null))).assignedTo).toBeNull()
  })

  test('an open proposal with its proposer', () => {
    expect(caseState(story(...toReview, proposed('p1', 'reject', 'iris'))).open).toEqual({
      proposalId: 'p1',
      kind: 'reject',
      by: 'iris',
      at: at(4),
    })
    expect(caseState(story(...toReview, proposed('p1', 'reject', 'iris'))).approved).toBeNull()
  })

  test('a proposal that ended is not approved, unless it was', () => {
    for (const ending of ['withdrawn', 'rejected', 'sent-back'] as const) {
      const state = caseState(story(...toReview, proposed('p1'), ended(ending, 'p1')))
      expect([state.open, state.approved, state.rounds], ending).toEqual([null, null, 1])
    }
  })

  test('orders with what counsel ruled', () => {
    const facts = story(
      order('o1', '2027-01-01'),
      order('o2', null),
      ruled('o2', 'binds-until', '2027-02-01'),
      order('o3', '2027-03-01'),
      ruled('o3', 'does-not-bind', null),
      order('o4', null),
      ruled('o4', 'binds-until', null),
    )
    expect(caseState(facts).orders).toEqual([
      { orderId: 'o1', endsOn: '2027-01-01', ruling: null },
      { orderId: 'o2', endsOn: null, ruling: { kind: 'binds-until', endsOn: '2027-02-01' } },
      { orderId: 'o3', endsOn: '2027-03-01', ruling: { kind: 'does-not-bind' } },
      // The command and the database both refuse this one; read from facts it would not bind for ever.
      { orderId: 'o4', endsOn: null, ruling: { kind: 'does-not-bind' } },
    ])
  })

  test('the newest objection counts, and only an answer after it answers it', () => {
    expect(caseState(story(objected)).objection).toEqual({ at: at(1), answered: false, produce: false })
    expect(caseState(story(objected, answered(true))).objection).toEqual({ at: at(1), answered: true, produce: true })
    expect(caseState(story(objected, answered(false))).objection).toEqual({ at: at(1), answered: true, produce: false })
    expect(caseState(story(objected, answered(true), objected)).objection).toEqual({
      at: at(3),
      answered: false,
      produce: false,
    })
  })

  test('the newest schedule counts', () => {
    expect(caseState(story(scheduled(at(40)), scheduled(at(50)))).produceFrom).toEqual(at(50))
  })

  test('the accounts of a task', () => {
    const state = caseState(story(resolved('t1'), resolved('t2', 'not-found')))
    expect(accountsOf(state, 't1')).toEqual([account])
    expect(accountsOf(state, 't2')).toEqual([])
    expect(accountsOf(state, 't3')).toEqual([])
  })
})

describe('whether data may be collected', () => {
  const ready = [...toUserTime, told('acc_1'), scheduled(at(30))] as const
  test.each<[string, Fact[], Date, ReturnType<typeof mayProduce>]>([
    ['approved and the time has come', story(...ready), at(30), 'yes'],
    ['long after', story(...ready), at(3000), 'yes'],
    ['a moment too early', story(...ready), new Date(at(30).getTime() - 1), 'too-early'],
    ['approved but nothing is scheduled', story(...toUserTime, told('acc_1')), at(3000), 'too-early'],
    ['not approved', story(...toReview, proposed('p1'), scheduled(at(1))), at(3000), 'not-approved'],
    [
      'a refusal was approved',
      story(...toReview, proposed('p1', 'reject'), ended('approved', 'p1'), scheduled(at(1))),
      at(3000),
      'nothing-to-disclose',
    ],
    ['the user objected', story(...ready, objected), at(3000), 'objection-open'],
    ['the objection was upheld', story(...ready, objected, answered(false)), at(3000), 'objection-upheld'],
    ['the objection was set aside', story(...ready, objected, answered(true)), at(3000), 'yes'],
    ['the objection was set aside, too early', story(...ready, objected, answered(true)), at(29), 'too-early'],
    ['closed', story(...ready, closed('produced')), at(3000), 'closed'],
  ])('%s', (_, facts, now, answer) => {
    expect(mayProduce(caseState(facts), now)).toBe(answer)
  })
})

const anyFact = fc.constantFrom(
  received,
  accepted,
  assigned('iris'),
  assigned(null),
  resolved('t1'),
  proposed('p1'),
  proposed('p2', 'reject'),
  ended('withdrawn', 'p1', 'iris'),
  ended('sent-back', 'p2'),
  ended('approved', 'p1'),
  ended('approved', 'p2'),
  order('o1', null),
  ruled('o1', 'does-not-bind', null),
  told('acc_1'),
  scheduled(at(5)),
  objected,
  answered(true),
  answered(false),
  collecting,
  packaged('pk'),
  closed('produced'),
  closed('rejected'),
)

test('in every history: closed means nobody and nothing more to produce; silence never opens the gate', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 25 }), (told) => {
      const state = caseState(story(...told))
      const may = mayProduce(state, at(1000))
      expect(state.isOpen).toBe(state.closed === null)
      expect(state.needs === 'nobody').toBe(!state.isOpen)
      expect(state.lastFact).toBe(told.length)
      if (may === 'yes') {
        expect(state.approved?.kind).toBe('disclose')
        expect(state.produceFrom).not.toBeNull()
        expect(state.objection === null || (state.objection.answered && state.objection.produce)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
