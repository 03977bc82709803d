/** Telling the user, or lawfully not yet. */
import { agencyById } from '#agencies'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import { atHour, dayIn } from '#platform/time.ts'
import { type AccountContact, contactOf } from '#records'
import type { NewFact } from '../case/fact.rules.ts'
import { proposalsOf } from '../case/proposal.store.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { heldAfterEmergency } from '../emergency/notice-hold.rules.ts'
import { noticeMail } from '../letters/notice.mail.ts'
import { processRow } from '../triage/process.rules.ts'
import { type NoticePlan, planNotice, type Wait, waitAfterNotice } from './notice.rules.ts'
import { insertNotice } from './secrecy.store.ts'

/** The facts that an approval adds about notice; the job does the telling, so that no mail goes out inside the decision. */
export async function scheduleAfterApproval(office: Office, held: Held): Promise<NewFact[]> {
  const { toldBy, basis } = processRow(held.file.process)
  if (toldBy === 'authority')
    return [{ kind: 'notice-left', data: { basis } }, await scheduleProduction(office, held, null)]
  const plan = planFor(office, held)
  await office.jobs.send(
    held.tx,
    'case.notice',
    { caseId: held.file.id },
    plan.kind === 'tell-on' ? { at: atHour(plan.day, 9, office.provider.zone) } : {},
  )
  if (plan.kind === 'tell-now') return []
  const until = plan.kind === 'tell-on' ? plan.lastSecretDay : null
  const heldBack: NewFact = { kind: 'notice-held', data: { orderId: plan.heldBy, until } }
  if (plan.kind === 'wait-for-counsel') return [heldBack]
  return [heldBack, await scheduleProduction(office, held, null)]
}

/**
 * Tells the users of a decided case, once each, unless an order still binds: then it comes back when the order ends.
 * May run twice and at any hour; the database refuses a notice while an order binds.
 */
export async function sendNotices(office: Office, { caseId }: { caseId: string }): Promise<void> {
  await withCase(office, caseId, async (held) => {
    const { state, tx, now } = held
    if (state.approved?.kind !== 'disclose' || state.closed?.why === 'withdrawn') return
    if (processRow(held.file.process).toldBy === 'authority') return
    const plan = planFor(office, held)
    if (plan.kind === 'wait-for-counsel') return
    if (plan.kind === 'tell-on') {
      await office.jobs.send(tx, 'case.notice', { caseId }, { at: atHour(plan.day, 9, office.provider.zone) })
      if (state.produceFrom === null)
        await addFacts(office, held, {
          by: 'system',
          action: 'notice.held',
          facts: [
            { kind: 'notice-held', data: { orderId: plan.heldBy, until: plan.lastSecretDay } },
            await scheduleProduction(office, held, null),
          ],
        })
      return
    }
    const facts = await tellAll(office, held)
    if (state.produceFrom === null) {
      facts.push(await scheduleProduction(office, held, waitFrom(office, now)))
    }
    if (facts.length > 0) await addFacts(office, held, { by: 'system', action: 'notice.sent', facts })
  })
}

async function tellAll(office: Office, held: Held): Promise<NewFact[]> {
  const { tx, file, state, now } = held
  const approved = (await proposalsOf(tx, file.id)).find(({ proposal }) => proposal.id === state.approved?.proposalId)
  if (approved?.proposal.body.decision.kind !== 'disclose') return []
  const agency = await agencyById(tx, file.agencyId)
  if (!agency) return []
  const facts: NewFact[] = []
  const accounts = [...new Set(approved.proposal.body.decision.subjects.map((subject) => subject.accountId))]
  for (const accountId of accounts.filter((account) => !state.told.has(account))) {
    const contact: AccountContact | undefined = await contactOf(tx, accountId)
    if (!contact) continue
    const wait = state.produceFrom === null ? waitFrom(office, now) : null
    const mail = noticeMail({
      file,
      decision: approved.proposal.body.decision,
      contact,
      wait,
      agencyName: agency.name,
      provider: office.provider,
      baseUrl: office.baseUrl,
    })
    const mailId = await queueMail(tx, office, {
      to: contact.email,
      ...mail,
      about: file.number,
      caseId: file.id,
      template: 'notice',
    })
    await insertNotice(tx, {
      id: newId('notice'),
      caseId: file.id,
      accountId,
      mailId,
      onDay: dayIn(office.provider.zone, now),
      at: now,
    })
    facts.push({ kind: 'notice-sent', data: { accountId, mailId } })
  }
  return facts
}

function planFor({ provider }: Office, { now, state, file }: Held): NoticePlan {
  const orders = [...state.orders, ...heldAfterEmergency(file.process, state.approved?.approvedAt ?? now, provider)]
  return planNotice({ today: dayIn(provider.zone, now), orders, country: provider.calendar })
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
