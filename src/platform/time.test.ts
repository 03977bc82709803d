import { expect, test } from 'vitest'
import { atHour, day, dayIn, endOf, later } from './time.ts'

test.each([
  ['a plain day', '2026-11-22', 9, 'Europe/Amsterdam', '2026-11-22T08:00:00Z'],
  ['an hour that summer time skips strikes at the jump', '2026-03-29', 2, 'Europe/Amsterdam', '2026-03-29T01:00:00Z'],
  ['of an hour that comes twice the first', '2026-10-25', 2, 'Europe/Amsterdam', '2026-10-25T00:00:00Z'],
  ['midnight skipped west of Greenwich', '2026-09-06', 0, 'America/Santiago', '2026-09-06T04:00:00Z'],
  ['midnight skipped east of it', '2026-04-24', 0, 'Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['midnight after an hour that came twice', '2026-10-30', 0, 'Africa/Cairo', '2026-10-29T22:00:00Z'],
  ['half an hour of summer time', '2026-10-04', 0, 'Australia/Lord_Howe', '2026-10-03T13:30:00Z'],
])('%s', (_, of, hour, zone, expected) => {
  expect(atHour(day(of), hour, zone)).toEqual(new Date(expected))
})

test('no day ends after the next has begun, or before its own last minute, in any zone', () => {
  for (const zone of Intl.supportedValuesOf('timeZone'))
    for (const of of ['2026-03-28', '2026-04-23', '2026-09-05', '2026-10-24', '2026-10-31', '2026-12-31'].map(day)) {
      expect([zone, dayIn(zone, later(endOf(of, zone), -60_000))]).toEqual([zone, of])
      expect([zone, dayIn(zone, endOf(of, zone)) > of]).toEqual([zone, true])
    }
})
