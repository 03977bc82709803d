/**
 * When the user is told, and from when data may be produced.
 *
 * Policy  the user is told before production and given time to go to court (days by configuration: clock USER_NOTICE); what waits
 *         for a working day waits for one of the office's country (clock NDO_END).
 * Law     18 U.S.C. § 2705(b): a court may forbid telling "for such period as the court deems appropriate"; no statutory limit,
 *         so an order without an end binds, is contested, and waits for counsel.
 * Law     18 U.S.C. § 2703(c)(3): the government need not tell the customer; that does not silence the provider.
 * Seed    guide, "Kennisgeving aan gebruikers": a secrecy order must have a fixed term.
 */
import {
  type Calendar,
  calendarOf,
  dayOff,
  holidaysBetween,
  workingDayFrom,
} from '#platform/calendar/calendar.rules.ts'
import { addDays, atHour, type Day, dayIn, endOf } from '#platform/time.ts'
import { newestClock } from '../clocks/clock.rules.ts'
import { countDays } from '../clocks/deadline.rules.ts'

/** An order said to forbid telling the user; `endsOn` null when it names no last day. */
export type SecrecyClaim = Readonly<{ court: string; statute: string; endsOn: Day | null }>

/** Why the user is not told yet, beside a court's order. */
export const GROUNDS = ['child', 'emergency', 'threat'] as const
export type Ground = (typeof GROUNDS)[number]

/** The accounts that something is about; null for every account of the case. */
export type About = readonly string[] | null

export type Secrecy = Readonly<{
  orderId: string
  /** Last day on which the order forbids telling; null when the order names none. */
  endsOn: Day | null
  ruling: Readonly<{ kind: 'binds-until'; endsOn: Day }> | Readonly<{ kind: 'does-not-bind' }> | null
}>

/** The last day on which an order binds; 'open' while it names none and counsel has not ruled; null when it does not bind. */
export function lastSecretDay(order: Secrecy): Day | 'open' | null {
  if (order.ruling?.kind === 'does-not-bind') return null
  if (order.ruling?.kind === 'binds-until') return order.ruling.endsOn
  return order.endsOn ?? 'open'
}

export type NoticePlan =
  | Readonly<{ kind: 'tell-now' }>
  /** Held back by an order with an end: told on the first working day after it. */
  | Readonly<{ kind: 'tell-on'; day: Day; heldBy: string; lastSecretDay: Day }>
  /** Held back by an order without an end until counsel has ruled. */
  | Readonly<{ kind: 'wait-for-counsel'; heldBy: string }>

export type PlanAsk = Readonly<{
  today: Day
  orders: readonly Secrecy[]
  /** The office's country, for its working days. */
  country: string
}>

/** Which of the orders of a case holds the notice back longest on `today`. */
export function planNotice({ today, orders, country }: PlanAsk): NoticePlan {
  let longest: { orderId: string; until: Day } | null = null
  for (const order of orders) {
    const until = lastSecretDay(order)
    if (until === 'open') return { kind: 'wait-for-counsel', heldBy: order.orderId }
    if (until !== null && until >= today && (longest === null || until > longest.until))
      longest = { orderId: order.orderId, until }
  }
  if (longest === null) return { kind: 'tell-now' }
  return {
    kind: 'tell-on',
    day: countDays({ rule: newestClock('NDO_END'), from: longest.until, calendar: calendarOf(country) }).target,
    heldBy: longest.orderId,
    lastSecretDay: longest.until,
  }
}

export type WaitStep =
  | Readonly<{ step: 'told'; at: string }>
  | Readonly<{ step: 'last-day'; day: Day; days: number }>
  /** A holiday on which production would otherwise have started. */
  | Readonly<{ step: 'holiday'; day: Day; name: Readonly<{ en: string; nl: string }> }>
  | Readonly<{ step: 'next-working-day'; day: Day }>
  | Readonly<{ step: 'may-produce'; at: string }>

export type Wait = Readonly<{ from: Date; lastDay: Day; rule: 'USER_NOTICE'; steps: readonly WaitStep[] }>

export type WaitAsk = Readonly<{ toldAt: Date; days: number; zone: string; country: string }>

/** The user's time: the day of telling does not count, then `days` days, then production from nine on the next working day. */
export function waitAfterNotice({ toldAt, days, zone, country }: WaitAsk): Wait {
  const calendar = calendarOf(country)
  const period = { rule: newestClock('USER_NOTICE'), from: dayIn(zone, toldAt), amount: days, calendar }
  const { target: lastDay } = countDays(period)
  const produceOn = workingDayFrom(calendar, addDays(lastDay, 1))
  const from = atHour(produceOn, 9, zone)
  return {
    from,
    lastDay,
    rule: 'USER_NOTICE',
    steps: [
      { step: 'told', at: toldAt.toISOString() },
      { step: 'last-day', day: lastDay, days },
      ...holidaysOnTheWay(calendar, lastDay, produceOn),
      { step: 'next-working-day', day: produceOn },
      { step: 'may-produce', at: from.toISOString() },
    ],
  }
}

/** Holidays in a weekend need no mention: the weekend is in the way already. */
function holidaysOnTheWay(calendar: Calendar, lastDay: Day, produceOn: Day): readonly WaitStep[] {
  return holidaysBetween(calendar, addDays(lastDay, 1), produceOn)
    .filter(({ day }) => dayOff(calendar, day)?.kind === 'holiday')
    .map(({ day, name }) => ({ step: 'holiday', day, name }))
}

/** The user's time would run past the moment at which the answer is due: staff must see it before they approve. */
export function runsPastDue(wait: Wait, dueAt: Date): boolean {
  return wait.from.getTime() > dueAt.getTime()
}

/** The instant at which the user's time ends: midnight after the last day. */
export function objectionEnds(wait: Pick<Wait, 'lastDay'>, zone: string): Date {
  return endOf(wait.lastDay, zone)
}
