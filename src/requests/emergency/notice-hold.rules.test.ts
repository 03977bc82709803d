import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { heldAfterEmergency } from './notice-hold.rules.ts'

const at = instant('2026-11-22T23:30:00Z')
const zone = 'Europe/Amsterdam'
const emergency = { duty: [], afterMinutes: 5, webhook: null, noticeDays: 7 }

test('thirty days, or what the file says, counted where the office is; nothing for another process', () => {
  const held = (process: string, more = {}) => heldAfterEmergency(process, at, { zone, ...more })[0]?.endsOn
  expect(held('us-emergency')).toBe('2026-12-23')
  expect(held('foreign-emergency', { emergency })).toBe('2026-11-30')
  expect(held('us-search-warrant')).toBeUndefined()
})
