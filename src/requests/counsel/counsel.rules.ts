/**
 * The gate of counsel: what counsel said of a case, read from its facts, and what cannot happen because of it.
 *
 * Policy  counsel releases, releases with conditions, asks or blocks; a note is compulsory except to release; conditions are
 *         acknowledged by both who decide (requests 2.5, counsel_review).
 * Policy  the newest word counts, and all of it: a release ends conditions, new conditions are acknowledged anew.
 * Policy  a case that was sent to counsel, or that counsel asked about, is approved after counsel's next word, not before.
 * Policy  while the instrument is contested at a court nothing is approved; where the court set it aside, only a refusal is.
 */
import type { Day } from '#platform/time.ts'
import type { Fact, ProposedKind } from '../case/fact.rules.ts'

export const COUNSEL_WORDS = ['release', 'conditions', 'ask', 'block'] as const
export type CounselWord = (typeof COUNSEL_WORDS)[number]

/** How a challenge ended: the court set the instrument aside, narrowed it, one side gave up, or it stands. */
export const CHALLENGE_OUTCOMES = ['upheld', 'narrowed', 'withdrawn', 'lost'] as const
export type ChallengeOutcome = (typeof CHALLENGE_OUTCOMES)[number]

type Remark = Readonly<{ text: string; at: Date; by: string }>

export type Challenge = Readonly<{
  challengeId: string
  court: string
  docket: string
  filedOn: Day
  /** Null while the court has not decided. */
  ended: Readonly<{ outcome: ChallengeOutcome; on: Day; reason: string }> | null
}>

export type Gate = Readonly<{
  /** What a reviewer asked and counsel has not spoken on since. */
  asked: Remark | null
  word: Readonly<{
    wordId: string
    word: CounselWord
    reason: string
    conditions: readonly string[]
    at: Date
    by: string
  }> | null
  /** The reviewer's answer, where the newest word is a question. */
  answer: Remark | null
  /** Who took the conditions of the newest word upon them. */
  acknowledged: ReadonlySet<string>
  /** How often counsel spoke. */
  rounds: number
  /** Oldest first. */
  challenges: readonly Challenge[]
}>

export function gateOf(facts: readonly Fact[]): Gate {
  const said = facts.filter((fact) => fact.kind === 'counsel-said')
  const last = said.at(-1)
  const since = last ? facts.filter(({ n }) => n > last.n) : facts
  const asked = since.findLast((fact) => fact.kind === 'counsel-asked')
  const answer = since.findLast((fact) => fact.kind === 'counsel-answered')
  const taken = since.filter((fact) => fact.kind === 'conditions-acknowledged')
  return {
    asked: asked ? { text: asked.data.text, at: asked.at, by: asked.author } : null,
    word: last ? { ...last.data, at: last.at, by: last.author } : null,
    answer: answer ? { text: answer.data.text, at: answer.at, by: answer.author } : null,
    acknowledged: new Set(taken.map(({ author }) => author)),
    rounds: said.length,
    challenges: challengesIn(facts),
  }
}

function challengesIn(facts: readonly Fact[]): readonly Challenge[] {
  const ends = facts.filter((fact) => fact.kind === 'challenge-ended')
  return facts
    .filter((fact) => fact.kind === 'challenge-filed')
    .map(({ data: { challengeId, court, docket, filedOn } }) => {
      const end = ends.find(({ data }) => data.challengeId === challengeId)?.data
      return {
        ...{ challengeId, court, docket, filedOn },
        ended: end ? { outcome: end.outcome, on: end.on, reason: end.reason } : null,
      }
    })
}

/** The challenge that a court still has to decide. */
export function openChallenge({ challenges }: Gate): Challenge | null {
  return challenges.find(({ ended }) => ended === null) ?? null
}

/** Whose move the gate makes it; null where it makes it nobody's. */
export function gateWaitsFor(gate: Gate): 'counsel' | 'reviewer' | null {
  if (openChallenge(gate) || gate.asked || gate.word?.word === 'block') return 'counsel'
  if (gate.word?.word !== 'ask') return null
  return gate.answer ? 'counsel' : 'reviewer'
}

/** Why nothing is made or handed over now. */
export function gateHalts(gate: Gate): boolean {
  return gate.word?.word === 'block' || openChallenge(gate) !== null
}

const GATE_STOPS = [
  'counsel-blocks',
  'counsel-waits',
  'challenge-open',
  'challenge-upheld',
  'conditions-unread',
  'conditions-unread-by-proposer',
] as const
export type GateStop = (typeof GATE_STOPS)[number]

export function isGateStop<Some extends string>(text: Some): text is Some & GateStop {
  return GATE_STOPS.some((stop) => stop === text)
}

/** Why a proposal cannot be approved by this person now; null when counsel stands in nobody's way. */
export function approvalStop(
  gate: Gate,
  { kind, proposer, approver }: Readonly<{ kind: ProposedKind; proposer: string; approver: string }>,
): GateStop | null {
  if (gate.word?.word === 'block') return 'counsel-blocks'
  if (openChallenge(gate)) return 'challenge-open'
  if (gateWaitsFor(gate) !== null) return 'counsel-waits'
  if (kind === 'disclose' && gate.challenges.some(({ ended }) => ended?.outcome === 'upheld')) return 'challenge-upheld'
  if (gate.word?.word !== 'conditions') return null
  if (!gate.acknowledged.has(proposer)) return 'conditions-unread-by-proposer'
  return gate.acknowledged.has(approver) ? null : 'conditions-unread'
}
