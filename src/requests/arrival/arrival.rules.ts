/**
 * What is asked about an instrument that arrived outside the portal, by its kind: the requirements of the portal bind requests that
 * an officer files there, and no order that the law lets somebody send another way.
 *
 * Law     Regulation (EU) 2023/1543 arts 4, 9, 19: an order comes by certificate through the decentralised system, in a language accepted.
 * Law     Regulation (EU) 2022/2065 art. 10(2): an order names its own elements; none of them is our form.
 * Seed    guide, "Vereisten voor alle rechtsgebieden": English, PDF and the entity addressed bind what is filed in the portal.
 * Policy  what came more than a year ago is a slip of the pen: a clock that started then would be over before anybody read it.
 * Policy  emergencies have a form of their own; what only cleared people may see is never entered here.
 */
import { DAY_MS, later } from '#platform/time.ts'
import { dueRulesOf, VALIDATORS } from '../case/instrument.rules.ts'
import type { ClockId } from '../clocks/clock.rules.ts'
import { PROCESS_IDS, type Process, processRow } from '../triage/process.rules.ts'
import { type Family, ISSUERS, type Issuer } from '../triage/process-row.rules.ts'

/** Kinds that are entered by hand, in the order of the table. */
export const ENTERED: readonly Process[] = PROCESS_IDS.filter((process) => {
  const { vault, family } = processRow(process)
  return !vault && family !== 'emergency'
})

export function isEntered(process: Process): boolean {
  return ENTERED.includes(process)
}

/** A year, and a day for those that have one more. */
const LONGEST_AGO_MS = 366 * DAY_MS

/** When a document can have reached the office: not after now, and at most a year before. */
export function momentRefusal(receivedAt: Date, now: Date): 'in-future' | 'too-long-ago' | null {
  if (receivedAt > now) return 'in-future'
  return later(receivedAt, LONGEST_AGO_MS) < now ? 'too-long-ago' : null
}

/** Kinds on which no data of a user ever leaves: a question, a letter without process, a private party. */
const DATALESS: readonly Family[] = ['informal', 'private']

export type Asks = Readonly<{
  /** Whether it must name an account or a meeting. */
  whom: boolean
  /** Whether it must name categories of data. */
  data: boolean
  /** Whether it asks to restrict access, and must say what it complains of. */
  restricts: boolean
  /** Who can have issued it. More than one: somebody has to read it on the document. */
  issuers: readonly Issuer[]
  /** Who can have validated it, where another issued it. */
  validators: readonly Issuer[]
  dueRules: readonly ClockId[]
  /** Whose it can be: an authority's, a private party's, or either. */
  party: 'authority' | 'private' | 'either'
}>

export function asksOf(process: Process): Asks {
  const { family, issuers, jurisdictions } = processRow(process)
  const named = ISSUERS.filter((issuer) => issuers[issuer] !== undefined)
  const widest = new Set(named.map((issuer) => issuers[issuer]))
  return {
    whom: !DATALESS.includes(family),
    data: !DATALESS.includes(family) && family !== 'restriction',
    restricts: family === 'restriction',
    issuers: named,
    validators: widest.size > 1 ? VALIDATORS.filter((issuer) => named.includes(issuer)) : [],
    dueRules: dueRulesOf(process),
    party: family === 'private' ? 'private' : jurisdictions.includes('private') ? 'either' : 'authority',
  }
}

export type EntryProblem =
  | 'not-entered-here'
  | 'issuer-missing'
  | 'issuer-cannot'
  | 'validator-cannot'
  | 'due-missing'
  | 'due-cannot'
  | 'due-before-receipt'
  | 'categories-missing'
  | 'party-cannot'
  | 'act-missing'
  | 'restriction-reversed'

export type EntryAsk = Readonly<{
  process: Process
  issuer: Issuer | null
  validatedBy: Issuer | null
  dueRule: ClockId | null
  dueOn: string | null
  receivedOn: string
  categories: number
  authority: boolean
  /** What an order to restrict access says of itself; null where the form said nothing. */
  restriction: Readonly<{ act: string; startsOn: string | null; endsOn: string | null }> | null
}>

/** Everything about the instrument that does not fit its kind; empty when all does. The fields are those of the form. */
export function entryProblems(ask: EntryAsk): readonly EntryProblem[] {
  const { process, issuer, validatedBy, dueRule, dueOn, receivedOn } = ask
  if (!isEntered(process)) return ['not-entered-here']
  const asks = asksOf(process)
  const found: EntryProblem[] = []
  const one = issuerOf(process, issuer)
  if (one === null) found.push('issuer-missing')
  else if (!asks.issuers.includes(one)) found.push('issuer-cannot')
  if (validatedBy !== null && !asks.validators.includes(validatedBy)) found.push('validator-cannot')
  const rule = dueRuleOf(process, dueRule)
  if (rule === null || !asks.dueRules.includes(rule)) found.push('due-cannot')
  if (rule === 'US_DUE' && dueOn === null) found.push('due-missing')
  if (dueOn !== null && dueOn < receivedOn) found.push('due-before-receipt')
  if (asks.data && ask.categories === 0) found.push('categories-missing')
  if (asks.party !== 'either' && (asks.party === 'authority') !== ask.authority) found.push('party-cannot')
  return asks.restricts ? [...found, ...restrictionAsked(ask.restriction)] : found
}

function restrictionAsked(asked: EntryAsk['restriction']): EntryProblem[] {
  if (asked === null || asked.act.trim() === '') return ['act-missing']
  const { startsOn, endsOn } = asked
  return startsOn !== null && endsOn !== null && endsOn < startsOn ? ['restriction-reversed'] : []
}

/** The issuer that was read, or the only one there can be. */
export function issuerOf(process: Process, read: Issuer | null): Issuer | null {
  const { issuers } = asksOf(process)
  return read ?? (issuers.length === 1 ? (issuers[0] ?? null) : null)
}

/** The clock that was chosen, or the first of the kind. */
export function dueRuleOf(process: Process, chosen: ClockId | null): ClockId | null {
  return chosen ?? dueRulesOf(process)[0] ?? null
}
