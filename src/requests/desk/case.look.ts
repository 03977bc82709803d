/** Everything that the case page shows, asked once. No row of it depends on how long the history of the case is. */
import { type Agency, agencyById, LEVEL_FOR_SUBSCRIBER_DATA, type Officer, officerById } from '#agencies'
import { accessLog, type LoggedEntry } from '#audit'
import type { Tx } from '#platform/db/db.ts'
import { dayIn } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import type { FindingData, Mark } from '#ui/findings.tsx'
import { type CaseState, caseState } from '../case/case.rules.ts'
import { type CaseFile, caseById, factsOf } from '../case/case.store.ts'
import { consentIn, countriesOf, demandOf } from '../case/demand.ts'
import type { Fact } from '../case/fact.rules.ts'
import { linksOf } from '../case/link.rules.ts'
import { type Twin, twinsOf } from '../case/link.store.ts'
import { type Proposal, type ProposalEnd, proposalsOf } from '../case/proposal.store.ts'
import { type DeskColleagues, deskColleaguesJson, lookAtColleagues } from '../colleagues/colleagues.look.ts'
import { type CostsLook, costsJson, lookAtCosts } from '../costs/costs.look.ts'
import {
  type AttachedFile,
  attachmentsOf,
  type CaseTurn,
  fileJson,
  threadIn,
  threadJson,
} from '../dialogue/attachment.store.ts'
import { scopeNow } from '../dialogue/dialogue.rules.ts'
import { type EmergencyLook, emergencyJson, lookAtEmergency } from '../emergency/emergency.look.ts'
import { contactsOf, type OfficerContact, officerAddress } from '../filing/contact.store.ts'
import {
  type DocumentCheck,
  documentById,
  newestCheck,
  type Progress,
  progressOf,
  type RequestDocument,
} from '../filing/draft.store.ts'
import { checkSentence, sentencesOf } from '../intake/sentences.ts'
import { isProcessRead } from '../law/review.store.ts'
import { letterJson, lettersOf, type SentLetter } from '../letters/letter.store.ts'
import { lookAtNotice, type NoticeLook, noticeJson } from '../notice/notice.look.ts'
import { orderDocumentsOf } from '../notice/secrecy.store.ts'
import { type CopiesLook, copiesJson, lookAtCopies } from '../preservation/copies.look.ts'
import { type KeepingLook, keepingJson, lookAtKeeping } from '../preservation/keeping.look.ts'
import { CERTIFICATIONS, type CertificationId, certificationFor } from '../production/certification.rules.ts'
import { type GuidelineLine, guidelines } from '../quality/guideline.store.ts'
import { lookAtReferrals, type ReferralLook, referralsJson } from '../referral/referral.look.ts'
import type { RestrictionOrder } from '../restriction/restriction.rules.ts'
import { orderOf, type Restriction, restrictionsOfCase } from '../restriction/restriction.store.ts'
import { type CaseRetention, retentionOf } from '../retention/standing.ts'
import { instrumentOf } from '../triage/classify.rules.ts'
import { decideReach, type ReachVerdict } from '../triage/reach.rules.ts'
import { say } from './case.words.ts'
import { type Colleague, type DeskParts, namesOf } from './colleague.ts'

export type CaseLook = Readonly<{
  file: CaseFile
  facts: readonly Fact[]
  state: CaseState
  agency: Agency | undefined
  officer: Officer | undefined
  contact: OfficerContact
  document: RequestDocument | undefined
  check: DocumentCheck | undefined
  progress: Progress | undefined
  findings: readonly FindingData[]
  marks: readonly (Mark & Readonly<{ page: number }>)[]
  inOrder: readonly string[]
  proposals: readonly Readonly<{ proposal: Proposal; end: ProposalEnd | null }>[]
  reach: ReachVerdict
  colleagues: readonly Colleague[]
  names: ReadonlyMap<string, string>
  log: readonly LoggedEntry[]
  /** Null for a case that is no emergency. */
  emergency: EmergencyLook | null
  /** Who is told, when, or why not yet. */
  notice: NoticeLook
  /** What the office has written about how it works. */
  guidelines: readonly GuidelineLine[]
  /** Null for a case that is not for keeping. */
  keeping: KeepingLook | null
  /** Sealed copies of the accounts of this case. */
  copies: CopiesLook
  /** Other cases with the same document, or the same number of the same agency. */
  twins: readonly Twin[]
  /** What office and officer wrote to each other, with files, and when the other side first opened it. */
  thread: readonly CaseTurn[]
  /** Every file of the case, whatever it came with. */
  files: readonly AttachedFile[]
  /** Letters to the officer and to users, newest first. */
  letters: readonly SentLetter[]
  /** By order of secrecy: the file in which it stands, null where that is the document of the request. */
  orderFiles: ReadonlyMap<string, string | null>
  /** What an order to restrict access asks, and the measures that were decided; null for every other case. */
  order: RestrictionOrder | null
  restrictions: readonly Restriction[]
  /** Until when each part is kept, and what holds it. */
  retention: CaseRetention
  /** What was referred to those who guard our own rules, and what could be. */
  referral: ReferralLook
  /** Null for an office that asks no costs. */
  costs: CostsLook | null
  /** Whether counsel has read the row of the process as it stands. */
  lawRead: boolean
  /** For whose courts the papers of the answer will be written, as it stands today. */
  certification: CertificationId
  /** Colleagues whom the officer put on the case, now and before. */
  onCase: DeskColleagues
  /** The rung of the ladder that subscriber data needs. */
  levelNeeded: number
}>

/** How many entries of the access log stand on the page itself. */
const LOG_SHOWN = 8

export async function lookAtCase(
  { colleagues, office }: Pick<DeskParts, 'colleagues' | 'office'>,
  tx: Tx,
  { caseId, lang }: { caseId: string; lang: Lang },
): Promise<CaseLook | null> {
  const file = await caseById(tx, caseId)
  if (!file) return null
  const facts = await factsOf(tx, caseId)
  const state = caseState(facts)
  const agency = await agencyById(tx, file.agencyId)
  const contact = await officerAddress(tx, file)
  const check = await newestCheck(tx, file.documentId)
  const files = await attachmentsOf(tx, caseId)
  const staff = await colleagues(tx)
  const onCase = await lookAtColleagues(tx, file, { facts, now: office.clock.now() })
  return {
    file,
    facts,
    agency,
    contact,
    check,
    colleagues: staff,
    state,
    officer: await officerById(tx, file.officerId, office.clock.now()),
    document: await documentById(tx, file.documentId),
    progress: check?.complete === false ? await progressOf(tx, file.documentId) : undefined,
    ...told(check, lang),
    proposals: await proposalsOf(tx, caseId),
    emergency: await lookAtEmergency(tx, { file, facts, agency, to: contact.to, provider: office.provider }),
    guidelines: await guidelines(tx),
    notice: await lookAtNotice(tx, { file, facts, state, provider: office.provider, now: office.clock.now() }),
    keeping: await lookAtKeeping(tx, { file, facts, lang, zone: office.provider.zone }),
    copies: await lookAtCopies(tx, { file, facts, state }),
    log: (await accessLog(tx, { caseId, limit: LOG_SHOWN })).entries,
    reach: decideReach({
      demand: demandOf({
        ...{ process: file.process, statute: file.statute, agency, provider: office.provider, at: file.receivedAt },
        ...{ classifiedAs: state.classification?.as ?? null, instrument: file.instrument },
        consent: consentIn(state, dayIn(office.provider.zone, office.clock.now())),
      }),
      accounts: countriesOf(state),
      categories: scopeNow(file, state.dialogue).categories,
    }),
    names: new Map([...onCase.names, ...namesOf(staff), [file.officerId, contact.name]]),
    twins: await twinsOf(tx, file),
    order: await orderOf(tx, caseId),
    restrictions: await restrictionsOfCase(tx, caseId),
    ...{ files, thread: await threadIn(tx, { caseId, facts, files }) },
    letters: await lettersOf(tx, { caseId, to: await contactsOf(tx, file), users: true }),
    orderFiles: await orderDocumentsOf(tx, caseId),
    referral: await lookAtReferrals(office, tx, { file, facts, state }),
    retention: await retentionOf(tx, { file, facts, state, provider: office.provider, now: office.clock.now() }),
    costs: await lookAtCosts(tx, { file, facts, state, provider: office.provider, now: office.clock.now() }),
    certification: certificationOf(office, file, agency),
    lawRead: await isProcessRead(tx, instrumentOf(file.process, state.classification?.as ?? null) ?? file.process),
    onCase,
    levelNeeded: LEVEL_FOR_SUBSCRIBER_DATA,
  }
}

function certificationOf({ provider, clock }: DeskParts['office'], { process }: CaseFile, agency: Agency | undefined) {
  return certificationFor({ process, country: agency?.country ?? '', on: dayIn(provider.zone, clock.now()) })
}

/** What was found, and what the officer was advised to do about it, numbered in the order of the pages. */
function told(check: DocumentCheck | undefined, lang: Lang): Pick<CaseLook, 'findings' | 'marks' | 'inOrder'> {
  const found = check?.verdict.findings ?? []
  return {
    findings: found.map((finding, index) => {
      const { what, mend } = sentencesOf(lang, finding)
      return {
        n: index + 1,
        severity: finding.effect === 'blocks' ? 'stops' : 'warns',
        title: what,
        mend: say(lang)('document.advice', { mend }),
        code: finding.code,
        page: finding.page,
        ...(finding.quote !== null && { quote: finding.quote, quoteLang: 'en' }),
      }
    }),
    marks: found.flatMap(({ page, box }, index) =>
      page !== null && box !== null ? [{ page, n: index + 1, boxes: [box] }] : [],
    ),
    inOrder: (check?.verdict.inOrder ?? []).map((one) => checkSentence(lang, one)),
  }
}

function certificationJson(text: CertificationId) {
  const { phrases, citation, reviewed } = CERTIFICATIONS[text]
  return { text, language: phrases.language, citation, reviewed }
}

/** The same as JSON, for programs. */
export function caseJson(look: CaseLook) {
  const { file, facts, state, agency, contact, officer, document, check, findings, proposals } = look
  const { reach, thread, files, letters, orderFiles, twins } = look
  return {
    ...{ id: file.id, number: file.number, process: file.process, product: file.product },
    ...{ state: state.state, needs: state.needs, open: state.isOpen },
    ...{ assignedTo: state.assignedTo, seen: state.lastFact },
    ...{ docketNumber: file.docketNumber, statute: file.statute, period: file.period },
    receivedAt: file.receivedAt.toISOString(),
    dueAt: file.dueAt.toISOString(),
    dueSteps: file.dueSteps,
    agency: { id: file.agencyId, name: agency?.name ?? '', country: agency?.country ?? '' },
    officer: { id: file.officerId, name: contact.name, level: officer?.verification?.level ?? 0 },
    document: document ? documentJson(document, check) : null,
    objection: file.objection,
    asked: file.asked,
    findings: findings.map(findingJson),
    identifiers: identifiersJson({ file, state }),
    rulings: reach.rulings,
    voids: reach.voids,
    classification: state.classification,
    counsel: counselJson(state.counsel),
    reopening: state.reopening && { id: state.reopening.reopeningId, by: state.reopening.by },
    dialogue: dialogueJson(state.dialogue),
    ...linksJson(facts, twins),
    messages: threadJson(thread),
    certification: certificationJson(look.certification),
    proposals: proposals.map(roundJson),
    orders: state.orders.map((order) => ({ ...order, file: orderFiles.get(order.orderId) ?? null })),
    ...{ files: files.map(fileJson), letters: letters.map(letterJson) },
    ...mattersJson(look),
    facts: facts.map(({ n, kind, at, author, data }) => ({ n, kind, at: at.toISOString(), author, data })),
  }
}

/** What has a panel of its own on the page of a case. */
function mattersJson({ emergency, notice, keeping, copies, retention, referral, onCase, costs }: CaseLook) {
  return {
    emergency: emergencyJson(emergency),
    notice: noticeJson(notice),
    preservation: keepingJson(keeping),
    copies: copiesJson(copies),
    retention: retention.parts.map(({ part, standing }) => ({ part, ...standing })),
    referrals: referralsJson(referral),
    ...deskColleaguesJson(onCase),
    costs: costsJson(costs),
  }
}

export function identifiersJson({ file, state }: Pick<CaseLook, 'file' | 'state'>) {
  return file.tasks.map(({ id, kind, value, at }) => ({
    ...{ task: id, kind, value, at: at?.toISOString() ?? null },
    ...resolution(state, id),
  }))
}

function counselJson({ asked, word, answer, acknowledged, challenges }: CaseState['counsel']) {
  const said = word && { id: word.wordId, word: word.word, reason: word.reason, conditions: word.conditions }
  return {
    asked: asked?.text ?? null,
    word: said,
    answer: answer?.text ?? null,
    acknowledged: [...acknowledged],
    challenges: challenges.map(({ challengeId, ...rest }) => ({ id: challengeId, ...rest })),
  }
}

function documentJson({ name, bytes, sha256 }: RequestDocument, check: CaseLook['check']) {
  return { name, bytes, sha256, read: check?.complete ?? false, pages: check?.verdict.pages.length ?? 0 }
}

function linksJson(facts: readonly Fact[], twins: readonly Twin[]) {
  return {
    links: linksOf(facts).map(({ caseId, number, as }) => ({ id: caseId, number, as })),
    twins: twins.map(({ caseId, number, why }) => ({ id: caseId, number, why })),
  }
}

function dialogueJson({ question, lapsed, narrowing, agreed }: CaseState['dialogue']) {
  const asked = question && { id: question.questionId, text: question.text, answerBy: question.answerBy }
  const proposed = narrowing && { id: narrowing.narrowingId, text: narrowing.text, ...narrowing.scope }
  return { question: asked, lapsed, narrowing: proposed, agreed }
}

function findingJson({ n, severity, title, mend, code, page, quote }: CaseLook['findings'][number]) {
  const said = { what: String(title), mend: String(mend ?? ''), quote: quote ?? null }
  return { n, severity, code, page: page ?? null, ...said }
}

function roundJson({ proposal, end }: CaseLook['proposals'][number]) {
  const { id, round, by, at, hash, body } = proposal
  const ended = end && { ending: end.ending, by: end.by, at: end.at.toISOString(), reason: end.reason }
  return { id, round, by, at: at.toISOString(), hash, body, end: ended }
}

function resolution(state: CaseState, taskId: string) {
  const resolved = state.resolved.get(taskId)
  return { result: resolved?.result ?? null, accounts: resolved?.found ?? [] }
}
