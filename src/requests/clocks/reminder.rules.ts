/**
 * When staff are mailed about a due date.
 *
 * Policy  three times at most: three working days ahead (clock DUE_WARNING), on the last working day before it is late, and once when it
 *         is. Only the newest of these is told; on working days between nine and five where the office is.
 */
import { type Calendar, isWorkingDay, workingDayFrom, workingDayUntil } from '#platform/calendar/calendar.rules.ts'
import { addDays, atHour, type Day, dayIn } from '#platform/time.ts'
import { newestClock } from './clock.rules.ts'
import { countDays } from './deadline.rules.ts'

export const THRESHOLDS = ['ahead', 'last-day', 'overdue'] as const
export type Threshold = (typeof THRESHOLDS)[number]

/** Which warning a due date calls for on a working day; null while it is still far off. */
export function thresholdOn(today: Day, dueOn: Day, calendar: Calendar): Threshold | null {
  if (today > dueOn) return 'overdue'
  if (today >= workingDayUntil(calendar, dueOn)) return 'last-day'
  return today >= warningDay(dueOn, calendar) ? 'ahead' : null
}

function warningDay(dueOn: Day, calendar: Calendar): Day {
  return countDays({ rule: newestClock('DUE_WARNING'), from: dueOn, calendar }).target
}

/** The last due day that a warning can be about today. */
export function furthestDue(today: Day, calendar: Calendar): Day {
  let day = today
  while (thresholdOn(today, addDays(day, 1), calendar) !== null) day = addDays(day, 1)
  return day
}

const OPENS = 9
const CLOSES = 17

/** Null in office hours, else the instant at which the office next opens. */
export function nextOpening(now: Date, zone: string, calendar: Calendar): Date | null {
  const today = dayIn(zone, now)
  const opens = atHour(today, OPENS, zone)
  if (isWorkingDay(calendar, today) && now < atHour(today, CLOSES, zone)) return now < opens ? opens : null
  return atHour(workingDayFrom(calendar, addDays(today, 1)), OPENS, zone)
}
