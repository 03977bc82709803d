/**
 * What a change of the tables would have altered in past cases, before anyone makes it.
 *
 * Policy  a rule of law is changed only after seeing whom it would have touched.
 */
import type { Category } from '../triage/category.rules.ts'
import { LAW, type Law } from '../triage/decide.rules.ts'
import type { Country } from '../triage/jurisdiction.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import type { Reach } from '../triage/process-row.rules.ts'
import { decideReach, type ReachAsk } from '../triage/reach.rules.ts'

/** More past cases than these are not looked at, and the page says so. */
export const PAST_MOST = 2_000

export type Change =
  | Readonly<{ kind: 'process'; process: Process; reach: Reach }>
  | Readonly<{ kind: 'country'; country: Country; reach: Reach }>

export type PastCase = Readonly<{ id: string; number: string; ask: ReachAsk }>
export type Altered = Readonly<{
  id: string
  number: string
  category: Category
  was: 'disclose' | 'withhold'
  becomes: 'disclose' | 'withhold'
}>

/** The tables with one row changed; everything else stands. */
export function changedLaw(change: Change): Law {
  if (change.kind === 'country') {
    const policy = (country: Country) =>
      country === change.country ? { ...LAW.policy(country), order: change.reach } : LAW.policy(country)
    return { ...LAW, policy }
  }
  const row = (process: Process) => {
    const known = LAW.row(process)
    if (process !== change.process) return known
    const issuers = Object.fromEntries(Object.keys(known.issuers).map((issuer) => [issuer, change.reach]))
    return { ...known, reach: change.reach, issuers }
  }
  return { ...LAW, row }
}

/** One line per case and category whose verdict would differ, in the order of the cases. */
export function dryRun(cases: readonly PastCase[], change: Change): readonly Altered[] {
  const law = changedLaw(change)
  return cases.flatMap(({ id, number, ask }) => {
    const then = new Map(decideReach(ask).rulings.map(({ category, verdict }) => [category, verdict]))
    return decideReach(ask, law).rulings.flatMap(({ category, verdict }) => {
      const was = then.get(category)
      return was && was !== verdict ? [{ id, number, category, was, becomes: verdict }] : []
    })
  })
}
