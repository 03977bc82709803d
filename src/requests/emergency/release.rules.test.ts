import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { type Callback, openBefore, type ReleaseAsk, type ReleaseRefusal, releaseRefusals } from './release.rules.ts'

const call: Callback = {
  ...{ id: 'call_1', number: '+1 330 555 0100', outcome: 'confirmed', spokeWith: 'Sgt. Hale', note: '' },
  ...{ at: instant('2026-11-22T02:00:00Z'), by: 'lotte' },
}
const ready: ReleaseAsk = {
  narrative: {
    nature: 'A caller heard screams next door.',
    atRisk: 'Emma Voss, 14 years old',
    urgency: 'He said he would do it tonight.',
    averts: 'The sign-in address shows where.',
    noProcess: 'The judge sits again tomorrow.',
    ...{ neededWithin: 2, commitment: 'given' },
  },
  callbacks: [call],
  registerNumber: '+13305550100',
  ...{ official: true, level: 'low' },
  proposer: { id: 'lotte', roles: ['emergencyDuty'] },
  approver: { id: 'iris', roles: ['reviewer'] },
}

test('two people, a confirmed call, a whole narrative: nothing stands in the way', () => {
  expect(releaseRefusals(ready)).toEqual([])
  expect(releaseRefusals({ ...ready, callbacks: [{ ...call, by: 'iris' }] })).toEqual([])
  expect(openBefore(ready).every(({ open }) => !open)).toBe(true)
})

const counsel = { id: 'tom', roles: ['counsel'] }
const wrong: readonly (readonly [ReleaseRefusal, Partial<ReleaseAsk>])[] = [
  ['narrative-incomplete', { narrative: { ...ready.narrative, averts: '' } }],
  ['no-commitment', { narrative: { ...ready.narrative, commitment: 'refused' } }],
  ['no-callback', { callbacks: [] }],
  ['callback-not-confirmed', { callbacks: [{ ...call, outcome: 'not-reached' }] }],
  ['callback-not-confirmed', { callbacks: [call, { ...call, outcome: 'denied' }] }],
  ['callback-other-number', { callbacks: [{ ...call, number: '+13305550142' }] }],
  ['callback-by-another', { callbacks: [{ ...call, by: 'sanne' }] }],
  ['same-person', { approver: ready.proposer }],
  ['nobody-on-duty', { proposer: { id: 'lotte', roles: ['reviewer'] } }],
  ['address-not-official', { official: false }],
  ['counsel-for-high-risk', { level: 'high' }],
]
test.each(wrong)('%s alone holds it back', (refusal, change) => {
  expect(releaseRefusals({ ...ready, ...change })).toEqual([refusal])
})

test('counsel is enough where the risk is high, on either side; a raised risk asks for nobody more', () => {
  expect(releaseRefusals({ ...ready, level: 'high', approver: counsel })).toEqual([])
  expect(releaseRefusals({ ...ready, level: 'high', proposer: counsel, callbacks: [{ ...call, by: 'iris' }] })).toEqual(
    [],
  )
  expect(releaseRefusals({ ...ready, level: 'raised' })).toEqual([])
})

test('a call that was not answered before does not count against a later one that was', () => {
  expect(releaseRefusals({ ...ready, callbacks: [{ ...call, outcome: 'not-reached' }, call] })).toEqual([])
})

test('before anybody decides, the page lists what is open', () => {
  const open = openBefore({ ...ready, callbacks: [], official: false }).filter((line) => line.open)
  expect(open.map(({ refusal }) => refusal)).toEqual(['no-callback', 'address-not-official'])
  expect(
    openBefore({ ...ready, callbacks: [{ ...call, number: '1', outcome: 'denied' }] }).filter((l) => l.open),
  ).toEqual([
    { refusal: 'callback-not-confirmed', open: true },
    { refusal: 'callback-other-number', open: true },
  ])
})
