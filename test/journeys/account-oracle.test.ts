/**
 * An officer learns of no account by asking about it: what they see of a request that names one and of a request that names none is
 * the same, word for word, and takes the same time. (The first guard is that their routes cannot reach the records at all: tools/tidy.)
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskHouse, deskHouse } from '#test/desk.ts'
import type { Story } from '../../src/app/demo/stories.ts'

const ROUNDS = 120
/** How far apart two samples of one and the same thing fall once in some hundred thousand runs. */
const FAR = 4.5
const NO_SUCH_ACCOUNT = 99

const story = (account: number): Story => ({
  ...{
    daysAgo: 1,
    officer: 'officer',
    kind: 'trial',
    account,
    categories: ['identity', 'sessions'],
    ending: 'in-review',
  },
})
let desk: DeskHouse
let known = ''
let unknown = ''
beforeAll(async () => {
  desk = await deskHouse()
  await desk.play([story(0), story(NO_SUCH_ACCOUNT)])
  for (const { id } of await listed()) {
    const { identifiers } = await asReviewer<{ identifiers: { accounts: unknown[] }[] }>(`/desk/cases/${id}`)
    if ((identifiers[0]?.accounts.length ?? 0) > 0) known = id
    else unknown = id
  }
}, 300_000)
afterAll(() => desk?.close())

async function asReviewer<T>(path: string): Promise<T> {
  const headers = { cookie: 'test_who=reviewer', accept: 'application/json' }
  return (await fetch(desk.url + path, { headers })).json() as Promise<T>
}
const listed = async () => (await asReviewer<{ cases: { id: string }[] }>('/desk')).cases

/** A page or its data, with what is the request's own taken out: its id, number, docket, file, letters and hour. */
async function seen(id: string, path: string, json: boolean): Promise<string> {
  const headers = { cookie: 'test_who=officer', ...(json && { accept: 'application/json' }) }
  const response = await fetch(desk.url + path.replace(':case', id), { headers })
  expect(response.status, path).toBe(200)
  return (await response.text())
    .replaceAll(id, 'case')
    .replaceAll(/HLD-\d{4}-\d{5}/g, 'number')
    .replaceAll(/GJ-\d{2}-\d{4}/g, 'docket')
    .replaceAll(/(?:[0-9a-f]{8}\s?){8}|[0-9a-f]{64}/g, 'sha256')
    .replaceAll(/mail_\w{20}/g, 'letter')
    .replaceAll(/[\w.]+@[\w.-]+\.example/g, 'address')
    .replaceAll(/"bytes":\d+/g, 'size')
    .replaceAll(/\d{2}:\d{2}(?::\d{2})?(?:\.\d{3}Z)?/g, 'hour')
}

test('both were looked up, and only the office knows the difference', () => {
  expect(known).not.toBe('')
  expect(unknown).not.toBe('')
})

test.each([
  ['/lers/cases/:case', false],
  ['/lers/cases/:case', true],
])('%s says the same of both, as a page or as data (%s)', async (path, json) => {
  const parts = async (id: string) => (await seen(id, path, json)).split(/(?<=>)|(?<=,)/)
  expect(await parts(known)).toEqual(await parts(unknown))
})

test('a request that is only tried says the same of both', async () => {
  const tried = async (value: string) => {
    const asked = { product: 'meetings', process: 'us-search-warrant', categories: 'identity' }
    const named = { 'identifiers.0.kind': 'email', 'identifiers.0.value': value }
    const response = await desk.ask('officer', '/lers/preview', { ...asked, ...named })
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text).toContain('Can be given')
    return text
  }
  const { email } = await desk.house.office.db.selectFrom('service_account').select('email').executeTakeFirstOrThrow()
  expect(await tried(email)).toBe(await tried('nobody@nowhere.example'))
})

test('and takes the same time', async () => {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let round = -10; round < ROUNDS; round++)
    for (const which of round % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const started = performance.now()
      await seen(which === 'known' ? known : unknown, '/lers/cases/:case', true)
      if (round >= 0) times[which].push(performance.now() - started)
    }
  const apart = rankDistance(times.known, times.unknown)
  process.stdout.write(`account oracle: ${ROUNDS} pairs, ${apart.toFixed(2)} standard deviations apart\n`)
  expect(Math.abs(apart)).toBeLessThan(FAR)
})

test('the measure would see a difference of a twentieth', () => {
  const sample = Array.from({ length: ROUNDS }, (_, n) => 10 + ((n * 7919) % 100) / 100)
  expect(Math.abs(rankDistance(sample, sample.toReversed()))).toBeLessThan(1)
  expect(
    Math.abs(
      rankDistance(
        sample,
        sample.map((ms) => ms * 1.05),
      ),
    ),
  ).toBeGreaterThan(FAR)
})

/** Mann and Whitney's U as a distance in standard deviations: 0 where two samples are mixed evenly. */
function rankDistance(one: readonly number[], two: readonly number[]): number {
  const all = [...one.map((value) => ({ value, mine: true })), ...two.map((value) => ({ value, mine: false }))]
  const ranks = all
    .toSorted((a, b) => a.value - b.value)
    .map(({ mine }, index) => (mine ? index + 1 : 0))
    .reduce((sum, rank) => sum + rank, 0)
  const [n, m] = [one.length, two.length]
  const u = ranks - (n * (n + 1)) / 2
  return (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}
