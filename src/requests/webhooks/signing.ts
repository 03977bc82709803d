/** Headers of one message as Standard Webhooks says, one signature for every secret that counts now. */
import { createHmac } from 'node:crypto'
import type { Seals } from '#platform/seals.ts'
import type { Key } from './webhook.rules.ts'

const LABEL = 'standard webhooks v1'

/** What an administrator hands to the program that listens; shown once. */
export function secretText(seals: Pick<Seals, 'derive'>, seal: string): string {
  return `whsec_${seals.derive(seal, LABEL).toString('base64')}`
}

type Message = Readonly<{ id: string; at: Date; body: string }>

export function webhookHeaders(
  seals: Pick<Seals, 'derive'>,
  keys: readonly Key[],
  { id, at, body }: Message,
): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(at.getTime() / 1000))
  const signatures = keys.map(({ seal }) => {
    const mac = createHmac('sha256', seals.derive(seal, LABEL)).update(`${id}.${seconds}.${body}`)
    return `v1,${mac.digest('base64')}`
  })
  return {
    'content-type': 'application/json',
    ...{ 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') },
  }
}
