/** Orders that forbid telling the user: recorded, contested, ruled on. Knows nothing of the records. */
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import type { Day } from '#platform/time.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { officerAddress } from '../filing/contact.store.ts'
import { contestMail } from '../letters/officer.mail.ts'
import { owedAccounts } from './hold.store.ts'
import type { SecrecyClaim } from './notice.rules.ts'
import { insertOrder, insertRuling } from './secrecy.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'case.notice': { caseId: string }
    'case.produce': { caseId: string }
  }
}

/**
 * Records an order and answers with the facts of it. It binds from this moment, whoever claimed it; one without an end is contested
 * by a mail to the officer that asks for a fixed term, and goes to counsel.
 */
export async function recordSecrecy(
  office: Office,
  held: Pick<Held, 'tx' | 'file' | 'now'>,
  by: string,
  claim: SecrecyClaim,
): Promise<NewFact[]> {
  const { tx, file, now } = held
  const orderId = newId('order')
  await insertOrder(tx, { id: orderId, caseId: file.id, ...claim, at: now, by })
  const recorded: NewFact = { kind: 'secrecy-recorded', data: { orderId, ...claim } }
  if (claim.endsOn !== null) return [recorded]
  const { to, lang } = await officerAddress(tx, file)
  const mail = contestMail({ file, provider: office.provider, baseUrl: office.baseUrl, lang })
  const mailId = await queueMail(tx, office, { to, ...mail, about: file.number, caseId: file.id, template: 'contest' })
  return [recorded, { kind: 'secrecy-contested', data: { orderId, mailId } }]
}

/** Staff found an order that nobody declared. */
export async function addSecrecy(
  office: Office,
  by: string,
  { caseId, claim }: { caseId: string; claim: SecrecyClaim },
): Promise<{ kind: 'recorded' | 'unknown' | 'already-told' }> {
  const outcome = await withCase(office, caseId, async (held) => {
    const owed = await owedAccounts(held.tx, caseId)
    if (owed.length > 0 && owed.every((account) => held.state.told.has(account)))
      return { kind: 'already-told' as const }
    if (held.state.approved?.kind === 'disclose') await office.jobs.send(held.tx, 'case.notice', { caseId })
    await addFacts(office, held, {
      by,
      action: 'secrecy.recorded',
      facts: await recordSecrecy(office, held, by, claim),
    })
    return { kind: 'recorded' as const }
  })
  return outcome ?? { kind: 'unknown' }
}

export type RulingOutcome =
  | { kind: 'ruled' }
  | { kind: 'unknown' }
  | { kind: 'no-such-order' }
  | { kind: 'already-ruled' }
  | { kind: 'reason-missing' }
  | { kind: 'end-missing' }

/** Counsel decides whether an order binds, and until when. What waited for this word then goes its way. */
export async function ruleSecrecy(
  office: Office,
  by: string,
  {
    caseId,
    orderId,
    ruling,
    endsOn,
    reason,
  }: { caseId: string; orderId: string; ruling: 'binds-until' | 'does-not-bind'; endsOn: Day | null; reason: string },
): Promise<RulingOutcome> {
  if (reason.trim() === '') return { kind: 'reason-missing' }
  if (ruling === 'binds-until' && endsOn === null) return { kind: 'end-missing' }
  const end = ruling === 'binds-until' ? endsOn : null
  const outcome = await withCase(office, caseId, async (held): Promise<RulingOutcome> => {
    const order = held.state.orders.find((known) => known.orderId === orderId)
    if (!order) return { kind: 'no-such-order' }
    if (order.ruling) return { kind: 'already-ruled' }
    await insertRuling(held.tx, {
      id: newId('ruling'),
      orderId,
      ruling,
      endsOn: end,
      reason: reason.trim(),
      at: held.now,
      by,
    })
    const fact: NewFact = { kind: 'secrecy-ruled', data: { orderId, ruling, endsOn: end, reason: reason.trim() } }
    const state = await addFacts(office, held, { by, action: 'secrecy.ruled', facts: [fact], detail: { ruling } })
    if (state.approved?.kind === 'disclose') await office.jobs.send(held.tx, 'case.notice', { caseId })
    if (state.approved?.kind === 'restrict') await office.jobs.send(held.tx, 'restriction.notice', { caseId })
    return { kind: 'ruled' }
  })
  return outcome ?? { kind: 'unknown' }
}
