/**
 * Public holidays by our own reckoning, from the rules of each country as we know them: Easter by Meeus, weekdays by counting.
 * Imports nothing, so that it can be held against the product's table.
 */

/** Days since 1 January 1970, by counting years, leap days and months. */
export function dayNumber(year: number, month: number, dayOfMonth: number): number {
  const before = year - 1
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  const months = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
  const leapDay = month > 2 && isLeap(year) ? 1 : 0
  return before * 365 + leaps + (months[month - 1] ?? 0) + leapDay + dayOfMonth - 719_163
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function monthLength(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** 0 is Sunday; 1 January 1970 was a Thursday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7
}

export function isWeekend(number: number): boolean {
  return weekdayOf(number) % 6 === 0
}

/** Meeus, Astronomical Algorithms, ch. 8: Gregorian Easter. */
function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1)
}

/** The same chapter: Julian Easter, thirteen days later in the Gregorian calendar of these centuries. */
function orthodoxEaster(year: number): number {
  const d = (19 * (year % 19) + 15) % 30
  const n = d + ((2 * (year % 4) + 4 * (year % 7) - d + 34) % 7) + 114
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1) + 13
}

/**
 * MMDD, E+n and O+n (days from Easter), 1mon05 (first Monday of May), lmon10 (last Monday of October), 6:0620 (first Saturday from 20 June).
 * A letter after a date: s moves a weekend to the next free weekday as well, m to Monday instead, f Saturday to Friday and Sunday to Monday.
 * >2025 and <2026 after it: years.
 */
const KEPT: Readonly<Record<string, string>> = {
  AT: '0101 0106 E+1 0501 E+39 E+50 E+60 0815 1026 1101 1208 1225 1226',
  AU: '0101s 0126m E-2 E-1 E+0 E+1 0425 1225s 1226s',
  BE: '0101 E+1 0501 E+39 E+50 0721 0815 1101 1111 1225',
  BG: 'O-2 O-1 O+0 O+1 0101s 0303s 0501s 0506s 0524s 0906s 0922s 1224s 1225s 1226s',
  CY: '0101 0106 O-48 0325 0401 O-2 O+0 O+1 0501 O+50 0815 1001 1028 1225 1226',
  CZ: '0101 E-2 E+1 0501 0508 0705 0706 0928 1028 1117 1224 1225 1226',
  DE: '0101 E-2 E+1 0501 E+39 E+50 1003 1225 1226',
  DK: '0101 E-3 E-2 E+0 E+1 E+39 E+49 E+50 1225 1226',
  EE: '0101 0224 E-2 E+0 0501 E+49 0623 0624 0820 1224 1225 1226',
  ES: '0101 0106 E-2 0501 0815 1012 1101 1206 1208 1225',
  FI: '0101 0106 E-2 E+0 E+1 0501 E+39 E+49 6:0620 6:1031 1206 1225 1226',
  FR: '0101 E+1 0501 0508 E+39 E+50 0714 0815 1101 1111 1225',
  GB: '0101s E-2 E+1 1mon05 lmon05 lmon08 1225s 1226s',
  GR: '0101 0106 O-48 0325 O-2 O+0 O+1 0501 O+50 0815 1028 1225 1226',
  HR: '0101 0106 E+0 E+1 0501 0530 E+60 0622 0805 0815 1101 1118 1225 1226',
  HU: '0101 0315 E-2 E+0 E+1 0501 E+49 E+50 0820 1023 1101 1225 1226',
  IE: '0101 brigid 0317 E+1 1mon05 1mon06 1mon08 lmon10 1225 1226',
  IT: '0101 0106 E+0 E+1 0425 0501 0602 0815 1004>2025 1101 1208 1225 1226',
  LT: '0101 0216 0311 E+0 E+1 0501 0624 0706 0815 1101 1102 1224 1225 1226',
  LU: '0101 E+1 0501 0509 E+39 E+50 0623 0815 1101 1225 1226',
  LV: '0101 E-2 E+0 E+1 0501 0504s 0623 0624 1118s 1224 1225 1226 1231',
  MT: '0101 0210 0319 0331 E-2 0501 0607 0629 0815 0908 0921 1208 1213 1225',
  NL: '0101 E+0 E+1 king 0505 E+39 E+49 E+50 1225 1226',
  PL: '0101 0106 E+0 E+1 0501 0503 E+49 E+60 0815 1101 1111 1224>2024 1225 1226',
  PT: '0101 E-2 E+0 0425 0501 E+60 0610 0815 1005 1101 1201 1208 1225',
  RO: '0101 0102 0106 0107 0124 O-2 O+0 O+1 0501 0601 O+49 O+50 0815 1130 1201 1225 1226',
  SE: '0101 0106 E-2 E+0 E+1 0501 E+39 E+49 0606 6:0620 6:1031 1225 1226',
  SI: '0101 0102 0208 E+0 E+1 0427 0501 0502 E+49 0625 0815 1031 1101 1225 1226',
  SK: '0101 0106 E-2 E+1 0501 0508<2026 0705 0829 0915<2026 1101 1117<2025 1224 1225 1226',
  US: '0101f 3mon01 3mon02 lmon05 0619f 0704f 1mon09 2mon10 1111f 4thu11 1225f',
}

/** What Dutch law adds: Good Friday, and the days that a decree for 2026 is expected to add. */
const DUTCH_LAW = 'E-2 0102>2025<2027 0504>2025<2027 0515>2025<2027'

export const KEPT_BY = [...Object.keys(KEPT), 'NL_ATW']

const found = new Map<string, ReadonlySet<number>>()

/** The holidays of a year, as day numbers. An unknown calendar has none. */
export function holidaysOf(calendar: string, year: number): ReadonlySet<number> {
  const key = `${calendar} ${year}`
  const known = found.get(key)
  if (known) return known
  const text = calendar === 'NL_ATW' ? `${KEPT['NL']} ${DUTCH_LAW}` : (KEPT[calendar] ?? '')
  const specs = text.split(' ').filter((spec) => spec !== '')
  const days = new Set(specs.flatMap((spec) => plainDay(spec, year)))
  for (const spec of specs) for (const day of movedDays(spec, year, days)) days.add(day)
  // New Year's Day of the year after, when a Saturday, is kept on the last Friday of this one.
  if (specs.includes('0101f') && weekdayOf(dayNumber(year + 1, 1, 1)) === 6) days.add(dayNumber(year, 12, 31))
  found.set(key, days)
  return days
}

function plainDay(spec: string, year: number): readonly number[] {
  const [, what = '', after, before] = /^(.*?)(?:>(\d{4}))?(?:<(\d{4}))?$/.exec(spec) ?? []
  if ((after && year <= Number(after)) || (before && year >= Number(before))) return []
  if (what === 'king') {
    const birthday = dayNumber(year, 4, 27)
    return [weekdayOf(birthday) === 0 ? birthday - 1 : birthday]
  }
  if (what === 'brigid') {
    const first = dayNumber(year, 2, 1)
    return [weekdayOf(first) === 5 ? first : nthWeekday(year, 2, 1, 1)]
  }
  const moving = /^([EO])([+-]\d+)$/.exec(what)
  if (moving) return [(moving[1] === 'E' ? easter(year) : orthodoxEaster(year)) + Number(moving[2])]
  const nth = /^([1-4l])(mon|thu)(\d\d)$/.exec(what)
  if (nth) return [nthWeekday(year, Number(nth[3]), nth[2] === 'mon' ? 1 : 4, nth[1] === 'l' ? -1 : Number(nth[1]))]
  const [, saturday, month = '', dayOfMonth = ''] = /^(6:)?(\d\d)(\d\d)/.exec(what) ?? []
  const date = dayNumber(year, Number(month), Number(dayOfMonth))
  if (saturday) return [date + ((6 - weekdayOf(date) + 7) % 7)]
  if (what.endsWith('m') && isWeekend(date)) return [date + (weekdayOf(date) === 6 ? 2 : 1)]
  return [date]
}

/** The extra day off of a holiday in a weekend. */
function movedDays(spec: string, year: number, days: ReadonlySet<number>): readonly number[] {
  if (!/^\d{4}[sf]$/.test(spec)) return []
  const date = dayNumber(year, Number(spec.slice(0, 2)), Number(spec.slice(2, 4)))
  if (!isWeekend(date)) return []
  if (spec.endsWith('f')) {
    const kept = weekdayOf(date) === 6 ? date - 1 : date + 1
    return kept < dayNumber(year, 1, 1) ? [] : [kept]
  }
  let kept = date + 1
  while (isWeekend(kept) || days.has(kept)) kept += 1
  return [kept]
}

/** `nth` from 1, or -1 for the last. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const all = Array.from({ length: monthLength(year, month) }, (_, at) => dayNumber(year, month, at + 1)).filter(
    (day) => weekdayOf(day) === weekday,
  )
  return all.at(nth > 0 ? nth - 1 : nth) ?? 0
}
