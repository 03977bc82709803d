/**
 * The history of a case: dated facts with an author, added and never changed. Everything else is read from them.
 *
 * Policy  a state is a dated fact with an author; status is derived, never stored (style study, principle 4).
 */
import type { Day } from '#platform/time.ts'
import type { Step } from '../clocks/deadline.rules.ts'
import type { ConsentAnswer } from '../consent/consent.rules.ts'
import type { WaivedWhy } from '../costs/cost.rules.ts'
import type { QuoteAnswer } from '../costs/quote.rules.ts'
import type { ChallengeOutcome, CounselWord } from '../counsel/counsel.rules.ts'
import type { CallOutcome } from '../emergency/release.rules.ts'
import type { Risk } from '../emergency/risk.rules.ts'
import type { About, Ground, WaitStep } from '../notice/notice.rules.ts'
import type { Answer, Ending, Word } from '../referral/referral.rules.ts'
import type { Restricting } from '../restriction/restriction.rules.ts'
import type { Category } from '../triage/category.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import type { Channel } from './instrument.rules.ts'
import type { LinkKind } from './link.rules.ts'

export type Outcome =
  | 'content'
  | 'non-content'
  | 'general-information'
  | 'rejected'
  | 'withdrawn'
  | 'preserved'
  | 'restricted'
  | 'other'

/** An account that an identifier names; `meetingId` limits meeting data to the one meeting that was named. */
export type Found = Readonly<{ accountId: string; accountType: string; country: string; meetingId: string | null }>

export type ProposedKind = 'disclose' | 'preserve' | 'reject' | 'inform' | 'restrict'
export type ClosedWhy = 'produced' | 'preserved' | 'rejected' | 'withdrawn' | 'informed' | 'restricted'

/** Until when records are kept, by which clock, with the sum as it was counted then. */
type KeptPeriod = Readonly<{ rule: string; until: string; lastDay: Day; sum: readonly Step[] }>

export type RenewalRefusal = 'not-kept-yet' | 'no-renewal' | 'renewed-already' | 'ended'

/** What each kind of fact carries. */
export type FactData = {
  received: { documentSha256: string }
  /** It came outside the portal, and somebody wrote down what its document says. */
  entered: { channel: Channel }
  'receipt-mailed': { mailId: string }
  'document-checked': { checkId: string; blocks: number; warns: number; complete: boolean }
  assigned: { to: string | null }
  noted: { text: string }
  /** Another case that belongs to this one; the other has the same fact about this one. */
  linked: { caseId: string; number: string; as: LinkKind }
  unlinked: { caseId: string; number: string }
  accepted: { level: number }
  /** The process says nothing by itself; counsel has to say which instrument it is. */
  'classification-asked': { process: Process }
  /** `as` is null where it is none that unlocks anything. */
  classified: { as: Process | null; reason: string }
  /** The gate of counsel: what was asked, what counsel said, who took its conditions, what a court was asked. */
  'counsel-asked': { text: string }
  'counsel-said': { wordId: string; word: CounselWord; reason: string; conditions: readonly string[] }
  'counsel-answered': { wordId: string; text: string }
  'conditions-acknowledged': { wordId: string }
  'challenge-filed': { challengeId: string; court: string; docket: string; filedOn: Day }
  'challenge-ended': { challengeId: string; outcome: ChallengeOutcome; on: Day; reason: string }
  'identifier-resolved': { taskId: string; result: 'found' | 'not-found' | 'ambiguous'; found: readonly Found[] }
  /** Office and officer talking: what they wrote, word for word. */
  'office-wrote': { text: string }
  'officer-wrote': { text: string }
  'question-asked': { questionId: string; text: string; answerBy: Day }
  'question-answered': { questionId: string; text: string }
  'question-closed': { questionId: string; reason: string }
  'question-reminded': { questionId: string; mailId: string }
  'question-lapsed': { questionId: string }
  'narrowing-proposed': {
    narrowingId: string
    categories: readonly Category[]
    from: Day | null
    to: Day | null
    text: string
  }
  'narrowing-answered': { narrowingId: string; accepted: boolean; text: string }
  'narrowing-withdrawn': { narrowingId: string; reason: string }
  'emergency-taken': { channel: 'telephone' | 'portal' }
  /** What speaks against an emergency, for those who review it. */
  'risk-assessed': Risk
  'duty-called': { step: number; people: readonly string[] }
  'duty-answered': Readonly<Record<string, never>>
  'narrative-added': { round: number; missing: number }
  'agency-called': { callbackId: string; outcome: CallOutcome; number: string; spokeWith: string }
  'emergency-released': { proposalId: string; callbackId: string; followUpDue: string }
  'follow-up-reminded': { mailId: string }
  'follow-up-overdue': Readonly<Record<string, never>>
  'follow-up-ended': { how: 'legal-process' | 'confirmation'; reference: string }
  'preservation-started': Readonly<{ preservationId: string }> & KeptPeriod
  /** The sealed copy: how many records and files, and the hash of its manifest. */
  'snapshot-taken': { sha256: string; records: number; files: number }
  'snapshot-checked': { intact: boolean }
  'renewal-granted': KeptPeriod
  'renewal-refused': { because: RenewalRefusal }
  'expiry-reminded': { days: number; mailId: string }
  /** The time is over, and another case that is open asks for the same account. */
  'preservation-kept-on': { number: string }
  /** Records were handed over from it, on the process of the same authority, or of another. */
  'preservation-converted': { caseId: string; number: string; packageId: string }
  'preservation-lent': { caseId: string; number: string; packageId: string }
  'preservation-lapsed': Readonly<Record<string, never>>
  'preservation-released': { reason: string }
  'preservation-destroyed': { certificate: string }
  proposed: { proposalId: string; kind: ProposedKind }
  'proposal-withdrawn': { proposalId: string; reason: string }
  'proposal-rejected': { proposalId: string; reason: string }
  'proposal-sent-back': { proposalId: string; reason: string }
  'proposal-approved': { proposalId: string; reason: string }
  'secrecy-recorded': { orderId: string; court: string; statute: string; endsOn: Day | null; docket?: string }
  'secrecy-contested': { orderId: string; mailId: string }
  'secrecy-ruled': { orderId: string; ruling: 'binds-until' | 'does-not-bind'; endsOn: Day | null; reason: string }
  /** The authority was told that the user will be told, and until when it can answer. */
  'authority-told': { mailId: string; answerBy: Day; tellOn: Day }
  'authority-answered': { answer: 'proceed' | 'order' | 'withdraw' | 'exception'; text: string }
  'exception-argued': { argumentId: string; ground: Ground; text: string; accounts: About; holdsUntil: Day }
  'exception-refused': { argumentId: string; reason: string }
  'exception-proposed': { exceptionId: string; ground: Ground; reason: string; endsOn: Day; accounts: About }
  'exception-granted': { exceptionId: string; endsOn: Day; reason: string }
  'exception-declined': { exceptionId: string; reason: string }
  'second-look-opened': { lookId: string; why: 'content' | 'emergency' | 'drawn' }
  'second-look-done': { lookId: string; verdict: 'agree' | 'remarks' | 'disagree'; reason: string }
  'second-look-answered': { lookId: string; reason: string }
  /** The owner of an account was asked whether they agree, and what they said. */
  'consent-asked': { accountId: string; mailId: string; answerBy: Day }
  'consent-answered': {
    accountId: string
    answer: ConsentAnswer
    categories: readonly Category[]
    endsOn: Day | null
  }
  'consent-withdrawn': { accountId: string }
  'notice-held': { orderId: string; until: Day | null }
  /** The law leaves telling the user to the authority, and binds the office to silence. */
  'notice-left': { basis: string }
  'notice-sent': { accountId: string; mailId: string }
  'user-objected': { accountId: string; text: string }
  'objection-answered': { produce: boolean; reason: string }
  /** With the sum as it was counted then; null where an order held the notice back. */
  'production-scheduled': { notBefore: string; lastDay: Day | null; sum?: readonly WaitStep[] }
  'collection-started': { grants: number }
  /** The copy from which it was to be collected is not as it was sealed: nothing was made. */
  'kept-copy-failed': { caseId: string; number: string }
  packaged: { packageId: string; sha256: string; bytes: number }
  delivered: { linkId: string; to: string }
  withdrawn: { reason: string }
  'reopening-asked': { reopeningId: string; reason: string }
  'reopening-declined': { reopeningId: string; reason: string }
  reopened: { reopeningId: string; reason: string }
  restricted: Pick<Restricting, 'measure' | 'countries' | 'startsOn' | 'endsOn'>
  'restriction-lifted': { restrictionId: string; reason: string }
  /** A breach of our own rules, referred to those who guard them: no outcome of the case. */
  'referral-opened': { referralId: string; rule: string }
  'referral-ruled': { referralId: string; word: Word; reason: string }
  'referral-ended': { referralId: string; ending: Ending; reason: string }
  'referral-answered': { referralId: string } & Answer
  /** What the answer costs: no state of the case follows from it, and no clock. */
  'costs-ruled': { word: 'yes' | 'no'; source: string; reason: string }
  'costs-waived': { why: WaivedWhy; reason: string }
  'costs-quoted': { quoteId: string }
  'costs-answered': { quoteId: string; answer: QuoteAnswer; text: string }
  'costs-withdrawn': { quoteId: string; reason: string }
  'invoice-made': { invoiceId: string; number: string }
  'invoice-credited': { invoiceId: string; number: string; reason: string }
  closed: {
    outcomes: readonly { taskId: string; outcome: Outcome }[]
    /** Of a case that names nothing to look for, and so has no task. */
    whole?: Outcome
    why: ClosedWhy
  }
}

export type FactKind = keyof FactData
export type NewFact = { [Kind in FactKind]: Readonly<{ kind: Kind; data: FactData[Kind]; taskId?: string }> }[FactKind]
export type Fact = NewFact & Readonly<{ id: string; n: number; at: Date; author: string }>

/** The kinds that the officer may see of their own case; all else stays inside the office. */
export const SEEN_BY_OFFICER: ReadonlySet<FactKind> = new Set<FactKind>([
  'received',
  'receipt-mailed',
  'accepted',
  'office-wrote',
  'officer-wrote',
  'question-asked',
  'question-answered',
  'question-closed',
  'question-reminded',
  'question-lapsed',
  'narrowing-proposed',
  'narrowing-answered',
  'narrowing-withdrawn',
  'proposal-approved',
  'authority-told',
  'authority-answered',
  'exception-refused',
  'exception-granted',
  'preservation-started',
  'renewal-granted',
  'renewal-refused',
  'expiry-reminded',
  'preservation-converted',
  'preservation-lapsed',
  'preservation-released',
  'preservation-destroyed',
  'production-scheduled',
  'packaged',
  'delivered',
  'withdrawn',
  'closed',
  'reopened',
  'costs-quoted',
  'costs-answered',
  'costs-withdrawn',
  'invoice-made',
  'invoice-credited',
])
