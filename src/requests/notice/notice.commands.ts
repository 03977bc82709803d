/** Telling the authority, then the user; or lawfully not yet. */
import { agencyById } from '#agencies'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import { addDays, atHour, type Day, dayIn } from '#platform/time.ts'
import { type AccountContact, contactOf } from '#records'
import type { NewFact } from '../case/fact.rules.ts'
import type { ProposalBody } from '../case/proposal.rules.ts'
import { proposalsOf } from '../case/proposal.store.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { byConsent } from '../consent/consent.rules.ts'
import { heldAfterEmergency } from '../emergency/notice-hold.rules.ts'
import { noticeMail } from '../letters/notice.mail.ts'
import { sinceReopening } from '../reopening/reopening.rules.ts'
import { processRow } from '../triage/process.rules.ts'
import { casesOwing, insertOwed, owedAccounts } from './hold.store.ts'
import { planNotice, type Wait, waitAfterNotice } from './notice.rules.ts'
import { isTellable, type Step, stepFor, wakeOn } from './phase.rules.ts'
import { insertNotice } from './secrecy.store.ts'
import { tellAuthority } from './telling.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'notice.sweep': Record<string, never>
  }
}

type Disclosure = Extract<ProposalBody['decision'], { kind: 'disclose' }>

/** Who is to be told, and the facts that an approval adds about it; the job does the telling, so that no mail goes out inside the decision. */
export async function scheduleAfterApproval(office: Office, held: Held, decision: Disclosure): Promise<NewFact[]> {
  const { tx, file, now, state } = held
  const { toldBy, basis } = processRow(file.process)
  if (toldBy === 'authority')
    return [{ kind: 'notice-left', data: { basis } }, await scheduleProduction(office, held, null)]
  // Whoever agreed was asked by us before: they know, and have nothing to object to.
  if (byConsent(file.process)) return [await scheduleProduction(office, held, null)]
  await insertOwed(tx, { caseId: file.id, accounts: accountsIn(decision), at: now })
  const { zone, calendar: country } = office.provider
  const orders = [...state.orders, ...heldAfterEmergency(file.process, now, office.provider)]
  const plan = planNotice({ today: dayIn(zone, now), orders, country })
  await office.jobs.send(tx, 'case.notice', { caseId: file.id })
  if (plan.kind === 'tell-now') return []
  const until = plan.kind === 'tell-on' ? plan.lastSecretDay : null
  const heldBack: NewFact = { kind: 'notice-held', data: { orderId: plan.heldBy, until } }
  if (plan.kind === 'wait-for-counsel') return [heldBack]
  return [heldBack, await scheduleProduction(office, held, null)]
}

/**
 * Takes the notice of a decided case as far as it may go today: tells the authority, then each user, once. What has to wait comes back.
 * May run twice and at any hour; the database refuses a notice while anything binds.
 */
export async function sendNotices(office: Office, { caseId }: { caseId: string }): Promise<void> {
  await withCase(office, caseId, async (held) => {
    const { state } = held
    if (processRow(held.file.process).toldBy === 'authority' || !isTellable(state, held.facts)) return
    const accounts = await owedAccounts(held.tx, caseId)
    const owed = accounts.filter((account) => !state.told.has(account))
    const steps = owed.map((account) => ({ account, step: nextFor(office, held, account) }))
    const facts = [
      ...(await announce(office, held, steps)),
      ...(await holdBack(office, held, steps)),
      ...(await tell(office, held, steps)),
      ...(accounts.length > 0 && owed.length === 0 ? await produceForTheTold(office, held) : []),
    ]
    for (const day of new Set(steps.flatMap(({ step }) => wakeOn(step) ?? []))) await comeBack(office, held, day)
    if (facts.length > 0) await addFacts(office, held, { by: 'system', action: actionFor(facts), facts })
  })
}

/** Finds whoever is still to be told, whatever became of the jobs; each case once more, in a transaction of its own. */
export async function sweepNotices(office: Office): Promise<void> {
  const { zone, notice } = office.provider
  const today = dayIn(zone, office.clock.now())
  for (const caseId of await casesOwing(office.db, addDays(today, notice.authorityDays ?? 0)))
    await sendNotices(office, { caseId })
}

type Planned = Readonly<{ account: string; step: Step }>

function nextFor({ provider }: Office, { state, file, now }: Held, account: string): Step {
  const orders = [...state.orders, ...heldAfterEmergency(file.process, state.approved?.approvedAt ?? now, provider)]
  const { zone, calendar: country, notice } = provider
  const asked = { account, today: dayIn(zone, now), orders, talk: state.talk, country }
  return stepFor({ ...asked, days: notice.authorityDays ?? 0 })
}

/** One word to the authority for all accounts that it has to hear about now. */
async function announce(office: Office, held: Held, steps: readonly Planned[]): Promise<NewFact[]> {
  const due = steps.flatMap(({ step }) => (step.kind === 'announce' ? [step] : []))
  const [first] = due.toSorted((a, b) => (a.tellOn < b.tellOn ? 1 : -1))
  if (!first) return []
  const { answerBy, tellOn } = first
  const mailId = await tellAuthority(office, held, { kind: 'announced', answerBy, tellOn })
  return [{ kind: 'authority-told', data: { mailId, answerBy, tellOn } }]
}

/** Where every user is kept out of it for a time, the answer does not wait for them. An argument alone keeps nobody out. */
async function holdBack(office: Office, held: Held, steps: readonly Planned[]): Promise<NewFact[]> {
  if (held.state.produceFrom !== null) return []
  const holds = steps.flatMap(({ step }) => (step.kind === 'tell-on' && !step.argued ? [step] : []))
  const [first] = holds
  if (!first || holds.length < steps.length) return []
  return [
    { kind: 'notice-held', data: { orderId: first.heldBy, until: first.lastSecretDay } },
    await scheduleProduction(office, held, null),
  ]
}

/** Decided again about users who were told before: they have their time once more, from now. */
async function produceForTheTold(office: Office, held: Held): Promise<NewFact[]> {
  const { approved, isOpen, produceFrom } = held.state
  if (approved?.kind !== 'disclose' || !isOpen || produceFrom !== null) return []
  return [await scheduleProduction(office, held, waitFrom(office, held.now))]
}

async function tell(office: Office, held: Held, steps: readonly Planned[]): Promise<NewFact[]> {
  const now = steps.flatMap(({ account, step }) => (step.kind === 'tell-now' ? [account] : []))
  if (now.length === 0) return []
  const wait = hasTime(held) ? waitFrom(office, held.now) : null
  const facts = await tellAll(office, held, { accounts: now, wait })
  const until = held.state.produceFrom
  if (wait && (until === null || (facts.length > 0 && until < wait.from)))
    facts.push(await scheduleProduction(office, held, wait))
  return facts
}

/** Nothing has been handed over, nor is to be without the user's time. */
function hasTime({ state, facts }: Held): boolean {
  const scheduled = sinceReopening(facts).findLast((fact) => fact.kind === 'production-scheduled')
  const reserved = scheduled?.kind !== 'production-scheduled' || scheduled.data.lastDay !== null
  return state.state === 'user-time' && reserved
}

async function tellAll(
  office: Office,
  { tx, file, now }: Held,
  { accounts, wait }: Readonly<{ accounts: readonly string[]; wait: Wait | null }>,
): Promise<NewFact[]> {
  const given = (await proposalsOf(tx, file.id)).findLast(
    ({ proposal, end }) => end?.ending === 'approved' && proposal.body.decision.kind === 'disclose',
  )
  const decision = given?.proposal.body.decision
  const agency = await agencyById(tx, file.agencyId)
  if (decision?.kind !== 'disclose' || !agency) return []
  const { provider, baseUrl } = office
  const facts: NewFact[] = []
  for (const accountId of accounts) {
    const contact: AccountContact | undefined = await contactOf(tx, accountId)
    if (!contact) continue
    const mail = noticeMail({ file, decision, contact, wait, agencyName: agency.name, provider, baseUrl })
    const queued = { to: contact.email, ...mail, about: file.number, caseId: file.id, template: 'notice' }
    const mailId = await queueMail(tx, office, queued)
    const onDay = dayIn(provider.zone, now)
    await insertNotice(tx, { id: newId('notice'), caseId: file.id, accountId, mailId, onDay, at: now })
    facts.push({ kind: 'notice-sent', data: { accountId, mailId } })
  }
  return facts
}

function actionFor(facts: readonly NewFact[]): string {
  const kinds = new Set(facts.map(({ kind }) => kind))
  if (kinds.has('notice-sent')) return 'notice.sent'
  return kinds.has('authority-told') ? 'notice.announced' : 'notice.held'
}

/** At nine on that day; a second run adds no second job. */
async function comeBack({ jobs, provider }: Office, { tx, file }: Held, day: Day): Promise<void> {
  const onceKey = `${file.id} ${day}`
  await jobs.send(tx, 'case.notice', { caseId: file.id }, { at: atHour(day, 9, provider.zone), onceKey })
}

function accountsIn(decision: Disclosure): readonly string[] {
  return [...new Set(decision.subjects.map((subject) => subject.accountId))]
}

function waitFrom({ provider }: Office, toldAt: Date): Wait {
  return waitAfterNotice({ toldAt, days: provider.notice.days, zone: provider.zone, country: provider.calendar })
}

/** After the user's time, or, where an order keeps the user out of it, at once. The sum is kept as it was counted. */
async function scheduleProduction(office: Office, held: Held, wait: Wait | null): Promise<NewFact> {
  const notBefore = wait?.from ?? held.now
  await office.jobs.send(held.tx, 'case.produce', { caseId: held.file.id }, { at: notBefore })
  const data = { notBefore: notBefore.toISOString(), lastDay: wait?.lastDay ?? null, ...(wait && { sum: wait.steps }) }
  return { kind: 'production-scheduled', data }
}
