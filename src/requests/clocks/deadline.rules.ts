/**
 * From an event to a deadline, with every step of the way. `target` is what the office plans by: exact hours, unmoved days.
 * `latest` is what the law gives at most: hours from the first full one, a last day that moves to a working day.
 *
 * Law     Reg. (EEC, Euratom) 1182/71 art. 3: the day or hour of the event is not counted (1); a period ends with its last hour
 *         (2); one that is not in hours and ends on a holiday, Saturday or Sunday ends with the next working day (4); one of two
 *         days or more has two working days (5; its text was not found). Periods counted backwards do not move.
 * Law     Algemene termijnenwet art. 1: a last day moves; art. 2: a period of three days or more has two working days; art. 4: neither
 *         goes for hours, more than 90 days, 12 weeks, 3 months, or years (law-eu, NL-ATW-1 to -4).
 * Policy  a clock stops for the events its row names and no other, from the day it stops to the day before it goes on.
 */
import {
  type Calendar,
  calendarOf,
  type DayOff,
  dayOff,
  type Holiday,
  holidaysBetween,
  isWorkingDay,
  workingDayFrom,
} from '#platform/calendar/calendar.rules.ts'
import { addMonths, nextHour } from '#platform/calendar/period.rules.ts'
import { addDays, type Day, dayIn, daysBetween, endOf, HOUR_MS, later } from '#platform/time.ts'
import type { ClockId, ClockRow, PauseEvent, StartEvent, Unit } from './clock.rules.ts'

/** A time in which the clock stood still. One that stands still now is handed over as ending now. */
export type Pause = Readonly<{ event: PauseEvent; from: Date; to: Date }>

export type Step =
  /** `counts`: whether the day of the event does; null where no day is counted, but hours. */
  | Readonly<{ step: 'started'; event: StartEvent; at: string; day: Day; counts: boolean | null }>
  | Readonly<{ step: 'paused'; event: PauseEvent; from: string; to: string }>
  | Readonly<{ step: 'not-paused'; event: PauseEvent }>
  | Readonly<{ step: 'asked-for' | 'already-past'; day: Day }>
  | Readonly<{ step: 'added'; amount: number; unit: Exclude<Unit, 'date'>; to: Day | string }>
  | Readonly<{ step: 'short-month' | 'after-pause' | 'rolls-to' | 'two-working-days'; day: Day }>
  | Readonly<{ step: 'skipped'; day: Day; off: DayOff }>
  | Readonly<{ step: 'too-long-to-roll' }>
  | Readonly<{ step: 'from-full-hour' | 'after-pause-at'; at: string }>
  | Readonly<{ step: 'unknown-holidays'; calendar: string }>
  | Readonly<{ step: 'target' | 'latest'; at: string; day: Day; zone: string }>

export type Deadline = Readonly<{
  rule: ClockId
  target: Date
  latest: Date
  steps: readonly Step[]
  /** By whose holidays it was counted and the copy they came from, with those that lay in the period; null where all days count alike. */
  calendar: Readonly<{ key: string; copy: string; holidays: readonly Holiday[] }> | null
}>

export type DeadlineAsk = Readonly<{
  rule: ClockRow
  startedAt: Date
  /** IANA zone of the place where the action is to be taken. */
  zone: string
  /** The country whose holidays count, for EU_1182 and OFFICE. */
  calendarCountry: string
  pauses?: readonly Pause[]
  /** The day on the document, for a rule in `date`. */
  on?: Day
  /** For a rule whose length the office sets. */
  amount?: number
}>

export function deadlineOf(ask: DeadlineAsk): Deadline {
  const { rule, startedAt, zone, pauses = [] } = ask
  const calendar = calendarFor(rule, ask.calendarCountry)
  const startDay = dayIn(zone, startedAt)
  const stops = pauses.filter(({ event }) => rule.pausedBy.includes(event))
  const opening: readonly Step[] = [
    {
      step: 'started',
      event: rule.starts,
      at: startedAt.toISOString(),
      day: startDay,
      counts: isExact(rule.unit) ? null : rule.countsDay0,
    },
    ...pauses.filter((pause) => !stops.includes(pause)).map(({ event }) => ({ step: 'not-paused' as const, event })),
    ...stops.map(({ event, from, to }) => ({
      ...{ step: 'paused' as const, event },
      ...{ from: from.toISOString(), to: to.toISOString() },
    })),
  ]
  const counted = isExact(rule.unit)
    ? countTime({ ...ask, pauses: stops }, rule.unit)
    : wholeDays(ask, countDays({ ...ask, from: startDay, calendar, paused: pausedDays(stops, zone) }))
  const { target, latest } = counted
  const until = dayIn(zone, later(latest, -1))
  return {
    ...{ rule: rule.id, target, latest },
    steps: [
      ...opening,
      ...counted.steps,
      ...(calendar && !(calendar.knows(startDay) && calendar.knows(until))
        ? [{ step: 'unknown-holidays' as const, calendar: calendar.key }]
        : []),
      ends('target', target, zone),
      ...(latest > target ? [ends('latest', latest, zone)] : []),
    ],
    calendar: calendar && {
      ...{ key: calendar.key, copy: calendar.copy },
      holidays: holidaysOver(calendar, startDay, until),
    },
  }
}

/** Holidays from one day to another, whichever comes first. */
function holidaysOver(calendar: Calendar, one: Day, other: Day): readonly Holiday[] {
  const [first = one, last = other] = [one, other].toSorted()
  return holidaysBetween(calendar, first, last)
}

function ends(step: 'target' | 'latest', at: Date, zone: string): Step {
  return { step, at: at.toISOString(), day: dayIn(zone, later(at, -1)), zone }
}

/** By which calendar a rule is counted here; null where all days count alike. */
export function calendarFor({ calendar, unit }: ClockRow, country: string): Calendar | null {
  if (isExact(unit) || calendar === 'none') return null
  return calendarOf(calendar === 'US_FEDERAL' ? 'US' : calendar === 'NL_ATW' ? calendar : country)
}

function isExact(unit: Unit): unit is 'minutes' | 'hours' {
  return unit === 'minutes' || unit === 'hours'
}

type Counted<T> = Readonly<{ target: T; latest: T; steps: readonly Step[] }>

function wholeDays({ zone }: DeadlineAsk, { target, latest, steps }: Counted<Day>): Counted<Date> {
  return { target: endOf(target, zone), latest: endOf(latest, zone), steps }
}

type Stopped = DeadlineAsk & Readonly<{ pauses: readonly Pause[] }>

/** Minutes and hours pass as they pass: no day, no holiday and no summer time changes them. */
function countTime({ rule, startedAt, zone, pauses }: Stopped, unit: 'minutes' | 'hours'): Counted<Date> {
  const amount = rule.amount ?? 0
  const length = amount * (unit === 'hours' ? HOUR_MS : MINUTE_MS)
  const plain = later(startedAt, length)
  const target = withPauses(startedAt, length, pauses)
  const fullHour = rule.calendar === 'EU_1182' ? nextHour(zone, startedAt) : startedAt
  return {
    target,
    latest: withPauses(fullHour, length, pauses),
    steps: [
      { step: 'added', amount, unit, to: plain.toISOString() },
      ...(target > plain ? [{ step: 'after-pause-at' as const, at: target.toISOString() }] : []),
      ...(fullHour > startedAt ? [{ step: 'from-full-hour' as const, at: fullHour.toISOString() }] : []),
    ],
  }
}

const MINUTE_MS = 60_000

/** The end of a time that stands still during pauses; what overlaps counts once. */
function withPauses(start: Date, length: number, pauses: readonly Pause[]): Date {
  let [end, free] = [start.getTime() + length, start.getTime()]
  for (const { from, to } of pauses.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const begins = Math.max(from.getTime(), free)
    if (begins >= end) continue
    end += Math.max(0, to.getTime() - begins)
    free = Math.max(free, to.getTime())
  }
  return later(start, end - start.getTime())
}

/** The days at whose end the clock stood still. */
function pausedDays(pauses: readonly Pause[], zone: string): ReadonlySet<Day> {
  const days = new Set<Day>()
  for (const { from, to } of pauses) {
    const until = dayIn(zone, to)
    for (let day = dayIn(zone, from); day < until; day = addDays(day, 1)) days.add(day)
  }
  return days
}

export type DaysAsk = Pick<DeadlineAsk, 'rule' | 'on' | 'amount'> &
  Readonly<{ from: Day; calendar: Calendar | null; paused?: ReadonlySet<Day> }>

/** Counts in whole days: the last day as the office plans it, and the last that the law gives. */
export function countDays(ask: DaysAsk): Counted<Day> {
  const { rule, from, on } = ask
  if (rule.unit === 'date') return namedDay(from, on)
  const amount = ask.amount ?? rule.amount
  if (amount === null) throw new RangeError(`${rule.id} is as long as the office says: hand the amount in`)
  const before = rule.countsDay0 ? addDays(from, -1) : from
  const period = { ...ask, amount, unit: rule.unit, paused: ask.paused ?? NO_DAYS, before }
  const { target, steps } = rule.unit === 'working-days' ? addWorkingDays(period) : addPlainDays(period)
  const end = latestOf({ ...period, target })
  return { target, latest: end.latest, steps: [...steps, ...end.steps] }
}

const NO_DAYS: ReadonlySet<Day> = new Set()

type Planned = Readonly<{ target: Day; steps: readonly Step[] }>
type Period = DaysAsk & Readonly<{ amount: number; unit: Exclude<Unit, 'date'>; paused: ReadonlySet<Day>; before: Day }>

/** The day that the document names; one that had passed at receipt cannot be met, and the day of receipt counts. */
function namedDay(from: Day, on: Day | undefined): Counted<Day> {
  if (on === undefined) throw new RangeError('a rule in date needs the day on the document')
  const asked: Step = { step: 'asked-for', day: on }
  return on < from
    ? { target: from, latest: from, steps: [asked, { step: 'already-past', day: from }] }
    : { target: on, latest: on, steps: [asked] }
}

/** Goes from day to day, counting those that work; the holidays on the way are told. */
function addWorkingDays({ amount, unit, calendar, paused, before }: Period): Planned {
  const steps: Step[] = []
  let [target, left] = [before, Math.abs(amount)]
  while (left > 0) {
    target = addDays(target, Math.sign(amount))
    const off = calendar && dayOff(calendar, target)
    if (off?.kind === 'holiday') steps.push({ step: 'skipped', day: target, off })
    if (!off && !paused.has(target)) left -= 1
  }
  return { target, steps: [...steps, { step: 'added', amount, unit, to: target }] }
}

const MONTHS: Readonly<Partial<Record<Unit, number>>> = { months: 1, years: 12 }

function addPlainDays({ rule, from, amount, unit, paused, before }: Period): Planned {
  const months = MONTHS[unit]
  const same = months === undefined ? { day: addDays(from, amount), short: false } : addMonths(from, amount * months)
  const plain = rule.countsDay0 ? addDays(same.day, -1) : same.day
  const target = stretched(before, plain, paused)
  const steps: readonly Step[] = [
    { step: 'added', amount, unit, to: plain },
    ...(same.short ? [{ step: 'short-month' as const, day: plain }] : []),
    ...(target > plain ? [{ step: 'after-pause' as const, day: target }] : []),
  ]
  return { target, steps }
}

/** As many days that count as lie between, skipping those on which the clock stood still. Backwards nothing is skipped. */
function stretched(before: Day, end: Day, paused: ReadonlySet<Day>): Day {
  let [day, left] = [before, daysBetween(before, end)]
  if (left < 0) return end
  while (left > 0) {
    day = addDays(day, 1)
    if (!paused.has(day)) left -= 1
  }
  return day
}

type End = Readonly<{ latest: Day; steps: readonly Step[] }>

/** What the law adds at the end: the next working day, and at least two working days in the whole. */
function latestOf({ rule, amount, calendar, paused, before, target }: Period & Readonly<{ target: Day }>): End {
  if (!rule.rolls || calendar === null || amount < 0) return { latest: target, steps: [] }
  const rolled = rolledFrom(calendar, target)
  if (rule.calendar === 'NL_ATW' && isLong(rule.unit, amount))
    return { latest: target, steps: rolled.latest > target ? [{ step: 'too-long-to-roll' }] : [] }
  const worked = daysAfter(before, rolled.latest).filter((day) => isWorkingDay(calendar, day) && !paused.has(day))
  const latest = andWorkingDays(calendar, rolled.latest, leastWorkingDays(rule, amount) - worked.length)
  return {
    latest,
    steps: [
      ...rolled.steps,
      ...(rolled.latest > target ? [{ step: 'rolls-to' as const, day: rolled.latest }] : []),
      ...(latest > rolled.latest ? [{ step: 'two-working-days' as const, day: latest }] : []),
    ],
  }
}

/** The day itself when it is a working day, else the next, with each day on the way that is none. */
function rolledFrom(calendar: Calendar, day: Day): End {
  const off = dayOff(calendar, day)
  if (off === null) return { latest: day, steps: [] }
  const { latest, steps } = rolledFrom(calendar, addDays(day, 1))
  return { latest, steps: [{ step: 'skipped', day, off }, ...steps] }
}

/** Two, but not in a period of less than two days (Reg. 1182/71 art. 3(5)), or three (Algemene termijnenwet art. 2). A month has them anyway. */
function leastWorkingDays({ calendar }: ClockRow, amount: number): number {
  return amount < (calendar === 'NL_ATW' ? 3 : 2) ? 0 : 2
}

/** Algemene termijnenwet art. 4(a). */
function isLong(unit: Unit, amount: number): boolean {
  return unit === 'years' || amount > (unit === 'months' ? 3 : 90)
}

function daysAfter(before: Day, last: Day): readonly Day[] {
  return Array.from({ length: daysBetween(before, last) }, (_, at) => addDays(before, at + 1))
}

function andWorkingDays(calendar: Calendar, last: Day, more: number): Day {
  return more > 0 ? andWorkingDays(calendar, workingDayFrom(calendar, addDays(last, 1)), more - 1) : last
}
