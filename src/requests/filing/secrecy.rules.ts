/**
 * Which secrecy orders a request brings with it: the one that the form declares and the one that the document itself speaks of.
 *
 * Law     18 U.S.C. § 2705(b): a court's order; its length is the court's to set.
 * Policy  what is only kept is told to nobody, so a request to keep brings no order with it.
 * Policy  a sentence of secrecy in the document counts as an order until counsel says otherwise, so that no notice slips out.
 */
import { isDay } from '#platform/time.ts'
import type { Verdict } from '../intake/intake.rules.ts'
import type { SecrecyClaim } from '../notice/notice.rules.ts'
import { keepsRecords } from '../preservation/preservation.rules.ts'
import { type Answers, restricts } from './answers.rules.ts'

/** The declared order first. What the document says is a claim of its own only where the form declares none. */
export function secrecyClaims(answers: Answers, verdict: Pick<Verdict, 'facts'> | undefined): readonly SecrecyClaim[] {
  if (answers.process && keepsRecords(answers.process.process)) return []
  const asked = answers.process && restricts(answers.process.process) ? answers.restriction : answers.data
  const declared = asked?.secrecy
  if (declared) return [declared]
  const found = verdict?.facts.find((fact) => fact.kind === 'secrecy')
  if (!found) return []
  return [{ court: '', statute: '', endsOn: isDay(found.value) ? found.value : null }]
}
