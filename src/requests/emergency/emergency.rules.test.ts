import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import type { Demand } from '../triage/decide.rules.ts'
import {
  emergencyProcess,
  emergencyReach,
  isEmergency,
  type Missing,
  missingIn,
  type Narrative,
  QUESTIONS,
} from './emergency.rules.ts'

const told: Narrative = {
  nature: 'A caller says that she hears screams next door.',
  atRisk: 'Emma Voss, 14 years old',
  urgency: 'He said he would do it tonight at ten.',
  averts: 'The sign-in address shows where they are.',
  noProcess: 'The judge sits again tomorrow at nine.',
  neededWithin: 2,
  commitment: 'given',
}

test('a narrative that answers all five and commits to follow up lacks nothing', () => {
  expect(missingIn(told)).toEqual([])
})

test.each(QUESTIONS)('%s: a word or two is no answer', (question) => {
  expect(missingIn({ ...told, [question]: '  urgent     ' })).toEqual<readonly Missing[]>([question])
  expect(missingIn({ ...told, [question]: 'elevenchars' })).toEqual([question])
  expect(missingIn({ ...told, [question]: 'twelve chars' })).toEqual([])
})

test.each(['refused', 'not-asked'] as const)('a commitment that is %s is missing', (commitment) => {
  expect(missingIn({ ...told, commitment })).toEqual(['commitment'])
})

test('the agency decides under which row an emergency stands', () => {
  expect(emergencyProcess({ usGovernmental: true })).toBe('us-emergency')
  expect(emergencyProcess({ usGovernmental: false })).toBe('foreign-emergency')
  expect(['us-emergency', 'foreign-emergency', 'us-search-warrant'].map(isEmergency)).toEqual([true, true, false])
})

const demand = (country: string, usGovernmental: boolean): Omit<Demand, 'account'> => ({
  process: emergencyProcess({ usGovernmental }),
  asker: { authority: true, country, usGovernmentalEntity: usGovernmental },
  ...{ issuer: 'authority', validatedBy: null, statute: '', classifiedAs: null, consent: null, emergency: true },
  ...{ home: 'NL', on: day('2026-11-22') },
})
const answers = (of: Omit<Demand, 'account'>) => emergencyReach(of).map(({ decision }) => decision.answer)

test('the policy cap is subscriber data; above it counsel decides, and abroad nothing goes above it', () => {
  expect(answers(demand('US', true))).toEqual(['yes', 'yes', 'counsel', 'counsel'])
  expect(answers(demand('NL', false))).toEqual(['yes', 'yes', 'no', 'no'])
  expect(answers(demand('GB', false)).at(-1)).toBe('no')
  expect(answers(demand('ZZ', false))).toEqual(['no', 'no', 'no', 'no'])
})
