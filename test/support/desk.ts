/**
 * A demo office with a handful of cases, served for real, in which a test is whoever it says it is: sign-in has tests of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import type { BrowserContext } from 'playwright-core'
import { addAgency, addOfficer, verifyOfficer } from '#agencies'
import { record } from '#audit'
import { createPerson, permissionsOf, personById } from '#identity'
import type { Engine } from '#platform/db/open.ts'
import type { Assets } from '#platform/http/assets.ts'
import type { Actor } from '#platform/http/route.ts'
import { httpApp } from '#platform/http/serve.ts'
import { DAY_MS, later, systemClock } from '#platform/time.ts'
import { loadWorld, worldOf } from '#records'
import { AGENCIES, OFFICERS, STAFF } from '../../src/app/demo/cast.ts'
import { HALDER } from '../../src/app/demo/halder.ts'
import type { DemoPeople, DemoPerson } from '../../src/app/demo/people.ts'
import type { Story } from '../../src/app/demo/stories.ts'
import { playWave } from '../../src/app/demo/story.ts'
import { type OpenHouse, openHouse } from '../../src/app/house.ts'
import { deskNav } from '../../src/app/nav.ts'
import { problemPage } from '../../src/app/problem.page.tsx'
import { readSettings, type Settings } from '../../src/app/settings.ts'
import { routesOf } from '../../src/app.ts'
import { freshDb } from './database.ts'
import { builtAssets, TYPES } from './pages.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** A person of the demo's cast, by key: `reviewer`, `counsel`, `officer` … */
export type Key = string

export type DeskHouse = Readonly<{
  url: string
  house: OpenHouse
  people: DemoPeople
  /** As a browser would: cookies, own forms, no redirect followed. */
  ask: (
    who: Key | null,
    path: string,
    form?: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
  ) => Promise<Response>
  /** Makes a browser this person. */
  become: (context: BrowserContext, who: Key) => Promise<void>
  play: (stories: readonly Story[]) => Promise<void>
  close: () => Promise<void>
}>

export async function deskHouse(engine: Engine = 'pglite'): Promise<DeskHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wb-desk-'))
  const database = engine === 'postgres' ? await freshDb(engine) : null
  const house = await openHouse({
    settings: settingsIn(dataDir),
    program: {
      migrations: join(root, 'db', 'migrations'),
      intakeChild: join(root, 'src/requests/intake/reading/child.ts'),
      version: 'test',
    },
    // The user is told at once and nothing is drawn for a second look: both have tests of their own.
    provider: { ...HALDER, notice: { ...HALDER.notice, authorityDays: 0 }, quality: { share: 0 } },
    baseUrl: 'http://127.0.0.1',
    kind: 'demo',
    complain: (line) => process.stderr.write(`${line}\n`),
    ...(database && { database: database.opened }),
  })
  const people = await somePeople(house)
  const end = systemClock.now()
  const world = worldOf({ seed: 7, accounts: 12, until: end, days: 200, meetingsPerAccount: 3, signInsPerAccount: 6 })
  await loadWorld(house.office, world)
  const accounts = world.rows.service_account.map(({ email }) => email)
  const { server, url } = await listen(house, people)
  return {
    url,
    house,
    people,
    ask: (who, path, form) =>
      fetch(url + path, {
        method: form ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { 'sec-fetch-site': 'same-origin', ...(who && { cookie: `test_who=${who}` }) },
        ...(form && {
          body: new URLSearchParams(
            Array.isArray(form) ? form.map(([name, value]) => [name, value]) : Object.entries(form),
          ),
        }),
      }),
    become: (context, who) => context.addCookies([{ name: 'test_who', value: who, url }]),
    play: async (stories) => {
      for (const daysAgo of [...new Set(stories.map((story) => story.daysAgo))].sort((a, b) => b - a)) {
        const left = later(end, -daysAgo * DAY_MS).getTime() - house.office.clock.now().getTime()
        if (left > 0) await house.tools.passTime?.(left)
        await playWave(
          { house, people, accounts, end },
          stories.filter((story) => story.daysAgo === daysAgo),
        )
      }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      await house.close()
      await database?.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The cast of the demo without passwords, which take their time to make. */
export async function somePeople({ office }: OpenHouse): Promise<DemoPeople> {
  const people = new Map<string, DemoPerson>()
  const add = async (key: string, spec: Omit<Parameters<typeof createPerson>[1], 'by'>) => {
    const made = await createPerson(office, { ...spec, by: 'system' })
    if (made.kind !== 'created') throw new Error(`twice: ${key}`)
    const { name, email, agencyId = null } = spec
    people.set(key, { key, id: made.id, name, email, password: '', token: '', agencyId })
    return made.id
  }
  for (const { key, name, email, roles } of STAFF) await add(key, { kind: 'staff', name, email, roles })
  for (const [{ key: _, ...agency }, who] of [[AGENCIES[0], OFFICERS[0]]] as const) {
    const { agencyId } = await addAgency(office, 'system', agency)
    const { key, name, email, badge, title, telephone, extension } = who
    const personId = await add(key, { kind: 'officer', name, email, roles: ['officer'], agencyId })
    await addOfficer(office, 'system', { personId, email, agencyId, badge, title, telephone, extension })
    await verifyOfficer(office, 'system', { personId, level: 2, note: 'Called back on the register’s number.' })
  }
  return people
}

/** Serves a house in which the cookie `test_who` says who one is. */
export async function listen(house: OpenHouse, people: DemoPeople): Promise<{ server: Server; url: string }> {
  const actors = new Map<string, Actor>()
  for (const { key, id } of people.values()) {
    const person = await personById(house.office.db, id)
    if (!person) continue
    const { name, email, kind, agencyId, roles } = person
    actors.set(key, { id, kind, name, email, agencyId, roles, may: permissionsOf(kind, roles), via: 'session' })
  }
  const app = httpApp({
    routes: routesOf(house),
    office: house.office,
    assets: await plainAssets(),
    problemPage,
    signInAt: () => '/sign-in',
    nav: deskNav,
    signedIn: async ({ cookies, bearer }) => actors.get(cookies.get('test_who') ?? bearer ?? '') ?? null,
    recordAccess: (tx, { actor, action, about, caseId, allowed }) =>
      record(tx, house.office.clock, { who: actor?.id ?? 'anyone', action, about, allowed, caseId }),
    uploadFolder: house.office.files.incoming,
    ready: async () => true,
    version: 'test',
    log: (line) => {
      if (line.level === 'error') process.stderr.write(`${JSON.stringify(line)}\n`)
    },
  })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  // On a busy machine a test may pause for longer than the usual five seconds between two questions on one line.
  server.keepAliveTimeout = 300_000
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  return { server, url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` }
}

async function plainAssets(): Promise<Assets> {
  const files = await builtAssets()
  return {
    url: (name) => `/assets/${name}`,
    find: (name) => {
      const plain = files.get(name)
      return plain && { type: TYPES[extname(name)] ?? 'text/plain', plain, br: null, gzip: null }
    },
  }
}

function settingsIn(dataDir: string): Settings {
  const read = readSettings({ WAARBORG_DATA: dataDir })
  if (read.kind === 'wrong') throw new Error(read.lines.join())
  return read.settings
}
