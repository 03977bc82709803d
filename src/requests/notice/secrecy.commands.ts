/** Orders that forbid telling the user: recorded, contested, ruled on. Knows nothing of the records. */
import type { Upload } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import type { Day } from '#platform/time.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { checkFiles, keepFiles, roomFor, type Unfitting } from '../dialogue/attachment.commands.ts'
import { attachmentsOf } from '../dialogue/attachment.store.ts'
import { contestMail } from '../letters/officer.mail.ts'
import { owedAccounts } from './hold.store.ts'
import type { SecrecyClaim } from './notice.rules.ts'
import { type OrderStands, type StandsRefusal, whereOrderStands } from './order-document.rules.ts'
import { insertOrder, insertOrderDocument, insertRuling } from './secrecy.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'case.notice': { caseId: string }
    'case.produce': { caseId: string }
  }
}

type Holding = Pick<Held, 'tx' | 'file' | 'now'>

/** An order that stands in the document of the request: see `recordOrder`. */
export async function recordSecrecy(
  office: Office,
  held: Holding,
  by: string,
  claim: SecrecyClaim,
): Promise<readonly NewFact[]> {
  const orderId = newId('order')
  const facts = await recordOrder(office, held, { by, orderId, claim })
  await showOrder(held, { by, orderId, attachmentId: null })
  return facts
}

/** Says where an order stands, in the transaction that records it. */
export async function showOrder(
  { tx, file, now }: Holding,
  { by, orderId, attachmentId }: Readonly<{ by: string; orderId: string; attachmentId: string | null }>,
): Promise<void> {
  await insertOrderDocument(tx, { orderId, caseId: file.id, attachmentId, at: now, by })
}

/**
 * Records an order and answers with the facts of it. It binds from this moment, whoever claimed it; one without an end is contested
 * by a mail to the officer that asks for a fixed term, and goes to counsel. Before the transaction ends it has to be shown.
 */
export async function recordOrder(
  office: Office,
  held: Holding,
  { by, orderId, claim, docket }: Readonly<{ by: string; orderId: string; claim: SecrecyClaim; docket?: string }>,
): Promise<readonly NewFact[]> {
  const { tx, file, now } = held
  await insertOrder(tx, { id: orderId, caseId: file.id, ...claim, at: now, by })
  const recorded: NewFact = {
    kind: 'secrecy-recorded',
    data: { orderId, ...claim, ...(docket !== undefined && { docket }) },
  }
  if (claim.endsOn !== null) return [recorded]
  const { provider, baseUrl } = office
  const mailId = await tellOfficers(
    office,
    { tx, file },
    { template: 'contest', make: (lang) => contestMail({ file, provider, baseUrl, lang }) },
  )
  return [recorded, { kind: 'secrecy-contested', data: { orderId, mailId } }]
}

export type FoundOrder = Readonly<{
  caseId: string
  claim: SecrecyClaim
  /** Where it stands: `document`, or the id of a file of the case; a file that is sent counts first. */
  found: string
  uploads: readonly Upload[]
}>
export type FoundOutcome =
  | { kind: 'recorded' | 'unknown' | 'already-told' }
  | { kind: 'not-shown'; because: StandsRefusal }
  | Unfitting

/** Staff found an order that nobody declared: in the document, beside a message, or it came another way and is recorded here. */
export async function addSecrecy(office: Office, by: string, order: FoundOrder): Promise<FoundOutcome> {
  const { caseId, claim, found, uploads } = order
  if (uploads.length > 1) return { kind: 'not-shown', because: 'one-order' }
  const checked = await checkFiles(office, caseId, uploads)
  if (checked.kind === 'unfit') return checked
  const { files } = checked
  const outcome = await withCase(office, caseId, async (held): Promise<FoundOutcome> => {
    const owed = await owedAccounts(held.tx, caseId)
    if (owed.length > 0 && owed.every((account) => held.state.told.has(account))) return { kind: 'already-told' }
    const kept = (await attachmentsOf(held.tx, caseId)).map(({ id }) => id)
    const stands = whereOrderStands({ sent: files.length, found, kept })
    if (typeof stands === 'string') return { kind: 'not-shown', because: stands }
    const room = await roomFor(held, files)
    if (room !== 'fine') return room
    if (held.state.approved?.kind === 'disclose') await office.jobs.send(held.tx, 'case.notice', { caseId })
    const orderId = newId('order')
    const facts = await recordOrder(office, held, { by, orderId, claim })
    await addFacts(office, held, { by, action: 'secrecy.recorded', facts })
    const sent = await keepFiles(office, held, { files, factN: held.state.lastFact + 1, by })
    await showOrder(held, { by, orderId, attachmentId: attachmentIn(stands, sent) })
    return { kind: 'recorded' }
  })
  return outcome ?? { kind: 'unknown' }
}

/** The file in which an order stands; null for the document of the request. */
export function attachmentIn(stands: OrderStands, sent: readonly string[]): string | null {
  if (stands.kind === 'file') return stands.id
  return stands.kind === 'sent' ? (sent[0] ?? null) : null
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
