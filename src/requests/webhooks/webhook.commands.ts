/** Endpoints: added, given another secret, switched, tried; and a message sent once more by hand. */

import { isIP } from 'node:net'
import { record } from '#audit'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { hostOf, isClosedAddress } from '#platform/outward.ts'
import { later } from '#platform/time.ts'
import { put } from './announce.commands.ts'
import { secretText } from './signing.ts'
import {
  type AddressRefusal,
  checkAddress,
  checkSwitch,
  type EndpointState,
  MOST_ENDPOINTS,
  OVERLAP_MS,
  type SwitchRefusal,
  type WebhookEvent,
} from './webhook.rules.ts'
import { deliveryById, endpointById, endpoints, insertEndpoint, insertKey, insertSwitch } from './webhook.store.ts'

const UNKNOWN = { kind: 'unknown' } as const
type Unknown = typeof UNKNOWN

export type AddOutcome =
  | Readonly<{ kind: 'added'; webhookId: string; secret: string }>
  | Readonly<{ kind: 'refused'; because: AddressRefusal | 'too-many' }>
export type AddAsk = Readonly<{ url: string; note: string; events: readonly WebhookEvent[] }>

/** The secret is in this answer and nowhere else. */
export async function addWebhook(office: Office, by: string, { url, note, events }: AddAsk): Promise<AddOutcome> {
  const because = checkAddress(url, {
    closed: URL.canParse(url) && isIP(hostOf(url)) !== 0 && isClosedAddress(hostOf(url)),
    privateToo: office.provider.webhooks?.privateAddresses ?? false,
  })
  if (because !== null) return { kind: 'refused', because }
  // Before the transaction: a key without an endpoint opens nothing.
  const seal = newId('whkey')
  office.seals.make(seal)
  const outcome = await transact(office, async (tx): Promise<AddOutcome> => {
    if ((await endpoints(tx)).length >= MOST_ENDPOINTS) return { kind: 'refused', because: 'too-many' }
    const [webhookId, at] = [newId('webhook'), office.clock.now()]
    await insertEndpoint(tx, { id: webhookId, url, note: note.trim(), events, at, by })
    await insertKey(tx, { endpointId: webhookId, n: 1, seal, at, by })
    await record(tx, office.clock, {
      who: by,
      action: 'webhook.added',
      about: webhookId,
      detail: { events: [...events] },
    })
    return { kind: 'added', webhookId, secret: secretText(office.seals, seal) }
  })
  if (outcome.kind === 'refused') office.seals.destroy(seal)
  return outcome
}

export type RotateOutcome = Readonly<{ kind: 'rotated'; secret: string }> | Unknown

/** A new secret. The one before signs beside it for a day, then its key is destroyed. */
export async function rotateSecret(office: Office, by: string, webhookId: string): Promise<RotateOutcome> {
  const seal = newId('whkey')
  office.seals.make(seal)
  const outcome = await transact(office, async (tx): Promise<RotateOutcome> => {
    const endpoint = await endpointById(tx, webhookId)
    if (!endpoint) return UNKNOWN
    const at = office.clock.now()
    const [last] = endpoint.keys.toSorted((a, b) => b.n - a.n)
    await insertKey(tx, { endpointId: webhookId, n: (last?.n ?? 0) + 1, seal, at, by })
    if (last) await office.jobs.send(tx, 'webhook.forget', { seal: last.seal }, { at: later(at, OVERLAP_MS) })
    await record(tx, office.clock, { who: by, action: 'webhook.rotated', about: webhookId })
    return { kind: 'rotated', secret: secretText(office.seals, seal) }
  })
  if (outcome.kind === 'unknown') office.seals.destroy(seal)
  return outcome
}

export type SwitchOutcome =
  | Readonly<{ kind: EndpointState }>
  | Unknown
  | Readonly<{ kind: 'refused'; because: SwitchRefusal }>

/** Off keeps the secret and what was sent; removed is for good, and its keys are destroyed. */
export function switchWebhook(
  office: Office,
  by: string,
  { webhookId, to }: Readonly<{ webhookId: string; to: EndpointState }>,
): Promise<SwitchOutcome> {
  return transact(office, async (tx): Promise<SwitchOutcome> => {
    const endpoint = await endpointById(tx, webhookId)
    if (!endpoint) return UNKNOWN
    const because = checkSwitch(endpoint.state, to)
    if (because !== null) return { kind: 'refused', because }
    await insertSwitch(tx, { endpoint, to, why: 'person', at: office.clock.now(), by })
    if (to === 'removed')
      for (const { seal } of endpoint.keys) await office.jobs.send(tx, 'webhook.forget', { seal }, { onceKey: seal })
    await record(tx, office.clock, { who: by, action: `webhook.${to}`, about: webhookId })
    return { kind: to }
  })
}

export type TryOutcome = Readonly<{ kind: 'sent' | 'off' }> | Unknown

/** A message that says nothing, to see whether it arrives. */
export function testWebhook(office: Office, by: string, webhookId: string): Promise<TryOutcome> {
  return transact(office, async (tx): Promise<TryOutcome> => {
    const endpoint = await endpointById(tx, webhookId)
    if (!endpoint) return UNKNOWN
    if (endpoint.state !== 'on') return { kind: 'off' }
    await put(office, tx, { endpointId: webhookId, event: 'webhook.test', file: null })
    await record(tx, office.clock, { who: by, action: 'webhook.tested', about: webhookId })
    return { kind: 'sent' }
  })
}

/** The same message under the same id, now. */
export function redeliver(office: Office, by: string, deliveryId: string): Promise<TryOutcome> {
  return transact(office, async (tx): Promise<TryOutcome> => {
    const delivery = await deliveryById(tx, deliveryId)
    const endpoint = delivery && (await endpointById(tx, delivery.endpointId))
    if (!delivery || !endpoint) return UNKNOWN
    if (endpoint.state !== 'on') return { kind: 'off' }
    await office.jobs.send(tx, 'webhook.deliver', { deliveryId, n: delivery.attempts.length + 1 })
    await record(tx, office.clock, { who: by, action: 'webhook.redelivered', about: deliveryId })
    return { kind: 'sent' }
  })
}
