/**
 * The day on which an authority expects its answer, with the sum behind it.
 *
 * Law     no federal statute sets a general period for a subpoena: the date on the process rules (requests 2.6, US_DUE).
 * Policy  an emergency is decided within the hours of clock EDR_DECISION.
 * Policy  the day ends at midnight where the office is; a date before receipt cannot be met and counts as the day of receipt.
 */
import type { Day } from '#platform/time.ts'
import { type ClockId, newestClock } from '../clocks/clock.rules.ts'
import { deadlineOf, type Step } from '../clocks/deadline.rules.ts'
import { isEmergency } from '../emergency/emergency.rules.ts'
import type { Instrument } from './instrument.rules.ts'

/** The four of the portal, and those of any other clock as it was counted. */
export type DueStep =
  | Step
  | Readonly<{ step: 'received'; at: string }>
  | Readonly<{ step: 'asked-for'; day: Day }>
  | Readonly<{ step: 'already-past'; day: Day }>
  | Readonly<{ step: 'due'; day: Day; zone: string }>

export type Due = Readonly<{ dueAt: Date; rule: 'US_DUE'; steps: readonly DueStep[] }>

/** Which clock an answer is due by: the one that was chosen where the law has several, else that of the process. */
export function dueRuleOf({
  process,
  instrument,
}: Readonly<{ process: string; instrument: Instrument | null }>): ClockId {
  return instrument?.dueRule ?? (isEmergency(process) ? 'EDR_DECISION' : 'US_DUE')
}

export type ArrivalDue = Readonly<{
  rule: ClockId
  receivedAt: Date
  /** The day on the document; needed by `US_DUE` alone. */
  askedFor: Day | null
  zone: string
  country: string
}>

/** The same for what arrived outside the portal, by the clock that binds it. */
export function dueByRule({ rule, receivedAt, askedFor, zone, country }: ArrivalDue): Omit<Due, 'rule'> {
  if (rule === 'US_DUE' && askedFor !== null) return dueOf({ receivedAt, askedFor, zone })
  const { target, steps } = deadlineOf({
    ...{ rule: newestClock(rule), startedAt: receivedAt, zone, calendarCountry: country },
    ...(askedFor !== null && { on: askedFor }),
  })
  return { dueAt: target, steps }
}

/** `askedFor` is the date on the process. The answer is due at the end of that day in the office's zone. */
export function dueOf({ receivedAt, askedFor, zone }: { receivedAt: Date; askedFor: Day; zone: string }): Due {
  const rule = newestClock('US_DUE')
  const { target, steps } = deadlineOf({ rule, startedAt: receivedAt, zone, calendarCountry: '', on: askedFor })
  return { dueAt: target, rule: 'US_DUE', steps: steps.flatMap(dueStep) }
}

function dueStep(step: Step): readonly DueStep[] {
  switch (step.step) {
    case 'started':
      return [{ step: 'received', at: step.at }]
    case 'asked-for':
    case 'already-past':
      return [{ step: step.step, day: step.day }]
    case 'target':
      return [{ step: 'due', day: step.day, zone: step.zone }]
    default:
      return []
  }
}
