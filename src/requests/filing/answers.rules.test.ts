import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import {
  type Answers,
  answerStepsOf,
  dateProblems,
  insteadOf,
  missingSteps,
  needsPeriod,
  nextStep,
  restricts,
  statuteLacking,
  stepsOf,
} from './answers.rules.ts'

const process: NonNullable<Answers['process']> = {
  product: 'meetings',
  process: 'us-subpoena-grand-jury',
  docketNumber: 'GJ-26-1183',
  statute: '',
  natureOfOffence: 'fraud',
  officialName: 'Mary Quill',
  officialTitle: 'Prosecutor',
  signedOn: day('2026-11-06'),
  dueOn: day('2026-11-30'),
}
const agency: NonNullable<Answers['agency']> = {
  agencyName: 'Marlow',
  officerName: 'Dana',
  badge: '1',
  email: 'a@b.example',
  telephone: '+13305550142',
  extension: '0',
  street: 'Square 1',
  postalCode: '44000',
  town: 'Marlow',
  region: '',
  country: 'US',
}
const data: NonNullable<Answers['data']> = {
  categories: ['identity', 'meetings-own'],
  from: null,
  to: null,
  secrecy: null,
}
const whole: Answers = { process, agency, identifiers: [{ kind: 'email', value: 'x@y.example', at: null }], data }
const today = day('2026-11-18')

test('steps are missed in their order; a sent file is the last but one', () => {
  expect(missingSteps({}, false)).toEqual(['process', 'agency', 'identifiers', 'data', 'document'])
  expect(missingSteps({ ...whole, identifiers: [] }, true)).toEqual(['identifiers'])
  expect(missingSteps({ ...whole, data: { ...data, categories: [] } }, true)).toEqual(['data'])
  expect(missingSteps(whole, false)).toEqual(['document'])
  expect(missingSteps(whole, true)).toEqual([])
})

test('data that the product does not have are asked again when the product was changed', () => {
  expect(missingSteps({ ...whole, process: { ...process, product: 'phone' } }, true)).toEqual(['data'])
  expect(
    missingSteps(
      { ...whole, process: { ...process, product: 'phone' }, data: { ...data, categories: ['calls'] } },
      true,
    ),
  ).toEqual([])
})

test('the next step is the first that is missing, then sending', () => {
  expect([nextStep({}, false), nextStep({ process }, true), nextStep(whole, false), nextStep(whole, true)]).toEqual([
    'process',
    'agency',
    'document',
    'send',
  ])
})

test('what happens in time needs a period', () => {
  expect(CATEGORY_IDS.filter((category) => !needsPeriod([category], 'us-search-warrant'))).toEqual([
    'identity',
    'billing',
    'payment',
    'profile-photo',
  ])
  const order = 'us-court-order-2703d'
  expect([needsPeriod([], order), needsPeriod(['identity', 'sessions'], order)]).toEqual([false, true])
})

test('what is only to be kept is what there is on one day, and needs no period', () => {
  expect(needsPeriod(CATEGORY_IDS, 'us-preservation')).toBe(false)
})

test.each([
  [{ process }, []],
  [{ process: { ...process, signedOn: today } }, []],
  [{ process: { ...process, signedOn: day('2026-11-19') } }, ['signed-in-future']],
  [{ process: { ...process, dueOn: today } }, []],
  [{ process: { ...process, dueOn: day('2026-11-17') } }, ['due-in-past']],
  [{ process: { ...process, dueOn: day('2026-11-05') } }, ['due-in-past', 'due-before-signed']],
  [{ data: { ...data, from: day('2026-09-30'), to: day('2026-09-01') } }, ['period-reversed']],
  [{ data: { ...data, from: day('2026-09-01'), to: day('2026-09-01') } }, []],
  [{ data: { ...data, from: day('2026-09-01'), to: today } }, []],
  [{ data: { ...data, from: day('2026-09-01'), to: day('2026-11-19') } }, ['period-in-future']],
  [{}, []],
] as const)('dates that cannot be right: %o', (answers, problems) => {
  expect(dateProblems(answers, today)).toEqual(problems)
})

test('an order to restrict access is asked what it restricts, and every other kind for data', () => {
  const restriction: NonNullable<Answers['restriction']> = {
    ...{ law: 'national' as const, act: 'Insults', territory: [], startsOn: null, endsOn: null, secrecy: null },
  }
  const order: Answers = { process: { ...process, process: 'access-restriction' }, agency, identifiers: [], data }
  expect([restricts('access-restriction'), restricts('foreign-order')]).toEqual([true, false])
  expect(stepsOf(order)).toEqual(['process', 'agency', 'identifiers', 'restriction', 'document', 'send'])
  expect(answerStepsOf({})).toEqual(['process', 'agency', 'identifiers', 'data'])
  expect([insteadOf('data', order), insteadOf('restriction', order), insteadOf('restriction', {})]).toEqual([
    ...['restriction', null, 'data'],
  ])
  expect(missingSteps(order, true)).toEqual(['identifiers', 'restriction'])
  expect(missingSteps({ ...order, restriction }, true)).toEqual(['identifiers'])
  expect(missingSteps({ process, agency, identifiers: [], restriction }, true)).toEqual(['identifiers', 'data'])
})

test.each([
  ['us-subpoena-administrative', '', 'statuteMissing'],
  ['us-subpoena-administrative', '21 U.S.C. § 876', null],
  ['us-search-warrant', '', null],
  ['foreign-order', '', 'articleMissing'],
  ['access-restriction', '', 'articleMissing'],
  ['access-restriction', 'Sr art. 131', null],
  ['foreign-preservation', '', null],
] as const)('%s on “%s”: %s', (kind, statute, lacking) => {
  expect(statuteLacking({ process: kind, statute })).toBe(lacking)
})
