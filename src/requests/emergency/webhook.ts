/** One message to an address of the provider's own, signed as Standard Webhooks says: `v1a`, Ed25519 over id, time and body. */
import { canonical, type Json } from '#platform/canonical.ts'
import type { Keys } from '#platform/keys.ts'

export type Message = Readonly<{ id: string; at: Date; body: Json }>
export type Handed = Readonly<{ accepted: boolean; reply: string }>

/** An alarm that says nothing for so long has not taken the message. */
const PATIENCE_MS = 10_000

export function signedHeaders(keys: Pick<Keys, 'sign'>, { id, at, body }: Message): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(at.getTime() / 1000))
  const { signature, keyId } = keys.sign(`${id}.${seconds}.${canonical(body)}`)
  return {
    'content-type': 'application/json',
    ...{ 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1a,${signature}` },
    'webhook-key': keyId,
  }
}

/** Follows no redirect: the address is the one that the operator wrote down. */
export async function postSigned(keys: Pick<Keys, 'sign'>, url: string, message: Message): Promise<Handed> {
  try {
    const response = await fetch(url, {
      ...{ method: 'POST', redirect: 'error', headers: signedHeaders(keys, message), body: canonical(message.body) },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await response.body?.cancel()
    return { accepted: response.ok, reply: String(response.status) }
  } catch (error) {
    return { accepted: false, reply: (error instanceof Error ? error.name : 'unreachable').slice(0, 100) }
  }
}
