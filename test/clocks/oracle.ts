/**
 * The second implementation: deadlines counted again, from the law as the reference files tell it, by other means. It imports nothing of
 * the product: days are integers, a day's end is searched for minute by minute in the zone, holidays are reckoned (holidays.ts).
 */
import { dayNumber, holidaysOf, isWeekend, monthLength } from './holidays.ts'

type Law = Readonly<{
  n: number | null
  unit: 'm' | 'h' | 'd' | 'wd' | 'mo' | 'y' | 'date'
  by?: 'eu' | 'nl' | 'us' | 'office'
  day0?: true
  stops?: readonly string[]
}>

/** `eu` and `nl` move the last day; the others do not. */
const LAW: Readonly<Record<string, Law>> = {
  US_DUE: { n: null, unit: 'date' },
  US_PRESERVE: { n: 90, unit: 'd' },
  US_PRESERVE_RENEWED: { n: 90, unit: 'd' },
  US_CLOUD_MTQ: { n: 14, unit: 'd' },
  US_NSL_RECIP: { n: 30, unit: 'd' },
  US_2704_BACKUP: { n: 2, unit: 'wd', by: 'us' },
  US_2704_HOLD: { n: 14, unit: 'd', stops: ['motion-pending'] },
  US_2705A: { n: 90, unit: 'd' },
  US_PRTT: { n: 60, unit: 'd' },
  US_PRTT_EMERG: { n: 48, unit: 'h' },
  US_WIRETAP: { n: 30, unit: 'd', day0: true },
  US_WIRETAP_EMERG: { n: 48, unit: 'h' },
  US_NCMEC: { n: 1, unit: 'y' },
  EPOC_10D: { n: 10, unit: 'd', by: 'eu', stops: ['clarification', 'conflict-review'] },
  EPOC_NOTIFIED: { n: 10, unit: 'd', by: 'eu', stops: ['clarification', 'conflict-review'] },
  EPOC_8H: { n: 8, unit: 'h', by: 'eu', stops: ['clarification'] },
  EPOC_EA_10D: { n: 10, unit: 'd', by: 'eu' },
  EPOC_EA_96H: { n: 96, unit: 'h', by: 'eu' },
  EPOC_CLARIFY: { n: 5, unit: 'd', by: 'eu' },
  EPOC_CONFLICT: { n: 10, unit: 'd', by: 'eu' },
  EPOC_EXPOST: { n: 48, unit: 'h', by: 'eu' },
  EPOC_PR: { n: 60, unit: 'd', by: 'eu' },
  EPOC_PR_EXT: { n: 30, unit: 'd', by: 'eu' },
  NL_126NI: { n: 90, unit: 'd', by: 'nl' },
  NL_126ND_PAPER: { n: 3, unit: 'd', by: 'nl' },
  TCO_1H: { n: 1, unit: 'h', by: 'eu', stops: ['impossible', 'clarification'] },
  TCO_6M: { n: 6, unit: 'mo', by: 'eu' },
  TCO_SCRUTINY: { n: 72, unit: 'h', by: 'eu' },
  UK_COPO: { n: 7, unit: 'd' },
  UK_COPO_SERVICE: { n: 3, unit: 'mo' },
  BUDAPEST2_ART7: { n: 30, unit: 'd' },
  FOREIGN_PRESERVE: { n: 90, unit: 'd' },
  FOREIGN_PRESERVE_RENEWED: { n: 90, unit: 'd' },
  EDR_ACK: { n: 1, unit: 'm' },
  EDR_EYES: { n: 15, unit: 'm' },
  EDR_DECISION: { n: 3, unit: 'h' },
  EDR_FOLLOWUP_72H: { n: 72, unit: 'h' },
  AUTHORITY_NOTICE: { n: null, unit: 'd' },
  NOTICE_ARGUED: { n: 7, unit: 'd' },
  USER_NOTICE: { n: null, unit: 'd' },
  NDO_END: { n: 1, unit: 'wd', by: 'office' },
  NDO_WARNING: { n: -30, unit: 'd' },
  RFI_REMINDER: { n: 14, unit: 'd' },
  RFI_REPLY: { n: 30, unit: 'd' },
  CONSENT_REPLY: { n: 14, unit: 'd' },
  DUE_WARNING: { n: -3, unit: 'wd', by: 'office' },
}

export const ORACLE_RULES: readonly string[] = Object.keys(LAW)

/** What can stop a rule's clock, as the law has it. */
export const stopsOf = (rule: string): readonly string[] => LAW[rule]?.stops ?? []
export const unitOf = (rule: string) => LAW[rule]?.unit

export type Vector = Readonly<{
  rule: string
  /** Milliseconds since 1970. */
  at: number
  zone: string
  country: string
  pauses: readonly Readonly<{ event: string; from: number; to: number }>[]
  /** YYYY-MM-DD, for a rule in `date`. */
  on: string | null
  /** For a rule whose length the office sets. */
  amount: number | null
}>

export type Expected = Readonly<{ target: number; latest: number }>

export function expect(vector: Vector): Expected {
  const law = LAW[vector.rule]
  if (!law) throw new Error(`the oracle does not know ${vector.rule}`)
  const pauses = vector.pauses.filter(({ event }) => law.stops?.includes(event))
  if (law.unit === 'm' || law.unit === 'h') return inTime(vector, law, pauses)
  const { target, latest } = inDays(vector, law, pauses)
  return { target: endOfDay(target, vector.zone), latest: endOfDay(latest, vector.zone) }
}

type Pauses = Vector['pauses']

function inTime({ at, zone }: Vector, { n, unit, by }: Law, pauses: Pauses): Expected {
  const length = (n ?? 0) * (unit === 'h' ? 3_600_000 : 60_000)
  const target = stretchedTime(at, length, pauses)
  if (by !== 'eu') return { target, latest: target }
  const { minute, second } = clockOf(at, zone)
  const intoHour = minute * 60_000 + second * 1000 + (at % 1000)
  return { target, latest: stretchedTime(at + 3_600_000 - intoHour, length, pauses) }
}

/** Grows the end by what overlaps until it stands still. */
function stretchedTime(start: number, length: number, pauses: Pauses): number {
  let end = start + length
  for (;;) {
    const next = start + length + covered(start, end, pauses)
    if (next === end) return end
    end = next
  }
}

/** Milliseconds between two instants that lie in at least one pause: the line is cut at every edge. */
function covered(start: number, end: number, pauses: Pauses): number {
  const edges = [start, end, ...pauses.flatMap(({ from, to }) => [from, to])].filter((t) => t >= start && t <= end)
  const cuts = [...new Set(edges)].sort((a, b) => a - b)
  return cuts.slice(1).reduce((sum, cut, index) => {
    const before = cuts[index] ?? cut
    const inside = pauses.some(({ from, to }) => from <= before && cut <= to)
    return sum + (inside ? cut - before : 0)
  }, 0)
}

function inDays(vector: Vector, law: Law, pauses: Pauses): { target: number; latest: number } {
  const { at, zone, country } = vector
  const start = localDay(at, zone)
  if (law.unit === 'date') {
    const [year = 0, month = 0, date = 0] = (vector.on ?? '').split('-').map(Number)
    const named = Math.max(dayNumber(year, month, date), start)
    return { target: named, latest: named }
  }
  const stopped = (day: number) =>
    pauses.some(({ from, to }) => localDay(from, zone) <= day && day < localDay(to, zone))
  const calendar = law.by === 'nl' ? 'NL_ATW' : law.by === 'us' ? 'US' : country
  const free = (day: number) => isWeekend(day) || holidaysOf(calendar, yearOf(day)).has(day)
  const n = vector.amount ?? law.n ?? 0
  const zero = law.day0 ? start - 1 : start
  if (law.unit === 'wd') {
    const target = nth(zero, n, (day) => !free(day) && !stopped(day))
    return { target, latest: target }
  }
  const plain = law.unit === 'd' ? zero + n : sameDate(start, law.unit === 'y' ? n * 12 : n) - (law.day0 ? 1 : 0)
  const target = plain <= zero ? plain : nth(zero, plain - zero, (day) => !stopped(day))
  if (law.by !== 'eu' && law.by !== 'nl') return { target, latest: target }
  return { target, latest: rolled({ law, n, zero, target, free, stopped }) }
}

type Rolling = Readonly<{
  law: Law
  n: number
  zero: number
  target: number
  free: (day: number) => boolean
  stopped: (day: number) => boolean
}>

/** Tries one day after the other until it is one on which the period may end. */
function rolled({ law, n, zero, target, free, stopped }: Rolling): number {
  const long = law.unit === 'y' || (law.unit === 'mo' && n > 3) || (law.unit === 'd' && n > 90)
  if (law.by === 'nl' && long) return target
  const least = law.unit === 'd' && n < (law.by === 'nl' ? 3 : 2) ? 0 : 2
  for (let end = target; ; end += 1) {
    if (free(end)) continue
    // Days that move the end are working days of the period, whatever stood still before.
    const working = Array.from({ length: end - zero }, (_, index) => zero + index + 1).filter(
      (day) => !free(day) && (day > target || !stopped(day)),
    )
    if (working.length >= least) return end
  }
}

function nth(zero: number, n: number, counts: (day: number) => boolean): number {
  let [day, left] = [zero, Math.abs(n)]
  while (left > 0) {
    day += Math.sign(n)
    if (counts(day)) left -= 1
  }
  return day
}

/** Year, month and day of a day number: by trying years and months. */
function dateOf(day: number): { year: number; month: number; date: number } {
  let year = 1970 + Math.floor(day / 366)
  while (dayNumber(year + 1, 1, 1) <= day) year += 1
  let month = 1
  while (month < 12 && dayNumber(year, month + 1, 1) <= day) month += 1
  return { year, month, date: day - dayNumber(year, month, 1) + 1 }
}

const yearOf = (day: number) => dateOf(day).year

function sameDate(day: number, months: number): number {
  const { year, month, date } = dateOf(day)
  const count = month - 1 + months
  const [toYear, toMonth] = [year + Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return dayNumber(toYear, toMonth, Math.min(date, monthLength(toYear, toMonth)))
}

const writers = new Map<string, Intl.DateTimeFormat>()

/** What a clock on the wall of that zone shows, read from its written form. */
function clockOf(at: number, zone: string) {
  let writer = writers.get(zone)
  if (!writer) {
    writer = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    writers.set(zone, writer)
  }
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = writer.format(at).split(/\D+/).map(Number)
  return { day: dayNumber(year, month, date), hour, minute, second }
}

export function localDay(at: number, zone: string): number {
  return clockOf(at, zone).day
}

/** The first instant that is no longer this day, found by halving. */
function endOfDay(day: number, zone: string): number {
  let [low, high] = [day * 86_400_000 - 15 * 3_600_000, (day + 1) * 86_400_000 + 15 * 3_600_000]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (localDay(middle, zone) > day) high = middle
    else low = middle
  }
  return high
}
