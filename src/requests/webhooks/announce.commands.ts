/** In the transaction of what happened: one message for every endpoint that listens, and the job that delivers it. */
import { canonical } from '#platform/canonical.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { eventsOf, type Happened, type SentEvent, type WebhookEvent } from './webhook.rules.ts'
import { endpoints, insertDelivery } from './webhook.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'webhook.deliver': { deliveryId: string; n: number }
    'webhook.forget': { seal: string }
  }
}

type Told = Pick<Office, 'jobs' | 'clock' | 'baseUrl'>
type OfCase = Readonly<{ id: string; number: string }>

/** What new facts mean to those that listen. */
export async function announce(office: Told, tx: Tx, { file, ...happened }: Happened & Readonly<{ file: OfCase }>) {
  const events = eventsOf(happened)
  if (events.length > 0) await announceEvents(office, tx, { file, events })
}

export async function announceEvents(
  office: Told,
  tx: Tx,
  { file, events }: Readonly<{ file: OfCase; events: readonly WebhookEvent[] }>,
): Promise<void> {
  const listening = (await endpoints(tx)).filter(({ state }) => state === 'on')
  for (const event of events)
    for (const { id, events: chosen } of listening)
      if (chosen.includes(event)) await put(office, tx, { endpointId: id, event, file })
}

type Message = Readonly<{ endpointId: string; event: SentEvent; file: OfCase | null }>

export async function put(office: Told, tx: Tx, { endpointId, event, file }: Message): Promise<string> {
  const [id, at] = [newId('msg'), office.clock.now()]
  const data = file ? { number: file.number, url: `${office.baseUrl}/desk/cases/${file.id}` } : {}
  const body = canonical({ type: event, timestamp: at.toISOString(), data })
  await insertDelivery(tx, { id, endpointId, event, caseId: file?.id ?? null, body, at })
  await office.jobs.send(tx, 'webhook.deliver', { deliveryId: id, n: 1 }, { onceKey: `${id} 1` })
  return id
}
