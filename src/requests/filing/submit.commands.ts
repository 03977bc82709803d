import { type Agency, agencyById, officerById } from '#agencies'
import { record } from '#audit'
import type { Product } from '#platform/config.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { dayIn, instant } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { caseState } from '../case/case.rules.ts'
import {
  type AskedQuestion,
  type CaseFile,
  insertCase,
  insertFacts,
  nextNumber,
  type Task,
} from '../case/case.store.ts'
import { type Due, dueByRule } from '../case/due.rules.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { type IndexCard, insertCard, updateCard } from '../case/index.store.ts'
import type { Instrument } from '../case/instrument.rules.ts'
import type { ClockId } from '../clocks/clock.rules.ts'
import { watchHours } from '../clocks/reminder.commands.ts'
import { receiptMail } from '../letters/officer.mail.ts'
import { recordSecrecy } from '../notice/secrecy.commands.ts'
import { dueRuleFor, reachOf } from '../restriction/restriction.rules.ts'
import { insertOrder } from '../restriction/restriction.store.ts'
import { processRow } from '../triage/process.rules.ts'
import { announceEvents } from '../webhooks/announce.commands.ts'
import {
  type Answers,
  type DateProblem,
  dateProblems,
  missingSteps,
  type RestrictionAnswers,
  restricts,
  type Step,
} from './answers.rules.ts'
import { insertContact } from './contact.store.ts'
import type { Filer } from './draft.commands.ts'
import {
  type DocumentCheck,
  type Draft,
  documentById,
  lockDraft,
  newestCheck,
  type RequestDocument,
} from './draft.store.ts'
import { secrecyClaims } from './secrecy.rules.ts'

export type SubmitOutcome =
  | { kind: 'submitted'; caseId: string; number: string }
  | { kind: 'unknown' }
  | { kind: 'incomplete'; missing: readonly Step[] }
  | { kind: 'refused'; because: readonly DateProblem[] }
  /** Findings stop the request; the officer mends the document or says why the check is wrong. */
  | { kind: 'stopped'; blocks: number }

type Complete = Answers & Required<Pick<Answers, 'process' | 'agency' | 'identifiers'>>

/**
 * Makes a case of a draft. Pages that nobody has read yet never hold it up. `asked` is the form as the officer saw it;
 * `lang` the language in which the receipt is written.
 */
export function submitDraft(
  office: Office,
  filer: Filer,
  {
    draftId,
    objection,
    asked,
    lang,
  }: { draftId: string; objection: string; asked: (draft: Draft) => readonly AskedQuestion[]; lang: 'en' | 'nl' },
): Promise<SubmitOutcome> {
  return transact(office, async (tx) => {
    const draft = await lockDraft(tx, filer.id, draftId)
    if (!draft) return { kind: 'unknown' }
    const missing = missingSteps(draft.answers, draft.documentId !== null)
    if (!complete(draft.answers) || draft.documentId === null || missing.length > 0)
      return { kind: 'incomplete', missing }
    const now = office.clock.now()
    const because = dateProblems(draft.answers, dayIn(office.provider.zone, now))
    if (because.length > 0) return { kind: 'refused', because }
    const [check, document] = [await newestCheck(tx, draft.documentId), await documentById(tx, draft.documentId)]
    const [agency, officer] = [await agencyById(tx, draft.agencyId), await officerById(tx, filer.id, now)]
    if (!document || !agency || !officer) return { kind: 'unknown' }
    if (check && check.verdict.blocks > 0 && objection.trim() === '')
      return { kind: 'stopped', blocks: check.verdict.blocks }

    const { answers, documentId } = { answers: draft.answers, documentId: draft.documentId }
    const order = orderIn(answers)
    const rule = order ? dueRuleFor(order.law) : 'US_DUE'
    const { zone, calendar: country } = office.provider
    const due = dueByRule({ rule, receivedAt: now, askedFor: answers.process.dueOn, zone, country })
    const number = await nextNumber(tx, office.provider.casePrefix, now.getUTCFullYear())
    const words = { objection: objection.trim(), asked: asked(draft) }
    const instrument = rule === 'US_DUE' ? null : filedUnder(rule)
    const file = caseOf({ draft, answers, documentId, number, now, due, instrument, ...words })
    await insertCase(tx, file)
    if (instrument) await watchHours(office, tx, { ...file, caseId: file.id, rule, now })
    if (order) await insertOrder(tx, file.id, { ...order, reach: reachOf(order.law, agency.country) })
    await insertCard(tx, cardOf(file, agency, answers))
    await open(office, tx, { file, answers, document, check, filer, lang })
    const detail = { sha256: document.sha256 }
    await record(tx, office.clock, { who: filer.id, action: 'case.received', about: number, caseId: file.id, detail })
    return { kind: 'submitted', caseId: file.id, number }
  })
}

type Opening = Readonly<{
  file: CaseFile
  answers: Complete
  document: RequestDocument
  check: DocumentCheck | undefined
  filer: Filer
  lang: Lang
}>

/** The first facts of a case: received, receipt written, what the check said, and every order of secrecy that came with it. */
async function open(office: Office, tx: Tx, { file, answers, document, check, filer, lang }: Opening): Promise<void> {
  const { provider, baseUrl } = office
  const { email, officerName } = answers.agency
  const mail = receiptMail({ file, sha256: document.sha256, documentName: document.name, provider, baseUrl, lang })
  const letter = { to: email, ...mail, about: file.number, caseId: file.id, template: 'receipt' }
  const mailId = await queueMail(tx, office, letter)
  await insertContact(tx, { caseId: file.id, name: officerName, email, lang })
  const secret: NewFact[] = []
  for (const claim of secrecyClaims(answers, check?.verdict)) {
    secret.push(...(await recordSecrecy(office, { tx, file, now: file.receivedAt }, filer.id, claim)))
  }
  const by = { author: filer.id, at: file.receivedAt, after: 0 }
  const unnamed: NewFact[] = processRow(file.process).classify
    ? [{ kind: 'classification-asked', data: { process: file.process } }]
    : []
  const facts = await insertFacts(tx, file.id, [...opening(document.sha256, mailId, check), ...unnamed, ...secret], by)
  const findings = { blocks: check?.verdict.blocks ?? 0, warns: check?.verdict.warns ?? 0 }
  await updateCard(tx, file.id, caseState(facts), findings)
  await announceEvents(office, tx, { file, events: ['case.received'] })
}

/** The case's card, with the words by which staff find it. */
function cardOf(file: CaseFile, agency: Agency, answers: Complete): IndexCard {
  const { number, dueAt, receivedAt, process, product, tasks, docketNumber } = file
  return {
    ...{ caseId: file.id, number, dueAt, receivedAt, process, product, identifiers: tasks.length },
    ...{ agencyId: agency.id, agencyName: agency.name, country: agency.country },
    words: [number, agency.name, docketNumber, answers.agency.officerName, ...tasks.map((task) => task.value)],
  }
}

function complete(answers: Answers): answers is Complete {
  return answers.process !== undefined && answers.agency !== undefined && answers.identifiers !== undefined
}

/** What an order to restrict access asks; null where it asks for data. */
function orderIn({ process, restriction }: Complete): RestrictionAnswers | null {
  return (restricts(process.process) && restriction) || null
}

function opening(documentSha256: string, mailId: string, check: DocumentCheck | undefined): NewFact[] {
  const facts: NewFact[] = [
    { kind: 'received', data: { documentSha256 } },
    { kind: 'receipt-mailed', data: { mailId } },
  ]
  if (check) {
    const { blocks, warns, complete: read } = check.verdict
    facts.push({ kind: 'document-checked', data: { checkId: check.id, blocks, warns, complete: read } })
  }
  return facts
}

/** What the portal took, where the law gives it a clock of its own. */
function filedUnder(dueRule: ClockId): Instrument {
  return { channel: 'portal', issuer: 'authority', validatedBy: null, authority: true, dueRule }
}

function caseOf({
  draft,
  answers,
  documentId,
  number,
  now,
  due,
  instrument,
  objection,
  asked,
}: {
  draft: Draft
  answers: Complete
  documentId: string
  number: string
  now: Date
  due: Omit<Due, 'rule'>
  instrument: Instrument | null
  objection: string
  asked: readonly AskedQuestion[]
}): CaseFile {
  const { product, process, docketNumber, statute } = answers.process
  const data = orderIn(answers) ? null : answers.data
  return {
    id: newId('case'),
    number,
    draftId: draft.id,
    product,
    process,
    agencyId: draft.agencyId,
    officerId: draft.officerId,
    documentId,
    docketNumber,
    statute,
    asked,
    categories: data?.categories ?? [],
    objection,
    period: { from: data?.from ?? null, to: data?.to ?? null },
    receivedAt: now,
    dueAt: due.dueAt,
    dueSteps: due.steps,
    instrument,
    tasks: tasksOf(answers, product),
  }
}

function tasksOf({ identifiers }: Complete, product: Product): Task[] {
  return identifiers.map(({ kind, value, at }, index) => ({
    id: newId('task'),
    n: index + 1,
    product,
    kind,
    value,
    at: at === null ? null : instant(at),
  }))
}
