/**
 * What a case is, read from its facts.
 *
 * Policy  status is derived from dated facts; a case is closed when its answer is ready, refused or no longer wanted.
 * Policy  what was decided before a case was taken up again no longer counts; what was learnt still does.
 * Seed    report, "Definities": withdrawn means before a decision; rejected includes cases without responsive data.
 */
import { type Day, instant } from '#platform/time.ts'
import { type Consent, consentsOf } from '../consent/consent.rules.ts'
import { type Gate, gateHalts, gateOf, gateWaitsFor } from '../counsel/counsel.rules.ts'
import { type Dialogue, dialogueOf } from '../dialogue/dialogue.rules.ts'
import type { Secrecy } from '../notice/notice.rules.ts'
import { type Talk, talkOf } from '../notice/phase.rules.ts'
import { type Asked, askedIn, sinceReopening } from '../reopening/reopening.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import type { ClosedWhy, Fact, FactData, FactKind, Found, ProposedKind } from './fact.rules.ts'

export type State =
  | 'new'
  | 'in-review'
  | 'second-person'
  | 'user-time'
  | 'producing'
  | 'preserving'
  | 'answered'
  | 'preserved'
  | 'no-longer-kept'
  | 'refused'
  | 'withdrawn'
export const STATES: readonly State[] = [
  'new',
  'in-review',
  'second-person',
  'user-time',
  'producing',
  'preserving',
  'answered',
  'preserved',
  'no-longer-kept',
  'refused',
  'withdrawn',
]

/** Whose move it is. */
export type Needs = 'intake' | 'reviewer' | 'second-person' | 'counsel' | 'officer' | 'time' | 'machine' | 'nobody'

export type ProposalState = Readonly<{ proposalId: string; kind: ProposedKind; by: string; at: Date }>

export type CaseState = Readonly<{
  state: State
  needs: Needs
  isOpen: boolean
  assignedTo: string | null
  acceptedAt: Date | null
  /** Per task: what the resolver found; absent until it has looked. */
  resolved: ReadonlyMap<string, FactData['identifier-resolved']>
  /** Null where the process names itself. `named` is false until counsel has spoken; `as` is null for what unlocks nothing. */
  classification: Readonly<{ named: boolean; as: Process | null; rounds: number }> | null
  dialogue: Dialogue
  /** What counsel said, and what waits for counsel. */
  counsel: Gate
  open: ProposalState | null
  approved: (ProposalState & Readonly<{ approvedAt: Date; approvedBy: string }>) | null
  rounds: number
  orders: readonly Secrecy[]
  talk: Talk
  /** What the owners said of whom consent was asked. */
  consents: readonly Consent[]
  toldAt: Date | null
  told: ReadonlySet<string>
  objection: Readonly<{ at: Date; answered: boolean; produce: boolean }> | null
  produceFrom: Date | null
  packageId: string | null
  closed: (FactData['closed'] & Readonly<{ at: Date }>) | null
  /** Somebody asks to take the case up again. */
  reopening: Asked | null
  reopenedAt: Date | null
  lastFact: number
}>

const of = <Kind extends FactKind>(facts: readonly Fact[], kind: Kind) =>
  facts.filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind)
const last = <Kind extends FactKind>(facts: readonly Fact[], kind: Kind) => of(facts, kind).at(-1)

const PROPOSAL_ENDS = ['proposal-withdrawn', 'proposal-rejected', 'proposal-sent-back', 'proposal-approved'] as const

/** Folds the facts of one case, in the order of `n`. */
export function caseState(facts: readonly Fact[]): CaseState {
  const now = sinceReopening(facts)
  const proposals = of(facts, 'proposed')
  const ended = new Set(PROPOSAL_ENDS.flatMap((kind) => of(facts, kind).map((fact) => fact.data.proposalId)))
  const open = of(now, 'proposed').find((fact) => !ended.has(fact.data.proposalId))
  const approval = last(now, 'proposal-approved')
  const approved = approval && proposals.find((fact) => fact.data.proposalId === approval.data.proposalId)
  const closing = last(now, 'closed')
  const notices = of(facts, 'notice-sent')
  const partial = {
    isOpen: closing === undefined,
    assignedTo: last(facts, 'assigned')?.data.to ?? null,
    acceptedAt: last(facts, 'accepted')?.at ?? null,
    resolved: new Map(of(facts, 'identifier-resolved').map((fact) => [fact.data.taskId, fact.data])),
    classification: classificationOf(facts),
    dialogue: dialogueOf(facts),
    counsel: gateOf(facts),
    open: open ? proposalOf(open) : null,
    approved:
      approved && approval ? { ...proposalOf(approved), approvedAt: approval.at, approvedBy: approval.author } : null,
    rounds: proposals.length,
    orders: ordersOf(facts),
    talk: talkOf(facts),
    consents: consentsOf(facts),
    toldAt: notices[0]?.at ?? null,
    told: new Set(notices.map((fact) => fact.data.accountId)),
    objection: objectionOf(now),
    produceFrom: produceFrom(now),
    packageId: last(now, 'packaged')?.data.packageId ?? null,
    closed: closing ? { ...closing.data, at: closing.at } : null,
    reopening: askedIn(facts),
    reopenedAt: last(facts, 'reopened')?.at ?? null,
    lastFact: facts.at(-1)?.n ?? 0,
  }
  const state = stateOf(partial, now)
  return { ...partial, state, needs: needsOf(partial, state) }
}

type Partial = Omit<CaseState, 'state' | 'needs'>

const ENDS: Readonly<Record<ClosedWhy, State>> = {
  produced: 'answered',
  preserved: 'preserved',
  informed: 'answered',
  restricted: 'answered',
  rejected: 'refused',
  withdrawn: 'withdrawn',
}

function stateOf(found: Partial, now: readonly Fact[]): State {
  if (last(now, 'preservation-lapsed') || last(now, 'preservation-released')) return 'no-longer-kept'
  if (found.closed) return ENDS[found.closed.why]
  if (last(now, 'collection-started')) return 'producing'
  if (found.approved) return found.approved.kind === 'preserve' ? 'preserving' : 'user-time'
  if (found.open) return 'second-person'
  return found.acceptedAt ? 'in-review' : 'new'
}

function needsOf(found: Partial, state: State): Needs {
  if (found.reopening) return 'counsel'
  if (!found.isOpen) return 'nobody'
  if (found.objection && !found.objection.answered) return 'counsel'
  if (found.orders.some((order) => order.endsOn === null && order.ruling === null)) return 'counsel'
  if (found.talk.argument?.word === null && found.told.size === 0) return 'counsel'
  if (state === 'in-review' && found.classification?.named === false) return 'counsel'
  const gate = gateWaitsFor(found.counsel)
  if (gate !== null) return gate
  if ((state === 'new' || state === 'in-review') && (found.dialogue.question || found.dialogue.narrowing))
    return 'officer'
  const next: Record<State, Needs> = {
    new: 'intake',
    'in-review': 'reviewer',
    'second-person': 'second-person',
    'user-time': 'time',
    producing: 'machine',
    preserving: 'machine',
    answered: 'nobody',
    preserved: 'nobody',
    'no-longer-kept': 'nobody',
    refused: 'nobody',
    withdrawn: 'nobody',
  }
  return next[state]
}

function proposalOf(fact: Extract<Fact, { kind: 'proposed' }>): ProposalState {
  return { proposalId: fact.data.proposalId, kind: fact.data.kind, by: fact.author, at: fact.at }
}

function ordersOf(facts: readonly Fact[]): Secrecy[] {
  return of(facts, 'secrecy-recorded').map(({ data: { orderId, endsOn } }) => {
    const ruled = of(facts, 'secrecy-ruled').find((fact) => fact.data.orderId === orderId)
    return { orderId, endsOn, ruling: ruled ? rulingOf(ruled.data.ruling, ruled.data.endsOn) : null }
  })
}

function rulingOf(kind: 'binds-until' | 'does-not-bind', endsOn: Day | null): Secrecy['ruling'] {
  return kind === 'binds-until' && endsOn !== null ? { kind, endsOn } : { kind: 'does-not-bind' }
}

function classificationOf(facts: readonly Fact[]): CaseState['classification'] {
  if (!last(facts, 'classification-asked')) return null
  const named = of(facts, 'classified')
  return { named: named.length > 0, as: named.at(-1)?.data.as ?? null, rounds: named.length }
}

function objectionOf(facts: readonly Fact[]): CaseState['objection'] {
  const objected = last(facts, 'user-objected')
  if (!objected) return null
  const answer = facts.findLast((fact) => fact.kind === 'objection-answered' && fact.n > objected.n)
  return {
    at: objected.at,
    answered: answer !== undefined,
    produce: answer?.kind === 'objection-answered' && answer.data.produce,
  }
}

function produceFrom(facts: readonly Fact[]): Date | null {
  const scheduled = last(facts, 'production-scheduled')
  return scheduled ? instant(scheduled.data.notBefore) : null
}

/** The accounts that were found, each once. */
export function accountsIn(state: CaseState): readonly string[] {
  return [...new Set([...state.resolved.values()].flatMap(({ found }) => found.map(({ accountId }) => accountId)))]
}

/** The accounts that a task concerns; empty until resolved. */
export function accountsOf(state: CaseState, taskId: string): readonly Found[] {
  return state.resolved.get(taskId)?.found ?? []
}

export type ProductionRefusal =
  | 'not-approved'
  | 'too-early'
  | 'objection-open'
  | 'objection-upheld'
  | 'closed'
  | 'nothing-to-disclose'
  | 'counsel-halts'
  | 'consent-withdrawn'

/** Whether collecting may start at `now`. Silence about the user never opens the gate by itself: a schedule must exist. */
export function mayProduce(state: CaseState, now: Date): ProductionRefusal | 'yes' {
  if (!state.isOpen) return 'closed'
  if (!state.approved) return 'not-approved'
  if (state.approved.kind !== 'disclose') return 'nothing-to-disclose'
  if (gateHalts(state.counsel)) return 'counsel-halts'
  if (state.consents.some(({ withdrawnAt }) => withdrawnAt !== null)) return 'consent-withdrawn'
  if (state.objection && !state.objection.answered) return 'objection-open'
  if (state.objection && !state.objection.produce) return 'objection-upheld'
  if (!state.produceFrom || now.getTime() < state.produceFrom.getTime()) return 'too-early'
  return 'yes'
}
