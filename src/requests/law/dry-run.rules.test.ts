import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import type { ReachAsk } from '../triage/reach.rules.ts'
import { changedLaw, dryRun } from './dry-run.rules.ts'

const ask = (over: Partial<ReachAsk['demand']> = {}): ReachAsk => ({
  demand: {
    process: 'us-subpoena-grand-jury',
    asker: { authority: true, country: 'US', usGovernmentalEntity: true },
    issuer: 'prosecutor',
    ...{ statute: '', validatedBy: null, classifiedAs: null, consent: null, emergency: false, home: 'NL' },
    on: day('2026-11-22'),
    ...over,
  },
  accounts: [],
  categories: ['identity', 'participants', 'chat'],
})
const past = (id: string, over?: Partial<ReachAsk['demand']>) => ({ id, number: `HLD-${id}`, ask: ask(over) })

test('a process that would reach nothing takes away what was given, case by case', () => {
  const cases = [past('1'), past('2', { process: 'us-search-warrant', issuer: 'judge' })]
  const change = { kind: 'process', process: 'us-subpoena-grand-jury', reach: 'nothing' } as const
  expect(dryRun(cases, change)).toEqual([
    { id: '1', number: 'HLD-1', category: 'identity', was: 'disclose', becomes: 'withhold' },
  ])
})

test('a wider reach still stops at the closed list', () => {
  const change = { kind: 'process', process: 'us-subpoena-grand-jury', reach: 'content' } as const
  expect(dryRun([past('1')], change)).toEqual([])
})

test('the policy for a country changes its orders and no others', () => {
  const german = {
    process: 'foreign-order',
    asker: { authority: true, country: 'DE', usGovernmentalEntity: false },
  } as const
  const change = { kind: 'country', country: 'DE', reach: 'nothing' } as const
  expect(dryRun([past('1', { ...german, issuer: 'judge' }), past('2')], change)).toEqual([
    { id: '1', number: 'HLD-1', category: 'identity', was: 'disclose', becomes: 'withhold' },
  ])
})

test('no change alters nothing, and the tables stay as they are', () => {
  const change = { kind: 'process', process: 'us-search-warrant', reach: 'content' } as const
  expect(dryRun([past('1'), past('2', { process: 'us-search-warrant', issuer: 'judge' })], change)).toEqual([])
  changedLaw({ kind: 'process', process: 'us-search-warrant', reach: 'nothing' })
  expect(dryRun([past('1')], change)).toEqual([])
})
