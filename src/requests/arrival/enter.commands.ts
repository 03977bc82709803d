/** From an arrival to a case: somebody has read the document and written down what it says. */
import { type Agency, agencyById, insertOfficer, isOfficial, nameAgency } from '#agencies'
import { record } from '#audit'
import { addPerson, personByEmail } from '#identity'
import type { Product } from '#platform/config.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { type Day, dayIn, instant } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { caseState } from '../case/case.rules.ts'
import { type AskedQuestion, type CaseFile, insertCase, insertFacts, nextNumber } from '../case/case.store.ts'
import { dueByRule } from '../case/due.rules.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { insertCard, updateCard } from '../case/index.store.ts'
import type { Instrument } from '../case/instrument.rules.ts'
import type { ClockId } from '../clocks/clock.rules.ts'
import { watchHours } from '../clocks/reminder.commands.ts'
import type { IdentifierAnswer } from '../filing/answers.rules.ts'
import { insertContact } from '../filing/contact.store.ts'
import { checkOf, declaredByHand, keepVerdict } from '../filing/document.commands.ts'
import { type DocumentCheck, documentById, newestCheck, type RequestDocument } from '../filing/draft.store.ts'
import { receiptMail } from '../letters/officer.mail.ts'
import type { SecrecyClaim } from '../notice/notice.rules.ts'
import { recordSecrecy } from '../notice/secrecy.commands.ts'
import { type RestrictionOrder, reachOf } from '../restriction/restriction.rules.ts'
import { insertOrder } from '../restriction/restriction.store.ts'
import type { Category } from '../triage/category.rules.ts'
import { isPortal, type Process, processRow } from '../triage/process.rules.ts'
import type { Issuer } from '../triage/process-row.rules.ts'
import { announceEvents } from '../webhooks/announce.commands.ts'
import { dueRuleOf, type EntryProblem, entryProblems, issuerOf } from './arrival.rules.ts'
import { type Arrival, arrivalById, insertArrivalEnd, lockedEnd } from './arrival.store.ts'

/** An agency that we know, or one that only the document names. */
export type Asking =
  | Readonly<{ kind: 'known'; agencyId: string }>
  | Readonly<{ kind: 'named'; name: string; country: string; governmental: boolean }>

export type Entry = Readonly<{
  process: Process
  issuer: Issuer | null
  validatedBy: Issuer | null
  authority: boolean
  asking: Asking
  /** Who signed or wrote, and where the answer goes. */
  contact: Readonly<{ name: string; title: string; email: string; lang: Lang }>
  dueRule: ClockId | null
  dueOn: Day | null
  docketNumber: string
  statute: string
  product: Product
  identifiers: readonly IdentifierAnswer[]
  categories: readonly Category[]
  period: Readonly<{ from: Day | null; to: Day | null }>
  secrecy: SecrecyClaim | null
  /** What an order to restrict access asks; how far it can count is worked out here. */
  restriction: Omit<RestrictionOrder, 'reach'> | null
  /** The form as it stood before who entered it. */
  asked: readonly AskedQuestion[]
}>

export type EnterOutcome =
  | { kind: 'entered'; caseId: string; number: string }
  | { kind: 'unknown' | 'ended' | 'unknown-agency' }
  | { kind: 'wrong'; problems: readonly EntryProblem[] }

export async function enterInstrument(
  office: Office,
  by: string,
  { arrivalId, entry }: Readonly<{ arrivalId: string; entry: Entry }>,
): Promise<EnterOutcome> {
  const found = await arrivalById(office.db, arrivalId)
  const document = found && (await documentById(office.db, found.documentId))
  if (!found || !document) return { kind: 'unknown' }
  const receivedOn = dayIn(office.provider.zone, found.receivedAt)
  const problems = entryProblems({ ...entry, receivedOn, categories: entry.categories.length })
  const dueRule = dueRuleOf(entry.process, entry.dueRule)
  const issuer = issuerOf(entry.process, entry.issuer)
  if (problems.length > 0 || dueRule === null || issuer === null) return { kind: 'wrong', problems }
  // Read again by the rules of its kind before anything is locked: the reader is a process of its own.
  if (found.end === null) await readAgain(office, document, entry.process)
  return transact(office, async (tx): Promise<EnterOutcome> => {
    const arrival = await arrivalById(tx, arrivalId)
    if (!arrival || (await lockedEnd(tx, arrivalId))) return { kind: arrival ? 'ended' : 'unknown' }
    const agency = await agencyOf(office, tx, { by, arrival, asking: entry.asking })
    if (!agency) return { kind: 'unknown-agency' }
    const officerId = await askerOf(office, tx, { by, entry, agency })
    // Numbers go up in the order in which cases come to be, however long their documents lay.
    const number = await nextNumber(tx, office.provider.casePrefix, office.clock.now().getUTCFullYear())
    const { validatedBy, authority } = entry
    const instrument: Instrument = { channel: arrival.channel, issuer, validatedBy, authority, dueRule }
    const file = fileOf(office, { entry, arrival, agency, officerId, number, instrument })
    await insertCase(tx, file)
    await watchHours(office, tx, { ...file, caseId: file.id, rule: dueRule, now: office.clock.now() })
    if (entry.restriction) await keepOrder(tx, file.id, { asked: entry.restriction, country: agency.country })
    await insertCard(tx, cardOf(file, agency, entry.contact.name))
    const check = await newestCheck(tx, document.id)
    await open(office, tx, { by, channel: arrival.channel, entry, file, document, check, agency })
    const at = office.clock.now()
    await insertArrivalEnd(tx, { arrivalId, caseId: file.id, reason: '', at, by })
    const detail = { arrival: arrivalId, sha256: document.sha256 }
    await record(tx, office.clock, { who: by, action: 'arrival.entered', about: number, caseId: file.id, detail })
    return { kind: 'entered', caseId: file.id, number }
  })
}

/** Our own paper has nothing to be checked for, and a kind that the portal does not know keeps what was said of its file. */
async function readAgain(office: Office, document: RequestDocument, process: Process): Promise<void> {
  if (!isPortal(process)) return
  await keepVerdict(office, document.id, await checkOf(office, document, declaredByHand(process)))
}

type Naming = Readonly<{ by: string; arrival: Arrival; asking: Asking }>

async function agencyOf(office: Office, tx: Tx, { by, arrival, asking }: Naming): Promise<Agency | undefined> {
  if (asking.kind === 'known') return agencyById(tx, asking.agencyId)
  const source = `named on arrival ${arrival.id}`
  const { name, country, governmental } = asking
  return agencyById(tx, await nameAgency(office, tx, { by, name, country, governmental, source }))
}

type Asker = Readonly<{ by: string; entry: Entry; agency: Agency }>

/** Only an official address makes a person who could ever sign in; whoever else signed is written down and can be handed nothing. */
async function askerOf(office: Office, tx: Tx, { by, entry, agency }: Asker): Promise<string> {
  const { name, title } = entry.contact
  const email = entry.contact.email.trim().toLowerCase()
  const official = isOfficial(email, agency.domains)
  const person = official ? await personByEmail(tx, 'officer', email) : null
  if (person?.agencyId === agency.id) return person.id
  const added =
    official && person === null
      ? await addPerson(office, tx, { kind: 'officer', name, email, roles: ['officer'], agencyId: agency.id, by })
      : null
  const personId = added?.kind === 'created' ? added.id : newId('signer')
  const officer = { personId, agencyId: agency.id, badge: '', title, telephone: '', extension: '' }
  await insertOfficer(tx, { ...officer, address: email })
  return personId
}

type Ordered = Readonly<{ asked: NonNullable<Entry['restriction']>; country: string }>

function keepOrder(tx: Tx, caseId: string, { asked, country }: Ordered): Promise<void> {
  return insertOrder(tx, caseId, { ...asked, reach: reachOf(asked.law, country) })
}

type Filing = Readonly<{
  entry: Entry
  arrival: Arrival
  agency: Agency
  officerId: string
  number: string
  instrument: Instrument
}>

function fileOf({ provider }: Office, { entry, arrival, agency, officerId, number, instrument }: Filing): CaseFile {
  const { zone, calendar: country } = provider
  const { receivedAt, documentId } = arrival
  const { process, product, docketNumber, statute, asked, categories, period, dueOn: askedFor } = entry
  const due = dueByRule({ rule: instrument.dueRule, receivedAt, askedFor, zone, country })
  return {
    ...{ id: newId('case'), number, draftId: null, product, process, agencyId: agency.id, officerId, documentId },
    ...{ docketNumber, statute, asked, categories, objection: '', period, receivedAt, instrument },
    ...{ dueAt: due.dueAt, dueSteps: due.steps },
    tasks: entry.identifiers.map(({ kind, value, at }, index) => ({
      ...{ id: newId('task'), n: index + 1, product, kind, value, at: at === null ? null : instant(at) },
    })),
  }
}

function cardOf(file: CaseFile, agency: Agency, signer: string): Parameters<typeof insertCard>[1] {
  const { number, dueAt, receivedAt, process, product, tasks, docketNumber } = file
  return {
    ...{ caseId: file.id, number, dueAt, receivedAt, process, product, identifiers: tasks.length },
    ...{ agencyId: agency.id, agencyName: agency.name, country: agency.country },
    words: [number, agency.name, docketNumber, signer, ...tasks.map(({ value }) => value)].filter(Boolean),
  }
}

type Opening = Readonly<{
  by: string
  channel: Arrival['channel']
  entry: Entry
  file: CaseFile
  document: RequestDocument
  check: DocumentCheck | undefined
  agency: Agency
}>

/** The first facts: received when it arrived, checked, receipt written, and every order of secrecy that came with it. */
async function open(office: Office, tx: Tx, { by, channel, entry, file, document, check }: Opening): Promise<void> {
  const { name, email, lang } = entry.contact
  const { provider, baseUrl } = office
  await insertContact(tx, { caseId: file.id, name, email, lang })
  const mail = receiptMail({ file, sha256: document.sha256, documentName: document.name, provider, baseUrl, lang })
  const letter = { to: email, ...mail, about: file.number, caseId: file.id, template: 'receipt' }
  const facts: NewFact[] = [
    { kind: 'entered', data: { channel } },
    { kind: 'receipt-mailed', data: { mailId: await queueMail(tx, office, letter) } },
  ]
  if (check) {
    const { blocks, warns, complete } = check.verdict
    facts.push({ kind: 'document-checked', data: { checkId: check.id, blocks, warns, complete } })
  }
  if (processRow(file.process).classify) facts.push({ kind: 'classification-asked', data: { process: file.process } })
  const now = office.clock.now()
  if (entry.secrecy) facts.push(...(await recordSecrecy(office, { tx, file, now }, by, entry.secrecy)))
  // Received when it reached us, however late somebody writes it down.
  const received: NewFact = { kind: 'received', data: { documentSha256: document.sha256 } }
  const first = await insertFacts(tx, file.id, [received], { author: by, at: file.receivedAt, after: 0 })
  const rest = await insertFacts(tx, file.id, facts, { author: by, at: now, after: 1 })
  const written = [...first, ...rest]
  const findings = { blocks: check?.verdict.blocks ?? 0, warns: check?.verdict.warns ?? 0 }
  await updateCard(tx, file.id, caseState(written), findings)
  await announceEvents(office, tx, { file, events: ['case.received'] })
}
