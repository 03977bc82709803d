import { expect, test } from 'vitest'
import { DUTCH } from './phrases-dutch.rules.ts'

const to = { docketNumber: 'E-1', emergency: false, agency: 'Marlow County', caseNumber: 'HLD-2026-00417' }
const looked = { searchedAt: '2026-11-20T08:00:00.000Z' } as const

test('the paper says on what it was asked, and calls an emergency no legal process', () => {
  for (const what of ['records', 'nothing'] as const) {
    expect(DUTCH.answered(to, what)).toContain('een vordering')
    expect(DUTCH.answered({ ...to, emergency: true }, what)).toContain('een noodverzoek')
    expect(DUTCH.answered({ ...to, emergency: true }, what)).not.toContain('een vordering')
    for (const part of ['E-1', 'Marlow County', 'HLD-2026-00417']) expect(DUTCH.answered(to, what)).toContain(part)
    const who = DUTCH.because({ name: 'R. Yilmaz', title: 'custodian', employer: 'Halder' }, what)
    for (const part of ['R. Yilmaz', 'custodian', 'Halder']) expect(who).toContain(part)
  }
})

test('identifiers and kinds of records are named in its own words', () => {
  const unknown = DUTCH.unknown({ kind: 'email', value: 'a@b.example', at: null, ...looked }, 'Halder')
  const empty = DUTCH.empty({
    ...{ task: 'task_1', identifiers: ['c@d.example'], categories: ['chat'], from: '2026-09-01T00:00:00Z' },
    ...{ to: '2026-10-01T00:00:00Z', ...looked },
  })
  for (const said of [
    'het e-mailadres',
    'chatberichten in vergaderingen',
    'a@b.example',
    'c@d.example',
    '2026-09-01T00:00:00Z',
    '2026-10-01T00:00:00Z',
  ])
    expect(`${unknown} ${empty}`).toContain(said)
  const meeting = DUTCH.unknown({ kind: 'meeting', value: '98765', at: '2026-09-03T10:00:00Z', ...looked }, 'Halder')
  expect(meeting).toContain('2026-09-03T10:00:00Z')
})
