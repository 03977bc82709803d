import { describe, expect, test } from 'vitest'
import { context, decision, rows } from '#test/proposal.ts'
import { isRejectReason, questionsIn, REJECT_REASONS } from './proposal.rules.ts'

describe('what counsel is asked', () => {
  const from = (country: string) => ({ ...context, accounts: [country] })
  test('nothing where the account lives where the asker does', () => {
    expect(questionsIn(decision, from('US'))).toEqual([])
  })
  test('whether an agreement covers an account in Europe, once', () => {
    expect(questionsIn(decision, from('NL'))).toEqual(['CONFLICT_GDPR_ART48'])
    expect(questionsIn(decision, { ...context, accounts: ['US', 'FR'] })).toEqual(['CONFLICT_GDPR_ART48'])
  })
  test('nothing about what the process does not reach, whatever was proposed', () => {
    const beyond = rows.map((each) => ({ ...each, verdict: 'disclose' as const }))
    expect(questionsIn({ ...decision, rows: beyond }, from('NL'))).toEqual(['CONFLICT_GDPR_ART48'])
  })
  test('nothing about what is withheld, nor about a refusal', () => {
    const kept = rows.map((each) => ({ ...each, verdict: 'withhold' as const }))
    expect(questionsIn({ ...decision, rows: kept }, from('NL'))).toEqual([])
    expect(questionsIn({ kind: 'reject', because: 'OVERBROAD' }, from('NL'))).toEqual([])
  })
})

test('the reasons for a refusal are these codes, for the report counts them', () => {
  expect(REJECT_REASONS).toEqual([
    'BAD_SERVICE',
    'INVALID_ISSUER',
    'NO_LEGAL_BASIS',
    'WRONG_PROCESS_FOR_CLASS',
    'OVERBROAD',
    'NO_IDENTIFIER',
    'IDENTITY_UNVERIFIED',
    'NOT_HELD',
    'NO_SUCH_ACCOUNT',
    'DUPLICATE',
    'UNDUE_BURDEN',
    'NO_RESPONSE',
    ...['NO_RANGE', 'NOT_RETAINED', 'E2EE_NO_ACCESS', 'NO_PROCESS', 'OUT_OF_SCOPE_PARTY', 'EXPERT_TESTIMONY'],
    ...['REDIRECT_CUSTOMER', 'FOREIGN_CONTENT_NEEDS_MLAT', ...COUNSELS],
  ])
})

const COUNSELS = [
  ...['NOT_CAPABLE', 'CONFLICT_GDPR_ART48', 'CONFLICT_THIRD_COUNTRY', 'PRIVILEGE_OR_PRESS'],
  ...['RIGHTS_MANIFEST', 'EXPRESSION_POLICY', 'SHIELD_LAW'],
] as const

test('what only counsel can find stands in the proposal as a question to counsel', () => {
  for (const because of REJECT_REASONS) {
    const counsels = COUNSELS.some((one) => one === because)
    expect(questionsIn({ kind: 'reject', because }, context), because).toEqual(counsels ? [because] : [])
    expect(isRejectReason(because)).toBe(true)
  }
  for (const other of ['', 'overbroad', 'OBJECTION_UPHELD']) expect(isRejectReason(other), other).toBe(false)
  expect(questionsIn({ kind: 'inform' }, context)).toEqual([])
})
