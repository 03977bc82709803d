import { expect, test } from 'vitest'
import { isHeld, whyNotHold } from './hold.rules.ts'

const [frozen, closed, restored] = (['frozen', 'closed', 'restored'] as const).map((kind) => ({ kind, by: 'a' }))

test.each([
  ['freezing', { kind: 'frozen', by: 'a' }, undefined, null],
  ['freezing twice', { kind: 'frozen', by: 'b' }, frozen, 'held-already'],
  ['freezing again', { kind: 'frozen', by: 'a' }, restored, null],
  ['closing what is frozen', { kind: 'closed', by: 'a' }, frozen, null],
  ['closing twice', { kind: 'closed', by: 'a' }, closed, 'closed'],
  ['restoring what is closed', { kind: 'restored', by: 'b' }, closed, 'closed'],
  ['restoring what is free', { kind: 'restored', by: 'b' }, undefined, 'not-held'],
  ['restoring what one froze oneself', { kind: 'restored', by: 'a' }, frozen, 'same-person'],
  ['restoring what another froze', { kind: 'restored', by: 'b' }, frozen, null],
] as const)('%s', (_, word, last, because) => {
  expect(whyNotHold(word, last)).toBe(because)
})

test('held is frozen or closed', () => {
  expect([undefined, frozen, closed, restored].map(isHeld)).toEqual([false, true, true, false])
})
