/**
 * The supervisor of an agency: an officer who sees the agency's cases in one list, and hands them over when somebody leaves.
 *
 * Policy  whoever sees the cases of all stands on V3: called back on the register's number, and confirmed by somebody above them. The rung is asked
 *         again at every use.
 * Policy  one of our people proposes, another confirms, after a call to the agency; it ends with a reason, and at once.
 */
import type { Level } from '../agency.rules.ts'

export const SUPERVISOR_LEVEL: Level = 3

export type SupervisorWord = 'confirmed' | 'refused'
export type SupervisorStanding = Readonly<{
  by: string
  word: Readonly<{ kind: SupervisorWord }> | null
  ended: object | null
}>
export type SupervisorRefusal = 'supervisor-already' | 'supervisor-rung' | 'same-person' | 'over'

const isOpen = ({ word, ended }: SupervisorStanding) => word === null && ended === null
const isConfirmed = ({ word, ended }: SupervisorStanding) => word?.kind === 'confirmed' && ended === null

type Officer = Readonly<{ level: number; held: boolean }>
const isFit = ({ level, held }: Officer) => level >= SUPERVISOR_LEVEL && !held

/** Why this officer is not proposed now; null where they may be. */
export function whyNotPropose(officer: Officer, before: readonly SupervisorStanding[]): SupervisorRefusal | null {
  if (before.some((one) => isOpen(one) || isConfirmed(one))) return 'supervisor-already'
  return isFit(officer) ? null : 'supervisor-rung'
}

export function whyNotAnswer(
  { by, word }: Readonly<{ by: string; word: SupervisorWord }>,
  proposal: SupervisorStanding,
  officer: Officer,
): SupervisorRefusal | null {
  if (!isOpen(proposal)) return 'over'
  if (proposal.by === by) return 'same-person'
  return word === 'confirmed' && !isFit(officer) ? 'supervisor-rung' : null
}

export function whyNotEndSupervisor(one: SupervisorStanding): SupervisorRefusal | null {
  return one.ended !== null || one.word?.kind === 'refused' ? 'over' : null
}

/** Whether they supervise at this moment. */
export function supervisesNow(officer: Officer, standings: readonly SupervisorStanding[]): boolean {
  return isFit(officer) && standings.some(isConfirmed)
}
