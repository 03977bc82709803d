/**
 * Calling somebody out. Each step, its mails, the signed message and the job of the next step stand in one transaction: as long as nobody
 * has answered there is always a job that goes on, whatever is killed in between.
 */
import { record } from '#audit'
import { allStaff } from '#identity'
import type { Tx } from '#platform/db/db.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { later } from '#platform/time.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { addFacts, withCase } from '../case/record.commands.ts'
import { answerTo, insertAnswer, insertPage, insertWebhookTry, pagesOf, webhookTaken } from './duty.store.ts'
import { dutyMail } from './emergency.mail.ts'
import { isEmergency } from './emergency.rules.ts'
import { calledAt, dutyOrder, minutesAfter, type OnDuty, pagingOf } from './paging.rules.ts'
import { postSigned } from './webhook.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'emergency.page': { caseId: string; step: number }
    'emergency.webhook': { caseId: string; number: string; step: number }
  }
}

const MINUTE_MS = 60_000

type Step = Readonly<{ caseId: string; number: string; step: number }>

/** Calls whoever is next, and sees to it that somebody is after them. Answers with the fact of it. */
export async function callOut(office: Office, tx: Tx, { caseId, number, step }: Step): Promise<readonly NewFact[]> {
  const { provider, baseUrl, clock, jobs } = office
  const now = clock.now()
  const paging = pagingOf(provider)
  const order = dutyOrder(paging, await onDuty(tx))
  const called = calledAt(step, order)
  const mail = dutyMail({ caseId, number, step, provider, baseUrl, now, langs: ['nl', 'en'] })
  for (const { id, email } of called) {
    const letter = { to: email, ...mail, about: number, caseId, template: 'emergency-duty' }
    await insertPage(tx, { caseId, step, personId: id, at: now, mailId: await queueMail(tx, office, letter) })
  }
  if (paging.webhook !== null)
    await jobs.send(tx, 'emergency.webhook', { caseId, number, step }, { onceKey: `${caseId}-${step}` })
  await jobs.send(
    tx,
    'emergency.page',
    { caseId, step: step + 1 },
    { at: later(now, minutesAfter(step, paging, order.length) * MINUTE_MS), onceKey: `${caseId}-${step + 1}` },
  )
  return [{ kind: 'duty-called', data: { step, people: called.map(({ id }) => id) } }]
}

async function onDuty(tx: Tx): Promise<readonly OnDuty[]> {
  const staff = await allStaff(tx)
  return staff.map(({ id, email, roles, suspendedAt }) => ({ id, email, roles, suspended: suspendedAt !== null }))
}

/** The job of a step: nothing when somebody has answered, when the case is over, or when the step was taken already. */
export async function callNext(office: Office, { caseId, step }: { caseId: string; step: number }): Promise<void> {
  await withCase(office, caseId, async (held) => {
    const { tx, file, state, facts } = held
    if (!state.isOpen || (await answerTo(tx, caseId))) return
    if (facts.some((fact) => fact.kind === 'duty-called' && fact.data.step >= step)) return
    const called = await callOut(office, tx, { caseId, number: file.number, step })
    await addFacts(office, held, { by: 'system', action: 'emergency.called-out', facts: called, detail: { step } })
  })
}

export type AnswerOutcome = { kind: 'answered' | 'already' | 'unknown' | 'no-emergency' }

/** “I am on it”: nobody else is called out, and the case is this person's unless somebody has it already. */
export async function answerCall(office: Office, by: string, { caseId }: { caseId: string }): Promise<AnswerOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<AnswerOutcome> => {
    if (!isEmergency(held.file.process)) return { kind: 'no-emergency' }
    if (await answerTo(held.tx, caseId)) return { kind: 'already' }
    await insertAnswer(held.tx, { caseId, at: held.now, by })
    const taken: readonly NewFact[] =
      held.state.isOpen && held.state.assignedTo === null ? [{ kind: 'assigned', data: { to: by } }] : []
    await addFacts(office, held, {
      ...{ by, action: 'emergency.answered' },
      facts: [{ kind: 'duty-answered', data: {} }, ...taken],
    })
    return { kind: 'answered' }
  })
  return outcome ?? { kind: 'unknown' }
}

/** The signed message of a step; every try is written down, and one that was refused comes back. */
export async function sendWebhook(
  office: Office,
  { caseId, number, step }: { caseId: string; number: string; step: number },
): Promise<void> {
  const { webhook } = pagingOf(office.provider)
  if (webhook === null || (await webhookTaken(office.db, caseId, step))) return
  const [first] = (await pagesOf(office.db, caseId)).filter((page) => page.step === step)
  const at = office.clock.now()
  const answer = await postSigned(office.keys, webhook, {
    id: `${caseId}-${step}`,
    at,
    body: {
      type: 'emergency.called-out',
      timestamp: (first?.at ?? at).toISOString(),
      data: { number, step, url: `${office.baseUrl}/desk/cases/${caseId}` },
    },
  })
  await transact(office, async (tx) => {
    await insertWebhookTry(tx, { caseId, step, ...answer, at: office.clock.now() })
    const detail = { step, accepted: answer.accepted }
    await record(tx, office.clock, { who: 'system', action: 'emergency.webhook', about: number, caseId, detail })
  })
  if (!answer.accepted) throw new Error(`the alarm did not take the message: ${answer.reply}`)
}
