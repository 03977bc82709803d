import { expect, test } from 'vitest'
import { STATES } from '../case/case.rules.ts'
import { officerState } from './officer.rules.ts'

test('an officer cannot tell whether a first person has proposed', () => {
  expect(officerState('second-person')).toBe(officerState('in-review'))
})

test('every state has a word for the officer', () => {
  expect(STATES.map(officerState)).toEqual([
    'received',
    'review',
    'review',
    'decided',
    'preparing',
    'sealing',
    'answered',
    'preserved',
    'no-longer-kept',
    'refused',
    'withdrawn',
  ])
})
