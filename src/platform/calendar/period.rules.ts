/**
 * Arithmetic with days, months and hours that a period needs.
 *
 * Law     Reg. (EEC, Euratom) 1182/71 art. 3(1): the hour of the event is not counted; art. 3(2)(c): a month ends on the same date, or,
 *         where it has no such date, on its last day.
 */
import { addDays, type Day, day, HOUR_MS, later, offsetOf } from '../time.ts'

/** `short` where the month has no such date, and its last day is taken. Negative months count backwards. */
export function addMonths(from: Day, months: number): Readonly<{ day: Day; short: boolean }> {
  const [year = 0, month = 1, dayOfMonth = 1] = from.split('-').map(Number)
  const nth = year * 12 + (month - 1) + months
  const first = day(`${padded(Math.floor(nth / 12), 4)}-${padded((((nth % 12) + 12) % 12) + 1, 2)}-01`)
  const last = addDays(monthAfter(first), -1)
  const same = addDays(first, dayOfMonth - 1)
  return same > last ? { day: last, short: true } : { day: same, short: false }
}

/** The instant at which the clocks of a zone strike the first full hour after an event. */
export function nextHour(zone: string, at: Date): Date {
  const offset = offsetOf(zone, at)
  const local = at.getTime() + offset
  return later(at, (Math.floor(local / HOUR_MS) + 1) * HOUR_MS - local)
}

function monthAfter(first: Day): Day {
  return day(`${addDays(first, 31).slice(0, 7)}-01`)
}

const padded = (n: number, width: number) => String(n).padStart(width, '0')
