/**
 * What an emergency has to say before anything can leave on it, and how far it reaches at most.
 *
 * Seed    guide, “Noodverzoeken”: its nature and how you learned of it, who is in danger, by when, exactly which data, how they help.
 * Law     18 U.S.C. § 2702(b)(8), (c)(4): in good faith, danger of death or serious physical injury, disclosure without delay.
 * Law     18 U.S.C. § 2711(4): a governmental entity is one of the United States or a State; no other has these exceptions.
 * Policy  who asks commits to legal process or a written confirmation within 72 hours (requests 2.4, hard rule 4).
 */
import { CLASSES, type DataClass } from '../triage/category.rules.ts'
import { type Decision, type Demand, decide } from '../triage/decide.rules.ts'

/** What happens and how you know; who is in danger; why now; which data and how they avert it; why no legal process comes in time. */
export const QUESTIONS = ['nature', 'atRisk', 'urgency', 'averts', 'noProcess'] as const
export type Question = (typeof QUESTIONS)[number]

export const COMMITMENTS = ['given', 'refused', 'not-asked'] as const
export type Commitment = (typeof COMMITMENTS)[number]

export type Narrative = Readonly<Record<Question, string>> &
  Readonly<{
    /** Hours within which the data would still help; null where nobody said. */
    neededWithin: number | null
    commitment: Commitment
  }>

/** What can be chosen for `neededWithin`. */
export const HOURS = ['1', '2', '6', '12', '24', '72'] as const

export type Missing = Question | 'commitment'

/** A word or two is no answer. */
const SHORTEST = 12

/** What has to be told still before a release; empty when the narrative is complete. */
export function missingIn(narrative: Narrative): readonly Missing[] {
  const untold = QUESTIONS.filter((question) => narrative[question].trim().length < SHORTEST)
  return narrative.commitment === 'given' ? untold : [...untold, 'commitment']
}

export type EmergencyProcess = 'us-emergency' | 'foreign-emergency'

export function isEmergency(process: string): process is EmergencyProcess {
  return process === 'us-emergency' || process === 'foreign-emergency'
}

/** Under which row of the tables an agency asks in an emergency. */
export function emergencyProcess({ usGovernmental }: Readonly<{ usGovernmental: boolean }>): EmergencyProcess {
  return usGovernmental ? 'us-emergency' : 'foreign-emergency'
}

/** What the tables answer for each class, before anybody knows where the account lives. */
export function emergencyReach(
  demand: Omit<Demand, 'account'>,
): readonly Readonly<{ dataClass: DataClass; decision: Decision }>[] {
  return CLASSES.map((dataClass) => ({ dataClass, decision: decide({ ...demand, account: null }, dataClass) }))
}
