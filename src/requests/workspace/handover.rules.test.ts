import { expect, test } from 'vitest'
import { mayHandOver, type Taker } from './handover.rules.ts'

const taker = (over: Partial<Taker> = {}): Taker => ({
  ...{ id: 'ferrante', agencyId: 'marlow', official: true, level: 2, held: false },
  ...over,
})

test.each([
  ['an officer of the agency', taker(), 'leaves', 'fine'],
  ['without a reason', taker(), ' ', 'reason-missing'],
  ['nobody', null, 'leaves', 'no-such-officer'],
  ['a frozen one', taker({ held: true }), 'leaves', 'no-such-officer'],
  ['one of another agency', taker({ agencyId: 'aldine' }), 'leaves', 'no-such-officer'],
  ['one whose domain is no longer bound', taker({ official: false }), 'leaves', 'no-such-officer'],
  ['the holder', taker({ id: 'whitfield' }), 'leaves', 'holder-already'],
  ['one not known well enough', taker({ level: 1 }), 'leaves', 'rung'],
] as const)('to %s', (_, to, reason, answer) => {
  expect(mayHandOver({ agencyId: 'marlow', holderId: 'whitfield', to, reason, needed: 2 })).toBe(answer)
})
