import { expect, test } from 'vitest'
import { isDay } from '../time.ts'
import { makeCalendar } from './calendar.rules.ts'
import { corrections } from './corrections.rules.ts'
import { COUNTRIES, PUBLIC_HOLIDAYS } from './public-holidays.rules.ts'

test('each correction has a reason and names in both languages, and no lawyer has read it', () => {
  for (const { because, name, reviewed } of corrections()) {
    expect(because).toMatch(/art\. \d|U\.S\.C\. § \d|Easter|Pentecost/)
    expect([name.en, name.nl].every((text) => text.length > 3)).toBe(true)
    expect(reviewed).toBe(false)
  }
})

test('each changes something: what is added is in the calendar with its reason, what is removed was in the table', () => {
  for (const { calendar, does, when, because, name } of corrections()) {
    if (does === 'remove') expect(PUBLIC_HOLIDAYS).toContain(`${name.en} = ${name.nl}`)
    else
      expect([...makeCalendar(calendar).holidays.values()].filter(({ source }) => source === because)).not.toEqual([])
    if ('on' in when) expect(when.on.filter((text) => !isDay(text))).toEqual([])
  }
})

test('they are for calendars that we have', () => {
  const known = new Set<string>([...COUNTRIES, 'NL_ATW'])
  expect(corrections().filter(({ calendar }) => !known.has(calendar))).toEqual([])
})

test('the days that a decree of 2026 is expected to put on a par are said to be unverified', () => {
  const decree = corrections().find(({ when }) => 'on' in when && when.on.includes('2026-05-15'))
  expect(decree).toMatchObject({
    calendar: 'NL_ATW',
    because: expect.stringContaining('the decree itself was not found'),
  })
})
