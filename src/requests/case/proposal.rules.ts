/**
 * A decision on a case: one person proposes, another ends it.
 *
 * Policy  four eyes: the approver is another person than the proposer (DESIGN, "Never"; requests 2.12).
 * Law     18 U.S.C. § 2703(c)(2): nothing beyond the process can be proposed; withholding more always can, with a reason.
 * Law     18 U.S.C. § 2702(a)(3): a subscriber record goes to a governmental entity only under an exception, so a proposal
 *         names every account by which the data is found.
 * Policy  counsel’s block, question, conditions and challenges stand before every approval; see counsel/counsel.rules.ts.
 * Policy  that a product cannot do what is asked is counsel's finding, never a table's: the law knows a duty to assist (18 U.S.C. § 3124).
 * Policy  nothing that the records say before somebody is known to be an authority: a refusal is an answer too (no account oracle).
 * Policy  nobody decides on a page that nobody has read: an order of secrecy may stand on it.
 */
import type { Day } from '#platform/time.ts'
import { approvalStop, type GateStop } from '../counsel/counsel.rules.ts'
import {
  type Restricting,
  type RestrictionOrder,
  type RestrictionRefusal,
  restrictionProblems,
} from '../restriction/restriction.rules.ts'
import type { Category } from '../triage/category.rules.ts'
import { type Process, processRow } from '../triage/process.rules.ts'
import { decideReach, type Question, type ReachAsk, type Ruling } from '../triage/reach.rules.ts'
import type { CaseState } from './case.rules.ts'

export const REJECT_REASONS = [
  'BAD_SERVICE',
  'INVALID_ISSUER',
  'NO_LEGAL_BASIS',
  'WRONG_PROCESS_FOR_CLASS',
  'OVERBROAD',
  'NO_IDENTIFIER',
  'IDENTITY_UNVERIFIED',
  'NOT_HELD',
  'NO_SUCH_ACCOUNT',
  'DUPLICATE',
  'UNDUE_BURDEN',
  'NO_RESPONSE',
  'NO_RANGE',
  'NOT_RETAINED',
  'E2EE_NO_ACCESS',
  'NO_PROCESS',
  'OUT_OF_SCOPE_PARTY',
  'EXPERT_TESTIMONY',
  'REDIRECT_CUSTOMER',
  'FOREIGN_CONTENT_NEEDS_MLAT',
  'NOT_CAPABLE',
  'CONFLICT_GDPR_ART48',
  'CONFLICT_THIRD_COUNTRY',
  'PRIVILEGE_OR_PRESS',
  'RIGHTS_MANIFEST',
  'EXPRESSION_POLICY',
  'SHIELD_LAW',
] as const
export type RejectReason = (typeof REJECT_REASONS)[number]

export function isRejectReason(code: string): code is RejectReason {
  return REJECT_REASONS.some((reason) => reason === code)
}

/** What only counsel can find: a law that forbids it, a right that it breaks, that the product cannot do it. */
const COUNSEL_FINDS: readonly RejectReason[] = [
  'NOT_CAPABLE',
  'CONFLICT_GDPR_ART48',
  'CONFLICT_THIRD_COUNTRY',
  'PRIVILEGE_OR_PRESS',
  'RIGHTS_MANIFEST',
  'EXPRESSION_POLICY',
  'SHIELD_LAW',
]

/** Kinds that a general answer can end: a question, or a letter without any process. */
export function mayInform(process: Process): boolean {
  return processRow(process).family === 'informal' && process !== 'expert-testimony'
}

export type ProposedRow = Readonly<{
  category: Category
  verdict: 'disclose' | 'withhold'
  basis: string
  reason: string
}>

/** What the second person signs; canonical JSON of this is hashed. */
export type ProposalBody = Readonly<{
  version: 1
  caseId: string
  /** The newest fact that the proposer had seen. */
  seenFact: number
  rulesDate: string
  decision:
    | Readonly<{
        kind: 'disclose'
        rows: readonly ProposedRow[]
        subjects: readonly Subject[]
        from: Day | null
        to: Day | null
      }>
    | Preserving
    | Readonly<{ kind: 'reject'; because: RejectReason }>
    /** A question is answered with general information: the explanation is the answer, and no record of anybody is looked at. */
    | Readonly<{ kind: 'inform' }>
    | Restricting
  /** What counsel has to answer before this may go out; the one who approves answers it in the reason. */
  questions: readonly CounselQuestion[]
  /** Sealed copies from which it is collected too; absent where there is none. */
  kept?: readonly NamedCopy[]
  /** For the officer, in the proposer's words. */
  explanation: string
}>

/** The last: a copy that was kept for another authority. */
export type CounselQuestion = Question | RejectReason | 'COPY_OF_ANOTHER'

/** A sealed copy as a decision names it: which preservation, of which case, as of when, and the hash of its manifest. */
export type NamedCopy = Readonly<{
  preservationId: string
  caseId: string
  number: string
  asOf: string
  sha256: string
}>

/** To keep, and to hand out nothing. No subject where no account was found: the officer is answered the same. */
export type Preserving = Readonly<{
  kind: 'preserve'
  categories: readonly Category[]
  subjects: readonly Subject[]
  from: Day | null
  to: Day | null
}>

export type Subject = Readonly<{ taskId: string; accountId: string; meetingId: string | null }>

export type ProposalContext = Readonly<{
  state: CaseState
  demand: ReachAsk['demand']
  /** Countries in which the accounts live that were found. */
  accounts: readonly string[]
  asked: readonly Category[]
  period: Readonly<{ from: Day | null; to: Day | null }>
  /** Every page of the document has been read, by text layer or OCR. */
  documentRead: boolean
  /** What an order to restrict access asks; null for every other case. */
  order: RestrictionOrder | null
  /** Whether the process lets anything be kept today; null for a process that is not for keeping. */
  keeps: Keeps | null
  /** Every identifier has been looked up. */
  lookedUp: boolean
}>

export type Keeps = 'yes' | 'may-not-ask' | 'no-period' | 'period-over'

export type ProposalRefusal =
  | 'closed'
  | 'not-accepted'
  | 'document-unread'
  | 'proposal-open'
  | 'narrowing-open'
  | 'already-decided'
  | 'case-moved-on'
  | 'not-asked'
  | 'beyond-process'
  | 'row-missing'
  | 'withholding-needs-reason'
  | 'nothing-disclosed'
  | 'no-subject'
  | 'unknown-subject'
  | 'unresolved-task'
  | 'period-too-wide'
  | 'explanation-missing'
  | 'no-question'
  | RestrictionRefusal
  | 'nothing-kept'
  | 'keeps-nothing'
  | 'tells-existence'
  | Exclude<Keeps, 'yes'>

/** Every reason why this proposal cannot stand; empty when it can. */
export function checkProposal(body: ProposalBody, context: ProposalContext): readonly ProposalRefusal[] {
  const refusals: ProposalRefusal[] = [...stage(context.state, body.decision)]
  if (!context.documentRead) refusals.push('document-unread')
  if (body.seenFact < context.state.lastFact) refusals.push('case-moved-on')
  if (body.explanation.trim() === '') refusals.push('explanation-missing')
  if (body.decision.kind === 'inform' && !mayInform(context.demand.process)) refusals.push('no-question')
  if (body.decision.kind === 'restrict')
    return [
      ...refusals,
      ...restrictionProblems(body.decision, context.order),
      ...subjects(body.decision.subjects, context.state),
    ]
  if (body.decision.kind === 'inform') return refusals
  if (body.decision.kind === 'reject') return [...refusals, ...telling(body.decision.because, context)]
  if (context.state.dialogue.narrowing) refusals.push('narrowing-open')
  if (body.decision.kind === 'preserve') return [...refusals, ...preserving(body.decision, context)]
  return [
    ...refusals,
    ...rows(body.decision.rows, context),
    ...subjects(body.decision.subjects, context.state),
    ...period(body.decision, context),
  ]
}

/** A general answer, or a refusal that says nothing of the records, may come before acceptance: it needs nobody's identity. */
function stage(state: CaseState, decision: ProposalBody['decision']): ProposalRefusal[] {
  if (!state.isOpen) return ['closed']
  if (!state.acceptedAt && speaksOfRecords(decision)) return ['not-accepted']
  if (state.approved) return ['already-decided']
  return state.open ? ['proposal-open'] : []
}

/** Whoever is not known to be an authority is told nothing that only the records know. */
function speaksOfRecords(decision: ProposalBody['decision']): boolean {
  if (decision.kind === 'inform') return false
  return decision.kind !== 'reject' || OF_RECORDS.includes(decision.because)
}

/** Reasons that say what the records hold, or do not. */
const OF_RECORDS: readonly RejectReason[] = ['NOT_HELD', 'NO_SUCH_ACCOUNT', 'NOT_RETAINED', 'E2EE_NO_ACCESS']

function rows(proposed: readonly ProposedRow[], context: ProposalContext): ProposalRefusal[] {
  const found = new Set<ProposalRefusal>()
  const rulings = new Map<Category, Ruling>(rulingsOf(context).map((ruling) => [ruling.category, ruling]))
  for (const { category, verdict, reason } of proposed) {
    const ruling = rulings.get(category)
    if (!ruling) found.add('not-asked')
    else if (verdict === 'disclose' && ruling.verdict === 'withhold') found.add('beyond-process')
    else if (verdict === 'withhold' && ruling.verdict === 'disclose' && reason.trim() === '')
      found.add('withholding-needs-reason')
  }
  const named = new Set(proposed.map((row) => row.category))
  if (named.size !== proposed.length || [...rulings.keys()].some((category) => !named.has(category)))
    found.add('row-missing')
  if (proposed.every((row) => row.verdict === 'withhold')) found.add('nothing-disclosed')
  return [...found]
}

/** What the law tables need to know of a case. */
type Demanded = Pick<ProposalContext, 'demand' | 'accounts' | 'asked'>

/** What the law table says of each category asked in this case. */
export function rulingsOf({ demand, accounts, asked }: Demanded): readonly Ruling[] {
  return decideReach({ demand, accounts, categories: asked }).rulings
}

/** What counsel has to answer before what is disclosed may go out: each question once. */
export function questionsIn(
  decision: ProposalBody['decision'],
  context: Demanded,
): readonly (Question | RejectReason)[] {
  if (decision.kind === 'reject') return COUNSEL_FINDS.filter((reason) => reason === decision.because)
  if (decision.kind !== 'disclose') return []
  const given = new Set(decision.rows.filter(({ verdict }) => verdict === 'disclose').map((row) => row.category))
  const asked = rulingsOf(context).flatMap((ruling) =>
    ruling.verdict === 'disclose' && given.has(ruling.category) ? ruling.counsel : [],
  )
  return [...new Set(asked)]
}

/** Any class may be kept: nothing is handed out. */
function preserving(decision: Preserving, context: ProposalContext): ProposalRefusal[] {
  const { keeps, asked, state, lookedUp } = context
  const refusals: ProposalRefusal[] = keeps === null ? ['keeps-nothing'] : keeps === 'yes' ? [] : [keeps]
  if (!lookedUp) refusals.push('unresolved-task')
  if (decision.categories.length === 0) refusals.push('nothing-kept')
  if (decision.categories.some((category) => !asked.includes(category))) refusals.push('not-asked')
  const found = [...state.resolved.values()].some((resolved) => resolved.found.length > 0)
  const named = found || decision.subjects.length > 0 ? subjects(decision.subjects, state) : []
  return [...refusals, ...named, ...period(decision, context)]
}

/** Who keeps a record tells nobody whether there is one: an answer to a letter must not say what a subpoena is needed for. */
function telling(because: RejectReason, { keeps, lookedUp }: ProposalContext): ProposalRefusal[] {
  if (!TELLS.includes(because)) return []
  if (keeps !== null) return ['tells-existence']
  return lookedUp ? [] : ['unresolved-task']
}

/** Reasons that say whether an account exists. */
const TELLS: readonly RejectReason[] = ['NO_SUCH_ACCOUNT', 'NOT_HELD']

/** The reasons that a request can be refused for now. */
export function rejectReasons({
  keeping,
  accepted,
}: Readonly<{ keeping: boolean; accepted: boolean }>): readonly RejectReason[] {
  const unsaid = [...(keeping ? TELLS : []), ...(accepted ? [] : OF_RECORDS)]
  return REJECT_REASONS.filter((because) => !unsaid.includes(because))
}

function subjects(named: readonly Subject[], state: CaseState): ProposalRefusal[] {
  if (named.length === 0) return ['no-subject']
  const refusals = new Set<ProposalRefusal>()
  for (const { taskId, accountId, meetingId } of named) {
    const resolved = state.resolved.get(taskId)
    if (!resolved) refusals.add('unresolved-task')
    else if (!resolved.found.some((found) => found.accountId === accountId && found.meetingId === meetingId))
      refusals.add('unknown-subject')
  }
  return [...refusals]
}

function period(decision: { from: Day | null; to: Day | null }, { period: asked }: ProposalContext): ProposalRefusal[] {
  const starts = asked.from === null || (decision.from !== null && decision.from >= asked.from)
  const ends = asked.to === null || (decision.to !== null && decision.to <= asked.to)
  const ordered = decision.from === null || decision.to === null || decision.from <= decision.to
  return starts && ends && ordered ? [] : ['period-too-wide']
}

export type Ending = 'approved' | 'rejected' | 'sent-back' | 'withdrawn'
export type EndingRefusal =
  | 'no-open-proposal'
  | 'another-proposal'
  | 'own-proposal'
  | 'not-own-proposal'
  | 'reason-missing'
  | 'changed-proposal'
  | 'case-moved-on'
  | 'counsel-decides'
  | 'emergency-not-ready'
  | GateStop
  | 'cannot-be-kept'
  | 'consent-missing'

export type EndingAsk = Readonly<{
  proposalId: string
  hash: string
  ending: Ending
  by: string
  /** Whether the person answers questions of law. */
  counsel: boolean
  reason: string
}>

/** Whether a person may end a proposal so. `stored` is what the database holds under the proposal's id. */
export function checkEnding(
  ask: EndingAsk,
  state: CaseState,
  stored: Readonly<{ hash: string; body: Pick<ProposalBody, 'questions'> }> | undefined,
): EndingRefusal | 'fine' {
  if (!state.open || !state.isOpen) return 'no-open-proposal'
  if (state.open.proposalId !== ask.proposalId || !stored) return 'another-proposal'
  if (stored.hash !== ask.hash) return 'changed-proposal'
  if (ask.ending === 'withdrawn') return state.open.by === ask.by ? 'fine' : 'not-own-proposal'
  if (state.open.by === ask.by) return 'own-proposal'
  const { kind, by: proposer } = state.open
  const stop = ask.ending === 'approved' ? approvalStop(state.counsel, { kind, proposer, approver: ask.by }) : null
  if (stop) return stop
  const open = ask.ending === 'approved' && stored.body.questions.length > 0
  if (open && !ask.counsel) return 'counsel-decides'
  if ((open || ask.ending !== 'approved') && ask.reason.trim() === '') return 'reason-missing'
  return 'fine'
}
