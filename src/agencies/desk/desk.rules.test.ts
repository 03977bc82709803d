import { expect, test } from 'vitest'
import { DAY_MS, instant, later } from '#platform/time.ts'
import type { Rung } from '../ladder/ladder.rules.ts'
import { stateOfAgency } from './desk.rules.ts'

const NOW = instant('2026-11-23T10:00:00Z')
const rung = (level: Rung['level'], days: number | null, lapsed: Rung['lapsed'] = null): Rung => ({
  ...{ level, by: null, lapsesAt: days === null ? null : later(NOW, days * DAY_MS), lapsed, missing: [] },
})

test.each([
  ['nobody', [], 'empty'],
  ['someone new', [rung(2, 200), rung(1, 300)], 'unverified'],
  ['all well', [rung(2, 200), rung(3, 31)], 'verified'],
  ['one soon', [rung(2, 200), rung(3, 30)], 'lapsing'],
  ['one over', [rung(0, null, { level: 2, at: NOW })], 'lapsing'],
] as const)('an agency with %s', (_, rungs, state) => {
  expect(stateOfAgency(rungs, NOW)).toBe(state)
})
