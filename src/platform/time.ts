/** A calendar day without a time zone, `YYYY-MM-DD`. Legal periods count days. */
export type Day = string & { readonly brand: 'Day' }

/** The only source of the present. Nothing else in the product reads a clock; a demo and the tests move it. */
export type Clock = Readonly<{ now(): Date }>

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until a test moves it. */
export function handClock(start: string): Clock & { set(instant: string): void; advance(milliseconds: number): void } {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    set: (instant) => {
      at = Date.parse(instant)
    },
    advance: (milliseconds) => {
      at += milliseconds
    },
  }
}

/** Reads `YYYY-MM-DD`; a day that does not exist (30 February) throws, for only a bug brings one here. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a calendar day: ${text}`)
  return text
}

export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text
}

export function addDays(from: Day, days: number): Day {
  const date = new Date(`${from}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return day(date.toISOString().slice(0, 10))
}

/** Days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(of: Day): number {
  return new Date(`${of}T00:00:00Z`).getUTCDay()
}

/** The calendar day on which an instant falls in an IANA time zone. */
export function dayIn(zone: string, instant: Date): Day {
  return day(new Date(instant.getTime() + offsetOf(zone, instant)).toISOString().slice(0, 10))
}

/** Whether a text names an IANA time zone. */
export function isZone(text: string): boolean {
  try {
    return formatterOf(text) !== undefined
  } catch {
    return false
  }
}

/**
 * The instant at which `hour` o'clock strikes on a day in a zone; of an hour that comes twice, the first. One that summer time
 * skips strikes when the clock jumps past it, also where that is midnight (Santiago, Cairo).
 */
export function atHour(of: Day, hour: number, zone: string): Date {
  const wanted = Date.parse(`${of}T00:00:00Z`) + hour * HOUR_MS
  const before = wanted - offsetOf(zone, new Date(wanted - DAY_MS))
  const after = wanted - offsetOf(zone, new Date(wanted + DAY_MS))
  const [first, second] = before < after ? [before, after] : [after, before]
  return new Date(first + offsetOf(zone, new Date(first)) >= wanted ? first : second)
}

/** The last instant of a day in a zone: the first instant of the next. */
export function endOf(of: Day, zone: string): Date {
  return atHour(addDays(of, 1), 0, zone)
}

/** Milliseconds that a zone is ahead of UTC at an instant. */
export function offsetOf(zone: string, at: Date): number {
  const parts = formatterOf(zone).formatToParts(at)
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const local = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  )
  return local - Math.floor(at.getTime() / 1000) * 1000
}

/** Making a formatter costs a hundred times more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>()
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** Adds milliseconds to an instant. */
export function later(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds)
}

/** Reads an ISO instant that the product itself wrote. */
export function instant(text: string): Date {
  const parsed = new Date(text)
  if (Number.isNaN(parsed.getTime())) throw new RangeError(`not an instant: ${text}`)
  return parsed
}
