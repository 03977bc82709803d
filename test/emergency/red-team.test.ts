/** All forged and all real emergencies of the book through the rules: what a credulous desk might try with each, and how long a real one waits. */
import { expect, test } from 'vitest'
import { day, instant } from '#platform/time.ts'
import { emergencyProcess, emergencyReach } from '../../src/requests/emergency/emergency.rules.ts'
import { type Callback, type ReleaseAsk, releaseRefusals } from '../../src/requests/emergency/release.rules.ts'
import { addressSigns } from '../../src/requests/emergency/risk.commands.ts'
import { type Risk, riskOf } from '../../src/requests/emergency/risk.rules.ts'
import { CLASSES, categoryRow } from '../../src/requests/triage/category.rules.ts'
import { type BookCase, BUREAUS, FAKES, GENUINE } from './cases.ts'

const KNOWN = Object.values(BUREAUS).flatMap(({ domains }) => domains)
const widestOf = ({ categories }: BookCase) =>
  CLASSES.findLast((one) => categories.some((each) => categoryRow(each).dataClass === one)) ?? 'existence'

function risk(one: BookCase): Risk {
  const agency = BUREAUS[one.bureau]
  const address = addressSigns(one.email, agency.domains, KNOWN)
  return riskOf({ ...one, agency, address, widest: widestOf(one) })
}

const lotte = { id: 'lotte', roles: ['emergencyDuty'] }
const iris = { id: 'iris', roles: ['reviewer'] }
const tom = { id: 'tom', roles: ['counsel'] }

function called(number: string, outcome: Callback['outcome']): Callback {
  return {
    id: 'call',
    number,
    outcome,
    spokeWith: 'somebody',
    note: '',
    at: instant('2026-11-22T02:00:00Z'),
    by: 'lotte',
  }
}

function asked(one: BookCase, change: Partial<ReleaseAsk>): ReleaseAsk {
  const { domains, telephone } = BUREAUS[one.bureau]
  return {
    ...{ narrative: one.narrative, callbacks: [], registerNumber: telephone, level: risk(one).level },
    official: addressSigns(one.email, domains, KNOWN).official,
    ...{ proposer: lotte, approver: iris },
    ...change,
  }
}

/** What a desk in a hurry might do with a forged one: nothing of it may let it out. */
function attempts(one: BookCase): readonly (readonly [string, ReleaseAsk])[] {
  const register = BUREAUS[one.bureau].telephone
  const ways: readonly (readonly [string, Partial<ReleaseAsk>])[] = [
    ['without a call', {}],
    ['calls the number of the request', { callbacks: [called(one.givenNumber || '+1 555 0100', 'confirmed')] }],
    ['calls the agency', { callbacks: [called(register, one.agencySays)] }],
    ['calls both', { callbacks: [called(one.givenNumber, 'confirmed'), called(register, one.agencySays)] }],
    [
      'the other way round',
      { callbacks: [called(register, one.agencySays), called(one.givenNumber || '1', 'confirmed')] },
    ],
    ['one person alone', { approver: lotte, callbacks: [called(register, one.agencySays)] }],
    ['with counsel', { approver: tom, callbacks: [called(register, one.agencySays)] }],
  ]
  return ways.map(([way, change]) => [way, asked(one, change)])
}

test('the book is large enough and its cases differ', () => {
  expect(FAKES.length).toBeGreaterThanOrEqual(80)
  expect(GENUINE.length).toBeGreaterThanOrEqual(120)
  for (const book of [FAKES, GENUINE])
    expect(new Set(book.map(({ name: _, ...one }) => JSON.stringify(one))).size).toBeGreaterThan(book.length * 0.9)
})

test.each(FAKES.map((one) => [one.trick, one.name, one] as const))(
  'fake (%s: %s): its signals are seen',
  (_, __, one) => {
    const seen = risk(one).signals.map(({ code }) => code)
    expect(seen).toEqual(expect.arrayContaining([...one.expect]))
  },
)

test('no fake is released, whatever the desk tries; nearly all stand out before anybody calls', () => {
  const released = FAKES.flatMap((one) =>
    attempts(one)
      .filter(([, ask]) => releaseRefusals(ask).length === 0)
      .map(([way]) => `${one.trick}, ${one.name}: ${way}`),
  )
  expect(released).toEqual([])
  const flagged = FAKES.filter((one) => risk(one).level !== 'low')
  expect(flagged.length / FAKES.length).toBeGreaterThanOrEqual(0.95)
})

test('content asked from abroad is refused by the tables, confirmed or not', () => {
  const abroad = FAKES.filter(({ trick }) => trick === 'content from abroad')
  for (const { bureau } of abroad) {
    const { country, usGovernmental } = BUREAUS[bureau]
    const reach = emergencyReach({
      ...{ process: emergencyProcess({ usGovernmental }), issuer: 'authority', validatedBy: null, statute: '' },
      asker: { authority: true, country, usGovernmentalEntity: usGovernmental },
      ...{ classifiedAs: null, consent: null, emergency: true, home: 'NL', on: day('2026-11-22') },
    })
    expect(reach.find(({ dataClass }) => dataClass === 'content')?.decision.answer).toBe('no')
  }
  expect(abroad.length).toBeGreaterThanOrEqual(8)
})

test('hardly a real one waits longer than the call and the second person take', () => {
  const held = GENUINE.map((one) => {
    const ask = asked(one, { callbacks: [called(BUREAUS[one.bureau].telephone, one.agencySays)] })
    return { one, refusals: releaseRefusals(ask) }
  }).filter(({ refusals }) => refusals.length > 0)
  expect(held.map(({ one, refusals }) => `${one.name}: ${refusals.join(', ')}`).slice(0, 10)).toEqual([])
  expect(held.length / GENUINE.length).toBeLessThanOrEqual(0.05)
  process.stdout.write(`${table(held.length)}\n`)
})

/** What the book shows, for whoever runs it. */
function table(held: number): string {
  const kinds = Map.groupBy(FAKES, ({ trick }) => trick)
  const line = (name: string, book: readonly BookCase[], last: string) => {
    const scores = book.map((one) => risk(one).score).toSorted((a, b) => a - b)
    const levels = book.map((one) => risk(one).level)
    const count = (level: Risk['level']) => String(levels.filter((each) => each === level).length).padStart(5)
    const middle = String(scores[Math.floor(scores.length / 2)] ?? 0).padStart(6)
    return `${name.padEnd(34)}${String(book.length).padStart(4)}${middle}${count('low')}${count('raised')}${count('high')}  ${last}`
  }
  return [
    `${'case'.padEnd(34)}   n median  low raised high`,
    ...[...kinds].map(([trick, book]) => line(trick, book, '0 released')),
    line('all fakes', FAKES, '0 released'),
    line('genuine', GENUINE, `${held} held longer`),
  ].join('\n')
}
