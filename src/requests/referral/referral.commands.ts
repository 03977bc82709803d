/** A referral opened, spoken on by counsel, released or ended, and answered by those who guard our own rules. */
import { hash } from 'node:crypto'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import { accountsOf, type CaseState } from '../case/case.rules.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Fact, NewFact } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { heldAfterEmergency } from '../emergency/notice-hold.rules.ts'
import { isTellable } from '../notice/phase.rules.ts'
import { processRow } from '../triage/process.rules.ts'
import { ownRules } from './acceptable-use.rules.ts'
import { wordsThatTell } from './guard.rules.ts'
import { guardedOf } from './guarded.commands.ts'
import { isHushed } from './hold.rules.ts'
import {
  type Answer,
  type AnswerRefusal,
  type Ending,
  type EndRefusal,
  judgeAnswer,
  mayEnd,
  maySpeak,
  type ReferralRefusal,
  type ReferralSubject,
  type Referred,
  referralProblems,
  referralText,
  type Standing,
  type Word,
  type WordRefusal,
} from './referral.rules.ts'
import {
  insertAnswer,
  insertEnd,
  insertReferral,
  insertReleased,
  insertWord,
  type Referral,
  referralById,
} from './referral.store.ts'
import { referredIn } from './referral.text.ts'

export type OpenOutcome =
  | { kind: 'opened'; referralId: string }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: readonly ReferralRefusal[]; telling: readonly string[] }

export async function openReferral(
  office: Office,
  by: string,
  { caseId, referred }: Readonly<{ caseId: string; referred: Referred }>,
): Promise<OpenOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<OpenOutcome> => {
    const { tx, file, facts, state, now } = held
    const rules = ownRules(office.provider)
    const guarded = await guardedOf(tx, file, facts)
    const today = dayIn(office.provider.zone, now)
    const found = foundIn(file, state)
    const because = referralProblems(referred, { process: file.process, found, rules, guarded, today })
    const rule = rules.rules.find(({ id }) => id === referred.rule)
    if (because.length > 0 || !rule)
      return { kind: 'refused', because, telling: wordsThatTell(referred.shows, guarded) }
    const id = newId('ref')
    const text = referralText(id, referred, { asOf: rules.asOf, rule })
    await insertReferral(tx, { id, caseId, text, hash: hash('sha256', text), at: now, by })
    const fact: NewFact = { kind: 'referral-opened', data: { referralId: id, rule: rule.id } }
    await addFacts(office, held, { by, action: 'referral.opened', facts: [fact], detail: { referral: id } })
    return { kind: 'opened', referralId: id }
  })
  return outcome ?? { kind: 'unknown' }
}

/** Accounts and meetings that the case found, each once. */
export function foundIn(file: Pick<CaseFile, 'tasks'>, state: CaseState): readonly ReferralSubject[] {
  return file.tasks.flatMap(({ id }) =>
    accountsOf(state, id).flatMap(({ accountId: account, meetingId }) => [
      { account, meeting: null },
      ...(meetingId === null ? [] : [{ account, meeting: meetingId }]),
    ]),
  )
}

export type Named = Readonly<{ caseId: string; referralId: string }>
export type WordOutcome = { kind: 'said' | 'unknown' } | { kind: 'refused'; because: WordRefusal }

/** Counsel says, in words, whether it may leave although the user is not to know. */
export async function speakOnReferral(
  office: Office,
  by: string,
  { caseId, referralId, word, reason }: Named & Readonly<{ word: Word; reason: string }>,
): Promise<WordOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<WordOutcome> => {
    const referral = await referralOf(held, referralId)
    if (!referral) return { kind: 'unknown' }
    const verdict = maySpeak({ by, reason }, standing(referral))
    if (verdict !== 'fine') return { kind: 'refused', because: verdict }
    const said = { word, reason: reason.trim() }
    await insertWord(held.tx, referral, { ...said, at: held.now, by })
    const fact: NewFact = { kind: 'referral-ruled', data: { referralId, ...said } }
    await addFacts(office, held, {
      by,
      action: 'referral.ruled',
      facts: [fact],
      detail: { referral: referralId, word },
    })
    return { kind: 'said' }
  })
  return outcome ?? { kind: 'unknown' }
}

export type EndOutcome = { kind: Ending } | { kind: 'unknown' } | { kind: 'refused'; because: EndRefusal }
export type Ended = Named & Readonly<{ ending: Ending; reason: string; hash: string | null }>

/** Released, declined, or taken back. What is released is signed as it was looked at, and cannot be called back. */
export async function endReferral(
  office: Office,
  by: string,
  { caseId, referralId, ending, reason, hash: looked }: Ended,
): Promise<EndOutcome> {
  const outcome = await withCase(office, caseId, async (caseHeld): Promise<EndOutcome> => {
    const { tx, file, facts, now } = caseHeld
    const referral = await referralOf(caseHeld, referralId)
    if (!referral) return { kind: 'unknown' }
    const held = hushedNow(office, caseHeld, referral)
    const guarded = await guardedOf(tx, file, facts)
    const verdict = mayEnd({ ending, by, hash: looked, reason, held, guarded }, standing(referral))
    if (verdict !== 'fine') return { kind: 'refused', because: verdict }
    const said = { ending, reason: reason.trim() }
    await insertEnd(tx, referral, { ...said, held, onDay: dayIn(office.provider.zone, now), at: now, by })
    if (ending === 'released') await insertReleased(tx, referral, office.keys.sign(referral.text))
    const fact: NewFact = { kind: 'referral-ended', data: { referralId, ...said } }
    await addFacts(office, caseHeld, {
      ...{ by, action: `referral.${ending}`, facts: [fact] },
      detail: { referral: referralId, sha256: referral.hash },
    })
    return { kind: ending }
  })
  return outcome ?? { kind: 'unknown' }
}

export type AnswerOutcome =
  | { kind: 'answered' | 'same'; answer: Answer }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: AnswerRefusal }

/** Those who guard our own rules say what they did. Stands on the case as a fact; the case stays as it is. */
export async function answerReferral(
  office: Office,
  by: string,
  { referralId, ...answer }: Answer & Readonly<{ referralId: string }>,
): Promise<AnswerOutcome> {
  const known = await referralById(office.db, referralId)
  if (known?.end?.ending !== 'released') return { kind: 'unknown' }
  const outcome = await withCase(office, known.caseId, async (held): Promise<AnswerOutcome> => {
    const referral = await referralOf(held, referralId)
    if (!referral) return { kind: 'unknown' }
    const said = { outcome: answer.outcome, rule: answer.rule.trim() }
    const verdict = judgeAnswer(said, referral.answers)
    if (verdict === 'same') return { kind: 'same', answer: said }
    if (verdict !== 'new') return { kind: 'refused', because: verdict }
    await insertAnswer(held.tx, referral, { ...said, at: held.now, by })
    const fact: NewFact = { kind: 'referral-answered', data: { referralId, ...said } }
    await addFacts(office, held, { by, action: 'referral.answered', facts: [fact], detail: { referral: referralId } })
    return { kind: 'answered', answer: said }
  })
  return outcome ?? { kind: 'unknown' }
}

async function referralOf({ tx, file }: Held, id: string): Promise<Referral | undefined> {
  const referral = await referralById(tx, id)
  return referral?.caseId === file.id ? referral : undefined
}

function standing({ by, hash: own, text, end, word }: Referral): Standing {
  return { by, hash: own, shows: referredIn(text).shows, ended: end !== null, word: word?.word ?? null }
}

type Hushed = Readonly<{ file: CaseFile; facts: readonly Fact[]; state: CaseState; now: Date }>

/** Whether the user of one of its accounts may not know yet. */
export function hushedNow(
  { provider }: Pick<Office, 'provider'>,
  { file, facts, state, now }: Hushed,
  { text }: Pick<Referral, 'text'>,
): boolean {
  const decidedAt = state.approved?.approvedAt ?? now
  const { toldBy } = processRow(state.classification?.as ?? file.process)
  return isHushed(
    referredIn(text).subjects.map(({ account }) => account),
    {
      silent: toldBy === 'authority' || facts.some(({ kind }) => kind === 'notice-left'),
      tells: state.isOpen || isTellable(state, facts),
      ...{ told: state.told, talk: state.talk, today: dayIn(provider.zone, now), country: provider.calendar },
      orders: [...state.orders, ...heldAfterEmergency(file.process, decidedAt, provider)],
      days: provider.notice.authorityDays ?? 0,
    },
  )
}
