/**
 * What a program of the provider is told of a case, when it is tried again, and by which keys it is signed.
 *
 * Norm    Standard Webhooks 1.0: `webhook-id`, `webhook-timestamp`, `webhook-signature` v1 (HMAC-SHA256), `whsec_` secrets, several
 *         signatures while a secret is replaced, retries with growing pauses.
 * Policy  a message names the case by its number and where it stands, and nothing of whom or what it is about: it is fetched, with a token.
 * Policy  an endpoint that takes nothing in a day and a half of trying is switched off, and the administrators hear it.
 */
import { DAY_MS, later } from '#platform/time.ts'
import type { State } from '../case/case.rules.ts'
import type { FactKind } from '../case/fact.rules.ts'

export const EVENTS = ['case.received', 'case.stateChanged', 'case.due', 'case.closed', 'notice.sent'] as const
export type WebhookEvent = (typeof EVENTS)[number]
/** One more, that nobody chooses: sent by hand, to try an endpoint. */
export type SentEvent = WebhookEvent | 'webhook.test'

export const MOST_ENDPOINTS = 10

export type Happened = Readonly<{
  /** Null for a case that has just come in. */
  before: State | null
  after: State
  kinds: readonly FactKind[]
}>

/** What new facts of a case are to a program that listens. */
export function eventsOf({ before, after, kinds }: Happened): readonly WebhookEvent[] {
  return [
    ...(before === null ? (['case.received'] as const) : []),
    ...(before !== null && before !== after ? (['case.stateChanged'] as const) : []),
    ...(kinds.includes('closed') ? (['case.closed'] as const) : []),
    ...(kinds.includes('notice-sent') ? (['notice.sent'] as const) : []),
  ]
}

/** Seconds after a failed try until the next; after the last of them there is none. */
export const PAUSES = [5, 300, 1_800, 7_200, 18_000, 36_000, 64_800] as const
export const MOST_TRIES = PAUSES.length + 1

/** When try `n` is followed by another, counted from its own moment; null where it was the last, or one by hand after it. */
export function nextTry(n: number, at: Date): Date | null {
  const pause = PAUSES[n - 1]
  return pause === undefined ? null : later(at, pause * 1000)
}

/** How long the secret before the newest still signs. */
export const OVERLAP_MS = DAY_MS

export type Key = Readonly<{ n: number; seal: string; at: Date }>

/** The keys that sign at a moment, newest first. */
export function keysAt(keys: readonly Key[], now: Date): readonly Key[] {
  const [newest, before] = keys.toSorted((a, b) => b.n - a.n)
  if (!newest) return []
  return before && now < later(newest.at, OVERLAP_MS) ? [newest, before] : [newest]
}

export type AddressRefusal = 'address' | 'https' | 'credentials' | 'private'

/** `closed`: the host is written as an address that is not of the open internet. */
export function checkAddress(
  url: string,
  { closed, privateToo }: Readonly<{ closed: boolean; privateToo: boolean }>,
): AddressRefusal | null {
  if (!URL.canParse(url)) return 'address'
  const { protocol, username, password, hostname, hash } = new URL(url)
  if (!/^https?:$/.test(protocol) || hostname === '' || hash !== '') return 'address'
  if (username !== '' || password !== '') return 'credentials'
  const local = closed || hostname === 'localhost' || hostname.endsWith('.localhost')
  if (local && !privateToo) return 'private'
  return protocol === 'http:' && !local ? 'https' : null
}

export type EndpointState = 'on' | 'off' | 'removed'
export type SwitchRefusal = 'removed' | 'same'

export function checkSwitch(now: EndpointState, to: EndpointState): SwitchRefusal | null {
  if (now === 'removed') return 'removed'
  return now === to ? 'same' : null
}

/** After the last try of a message: whether the endpoint has taken nothing since the message was made. */
export function isFailing({
  n,
  lastAccepted,
  made,
}: Readonly<{ n: number; lastAccepted: Date | null; made: Date }>): boolean {
  return n === MOST_TRIES && (lastAccepted === null || lastAccepted < made)
}
