/**
 * After an emergency the user is told later, and the answer does not wait for it.
 *
 * Seed    guide, notice to users: not where the matter is an emergency with danger of death or serious physical injury.
 * Policy  the exception is one of time: after the days of the provider's file (30 where it says nothing) the user is told like any other.
 */
import type { Provider } from '#platform/config.ts'
import { addDays, dayIn } from '#platform/time.ts'
import type { Secrecy } from '../notice/notice.rules.ts'
import { isEmergency } from './emergency.rules.ts'

const DAYS = 30

/** Days after a release until the user is told of it. */
export function emergencyNoticeDays({ emergency }: Pick<Provider, 'emergency'>): number {
  return emergency?.noticeDays ?? DAYS
}

/** What holds the notice back beside the orders of the case; nothing where the case is no emergency. */
export function heldAfterEmergency(
  process: string,
  decidedAt: Date,
  provider: Pick<Provider, 'zone' | 'emergency'>,
): readonly Secrecy[] {
  if (!isEmergency(process)) return []
  const endsOn = addDays(dayIn(provider.zone, decidedAt), emergencyNoticeDays(provider))
  return [{ orderId: 'emergency', endsOn, ruling: null }]
}
