/**
 * Days and instants in the reader's language. The order is always day, month, year; the clock has 24 hours.
 * An instant is shown in the zone the page is given, and the zone is named where people of several zones read it.
 */
import { type Day, dayIn, instant } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { say } from './ui.words.ts'

/**
 * `short` Thu 19 Nov · `dated` Thu 19 Nov 2026 · `plain` 19 Nov 2026 · `long` Thursday 19 November 2026 · `full` 19 November 2026
 */
export type DayForm = 'short' | 'dated' | 'plain' | 'long' | 'full'

/** `log` 18 Nov 09:41 · `stamp` 18 Nov 2026, 09:41:07 CET · `exact` Wed 18 Nov 2026, 09:41 CET · `clock` 09:41 · `zoned` 09:41 CET */
export type InstantForm = 'log' | 'stamp' | 'exact' | 'clock' | 'zoned'

export function formatDay(lang: Lang, of: Day, form: DayForm): string {
  const at = instant(`${of}T00:00:00Z`)
  const wide = form === 'long' || form === 'full'
  const name = (options: Intl.DateTimeFormatOptions) =>
    formatter(NAMES[lang], { ...options, timeZone: 'UTC' }).format(at)
  const dayOfMonth = String(at.getUTCDate())
  const month = name({ month: wide ? 'long' : 'short' })
  const year = String(at.getUTCFullYear())
  switch (form) {
    case 'short':
      return `${name({ weekday: 'short' })} ${dayOfMonth} ${month}`
    case 'dated':
      return `${name({ weekday: 'short' })} ${dayOfMonth} ${month} ${year}`
    case 'plain':
    case 'full':
      return `${dayOfMonth} ${month} ${year}`
    case 'long':
      return `${name({ weekday: 'long' })} ${dayOfMonth} ${month} ${year}`
  }
}

export function formatInstant(lang: Lang, at: Date, zone: string, form: InstantForm): string {
  const on = dayIn(zone, at)
  const clock = clockIn(zone, at)
  switch (form) {
    case 'log':
      return `${formatDay(lang, on, 'short').replace(/^\S+ /, '')} ${clock}`
    case 'stamp':
      return `${formatDay(lang, on, 'plain')}, ${clock}:${secondsOf(at)} ${zoneName(zone, at)}`
    case 'exact':
      return `${formatDay(lang, on, 'dated')}, ${clock} ${zoneName(zone, at)}`
    case 'clock':
      return clock
    case 'zoned':
      return `${clock} ${zoneName(zone, at)}`
  }
}

/** A first and a last day, both counted: 1 January to 30 June 2026. */
export function formatPeriod(lang: Lang, first: Day, last: Day): string {
  const [from, until] = [formatDay(lang, first, 'full'), formatDay(lang, last, 'full')]
  if (first === last) return from
  const sameYear = first.slice(0, 4) === last.slice(0, 4)
  return say(lang)('dates.period', { first: sameYear ? from.replace(/ \d{4}$/, '') : from, last: until })
}

/** Hours and minutes of an instant in a zone, 00:00 to 23:59. */
export function clockIn(zone: string, at: Date): string {
  return formatter('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** American English says Sep, British Sept; the order of the parts is ours anyway. */
const NAMES: Readonly<Record<Lang, string>> = { en: 'en-US', nl: 'nl-NL' }

/** Dutch data of Intl names European and American zones by their letters; the English ones only their own. */
const zoneName = (zone: string, at: Date): string =>
  formatter('nl-NL', { timeZone: zone, timeZoneName: 'short' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value ?? zone

const secondsOf = (at: Date): string => String(at.getUTCSeconds()).padStart(2, '0')

/** Making a formatter costs a thousand times more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>()
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formatters.set(key, known)
  return known
}
