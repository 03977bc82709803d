/** The running server: everything opened, routes behind one port, one line per event on stderr. */
import { createAdaptorServer } from '@hono/node-server'
import { recordAll } from '#audit'
import { signInAt } from '#identity'
import type { Tx } from '#platform/db/db.ts'
import { assetsFrom } from '#platform/http/assets.ts'
import type { AccessEntry } from '#platform/http/kit.ts'
import { ratesTimes } from '#platform/http/rates.ts'
import type { Actor } from '#platform/http/route.ts'
import { httpApp } from '#platform/http/serve.ts'
import { jobsAnswer } from '#platform/jobs/start.ts'
import { clamd } from '#platform/scan/clamd.ts'
import { routesOf } from '../app.ts'
import type { OpenHouse } from './house.ts'
import { deskNav } from './nav.ts'
import { problemPage } from './problem.page.tsx'
import type { Settings } from './settings.ts'
import { VERSION } from './version.ts'

export type ServeAsk = Readonly<{
  house: OpenHouse
  settings: Settings
  host: string
  port: number
  staticFolder: string
  log: (line: string) => void
}>
export type Serving = Readonly<{ port: number; close: () => Promise<void> }>

export async function serveHouse({ house, settings, host, port, staticFolder, log }: ServeAsk): Promise<Serving> {
  const { office } = house
  const app = httpApp({
    routes: routesOf(house),
    office,
    signedIn: house.identity.signedIn,
    assets: await assetsFrom(staticFolder),
    problemPage,
    signInAt,
    recordAccess: (tx, entry) => recordAccess(house, tx, [entry]),
    recordAll: (tx, entries) => recordAccess(house, tx, entries),
    readLanes: house.opened.engine === 'pglite' ? 1 : 4,
    uploadFolder: office.files.incoming,
    scanner: settings.clamdAddress === null ? null : clamd(settings.clamdAddress),
    version: VERSION,
    nav: deskNav,
    rates: ratesTimes(settings.rateFactor),
    ready: () => jobsAnswer(house.opened),
    log: (line) => log(JSON.stringify(line)),
    trustedProxies: settings.trustedProxies,
    metrics: async () => [
      '# TYPE waarborg_memory_bytes gauge',
      '# UNIT waarborg_memory_bytes bytes',
      `waarborg_memory_bytes ${process.memoryUsage.rss()}`,
    ],
  })
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The access log's lines for pages and calls: who, what, which case, let in or not. */
function recordAccess({ office }: OpenHouse, tx: Tx, entries: readonly AccessEntry[]): Promise<void> {
  return recordAll(
    tx,
    office.clock,
    entries.map(({ actor, action, about, caseId, allowed }) => ({
      who: whoIs(actor),
      action,
      about,
      allowed,
      ...(caseId !== null && { caseId }),
    })),
  )
}

const whoIs = (actor: Actor | null): string => actor?.id ?? 'anyone'
