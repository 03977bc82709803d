import { expect, test } from 'vitest'
import { day } from '../time.ts'
import { addMonths, nextHour } from './period.rules.ts'

test.each([
  ['2026-01-31', 1, '2026-02-28', true],
  ['2028-01-31', 1, '2028-02-29', true],
  ['2026-01-28', 1, '2026-02-28', false],
  ['2026-03-31', 1, '2026-04-30', true],
  ['2026-11-30', 3, '2027-02-28', true],
  ['2026-12-15', 1, '2027-01-15', false],
  ['2026-11-22', 12, '2027-11-22', false],
  ['2028-02-29', 12, '2029-02-28', true],
  ['2026-03-31', -1, '2026-02-28', true],
  ['2026-01-15', -1, '2025-12-15', false],
  ['2026-01-15', -13, '2024-12-15', false],
  ['2026-05-31', 0, '2026-05-31', false],
])('%s and %i months', (from, months, to, short) => {
  expect(addMonths(day(from), months)).toEqual({ day: to, short })
})

test.each([
  ['Europe/Amsterdam', '2026-11-22T09:20:00Z', '2026-11-22T10:00:00Z'],
  ['Europe/Amsterdam', '2026-11-22T09:00:00Z', '2026-11-22T10:00:00Z'],
  ['Europe/Amsterdam', '2026-11-22T09:59:59.999Z', '2026-11-22T10:00:00Z'],
  ['Asia/Kolkata', '2026-11-22T09:20:00Z', '2026-11-22T09:30:00Z'],
  ['Asia/Kathmandu', '2026-11-22T09:20:00Z', '2026-11-22T10:15:00Z'],
  ['America/St_Johns', '2026-11-22T09:20:00Z', '2026-11-22T09:30:00Z'],
])('in %s the first full hour after %s strikes at %s', (zone, at, expected) => {
  expect(nextHour(zone, new Date(at))).toEqual(new Date(expected))
})
