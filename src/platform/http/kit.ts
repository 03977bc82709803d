/** What a running server is given, and the refusals that need it. */

import type { Tx } from '#platform/db/db.ts'
import type { NavGroup, View } from '#platform/http/view.ts'
import { type Office, transact } from '#platform/office.ts'
import type { Scanner } from '#platform/scan/clamd.ts'
import { type Asking, viewOf } from './asking.ts'
import type { Assets } from './assets.ts'
import type { HeaderSet } from './guards.ts'
import type { Meter } from './metrics.ts'
import type { ProblemPage, Trouble } from './problem.page.tsx'
import type { Limiter, Rates } from './rates.ts'
import type { ReadingDesk } from './reading.ts'
import type { Actor, Route } from './route.ts'
import { type Sending, sendTrouble } from './send.ts'
import { type TroubleCode, trouble } from './trouble.ts'

/** Who shows this: a cookie on pages, a token under /api/. The path tells by which door they came in. */
export type Credentials = Readonly<{
  path: string
  cookies: ReadonlyMap<string, string>
  bearer: string | null
  /** Looks without noting that the pass was used. */
  quiet?: true
}>
export type SignedIn = (credentials: Credentials) => Promise<Actor | null>

export type AccessEntry = Readonly<{
  actor: Actor | null
  action: string
  about: string
  caseId: string | null
  allowed: boolean
}>

/** No personal data: a route's name, never its address. `where` are the frames of an error, without its message. */
export type LogLine = Readonly<{
  level: 'info' | 'error'
  request: string
  method: string
  route: string
  status: number
  ms: number
  error?: string
  where?: readonly string[]
}>

export type HttpParts = Readonly<{
  routes: readonly Route[]
  office: Office
  signedIn: SignedIn
  recordAccess: (tx: Tx, entry: AccessEntry) => Promise<void>
  /** Several entries in one statement; without it one after the other. */
  recordAll?: (tx: Tx, entries: readonly AccessEntry[]) => Promise<void>
  /** Transactions of reads at once: one, unless the database has more connections. */
  readLanes?: number
  assets: Assets
  problemPage: ProblemPage
  /** The door for a person who is not signed in, by the path they wanted. */
  signInAt: (path: string) => string
  /** Below the data folder, on the same disk as the files: uploads wait here until a command adopts them. */
  uploadFolder: string
  /** Looks into every file that is sent; without it none is looked into. */
  scanner?: Scanner | null
  ready: () => Promise<boolean>
  log: (line: LogLine) => void
  version: string
  /** Where this person may go on the desk; from memory, for it is asked on every page. */
  nav?: (view: View) => readonly NavGroup[]
  rates?: Rates
  /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
  trustedProxies?: readonly string[]
  /** Further OpenMetrics lines, such as the depth of queues. */
  metrics?: () => Promise<readonly string[]>
}>

/** What answering needs, made once. */
export type Kit = HttpParts &
  Readonly<{
    reads: ReadingDesk
    head: HeaderSet
    limits: Limiter
    counted: Meter
    trusted: ReadonlySet<string>
    secure: boolean
  }>

/** A refusal of the platform itself, as a page or as problem+json. */
export function refuse(
  kit: Kit,
  asking: Asking,
  code: TroubleCode,
  ...[values, headers]: [Readonly<Record<string, string | number>>?, HeaderSet?]
): Response {
  return showTrouble(kit, asking, {
    found: trouble(asking.lang, code, values),
    actor: null,
    ...(headers && { headers }),
  })
}

export function tooMany(kit: Kit, asking: Asking, seconds: number): Response {
  return refuse(kit, asking, 'tooMany', { seconds }, { 'retry-after': String(seconds) })
}

export function showTrouble(
  kit: Kit,
  asking: Asking,
  shown: Readonly<{ found: Trouble; actor: Actor | null; headers?: HeaderSet }>,
): Response {
  const sending = { ...sendingOf(kit, asking, shown.actor), head: { ...kit.head, ...shown.headers } }
  return sendTrouble(shown.found, sending, () => kit.problemPage(viewOf(asking, shown.actor, kit), shown.found))
}

export function sendingOf(kit: Kit, asking: Asking, actor: Actor | null): Sending {
  return {
    head: kit.head,
    personal: actor !== null,
    program: asking.program,
    secure: kit.secure,
    script: asking.program && !asking.api,
    bodyless: asking.c.req.method === 'HEAD',
    forgetSaid: asking.cookies.has('said'),
  }
}

/** Refusals are on the record even though nothing else was done. */
export function recordRefusal(kit: Kit, entry: AccessEntry): Promise<void> {
  return transact(kit.office, (tx) => kit.recordAccess(tx, entry))
}
