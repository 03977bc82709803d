/** Counsel's words stand here beside the facts, because the database itself refuses an approval or a package against them. */
import type { Tx } from '#platform/db/db.ts'
import type { Day } from '#platform/time.ts'
import type { ChallengeOutcome, CounselWord } from './counsel.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    counsel_question: { id: string; case_id: string; after_round: number; text: string; at: Date; by_person: string }
    counsel_word: {
      id: string
      case_id: string
      round: number
      word: CounselWord
      reason: string
      conditions: string[]
      at: Date
      by_person: string
    }
    counsel_answer: { word_id: string; text: string; at: Date; by_person: string }
    counsel_acknowledgement: { word_id: string; person_id: string; at: Date }
    court_challenge: {
      id: string
      case_id: string
      court: string
      docket: string
      filed_on: string
      at: Date
      by_person: string
    }
    court_challenge_outcome: {
      challenge_id: string
      outcome: ChallengeOutcome
      decided_on: string
      reason: string
      at: Date
      by_person: string
    }
  }
}

type Signed = Readonly<{ at: Date; by: string }>

export async function insertCounselQuestion(
  tx: Tx,
  {
    id,
    caseId,
    afterRound,
    text,
    at,
    by,
  }: Signed & Readonly<{ id: string; caseId: string; afterRound: number; text: string }>,
): Promise<void> {
  await tx
    .insertInto('counsel_question')
    .values({ id, case_id: caseId, after_round: afterRound, text, at, by_person: by })
    .execute()
}

export type StoredWord = Signed &
  Readonly<{
    id: string
    caseId: string
    round: number
    word: CounselWord
    reason: string
    conditions: readonly string[]
  }>

export async function insertCounselWord(tx: Tx, said: StoredWord): Promise<void> {
  const { id, caseId, round, word, reason, conditions, at, by } = said
  await tx
    .insertInto('counsel_word')
    .values({ id, case_id: caseId, round, word, reason, conditions: [...conditions], at, by_person: by })
    .execute()
}

export async function insertCounselAnswer(
  tx: Tx,
  { wordId, text, at, by }: Signed & Readonly<{ wordId: string; text: string }>,
): Promise<void> {
  await tx.insertInto('counsel_answer').values({ word_id: wordId, text, at, by_person: by }).execute()
}

export async function insertAcknowledgement(
  tx: Tx,
  { wordId, at, by }: Signed & Readonly<{ wordId: string }>,
): Promise<void> {
  await tx.insertInto('counsel_acknowledgement').values({ word_id: wordId, person_id: by, at }).execute()
}

export async function insertChallenge(
  tx: Tx,
  {
    id,
    caseId,
    court,
    docket,
    filedOn,
    at,
    by,
  }: Signed & Readonly<{ id: string; caseId: string; court: string; docket: string; filedOn: Day }>,
): Promise<void> {
  await tx
    .insertInto('court_challenge')
    .values({ id, case_id: caseId, court, docket, filed_on: filedOn, at, by_person: by })
    .execute()
}

export async function insertChallengeOutcome(
  tx: Tx,
  {
    challengeId,
    outcome,
    on,
    reason,
    at,
    by,
  }: Signed & Readonly<{ challengeId: string; outcome: ChallengeOutcome; on: Day; reason: string }>,
): Promise<void> {
  await tx
    .insertInto('court_challenge_outcome')
    .values({ challenge_id: challengeId, outcome, decided_on: on, reason, at, by_person: by })
    .execute()
}
