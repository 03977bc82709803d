/**
 * The day on which an authority expects its answer, with the sum behind it.
 *
 * Law     no federal statute sets a general period for a subpoena: the date on the process rules (requests 2.6, US_DUE).
 * Policy  the day ends at midnight where the office is; a date before receipt cannot be met and counts as the day of receipt.
 */
import { type Day, dayIn, endOf } from '#platform/time.ts'

export type DueStep =
  | Readonly<{ step: 'received'; at: string }>
  | Readonly<{ step: 'asked-for'; day: Day }>
  | Readonly<{ step: 'already-past'; day: Day }>
  | Readonly<{ step: 'due'; day: Day; zone: string }>

export type Due = Readonly<{ dueAt: Date; rule: 'US_DUE'; steps: readonly DueStep[] }>

/** `askedFor` is the date on the process. The answer is due at the end of that day in the office's zone. */
export function dueOf({ receivedAt, askedFor, zone }: { receivedAt: Date; askedFor: Day; zone: string }): Due {
  const receivedOn = dayIn(zone, receivedAt)
  const late = askedFor < receivedOn
  const dueOn = late ? receivedOn : askedFor
  const steps: DueStep[] = [
    { step: 'received', at: receivedAt.toISOString() },
    { step: 'asked-for', day: askedFor },
    ...(late ? [{ step: 'already-past' as const, day: receivedOn }] : []),
    { step: 'due', day: dueOn, zone },
  ]
  return { dueAt: endOf(dueOn, zone), rule: 'US_DUE', steps }
}
