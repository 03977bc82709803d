import { expect, test } from 'vitest'
import {
  type SupervisorStanding,
  supervisesNow,
  whyNotAnswer,
  whyNotEndSupervisor,
  whyNotPropose,
} from './supervisor.rules.ts'

const one = (over: Partial<SupervisorStanding> = {}): SupervisorStanding => ({
  by: 'a',
  word: null,
  ended: null,
  ...over,
})
const [open, confirmed] = [one(), one({ word: { kind: 'confirmed' } })]
const [refused, ended] = [one({ word: { kind: 'refused' } }), one({ word: { kind: 'confirmed' }, ended: {} })]
const known = { level: 3, held: false }

test.each([
  ['a known officer', known, [], null],
  ['on the second rung', { level: 2, held: false }, [], 'supervisor-rung'],
  ['a frozen one', { level: 4, held: true }, [], 'supervisor-rung'],
  ['one who waits', known, [open], 'supervisor-already'],
  ['one who is it', known, [refused, confirmed], 'supervisor-already'],
  ['one who was it', known, [ended, refused], null],
] as const)('proposing %s', (_, officer, before, because) => {
  expect(whyNotPropose(officer, before)).toBe(because)
})

test.each([
  ['the second person confirms', { by: 'b', word: 'confirmed' }, open, known, null],
  ['not who proposed', { by: 'a', word: 'confirmed' }, open, known, 'same-person'],
  ['nor refuses', { by: 'a', word: 'refused' }, open, known, 'same-person'],
  ['no rung any more', { by: 'b', word: 'confirmed' }, open, { level: 2, held: false }, 'supervisor-rung'],
  ['who is refused needs none', { by: 'b', word: 'refused' }, open, { level: 0, held: true }, null],
  ['once', { by: 'b', word: 'refused' }, confirmed, known, 'over'],
] as const)('%s', (_, said, proposal, officer, because) => {
  expect(whyNotAnswer(said, proposal, officer)).toBe(because)
})

test('supervises while confirmed, on the third rung and not frozen', () => {
  expect([open, confirmed, refused, ended].map((standing) => supervisesNow(known, [standing]))).toEqual([
    false,
    true,
    false,
    false,
  ])
  expect(supervisesNow({ level: 2, held: false }, [confirmed])).toBe(false)
  expect(supervisesNow({ level: 4, held: true }, [confirmed])).toBe(false)
})

test('what waits or counts is ended, once', () => {
  expect([open, confirmed, refused, ended].map(whyNotEndSupervisor)).toEqual([null, null, 'over', 'over'])
})
