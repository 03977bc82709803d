/** An emergency comes in: by telephone, written down by staff, or by the officer's own hand. It is a case at once, and somebody is called out. */
import { type Agency, agencyById, allBound, insertOfficer, isOfficial, officerById } from '#agencies'
import { record } from '#audit'
import { addPerson, personByEmail } from '#identity'
import type { Product } from '#platform/config.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { isMailAddress, queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { type Day, instant } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { caseState } from '../case/case.rules.ts'
import { type AskedQuestion, type CaseFile, insertCase, insertFacts, nextNumber } from '../case/case.store.ts'
import { dueRuleOf } from '../case/due.rules.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { insertCard, updateCard } from '../case/index.store.ts'
import { newestClock } from '../clocks/clock.rules.ts'
import { deadlineOf } from '../clocks/deadline.rules.ts'
import { watchHours } from '../clocks/reminder.commands.ts'
import type { IdentifierAnswer } from '../filing/answers.rules.ts'
import { insertContact } from '../filing/contact.store.ts'
import { insertCheck, insertDocument } from '../filing/draft.store.ts'
import type { Category } from '../triage/category.rules.ts'
import { announceEvents } from '../webhooks/announce.commands.ts'
import { callOut } from './duty.commands.ts'
import { receivedMail } from './emergency.mail.ts'
import { emergencyProcess, type Narrative } from './emergency.rules.ts'
import { type Channel, insertEmergency, insertNarrative } from './emergency.store.ts'
import { ownVerdict, type Paper, typesetPaper } from './narrative.typeset.ts'
import { assess } from './risk.commands.ts'

export type Caller = Readonly<{
  name: string
  email: string
  badge: string
  /** On which they ask to be called; kept, and never called. */
  telephone: string
}>

export type Taking = Readonly<{
  /** Who writes it down: staff, or the officer. */
  by: string
  channel: Channel
  lang: Lang
  /** For whom the caller says to speak; null to go by the address. */
  agencyId: string | null
  caller: Caller
  product: Product
  docketNumber: string
  identifiers: readonly IdentifierAnswer[]
  categories: readonly Category[]
  period: Readonly<{ from: Day | null; to: Day | null }>
  narrative: Narrative
  asked: readonly AskedQuestion[]
  /** The paper on which it is written down; made before anything is locked. */
  paper: Paper
}>

export type TakeOutcome =
  | { kind: 'taken'; caseId: string; number: string }
  | { kind: 'refused'; because: 'unknown-agency' | 'not-an-address' }

export async function takeEmergency(office: Office, taking: Taking): Promise<TakeOutcome> {
  if (!isMailAddress(taking.caller.email)) return { kind: 'refused', because: 'not-an-address' }
  const agency = await agencyFor(office.db, taking)
  if (!agency) return { kind: 'refused', because: 'unknown-agency' }
  const stored = await office.files.put(await typesetPaper(taking.paper, office.clock.now()))
  return transact(office, async (tx): Promise<TakeOutcome> => {
    const now = office.clock.now()
    const officer = await officerFor(office, tx, { taking, agency })
    const documentId = newId('doc')
    await insertDocument(tx, {
      ...{ id: documentId, draftId: null, name: `${newId('emergency')}.pdf`, ...stored },
      ...{ uploadedAt: now, uploadedBy: taking.by },
    })
    const verdict = ownVerdict(taking.paper, stored.bytes)
    const checkId = newId('check')
    await insertCheck(tx, { id: checkId, documentId, n: 1, complete: true, verdict, at: now })
    const number = await nextNumber(tx, office.provider.casePrefix, now.getUTCFullYear())
    const file = fileOf(office, { taking, agency, officerId: officer.personId, documentId, number, now })
    await insertCase(tx, file)
    await watchHours(office, tx, { ...file, caseId: file.id, rule: dueRuleOf(file), now })
    await insertCard(tx, cardOf(file, agency, taking.caller.name))
    await open(office, tx, {
      ...{ file, agency, taking, checkId, sha256: stored.sha256 },
      enrolledNumber: officer.enrolledNumber,
    })
    const detail = { channel: taking.channel, sha256: stored.sha256 }
    await record(tx, office.clock, {
      who: taking.by,
      action: 'emergency.taken',
      about: number,
      caseId: file.id,
      detail,
    })
    return { kind: 'taken', caseId: file.id, number }
  })
}

/** Whom the caller names; else the one to which the domain of the address is bound, and of several the closest. */
async function agencyFor(db: Db, { agencyId, caller }: Taking): Promise<Agency | undefined> {
  if (agencyId !== null) return agencyById(db, agencyId)
  const [closest] = (await allBound(db))
    .filter(({ domain }) => isOfficial(caller.email, [domain]))
    .toSorted((a, b) => b.domain.length - a.domain.length)
  return closest && agencyById(db, closest.agencyId)
}

type Seeking = Readonly<{ taking: Taking; agency: Agency }>
/** `enrolledNumber` is null for one whom we did not know before this call. */
type Asking = Readonly<{ personId: string; enrolledNumber: string | null }>

/**
 * The officer as we know them; one whom we do not know becomes one of level 0. Only an official address makes a person who could
 * ever sign in: whoever speaks for an agency from elsewhere is written down, and nothing can be handed to them.
 */
async function officerFor(office: Office, tx: Tx, { taking, agency }: Seeking): Promise<Asking> {
  const { caller, by, channel } = taking
  const email = caller.email.toLowerCase()
  const person = channel === 'portal' ? { id: by, agencyId: agency.id } : await personByEmail(tx, 'officer', email)
  const known = person?.agencyId === agency.id ? await officerById(tx, person.id, office.clock.now()) : undefined
  if (known) return { personId: known.personId, enrolledNumber: known.telephone }
  const official = person === null && isOfficial(email, agency.domains)
  const added = official
    ? await addPerson(office, tx, {
        ...{ kind: 'officer', name: caller.name, email, roles: ['officer'], agencyId: agency.id, by },
      })
    : null
  const personId = added?.kind === 'created' ? added.id : newId('caller')
  const officer = {
    ...{ personId, agencyId: agency.id, badge: caller.badge, title: '' },
    ...{ telephone: caller.telephone, extension: '', address: email },
  }
  await insertOfficer(tx, officer)
  return { personId, enrolledNumber: null }
}

type Filing = Readonly<{
  taking: Taking
  agency: Agency
  officerId: string
  documentId: string
  number: string
  now: Date
}>

function fileOf({ provider }: Office, { taking, agency, officerId, documentId, number, now }: Filing): CaseFile {
  const { zone, calendar: calendarCountry } = provider
  const due = deadlineOf({ rule: newestClock('EDR_DECISION'), startedAt: now, zone, calendarCountry })
  const { product, docketNumber, categories, period, asked } = taking
  return {
    ...{ id: newId('case'), number, draftId: null, product, process: emergencyProcess(agency), agencyId: agency.id },
    ...{ officerId, documentId, docketNumber, statute: '', asked, categories, objection: '', period, receivedAt: now },
    dueAt: due.target,
    dueSteps: [{ step: 'received', at: now.toISOString() }],
    instrument: null,
    tasks: taking.identifiers.map(({ kind, value, at }, index) => ({
      ...{ id: newId('task'), n: index + 1, product, kind, value, at: at === null ? null : instant(at) },
    })),
  }
}

function cardOf(file: CaseFile, agency: Agency, caller: string): Parameters<typeof insertCard>[1] {
  const { number, dueAt, receivedAt, process, product, tasks, docketNumber } = file
  return {
    ...{ caseId: file.id, number, dueAt, receivedAt, process, product, identifiers: tasks.length },
    ...{ agencyId: agency.id, agencyName: agency.name, country: agency.country },
    words: [number, agency.name, docketNumber, caller, ...tasks.map(({ value }) => value)],
  }
}

type Opening = Readonly<{
  file: CaseFile
  agency: Agency
  enrolledNumber: string | null
  taking: Taking
  sha256: string
  checkId: string
}>

/** What was told, its first sum of signals, the receipt, and who is called out. */
async function open(office: Office, tx: Tx, opening: Opening): Promise<void> {
  const { file, agency, enrolledNumber, taking, sha256, checkId } = opening
  const { by, channel, caller, narrative } = taking
  const at = file.receivedAt
  await insertContact(tx, { caseId: file.id, name: caller.name, email: caller.email, lang: taking.lang })
  await insertEmergency(tx, { caseId: file.id, channel, givenNumber: caller.telephone, at, by })
  await insertNarrative(tx, file.id, { round: 1, narrative, at, by })
  const said = { email: caller.email, givenNumber: caller.telephone, narrative }
  const facts: NewFact[] = [
    { kind: 'received', data: { documentSha256: sha256 } },
    { kind: 'document-checked', data: { checkId, blocks: 0, warns: 0, complete: true } },
    { kind: 'emergency-taken', data: { channel } },
    await assess(tx, { file, agency, enrolledNumber, now: at, ...said }),
    ...(await receipt(office, tx, opening)),
    ...(await callOut(office, tx, { caseId: file.id, number: file.number, step: 0 })),
  ]
  const written = await insertFacts(tx, file.id, facts, { author: by, at, after: 0 })
  await updateCard(tx, file.id, caseState(written), { blocks: 0, warns: 0 })
  await announceEvents(office, tx, { file, events: ['case.received'] })
}

/** A mailbox that is not the agency's is told nothing; the agency's own hears of it, whoever made the call. */
async function receipt(office: Office, tx: Tx, { file, agency, taking }: Opening): Promise<readonly NewFact[]> {
  const { email } = taking.caller
  if (!isOfficial(email, agency.domains)) return []
  const { provider, baseUrl } = office
  const mail = receivedMail({ file, provider, baseUrl, lang: taking.lang })
  const letter = { to: email, ...mail, about: file.number, caseId: file.id, template: 'emergency-received' }
  return [{ kind: 'receipt-mailed', data: { mailId: await queueMail(tx, office, letter) } }]
}
