/**
 * A decided or closed case that goes back to review.
 *
 * Policy  a closed case is re-opened only by an event with its reason (requests 2.5). One person asks, counsel, another person,
 *         says yes: it undoes what two people decided.
 * Policy  what an authority took back is not taken up again without it: no demand stands.
 * Policy  what is kept is released, or asked for anew: there is one copy of one day, and its end is certified.
 * Policy  numbers that were reported stay; see transparency/counting.rules.ts.
 */
import type { CaseState } from '../case/case.rules.ts'
import type { Fact } from '../case/fact.rules.ts'

export type Asked = Readonly<{ reopeningId: string; reason: string; at: Date; by: string }>

/** What was asked and nobody has answered yet. */
export function askedIn(facts: readonly Fact[]): Asked | null {
  const asked = facts.findLast((fact) => fact.kind === 'reopening-asked')
  if (!asked) return null
  const ended = facts.some(
    (fact) =>
      (fact.kind === 'reopening-declined' || fact.kind === 'reopened') &&
      fact.data.reopeningId === asked.data.reopeningId,
  )
  return ended ? null : { ...asked.data, at: asked.at, by: asked.author }
}

/** The facts since the case was last re-opened; all of them where it never was. */
export function sinceReopening(facts: readonly Fact[]): readonly Fact[] {
  const at = facts.findLastIndex((fact) => fact.kind === 'reopened')
  return at === -1 ? facts : facts.slice(at + 1)
}

export type ReopenRefusal = 'under-review' | 'is-kept' | 'taken-back-by-authority' | 'already-asked' | 'reason-missing'

export function mayAskReopening(reason: string, state: CaseState): ReopenRefusal | 'fine' {
  if (state.isOpen && !state.approved) return 'under-review'
  if (state.closed?.why === 'withdrawn') return 'taken-back-by-authority'
  if (state.approved?.kind === 'preserve') return 'is-kept'
  if (state.reopening) return 'already-asked'
  return reason.trim() === '' ? 'reason-missing' : 'fine'
}

export type ReopenEnding = 'reopened' | 'declined' | 'taken-back'
export type ReopenEndRefusal = 'not-asked' | 'own-asking' | 'not-own-asking' | 'counsel-decides' | 'reason-missing'

export function mayEndReopening(
  ask: Readonly<{ reopeningId: string; ending: ReopenEnding; by: string; counsel: boolean; reason: string }>,
  { reopening }: Pick<CaseState, 'reopening'>,
): ReopenEndRefusal | 'fine' {
  if (reopening?.reopeningId !== ask.reopeningId) return 'not-asked'
  if (ask.ending === 'taken-back') return reopening.by === ask.by ? 'fine' : 'not-own-asking'
  if (reopening.by === ask.by) return 'own-asking'
  if (!ask.counsel) return 'counsel-decides'
  return ask.ending === 'declined' && ask.reason.trim() === '' ? 'reason-missing' : 'fine'
}
