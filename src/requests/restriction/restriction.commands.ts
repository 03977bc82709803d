/** Two people decided to restrict access: written down, told, and lifted again when it must be. */
import { agencyById } from '#agencies'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import { atHour, dayIn } from '#platform/time.ts'
import { contactOf } from '#records'
import type { NewFact } from '../case/fact.rules.ts'
import type { Proposal } from '../case/proposal.store.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { planNotice } from '../notice/notice.rules.ts'
import { insertNotice } from '../notice/secrecy.store.ts'
import { effectMail, restrictedMail } from './restriction.mail.ts'
import type { Restricting } from './restriction.rules.ts'
import {
  casesUntold,
  insertLift,
  insertRestriction,
  orderOf,
  type Restriction,
  restrictionsOfCase,
} from './restriction.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'restriction.notice': { caseId: string }
  }
}

/** What an approval does: the measures, the word to the authority on their effect, the user told by a job, and the case closed. */
export async function restrict(
  office: Office,
  held: Held,
  { proposal, decision }: Readonly<{ proposal: Proposal; decision: Restricting }>,
): Promise<NewFact[]> {
  const { tx, file, now } = held
  const { measure, countries, startsOn, endsOn, reviewOn, policy } = decision
  for (const { accountId, meetingId } of decision.subjects) {
    const made = { id: newId('restriction'), caseId: file.id, proposalId: proposal.id, accountId, meetingId, at: now }
    await insertRestriction(tx, { ...made, measure, countries, startsOn, endsOn, reviewOn, policy })
  }
  const { provider, baseUrl } = office
  const { explanation } = proposal.body
  await tellOfficers(office, held, {
    template: 'effect',
    make: (lang) => effectMail({ file, provider, baseUrl, lang }, { decided: decision, explanation }),
  })
  await office.jobs.send(tx, 'restriction.notice', { caseId: file.id })
  const named = new Set(decision.subjects.map(({ taskId }) => taskId))
  const outcomes = file.tasks.map(({ id }) => ({
    taskId: id,
    outcome: named.has(id) ? ('restricted' as const) : ('rejected' as const),
  }))
  return [
    { kind: 'restricted', data: { measure, countries, startsOn, endsOn } },
    { kind: 'closed', data: { outcomes, why: 'restricted' } },
  ]
}

/** Tells each user once. Comes back while an order of secrecy binds; the database refuses a notice until then. May run twice. */
export async function tellRestricted(office: Office, { caseId }: { caseId: string }): Promise<void> {
  await withCase(office, caseId, async (held) => {
    const { tx, state, now } = held
    const { zone, calendar: country } = office.provider
    const plan = planNotice({ today: dayIn(zone, now), orders: state.orders, country })
    if (plan.kind === 'wait-for-counsel') return
    if (plan.kind === 'tell-on')
      return office.jobs.send(tx, 'restriction.notice', { caseId }, { at: atHour(plan.day, 9, zone) })
    const facts: NewFact[] = []
    const order = await orderOf(tx, caseId)
    for (const made of await restrictionsOfCase(tx, caseId)) {
      if (state.told.has(made.accountId) || facts.some((fact) => isOf(fact, made.accountId))) continue
      const told = await tell(office, held, { made, act: order?.act ?? '' })
      if (told) facts.push(told)
    }
    if (facts.length > 0) await addFacts(office, held, { by: 'system', action: 'restriction.told', facts })
  })
}

/** Finds whoever is still to be told, whatever became of the jobs. */
export async function sweepRestricted(office: Office): Promise<void> {
  for (const caseId of await casesUntold(office.db)) await tellRestricted(office, { caseId })
}

const isOf = (fact: NewFact, accountId: string) => fact.kind === 'notice-sent' && fact.data.accountId === accountId

type Telling = Readonly<{ made: Restriction; act: string }>

async function tell(office: Office, { tx, file, now }: Held, { made, act }: Telling): Promise<NewFact | null> {
  const { accountId } = made
  const [contact, agency] = [await contactOf(tx, accountId), await agencyById(tx, file.agencyId)]
  if (!contact || !agency) return null
  const { provider, baseUrl } = office
  const letter = { file, provider, baseUrl, lang: contact.lang, contact, agencyName: agency.name, act }
  const mail = restrictedMail({ ...letter, decided: made, rule: made.policy?.rule ?? null })
  const to = { to: contact.email, about: file.number, caseId: file.id, template: 'restricted' }
  const mailId = await queueMail(tx, office, { ...to, ...mail })
  const onDay = dayIn(provider.zone, now)
  await insertNotice(tx, { id: newId('notice'), caseId: file.id, accountId, mailId, onDay, at: now })
  return { kind: 'notice-sent', data: { accountId, mailId } }
}

export type LiftEnd = Readonly<{ kind: 'lifted' | 'unknown' | 'already' }>

/** Ends a measure before its day: a court set the order aside, the issuer withdrew it, or a second look found it too wide. */
export async function liftRestriction(
  office: Office,
  by: string,
  { caseId, restrictionId, reason }: Readonly<{ caseId: string; restrictionId: string; reason: string }>,
): Promise<LiftEnd> {
  const outcome = await withCase(office, caseId, async (held): Promise<LiftEnd> => {
    const made = (await restrictionsOfCase(held.tx, caseId)).find(({ id }) => id === restrictionId)
    if (!made) return { kind: 'unknown' }
    if (made.lift) return { kind: 'already' }
    await insertLift(held.tx, { restrictionId, reason: reason.trim(), at: held.now, by })
    const fact: NewFact = { kind: 'restriction-lifted', data: { restrictionId, reason: reason.trim() } }
    await addFacts(office, held, { by, action: 'restriction.lifted', facts: [fact] })
    return { kind: 'lifted' }
  })
  return outcome ?? { kind: 'unknown' }
}
