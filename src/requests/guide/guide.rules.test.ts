import { expect, test } from 'vitest'
import { HALDER } from '#test/halder.ts'
import { GUIDE_GROUPS, GUIDE_PROCESSES, machineGuide } from './guide.rules.ts'

const guide = machineGuide({
  provider: HALDER,
  baseUrl: 'https://trust.halder.example',
  keys: { keyIds: ['new', 'old'], publicKeyPem: (id) => `PEM of ${id}` },
})

test('a subpoena compels subscriber data and nothing wider', () => {
  const subpoena = guide.processes.find(({ id }) => id === 'us-subpoena-grand-jury')
  expect(subpoena?.compels).toEqual(['identity', 'billing', 'payment', 'sessions', 'meetings-own', 'calls'])
})

test('a search warrant compels everything, another court order nothing', () => {
  expect(guide.processes.find(({ id }) => id === 'us-search-warrant')?.compels).toHaveLength(guide.categories.length)
  expect(guide.processes.find(({ id }) => id === 'us-court-order-other')?.compels).toEqual([])
  expect(GUIDE_PROCESSES).not.toContain('us-court-order-other')
})

test('every category stands once in the guide, narrow classes first', () => {
  expect(GUIDE_GROUPS.flatMap(({ categories }) => categories).toSorted()).toEqual(
    guide.categories.map(({ id }) => id).toSorted(),
  )
  expect(GUIDE_GROUPS.map(({ dataClass }) => dataClass)).toEqual(['subscriber', 'non-content', 'content'])
})

test('programs read the same clocks, those that are not in force left out', () => {
  expect(guide.clocks.find(({ id }) => id === 'EPOC_10D')).toMatchObject({ amount: 10, unit: 'days', reviewed: false })
  expect(guide.clocks.some(({ id }) => id === 'BUDAPEST2_ART7')).toBe(false)
})

test('no row is called settled law before a lawyer has read it', () => {
  expect(guide.processes.every(({ reviewed }) => reviewed === false)).toBe(true)
})

test('the keys are there for whoever checks a package, the current one first', () => {
  expect(guide.signingKeys).toEqual([
    { id: 'new', publicKey: 'PEM of new' },
    { id: 'old', publicKey: 'PEM of old' },
  ])
})
