/** Two people decide: one proposes, another approves, rejects or sends back; the proposer may withdraw before that. */
import { createHash } from 'node:crypto'
import { agencyById } from '#agencies'
import { canonical } from '#platform/canonical.ts'
import type { Db } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import { type CaseState, caseState } from '../case/case.rules.ts'
import { type CaseFile, caseById, factsOf } from '../case/case.store.ts'
import { consentIn, countriesOf, demandOf } from '../case/demand.ts'
import type { NewFact, Outcome } from '../case/fact.rules.ts'
import {
  checkEnding,
  checkProposal,
  type Ending,
  type EndingRefusal,
  type ProposalBody,
  type ProposalContext,
  type ProposalRefusal,
  questionsIn,
  rulingsOf,
} from '../case/proposal.rules.ts'
import { insertEnd, insertProposal, type Proposal, proposalsOf } from '../case/proposal.store.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { agreedByAll, byConsent } from '../consent/consent.rules.ts'
import { scopeNow } from '../dialogue/dialogue.rules.ts'
import { refusalsOf, releaseEmergency } from '../emergency/release.commands.ts'
import { newestCheck } from '../filing/draft.store.ts'
import { informMail, refusalMail } from '../letters/officer.mail.ts'
import { scheduleAfterApproval } from '../notice/notice.commands.ts'
import { beginPreservation } from '../preservation/begin.commands.ts'
import { copiesUsed } from '../preservation/copies.commands.ts'
import { linkToPreservations } from '../preservation/link.commands.ts'
import { keepsOf, placeOf } from '../preservation/preservation.rules.ts'
import { writeGrants } from '../production/grant.commands.ts'
import { askForPaper } from '../production/no-records.commands.ts'
import { openLook } from '../quality/look.commands.ts'
import { restrict } from '../restriction/restriction.commands.ts'
import { orderOf } from '../restriction/restriction.store.ts'
import { RULES_DATE } from '../triage/process.rules.ts'
import type { Ruling } from '../triage/reach.rules.ts'
import { type Moved, movedOn } from './handling.commands.ts'

export type Actor = Readonly<{ id: string; roles: readonly string[] }>

export type ProposeOutcome =
  | { kind: 'proposed'; proposalId: string; hash: string }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: readonly ProposalRefusal[] }
  | Moved

/** `decision` and `explanation` as filled in; the rest of the body is written here. */
export async function proposeDecision(
  office: Office,
  by: Actor,
  {
    caseId,
    seen,
    decision,
    explanation,
  }: { caseId: string; seen: number; decision: ProposalBody['decision']; explanation: string },
): Promise<ProposeOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<ProposeOutcome> => {
    const moved = movedOn(held, seen)
    if (moved) return moved
    const context = await contextOf(office, held)
    const copies = await copiesUsed(held, decision)
    const body: ProposalBody = {
      version: 1,
      caseId,
      seenFact: held.state.lastFact,
      rulesDate: RULES_DATE,
      decision,
      questions: [...questionsIn(decision, context), ...copies.questions],
      ...(copies.kept.length > 0 && { kept: copies.kept }),
      explanation: explanation.trim(),
    }
    const because = checkProposal(body, context)
    if (because.length > 0) return { kind: 'refused', because }
    const text = canonical(body)
    const proposal = {
      id: newId('prop'),
      caseId,
      round: held.state.rounds + 1,
      by: by.id,
      at: held.now,
      hash: sha256(text),
      text,
    }
    const rounds = await proposalsOf(held.tx, caseId)
    const before = rounds.at(-1)?.end
    await insertProposal(held.tx, {
      ...proposal,
      previous: before ? { id: before.proposalId, ending: before.ending } : null,
    })
    await addFacts(office, held, {
      by: by.id,
      action: 'case.proposed',
      facts: [{ kind: 'proposed', data: { proposalId: proposal.id, kind: decision.kind } }],
      detail: { hash: proposal.hash },
    })
    return { kind: 'proposed', proposalId: proposal.id, hash: proposal.hash }
  })
  return outcome ?? { kind: 'unknown' }
}

export type EndOutcome = { kind: Ending } | { kind: 'unknown' } | { kind: 'refused'; because: EndingRefusal }

/** The second person's word, or the proposer's withdrawal. `hash` is the hash of what that person read. */
export async function endProposal(
  office: Office,
  by: Actor,
  {
    caseId,
    proposalId,
    hash,
    ending,
    reason,
  }: { caseId: string; proposalId: string; hash: string; ending: Ending; reason: string },
): Promise<EndOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<EndOutcome> => {
    const stored = (await proposalsOf(held.tx, caseId)).find(({ proposal }) => proposal.id === proposalId)?.proposal
    const verdict = checkEnding(
      { proposalId, hash, ending, by: by.id, counsel: by.roles.includes('counsel'), reason },
      held.state,
      stored,
    )
    if (verdict !== 'fine' || !stored)
      return { kind: 'refused', because: verdict === 'fine' ? 'another-proposal' : verdict }
    const releasing = { proposal: stored, approver: by, reason: reason.trim() }
    if (ending === 'approved' && (await refusalsOf(held, releasing)).length > 0)
      return { kind: 'refused', because: 'emergency-not-ready' }
    if (ending === 'approved' && stored.body.decision.kind === 'preserve' && (await keepsNow(office, held)) !== 'yes')
      return { kind: 'refused', because: 'cannot-be-kept' }
    if (ending === 'approved' && !agreedStill(office, held, stored))
      return { kind: 'refused', because: 'consent-missing' }
    await insertEnd(held.tx, stored, { proposalId, ending, by: by.id, at: held.now, reason: reason.trim() })
    const facts: NewFact[] = [{ kind: `proposal-${ending}`, data: { proposalId, reason: reason.trim() } }]
    if (ending === 'approved') facts.push(...(await releaseEmergency(office, held, releasing)))
    if (ending === 'approved') facts.push(...(await consequences(office, held, stored, by)))
    if (ending === 'approved') facts.push(...(await openLook(office, held, { proposal: stored, decidedBy: by.id })))
    await addFacts(office, held, { by: by.id, action: `case.${ending}`, facts, detail: { hash } })
    return { kind: ending }
  })
  return outcome ?? { kind: 'unknown' }
}

/** An owner can take their word back between proposal and approval. */
function agreedStill({ provider }: Office, { file, state, now }: Held, { body: { decision } }: Proposal): boolean {
  if (!byConsent(file.process) || decision.kind !== 'disclose') return true
  const agreed = agreedByAll(
    state.consents,
    decision.subjects.map(({ accountId }) => accountId),
    dayIn(provider.zone, now),
  )
  return decision.rows.every(({ category, verdict }) => verdict === 'withhold' || agreed.includes(category))
}

/** What follows from an approval, in the same transaction: the grants and the notice, or the refusal and the end of the case. */
async function consequences(office: Office, held: Held, proposal: Proposal, approver: Actor): Promise<NewFact[]> {
  const { decision } = proposal.body
  if (decision.kind === 'disclose') {
    await writeGrants(office, held, {
      proposal,
      approvals: [
        { by: proposal.by, role: 'proposer', at: proposal.at },
        { by: approver.id, role: approver.roles[0] ?? 'staff', at: held.now },
      ],
    })
    await linkToPreservations(office, held, decision.subjects)
    return scheduleAfterApproval(office, held, decision)
  }
  if (decision.kind === 'restrict') return restrict(office, held, { proposal, decision })
  if (decision.kind === 'preserve')
    return [...(await beginPreservation(office, held, { proposalId: proposal.id, decision }))]
  return [await endWithWords(office, held, proposal)]
}

/** A refusal, or general information: written to the officer, and the case is closed. */
async function endWithWords(office: Office, held: Held, { id, body }: Proposal): Promise<NewFact> {
  const { file } = held
  const { decision, explanation } = body
  const letter = { file, explanation, provider: office.provider, baseUrl: office.baseUrl }
  const refused = decision.kind === 'reject'
  await tellOfficers(office, held, {
    template: refused ? 'refusal' : 'information',
    make: (lang) =>
      refused ? refusalMail({ ...letter, lang, because: decision.because }) : informMail({ ...letter, lang }),
  })
  const outcome: Outcome = refused ? 'rejected' : 'general-information'
  const outcomes = file.tasks.map(({ id }) => ({ taskId: id, outcome }))
  if (refused) {
    const rulings = rulingsOf(await contextOf(office, held))
    await askForPaper(office, held, { because: decision.because, rulings, proposalId: id })
  }
  const why = refused ? 'rejected' : 'informed'
  return { kind: 'closed', data: { outcomes, ...(outcomes.length === 0 && { whole: outcome }), why } }
}

/** What the rules need to know of a case beside the proposal itself. */
export async function contextOf(
  { provider, clock }: Pick<Office, 'provider' | 'clock'>,
  { tx, file, state }: Readonly<{ tx: Db; file: CaseFile; state: CaseState }>,
): Promise<ProposalContext> {
  const agency = await agencyById(tx, file.agencyId)
  const check = await newestCheck(tx, file.documentId)
  const scope = scopeNow(file, state.dialogue)
  const demand = demandOf({
    ...{ process: file.process, statute: file.statute, agency, provider, at: file.receivedAt },
    ...{ classifiedAs: state.classification?.as ?? null, instrument: file.instrument },
    consent: consentIn(state, dayIn(provider.zone, clock.now())),
  })
  return {
    state,
    demand,
    keeps: keepsOf({ demand, receivedAt: file.receivedAt, now: clock.now(), place: placeOf(provider) }),
    accounts: countriesOf(state),
    asked: scope.categories,
    period: { from: scope.from, to: scope.to },
    documentRead: check?.complete ?? false,
    order: await orderOf(tx, file.id),
    lookedUp: file.tasks.every(({ id }) => state.resolved.has(id)),
  }
}

async function keepsNow(office: Office, held: Held): Promise<ProposalContext['keeps']> {
  return (await contextOf(office, held)).keeps
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** What the law table says of each category asked in a case: the preset of the reviewer's matrix. */
export async function rulingsFor(office: Office, caseId: string): Promise<readonly Ruling[]> {
  const { db } = office
  const file = await caseById(db, caseId)
  if (!file) return []
  const state = caseState(await factsOf(db, caseId))
  return rulingsOf(await contextOf(office, { tx: db, file, state }))
}
