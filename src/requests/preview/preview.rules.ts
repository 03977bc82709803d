/**
 * What a request would reach, before there is a request: the same tables and the same judgement of the fields as a filed one has.
 *
 * Law     18 U.S.C. § 2703: see triage/process.rules.ts.
 * Policy  a preview knows no account: it is made of the question alone, so that asking tells nobody whether an account exists.
 */
import type { Day } from '#platform/time.ts'
import { byConsent } from '../consent/consent.rules.ts'
import { restricts } from '../filing/answers.rules.ts'
import { keepsRecords } from '../preservation/preservation.rules.ts'
import type { Category } from '../triage/category.rules.ts'
import type { Because } from '../triage/decide.rules.ts'
import { PORTAL_PROCESSES } from '../triage/process.rules.ts'
import { decideReach, type Needed, type ReachAsk, type Void } from '../triage/reach.rules.ts'

/** Kinds that ask for data, or that they be kept. */
export const PREVIEWED = PORTAL_PROCESSES.filter((process) => !restricts(process) && !byConsent(process))

export type PreviewRuling = Readonly<{
  category: Category
  /** `keep`: it would be kept and not handed over. */
  verdict: 'disclose' | 'keep' | 'withhold'
  basis: string
  needs: Needed | null
  because: Because | null
}>

export type Preview = Readonly<{ voids: readonly Void[]; rulings: readonly PreviewRuling[] }>

/** With what follows from the day on the process, and from telling the user. */
export type Previewed = Preview &
  Readonly<{
    /** The day an answer would be due, in the zone of the office; null where the process names none. */
    dueOn: Day | null
    /** Days that the authority has, then days that the user has; null where nobody is told. */
    userNotice: Readonly<{ authorityDays: number; days: number }> | null
  }>

export function previewOf(demand: ReachAsk['demand'], categories: readonly Category[]): Preview {
  const { voids, rulings } = decideReach({ demand, accounts: [], categories })
  const keeps = keepsRecords(demand.process)
  return {
    // What is only to be kept reaches nothing, and need not.
    voids: keeps ? voids.filter((code) => code !== 'REACHES_NOTHING') : voids,
    rulings: rulings.map((ruling): PreviewRuling => {
      const { category, basis } = ruling
      if (keeps) return { category, verdict: 'keep', basis, needs: null, because: null }
      if (ruling.verdict === 'disclose') return { category, verdict: 'disclose', basis, needs: null, because: null }
      return { category, verdict: 'withhold', basis, needs: ruling.needs, because: ruling.because }
    }),
  }
}
