/**
 * How a deadline is said. The wording carries it: late, today with its hour, tomorrow, in so many days, or standing still.
 *
 * Policy  Deadlines are said in calendar days of the office; late is bad, up to two days or a deed needed today is soon.
 */
import { DAY_MS, type Day, dayIn, daysBetween, HOUR_MS, later } from '#platform/time.ts'

export type Deadline = Readonly<{
  /** The limit as an instant; midnight means the end of the day before. */
  due: Date
  /** Since when the clock stands still, if it does. */
  stoppedSince?: Date | null
  /** Something must be done today whatever the date says, as a second approval that gates it. */
  deed?: boolean
}>

export type DueWording =
  | Readonly<{ say: 'still'; tone: 'plain'; since: Day }>
  | Readonly<{ say: 'lateMinutes' | 'lateHours' | 'lateDays'; tone: 'late'; n: number; on: Day; wholeDay: boolean }>
  | Readonly<{
      say: 'todayAt' | 'today' | 'tomorrow' | 'inDays'
      tone: 'soon' | 'plain'
      n: number
      on: Day
      wholeDay: boolean
    }>

/** What to say of a deadline at an instant, in a zone. `n` counts minutes, hours or days as `say` names. */
export function dueWording({ due, stoppedSince, deed }: Deadline, now: Date, zone: string): DueWording {
  if (stoppedSince) return { say: 'still', tone: 'plain', since: dayIn(zone, stoppedSince) }
  const { on, wholeDay } = dueDay(due, zone)
  const today = dayIn(zone, now)
  const late = now.getTime() - due.getTime()
  if (late >= 0) {
    if (wholeDay) return { say: 'lateDays', tone: 'late', n: daysBetween(on, today), on, wholeDay }
    if (late < HOUR_MS)
      return { say: 'lateMinutes', tone: 'late', n: Math.max(1, Math.floor(late / 60_000)), on, wholeDay }
    if (late < DAY_MS) return { say: 'lateHours', tone: 'late', n: Math.floor(late / HOUR_MS), on, wholeDay }
    return { say: 'lateDays', tone: 'late', n: Math.floor(late / DAY_MS), on, wholeDay }
  }
  const left = daysBetween(today, on)
  const tone = left <= SOON_DAYS || deed ? 'soon' : 'plain'
  if (left === 0) return { say: wholeDay ? 'today' : 'todayAt', tone, n: 0, on, wholeDay }
  return { say: left === 1 ? 'tomorrow' : 'inDays', tone, n: left, on, wholeDay }
}

/** The last day that a limit leaves. A limit at midnight is the end of the day before: people say Thursday, 24:00. */
export function dueDay(due: Date, zone: string): Readonly<{ on: Day; wholeDay: boolean }> {
  const on = dayIn(zone, later(due, -1))
  return { on, wholeDay: on !== dayIn(zone, due) }
}

const SOON_DAYS = 2
