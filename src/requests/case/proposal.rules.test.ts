import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, instant } from '#platform/time.ts'
import {
  base,
  body,
  chat,
  context,
  type Disclosure,
  decision,
  facts,
  identity,
  inReview,
  participants,
  proposed,
  refusal,
  row,
  rows,
  sessions,
  subjects,
  unaccepted,
  waiting,
} from '#test/proposal.ts'
import type { Restricting, RestrictionOrder } from '../restriction/restriction.rules.ts'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import { type CaseState, caseState } from './case.rules.ts'
import type { NewFact } from './fact.rules.ts'
import {
  checkProposal,
  type ProposalBody,
  type ProposalContext,
  type ProposalRefusal,
  type ProposedRow,
  REJECT_REASONS,
  type RejectReason,
  rejectReasons,
  rulingsOf,
} from './proposal.rules.ts'

test('a proposal that keeps to the rules stands', () => {
  expect(checkProposal(body(), context)).toEqual([])
  expect(checkProposal(refusal(), context)).toEqual([])
})

describe('when a proposal can be made', () => {
  const at = (...more: readonly NewFact[]) => caseState(facts(...base, ...more))
  const approved: NewFact = { kind: 'proposal-approved', data: { proposalId: 'p1', reason: '' } }
  test.each<[string, CaseState, readonly ProposalRefusal[]]>([
    ['in review', inReview, []],
    ['not accepted: a refusal needs nobody’s identity', unaccepted, []],
    ['one lies open', waiting, ['proposal-open']],
    [
      'after it was sent back',
      at(proposed, { kind: 'proposal-sent-back', data: { proposalId: 'p1', reason: 'r' } }),
      [],
    ],
    ['decided', at(proposed, approved), ['already-decided']],
    ['closed', at({ kind: 'closed', data: { outcomes: [], why: 'withdrawn' } }), ['closed']],
    [
      'closed counts before all else',
      caseState(facts({ kind: 'closed', data: { outcomes: [], why: 'withdrawn' } })),
      ['closed'],
    ],
  ])('%s', (_, state, because) => {
    expect(checkProposal(refusal('OVERBROAD', { seenFact: state.lastFact }), { ...context, state })).toEqual(because)
  })

  test('no disclosure before it was accepted', () => {
    const early = body({}, { seenFact: unaccepted.lastFact })
    expect(checkProposal(early, { ...context, state: unaccepted })).toContain('not-accepted')
  })

  test('general information answers a question and nothing else', () => {
    const inform: ProposalBody = { ...body(), decision: { kind: 'inform' } }
    expect(checkProposal(inform, context)).toEqual(['no-question'])
    const asked = (process: 'general-question' | 'informal-request' | 'expert-testimony') =>
      checkProposal(inform, { ...context, demand: { ...context.demand, process } })
    expect([asked('general-question'), asked('informal-request')]).toEqual([[], []])
    expect(asked('expert-testimony')).toEqual(['no-question'])
    const early = { ...context, state: unaccepted, demand: { ...context.demand, process: 'general-question' } } as const
    expect(checkProposal({ ...inform, seenFact: unaccepted.lastFact }, early)).toEqual([])
  })

  test('not before every page was read', () => {
    expect(checkProposal(body(), { ...context, documentRead: false })).toEqual(['document-unread'])
    expect(checkProposal(refusal(), { ...context, documentRead: false })).toEqual(['document-unread'])
  })

  test('not on what was true before the newest fact', () => {
    expect(checkProposal(body({}, { seenFact: inReview.lastFact - 1 }), context)).toEqual(['case-moved-on'])
    expect(checkProposal(body({}, { seenFact: inReview.lastFact + 1 }), context)).toEqual([])
  })

  test('nothing is disclosed while the officer is asked to ask for less; a refusal may be', () => {
    const narrowing = {
      ...{ narrowingId: 'n', text: 'Less will do.', proposedAt: instant('2026-11-09T09:00:00Z') },
      scope: { categories: ['identity'] as const, from: null, to: null },
    }
    const state = { ...inReview, dialogue: { ...inReview.dialogue, narrowing } }
    expect(checkProposal(body(), { ...context, state })).toEqual(['narrowing-open'])
    expect(checkProposal(refusal(), { ...context, state })).toEqual([])
  })

  test.each(['', '  ', '\n'])('not with the explanation %j', (explanation) => {
    expect(checkProposal(refusal('OVERBROAD', { explanation }), context)).toEqual(['explanation-missing'])
  })

  test('all reasons are told at once', () => {
    expect(
      checkProposal(body({ subjects: [], rows: [] }, { explanation: '', seenFact: 0 }), {
        ...context,
        state: waiting,
        documentRead: false,
      }),
    ).toEqual([
      'proposal-open',
      'document-unread',
      'case-moved-on',
      'explanation-missing',
      'row-missing',
      'nothing-disclosed',
      'no-subject',
    ])
  })
})

describe('the rows', () => {
  test.each<[string, readonly ProposedRow[], readonly ProposalRefusal[]]>([
    ['more than the process reaches', [identity, sessions, row('participants', 'disclose'), chat], ['beyond-process']],
    [
      'more than the process reaches, with a reason',
      [identity, sessions, participants, row('chat', 'disclose', 'please')],
      ['beyond-process'],
    ],
    [
      'less, without a reason',
      [identity, row('sessions', 'withhold'), participants, chat],
      ['withholding-needs-reason'],
    ],
    [
      'less, with a blank reason',
      [identity, row('sessions', 'withhold', '  '), participants, chat],
      ['withholding-needs-reason'],
    ],
    ['less, with a reason', [identity, row('sessions', 'withhold', 'Not within the period.'), participants, chat], []],
    ['what was not asked', [...rows, row('billing', 'disclose')], ['not-asked']],
    ['one left out', [identity, sessions, participants], ['row-missing']],
    ['one twice', [...rows, identity], ['row-missing']],
    ['one twice in place of another', [identity, sessions, participants, participants], ['row-missing']],
    [
      'nothing disclosed',
      [row('identity', 'withhold', 'r'), row('sessions', 'withhold', 'r'), participants, chat],
      ['nothing-disclosed'],
    ],
  ])('%s', (_, proposedRows, because) => {
    expect(checkProposal(body({ rows: proposedRows }), context)).toEqual(because)
  })

  test('of an agency that is none, nothing can be disclosed', () => {
    const asker = { authority: true, country: 'US', usGovernmentalEntity: false }
    expect(checkProposal(body(), { ...context, demand: { ...context.demand, asker } })).toEqual(['beyond-process'])
  })

  test('an administrative subpoena needs its statute here too', () => {
    const demand = { ...context.demand, process: 'us-subpoena-administrative', issuer: 'authority' } as const
    expect(checkProposal(body(), { ...context, demand })).toEqual(['beyond-process'])
    const named = { ...demand, statute: '21 U.S.C. § 876' }
    expect(checkProposal(body(), { ...context, demand: named })).toEqual([])
  })

  test('the rulings are those of the law table', () => {
    expect(rulingsOf(context).map(({ category, verdict }) => [category, verdict])).toEqual([
      ['identity', 'disclose'],
      ['sessions', 'disclose'],
      ['participants', 'withhold'],
      ['chat', 'withhold'],
    ])
  })
})

describe('whom it is about', () => {
  test.each<[string, Disclosure['subjects'], readonly ProposalRefusal[]]>([
    ['nobody', [], ['no-subject']],
    ['another account', [{ taskId: 't1', accountId: 'acc_2', meetingId: 'meet_1' }], ['unknown-subject']],
    [
      'another meeting of the account',
      [{ taskId: 't1', accountId: 'acc_1', meetingId: 'meet_2' }],
      ['unknown-subject'],
    ],
    ['every meeting of the account', [{ taskId: 't1', accountId: 'acc_1', meetingId: null }], ['unknown-subject']],
    ['a task that found nobody', [{ taskId: 't2', accountId: 'acc_1', meetingId: 'meet_1' }], ['unknown-subject']],
    ['a task not looked up yet', [{ taskId: 't3', accountId: 'acc_1', meetingId: 'meet_1' }], ['unresolved-task']],
    [
      'one right and one wrong',
      [...subjects, { taskId: 't1', accountId: 'acc_2', meetingId: null }],
      ['unknown-subject'],
    ],
    [
      'each wrong once',
      [
        { taskId: 't1', accountId: 'a', meetingId: null },
        { taskId: 't1', accountId: 'b', meetingId: null },
      ],
      ['unknown-subject'],
    ],
  ])('%s', (_, named, because) => {
    expect(checkProposal(body({ subjects: named }), context)).toEqual(because)
  })
})

describe('the period', () => {
  const open = { from: null, to: null }
  const asked = context.period
  test.each<[string, Readonly<{ from: string | null; to: string | null }>, ProposalContext['period'], boolean]>([
    ['exactly what was asked', { from: '2026-09-01', to: '2026-09-30' }, asked, true],
    ['a day within', { from: '2026-09-14', to: '2026-09-14' }, asked, true],
    ['a day before', { from: '2026-08-31', to: '2026-09-30' }, asked, false],
    ['a day after', { from: '2026-09-01', to: '2026-10-01' }, asked, false],
    ['without a first day', { from: null, to: '2026-09-30' }, asked, false],
    ['without a last day', { from: '2026-09-01', to: null }, asked, false],
    ['the last before the first', { from: '2026-09-15', to: '2026-09-14' }, asked, false],
    ['open where nothing was asked', { from: null, to: null }, open, true],
    ['narrower where nothing was asked', { from: '2026-09-14', to: '2026-09-15' }, open, true],
    ['only an end where nothing was asked', { from: null, to: '2026-09-15' }, open, true],
    ['only a start where nothing was asked', { from: '2026-09-15', to: null }, open, true],
    ['reversed where nothing was asked', { from: '2026-09-15', to: '2026-09-14' }, open, false],
    [
      'an end where only a start was asked',
      { from: '2026-09-01', to: '2027-01-01' },
      { from: asked.from, to: null },
      true,
    ],
    [
      'a start where only an end was asked',
      { from: '1999-01-01', to: '2026-09-30' },
      { from: null, to: asked.to },
      true,
    ],
  ])('%s', (_, { from, to }, period, stands) => {
    const dated = body({ from: from === null ? null : day(from), to: to === null ? null : day(to) })
    expect(checkProposal(dated, { ...context, period })).toEqual(stands ? [] : ['period-too-wide'])
  })
})

test('no proposal that stands gives what the law table withholds, for any process and any choice', () => {
  const verdicts = fc.record(
    Object.fromEntries(
      CATEGORY_IDS.map((category) => [category, fc.constantFrom('disclose' as const, 'withhold' as const)]),
    ),
  )
  const processes = fc.constantFrom(
    'us-subpoena-trial' as const,
    'us-court-order-2703d' as const,
    'us-search-warrant' as const,
    'us-preservation' as const,
  )
  fc.assert(
    fc.property(
      verdicts,
      processes,
      fc.boolean(),
      fc.subarray([...CATEGORY_IDS], { minLength: 1 }),
      (chosen, process, usGovernmentalEntity, asked) => {
        const asker = { authority: true, country: 'US', usGovernmentalEntity }
        const demand = { ...context.demand, process, asker, issuer: 'judge' } as const
        const here: ProposalContext = { ...context, demand, asked }
        const made = asked.map((category) => row(category, chosen[category] ?? 'withhold', 'reason'))
        const given = made.filter(({ verdict }) => verdict === 'disclose').map(({ category }) => category)
        const allowed = new Set(
          rulingsOf(here)
            .filter(({ verdict }) => verdict === 'disclose')
            .map(({ category }) => category),
        )
        const stands = checkProposal(body({ rows: made }), here).length === 0
        expect(stands).toBe(given.length > 0 && given.every((category) => allowed.has(category)))
      },
    ),
  )
})

describe('what only the records know is said to nobody before acceptance', () => {
  const OF_RECORDS = ['NOT_HELD', 'NO_SUCH_ACCOUNT', 'NOT_RETAINED', 'E2EE_NO_ACCESS']
  const keep: ProposalBody = {
    ...body({}, { seenFact: unaccepted.lastFact }),
    decision: { kind: 'preserve', categories: ['identity'], subjects: [], from: decision.from, to: decision.to },
  }
  test('neither by the reason of a refusal', () => {
    for (const because of REJECT_REASONS) {
      const early = checkProposal(refusal(because, { seenFact: unaccepted.lastFact }), {
        ...context,
        state: unaccepted,
      })
      expect(early, because).toEqual(OF_RECORDS.includes(because) ? ['not-accepted'] : [])
      expect(checkProposal(refusal(because), context), because).toEqual([])
    }
  })
  test('nor by keeping', () => {
    expect(checkProposal(keep, { ...context, state: unaccepted, keeps: 'yes' })).toContain('not-accepted')
  })
  test('nor while an identifier has not been looked up', () => {
    const looking = { ...context, lookedUp: false }
    const early = (because: RejectReason) => checkProposal(refusal(because), looking)
    expect(REJECT_REASONS.filter((because) => early(because).includes('unresolved-task'))).toEqual([
      'NOT_HELD',
      'NO_SUCH_ACCOUNT',
    ])
    expect(checkProposal(keep, { ...looking, keeps: 'yes' })).toContain('unresolved-task')
  })
  test('the form offers what can be sent', () => {
    const offered = (keeping: boolean, accepted: boolean) => rejectReasons({ keeping, accepted })
    const left = (reasons: readonly RejectReason[]) => REJECT_REASONS.filter((because) => !reasons.includes(because))
    expect(offered(false, true)).toEqual(REJECT_REASONS)
    expect(left(offered(false, true))).toEqual([])
    expect(left(offered(false, false))).toEqual(OF_RECORDS)
    expect(left(offered(true, true))).toEqual(['NOT_HELD', 'NO_SUCH_ACCOUNT'])
    expect(left(offered(true, false))).toEqual(OF_RECORDS)
    expect(checkProposal(refusal('NO_SUCH_ACCOUNT'), { ...context, keeps: 'yes' })).toEqual(['tells-existence'])
  })
})

describe('keeping', () => {
  type Keeping = Extract<ProposalBody['decision'], { kind: 'preserve' }>
  const keeping = (over: Partial<Keeping> = {}, more: Partial<ProposalContext> = {}) =>
    checkProposal(
      {
        ...body({}, { seenFact: 99 }),
        decision: { kind: 'preserve', categories: ['chat'], subjects, from: decision.from, to: decision.to, ...over },
      },
      { ...context, keeps: 'yes', ...more },
    )
  const inVain = caseState(facts(...base.slice(0, 2), ...base.slice(3)))
  const nobody = caseState(facts(...base.filter(({ kind }) => kind !== 'identifier-resolved')))
  test.each<[string, readonly ProposalRefusal[], readonly ProposalRefusal[]]>([
    ['any class that was asked', keeping(), []],
    ['by a process that keeps nothing', keeping({}, { keeps: null }), ['keeps-nothing']],
    ['without a period in force', keeping({}, { keeps: 'no-period' }), ['no-period']],
    ['of nothing', keeping({ categories: [] }), ['nothing-kept']],
    ['of what was not asked', keeping({ categories: ['recordings'] }), ['not-asked']],
    ['of nobody where somebody was found', keeping({ subjects: [] }), ['no-subject']],
    ['of nobody where nobody was found', keeping({ subjects: [] }, { state: nobody }), []],
    ['of nobody where it was looked up and nobody was found', keeping({ subjects: [] }, { state: inVain }), []],
    ['of somebody who was not found', keeping({}, { state: inVain }), ['unresolved-task']],
    ['longer than was asked', keeping({ from: null }), ['period-too-wide']],
  ])('%s', (_, found, wanted) => {
    expect(found).toEqual(wanted)
  })
})

test('an order to restrict access is judged as an order, and names accounts that were found', () => {
  const order: RestrictionOrder = {
    ...{ law: 'national', act: 'Insults', territory: [], reach: ['BE'], startsOn: null, endsOn: null },
  }
  const shut: Restricting = {
    ...{ kind: 'restrict', measure: 'geoblock', countries: ['BE'], subjects, policy: null },
    ...{ startsOn: day('2026-11-22'), endsOn: null, reviewOn: day('2027-02-22') },
  }
  const judged = (over: Partial<Restricting>, of: RestrictionOrder | null) =>
    checkProposal({ ...body(), decision: { ...shut, ...over } }, { ...context, order: of })
  expect(judged({}, order)).toEqual([])
  expect(judged({ subjects: [] }, order)).toEqual(['no-subject'])
  expect(judged({}, null)).toEqual(['no-restriction-order'])
  expect(judged({ countries: ['BE', 'NL'] }, order)).toEqual(['beyond-territory'])
})
