import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseState } from '../case/case.rules.ts'
import type { Fact, NewFact } from '../case/fact.rules.ts'
import { PROCESS_IDS, processRow } from '../triage/process.rules.ts'
import { COST_ROWS, type CostAsk, mayAskCosts, NEVER_CHARGED } from './cost.rules.ts'

const ask = (over: Partial<CostAsk> = {}): CostAsk => ({
  ...{ process: 'us-search-warrant', product: 'meetings', categories: ['identity', 'chat'] },
  ...{ child: false, waived: null, ended: null, word: null, ...over },
})
const may = (over: Partial<CostAsk> = {}) => {
  const { may: verdict, why } = mayAskCosts(ask(over))
  return [verdict, why]
}

test('§ 2706 lets the office ask for every kind of American demand that hands something over', () => {
  for (const process of [
    'us-subpoena-grand-jury',
    'us-court-order-2703d',
    'us-search-warrant',
    'us-backup-2704',
  ] as const)
    expect(mayAskCosts(ask({ process }))).toEqual({
      ...{ may: 'yes', why: 'fee', basis: 'law', citation: '18 U.S.C. § 2706(a)' },
    })
})

test('telephone records of a carrier alone are free, unless counsel names the finding; meetings are no telephone', () => {
  const toll = { product: 'phone', categories: ['calls', 'identity'] } as const
  expect(may(toll)).toEqual(['counsel', 'toll'])
  expect(mayAskCosts(ask(toll)).citation).toBe('18 U.S.C. § 2706(c)')
  expect(may({ ...toll, word: 'yes' })).toEqual(['yes', 'counsel-yes'])
  expect(may({ ...toll, word: 'no' })).toEqual(['no', 'counsel-no'])
  expect(may({ ...toll, categories: ['calls', 'payment'] })).toEqual(['yes', 'fee'])
  expect(may({ ...toll, product: 'meetings' })).toEqual(['yes', 'fee'])
  expect(may({ ...toll, process: 'nl-126n' })).toEqual(['yes', 'fee'])
})

test('an order of another Member State is charged only where counsel says that its law gives it', () => {
  expect(may({ process: 'eu-production-order' })).toEqual(['counsel', 'issuing-state'])
  expect(may({ process: 'eu-production-order', word: 'yes' })).toEqual(['yes', 'counsel-yes'])
  expect(COST_ROWS['eu-production-order'].citation).toBe('Reg. (EU) 2023/1543 art. 14')
})

test('emergencies, children, consent, what was refused and what is only kept are never charged, whatever counsel says', () => {
  const word = 'yes' as const
  expect(may({ process: 'us-emergency', word })).toEqual(['no', 'emergency'])
  expect(may({ process: 'foreign-emergency', word })).toEqual(['no', 'emergency'])
  expect(may({ process: 'owner-consent', word })).toEqual(['no', 'consent'])
  expect(may({ process: 'us-preservation', word })).toEqual(['no', 'only-kept'])
  expect(may({ process: null, word })).toEqual(['no', 'unnamed'])
  expect(may({ child: true, word })).toEqual(['no', 'child'])
  expect(may({ waived: 'child', word })).toEqual(['no', 'child'])
  expect(may({ waived: 'other', word })).toEqual(['no', 'waived'])
  for (const ended of ['rejected', 'withdrawn', 'informed', 'preserved', 'restricted'] as const)
    expect(may({ ended, word })).toEqual(['no', 'refused'])
  expect(may({ ended: 'produced' })).toEqual(['yes', 'fee'])
})

test('every row is dated and unread; what is law has its source; a word of counsel opens no row that says no', () => {
  for (const process of PROCESS_IDS) {
    const row = COST_ROWS[process]
    expect([row.reviewed, /^\d{4}-\d\d-\d\d$/.test(row.validFrom)]).toEqual([false, true])
    expect(row.basis === 'policy' || row.citation !== null).toBe(true)
    if (row.may === 'no') expect(mayAskCosts(ask({ process, word: 'yes' })).may).toBe('no')
    if (processRow(process).family === 'emergency') expect(row.why).toBe('emergency')
  }
})

test('the database refuses a quote for the same kinds of demand as the table', () => {
  const sql = readFileSync('db/migrations/0093-costs.sql', 'utf8')
  const listed = /c\.process in \(([^)]*)\)/.exec(sql)?.[1] ?? ''
  expect([...listed.matchAll(/'([\w-]+)'/g)].map(([, name]) => name).sort()).toEqual([...NEVER_CHARGED].sort())
})

const COSTS: readonly NewFact[] = [
  { kind: 'costs-ruled', data: { word: 'yes', source: 'art. 1', reason: 'so' } },
  { kind: 'costs-quoted', data: { quoteId: 'q' } },
  { kind: 'costs-answered', data: { quoteId: 'q', answer: 'asked', text: 'Why?' } },
  { kind: 'costs-withdrawn', data: { quoteId: 'q', reason: 'so' } },
  { kind: 'invoice-made', data: { invoiceId: 'i', number: 'n' } },
]
const CASE: readonly NewFact[] = [
  { kind: 'received', data: { documentSha256: 'x' } },
  { kind: 'accepted', data: { level: 3 } },
  { kind: 'proposed', data: { proposalId: 'p', kind: 'disclose' } },
  { kind: 'proposal-approved', data: { proposalId: 'p', reason: '' } },
  { kind: 'production-scheduled', data: { notBefore: '2026-11-01T00:00:00.000Z', lastDay: null } },
  { kind: 'closed', data: { outcomes: [], why: 'produced' } },
]

test('no fact about costs moves a state, whose move it is, or the day from which data may go', () => {
  const told = (facts: readonly NewFact[]) =>
    caseState(facts.map((fact, n): Fact => ({ ...fact, id: `f${n}`, n: n + 1, at: new Date(0), author: 'a' })))
  const where = fc.array(fc.tuple(fc.nat(CASE.length), fc.constantFrom(...COSTS)), { maxLength: 6 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: CASE.length }), where, (until, extra) => {
      const plain = CASE.slice(0, until)
      const mixed = plain.flatMap((fact, n) => [fact, ...extra.filter(([at]) => at === n).map(([, cost]) => cost)])
      const { lastFact: _, ...want } = told(plain)
      const { lastFact: __, ...got } = told(mixed)
      expect(got).toEqual(want)
    }),
    { numRuns: 200 },
  )
})
