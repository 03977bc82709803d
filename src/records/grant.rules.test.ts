import { describe, expect, test } from 'vitest'
import { canonical } from '#platform/canonical.ts'
import { instant } from '#platform/time.ts'
import { memoryKeys } from '../../test/disclosure/memory.ts'
import { checkGrant, type DisclosureGrant, type GrantRefusal, readGrant, signGrant } from './grant.rules.ts'

const LETTERS = ['2703c2:A', '2703c2:B', '2703c2:C', '2703c2:D', '2703c2:E', '2703c2:F'] as const

const keys = memoryKeys()
const reachOf = (process: string) =>
  process === 'subpoena' ? ({ class: 'subscriber', letters: LETTERS, traffic: [] } as const) : null
const context = { keys, reachOf, now: instant('2026-11-10T12:00:00Z') }

const grant: DisclosureGrant = {
  version: 1,
  grantId: 'grant_1',
  caseNumber: 'TST-2026-00001',
  caseId: 'case_1',
  taskId: 'task_1',
  process: 'subpoena',
  legalBasis: ['18 U.S.C. § 2703(c)(2)'],
  proposalHash: 'a'.repeat(64),
  approvals: [
    { by: 'iris', role: 'proposer', at: '2026-11-09T00:00:00Z' },
    { by: 'tom', role: 'counsel', at: '2026-11-09T01:00:00Z' },
  ],
  subjects: [{ accountId: 'acct_1', identifier: 'someone@example.com', meetingId: null }],
  fields: [{ field: 'profile.name', relation: 'own' }],
  from: '2026-09-01T00:00:00Z',
  to: '2026-10-01T00:00:00Z',
  issuedAt: '2026-11-10T00:00:00Z',
  expiresAt: '2026-12-10T00:00:00Z',
}

test('a grant as signed is valid, and is one text', () => {
  const signed = signGrant(keys, grant)
  expect(checkGrant(signed, context)).toEqual({ kind: 'valid', grant })
  expect(signed.text).toBe(canonical(grant))
})

describe('a signed grant is refused', () => {
  test.each<[GrantRefusal, Partial<DisclosureGrant>]>([
    ['expired', { expiresAt: '2026-11-10T12:00:00Z' }],
    ['not-yet-valid', { issuedAt: '2026-11-10T12:00:01Z' }],
    ['period-empty', { to: '2026-09-01T00:00:00Z' }],
    ['not-two-people', { approvals: grant.approvals.slice(0, 1) }],
    ['not-two-people', { approvals: grant.approvals.map((each) => ({ ...each, by: 'iris' })) }],
    ['named-twice', { fields: [...grant.fields, ...grant.fields] }],
    ['named-twice', { subjects: [...grant.subjects, ...grant.subjects] }],
    ['beyond-process', { fields: [{ field: 'chat.text', relation: 'own' }] }],
    ['beyond-process', { fields: [{ field: 'profile.name', relation: 'other' }] }],
    ['beyond-process', { fields: [...grant.fields, { field: 'meeting_device.mac_address', relation: 'own' }] }],
    ['beyond-process', { process: 'a letter' }],
  ])('%s: %j', (because, change) => {
    expect(checkGrant(signGrant(keys, { ...grant, ...change }), context)).toEqual({ kind: 'refused', because })
  })
})

test('a grant counts from the very moment of its issue', () => {
  expect(checkGrant(signGrant(keys, { ...grant, issuedAt: '2026-11-10T12:00:00Z' }), context).kind).toBe('valid')
})

test('two accounts are not one named twice, and several bases are several', () => {
  const two = [...grant.subjects, { accountId: 'acct_2', identifier: 'someone@example.com', meetingId: null }]
  const legalBasis = ['18 U.S.C. § 2703(c)(2)', '18 U.S.C. § 2703(d)']
  expect(checkGrant(signGrant(keys, { ...grant, subjects: two, legalBasis }), context).kind).toBe('valid')
})

describe('a paper in the wrong shape is not even signed', () => {
  test.each<[string, Partial<DisclosureGrant>]>([
    ['an id with a slash behind it', { taskId: 'task_1/' }],
    ['an id with a line behind it', { caseId: 'case_1\n..' }],
    ['a case number behind something', { caseNumber: '../TST-2026-00001' }],
    ['a case number before something', { caseNumber: 'TST-2026-00001 ' }],
    ['no legal basis', { legalBasis: [] }],
    ['a hash behind something', { proposalHash: `x${'a'.repeat(64)}` }],
    ['a hash before something', { proposalHash: `${'a'.repeat(64)}x` }],
    ['a time in a zone', { from: '2026-09-01T00:00:00+02:00' }],
    ['a time in no zone', { from: '2026-09-01T00:00:00' }],
  ])('%s', (_, change) => {
    expect(() => signGrant(keys, { ...grant, ...change })).toThrow()
  })
})

describe('a forged or foreign paper is refused', () => {
  const signed = signGrant(keys, grant)
  const signedText = (text: string) => ({ text, ...keys.sign(text) })

  test.each<[GrantRefusal, Parameters<typeof checkGrant>[0]]>([
    ['unknown-key', { ...signed, keyId: 'other-key' }],
    ['bad-signature', { ...signed, text: signed.text.replace('acct_1', 'acct_2') }],
    ['bad-signature', { ...signed, signature: Buffer.alloc(64).toString('base64') }],
    ['bad-signature', signGrant(memoryKeys(), grant)],
    ['not-json', signedText('{')],
    ['wrong-shape', signedText('{}')],
    ['wrong-shape', signedText(canonical({ ...grant, version: 2 }))],
    ['wrong-shape', signedText(canonical({ ...grant, more: true }))],
    ['wrong-shape', signedText(canonical({ ...grant, fields: [{ field: 'no.such', relation: 'own' }] }))],
    ['wrong-shape', signedText(canonical({ ...grant, fields: [{ field: 'toString', relation: 'own' }] }))],
    ['wrong-shape', signedText(canonical({ ...grant, taskId: '../up' }))],
    ['wrong-shape', signedText(canonical({ ...grant, from: '2026-09-01T00:00:00+02:00' }))],
    ['wrong-shape', signedText(canonical({ ...grant, subjects: [] }))],
    ['not-canonical', signedText(JSON.stringify(grant))],
    ['not-canonical', signedText(` ${canonical(grant)}`)],
  ])('%s', (because, forged) => {
    expect(checkGrant(forged, context)).toEqual({ kind: 'refused', because })
  })
})

test('reading checks the spelling only', () => {
  expect(readGrant(canonical(grant))).toEqual({ kind: 'valid', grant })
  expect(readGrant(JSON.stringify(grant))).toEqual({ kind: 'refused', because: 'not-canonical' })
})
