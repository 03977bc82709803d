import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { CLOCK_IDS } from '../clocks/clock.rules.ts'
import { PROCESS_IDS, type Process } from '../triage/process.rules.ts'
import { ISSUERS } from '../triage/process-row.rules.ts'
import { asksOf, ENTERED, type EntryAsk, entryProblems, isEntered, momentRefusal } from './arrival.rules.ts'

const ask = (change: Partial<EntryAsk>): EntryAsk => ({
  ...{ process: 'eu-production-order', issuer: 'prosecutor', validatedBy: null, dueRule: null, dueOn: null },
  ...{ receivedOn: '2026-11-20', categories: 1, authority: true, restriction: null },
  ...change,
})

test('a document came at most a year ago, and not tomorrow', () => {
  const now = instant('2028-03-01T09:00:00Z')
  const came = (text: string) => momentRefusal(instant(text), now)
  expect(came('2028-03-01T09:00:00Z')).toBe(null)
  expect(came('2028-03-01T09:00:01Z')).toBe('in-future')
  // The year that ends here has its leap day in it.
  expect(came('2027-03-01T09:00:00Z')).toBe(null)
  expect(came('2027-03-01T08:59:59Z')).toBe('too-long-ago')
})

test('everything but emergencies and what is for the cleared alone is entered by hand', () => {
  const left = PROCESS_IDS.filter((process) => !isEntered(process))
  expect(left.toSorted()).toEqual([
    ...['foreign-emergency', 'us-emergency', 'us-fisa-content', 'us-fisa-non-content'],
    'us-national-security-letter',
  ])
})

test('a European order is due by one of its three clocks and names its issuer', () => {
  expect(entryProblems(ask({}))).toEqual([])
  expect(entryProblems(ask({ dueRule: 'EPOC_8H' }))).toEqual([])
  expect(entryProblems(ask({ dueRule: 'UK_COPO' }))).toEqual(['due-cannot'])
  expect(entryProblems(ask({ issuer: null }))).toEqual(['issuer-missing'])
  expect(entryProblems(ask({ issuer: 'fbi' }))).toEqual(['issuer-cannot'])
  expect(entryProblems(ask({ issuer: 'authority', validatedBy: 'judge' }))).toEqual([])
  expect(entryProblems(ask({ validatedBy: 'central-authority' }))).toEqual(['validator-cannot'])
  expect(entryProblems(ask({ categories: 0 }))).toEqual(['categories-missing'])
})

test('what the law gives no clock is due on the day that the document names', () => {
  const order = { process: 'foreign-order', issuer: 'judge' } as const
  expect(entryProblems(ask(order))).toEqual(['due-missing'])
  expect(entryProblems(ask({ ...order, dueOn: '2026-12-01' }))).toEqual([])
  expect(entryProblems(ask({ ...order, dueOn: '2026-11-19' }))).toEqual(['due-before-receipt'])
})

test('a question asks for no data, comes from anyone, and its issuer goes without saying', () => {
  const question = { process: 'general-question', issuer: null, dueOn: '2026-12-01', categories: 0 } as const
  expect(entryProblems(ask(question))).toEqual([])
  expect(entryProblems(ask({ ...question, authority: false }))).toEqual([])
})

test('an order to restrict access asks for no data and says what it complains of', () => {
  const order = { process: 'access-restriction', issuer: 'judge', dueOn: '2026-12-01', categories: 0 } as const
  const asked = { act: 'Insults', startsOn: '2026-11-21', endsOn: '2026-12-21' }
  expect(entryProblems(ask({ ...order, restriction: asked }))).toEqual([])
  expect(entryProblems(ask({ ...order, restriction: { ...asked, act: ' ' } }))).toEqual(['act-missing'])
  const reversed = { ...asked, endsOn: '2026-11-20' }
  expect(entryProblems(ask({ ...order, restriction: reversed }))).toEqual(['restriction-reversed'])
  expect(entryProblems(ask({ ...order, dueOn: null, dueRule: 'TCO_1H', restriction: asked }))).toEqual([])
})

test('civil process is a private party’s, an order an authority’s', () => {
  const civil = { process: 'civil-process', issuer: 'judge', dueOn: '2026-12-01', categories: 0 } as const
  expect(entryProblems(ask(civil))).toEqual(['party-cannot'])
  expect(entryProblems(ask({ ...civil, authority: false }))).toEqual([])
  expect(entryProblems(ask({ authority: false }))).toEqual(['party-cannot'])
})

test('what is entered without a problem names an issuer, a validator, a clock and a party of its own row', () => {
  const one = <T>(values: readonly T[]) => fc.constantFrom(...values)
  const entries = fc.record({
    process: one<Process>(PROCESS_IDS),
    issuer: one([null, ...ISSUERS]),
    validatedBy: one([null, ...ISSUERS]),
    dueRule: one([null, ...CLOCK_IDS]),
    dueOn: one([null, '2026-11-19', '2026-11-20', '2026-12-24']),
    receivedOn: fc.constant('2026-11-20'),
    categories: fc.integer({ min: 0, max: 3 }),
    authority: fc.boolean(),
    restriction: one([null, { act: 'Insults', startsOn: null, endsOn: null }]),
  })
  fc.assert(
    fc.property(entries, (entry) => {
      if (entryProblems(entry).length > 0) return
      const asks = asksOf(entry.process)
      expect(ENTERED).toContain(entry.process)
      expect(asks.issuers.length === 1 || asks.issuers.some((issuer) => issuer === entry.issuer)).toBe(true)
      expect(entry.validatedBy === null || asks.validators.includes(entry.validatedBy)).toBe(true)
      expect(entry.dueRule === null || asks.dueRules.includes(entry.dueRule)).toBe(true)
      expect(entry.dueOn === null || entry.dueOn >= entry.receivedOn).toBe(true)
      expect(!asks.data || entry.categories > 0).toBe(true)
      expect(asks.party === 'either' || (asks.party === 'authority') === entry.authority).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
