/**
 * Which decisions get a second look, by whom, and what a verdict needs.
 *
 * Policy  all content, all emergencies, and a share of the rest that is drawn, one in ten unless the provider's file says otherwise (requests
 *         2.12). The draw is the SHA-256 of a secret seed of the month and the hash of the proposal: nobody who proposes can foresee it,
 *         and when the month is over the seed is shown, so that anybody can draw again.
 * Policy  who proposed or decided does not look. What the look finds stops nothing: it comes while the user's time still runs, and counsel,
 *         who can still stop the answer, is told at once when it disagrees.
 */
import { hash } from 'node:crypto'
import type { ProposalBody } from '../case/proposal.rules.ts'
import { isEmergency } from '../emergency/emergency.rules.ts'
import { categoryRow } from '../triage/category.rules.ts'
import type { Process } from '../triage/process.rules.ts'

export const WHYS = ['content', 'emergency', 'drawn'] as const
export type Why = (typeof WHYS)[number]
export const VERDICTS = ['agree', 'remarks', 'disagree'] as const
export type LookVerdict = (typeof VERDICTS)[number]

export type Decided = Readonly<{ process: Process; decision: ProposalBody['decision'] }>

export function givesContent({ decision }: Pick<Decided, 'decision'>): boolean {
  return (
    decision.kind === 'disclose' &&
    decision.rows.some(
      ({ verdict, category }) => verdict === 'disclose' && categoryRow(category).dataClass === 'content',
    )
  )
}

/** What makes a second look compulsory; null where it is drawn. */
export function compulsory(decided: Decided): Exclude<Why, 'drawn'> | null {
  if (isEmergency(decided.process)) return 'emergency'
  return givesContent(decided) ? 'content' : null
}

/** From 0 up to 1, out of the first 48 bits: the same seed and ticket draw the same. */
export function draw(seed: string, ticket: string): number {
  return Number.parseInt(hash('sha256', `${seed}.${ticket}`).slice(0, 12), 16) / 2 ** 48
}

/** One in ten. */
export const SHARE = 0.1

/** The checks of a decision: dated versions, so that an old look shows what was asked then. */
const VERSIONS = ['2026-11-22'] as const
export type ChecklistVersion = (typeof VERSIONS)[number]
export const NEWEST: ChecklistVersion = VERSIONS[0]

export const CHECKS = [
  ...['addressee', 'signed', 'named', 'reasons', 'identifier', 'reach', 'period', 'told'],
  ...['judge', 'particular', 'content-needed', 'danger', 'callback', 'least', 'ground', 'way-open'],
] as const
export type Check = (typeof CHECKS)[number]

const ALL: readonly Check[] = ['addressee', 'signed', 'named', 'reasons']
const GIVEN: readonly Check[] = ['identifier', 'reach', 'period', 'told']
const ORDERS: readonly Process[] = ['us-court-order-2703d', 'us-court-order-other', 'us-search-warrant']

/** What is looked at, by process and by what was decided. */
export function checksFor(decided: Decided): readonly Check[] {
  if (isEmergency(decided.process))
    return [
      'danger',
      'callback',
      'reasons',
      ...(decided.decision.kind === 'disclose'
        ? (['least', 'identifier', 'reach'] as const)
        : (['ground', 'way-open'] as const)),
    ]
  if (decided.decision.kind === 'inform') return ['named', 'reasons', 'way-open']
  if (decided.decision.kind === 'reject') return [...ALL, 'ground', 'way-open']
  return [
    ...ALL,
    ...GIVEN,
    ...(ORDERS.includes(decided.process) ? (['judge'] as const) : []),
    ...(givesContent(decided) ? (['particular', 'content-needed'] as const) : []),
  ]
}

export const CHECK_ANSWERS = ['yes', 'no', 'not-asked'] as const
export type CheckAnswer = (typeof CHECK_ANSWERS)[number]
export type Answers = Readonly<Partial<Record<Check, CheckAnswer>>>

export type LookRefusal = 'own' | 'done' | 'unanswered' | 'no-but-agreed' | 'text-missing'

export function checkLook(
  asked: Readonly<{ by: string; verdict: LookVerdict; text: string; answers: Answers }>,
  look: Readonly<{ proposedBy: string; decidedBy: string; done: boolean; checks: readonly Check[] }>,
): LookRefusal | 'fine' {
  if (asked.by === look.proposedBy || asked.by === look.decidedBy) return 'own'
  if (look.done) return 'done'
  if (look.checks.some((check) => asked.answers[check] === undefined)) return 'unanswered'
  if (asked.verdict !== 'agree' && asked.text.trim() === '') return 'text-missing'
  const no = look.checks.some((check) => asked.answers[check] === 'no')
  return asked.verdict === 'agree' && no ? 'no-but-agreed' : 'fine'
}
