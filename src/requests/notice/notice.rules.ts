/**
 * When the user is told, and from when data may be produced.
 *
 * Policy  the user is told before production and given time to go to court (days by configuration).
 * Law     18 USC 2705(b): a court may forbid telling "for such period as the court deems appropriate"; no statutory limit,
 *         so an order without an end binds, is contested, and waits for counsel (law-us, correction 2).
 * Law     18 USC 2703(c)(3): the government need not tell the customer; that does not silence the provider.
 * Seed    guide, "Kennisgeving aan gebruikers": a secrecy order must have a fixed term.
 */
import { addDays, atHour, type Day, dayIn, endOf, weekday } from '#platform/time.ts'

/** An order said to forbid telling the user; `endsOn` null when it names no last day. */
export type SecrecyClaim = Readonly<{ court: string; statute: string; endsOn: Day | null }>

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

/** Which of the orders of a case holds the notice back longest on `today`. */
export function planNotice({ today, orders }: { today: Day; orders: readonly Secrecy[] }): NoticePlan {
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
    day: workingDayFrom(addDays(longest.until, 1)),
    heldBy: longest.orderId,
    lastSecretDay: longest.until,
  }
}

export type WaitStep =
  | Readonly<{ step: 'told'; at: string }>
  | Readonly<{ step: 'last-day'; day: Day; days: number }>
  | Readonly<{ step: 'next-working-day'; day: Day }>
  | Readonly<{ step: 'may-produce'; at: string }>

export type Wait = Readonly<{ from: Date; lastDay: Day; rule: 'USER_NOTICE'; steps: readonly WaitStep[] }>

/** The user's time: the day of telling does not count, then `days` days, then production from nine on the next working day. */
export function waitAfterNotice({ toldAt, days, zone }: { toldAt: Date; days: number; zone: string }): Wait {
  const lastDay = addDays(dayIn(zone, toldAt), days)
  const produceOn = workingDayFrom(addDays(lastDay, 1))
  const from = atHour(produceOn, 9, zone)
  return {
    from,
    lastDay,
    rule: 'USER_NOTICE',
    steps: [
      { step: 'told', at: toldAt.toISOString() },
      { step: 'last-day', day: lastDay, days },
      { step: 'next-working-day', day: produceOn },
      { step: 'may-produce', at: from.toISOString() },
    ],
  }
}

/** The day itself when it is a working day, else the next. Holidays come with the calendars of a later issue. */
export function workingDayFrom(from: Day): Day {
  const shift = { 0: 1, 6: 2 }[weekday(from)] ?? 0
  return addDays(from, shift)
}

/** The user's time would run past the moment at which the answer is due: staff must see it before they approve. */
export function runsPastDue(wait: Wait, dueAt: Date): boolean {
  return wait.from.getTime() > dueAt.getTime()
}

/** The instant at which the user's time ends: midnight after the last day. */
export function objectionEnds(wait: Pick<Wait, 'lastDay'>, zone: string): Date {
  return endOf(wait.lastDay, zone)
}
