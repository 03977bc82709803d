import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { type DayForm, formatDay, formatInstant, formatPeriod, type InstantForm } from './dates.ts'
import { formatBytes, formatNumber, formatShare } from './figures.ts'

test.each<[DayForm, string, string]>([
  ['short', 'Mon 14 Sep', 'ma 14 sep'],
  ['dated', 'Mon 14 Sep 2026', 'ma 14 sep 2026'],
  ['plain', '14 Sep 2026', '14 sep 2026'],
  ['long', 'Monday 14 September 2026', 'maandag 14 september 2026'],
  ['full', '14 September 2026', '14 september 2026'],
])('a day, %s', (form, en, nl) => {
  expect([formatDay('en', day('2026-09-14'), form), formatDay('nl', day('2026-09-14'), form)]).toEqual([en, nl])
})

test.each<[InstantForm, string, string]>([
  ['log', '14 Sep 00:30', '14 sep 00:30'],
  ['stamp', '14 Sep 2026, 00:30:07 CEST', '14 sep 2026, 00:30:07 CEST'],
  ['exact', 'Mon 14 Sep 2026, 00:30 CEST', 'ma 14 sep 2026, 00:30 CEST'],
  ['clock', '00:30', '00:30'],
  ['zoned', '00:30 CEST', '00:30 CEST'],
])('an instant after midnight in the zone of the office, %s', (form, en, nl) => {
  const at = new Date('2026-09-13T22:30:07Z')
  expect([
    formatInstant('en', at, 'Europe/Amsterdam', form),
    formatInstant('nl', at, 'Europe/Amsterdam', form),
  ]).toEqual([en, nl])
})

test('a zone is named by its letters on both sides of the ocean', () => {
  const at = new Date('2026-11-18T09:24:00Z')
  expect(['UTC', 'America/New_York', 'Europe/Amsterdam'].map((zone) => formatInstant('en', at, zone, 'zoned'))).toEqual(
    ['09:24 UTC', '04:24 EST', '10:24 CET'],
  )
})

test('a period says its year once where it is one', () => {
  expect(formatPeriod('en', day('2026-01-01'), day('2026-06-30'))).toBe('1 January to 30 June 2026')
  expect(formatPeriod('nl', day('2025-07-01'), day('2026-06-30'))).toBe('1 juli 2025 tot en met 30 juni 2026')
  expect(formatPeriod('en', day('2026-09-14'), day('2026-09-14'))).toBe('14 September 2026')
})

test('numbers', () => {
  expect([formatNumber('en', 184_204), formatNumber('nl', 184_204), formatNumber('nl', 4.1)]).toEqual([
    '184,204',
    '184.204',
    '4,1',
  ])
  expect([formatShare('en', 0.366), formatShare('nl', 1)]).toEqual(['36.6 %', '100,0 %'])
  expect([0, 999, 61_204, 1_240_000, 52_000_000].map((bytes) => formatBytes('en', bytes))).toEqual([
    '0 bytes',
    '999 bytes',
    '61 kB',
    '1.2 MB',
    '52 MB',
  ])
})
