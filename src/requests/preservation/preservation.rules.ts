/**
 * How long records are kept on request, how that time is renewed, and what of it stands: read from the facts of the case.
 *
 * Law     18 U.S.C. § 2703(f)(1): a provider takes all necessary steps to preserve records in its possession, on the request of a
 *         governmental entity; (2): 90 days, "which shall be extended for an additional 90-day period upon a renewed request".
 * Law     Regulation (EU) 2023/1543 art. 11(1): 60 days, one extension of 30; Sv 126ni(1): at most 90 days.
 * Law     18 U.S.C. § 2704(a)(3): a backup copy has no period in days, so nothing here can count one.
 * Policy  the first period starts at receipt; the second on the last day of the first; one renewal, asked for before the end. None of
 *         this stands in § 2703(f): counsel may keep longer by another instrument.
 * Policy  while a case is open that asks for the same account, nothing lapses.
 * Seed    guide, "Verzoeken om bewaring": a one-time snapshot; one extension of at most 90 days by a separate, formal request.
 */
import type { Provider } from '#platform/config.ts'
import { addDays, type Day, dayIn, instant, later } from '#platform/time.ts'
import type { Fact, FactKind, RenewalRefusal } from '../case/fact.rules.ts'
import type { Keeps } from '../case/proposal.rules.ts'
import { clockOn, isClockId } from '../clocks/clock.rules.ts'
import { type Deadline, deadlineOf, type Step } from '../clocks/deadline.rules.ts'
import { type Process, processRow } from '../triage/process.rules.ts'
import { decideReach, type ReachAsk } from '../triage/reach.rules.ts'

/** Where the office counts: its zone, and the country whose holidays count. */
export type Place = Readonly<{ zone: string; calendarCountry: string }>

export function placeOf({ zone, calendar }: Provider): Place {
  return { zone, calendarCountry: calendar }
}

/** `until` is the first instant after the last day. */
export type Period = Readonly<{ rule: string; until: Date; lastDay: Day; sum: readonly Step[] }>

/** True of a process that keeps records and hands out none. */
export function keepsRecords(process: Process): boolean {
  return processRow(process).preserves !== undefined
}

/** Null for a process that keeps nothing, that had no rule in force at receipt, or whose period is not one of keeping. */
export function firstPeriod(process: Process, receivedAt: Date, place: Place): Period | null {
  const { preserves } = processRow(process)
  return preserves ? counted(preserves.clock, { startedAt: receivedAt, ruleOf: receivedAt }, place) : null
}

/** Counted on from the last day of the first; null where the law knows no second. */
export function secondPeriod(process: Process, receivedAt: Date, place: Place): Period | null {
  const renewal = processRow(process).preserves?.renewal ?? null
  const first = firstPeriod(process, receivedAt, place)
  return renewal && first ? counted(renewal, { startedAt: later(first.until, -1), ruleOf: receivedAt }, place) : null
}

/** Null for a process that is not for keeping. Who may not use the process may not have anything kept by it either. */
export function keepsOf({ demand, receivedAt, now, place }: KeepsAsk): Keeps | null {
  if (!keepsRecords(demand.process)) return null
  const { voids } = decideReach({ demand, accounts: [], categories: [] })
  if (voids.some((code) => code !== 'REACHES_NOTHING')) return 'may-not-ask'
  const period = firstPeriod(demand.process, receivedAt, place)
  if (period === null) return 'no-period'
  return now < period.until ? 'yes' : 'period-over'
}

type KeepsAsk = Readonly<{ demand: ReachAsk['demand']; receivedAt: Date; now: Date; place: Place }>

/** A period that is kept ends; one in working days is the time to make a copy, not to keep it. */
function counted(clock: string, at: Readonly<{ startedAt: Date; ruleOf: Date }>, { zone, calendarCountry }: Place) {
  const rule = isClockId(clock) ? clockOn(clock, dayIn(zone, at.ruleOf)) : null
  if (rule === null || rule.unit === 'working-days') return null
  const deadline: Deadline = deadlineOf({ rule, startedAt: at.startedAt, zone, calendarCountry })
  return periodOf(rule.id, deadline, zone)
}

/** Records are kept to the end that the law gives at most. */
function periodOf(rule: string, { latest, steps }: Deadline, zone: string): Period {
  return { rule, until: latest, lastDay: dayIn(zone, later(latest, -1)), sum: steps }
}

/** Days before the last on which the officer is reminded. */
export const REMINDERS = [30, 14, 3] as const
export type ReminderDays = (typeof REMINDERS)[number]

/** The reminders still to come after `today`, with their days. */
export function remindersAfter(today: Day, lastDay: Day): readonly Readonly<{ days: ReminderDays; on: Day }>[] {
  return REMINDERS.map((days) => ({ days, on: addDays(lastDay, -days) })).filter(({ on }) => on > today)
}

export type Preservation = Readonly<{
  preservationId: string
  period: Period
  renewed: boolean
  /** Null until it was taken. */
  snapshot: Readonly<{ sha256: string; at: Date }> | null
  /** The last word on whether the sealed copy is as it was sealed. */
  checked: Readonly<{ intact: boolean; at: Date }> | null
  /** A case for which it is kept although the period is over. */
  keptFor: string | null
  /** Requests on which records were handed over from it, oldest first; `own`: of the authority for which it is kept. */
  converted: readonly Readonly<{ caseId: string; number: string; own: boolean; at: Date }>[]
  ended: Readonly<{ how: 'lapsed' | 'released'; reason: string; at: Date }> | null
  destroyed: Readonly<{ certificate: string; at: Date }> | null
}>

const of = <Kind extends FactKind>(facts: readonly Fact[], kind: Kind) =>
  facts.findLast((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind)

const KEEPING_KINDS = [
  ...(['preservation-started', 'snapshot-taken', 'snapshot-checked', 'renewal-granted', 'renewal-refused'] as const),
  ...(['expiry-reminded', 'preservation-kept-on', 'preservation-lapsed', 'preservation-released'] as const),
  ...(['preservation-converted', 'preservation-lent', 'preservation-destroyed', 'kept-copy-failed'] as const),
] as const satisfies readonly FactKind[]
export type KeepingFact = Extract<Fact, { kind: (typeof KEEPING_KINDS)[number] }>

export function isKeepingFact(fact: Fact): fact is KeepingFact {
  return KEEPING_KINDS.some((kind) => kind === fact.kind)
}

type Conversion = Extract<Fact, { kind: 'preservation-converted' | 'preservation-lent' }>

function isConversion(fact: Fact): fact is Conversion {
  return fact.kind === 'preservation-converted' || fact.kind === 'preservation-lent'
}

/** Whether it stands on the record that a package was collected from it. */
export function isConverted(facts: readonly Fact[], packageId: string): boolean {
  return facts.some((fact) => isConversion(fact) && fact.data.packageId === packageId)
}

/** Null where nothing has been approved to be kept. */
export function preservationOf(facts: readonly Fact[]): Preservation | null {
  const started = of(facts, 'preservation-started')
  if (!started) return null
  const renewed = of(facts, 'renewal-granted')
  const { rule, until, lastDay, sum } = (renewed ?? started).data
  const [taken, checked] = [of(facts, 'snapshot-taken'), of(facts, 'snapshot-checked')]
  const [lapsed, released] = [of(facts, 'preservation-lapsed'), of(facts, 'preservation-released')]
  const destroyed = of(facts, 'preservation-destroyed')
  return {
    preservationId: started.data.preservationId,
    period: { rule, until: instant(until), lastDay, sum },
    renewed: renewed !== undefined,
    snapshot: taken ? { sha256: taken.data.sha256, at: taken.at } : null,
    checked: checked ? { intact: checked.data.intact, at: checked.at } : null,
    keptFor: of(facts, 'preservation-kept-on')?.data.number ?? null,
    converted: facts.filter(isConversion).map(({ kind, at, data: { caseId, number } }) => ({
      ...{ caseId, number, own: kind === 'preservation-converted', at },
    })),
    ended: released
      ? { how: 'released', reason: released.data.reason, at: released.at }
      : lapsed
        ? { how: 'lapsed', reason: '', at: lapsed.at }
        : null,
    destroyed: destroyed ? { certificate: destroyed.data.certificate, at: destroyed.at } : null,
  }
}

export type RenewalAnswer =
  | Readonly<{ kind: 'granted'; period: Period }>
  | Readonly<{ kind: 'refused'; because: RenewalRefusal }>

type RenewalAsk = Readonly<{ process: Process; receivedAt: Date; facts: readonly Fact[]; now: Date; place: Place }>

/** Whether the one renewal is granted at `now`, and to when. */
export function answerRenewal({ process, receivedAt, facts, now, place }: RenewalAsk): RenewalAnswer {
  const kept = preservationOf(facts)
  if (!kept?.snapshot) return { kind: 'refused', because: 'not-kept-yet' }
  if (kept.renewed) return { kind: 'refused', because: 'renewed-already' }
  if (kept.ended || now >= kept.period.until) return { kind: 'refused', because: 'ended' }
  const period = secondPeriod(process, receivedAt, place)
  return period ? { kind: 'granted', period } : { kind: 'refused', because: 'no-renewal' }
}

export type LapseAnswer = 'lapses' | 'still-runs' | 'kept-for-another' | 'ended'

/** Whether a preservation ends at `now` because its time is over. `openCases` counts cases that ask for one of its accounts. */
export function mayLapse(kept: Preservation, now: Date, openCases: number): LapseAnswer {
  if (kept.ended) return 'ended'
  if (now < kept.period.until) return 'still-runs'
  return openCases > 0 ? 'kept-for-another' : 'lapses'
}
