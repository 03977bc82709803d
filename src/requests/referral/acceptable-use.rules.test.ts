import { expect, test } from 'vitest'
import { ownRules } from './acceptable-use.rules.ts'

test('the rules of the provider’s file count; without them the usual ones, each once', () => {
  const acceptableUse = { asOf: '2026-01-01', rules: [{ id: 'own', name: { en: 'Ours', nl: 'Van ons' } }] }
  expect(ownRules({ acceptableUse })).toBe(acceptableUse)
  const ids = ownRules({}).rules.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
