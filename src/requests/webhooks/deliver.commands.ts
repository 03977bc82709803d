/** One try to deliver a message. What came of it is written down, with the next try, in one transaction. */
import { record } from '#audit'
import { allStaff } from '#identity'
import type { Tx } from '#platform/db/db.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { postOutward } from '#platform/outward.ts'
import { webhookHeaders } from './signing.ts'
import { failingMail } from './webhook.mail.ts'
import { isFailing, keysAt, nextTry } from './webhook.rules.ts'
import {
  type Delivery,
  deliveryById,
  type Endpoint,
  endpointById,
  insertAttempt,
  insertSwitch,
  lastAccepted,
} from './webhook.store.ts'

/** A program that says nothing for so long has not taken the message. */
const PATIENCE_MS = 10_000

/** May run twice: each try is written once, and a message that was taken is not sent again by itself. */
export async function deliver(
  office: Office,
  { deliveryId, n }: Readonly<{ deliveryId: string; n: number }>,
): Promise<void> {
  const delivery = await deliveryById(office.db, deliveryId)
  const endpoint = delivery && (await endpointById(office.db, delivery.endpointId))
  if (!delivery || endpoint?.state !== 'on' || delivery.attempts.length >= n) return
  const at = office.clock.now()
  const handed = await postOutward({
    ...{ url: endpoint.url, body: delivery.body, patienceMs: PATIENCE_MS },
    headers: webhookHeaders(office.seals, keysAt(endpoint.keys, at), { id: delivery.id, at, body: delivery.body }),
    privateToo: office.provider.webhooks?.privateAddresses ?? false,
  })
  await transact(office, async (tx) => {
    if (!(await insertAttempt(tx, delivery.id, { n, at, ...handed }))) return
    const { accepted, status } = handed
    const about = `${delivery.event} ${delivery.id}`
    const detail = { endpoint: endpoint.id, n, accepted, status: status ?? 0 }
    await record(tx, office.clock, { who: 'system', action: 'webhook.tried', about, caseId: delivery.caseId, detail })
    if (!accepted) await again(office, tx, { delivery, endpoint, n })
  })
}

type Failed = Readonly<{ delivery: Delivery; endpoint: Endpoint; n: number }>

async function again(office: Office, tx: Tx, { delivery, endpoint, n }: Failed): Promise<void> {
  const at = office.clock.now()
  const next = nextTry(n, at)
  if (next !== null) {
    const data = { deliveryId: delivery.id, n: n + 1 }
    await office.jobs.send(tx, 'webhook.deliver', data, { at: next, onceKey: `${delivery.id} ${n + 1}` })
    return
  }
  if (!isFailing({ n, lastAccepted: await lastAccepted(tx, endpoint.id), made: delivery.at })) return
  const now = await endpointById(tx, endpoint.id)
  if (now?.state !== 'on') return
  await insertSwitch(tx, { endpoint: now, to: 'off', why: 'failing', at, by: 'system' })
  await record(tx, office.clock, {
    who: 'system',
    action: 'webhook.off',
    about: endpoint.id,
    detail: { why: 'failing' },
  })
  const mail = failingMail({ url: endpoint.url, provider: office.provider, baseUrl: office.baseUrl })
  const staff = (await allStaff(tx)).filter((one) => one.suspendedAt === null && one.roles.includes('administrator'))
  for (const { email } of staff)
    await queueMail(tx, office, { to: email, ...mail, about: endpoint.id, template: 'webhook-off' })
}
