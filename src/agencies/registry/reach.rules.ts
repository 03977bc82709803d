/**
 * How far an officer with such an address could come, and why.
 *
 * Policy  reference 2.4: V1 needs a mailbox of the officer's own office, so neither free mail nor a throw-away address; V2 and above need the domain
 *         bound to the agency.
 */
import type { Level } from '../agency.rules.ts'

export type Reach = Readonly<{
  level: Level
  because: 'free-mail' | 'disposable' | 'bound' | 'registered' | 'unknown'
}>

export type ReachFacts = Readonly<{ freeMail: boolean; disposable: boolean; bound: boolean; registered: boolean }>

export function reachOf({ freeMail, disposable, bound, registered }: ReachFacts): Reach {
  if (freeMail) return { level: 0, because: 'free-mail' }
  if (disposable) return { level: 0, because: 'disposable' }
  if (bound) return { level: 4, because: 'bound' }
  return { level: 1, because: registered ? 'registered' : 'unknown' }
}
