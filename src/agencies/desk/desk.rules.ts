/**
 * In what order the desk sees agencies.
 *
 * Policy  reference 2.4: yearly re-verification. What waits for somebody comes first: nobody verified, then a rung that lapsed or soon will.
 */
import { lapseOf, type Rung } from '../ladder/ladder.rules.ts'

export const AGENCY_STATES = ['unverified', 'lapsing', 'verified', 'empty'] as const
export type AgencyState = (typeof AGENCY_STATES)[number]

/** `unverified` where an officer stands below the rung for subscriber data; `empty` where there are no officers. */
export function stateOfAgency(rungs: readonly Rung[], now: Date): AgencyState {
  if (rungs.length === 0) return 'empty'
  if (rungs.some((rung) => rung.level < 2 && rung.lapsed === null)) return 'unverified'
  return rungs.some((rung) => lapseOf(rung, now) !== null) ? 'lapsing' : 'verified'
}
