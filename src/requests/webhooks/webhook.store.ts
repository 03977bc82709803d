/** Endpoints with the names of their keys and their switches; messages, and each try to deliver them. */
import type { Db, Tx } from '#platform/db/db.ts'
import type { EndpointState, Key, SentEvent, WebhookEvent } from './webhook.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    webhook_endpoint: { id: string; url: string; note: string; events: string[]; at: Date; by_person: string }
    webhook_key: { endpoint_id: string; n: number; seal: string; at: Date; by_person: string }
    webhook_switch: {
      endpoint_id: string
      n: number
      to: EndpointState
      why: 'person' | 'failing'
      at: Date
      by_person: string
    }
    webhook_delivery: {
      id: string
      endpoint_id: string
      event: string
      case_id: string | null
      body: string
      at: Date
    }
    webhook_attempt: {
      delivery_id: string
      n: number
      at: Date
      took_ms: number
      status: number | null
      reply: string
      accepted: boolean
    }
  }
}

export type Endpoint = Readonly<{
  id: string
  url: string
  note: string
  events: readonly WebhookEvent[]
  at: Date
  by: string
  state: EndpointState
  /** Why it is off. */
  why: 'person' | 'failing'
  switches: number
  keys: readonly Key[]
}>

/** Those that were not removed, in the order in which they were added. */
export async function endpoints(db: Db): Promise<readonly Endpoint[]> {
  const rows = await db.selectFrom('webhook_endpoint').selectAll().orderBy('at').orderBy('id').execute()
  if (rows.length === 0) return []
  const switches = await db.selectFrom('webhook_switch').selectAll().orderBy('n').execute()
  const keys = await db.selectFrom('webhook_key').selectAll().orderBy('n').execute()
  return rows
    .map((row): Endpoint => {
      const own = switches.filter(({ endpoint_id }) => endpoint_id === row.id)
      const last = own.at(-1)
      return {
        ...{ id: row.id, url: row.url, note: row.note, at: row.at, by: row.by_person, switches: own.length },
        ...{ state: last?.to ?? 'on', why: last?.why ?? 'person' },
        // Written by `insertEndpoint` alone.
        events: row.events as readonly WebhookEvent[],
        keys: keys.filter(({ endpoint_id }) => endpoint_id === row.id).map(({ n, seal, at }) => ({ n, seal, at })),
      }
    })
    .filter(({ state }) => state !== 'removed')
}

export async function endpointById(db: Db, id: string): Promise<Endpoint | undefined> {
  return (await endpoints(db)).find((one) => one.id === id)
}

type New = Pick<Endpoint, 'id' | 'url' | 'note' | 'events' | 'at' | 'by'>

export async function insertEndpoint(tx: Tx, { id, url, note, events, at, by }: New): Promise<void> {
  await tx
    .insertInto('webhook_endpoint')
    .values({ id, url, note, events: [...events], at, by_person: by })
    .execute()
}

export async function insertKey(tx: Tx, key: Key & Readonly<{ endpointId: string; by: string }>): Promise<void> {
  const { endpointId, n, seal, at, by } = key
  await tx.insertInto('webhook_key').values({ endpoint_id: endpointId, n, seal, at, by_person: by }).execute()
}

type Switch = Readonly<{ endpoint: Endpoint; to: EndpointState; why: 'person' | 'failing'; at: Date; by: string }>

export async function insertSwitch(tx: Tx, { endpoint, to, why, at, by }: Switch): Promise<void> {
  const n = endpoint.switches + 1
  await tx.insertInto('webhook_switch').values({ endpoint_id: endpoint.id, n, to, why, at, by_person: by }).execute()
}

export type Attempt = Readonly<{
  n: number
  at: Date
  tookMs: number
  status: number | null
  reply: string
  accepted: boolean
}>
export type Delivery = Readonly<{
  id: string
  endpointId: string
  event: SentEvent
  caseId: string | null
  body: string
  at: Date
  attempts: readonly Attempt[]
}>

export async function insertDelivery(tx: Tx, delivery: Omit<Delivery, 'attempts'>): Promise<void> {
  const { id, endpointId, event, caseId, body, at } = delivery
  await tx
    .insertInto('webhook_delivery')
    .values({ id, endpoint_id: endpointId, event, case_id: caseId, body, at })
    .execute()
}

export async function deliveryById(db: Db, id: string): Promise<Delivery | undefined> {
  return (await withAttempts(db, await db.selectFrom('webhook_delivery').selectAll().where('id', '=', id).execute()))[0]
}

/** Newest first. */
export async function deliveries(db: Db, limit: number): Promise<readonly Delivery[]> {
  const rows = db.selectFrom('webhook_delivery').selectAll().orderBy('at', 'desc').orderBy('id').limit(limit)
  return withAttempts(db, await rows.execute())
}

type DeliveryRow = Readonly<{
  id: string
  endpoint_id: string
  event: string
  case_id: string | null
  body: string
  at: Date
}>

async function withAttempts(db: Db, rows: readonly DeliveryRow[]): Promise<readonly Delivery[]> {
  if (rows.length === 0) return []
  const tries = await db
    .selectFrom('webhook_attempt')
    .selectAll()
    .where(
      'delivery_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('n')
    .execute()
  const own = Map.groupBy(tries, ({ delivery_id }) => delivery_id)
  return rows.map(({ id, endpoint_id, event, case_id, body, at }) => ({
    // Written by `insertDelivery` alone.
    ...{ id, endpointId: endpoint_id, event: event as SentEvent, caseId: case_id, body, at },
    attempts: (own.get(id) ?? []).map(({ delivery_id: _, took_ms, ...one }) => ({ ...one, tookMs: took_ms })),
  }))
}

/** False where somebody else wrote this try first. */
export async function insertAttempt(tx: Tx, deliveryId: string, attempt: Attempt): Promise<boolean> {
  const { tookMs, ...rest } = attempt
  const done = await tx
    .insertInto('webhook_attempt')
    .values({ ...rest, delivery_id: deliveryId, took_ms: tookMs })
    .onConflict((conflict) => conflict.doNothing())
    .returning('n')
    .execute()
  return done.length > 0
}

/** When the endpoint last took a message. */
export async function lastAccepted(db: Db, endpointId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('webhook_attempt as a')
    .innerJoin('webhook_delivery as d', 'd.id', 'a.delivery_id')
    .select(({ fn }) => fn.max('a.at').as('at'))
    .where('d.endpoint_id', '=', endpointId)
    .where('a.accepted', '=', true)
    .executeTakeFirst()
  return row?.at ?? null
}
