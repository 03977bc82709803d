import { expect, test } from 'vitest'
import { STATES } from '../case/case.rules.ts'
import { TAG_OF } from './state.rules.ts'

test('a square is full exactly when a case has ended, and blue when a second person is needed', () => {
  expect(STATES.filter((state) => TAG_OF[state] === 'done')).toEqual([
    ...['answered', 'preserved', 'no-longer-kept', 'refused', 'withdrawn'],
  ])
  expect(STATES.filter((state) => TAG_OF[state] === 'act')).toEqual(['second-person'])
  expect(STATES.filter((state) => TAG_OF[state] === 'open')).toEqual(['new'])
})
