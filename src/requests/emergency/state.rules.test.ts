import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import type { Fact, NewFact } from '../case/fact.rules.ts'
import { emergencyState, isEmergencyFact } from './state.rules.ts'

const facts = (...list: readonly NewFact[]): readonly Fact[] =>
  list.map((fact, index) => ({
    ...fact,
    ...{ id: `fact_${index}`, n: index + 1, at: instant('2026-11-22T02:00:00Z'), author: 'lotte' },
  }))
const due = '2026-11-25T02:00:00.000Z'
const released: NewFact = {
  kind: 'emergency-released',
  data: { proposalId: 'prop_1', callbackId: 'call_1', followUpDue: due },
}
const reminded: NewFact = { kind: 'follow-up-reminded', data: { mailId: 'mail_1' } }
const overdue: NewFact = { kind: 'follow-up-overdue', data: {} }
const ended: NewFact = { kind: 'follow-up-ended', data: { how: 'legal-process', reference: 'SW-26-1' } }
const told: NewFact = { kind: 'notice-sent', data: { accountId: 'acc_1', mailId: 'mail_2' } }
const at = instant('2026-11-22T02:00:00Z')

test('before a release there is nothing to follow up', () => {
  expect(emergencyState(facts())).toEqual({ risk: null, releasedAt: null, followUp: { kind: 'none' } })
})

test.each([
  ['open', { kind: 'open', due: instant(due), reminded: false }, [released]],
  ['reminded', { kind: 'open', due: instant(due), reminded: true }, [released, reminded]],
  ['overdue', { kind: 'overdue', due: instant(due), reminded: true }, [released, reminded, overdue]],
  ['legal process', { kind: 'ended', at, how: 'legal-process', reference: 'SW-26-1' }, [released, overdue, ended]],
  ['the user was told', { kind: 'ended', at, how: 'user-told', reference: '' }, [released, told]],
] as const)('%s', (_, followUp, list) => {
  expect(emergencyState(facts(...list))).toEqual({ risk: null, releasedAt: at, followUp })
})

test('the newest sum counts', () => {
  const sum = (score: number): NewFact => ({ kind: 'risk-assessed', data: { score, level: 'low', signals: [] } })
  expect(emergencyState(facts(sum(10), sum(20))).risk?.score).toBe(20)
})

test('which facts are an emergency’s own', () => {
  expect(facts(released, told).map(isEmergencyFact)).toEqual([true, false])
})
