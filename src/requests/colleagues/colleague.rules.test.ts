import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  acts,
  COLLEAGUES_MOST,
  type Colleague,
  mayCollect,
  mayEnd,
  mayJoin,
  type OnCase,
  POSTS,
  partOf,
  type Someone,
} from './colleague.rules.ts'

const at = new Date('2026-11-18T09:00:00Z')
const colleague = (address: string, post: Colleague['post'] = 'deputy'): Colleague => ({
  ...{ id: address, address, post, at, by: 'holder' },
})
const officer = (over: Partial<Someone> = {}): Someone => ({
  ...{ id: 'ferrante', agencyId: 'marlow', address: 'ferrante@sheriff.example', official: true, level: 2, held: false },
  ...over,
})
const onCase = (...colleagues: readonly Colleague[]): OnCase => ({ agencyId: 'marlow', holderId: 'holder', colleagues })

describe('who can be put on a case', () => {
  const joining = { official: true, holderAddress: 'whitfield@sheriff.example', colleagues: [] }
  test.each([
    ['what is no address', { ...joining, address: null }, 'not-an-address'],
    ['a look-alike of our domain', { ...joining, address: 'f@sher1ff.example', official: false }, 'other-agency'],
    ['the holder', { ...joining, address: 'whitfield@sheriff.example' }, 'holder'],
    ['somebody twice', { ...joining, address: 'f@s.example', colleagues: [colleague('f@s.example')] }, 'on-it-already'],
    ['anybody else of the agency', { ...joining, address: 'f@s.example' }, 'fine'],
  ] as const)('%s', (_, ask, answer) => {
    expect(mayJoin(ask)).toBe(answer)
  })

  test('five, and no sixth', () => {
    const some = (n: number) => Array.from({ length: n }, (_, i) => colleague(`c${i}@s.example`))
    const ask = (n: number) => mayJoin({ ...joining, address: 'new@s.example', colleagues: some(n) })
    expect([ask(COLLEAGUES_MOST - 1), ask(COLLEAGUES_MOST)]).toEqual(['fine', 'five-already'])
  })
})

describe('what somebody is on a case', () => {
  test.each([
    ['a colleague by the mailbox they proved', {}, 'deputy'],
    ['nothing while the account is frozen', { held: true }, null],
    ['nothing with an account at another agency', { agencyId: 'aldine' }, null],
    ['nothing once the domain is no longer bound', { official: false }, null],
    ['nothing before the mailbox is proved', { level: 0 }, null],
    ['nothing by another mailbox', { address: 'other@sheriff.example' }, null],
  ] as const)('%s', (_, over, part) => {
    expect(partOf(onCase(colleague('ferrante@sheriff.example')), officer(over))).toBe(part)
  })

  test('the holder holds it, unless frozen', () => {
    expect(partOf(onCase(), officer({ id: 'holder', level: 0 }))).toBe('holder')
    expect(partOf(onCase(), officer({ id: 'holder', held: true }))).toBeNull()
  })

  test('whoever is frozen is nothing, whatever else is so; a follower never acts and never collects', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.nat(4), fc.constantFrom(...POSTS), (held, official, level, post) => {
        const part = partOf(onCase(colleague('ferrante@sheriff.example', post)), officer({ held, official, level }))
        expect(held && part !== null).toBe(false)
        expect(part === 'follower' && acts(part)).toBe(false)
        if (!acts(part)) expect(mayCollect(part, { level, needed: 2, emergency: true })).toBe('not-yours')
      }),
    )
  })
})

test.each([
  ['deputy', 2, false, 'yes'],
  ['deputy', 1, false, 'rung'],
  // The call that an emergency asks for was made to who filed it.
  ['deputy', 1, true, 'rung'],
  ['holder', 1, true, 'yes'],
  ['holder', 1, false, 'rung'],
  ['follower', 4, false, 'not-yours'],
  [null, 4, false, 'not-yours'],
] as const)('%s on rung %i (emergency: %s) collects: %s', (part, level, emergency, answer) => {
  expect(mayCollect(part, { level, needed: 2, emergency })).toBe(answer)
})

test('the holder takes anybody off, a colleague only themselves', () => {
  const one = colleague('ferrante@sheriff.example')
  expect(mayEnd(one, { part: 'holder', address: 'whitfield@sheriff.example' })).toBe(true)
  expect(mayEnd(one, { part: 'deputy', address: 'ferrante@sheriff.example' })).toBe(true)
  expect(mayEnd(one, { part: 'deputy', address: 'other@sheriff.example' })).toBe(false)
})
