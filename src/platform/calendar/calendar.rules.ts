/**
 * Which days are working days where: weekends, public holidays from a committed table, and corrections to it.
 *
 * Law     Reg. (EEC, Euratom) 1182/71 art. 2: public holidays are those of the Member State where the action is to be taken;
 *         working days are all days but these, Saturdays and Sundays.
 * Policy  where holidays of a country or year are not known, weekends alone are counted and the calculation says so.
 */
import { addDays, type Day, day, weekday } from '../time.ts'
import { type CalendarKey, type Correction, corrections } from './corrections.rules.ts'
import { COPY, COUNTRIES, FIRST_YEAR, LAST_YEAR, PUBLIC_HOLIDAYS } from './public-holidays.rules.ts'

/** `source` is the copy of the table, or the reason of a correction. */
export type Holiday = Readonly<{ day: Day; name: Readonly<{ en: string; nl: string }>; source: string }>

export type Calendar = Readonly<{
  key: string
  /** Name and version of the table it was made from. */
  copy: string
  holidays: ReadonlyMap<Day, Holiday>
  /** False for a day of a year, or a country, whose holidays we do not have. */
  knows: (of: Day) => boolean
}>

export type DayOff =
  | Readonly<{ kind: 'saturday' }>
  | Readonly<{ kind: 'sunday' }>
  | Readonly<{ kind: 'holiday'; holiday: Holiday }>

/** The calendar of a country, or of Dutch law; one of a country that we do not have knows weekends only. Made once. */
export function calendarOf(key: string): Calendar {
  const calendar = made.get(key) ?? makeCalendar(key)
  made.set(key, calendar)
  return calendar
}

const made = new Map<string, Calendar>()

export function isCalendarKey(text: string): text is CalendarKey {
  return text === 'NL_ATW' || COUNTRIES.some((country) => country === text)
}

/** Why a day is no working day; null when it is one. A holiday in a weekend counts as the weekend. */
export function dayOff(calendar: Calendar, of: Day): DayOff | null {
  const nth = weekday(of)
  if (nth === 6) return { kind: 'saturday' }
  if (nth === 0) return { kind: 'sunday' }
  const holiday = calendar.holidays.get(of)
  return holiday ? { kind: 'holiday', holiday } : null
}

export function isWorkingDay(calendar: Calendar, of: Day): boolean {
  return dayOff(calendar, of) === null
}

/** The day itself when it is a working day, else the next one. */
export function workingDayFrom(calendar: Calendar, from: Day): Day {
  return isWorkingDay(calendar, from) ? from : workingDayFrom(calendar, addDays(from, 1))
}

/** The day itself when it is a working day, else the one before. */
export function workingDayUntil(calendar: Calendar, until: Day): Day {
  return isWorkingDay(calendar, until) ? until : workingDayUntil(calendar, addDays(until, -1))
}

/** Public holidays from the first to the last day, both included, in their order. */
export function holidaysBetween(calendar: Calendar, first: Day, last: Day): readonly Holiday[] {
  return [...calendar.holidays.values()].filter(({ day: on }) => on >= first && on <= last)
}

/** From the table, with what is wrong in it taken out and what it lacks put in. */
export function makeCalendar(key: string): Calendar {
  const country = key === 'NL_ATW' ? 'NL' : key
  const table = tableDays(PUBLIC_HOLIDAYS, country)
  const easterMondays = table.filter(({ name }) => name.en === 'Easter Monday')
  const ours = corrections().filter(({ calendar }) => calendar === country || calendar === key)
  const daysIn = (correction: Correction) => daysOf(correction, easterMondays)
  const wrong = new Set(ours.filter(({ does }) => does === 'remove').flatMap(daysIn))
  const added = ours
    .filter(({ does }) => does === 'add')
    .flatMap((correction) =>
      daysIn(correction).map((on): Holiday => ({ day: on, name: correction.name, source: correction.because })),
    )
  const all = [...table.filter(({ day: on }) => !wrong.has(on)), ...added].sort((a, b) => (a.day < b.day ? -1 : 1))
  return {
    key,
    copy: COPY,
    holidays: new Map(all.map((holiday) => [holiday.day, holiday])),
    knows: (of) => isCalendarKey(key) && of >= `${FIRST_YEAR}-01-01` && of <= `${LAST_YEAR}-12-31`,
  }
}

function years(): readonly string[] {
  return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => String(FIRST_YEAR + at))
}

function daysOf({ when }: Correction, easterMondays: readonly Holiday[]): readonly Day[] {
  if ('every' in when) return years().map((year) => day(`${year}-${when.every}`))
  if ('on' in when) return when.on.map((text) => day(text))
  return easterMondays.map((monday) => addDays(monday.day, when.afterEasterMonday))
}

/** The days of a table that a country keeps. Each block is a name and, below it, lines of days with countries. */
export function tableDays(table: string, country: string): readonly Holiday[] {
  return table
    .trim()
    .split(/\n(?=\S)/)
    .flatMap((block) => {
      const [names = '', ...lines] = block.split('\n')
      const [en, nl] = pair(names, ' = ')
      return lines
        .map((line) => pair(line.trim(), ': '))
        .filter(([, countries]) => countries.split(' ').includes(country))
        .flatMap(([dates]) => dated(dates.split(' ')).map((on) => ({ day: on, name: { en, nl }, source: COPY })))
    })
}

/** One day for every year, or one for each; `--` where there is none. */
function dated(slots: readonly string[]): readonly Day[] {
  return years().flatMap((year, at) => {
    const slot = slots.length === 1 ? slots[0] : slots[at]
    return slot === undefined || slot === '--' ? [] : [day(`${year}-${slot}`)]
  })
}

function pair(text: string, between: string): readonly [string, string] {
  const at = text.indexOf(between)
  if (at < 0) throw new RangeError(`not a line of the table: ${text}`)
  return [text.slice(0, at), text.slice(at + between.length)]
}
