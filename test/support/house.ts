/** A small composition for the tests of this module: an empty database, the doors, a browser that keeps its cookies. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accessLog, record } from '#audit'
import { type House, type Identity, type IdentityParts, openIdentity, openVisit } from '#identity'
import type { Db } from '#platform/db/db.ts'
import type { Engine } from '#platform/db/open.ts'
import { type Assets, noAssets } from '#platform/http/assets.ts'
import type { LogLine } from '#platform/http/kit.ts'
import { plainProblemPage } from '#platform/http/problem.page.tsx'
import { noRates } from '#platform/http/rates.ts'
import type { Route } from '#platform/http/route.ts'
import { httpApp } from '#platform/http/serve.ts'
import type { Office } from '#platform/office.ts'
import { type Clock, handClock } from '#platform/time.ts'
import { freshDb } from '#test/database.ts'
import { HALDER } from '#test/halder.ts'

const BASE = 'http://127.0.0.1:8080'

type Wishes = Readonly<{
  demo?: boolean
  engine?: Engine
  /** Routes of a module above this one. */
  more?: readonly Route[] | ((house: House) => readonly Route[])
  baseUrl?: string
  assets?: Assets
}> &
  Partial<Pick<IdentityParts, 'standings'>>

/** An office without files, keys and workers, for commands that need none; a job that is sent is dropped. */
export function bareOffice(db: Db, clock: Clock): Office {
  const jobs = { send: async () => {} }
  return { db, clock, provider: HALDER, baseUrl: BASE, demo: false, jobs } as unknown as Office
}

export async function smallHouse({
  demo = false,
  engine = 'pglite',
  more = [],
  baseUrl = BASE,
  assets = noAssets,
  standings = async () => new Map(),
}: Wishes = {}) {
  const fresh = await freshDb(engine)
  const clock = handClock('2026-11-23T10:00:00Z')
  const wall = handClock('2026-11-23T10:00:00Z')
  const office = { ...bareOffice(fresh.db, ticking(clock)), demo, baseUrl }
  const identity = openIdentity({
    office,
    wall,
    secret: new Uint8Array(32).fill(7),
    floorMs: 0,
    standings,
  })
  const routes = [...identity.routes, ...(typeof more === 'function' ? more(identity.house) : more)]
  const lines: LogLine[] = []
  const app = appOf({ office, routes, assets, identity, lines })
  return {
    db: fresh.db,
    opened: fresh.opened,
    /** What the server wrote about requests. */
    lines,
    office,
    identity,
    house: identity.house,
    routes,
    app,
    clock,
    wall,
    browser: () => browserOf(app),
    visit: (personId: string) => visitAs(app, identity, personId),
    log: async () => (await accessLog(fresh.db, { limit: 200 })).entries.toReversed(),
    mails: () => fresh.db.selectFrom('outbox_mail').selectAll().orderBy('at').orderBy('id').execute(),
    api: (path: string, token: string) =>
      app.request(`${BASE}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } }),
    [Symbol.asyncDispose]: fresh[Symbol.asyncDispose],
  }
}

/** Each look at the clock is a millisecond later, so that what was written first comes first. */
function ticking(clock: ReturnType<typeof handClock>): Clock {
  return {
    now: () => {
      clock.advance(1)
      return clock.now()
    },
  }
}

type AppParts = Readonly<{
  office: Office
  routes: readonly Route[]
  assets: Assets
  identity: Identity
  lines: LogLine[]
}>

function appOf({ office, routes, assets, identity, lines }: AppParts) {
  return httpApp({
    routes,
    office,
    assets,
    problemPage: plainProblemPage,
    uploadFolder: mkdtempSync(join(tmpdir(), 'wb-id-')),
    version: '0',
    ready: async () => true,
    log: (line) => lines.push(line),
    rates: noRates,
    signedIn: identity.signedIn,
    signInAt: () => '/sign-in',
    recordAccess: (tx, { actor, ...entry }) => record(tx, office.clock, { who: actor?.id ?? 'anyone', ...entry }),
  })
}

/** A browser of someone who is signed in already: the way in has tests of its own. */
async function visitAs(app: App, identity: Identity, personId: string) {
  const { pair, path } = await openVisit(identity.house, personId, 'Firefox, Linux')
  const browser = browserOf(app)
  const [name = '', value = ''] = pair.split('=')
  browser.jar.set(name, { value, path })
  return browser
}

type App = { request: (url: string, init?: RequestInit) => Response | Promise<Response> }

/** Keeps cookies with their paths, as a browser does, and follows nothing by itself. */
function browserOf(app: App) {
  const jar = new Map<string, { path: string; value: string }>()
  const go = async (path: string, init: RequestInit = {}) => {
    const sent = [...jar]
      .filter(([, cookie]) => path.split('?')[0]?.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
    const response = await app.request(BASE + path, {
      ...init,
      headers: {
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
        ...(sent.length > 0 && { cookie: sent.join('; ') }),
        ...(init.headers as object),
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? []
      if (/Max-Age=0/.test(line)) jar.delete(name)
      else jar.set(name, { value, path: line.match(/Path=([^;]+)/)?.[1] ?? '/' })
    }
    return {
      status: response.status,
      to: response.headers.get('location'),
      text: await response.text(),
      headers: response.headers,
    }
  }
  return {
    jar,
    get: (path: string) => go(path),
    post: (path: string, fields: Record<string, string | readonly string[]> = {}) =>
      go(path, {
        method: 'POST',
        body: new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
        ),
      }),
    json: (path: string, body: object) =>
      go(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
      }),
  }
}
