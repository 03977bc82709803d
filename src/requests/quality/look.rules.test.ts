import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProposalBody } from '../case/proposal.rules.ts'
import type { Category } from '../triage/category.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import { CHECKS, checkLook, checksFor, compulsory, type Decided, draw } from './look.rules.ts'

const given = (...categories: readonly Category[]): ProposalBody['decision'] => ({
  ...{ kind: 'disclose', subjects: [], from: null, to: null },
  rows: categories.map((category) => ({ category, verdict: 'disclose', basis: 'b', reason: '' })),
})
const refused: ProposalBody['decision'] = { kind: 'reject', because: 'OVERBROAD' }
const decided = (process: Process, decision: ProposalBody['decision']): Decided => ({ process, decision })

test.each([
  ['content that a warrant gave', decided('us-search-warrant', given('identity', 'chat')), 'content'],
  ['a title, which is content', decided('us-search-warrant', given('meeting-titles')), 'content'],
  ['a warrant that gave none', decided('us-search-warrant', given('identity')), null],
  ['an emergency', decided('us-emergency', given('identity')), 'emergency'],
  ['an emergency that was refused', decided('us-emergency', refused), 'emergency'],
  ['a subpoena', decided('us-subpoena-trial', given('identity', 'sessions')), null],
  ['a refusal', decided('us-subpoena-trial', refused), null],
] as const)('%s: %#', (_, one, why) => {
  expect(compulsory(one)).toBe(why)
})

test('content that was withheld is not content that was given', () => {
  const decision = given('identity')
  if (decision.kind !== 'disclose') return
  const row = { category: 'chat', verdict: 'withhold', basis: 'b', reason: '' } as const
  expect(compulsory(decided('us-search-warrant', { ...decision, rows: [...decision.rows, row] }))).toBe(null)
})

describe('the draw', () => {
  test('is the same for the same seed and ticket, and lies from 0 up to 1', () => {
    expect(draw('a'.repeat(64), 'ticket')).toBe(draw('a'.repeat(64), 'ticket'))
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, ticket) => {
        const value = draw(seed, ticket)
        expect(value >= 0 && value < 1).toBe(true)
      }),
    )
  })

  test('chooses about as many as the share says', () => {
    const drawn = Array.from({ length: 20_000 }, (_, n) => draw('5eed', `ticket ${n}`))
    expect(drawn.filter((value) => value < 0.1).length / drawn.length).toBeCloseTo(0.1, 2)
    expect(new Set(drawn).size).toBe(drawn.length)
  })
})

describe('the checklist', () => {
  test('asks by process and by what was decided', () => {
    expect(checksFor(decided('us-subpoena-trial', given('identity')))).toEqual([
      'addressee',
      'signed',
      'named',
      'reasons',
      'identifier',
      'reach',
      'period',
      'told',
    ])
    expect(checksFor(decided('us-search-warrant', given('chat')))).toEqual(
      expect.arrayContaining(['judge', 'particular', 'content-needed']),
    )
    expect(checksFor(decided('us-court-order-2703d', given('devices')))).not.toContain('content-needed')
    expect(checksFor(decided('us-subpoena-trial', refused))).toEqual([
      'addressee',
      'signed',
      'named',
      'reasons',
      'ground',
      'way-open',
    ])
    expect(checksFor(decided('us-emergency', given('identity')))).toEqual([
      'danger',
      'callback',
      'reasons',
      'least',
      'identifier',
      'reach',
    ])
    expect(checksFor(decided('us-emergency', refused))).toEqual(['danger', 'callback', 'reasons', 'ground', 'way-open'])
  })

  test('every line of it is asked somewhere, and nowhere twice', () => {
    const all = [
      ...[decided('us-search-warrant', given('chat')), decided('us-emergency', given('identity'))],
      ...[decided('us-subpoena-trial', refused), decided('us-emergency', refused)],
    ].map(checksFor)
    expect(new Set(all.flat())).toEqual(new Set(CHECKS))
    for (const checks of all) expect(new Set(checks).size).toBe(checks.length)
  })
})

describe('a verdict', () => {
  const look = { proposedBy: 'anna', decidedBy: 'bo', done: false, checks: ['reach', 'period'] as const }
  const asked = { by: 'femke', verdict: 'agree', text: '', answers: { reach: 'yes', period: 'not-asked' } } as const
  test.each([
    ['by somebody else', asked, look, 'fine'],
    ['by who proposed', { ...asked, by: 'anna' }, look, 'own'],
    ['by who decided', { ...asked, by: 'bo' }, look, 'own'],
    ['a second time', asked, { ...look, done: true }, 'done'],
    ['with a line left open', { ...asked, answers: { reach: 'yes' } }, look, 'unanswered'],
    ['that agrees with a no in it', { ...asked, answers: { reach: 'no', period: 'yes' } }, look, 'no-but-agreed'],
    ['with remarks and none written', { ...asked, verdict: 'remarks', text: ' ' }, look, 'text-missing'],
    ['that disagrees and says why', { ...asked, verdict: 'disagree', text: 'Too wide.' }, look, 'fine'],
    [
      'with a no and remarks',
      { ...asked, verdict: 'remarks', text: 'A day too many.', answers: { reach: 'yes', period: 'no' } },
      ...([look, 'fine'] as const),
    ],
  ] as const)('%s: %#', (_, one, about, verdict) => {
    expect(checkLook(one, about)).toBe(verdict)
  })
})
