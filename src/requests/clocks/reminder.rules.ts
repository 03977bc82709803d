/**
 * When staff are mailed about a due date.
 *
 * Policy  three times at most: three working days ahead (clock DUE_WARNING), on the last working day before it is late, and once when it
 *         is. Only the newest of these is told; on working days between nine and five where the office is.
 * Policy  a clock that counts in hours (an emergency, an order of eight hours) warns when half of its time is over, when a tenth is
 *         left, and at its end, at whatever hour that is (requests 4, G4): the only mail that comes at night.
 * Policy  told is who works on the case; where nobody does, those whose move it is.
 */
import { type Calendar, isWorkingDay, workingDayFrom, workingDayUntil } from '#platform/calendar/calendar.rules.ts'
import { addDays, atHour, type Day, dayIn, later } from '#platform/time.ts'
import type { Needs } from '../case/case.rules.ts'
import { type ClockId, newestClock } from './clock.rules.ts'
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

export function countsInHours(rule: ClockId): boolean {
  const { unit } = newestClock(rule)
  return unit === 'hours' || unit === 'minutes'
}

type Hours = Readonly<{ receivedAt: Date; dueAt: Date }>

/** When each warning of a clock in hours falls due, in their order. */
export function hoursOf({ receivedAt, dueAt }: Hours): readonly Readonly<{ threshold: Threshold; at: Date }>[] {
  const time = dueAt.getTime() - receivedAt.getTime()
  return [
    { threshold: 'ahead', at: later(receivedAt, time * 0.5) },
    { threshold: 'last-day', at: later(receivedAt, time * 0.9) },
    { threshold: 'overdue', at: dueAt },
  ]
}

/** Which warning such a clock calls for now; null in the first half of its time. */
export function thresholdAt(now: Date, hours: Hours): Threshold | null {
  return hoursOf(hours).findLast(({ at }) => at <= now)?.threshold ?? null
}

/** When to look again; null when there is nothing left to warn of. */
export function nextWarning(now: Date, hours: Hours): Date | null {
  return hoursOf(hours).find(({ at }) => at > now)?.at ?? null
}

/** Whose move it is where nobody has the case, by role; in an emergency always duty as well. */
export function rolesTold({ needs, isEmergency }: Readonly<{ needs: Needs; isEmergency: boolean }>): readonly string[] {
  const roles = ROLES[needs] ?? ['intake']
  return isEmergency ? ['emergencyDuty', ...roles.filter((role) => role !== 'intake')] : roles
}

const ROLES: Readonly<Partial<Record<Needs, readonly string[]>>> = {
  intake: ['intake'],
  reviewer: ['reviewer'],
  'second-person': ['reviewer', 'counsel'],
  counsel: ['counsel'],
  machine: ['custodian'],
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
