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
      holidays:
        startDay < until ? holidaysBetween(calendar, startDay, until) : holidaysBetween(calendar, until, startDay),
    },
  }
}

function ends(step: 'target' | 'latest', at: Date, zone: string): Step {
  return { step, at: at.toISOString(), day: dayIn(zone, later(at, -1)), zone }
}

/** By which calendar a rule is counted here; null where all days count alike. */
export function calendarFor({ calendar, unit }: ClockRow, country: string): Calendar | null {
  if (isExact(unit)) return null
  switch (calendar) {
    case 'none':
      return null
    case 'EU_1182':
    case 'OFFICE':
      return calendarOf(country)
    case 'US_FEDERAL':
      return calendarOf('US')
    case 'NL_ATW':
      return calendarOf('NL_ATW')
  }
}

function isExact(unit: Unit): unit is 'minutes' | 'hours' {
  return unit === 'minutes' || unit === 'hours'
}

type Counted<T> = Readonly<{ target: T; latest: T; steps: readonly Step[] }>

function wholeDays({ zone }: DeadlineAsk, { target, latest, steps }: Counted<Day>): Counted<Date> {
  return { target: endOf(target, zone), latest: endOf(latest, zone), steps }
}

/** Minutes and hours pass as they pass: no day, no holiday and no summer time changes them. */
function countTime({ rule, startedAt, zone, pauses = [] }: DeadlineAsk, unit: 'minutes' | 'hours'): Counted<Date> {
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
    if (begins >= end || to.getTime() <= begins) continue
    end += to.getTime() - begins
    free = to.getTime()
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
  const period = { ...ask, amount, paused: ask.paused ?? NO_DAYS, before: rule.countsDay0 ? addDays(from, -1) : from }
  const { target, steps } = rule.unit === 'working-days' ? addWorkingDays(period) : addPlainDays(period)
  const end = latestOf({ ...period, target })
  return { target, latest: end.latest, steps: [...steps, ...end.steps] }
}

const NO_DAYS: ReadonlySet<Day> = new Set()

type Planned = Readonly<{ target: Day; steps: readonly Step[] }>
type Period = DaysAsk & Readonly<{ amount: number; paused: ReadonlySet<Day>; before: Day }>

/** The day that the document names; one that had passed at receipt cannot be met, and the day of receipt counts. */
function namedDay(from: Day, on: Day | undefined): Counted<Day> {
  if (on === undefined) throw new RangeError('a rule in date needs the day on the document')
  const target = on < from ? from : on
  const past: readonly Step[] = on < from ? [{ step: 'already-past', day: from }] : []
  return { target, latest: target, steps: [{ step: 'asked-for', day: on }, ...past] }
}

function addWorkingDays({ amount, calendar, paused, before }: Period): Planned {
  const step = amount < 0 ? -1 : 1
  let [target, left] = [before, Math.abs(amount)]
  while (left > 0) {
    target = addDays(target, step)
    if ((calendar === null || isWorkingDay(calendar, target)) && !paused.has(target)) left -= 1
  }
  const added: Step = { step: 'added', amount, unit: 'working-days', to: target }
  return { target, steps: [...skippedBetween(calendar, before, target), added] }
}

/** The holidays that made a count of working days longer. */
function skippedBetween(calendar: Calendar | null, before: Day, target: Day): readonly Step[] {
  if (calendar === null) return []
  const [first, last] = before < target ? [addDays(before, 1), target] : [target, addDays(before, -1)]
  return holidaysBetween(calendar, first, last).flatMap(({ day }) => {
    const off = dayOff(calendar, day)
    return off?.kind === 'holiday' ? [{ step: 'skipped' as const, day, off }] : []
  })
}

function addPlainDays({ rule, from, amount, paused, before }: Period): Planned {
  const unit = rule.unit === 'months' || rule.unit === 'years' ? rule.unit : 'days'
  const months = unit === 'years' ? amount * 12 : amount
  const same = unit === 'days' ? { day: addDays(from, amount), short: false } : addMonths(from, months)
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
  const off = dayOff(calendar, target)
  if (rule.calendar === 'NL_ATW' && isLong(rule.unit, amount))
    return { latest: target, steps: off ? [{ step: 'too-long-to-roll' }] : [] }
  const rolled = workingDayFrom(calendar, target)
  const least = isShort(rule, amount) ? 0 : 2
  const latest = withWorkingDays({ calendar, paused, before, rolled, least })
  return {
    latest,
    steps: [
      ...(off ? [...offDays(calendar, target, rolled), { step: 'rolls-to' as const, day: rolled }] : []),
      ...(latest > rolled ? [{ step: 'two-working-days' as const, day: latest }] : []),
    ],
  }
}

/** Too short for the rule of two working days: less than two days by Reg. 1182/71 art. 3(5), three by Algemene termijnenwet art. 2. */
function isShort({ calendar, unit }: ClockRow, amount: number): boolean {
  return (unit === 'days' || unit === 'working-days') && amount < (calendar === 'NL_ATW' ? 3 : 2)
}

/** Algemene termijnenwet art. 4(a). */
function isLong(unit: Unit, amount: number): boolean {
  return unit === 'years' || (unit === 'months' && amount > 3) || (unit === 'days' && amount > 90)
}

function offDays(calendar: Calendar, first: Day, until: Day): readonly Step[] {
  const steps: Step[] = []
  for (let day = first; day < until; day = addDays(day, 1)) {
    const off = dayOff(calendar, day)
    if (off) steps.push({ step: 'skipped', day, off })
  }
  return steps
}

type Whole = Readonly<{ calendar: Calendar; paused: ReadonlySet<Day>; before: Day; rolled: Day; least: number }>

function withWorkingDays({ calendar, paused, before, rolled, least }: Whole): Day {
  const works = (day: Day) => isWorkingDay(calendar, day) && !paused.has(day)
  let [found, latest] = [0, rolled]
  for (let day = addDays(before, 1); day <= rolled && found < least; day = addDays(day, 1)) found += works(day) ? 1 : 0
  for (; found < least; found += 1) latest = workingDayFrom(calendar, addDays(latest, 1))
  return latest
}
