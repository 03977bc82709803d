/**
 * Who may reach what: test/access.csv, written by hand, against the composed house over real HTTP, every route as page and as API.
 *
 * A cell says what happens to this person with this object:
 *   in    let in: for a GET the page or data itself; for a POST also a refusal of an empty form, or of the moment (409)
 *   no    turned away: to the door, or 401/403
 *   404   as if it did not exist
 *   gone  410, a link that no longer opens
 * The object: `own` (an officer's own request, anything at all for staff), `other` (of another agency), `none` (no such thing), `-` (no object).
 * A new route needs its rows here. Every POST that succeeds, and every refusal of someone signed in, must stand in the access log.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { record } from '#audit'
import { firstPage, openVisit, permissionsOf, personById, signInAt } from '#identity'
import { noAssets } from '#platform/http/assets.ts'
import { noRates } from '#platform/http/rates.ts'
import type { Route } from '#platform/http/route.ts'
import { httpApp } from '#platform/http/serve.ts'
import { DAY_MS, later, systemClock } from '#platform/time.ts'
import { loadWorld, worldOf } from '#records'
import { HALDER } from '../src/app/demo/halder.ts'
import { type DemoPeople, makePeople } from '../src/app/demo/people.ts'
import type { Story } from '../src/app/demo/stories.ts'
import { playWave } from '../src/app/demo/story.ts'
import { type OpenHouse, openHouse } from '../src/app/house.ts'
import { deskNav } from '../src/app/nav.ts'
import { problemPage } from '../src/app/problem.page.tsx'
import { readSettings } from '../src/app/settings.ts'
import { routesOf } from '../src/app.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const [head = '', ...lines] = readFileSync(join(root, 'test/access.csv'), 'utf8').trim().split('\n')
const who = head.split(',').slice(2)
const rows = lines.map((line) => {
  const [route = '', object = '', ...cells] = line.split(',')
  return { route, object, cells }
})

let house: OpenHouse
let people: DemoPeople
let routes: readonly Route[]
let server: Server
let url: string
let objects: Readonly<Record<string, Readonly<Record<string, string>>>>
const dataDir = mkdtempSync(join(tmpdir(), 'wb-access-'))

beforeAll(async () => {
  house = await openHouse({
    settings: settingsFor(dataDir),
    program: {
      migrations: join(root, 'db/migrations'),
      intakeChild: join(root, 'src/requests/intake/reading/child.ts'),
      version: 'test',
    },
    provider: HALDER,
    baseUrl: 'http://127.0.0.1',
    kind: 'demo',
    complain: () => {},
  })
  people = await makePeople(house, { passwords: false })
  routes = routesOf(house)
  await playStories()
  const app = httpApp({
    routes,
    office: house.office,
    assets: { ...noAssets },
    problemPage,
    nav: deskNav,
    signInAt,
    signedIn: house.identity.signedIn,
    rates: noRates,
    recordAccess: (tx, { actor, action, about, caseId, allowed }) =>
      record(tx, house.office.clock, { who: actor?.id ?? 'anyone', action, about, allowed, caseId }),
    uploadFolder: house.office.files.incoming,
    ready: async () => true,
    version: 'test',
    log: (line) => {
      if (line.level === 'error') process.stderr.write(`${JSON.stringify(line)}\n`)
    },
  })
  server = createAdaptorServer({ fetch: app.fetch }) as Server
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  objects = await findObjects()
}, 600_000)

afterAll(async () => {
  server?.closeAllConnections()
  server?.close()
  await house?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('every route has its rows, and every row its route', () => {
  const ids = new Set(routes.map(({ id }) => id))
  expect([...ids].filter((id) => !rows.some(({ route }) => route === id))).toEqual([])
  expect(rows.filter(({ route }) => !ids.has(route)).map(({ route }) => route)).toEqual([])
  for (const { route, object, cells } of rows) {
    const known = routes.find(({ id }) => id === route)
    const asks = /:/.test(known?.page ?? known?.api ?? '')
    expect([route, object === '-', cells.length]).toEqual([route, !asks, who.length])
  }
})

test('everyone is let in, or not, as the table says', async () => {
  const wrong: string[] = []
  for (const { route: id, object, cells } of rows) {
    const route = routes.find((one) => one.id === id)
    if (!route) continue
    const asks = who.flatMap((name, at) =>
      (['page', 'api'] as const)
        .filter((way) => route[way] !== null)
        .map((way) => ({ name, object, way, cell: cells[at] ?? '' })),
    )
    // Who is turned away first, all at once; a POST that is let in may change what comes after it.
    wrong.push(
      ...(await refusals(
        route,
        asks.filter(({ cell }) => cell === 'no'),
      )),
    )
    for (const asked of asks.filter(({ cell }) => cell !== 'no')) wrong.push(...(await entrance(route, asked)))
  }
  expect(wrong).toEqual([])
}, 1_200_000)

test('everybody begins on a page that is open to them, and so does the mark above it lead to one', async () => {
  const shut: string[] = []
  for (const name of who.filter((one) => people.has(one))) {
    const { kind, roles, door } = await whoIs(name)
    const first = firstPage(door, permissionsOf(kind, roles))
    const page = await read(name, first)
    const mark = /class="brand" href="([^"]+)"/.exec(page.text)?.[1] ?? 'none'
    const above = await read(name, mark)
    if (page.status !== 200 || above.status !== 200)
      shut.push(`${name}: ${first} ${page.status}, ${mark} ${above.status}`)
  }
  expect(shut).toEqual([])
})

async function whoIs(name: string) {
  const person = await personById(house.office.db, people.get(name)?.id ?? '')
  if (!person) throw new Error(`nobody is called ${name}`)
  const doors = { staff: 'desk', officer: 'lers', account: 'account' } as const
  return { kind: person.kind, roles: person.roles, door: doors[person.kind] }
}

async function read(name: string, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(url + path, { redirect: 'manual', headers: await cookieOf(name, path) })
  return { status: response.status, text: await response.text() }
}

function settingsFor(folder: string) {
  const reading = readSettings({ WAARBORG_DATA: folder })
  if (reading.kind !== 'read') throw new Error(reading.lines.join('\n'))
  return reading.settings
}

type Asked = Readonly<{ name: string; object: string; way: 'page' | 'api'; cell: string }>

async function refusals(route: Route, asks: readonly Asked[]): Promise<readonly string[]> {
  const before = await entries()
  const answers = await Promise.all(asks.map(async (asked) => ({ asked, ...(await ask(route, asked)) })))
  const forbidden = answers.filter(({ status, asked }) => status === 403 && asked.name !== 'nobody').length
  const logged = (await entries()) - before
  return [
    ...answers.flatMap((answer) => mismatch(route, answer)),
    ...(logged < forbidden ? [`${route.id}: ${forbidden} refusals, ${logged} entries`] : []),
  ]
}

async function entrance(route: Route, asked: Asked): Promise<readonly string[]> {
  const before = route.method === 'POST' ? await entries() : 0
  const answer = await ask(route, asked)
  const quiet = route.method === 'POST' && answer.status < 400 && (await entries()) === before && !SILENT.has(route.id)
  return [
    ...mismatch(route, { asked, ...answer }),
    ...(quiet ? [`${route.id} ${asked.name} ${asked.way}: a change without an entry`] : []),
  ]
}

/** Nothing happens: a code asked for or given without a sign-in under way; a request accepted before. */
const SILENT = new Set([
  'desk.code.send',
  'desk.code.again',
  'lers.code.send',
  'lers.code.again',
  'account.code.send',
  'account.code.again',
  'lers.apply.prove',
  'desk.case.accept',
])

function mismatch(
  route: Route,
  { asked, got, status }: Readonly<{ asked: Asked; got: string; status: number }>,
): readonly string[] {
  // A program's empty form is refused before anyone looks whether the thing exists: that tells nothing.
  const untold = asked.cell === '404' && asked.way === 'api' && status === 422
  return got === asked.cell || untold
    ? []
    : [`${route.id} ${asked.object} ${asked.name} ${asked.way}: ${asked.cell} was expected, ${got} came (${status})`]
}

async function ask(route: Route, { name, object, way }: Asked): Promise<{ got: string; status: number }> {
  const person = people.get(name)
  const path = (way === 'page' ? route.page : `/api/v1${route.api}`) ?? ''
  const named: Readonly<Record<string, string>> = {
    ...objects[object],
    ...(route.id === 'draft.discard' && object === 'own' && { draft: await newDraft('officer') }),
  }
  const response = await fetch(
    url +
      path
        .replace(/:(\w+)/g, (_, param: string) => encodeURIComponent(named[param] ?? 'none'))
        .replace(/(?<=v1)\/$/, ''),
    {
      method: route.method,
      redirect: 'manual',
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(way === 'page' ? await cookieOf(name, path) : person && bearer(person.token)),
        ...(way === 'api' && route.method === 'POST' && JSON_BODY),
      },
      ...(route.method === 'POST' && { body: way === 'page' ? new URLSearchParams() : '{}' }),
    },
  )
  await response.arrayBuffer()
  if (/sign-?out|endAll/i.test(route.id)) visits.delete(name)
  // Signing out leads to the door too, and takes the cookie away; being sent there does not.
  const toDoor =
    response.status === 303 &&
    /\/sign-in(\?|$)/.test(response.headers.get('location') ?? '') &&
    !/Max-Age=0/.test(response.headers.get('set-cookie') ?? '')
  return { got: classOf(route, response.status, toDoor && route.may !== 'anyone'), status: response.status }
}

const JSON_BODY = { 'content-type': 'application/json' }
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const visits = new Map<string, Promise<{ pair: string; path: string }>>()

/** A session of this person, sent where a browser would send it. */
async function cookieOf(name: string, path: string): Promise<{ cookie?: string }> {
  const person = people.get(name)
  if (!person) return {}
  const visit = visits.get(name) ?? openVisit(house.identity.house, person.id)
  visits.set(name, visit)
  const { pair, path: own } = await visit
  return path === own || path.startsWith(`${own}/`) ? { cookie: pair } : {}
}

function classOf({ method }: Route, status: number, toDoor: boolean): string {
  if (toDoor || status === 401 || status === 403) return 'no'
  if (status === 404) return '404'
  if (status === 410 && method === 'GET') return 'gone'
  return status < 400 || (method === 'POST' && status < 500) ? 'in' : String(status)
}

async function entries(): Promise<number> {
  const { n } = await house.office.db
    .selectFrom('audit_entry')
    .select((of) => of.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** One request of the officer, waiting for its second person; one of an officer elsewhere. */
async function playStories(): Promise<void> {
  const end = systemClock.now()
  const world = worldOf({ seed: 7, accounts: 12, until: end, days: 200, meetingsPerAccount: 3, signInsPerAccount: 6 })
  await loadWorld(house.office, world)
  const accounts = world.rows.service_account.map(({ email }) => email)
  const stories: readonly Story[] = [
    { daysAgo: 5, officer: 'officer3', kind: 'trial', account: 3, categories: ['identity'], ending: 'in-review' },
    {
      daysAgo: 5,
      officer: 'officer',
      kind: 'grand-jury',
      account: 2,
      categories: ['identity', 'sessions'],
      ending: 'second-person',
    },
  ]
  const left = later(end, -5 * DAY_MS).getTime() - house.office.clock.now().getTime()
  await house.tools.passTime?.(left)
  await playWave({ house, people, accounts, end }, stories)
}

async function findObjects() {
  const { db } = house.office
  const caseOf = async (key: string) =>
    (
      await db
        .selectFrom('case_file')
        .select('id')
        .where('officer_id', '=', people.get(key)?.id ?? '')
        .executeTakeFirstOrThrow()
    ).id
  const one = async (query: Promise<{ id: string } | undefined>) => (await query)?.id ?? 'none'
  const officerToken = await one(
    db
      .selectFrom('access_token')
      .select('id')
      .where('person_id', '=', people.get('host')?.id ?? '')
      .executeTakeFirst(),
  )
  return {
    own: {
      agency: people.get('officer')?.agencyId ?? '',
      arrival: await newArrival(),
      case: await caseOf('officer'),
      letter: await receiptOf(await caseOf('officer')),
      attachment: await newAttachment(await caseOf('officer')),
      draft: await newDraft('officer'),
      n: '1',
      half: await closedHalf(),
      person: people.get('reviewer2')?.id ?? '',
      mail: await one(db.selectFrom('outbox_mail').select('id').executeTakeFirst()),
      proposal: await one(db.selectFrom('proposal').select('id').executeTakeFirst()),
    },
    other: { case: await caseOf('officer3'), draft: await newDraft('officer3'), n: '1', token: officerToken },
    none: { n: '1' },
  }
}

/** A question on the telephone, written down, that waits to be entered. */
async function newArrival(): Promise<string> {
  const { token = '' } = people.get('intake') ?? {}
  const words = { who: 'Sgt. Bell', words: 'Which process do you need for a recording?' }
  const receivedOn = house.office.clock.now().toISOString().slice(0, 10)
  const came = { channel: 'telephone', receivedOn, receivedTime: '00:01' }
  await fetch(`${url}/api/v1/desk/arrivals/words`, {
    method: 'POST',
    body: JSON.stringify({ ...words, ...came }),
    headers: { ...bearer(token), ...JSON_BODY },
  })
  return (await house.office.db.selectFrom('arrival').select('id').executeTakeFirstOrThrow()).id
}

async function receiptOf(caseId: string): Promise<string> {
  const mail = house.office.db.selectFrom('outbox_mail').select('id').where('template', '=', 'receipt')
  return (await mail.where('case_id', '=', caseId).executeTakeFirstOrThrow()).id
}

/** A file that the office sent to the officer of this case. */
async function newAttachment(caseId: string): Promise<string> {
  const { token = '' } = people.get('reviewer') ?? {}
  const made = await PDFDocument.create()
  made.addPage().drawText('A form', { x: 50, y: 700 })
  const body = new FormData()
  body.set('text', 'Our form.')
  body.set('files', new File([(await made.save()) as BlobPart], 'form.pdf'))
  await fetch(`${url}/api/v1/desk/cases/${caseId}/messages`, { method: 'POST', body, headers: bearer(token) })
  return (await house.office.db.selectFrom('case_attachment').select('id').executeTakeFirstOrThrow()).id
}

async function newDraft(key: string): Promise<string> {
  const { id = '', token = '' } = people.get(key) ?? {}
  await fetch(`${url}/api/v1/drafts`, { method: 'POST', body: '{}', headers: { ...bearer(token), ...JSON_BODY } })
  return (
    await house.office.db
      .selectFrom('request_draft')
      .select('id')
      .where('officer_id', '=', id)
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
  ).id
}

/** A half-year that the public page itself names. */
async function closedHalf(): Promise<string> {
  const text = await (await fetch(`${url}/transparency`)).text()
  return text.match(/\/transparency\/([\w-]+)/)?.[1] ?? 'none'
}
