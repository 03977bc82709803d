/**
 * Every page of the composed house as its readers have it: in both languages, light and dark, wide and on a telephone; empty, filled and
 * come back with errors. The list is the route table itself, so no page is forgotten. `PAGES=all` takes every combination, `PAGES=some` half of them;
 * without it two readers see every page, and each form that comes back is seen by one of them;
 * `PAGES_SHOTS=folder` keeps a picture of each.
 */
import { randomInt } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invitePerson } from '#identity'
import { launchBrowser } from '#test/browser.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { routesOf } from '../../src/app.ts'
import { draftBy, todayAt } from './calls.ts'
import {
  isPage,
  LONG_AGO,
  type Places,
  pathsOf,
  placesIn,
  type Someone,
  STATES,
  someoneIn,
  visitsOf,
} from './places.ts'
import { READERS, type Visit, type Visitor, visitor, type Wrong } from './visit.ts'

let browser: Browser
let w: WholeHouse
let someone: Someone
let places: Places
/** Links that open once, by the door they lead to. */
const welcome: Record<string, string> = {}

beforeAll(async () => {
  browser = await launchBrowser()
  w = await wholeHouse({ engine: 'pglite', daysAgo: LONG_AGO + 1, share: 1, passwords: true })
  someone = await someoneIn(w)
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await w?.close()
})

async function each(
  readers: typeof READERS,
  work: (visitor: Visitor, n: number) => Promise<readonly string[]>,
): Promise<void> {
  const wrong: string[] = []
  for (const [n, reader] of readers.entries()) {
    const one = visitor(w, browser, reader)
    wrong.push(...(await work(one, n)))
    await one.close()
  }
  expect(wrong).toEqual([])
}

async function all<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const item of items)
    wrong.push(...(await work(item).catch((error: Error) => [`${JSON.stringify(item)}: ${error.message}`])))
  return wrong
}

const EMPTY: readonly Visit[] = [
  { who: 'officer', path: '/lers', name: 'empty lers' },
  { who: 'intake', path: '/desk', name: 'empty desk' },
  { who: 'intake', path: '/desk/outbox', name: 'empty outbox' },
  { who: 'administrator', path: '/desk/jobs', name: 'empty jobs' },
  { who: 'reporter', path: '/desk/report', name: 'empty report' },
  { who: null, path: '/transparency', name: 'empty transparency' },
  { who: 'owner', path: '/account', name: 'empty account' },
]

test('pages on which nothing stands yet', () => each(READERS, (one) => all(EMPTY, one.look)), 600_000)

test('every page, filled', async () => {
  await w.play(STATES)
  await w.passDays(0)
  await invite()
  const today = todayAt(w.house.office.clock.now())
  const request = {
    officer: 'officer',
    docket: 'GJ-26-5001',
    account: w.accounts[0] ?? '',
    today,
    secrecy: null,
  } as const
  const { draft } = (await w.api('officer', '/drafts', {})).json
  places = await placesIn(w, [await draftBy(w.api, request), String(draft)])
  const routes = routesOf(w.house)
  const visits = visitsOf(routes, someone, places).map((visit) => ({ ...visit, ...special(visit) }))
  expect(visits.length).toBeGreaterThan(40)
  await each(READERS, (one) => all([...visits, ...OTHERS], one.look))
}, 3_600_000)

test('every form that comes back with what is wrong', async () => {
  const wrongs = routesOf(w.house)
    .filter((route) => route.method === 'POST' && route.page !== null && route.invalid !== null)
    .flatMap((route): readonly Wrong[] => {
      const [action = ''] = pathsOf(route, {
        ...places,
        case: places.case?.slice(-1) ?? [],
        // The empty one: the other is complete, and would be sent.
        draft: places.draft?.slice(-1) ?? [],
        secret: [welcome[route.id.split('.')[0] ?? ''] ?? 'none'],
      })
      const who = someone(route.may, action)
      const from =
        who === null ? '/sign-in' : HOMES[w.person(who).agencyId ? 'officer' : who === 'owner' ? 'owner' : 'staff']
      return [{ who, from, action, name: `wrong ${route.id}`, fields: JUNK }]
    })
  expect(wrongs.length).toBeGreaterThan(15)
  // Without `PAGES` each form goes to one of the two readers, another time to the other.
  const turn = randomInt(2)
  const parts = process.env.PAGES ? 1 : READERS.length
  process.stdout.write(
    `wrong forms: ${wrongs.length}, each by ${READERS.length / parts} of ${READERS.length} readers\n`,
  )
  await each(READERS, (one, n) =>
    all(
      wrongs.filter((_, at) => parts === 1 || (at + turn) % parts === n),
      one.send,
    ),
  )
}, 3_600_000)

test('every page there is was visited', () => {
  expect(routesOf(w.house).filter(isPage).length).toBeGreaterThan(30)
})

const HOMES = { officer: '/lers', owner: '/account', staff: '/desk/sessions' } as const
/** Wrong for every form: numbers that are none, a hash that is none, a choice that is none. */
const JUNK = {
  seen: 'x',
  version: 'x',
  hash: 'x',
  kind: 'none',
  leaf: 'x',
  email: 'nobody',
  roles: 'none',
  permissions: 'none',
  days: 'x',
}

/** Beside what the routes name: the same page for another reader, and pages that are not there. */
const OTHERS: readonly Visit[] = [
  { who: 'officer', path: '/lers', name: 'lers signed in' },
  { who: 'officer2', path: '/lers', name: 'lers of another' },
  { who: 'auditor', path: '/desk', name: 'desk of the auditor' },
  { who: 'intake', path: '/desk?show=closed', name: 'desk closed' },
  { who: 'intake', path: '/desk?q=nothing+like+it', name: 'desk nothing found' },
  { who: 'administrator', path: '/desk/staff?show=officers', name: 'officers' },
  { who: null, path: '/nowhere', name: 'not there', status: 404 },
  { who: 'reviewer', path: '/desk/nowhere', name: 'not there on the desk', status: 404 },
  { who: 'officer', path: '/lers/cases/none', name: 'not theirs', status: 404 },
  { who: 'intake', path: '/desk/staff', name: 'not allowed', status: 403 },
]

/** Addresses that need a link which opens once, or a first step. */
function special({ name }: Visit): Partial<Visit> {
  const [, door = '', page] = /^(desk|lers|account)\.(welcome|code)$/.exec(name) ?? []
  if (page === 'welcome') return { path: `/${door}/welcome/${welcome[door]}` }
  const key = { desk: 'intake', lers: 'officer', account: 'owner' }[door]
  if (page !== 'code' || key === undefined) return {}
  const { email, password } = w.person(key)
  return { through: { at: `/${door}/sign-in`, fields: { email, ...(password !== '' && { password }) } } }
}

async function invite(): Promise<void> {
  const house = w.house.identity.house
  const agencyId = w.person('officer').agencyId ?? ''
  await invitePerson(house, {
    kind: 'staff',
    name: 'Bo Visser',
    email: 'bo.visser@halder.example',
    roles: ['intake'],
    lang: 'en',
    by: w.person('administrator').id,
  })
  await invitePerson(house, {
    kind: 'officer',
    name: 'Ada Brand',
    email: 'brand@sheriff.marlowcounty.example',
    roles: ['officer'],
    lang: 'en',
    agencyId,
    by: w.person('administrator').id,
  })
  for (const { text } of await w.mails()) {
    const [, door, secret] = /\/(desk|lers)\/welcome\/([\w-]+)/.exec(text) ?? []
    if (door && secret) welcome[door] = secret
  }
}
