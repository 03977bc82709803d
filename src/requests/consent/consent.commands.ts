/** Asking an owner, their answer, and taking it back; each in one transaction with its fact, its entry and its mail. */
import { agencyById } from '#agencies'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import { dayIn, later } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { contactOf } from '#records'
import { accountsIn } from '../case/case.rules.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { newestClock } from '../clocks/clock.rules.ts'
import { deadlineOf } from '../clocks/deadline.rules.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { scopeNow } from '../dialogue/dialogue.rules.ts'
import { refusalMail } from '../letters/officer.mail.ts'
import type { Category } from '../triage/category.rules.ts'
import { consentMail } from './consent.mail.ts'
import {
  type AnswerRefusal,
  type AskRefusal,
  answerRefusal,
  askRefusal,
  type ConsentAnswer,
  endOf,
  type WithdrawRefusal,
  withdrawRefusal,
} from './consent.rules.ts'
import { askOf, insertAnswer, insertAsk, insertWithdrawal } from './consent.store.ts'
import { say } from './consent.words.ts'

export type AskOutcome =
  | { kind: 'asked'; accounts: number }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: AskRefusal | 'no-address' }

/** Writes to every owner that was found and was not asked yet. */
export async function askOwners(office: Office, by: string, { caseId }: { caseId: string }): Promise<AskOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<AskOutcome> => {
    const { state, file } = held
    const accounts = accountsIn(state)
    const asked = state.consents.map(({ accountId }) => accountId)
    const because = askRefusal({
      ...{ process: file.process, isOpen: state.isOpen, accepted: state.acceptedAt !== null, accounts, asked },
      lookedUp: file.tasks.every(({ id }) => state.resolved.has(id)),
    })
    if (because !== null) return { kind: 'refused', because }
    const facts: NewFact[] = []
    for (const account of accounts.filter((one) => !asked.includes(one)))
      facts.push(...(await askOne(office, held, { account, by })))
    if (facts.length === 0) return { kind: 'refused', because: 'no-address' }
    await addFacts(office, held, { by, action: 'consent.asked', facts })
    return { kind: 'asked', accounts: facts.length }
  })
  return outcome ?? { kind: 'unknown' }
}

type Asking = Readonly<{ account: string; by: string }>

async function askOne(office: Office, held: Held, { account, by }: Asking): Promise<NewFact[]> {
  const { tx, file, state, now } = held
  const { provider, baseUrl } = office
  const contact = await contactOf(tx, account)
  const agency = await agencyById(tx, file.agencyId)
  if (!contact || !agency) return []
  const { categories, from, to } = scopeNow(file, state.dialogue)
  const { zone, calendar: calendarCountry } = provider
  const rule = newestClock('CONSENT_REPLY')
  const { target } = deadlineOf({ rule, startedAt: now, zone, calendarCountry })
  const answerBy = dayIn(zone, later(target, -1))
  const period = { from, to }
  const mail = consentMail({
    ...{ file, agencyName: agency.name, contact, categories, period, answerBy, provider, baseUrl },
  })
  const queued = { to: contact.email, ...mail, about: file.number, caseId: file.id, template: 'consent' }
  const mailId = await queueMail(tx, office, queued)
  const ask = { id: newId('consent'), caseId: file.id, accountId: account, categories, answerBy, mailId }
  await insertAsk(tx, { ...ask, at: now, by })
  return [{ kind: 'consent-asked', data: { accountId: account, mailId, answerBy } }]
}

export type AnswerOutcome = { kind: 'answered' } | { kind: 'refused'; because: AnswerRefusal }

export type OwnerAnswer = Readonly<{
  caseId: string
  accountId: string
  answer: ConsentAnswer
  categories: readonly Category[]
}>

/** The owner's word, given once. */
export async function answerConsent(
  office: Office,
  by: string,
  { caseId, accountId, answer, categories: chosen }: OwnerAnswer,
): Promise<AnswerOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<AnswerOutcome> => {
    const { tx, state, now } = held
    const ask = await askOf(tx, caseId, accountId)
    const consent = state.consents.find((one) => one.accountId === accountId)
    const categories = answer === 'yes' ? chosen : []
    const about = { consent: ask && consent, asked: ask?.categories ?? [], isOpen: state.isOpen }
    const because = answerRefusal({ answer, categories }, about)
    if (because !== null || !ask) return { kind: 'refused', because: because ?? 'not-asked' }
    const endsOn = answer === 'yes' ? endOf(dayIn(office.provider.zone, now)) : null
    await insertAnswer(tx, { askId: ask.id, answer, categories, endsOn, at: now, by })
    await addFacts(office, held, {
      by,
      action: 'consent.answered',
      facts: [{ kind: 'consent-answered', data: { accountId, answer, categories, endsOn } }],
    })
    return { kind: 'answered' }
  })
  return outcome ?? { kind: 'refused', because: 'not-asked' }
}

export type WithdrawOutcome = { kind: 'withdrawn' } | { kind: 'refused'; because: WithdrawRefusal }

/** Takes the word back. A case that was decided on it ends here, and the officer is sent to the owner. */
export async function withdrawConsent(
  office: Office,
  by: string,
  { caseId, accountId }: Readonly<{ caseId: string; accountId: string }>,
): Promise<WithdrawOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<WithdrawOutcome> => {
    const { tx, state, now, file } = held
    const ask = await askOf(tx, caseId, accountId)
    const consent = state.consents.find((one) => one.accountId === accountId)
    const because = withdrawRefusal(ask && consent, state.packageId !== null)
    if (because !== null || !ask) return { kind: 'refused', because: because ?? 'not-agreed' }
    await insertWithdrawal(tx, { askId: ask.id, at: now, by })
    const ends = state.isOpen && state.approved !== null
    const outcomes = file.tasks.map(({ id }) => ({ taskId: id, outcome: 'rejected' as const }))
    const facts: NewFact[] = [{ kind: 'consent-withdrawn', data: { accountId } }]
    if (ends) facts.push({ kind: 'closed', data: { outcomes, why: 'rejected' } })
    await addFacts(office, held, { by, action: 'consent.withdrawn', facts })
    if (ends) await tellOfficer(office, held)
    return { kind: 'withdrawn' }
  })
  return outcome ?? { kind: 'refused', because: 'not-agreed' }
}

async function tellOfficer(office: Office, held: Held): Promise<void> {
  const { provider, baseUrl } = office
  const letter = { file: held.file, because: 'REDIRECT_CUSTOMER', provider, baseUrl } as const
  const make = (lang: Lang) => refusalMail({ ...letter, explanation: say(lang)('ended'), lang })
  await tellOfficers(office, held, { template: 'refusal', make })
}
