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

/** The calendar of a country, or of Dutch law; one of a country that we do not have knows weekends only. */
export function calendarOf(key: string): Calendar {
  const known = made.get(key)
  if (known) return known
  const calendar = make(key)
  made.set(key, calendar)
  return calendar
}

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

const made = new Map<string, Calendar>()

function make(key: string): Calendar {
  const country = key === 'NL_ATW' ? 'NL' : key
  const holidays = new Map(tableDays(country).map((holiday) => [holiday.day, holiday]))
  const easterMondays = [...holidays.values()].filter(({ name }) => name.en === 'Easter Monday')
  const ours = corrections().filter(({ calendar }) => calendar === country || calendar === key)
  // What is taken out goes first: a day may stand in the table under a wrong name.
  for (const correction of ours.toSorted((a, b) => (a.does < b.does ? 1 : -1)))
    for (const on of daysOf(correction, easterMondays))
      if (correction.does === 'remove') holidays.delete(on)
      else holidays.set(on, { day: on, name: correction.name, source: correction.because })
  const [first, last] = [day(`${FIRST_YEAR}-01-01`), day(`${LAST_YEAR}-12-31`)]
  return {
    key,
    copy: COPY,
    holidays: new Map([...holidays].sort(([a], [b]) => (a < b ? -1 : 1))),
    knows: (of) => isCalendarKey(key) && of >= first && of <= last,
  }
}

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => String(FIRST_YEAR + at))

function daysOf({ when }: Correction, easterMondays: readonly Holiday[]): readonly Day[] {
  if ('every' in when) return YEARS.map((year) => day(`${year}-${when.every}`))
  if ('on' in when) return when.on.map((text) => day(text))
  return easterMondays.map((monday) => addDays(monday.day, when.afterEasterMonday))
}

/** The lines of the table that name a country. */
function tableDays(country: string): readonly Holiday[] {
  let name = { en: '', nl: '' }
  return PUBLIC_HOLIDAYS.trim()
    .split('\n')
    .flatMap((line) => {
      if (!line.startsWith(' ')) {
        const [en = '', nl = ''] = line.split(' = ')
        name = { en, nl }
        return []
      }
      const [dates = '', countries = ''] = line.trim().split(': ')
      if (!countries.split(' ').includes(country)) return []
      const slots = dates.split(' ')
      const held = name
      return YEARS.flatMap((year, at) => {
        const slot = slots[at] ?? slots[0] ?? NONE
        return slot === NONE ? [] : [{ day: day(`${year}-${slot}`), name: held, source: COPY }]
      })
    })
}

/** No such holiday in that year. */
const NONE = '--'
