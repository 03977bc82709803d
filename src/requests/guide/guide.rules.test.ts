import { expect, test } from 'vitest'
import { HALDER } from '#test/halder.ts'
import { GUIDE_GROUPS, GUIDE_PROCESSES, machineGuide, noticeDays } from './guide.rules.ts'
import { say } from './guide.words.ts'

const guide = machineGuide({
  provider: HALDER,
  baseUrl: 'https://trust.halder.example',
  documents: { root: { fingerprint256: 'AB:CD' } },
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

test('what is said of telling the user is what the office does', () => {
  expect(guide.userNotice).toMatchObject({
    days: 10,
    authorityDays: 2,
    arguedDays: 7,
    exceptionDays: 180,
    emergencyDays: 30,
  })
  const { authorityDays: _, ...notice } = HALDER.notice
  expect(noticeDays({ notice, emergency: { duty: [], afterMinutes: 5, webhook: null, noticeDays: 60 } })).toMatchObject(
    {
      ...{ authorityDays: 0, emergencyDays: 60 },
    },
  )
  const toldBy = (id: string) => guide.processes.find((process) => process.id === id)?.userToldBy
  expect(toldBy('us-subpoena-grand-jury')).toBe('office')
  expect(toldBy('eu-production-order')).toBe('authority')
  expect(toldBy('eu-preservation-order')).toBe('authority')
  expect(toldBy('us-preservation')).toBe('nobody')
  expect(toldBy('general-question')).toBe('nobody')
  expect(toldBy('access-restriction')).toBe('office')
})

test.each(['en', 'nl'] as const)('the guide in %s names every number, and no days where there are none', (lang) => {
  const t = say(lang)
  expect(t('notice.first', { authorityDays: 2 })).toMatch(/\b2 (days|dagen)\b/)
  expect(t('notice.first', { authorityDays: 0 })).not.toMatch(/\d/)
  expect(t('notice.time', { days: 10 })).toMatch(/\b10 (days|dagen)\b/)
  expect(t('notice.held', { exceptionDays: 180, arguedDays: 7 })).toMatch(/180 .*7 /)
})

test('the keys are there for whoever checks a package, the current one first', () => {
  expect(guide.signingKeys).toEqual([
    { id: 'new', publicKey: 'PEM of new' },
    { id: 'old', publicKey: 'PEM of old' },
  ])
})
