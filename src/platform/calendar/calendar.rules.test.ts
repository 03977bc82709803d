import { describe, expect, test } from 'vitest'
import { dayNumber, holidaysOf, isWeekend, KEPT_BY } from '../../../test/clocks/holidays.ts'
import { addDays, type Day, day } from '../time.ts'
import {
  type Calendar,
  calendarOf,
  dayOff,
  holidaysBetween,
  isCalendarKey,
  isWorkingDay,
  makeCalendar,
  tableDays,
  workingDayFrom,
  workingDayUntil,
} from './calendar.rules.ts'

describe.each(KEPT_BY)('%s', (key) => {
  test('has the same working days as the rules of the country, day by day for twelve years', () => {
    const calendar = makeCalendar(key)
    const wrong: string[] = []
    for (let on = day('2024-01-01'); on <= '2035-12-31'; on = addDays(on, 1)) {
      const [year = 0, month = 0, dayOfMonth = 0] = on.split('-').map(Number)
      const number = dayNumber(year, month, dayOfMonth)
      const expected = !isWeekend(number) && !holidaysOf(key, year).has(number)
      if (isWorkingDay(calendar, on) !== expected) wrong.push(`${on}: ${expected ? 'works' : 'is free'} by the rules`)
    }
    expect(wrong).toEqual([])
  })
})

describe('the Dutch calendars', () => {
  const dutch = () => makeCalendar('NL')
  const statutory = () => makeCalendar('NL_ATW')
  const named = (calendar: Calendar, on: Day) => calendar.holidays.get(on)?.name

  test('5 May is a holiday every year, and says why', () => {
    expect(dutch().holidays.get(day('2026-05-05'))).toEqual({
      day: '2026-05-05',
      name: { en: 'Liberation Day', nl: 'Bevrijdingsdag' },
      source: 'Algemene termijnenwet art. 3(1); the table calls it a school holiday',
    })
  })

  test("King's Day is kept on 26 April when the 27th is a Sunday", () => {
    expect([named(dutch(), day('2025-04-26'))?.nl, named(dutch(), day('2025-04-27'))]).toEqual([
      'Koningsdag',
      undefined,
    ])
    expect(named(dutch(), day('2026-04-27'))?.nl).toBe('Koningsdag')
  })

  test('Dutch law puts Good Friday and the days of a decree on a par; the calendar of the country does not', () => {
    for (const on of ['2026-04-03', '2026-01-02', '2026-05-04', '2026-05-15', '2027-03-26'].map(day))
      expect([on, isWorkingDay(dutch(), on), isWorkingDay(statutory(), on)]).toEqual([on, true, false])
    expect(named(statutory(), day('2026-04-03'))).toEqual({ en: 'Good Friday', nl: 'Goede Vrijdag' })
  })
})

test('a holiday comes with its name in both languages and the copy it was taken from', () => {
  const found = dayOff(makeCalendar('DE'), day('2028-10-03'))
  expect(found).toEqual({
    kind: 'holiday',
    holiday: {
      day: '2028-10-03',
      name: { en: 'National Holiday', nl: 'Nationale feestdag' },
      source: makeCalendar('DE').copy,
    },
  })
  expect(makeCalendar('DE').copy).toMatch(/^date-holidays \d+\.\d+\.\d+$/)
})

test('a calendar has holidays of its own years alone, each under its day, in their order', () => {
  for (const key of KEPT_BY) {
    const days = [...makeCalendar(key).holidays.entries()]
    expect(days.filter(([on, holiday]) => on !== holiday.day || on < '2024-01-01' || on > '2035-12-31')).toEqual([])
    expect(days.map(([on]) => on)).toEqual(days.map(([on]) => on).toSorted())
    expect(days.length).toBeGreaterThan(100)
  }
})

test('Saturday and Sunday are said to be so, also when they are holidays', () => {
  const NL = makeCalendar('NL')
  expect(dayOff(NL, day('2026-12-26'))).toEqual({ kind: 'saturday' })
  expect(dayOff(NL, day('2026-04-05'))).toEqual({ kind: 'sunday' })
  expect(dayOff(NL, day('2026-11-23'))).toBeNull()
})

test('the working day from and until a day', () => {
  const NL = makeCalendar('NL')
  expect(workingDayFrom(NL, day('2026-12-25'))).toBe('2026-12-28')
  expect(workingDayUntil(NL, day('2026-12-27'))).toBe('2026-12-24')
  for (const plain of [workingDayFrom, workingDayUntil]) expect(plain(NL, day('2026-11-24'))).toBe('2026-11-24')
})

test('holidays between two days, both counted, in their order', () => {
  const days = (first: string, last: string) =>
    holidaysBetween(makeCalendar('NL'), day(first), day(last)).map(({ day: on }) => on)
  expect(days('2026-04-06', '2026-05-05')).toEqual(['2026-04-06', '2026-04-27', '2026-05-05'])
  expect(days('2026-04-07', '2026-05-04')).toEqual(['2026-04-27'])
})

test('Clean Monday in Cyprus is a Monday, and the Tuesday of the table is gone', () => {
  const CY = makeCalendar('CY')
  expect([CY.holidays.get(day('2026-02-23'))?.name.en, CY.holidays.get(day('2026-02-24'))]).toEqual([
    'Clean Monday',
    undefined,
  ])
})

test('what we do not know is weekends only, and said', () => {
  const nowhere = makeCalendar('XX')
  expect([nowhere.key, isWorkingDay(nowhere, day('2026-12-25')), nowhere.knows(day('2026-12-25'))]).toEqual([
    'XX',
    true,
    false,
  ])
  const NL = makeCalendar('NL')
  expect(['2023-12-31', '2024-01-01', '2035-12-31', '2036-01-01'].map((on) => NL.knows(day(on)))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(['NL', 'NL_ATW', 'US', 'XX', 'nl', ''].map(isCalendarKey)).toEqual([true, true, true, false, false, false])
})

test('a calendar is made once', () => {
  expect(calendarOf('FR')).toBe(calendarOf('FR'))
})

describe('a table of holidays', () => {
  const said = (table: string, country = 'NL') =>
    tableDays(table, country).map(({ day: on, name }) => `${on} ${name.nl}`)
  test('has one day for every year, or one for each, and none where two strokes stand', () => {
    const twelve = Array.from({ length: 12 }, (_, at) => (at === 1 ? '--' : '05-06')).join(' ')
    const days = said(`New Year = Nieuwjaar\n  01-01: BE NL\nOther = Anders\n  ${twelve}: NL\n  07-07: FR`)
    expect(days.filter((text) => text.endsWith('-01-01 Nieuwjaar'))).toHaveLength(12)
    expect(days.filter((text) => text.endsWith('-05-06 Anders'))).toHaveLength(11)
    expect(days).not.toContain('2025-05-06 Anders')
    expect(days).toHaveLength(23)
  })
  test('for each year one day too few is none for the last', () => {
    const eleven = Array.from({ length: 11 }, () => '05-06').join(' ')
    expect(said(`Other = Anders\n  ${eleven}: NL`)).toHaveLength(11)
  })
  test('that is no table is said to be none, with the line', () => {
    expect(() => said('New Year\n  01-01: NL')).toThrow('not a line of the table: New Year')
    expect(() => said('New Year = Nieuwjaar\n  01-01 NL')).toThrow('not a line of the table: 01-01 NL')
    expect(said('A = x\n  01-01: NL', 'BE')).toEqual([])
  })
})
