/**
 * Whether secrecy binds, what is owed about it and by when.
 *
 * Law     18 U.S.C. § 2709(c)(1): no disclosure if the official certifies one of four dangers and notice of judicial review is given.
 * Law     18 U.S.C. § 3511(b)(1): the recipient notifies the Government or petitions; the Government applies for an order not later than
 *         30 days after it received the notification. Secrecy stays meanwhile, and no date binds the provider.
 * Law     50 U.S.C. §§ 1805(c)(2)(B), 1842(d)(2)(B), 1861(d), 1881a(i)(1): an order or directive that itself directs secrecy.
 * Norm    FBI, Termination Procedures for NSL Nondisclosure Requirement: looked at again after three years and when the investigation closes.
 * Policy  where one of the two conditions is missing counsel says what holds, and nobody is told before that.
 * Policy  that secrecy was lifted, or that counsel found none, opens a mouth that nobody shuts again: it counts when two wrote it, each in their own name.
 * Policy  the office asks for a review each year; that nothing was heard ends no secrecy.
 */
import { addDays, type Day } from '#platform/time.ts'
import type { Held } from '../book/vault.rules.ts'
import { isLetter } from './decide.rules.ts'

/** `counsel` holds like `binds` until counsel has said what it is. */
export type Secrecy = 'binds' | 'counsel' | 'none' | 'over'

export function secrecyOf({ facts, advice, secrecy }: Held): Secrecy {
  if (byTwo(secrecy.filter(({ step }) => step === 'lifted'))) return 'over'
  const complete = isLetter(facts.kind) ? facts.secrecyDanger && facts.secrecyReview : facts.secrecyDanger
  if (complete) return 'binds'
  const said = advice.filter(({ question }) => question === 'secrecy')
  if (said.at(-1)?.word === 'stop') return 'binds'
  return byTwo(goesOf(said)) ? 'none' : 'counsel'
}

const byTwo = (written: readonly Readonly<{ by: string }>[]): boolean => new Set(written.map(({ by }) => by)).size > 1

/** Since counsel last said that it binds. */
const goesOf = (said: Held['advice']): Held['advice'] =>
  said.slice(said.findLastIndex(({ word }) => word === 'stop') + 1)

/** One has written that secrecy is over, or that there is none, and a second has not yet. */
export function waitsForSecond(held: Held): boolean {
  const state = secrecyOf(held)
  const said = held.advice.filter(({ question }) => question === 'secrecy')
  const lifted = held.secrecy.some(({ step }) => step === 'lifted')
  return state !== 'over' && (lifted || (state === 'counsel' && goesOf(said).length > 0))
}

export type Task =
  | Readonly<{ task: 'ask-counsel' | 'answer' | 'second-yes' | 'send' | 'tell-user'; by: null }>
  /** The Government's own day, or ours to ask again. */
  | Readonly<{ task: 'government-applies' | 'ask-review'; by: Day }>

export type TaskAsk = Readonly<{
  held: Held
  /** Questions that counsel has not answered, of the ruling on the fields. */
  openQuestions: number
  /** Of the clock US_NSL_RECIP. */
  reciprocalDays: number
}>

/** What is to be done about a process, the most pressing first. */
export function tasksOf({ held, openQuestions, reciprocalDays }: TaskAsk): readonly Task[] {
  const state = secrecyOf(held)
  const newest = held.proposals.at(-1)
  const tasks: Task[] = []
  if (openQuestions > 0 || state === 'counsel') tasks.push({ task: 'ask-counsel', by: null })
  if (!newest || newest.end?.yes === false) tasks.push({ task: 'answer', by: null })
  if ((newest && newest.end === null) || waitsForSecond(held)) tasks.push({ task: 'second-yes', by: null })
  if (newest?.end?.yes && !held.sent) tasks.push({ task: 'send', by: null })
  const told = held.secrecy.some(({ step }) => step === 'user-told')
  if ((state === 'over' || state === 'none') && !told) tasks.push({ task: 'tell-user', by: null })
  const applies = governmentDay(held, reciprocalDays)
  if (applies !== null && state === 'binds') tasks.push({ task: 'government-applies', by: applies })
  if (state === 'binds') tasks.push({ task: 'ask-review', by: reviewDay(held) })
  return tasks
}

/** The last day on which the Government may apply; null before it has our notice, and once it has applied. */
export function governmentDay({ secrecy }: Held, reciprocalDays: number): Day | null {
  if (secrecy.some(({ step }) => step === 'applied' || step === 'upheld')) return null
  const received = secrecy.findLast(({ step }) => step === 'notice-received')
  return received ? addDays(received.on, reciprocalDays) : null
}

/** A year after it came, was asked last, or was upheld by a court. */
export function reviewDay({ facts, secrecy }: Held): Day {
  const newest = [
    facts.receivedOn,
    ...secrecy.filter(({ step }) => step === 'review-asked' || step === 'upheld').map(({ on }) => on),
  ]
  return addDays(newest.toSorted().at(-1) ?? facts.receivedOn, 365)
}
