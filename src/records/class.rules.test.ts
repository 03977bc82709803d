import { expect, test } from 'vitest'
import { classWithin, DATA_CLASSES, widestClass } from './class.rules.ts'

test('each class lies within itself and those after it', () => {
  for (const [n, narrow] of DATA_CLASSES.entries()) {
    for (const [m, wide] of DATA_CLASSES.entries()) expect(classWithin(narrow, wide)).toBe(n <= m)
  }
})

test('the widest of several', () => {
  expect(widestClass(['subscriber', 'content', 'existence'])).toBe('content')
  expect(widestClass(['subscriber', 'existence'])).toBe('subscriber')
  expect(widestClass([])).toBe('existence')
  expect(DATA_CLASSES).toEqual(['existence', 'subscriber', 'non-content', 'content'])
})
