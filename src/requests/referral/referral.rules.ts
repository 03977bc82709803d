/**
 * Referring a breach of our own rules to those who guard them: when it can be opened, what leaves, and who releases it.
 *
 * Seed    guide, "Kennisgeving aan gebruikers": where a request reveals a breach of the terms or the acceptable use policy, the provider
 *         may act to prevent it. Whether it does is decided on its own rules and its own records.
 * Law     18 U.S.C. § 2703(f)(1): what is kept waits for process; nobody may read it before. Regulation (EU) 2023/1543 art. 10(1): the same.
 * Law     18 U.S.C. § 2709(c), 50 U.S.C. § 1805(c)(2)(B): nothing of such a demand is known outside the vault.
 * Law     Regulation (EU) 2022/2065 art. 17: who acts on it owes the user the reasons, of their own rules and not of a demand.
 * Policy  a case that reveals a breach of our own rules opens a referral with permitted fields only (issue 3, point 7). The demand itself
 *         is no reason: whoever opens it has seen the breach in our own records and says in which.
 * Policy  while anything keeps the user from being told, nothing is referred unless counsel says yes in words: a closed account tells.
 */
import { canonical } from '#platform/canonical.ts'
import type { Day } from '#platform/time.ts'
import { type Process, processRow } from '../triage/process.rules.ts'
import { type OwnRule, type OwnRules, type Period, RECORDS, type RecordKind } from './acceptable-use.rules.ts'
import { type Guarded, wordsThatTell } from './guard.rules.ts'

export type ReferralSubject = Readonly<{ account: string; meeting: string | null }>

export type Referred = Readonly<{
  subjects: readonly ReferralSubject[]
  /** Id of the rule of ours. */
  rule: string
  period: Period
  records: readonly RecordKind[]
  /** What our own records show. */
  shows: string
  /** Whoever opens it has seen it in our own records, and not in the demand alone. */
  seen: boolean
}>

export const LONGEST = 600
const MOST_SUBJECTS = 50

const REFUSALS = [
  'nothing-may-be-read',
  'no-subject',
  'unknown-subject',
  'unknown-rule',
  'period',
  'records-missing',
  'shows-missing',
  'not-own-records',
  'tells',
] as const
export type ReferralRefusal = (typeof REFUSALS)[number]

/** Of what is only kept, and of what lies in the vault, nothing is read: nothing can be seen there that could be referred. */
export function mayBeRead(process: Process): boolean {
  const { family, preserves, vault } = processRow(process)
  return family !== 'preservation' && family !== 'national-security' && preserves === undefined && vault !== true
}

export type Asked = Readonly<{
  process: Process
  /** What the case found. */
  found: readonly ReferralSubject[]
  rules: OwnRules
  guarded: Guarded
  today: Day
}>

/** Every reason why this cannot be opened; empty when it can. */
export function referralProblems(referred: Referred, asked: Asked): readonly ReferralRefusal[] {
  const { subjects, period, records, shows, seen } = referred
  if (!mayBeRead(asked.process)) return ['nothing-may-be-read']
  const problems: ReferralRefusal[] = []
  const known = new Set(asked.found.map(keyOf))
  if (subjects.length === 0 || subjects.length > MOST_SUBJECTS) problems.push('no-subject')
  if (subjects.some((subject) => !known.has(keyOf(subject)))) problems.push('unknown-subject')
  if (!asked.rules.rules.some(({ id }) => id === referred.rule)) problems.push('unknown-rule')
  if (period.from > period.to || period.to > asked.today) problems.push('period')
  if (records.length === 0) problems.push('records-missing')
  if (shows.trim() === '' || shows.length > LONGEST) problems.push('shows-missing')
  if (!seen) problems.push('not-own-records')
  if (wordsThatTell(shows, asked.guarded).length > 0) problems.push('tells')
  return problems
}

export const keyOf = ({ account, meeting }: ReferralSubject): string => `${account}/${meeting ?? ''}`

/** Exactly what leaves: canonical JSON. No day of the demand or of the release, and subjects in an order of their own. */
export function referralText(id: string, referred: Referred, rules: Readonly<{ asOf: string; rule: OwnRule }>): string {
  const { subjects, period, records, shows } = referred
  return canonical({
    ...{ type: 'abuse.referral', id },
    rule: { id: rules.rule.id, name: { en: rules.rule.name.en, nl: rules.rule.name.nl }, asOf: rules.asOf },
    subjects: [...new Map(subjects.map((subject) => [keyOf(subject), subject])).entries()]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { account, meeting }]) => ({ account, meeting })),
    period: { from: period.from, to: period.to },
    records: RECORDS.filter((kind) => records.includes(kind)),
    shows: shows.trim(),
  })
}

export const ENDINGS = ['released', 'declined', 'withdrawn'] as const
export type Ending = (typeof ENDINGS)[number]
export type Word = 'yes' | 'no'

export type Standing = Readonly<{
  by: string
  hash: string
  shows: string
  ended: boolean
  word: Word | null
}>

const END_REFUSALS = ['ended', 'own', 'not-own', 'reason-missing', 'other-text', 'held', 'counsel-no', 'tells'] as const
export type EndRefusal = (typeof END_REFUSALS)[number]

export type EndAsk = Readonly<{
  ending: Ending
  by: string
  /** Of the text that the releasing person looked at. */
  hash: string | null
  reason: string
  held: boolean
  guarded: Guarded
}>

/** Whoever opened it may take it back; another releases it or says no. What the case has learnt since is looked for again. */
export function mayEnd({ ending, by, hash, reason, held, guarded }: EndAsk, standing: Standing): EndRefusal | 'fine' {
  if (standing.ended) return 'ended'
  if (ending === 'withdrawn') return by === standing.by ? withReason(reason) : 'not-own'
  if (by === standing.by) return 'own'
  if (ending === 'declined') return withReason(reason)
  if (hash !== standing.hash) return 'other-text'
  if (standing.word === 'no') return 'counsel-no'
  if (held && standing.word !== 'yes') return 'held'
  return wordsThatTell(standing.shows, guarded).length > 0 ? 'tells' : 'fine'
}

const withReason = (reason: string) => (reason.trim() === '' ? 'reason-missing' : 'fine')

export type WordRefusal = 'ended' | 'own' | 'said' | 'reason-missing'

/** Counsel speaks once, in words, and not on a referral of their own. */
export function maySpeak(
  { by, reason }: Readonly<{ by: string; reason: string }>,
  standing: Standing,
): WordRefusal | 'fine' {
  if (standing.ended) return 'ended'
  if (standing.by === by) return 'own'
  if (standing.word !== null) return 'said'
  return withReason(reason)
}

/** What became of it under the rules of those who guard them. No outcome of a case, and counted in no report on authorities. */
export const OUTCOMES = ['nothing', 'warned', 'suspended', 'closed'] as const
export type ReferralOutcome = (typeof OUTCOMES)[number]

export type Answer = Readonly<{ outcome: ReferralOutcome; rule: string }>
export type AnswerRefusal = 'rule-missing' | 'too-many'

const MOST_ANSWERS = 50

/** The same said twice is heard once; an account is touched only under a rule that is named. */
export function judgeAnswer(answer: Answer, before: readonly Answer[]): 'new' | 'same' | AnswerRefusal {
  if (answer.outcome !== 'nothing' && answer.rule.trim() === '') return 'rule-missing'
  const last = before.at(-1)
  if (last?.outcome === answer.outcome && last.rule === answer.rule.trim()) return 'same'
  return before.length >= MOST_ANSWERS ? 'too-many' : 'new'
}
