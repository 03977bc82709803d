/**
 * The whole house as a program runs it: opened by `openHouse`, served by `serveHouse`, everybody at their real door, on either database.
 * Made of the demo's people and a small world, without the demo's cases: each test plays its own.
 */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BrowserContext } from 'playwright-core'
import { inject } from 'vitest'
import { openVisit } from '#identity'
import type { Provider } from '#platform/config.ts'
import type { Engine } from '#platform/db/open.ts'
import type { Mail } from '#platform/mail/mail.store.ts'
import { DAY_MS, later, systemClock } from '#platform/time.ts'
import { loadWorld, worldOf } from '#records'
import { HALDER } from '../../src/app/demo/halder.ts'
import { type DemoPeople, type DemoPerson, makePeople, renewOfficers } from '../../src/app/demo/people.ts'
import type { Story } from '../../src/app/demo/stories.ts'
import { playWave } from '../../src/app/demo/story.ts'
import { type OpenHouse, openHouse } from '../../src/app/house.ts'
import { serveHouse } from '../../src/app/serve.ts'
import { freshDb } from './database.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type WholeAsk = Readonly<{
  engine: Engine
  /** How far back the clock of the house begins; 0 is now. Stories lie after it. */
  daysAgo?: number
  accounts?: number
  smtpUrl?: string
  /** Days the authority has before the user is told; none unless asked for, so that a test of something else need not wait. */
  authorityDays?: number
  /** The share of decisions that is drawn for a second look; none unless asked for. */
  share?: number
  /** Where the records lie; in the office's own tables unless said. */
  records?: Provider['records']
  /** For a test that goes through the doors: making a password costs the time it is meant to cost. */
  passwords?: boolean
  /** How many times the usual rates are allowed; once unless said. */
  rateFactor?: number
}>

export type Told = Readonly<{ status: number; json: Record<string, never>; headers: Headers }>

export type WholeHouse = Readonly<{
  url: string
  engine: Engine
  dataDir: string
  house: OpenHouse
  people: DemoPeople
  /** Addresses of the world's accounts; the first three are de Vries, Kuipers and Castellan. */
  accounts: readonly string[]
  /** Somebody of the demo's cast: `officer`, `intake`, `reviewer`, `counsel`, `owner` … */
  person: (key: string) => DemoPerson
  /** Lets time pass with every job at its own hour, until nothing that is due is undone. */
  passDays: (days: number) => Promise<Date>
  /** Until the jobs that are due are done. */
  settle: () => Promise<void>
  /** What lies in the outbox, oldest first. */
  mails: (to?: string) => Promise<readonly Mail[]>
  /** One call of a program, with the token of that person (or nobody's). */
  api: (who: string | null, path: string, body?: object) => Promise<Told>
  /** The cookie of somebody who is signed in, as a header. */
  cookie: (who: string) => Promise<string>
  /** Signs a browser in without going through the door. */
  become: (context: BrowserContext, who: string) => Promise<void>
  /** Plays demo stories at their own days, oldest first. */
  play: (stories: readonly Story[]) => Promise<void>
  close: () => Promise<void>
}> &
  AsyncDisposable

/** The built styles, scripts and pictures of the sources as they are now. */
export async function currentBuild(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'tools', 'build.mjs')], { cwd: root })
  return stdout.trim()
}

export async function wholeHouse({
  engine,
  daysAgo = 0,
  accounts = 12,
  smtpUrl,
  authorityDays = 0,
  share = 0,
  records,
  passwords = false,
  rateFactor = 1,
}: WholeAsk): Promise<WholeHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wb-whole-'))
  const served = engine === 'postgres' ? await freshDb('postgres') : null
  if (engine === 'pglite') cpSync(inject('pgliteFolder'), dataDir, { recursive: true })
  const [port, build] = [await freePort(), await currentBuild()]
  const url = `http://127.0.0.1:${port}`
  const opening = {
    dataDir,
    baseUrl: url,
    databaseUrl: served?.url ?? null,
    smtpUrl: smtpUrl ?? null,
    authorityDays,
    share,
    records,
  }
  const { house, settings } = await openWhole(opening)
  const serving = await serveHouse({
    ...{ house, settings: { ...settings, rateFactor }, host: '127.0.0.1', port, staticFolder: join(build, 'static') },
    log: (line) => {
      if (line.includes('"level":"error"')) process.stderr.write(`${line}\n`)
    },
  })
  const filled = await fill(house, { daysAgo, accounts, passwords })
  const person = personIn(filled.people)
  const pass = (milliseconds: number) => house.tools.passTime?.(milliseconds) ?? Promise.reject(new Error('not a demo'))
  const close = async () => {
    await serving.close()
    await house.close()
    await served?.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return {
    ...{ url, engine, dataDir, house, person, close, people: filled.people, accounts: filled.emails },
    passDays: (days) => pass(days * DAY_MS),
    settle: async () => void (await pass(0)),
    mails: (to) => mailsIn(house, to),
    api: (who, path, body) => callOf({ url, token: who === null ? null : person(who).token }, path, body),
    cookie: async (who) => (await openVisit(house.identity.house, person(who).id)).pair,
    become: async (context, who) => {
      const { pair, path } = await openVisit(house.identity.house, person(who).id)
      const [name = '', value = ''] = pair.split('=')
      await context.addCookies([{ name, value, domain: '127.0.0.1', path }])
    },
    play: async (stories) => {
      for (const days of [...new Set(stories.map((story) => story.daysAgo))].sort((a, b) => b - a)) {
        await until(house, later(filled.end, -days * DAY_MS))
        const wave = stories.filter((story) => story.daysAgo === days)
        await playWave({ house, people: filled.people, accounts: filled.emails, end: filled.end }, wave)
      }
      await house.tools.passTime?.(0)
    },
    [Symbol.asyncDispose]: close,
  }
}

export type OpenAsk = Readonly<{
  dataDir: string
  databaseUrl: string | null
  baseUrl: string
  smtpUrl: string | null
  authorityDays?: number
  share?: number
  records?: Provider['records']
}>

/** A demo without people and without cases, in this folder, not yet served. */
export async function openWhole({
  dataDir,
  databaseUrl,
  baseUrl,
  smtpUrl,
  authorityDays = 0,
  share = 0,
  records,
}: OpenAsk) {
  const settings = {
    ...{ databaseUrl, port: Number(new URL(baseUrl).port), host: null, baseUrl: null, dataDir, providerFile: null },
    ...{ smtpUrl, mailFrom: null, clamdAddress: null, trustedProxies: [], rateFactor: 1, passphrase: null },
  }
  const house = await openHouse({
    settings,
    program: {
      migrations: join(root, 'db/migrations'),
      intakeChild: join(root, 'src/requests/intake/reading/child.ts'),
      version: 'test',
    },
    provider: {
      ...HALDER,
      notice: { ...HALDER.notice, authorityDays },
      quality: { share },
      ...(records && { records }),
    },
    baseUrl,
    kind: 'demo',
    complain: (line) => process.stderr.write(`${line}\n`),
  })
  return { house, settings }
}

type Filled = Readonly<{ people: DemoPeople; emails: readonly string[]; end: Date }>

/** People, the small world, and the clock so many days before now. */
export async function fill(
  house: OpenHouse,
  { daysAgo, accounts, passwords = false }: Readonly<{ daysAgo: number; accounts: number; passwords?: boolean }>,
): Promise<Filled> {
  const end = systemClock.now()
  const people = await makePeople(house, { passwords })
  const world = worldOf({ seed: 7, accounts, until: end, days: 200, meetingsPerAccount: 3, signInsPerAccount: 6 })
  await loadWorld(house.office, world)
  await until(house, later(end, -daysAgo * DAY_MS))
  await renewOfficers(house, people)
  return { people, emails: world.rows.service_account.map(({ email }) => email), end }
}

async function until(house: OpenHouse, then: Date): Promise<void> {
  const left = then.getTime() - house.office.clock.now().getTime()
  if (left > 0) await house.tools.passTime?.(left)
}

const personIn = (people: DemoPeople) => (key: string) => {
  const found = people.get(key)
  if (!found) throw new Error(`nobody is called ${key}`)
  return found
}

async function mailsIn({ office: { db } }: OpenHouse, to?: string): Promise<readonly Mail[]> {
  const rows = await db.selectFrom('outbox_mail').selectAll().orderBy('at').orderBy('id').execute()
  return rows
    .map(({ message_id, recipient, text_body, html_body, case_id, ...rest }) => ({
      ...{ ...rest, messageId: message_id, to: recipient },
      ...{ text: text_body, html: html_body, caseId: case_id },
    }))
    .filter((mail) => to === undefined || mail.to === to)
}

/** A call under /api/v1: JSON or a form with a file; the answer's JSON, `{}` where it is none. */
export async function callOf(
  { url, token }: Readonly<{ url: string; token: string | null }>,
  path: string,
  body?: object,
): Promise<Told> {
  const form = body instanceof FormData
  const response = await fetch(`${url}/api/v1${path}`, {
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body && !form && { 'content-type': 'application/json' }),
    },
    ...(body && { method: 'POST', body: form ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, json: isJson ? JSON.parse(text) : {}, headers: response.headers }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
