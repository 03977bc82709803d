/**
 * What is left of a case that is gone: what a report counts of it, and nothing else.
 *
 * Policy  a tombstone keeps report facts only; deletion never alters a count, published or not (issue 3, point 8; requests 2.12).
 * Policy  a report tells of a case what was known at the end of its half-year; so a tombstone keeps from when each thing was known.
 */
import { caseState } from '../case/case.rules.ts'
import type { Fact, FactKind, Found, Outcome } from '../case/fact.rules.ts'

/** A case was completed, or taken up again. */
export type CaseTurn =
  | Readonly<{ kind: 'closed'; at: Date; outcomes: readonly Outcome[] }>
  | Readonly<{ kind: 'reopened'; at: Date }>

/** Of an account a report counts these two. */
export type CountedAccount = Pick<Found, 'accountType' | 'country'>

export type Known = Readonly<{ from: Date; delayedNotice: boolean; accounts: readonly CountedAccount[] }>

export type Counted = Readonly<{ turns: readonly CaseTurn[]; known: readonly Known[] }>

/** After these a report may tell something else of a case. */
const TELLING: ReadonlySet<FactKind> = new Set<FactKind>(['identifier-resolved', 'secrecy-recorded', 'secrecy-ruled'])

/** What a report can ever count of these facts. */
export function countedOf(facts: readonly Fact[]): Counted {
  const moments = new Map(facts.filter(({ kind }) => TELLING.has(kind)).map(({ at }) => [at.getTime(), at]))
  const known = [...moments.values()].sort((a, b) => a.getTime() - b.getTime()).map((at) => knownAt(facts, at))
  return { turns: turnsOf(facts), known }
}

function knownAt(facts: readonly Fact[], from: Date): Known {
  return { from, ...toldOf(facts.filter(({ at }) => at <= from)) }
}

/** What a report tells of a case beside its turns, from the facts that it knows. */
export function toldOf(facts: readonly Fact[]): Omit<Known, 'from'> {
  const state = caseState(facts)
  return {
    delayedNotice: state.orders.some((order) => order.ruling?.kind !== 'does-not-bind'),
    accounts: [...state.resolved.values()]
      .flatMap(({ found }) => found)
      .map(({ accountType, country }) => ({ accountType, country })),
  }
}

/** What was known before `until`; null is now. */
export function knownBefore({ known }: Pick<Counted, 'known'>, until: Date | null): Omit<Known, 'from'> {
  const last = known.findLast(({ from }) => until === null || from < until)
  return { delayedNotice: last?.delayedNotice ?? false, accounts: last?.accounts ?? [] }
}

export function turnsOf(facts: readonly Fact[]): readonly CaseTurn[] {
  return facts.flatMap((fact): readonly CaseTurn[] => {
    if (fact.kind === 'reopened') return [{ kind: 'reopened', at: fact.at }]
    if (fact.kind !== 'closed') return []
    const { outcomes, whole } = fact.data
    const named = outcomes.map(({ outcome }) => outcome)
    return [{ kind: 'closed', at: fact.at, outcomes: named.length === 0 && whole !== undefined ? [whole] : named }]
  })
}
