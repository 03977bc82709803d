import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { isOpen } from './application.rules.ts'

const NOW = instant('2026-11-23T10:00:00Z')
const open = { guesses: 4, endsAt: instant('2026-11-23T10:00:01Z'), provedAt: null }

test.each([
  [open, true],
  [{ ...open, guesses: 5 }, false],
  [{ ...open, endsAt: NOW }, false],
  [{ ...open, provedAt: NOW }, false],
])('%j can still be guessed: %s', (proof, expected) => {
  expect(isOpen(proof, NOW)).toBe(expected)
})
