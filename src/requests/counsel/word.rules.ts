/**
 * Who may say what at the gate of counsel, and when.
 *
 * Policy  a note is compulsory except to release; what lifts a block is never without a reason (requests 2.5, counsel_review).
 * Policy  before a decision all four words are open. After it counsel can still block, and lift what was blocked: a package that
 *         was made is not handed over against counsel.
 * Policy  a challenge is brought before a decision; against a decision that stands, counsel blocks.
 */
import type { Day } from '#platform/time.ts'
import type { CaseState } from '../case/case.rules.ts'
import { type CounselWord, openChallenge } from './counsel.rules.ts'

export type WordRefusal =
  | 'closed'
  | 'already-decided'
  | 'already-blocked'
  | 'nothing-to-release'
  | 'reason-missing'
  | 'lifting-needs-reason'
  | 'conditions-missing'

/** Whether counsel may speak so now. */
export function mayCounselSay(
  said: Readonly<{ word: CounselWord; reason: string; conditions: readonly string[] }>,
  state: CaseState,
): WordRefusal | 'fine' {
  const { word } = said
  const blocked = state.counsel.word?.word === 'block'
  if (!state.isOpen && state.closed?.why !== 'produced') return 'closed'
  if (blocked && (word === 'block' || word === 'ask')) return 'already-blocked'
  if (state.approved && (word === 'ask' || word === 'conditions')) return 'already-decided'
  if (state.approved && word === 'release' && !blocked) return 'nothing-to-release'
  if (blocked && said.reason.trim() === '') return 'lifting-needs-reason'
  if (word !== 'release' && said.reason.trim() === '') return 'reason-missing'
  return word === 'conditions' && said.conditions.length === 0 ? 'conditions-missing' : 'fine'
}

export type AskCounselRefusal = 'closed' | 'not-accepted' | 'already-decided' | 'already-with-counsel' | 'text-missing'

/** Whether a case may be sent to counsel with a question. */
export function mayAskCounsel(text: string, state: CaseState): AskCounselRefusal | 'fine' {
  if (!state.isOpen) return 'closed'
  if (!state.acceptedAt) return 'not-accepted'
  if (state.approved) return 'already-decided'
  const { asked, word } = state.counsel
  if (asked || word?.word === 'ask' || word?.word === 'block') return 'already-with-counsel'
  return text.trim() === '' ? 'text-missing' : 'fine'
}

export type AnswerCounselRefusal = 'closed' | 'no-question' | 'text-missing'

export function mayAnswerCounsel(text: string, { isOpen, counsel }: CaseState): AnswerCounselRefusal | 'fine' {
  if (!isOpen) return 'closed'
  if (counsel.word?.word !== 'ask' || counsel.answer) return 'no-question'
  return text.trim() === '' ? 'text-missing' : 'fine'
}

export type AcknowledgeRefusal = 'closed' | 'no-conditions' | 'other-conditions'

/** `wordId` is that of the conditions which the person read. */
export function mayAcknowledge(wordId: string, { isOpen, counsel }: CaseState): AcknowledgeRefusal | 'fine' {
  if (!isOpen) return 'closed'
  if (counsel.word?.word !== 'conditions') return 'no-conditions'
  return counsel.word.wordId === wordId ? 'fine' : 'other-conditions'
}

export type ChallengeRefusal = 'closed' | 'already-decided' | 'challenge-open' | 'in-future'

export function mayChallenge(
  { filedOn, today }: Readonly<{ filedOn: Day; today: Day }>,
  state: CaseState,
): ChallengeRefusal | 'fine' {
  if (!state.isOpen) return 'closed'
  if (state.approved) return 'already-decided'
  if (openChallenge(state.counsel)) return 'challenge-open'
  return filedOn > today ? 'in-future' : 'fine'
}

export type ChallengeEndRefusal = 'no-challenge' | 'in-future' | 'before-filing' | 'reason-missing'

export function mayEndChallenge(
  { challengeId, on, today, reason }: Readonly<{ challengeId: string; on: Day; today: Day; reason: string }>,
  { counsel }: CaseState,
): ChallengeEndRefusal | 'fine' {
  const open = openChallenge(counsel)
  if (open?.challengeId !== challengeId) return 'no-challenge'
  if (on > today) return 'in-future'
  if (on < open.filedOn) return 'before-filing'
  return reason.trim() === '' ? 'reason-missing' : 'fine'
}
