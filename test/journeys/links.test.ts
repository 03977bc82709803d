/** A request that was filed twice: the desk sees it, links it, and takes the link away; both cases say the same. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, launchBrowser, openPage, scrollsSideways } from '#test/browser.ts'
import { type DeskHouse, deskHouse } from '#test/desk.ts'
import type { Story } from '../../src/app/demo/stories.ts'

type Case = Readonly<{
  id: string
  number: string
  seen: number
  links: readonly { id: string; number: string; as: string }[]
  twins: readonly { id: string; why: string }[]
}>

const story = (account: number): Story => ({
  ...{ daysAgo: 1, officer: 'officer', kind: 'trial', account, categories: ['identity'], ending: 'in-review' },
})
let desk: DeskHouse
let cases: readonly Case[] = []
beforeAll(async () => {
  desk = await deskHouse()
  await desk.play([story(0), story(0), story(1)])
  const list = await json<{ cases: readonly { id: string; number: string }[] }>('/desk')
  const byNumber = list.cases.toSorted((a, b) => a.number.localeCompare(b.number))
  cases = await Promise.all(byNumber.map(({ id }) => caseOf(id)))
}, 400_000)
afterAll(() => desk?.close())

async function json<T>(path: string): Promise<T> {
  const headers = { cookie: 'test_who=reviewer', accept: 'application/json' }
  return (await fetch(desk.url + path, { headers })).json() as Promise<T>
}
const caseOf = (id: string) => json<Case>(`/desk/cases/${id}`)

function twice(): readonly [Case, Case, Case] {
  const one = cases.find(({ twins }) => twins.length > 0)
  const two = cases.find(({ id }) => id === one?.twins[0]?.id)
  const other = cases.find(({ twins }) => twins.length === 0)
  if (!one || !two || !other) throw new Error('two of three cases have the same number')
  return [one, two, other]
}

test('the same number of the same agency is pointed out, on both', () => {
  const [one, two] = twice()
  expect(two.twins.map(({ id }) => id)).toEqual([one.id])
  expect(['same-docket', 'same-document']).toContain(one.twins[0]?.why)
})

test('what is linked stands on both, and what is taken away on neither', async () => {
  const [one, two, other] = twice()
  const link = (form: Record<string, string>, who = 'reviewer') => desk.ask(who, `/desk/cases/${one.id}/links`, form)
  expect((await link({ number: '', as: 'duplicate' })).status).toBe(422)
  expect((await link({ number: 'HLD-1999-00001', as: 'duplicate' })).status).toBe(422)
  expect((await link({ number: one.number, as: 'duplicate' })).status).toBe(422)
  expect((await link({ number: two.number, as: 'twin' })).status).toBe(422)
  expect((await link({ number: two.number, as: 'duplicate' }, 'custodian')).status).toBe(403)
  expect((await link({ number: ` ${two.number.toLowerCase()} `, as: 'duplicate' })).status).toBe(303)
  expect((await link({ number: two.number, as: 'duplicate' })).status).toBe(422)
  expect((await link({ number: other.number, as: 'related' })).status).toBe(303)
  expect((await caseOf(one.id)).links.map(({ id, as }) => [id, as])).toEqual([
    [two.id, 'duplicate'],
    [other.id, 'related'],
  ])
  expect((await caseOf(two.id)).links).toEqual([{ id: one.id, number: one.number, as: 'duplicate' }])
  const remove = (number: string) => desk.ask('intake', `/desk/cases/${two.id}/links/removal`, { number })
  expect((await remove(other.number)).status).toBe(422)
  expect((await remove(one.number)).status).toBe(303)
  expect((await caseOf(two.id)).links).toEqual([])
  expect((await caseOf(one.id)).links.map(({ id }) => id)).toEqual([other.id])
})

test('two people who link crosswise at the same moment both succeed', async () => {
  const [one, two] = twice()
  const link = (from: Case, to: Case, who: string) =>
    desk.ask(who, `/desk/cases/${from.id}/links`, { number: to.number, as: 'related' })
  const [a, b] = await Promise.all([link(one, two, 'reviewer'), link(two, one, 'counsel')])
  expect([a.status, b.status].toSorted()).toEqual([303, 422])
  expect((await caseOf(two.id)).links.map(({ as }) => as)).toEqual(['related'])
})

test('a link gets in nobody’s way: a decision written on the page before it is taken', async () => {
  const [, , other] = twice()
  const refusal = { kind: 'reject', seen: String(other.seen), because: 'DUPLICATE', explanation: 'See the other case.' }
  expect((await desk.ask('reviewer', `/desk/cases/${other.id}/proposals`, refusal)).status).toBe(303)
})

test.each(['en', 'nl'] as const)('the panel in %s is without a barrier at 390 pixels', async (lang) => {
  const browser = await launchBrowser()
  try {
    const { page } = await openPage(browser, desk.url, { lang, width: 390 })
    await desk.become(page.context(), 'reviewer')
    await page.goto(`${desk.url}/desk/cases/${twice()[0].id}`)
    expect(await page.locator('#links a.mono').count()).toBeGreaterThan(0)
    expect(await axe(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
  } finally {
    await browser.close()
  }
})
