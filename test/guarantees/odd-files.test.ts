/**
 * Every door that takes files, under files that nobody should send: the doors are read from the route table, so a new one is not forgotten.
 * Each file is answered in time by a sentence or taken as what it is; the server stays small; of what a stranger wrote nothing runs in a
 * browser. `ODD_FILES=all` takes every file through every door, and all of `../shared/data/odd-inputs`; otherwise a part, by a fresh seed.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'
import { NAMED, type OddFile, oddFiles } from '#test/odd-files.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { routesOf } from '../../src/app.ts'
import { chance } from '../corpus/chance.ts'
import { acceptBy, draftBy, fileBy, letterOf, type Request, todayAt } from '../journeys/calls.ts'

const WHOLE = process.env['ODD_FILES'] === 'all'
const SEED = Number(process.env['ODD_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const EACH = 5
/** Beyond the limits of the child process itself. */
const PATIENCE_MS = 90_000
const FOREIGN = join(import.meta.dirname, '../../../shared/data/odd-inputs')

let w: WholeHouse
let doors: readonly Door[]
let files: readonly OddFile[]
let pages: readonly (readonly [who: string, path: string])[]

beforeAll(async () => {
  w = await wholeHouse({ engine: 'pglite', rateFactor: 10_000 })
  const today = todayAt(w.house.office.clock.now())
  const request: Request = {
    ...{ officer: 'officer', docket: 'GJ-26-0666', account: w.accounts[0] ?? '', today, secrecy: null },
  }
  const sent = await fileBy(w.api, request)
  await acceptBy(w.api, sent.case)
  const draft = await draftBy(w.api, { ...request, docket: 'GJ-26-0667' })
  doors = doorsOf({ case: sent.case, draft, today })
  files = [...oddFiles(await letterOf(request)), ...foreignFiles()]
  pages = [
    ['officer', `/lers/cases/${sent.case}`],
    ['officer', `/lers/drafts/${draft}/document`],
    ['officer', `/lers/drafts/${draft}/identifiers/list`],
    ['reviewer', `/desk/cases/${sent.case}`],
    ['intake', '/desk/arrivals'],
  ]
}, 300_000)
afterAll(() => w?.close())

type Door = Readonly<{ id: string; who: string; path: string; field: string; more: Readonly<Record<string, string>> }>
type World = Readonly<{ case: string; draft: string; today: string }>

/** What goes beside the file, so that nothing else is wrong with the form. */
function doorsOf({ case: id, draft, today }: World): readonly Door[] {
  const text = { text: 'See the file.' }
  const order = { court: 'Marlow County Court', docket: 'M-26-9', statute: 'R.C. 2939.12', endsOn: '2099-01-01' }
  const known: Readonly<Record<string, Omit<Door, 'id'>>> = {
    'draft.document.send': { who: 'officer', path: `/drafts/${draft}/document`, field: 'pdf', more: {} },
    'draft.list.send': { who: 'officer', path: `/drafts/${draft}/identifiers/list`, field: 'csv', more: {} },
    'desk.arrival.receive': {
      ...{ who: 'intake', path: '/desk/arrivals', field: 'pdf' },
      more: { channel: 'post', receivedOn: today, receivedTime: '00:01' },
    },
    'request.message': { who: 'officer', path: `/requests/${id}/messages`, field: 'files', more: text },
    'request.notice': {
      who: 'officer',
      path: `/requests/${id}/notice`,
      field: 'files',
      more: { answer: 'order', ...order },
    },
    'desk.case.message': { who: 'reviewer', path: `/desk/cases/${id}/messages`, field: 'files', more: text },
    'desk.case.question': { who: 'reviewer', path: `/desk/cases/${id}/questions`, field: 'files', more: text },
    'desk.case.order': { who: 'reviewer', path: `/desk/cases/${id}/secrecy-orders`, field: 'files', more: order },
  }
  const taking = routesOf(w.house).filter((route) => route.method === 'POST' && route.uploads)
  // The vault's own door is hidden and has no path for programs: its file is a field like any other there, and it has tests of its own.
  const ids = taking.map((route) => route.id).filter((one) => one !== 'vault.do')
  expect(Object.keys(known).toSorted()).toEqual(ids.toSorted())
  return ids.flatMap((one) => (known[one] ? [{ id: one, ...known[one] }] : []))
}

function foreignFiles(): readonly OddFile[] {
  if (!existsSync(FOREIGN)) return []
  const paths = globSync('**/*', { cwd: FOREIGN }).map((name) => join(FOREIGN, name))
  const found = paths.filter((path) => statSync(path).isFile())
  const some = WHOLE ? found : chance(SEED).some(found, 12)
  process.stdout.write(`odd files: ${some.length} of ${found.length} of ../shared/data/odd-inputs\n`)
  return some.map((path) => ({ name: basename(path), type: '', make: () => readFileSync(path) }))
}

type Sent = Readonly<{ status: number; text: string; ms: number }>

async function send({ who, path, field, more }: Door, { name, type, make }: OddFile): Promise<Sent> {
  const form = new FormData()
  for (const [key, value] of Object.entries(more)) form.set(key, value)
  form.set(field, new File([Buffer.from(await make())], name, { type }))
  const began = performance.now()
  const response = await fetch(`${w.url}/api/v1${path}`, {
    ...{ method: 'POST', body: form, signal: AbortSignal.timeout(PATIENCE_MS) },
    headers: { authorization: `Bearer ${w.person(who).token}` },
  })
  return { status: response.status, text: await response.text(), ms: performance.now() - began }
}

/** Taken, or refused in words; a conflict says that the case has moved on. */
const FINE: readonly number[] = [200, 201, 400, 409, 413, 422]
/** Where our own lines would show. */
const INSIDES = /node_modules|\bat \w+ \(|\/src\/|\.ts:\d+|Error:/

test('each odd file is answered in time, in words, and nobody’s memory grows with it', {
  timeout: 3_600_000,
}, async () => {
  const from = chance(SEED)
  const wrong: string[] = []
  const counts = new Map<number, number>()
  let [slowest, most] = [0, 0]
  for (const door of doors)
    for (const file of WHOLE ? files : from.some(files, EACH)) {
      const { status, text, ms } = await send(door, file)
      counts.set(status, (counts.get(status) ?? 0) + 1)
      slowest = Math.max(slowest, ms)
      most = Math.max(most, process.memoryUsage().rss)
      if (!FINE.includes(status)) wrong.push(`${door.id} ${file.name.slice(0, 40)}: ${status}`)
      if (INSIDES.test(text)) wrong.push(`${door.id} ${file.name.slice(0, 40)}: ${text.slice(0, 200)}`)
      if (status === 422 && Object.values(JSON.parse(text).errors ?? {}).join('').length < 10)
        wrong.push(`${door.id} ${file.name.slice(0, 40)}: says nothing: ${text.slice(0, 200)}`)
    }
  const said = [...counts].toSorted(([a], [b]) => a - b).map(([status, n]) => `${n} × ${status}`)
  process.stdout.write(
    `odd files (ODD_SEED=${SEED}): ${said.join(', ')}; slowest ${Math.round(slowest)} ms, at most ${Math.round(most / 1e6)} MB here\n`,
  )
  expect(wrong).toEqual([])
  expect(counts.get(422) ?? 0).toBeGreaterThan(5)
  expect(most).toBeLessThan(1_500e6)
})

test('what strangers wrote stands on the pages as text', { timeout: 300_000 }, async () => {
  for (const id of ['request.message', 'desk.case.message', 'draft.document.send']) {
    const door = doors.find((one) => one.id === id)
    const letter = files.find(({ name }) => name.startsWith(NAMED))
    if (!door || !letter) throw new Error('no such door')
    expect((await send(door, letter)).status, id).toBeLessThan(300)
  }
  let seen = 0
  for (const [who, path] of pages) {
    const response = await fetch(`${w.url}${path}`, { headers: { cookie: await w.cookie(who), accept: 'text/html' } })
    const html = await response.text()
    expect(response.status, path).toBe(200)
    expect(html.includes(NAMED), path).toBe(false)
    expect(html.includes('<img src=x'), path).toBe(false)
    expect(response.headers.get('content-security-policy') ?? '', path).not.toContain('unsafe')
    if (html.includes('&lt;script&gt;odd(')) seen++
  }
  expect(seen).toBeGreaterThan(1)
})

test('a file comes back as a download, never as a page, and to its own sender not at all', {
  timeout: 120_000,
}, async () => {
  const [, path = ''] = pages[0] ?? []
  const cookie = await w.cookie('officer')
  const html = await (await fetch(`${w.url}${path}`, { headers: { cookie } })).text()
  const links = new Set(
    [...html.matchAll(/href="(\/lers\/cases\/[^"/]+\/attachments\/[^"/?#]+)/g)].map(([, link]) => link),
  )
  expect(links.size).toBeGreaterThan(0)
  let downloads = 0
  for (const link of links) {
    const { headers, status } = await fetch(`${w.url}${link}/file`, { headers: { cookie } })
    expect([200, 404], link).toContain(status)
    if (status === 404) continue
    downloads++
    expect(headers.get('content-disposition'), link).toMatch(/^attachment/)
    expect(headers.get('x-content-type-options'), link).toBe('nosniff')
    expect(headers.get('content-type'), link).toBe('application/pdf')
  }
  expect([downloads > 0, downloads < links.size]).toEqual([true, true])
})
