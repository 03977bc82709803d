/**
 * Whether counsel may say now what the instrument of a case is.
 *
 * Law     18 U.S.C. § 2703(c)(1): a closed list; see triage/classify.rules.ts.
 * Policy  a word on which a proposal rests is not changed under it: whoever approves must approve what they read.
 */
import { instrumentsFor } from '../triage/classify.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import type { CaseState } from './case.rules.ts'

export type ClassifyRefusal =
  | 'closed'
  | 'not-asked'
  | 'already-decided'
  | 'proposal-open'
  | 'other-instrument'
  | 'reason-missing'

export type Classifying = Readonly<{
  /** As filed. */
  process: Process
  /** Null: none of the instruments that unlock anything. */
  as: Process | null
  reason: string
}>

export function checkClassification({ process, as, reason }: Classifying, state: CaseState): ClassifyRefusal | 'fine' {
  if (!state.isOpen) return 'closed'
  if (state.classification === null) return 'not-asked'
  if (state.approved) return 'already-decided'
  if (state.open) return 'proposal-open'
  if (as !== null && !instrumentsFor(process).includes(as)) return 'other-instrument'
  return reason.trim() === '' ? 'reason-missing' : 'fine'
}
