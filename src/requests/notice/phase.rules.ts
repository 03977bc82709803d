/**
 * Two phases of telling: first the authority, that the user will be told and on which day; then the user, account by account.
 *
 * Seed    guide, "Kennisgeving aan gebruikers": the user is told unless the law forbids it, or the matter is a risk to a child, an
 *         emergency with danger of death or serious injury, or a threat to the service; who wants an exception describes the circumstances.
 * Policy  the authority has the days of the provider's file to answer; its silence means that the user is told (clock AUTHORITY_NOTICE).
 *         An exception that it argues holds the notice for seven days at most while staff decide (clock NOTICE_ARGUED), and is argued
 *         once. One that two people grant has a last day within half a year, once per case; what holds longer is a new order.
 * Policy  before an order or an exception ends, the authority is told again, so many days ahead.
 */
import { calendarOf } from '#platform/calendar/calendar.rules.ts'
import { addDays, type Day } from '#platform/time.ts'
import type { Fact } from '../case/fact.rules.ts'
import { newestClock } from '../clocks/clock.rules.ts'
import { countDays } from '../clocks/deadline.rules.ts'
import { sinceReopening } from '../reopening/reopening.rules.ts'
import { type About, type Ground, lastSecretDay, type NoticePlan, planNotice, type Secrecy } from './notice.rules.ts'

export type Announced = Readonly<{ n: number; at: Date; mailId: string; answerBy: Day; tellOn: Day; proceed: boolean }>
export type Argument = Readonly<{
  argumentId: string
  ground: Ground
  text: string
  accounts: About
  holdsUntil: Day
  at: Date
  word: 'refused' | 'granted' | null
}>
export type Exception = Readonly<{
  exceptionId: string
  ground: Ground
  reason: string
  endsOn: Day
  accounts: About
  by: string
  at: Date
  word: 'granted' | 'declined' | null
}>
export type Talk = Readonly<{
  /** The newest word to the authority that the user will be told. */
  announced: Announced | null
  argument: Argument | null
  exceptions: readonly Exception[]
}>

const of = <Kind extends Fact['kind']>(facts: readonly Fact[], kind: Kind) =>
  facts.filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind)

export function talkOf(facts: readonly Fact[]): Talk {
  const told = of(sinceReopening(facts), 'authority-told').at(-1)
  const exceptions = of(facts, 'exception-proposed').map((fact): Exception => {
    const { exceptionId, ground, reason, endsOn, accounts } = fact.data
    return {
      ...{ exceptionId, ground, reason, endsOn, accounts, by: fact.author, at: fact.at },
      word: wordOn(facts, exceptionId),
    }
  })
  return { announced: told ? announcedBy(told, facts) : null, argument: argumentIn(facts, exceptions), exceptions }
}

function announcedBy(told: Extract<Fact, { kind: 'authority-told' }>, facts: readonly Fact[]): Announced {
  const proceed = of(facts, 'authority-answered').some(({ n, data }) => n > told.n && data.answer === 'proceed')
  return { n: told.n, at: told.at, ...told.data, proceed }
}

function wordOn(facts: readonly Fact[], exceptionId: string): Exception['word'] {
  if (of(facts, 'exception-granted').some(({ data }) => data.exceptionId === exceptionId)) return 'granted'
  return of(facts, 'exception-declined').some(({ data }) => data.exceptionId === exceptionId) ? 'declined' : null
}

function argumentIn(facts: readonly Fact[], exceptions: readonly Exception[]): Argument | null {
  const argued = of(facts, 'exception-argued').at(-1)
  if (!argued) return null
  const { argumentId, ground, text, accounts, holdsUntil } = argued.data
  const refused = of(facts, 'exception-refused').some(({ data }) => data.argumentId === argumentId)
  const granted = exceptions.some(({ word, at }) => word === 'granted' && at >= argued.at)
  const word = granted ? 'granted' : refused ? 'refused' : null
  return { argumentId, ground, text, accounts, holdsUntil, at: argued.at, word }
}

/** Waits for staff: argued, not decided, and still holding. */
export function openArgument({ argument }: Talk, today: Day): Argument | null {
  return argument && argument.word === null && today <= argument.holdsUntil ? argument : null
}

const concerns = (accounts: About, account: string) => accounts === null || accounts.includes(account)

/** Exceptions that hold back telling one account, in the form of orders: each with its last day. */
export function exceptionsOn(account: string, { exceptions }: Talk): readonly Secrecy[] {
  return exceptions
    .filter(({ word, accounts }) => word === 'granted' && concerns(accounts, account))
    .map(({ exceptionId, endsOn }) => ({ orderId: exceptionId, endsOn, ruling: null }))
}

/** Data has left, or is about to: whoever it is about is told, also where the case was taken up again since. */
export function isTellable(
  { approved, closed }: Readonly<{ approved: { kind: string } | null; closed: { why: string } | null }>,
  facts: readonly Fact[],
): boolean {
  if (facts.some(({ kind }) => kind === 'packaged')) return true
  return approved?.kind === 'disclose' && (closed === null || closed.why === 'produced')
}

export type Step =
  | Extract<NoticePlan, { kind: 'wait-for-counsel' }>
  /** Held back; the authority is told on `announceOn` that the end is near, or has been told. */
  | (Extract<NoticePlan, { kind: 'tell-on' }> & Readonly<{ announceOn: Day | null; argued: boolean }>)
  /** The authority is told now. */
  | Readonly<{ kind: 'announce'; answerBy: Day; tellOn: Day }>
  /** The authority knows, and may still answer. */
  | Readonly<{ kind: 'authority-time'; answerBy: Day; tellOn: Day }>
  | Readonly<{ kind: 'tell-now' }>

export type StepAsk = Readonly<{
  account: string
  today: Day
  /** Orders of the case, and what an emergency holds back. */
  orders: readonly Secrecy[]
  talk: Talk
  /** Days that the authority has; 0 where it is not told first. */
  days: number
  country: string
}>

/** What is next for one account on `today`. */
export function stepFor({ account, today, orders, talk, days, country }: StepAsk): Step {
  const holds = [...orders, ...exceptionsOn(account, talk)]
  const argued = openArgument(talk, today)
  const arguing = argued && concerns(argued.accounts, account) ? [argumentAsOrder(argued)] : []
  const plan = planNotice({ today, orders: [...holds, ...arguing], country })
  if (plan.kind === 'wait-for-counsel') return plan
  const told = covering(talk.announced, holds)
  if (plan.kind === 'tell-on') {
    const isArgument = arguing.some(({ orderId }) => orderId === plan.heldBy)
    if (days === 0 || told || isArgument) return { ...plan, announceOn: null, argued: isArgument }
    const announceOn = addDays(plan.lastSecretDay, -days)
    if (announceOn > today) return { ...plan, announceOn, argued: false }
    return { kind: 'announce', ...answerTime({ from: today, days, notBefore: plan.lastSecretDay, country }) }
  }
  if (days === 0) return plan
  if (!told) return { kind: 'announce', ...answerTime({ from: today, days, notBefore: today, country }) }
  const { proceed, answerBy, tellOn } = told
  return proceed || today >= tellOn ? plan : { kind: 'authority-time', answerBy, tellOn }
}

function argumentAsOrder({ argumentId, holdsUntil }: Argument): Secrecy {
  return { orderId: argumentId, endsOn: holdsUntil, ruling: null }
}

/** The announcement that still counts: nothing has come since that holds the notice beyond the day it named. */
function covering(announced: Announced | null, holds: readonly Secrecy[]): Announced | null {
  if (!announced) return null
  const beyond = holds.map(lastSecretDay).some((last) => last === 'open' || (last !== null && last >= announced.tellOn))
  return beyond ? null : announced
}

/** The last day for an answer, and the working day after it on which the user is told. */
export function answerTime({
  from,
  days,
  notBefore,
  country,
}: Readonly<{ from: Day; days: number; notBefore: Day; country: string }>): { answerBy: Day; tellOn: Day } {
  const calendar = calendarOf(country)
  const { target } = countDays({ rule: newestClock('AUTHORITY_NOTICE'), from, amount: days, calendar })
  const answerBy = target > notBefore ? target : notBefore
  return { answerBy, tellOn: countDays({ rule: newestClock('NDO_END'), from: answerBy, calendar }).target }
}

/** The day on which there is something to do again; null where a person or an answer is waited for. */
export function wakeOn(step: Step): Day | null {
  switch (step.kind) {
    case 'tell-on':
      return step.announceOn ?? step.day
    case 'announce':
    case 'authority-time':
      return step.tellOn
    default:
      return null
  }
}

/** The last day on which an argued exception holds the notice without a decision. */
export function argumentHolds(today: Day, country: string): Day {
  return countDays({ rule: newestClock('NOTICE_ARGUED'), from: today, calendar: calendarOf(country) }).target
}

/** Half a year: an exception of policy is shorter than most orders. */
export const LONGEST = 180

export type ExceptionRefusal =
  | 'reason-missing'
  | 'end-passed'
  | 'end-too-far'
  | 'none-owed'
  | 'granted-before'
  | 'proposed'

export function checkException(
  asked: Readonly<{ reason: string; endsOn: Day; today: Day }>,
  { talk, owed }: Readonly<{ talk: Talk; owed: number }>,
): ExceptionRefusal | 'fine' {
  if (asked.reason.trim() === '') return 'reason-missing'
  if (asked.endsOn <= asked.today) return 'end-passed'
  if (asked.endsOn > addDays(asked.today, LONGEST)) return 'end-too-far'
  if (owed === 0) return 'none-owed'
  if (talk.exceptions.some(({ word }) => word === 'granted')) return 'granted-before'
  return talk.exceptions.some(({ word }) => word === null) ? 'proposed' : 'fine'
}

export type WordRefusal = 'reason-missing' | 'not-open' | 'own' | 'end-passed' | 'none-owed'

/** The second person's word on a proposed exception. Declining is free to anybody, also to who proposed it. */
export function checkWord(
  asked: Readonly<{ word: 'granted' | 'declined'; reason: string; by: string; today: Day }>,
  exception: Exception | undefined,
  owed: number,
): WordRefusal | 'fine' {
  if (asked.reason.trim() === '') return 'reason-missing'
  if (!exception || exception.word !== null) return 'not-open'
  if (asked.word === 'declined') return 'fine'
  if (exception.by === asked.by) return 'own'
  if (owed === 0) return 'none-owed'
  return exception.endsOn <= asked.today ? 'end-passed' : 'fine'
}
