/** Orders and warrants at the desk: what each reaches, and that an order which does not say what it is unlocks nothing until counsel has said so. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Category } from '#requests'
import { axe, launchBrowser, openPage, scrollsSideways } from '#test/browser.ts'
import { type DeskHouse, deskHouse } from '#test/desk.ts'
import type { Ending, Kind } from '../../src/app/demo/stories.ts'

type Case = Readonly<{
  id: string
  process: string
  needs: string
  seen: number
  voids: readonly string[]
  rulings: readonly { category: string; verdict: string; basis: string }[]
  classification: { named: boolean; as: string | null } | null
  identifiers: readonly { task: string; accounts: readonly { accountId: string }[] }[]
  period: { from: string; to: string }
}>

const WIDE: readonly Category[] = ['identity', 'participants', 'chat']
const story = (kind: Kind, account: number, ending: Ending = 'in-review') =>
  ({ daysAgo: 1, officer: 'officer', kind, account, categories: WIDE, ending }) as const

let desk: DeskHouse
beforeAll(async () => {
  desk = await deskHouse()
  await desk.play([story('other-order', 0), story('other-order', 1), story('order', 2), story('warrant', 3)])
}, 400_000)
afterAll(() => desk?.close())

async function json<T>(who: string, path: string): Promise<T> {
  const response = await fetch(desk.url + path, { headers: { cookie: `test_who=${who}`, accept: 'application/json' } })
  expect(response.status, path).toBe(200)
  return response.json() as Promise<T>
}
async function cases(process: string): Promise<readonly Case[]> {
  const list = await json<{ cases: readonly { id: string; process: string }[] }>('reviewer', '/desk')
  const found = list.cases.filter((one) => one.process === process)
  return Promise.all(found.map(({ id }) => json<Case>('reviewer', `/desk/cases/${id}`)))
}
const given = ({ rulings }: Case) =>
  rulings.filter(({ verdict }) => verdict === 'disclose').map(({ category, basis }) => `${category}: ${basis}`)
const name = (who: string, { id }: Case, as: string, reason = 'The judge finds specific facts.') =>
  desk.ask(who, `/desk/cases/${id}/classifications`, { as, reason })

test('an order under 2703(d) reaches all but content, a warrant reaches content', async () => {
  const [order] = await cases('us-court-order-2703d')
  const [warrant] = await cases('us-search-warrant')
  if (!order || !warrant) throw new Error('no order or no warrant')
  expect(given(order)).toEqual(['identity: 18 U.S.C. § 2703(d)', 'participants: 18 U.S.C. § 2703(d)'])
  expect(given(warrant).map((one) => one.split(':')[0])).toEqual(['identity', 'participants', 'chat'])
  expect([order.classification, warrant.classification]).toEqual([null, null])
  expect((await name('counsel', warrant, 'us-court-order-2703d')).status).toBe(409)
})

test('an order that does not say what it is waits for counsel, and gives nothing', async () => {
  const [order] = await cases('us-court-order-other')
  if (!order) throw new Error('no order')
  expect([order.needs, order.voids, given(order)]).toEqual(['counsel', ['NEEDS_CLASSIFICATION'], []])
  expect(order.classification).toMatchObject({ named: false, as: null })
  const { task = '', accounts = [] } = order.identifiers[0] ?? {}
  const tried = await desk.ask('reviewer', `/desk/cases/${order.id}/proposals`, {
    ...{ kind: 'disclose', seen: String(order.seen), explanation: 'It looks like one.' },
    ...{
      'rows.identity.verdict': 'disclose',
      'rows.participants.verdict': 'withhold',
      'rows.chat.verdict': 'withhold',
    },
    ...{ subjects: `${task}/${accounts[0]?.accountId ?? ''}`, from: order.period.from, to: order.period.to },
  })
  expect(tried.status).toBe(422)
})

test('nobody but counsel names it, and only as something it can be, with a reason', async () => {
  const [order] = await cases('us-court-order-other')
  if (!order) throw new Error('no order')
  for (const who of ['reviewer', 'intake', 'custodian', 'auditor'])
    expect((await name(who, order, 'us-search-warrant')).status, who).toBe(403)
  expect((await name('counsel', order, 'us-court-order-2703d', '  ')).status).toBe(422)
  expect((await name('counsel', order, 'us-fisa-content')).status).toBe(422)
  expect((await name('counsel', order, 'nonsense')).status).toBe(422)
  const again = await (await name('counsel', order, 'eu-production-order', 'Kept as typed')).text()
  expect(again).toContain('cannot be that instrument')
  expect(again).toContain('Kept as typed')
  expect((await cases('us-court-order-other'))[0]?.classification?.named).toBe(false)
})

test('once named it reaches what the named instrument reaches; named as nothing it reaches nothing', async () => {
  const [one, two] = await cases('us-court-order-other')
  if (!one || !two) throw new Error('two orders were played')
  expect((await name('counsel', one, 'us-court-order-2703d')).status).toBe(303)
  expect((await name('counsel', two, 'none')).status).toBe(303)
  const [named, nothing] = await Promise.all([one, two].map(({ id }) => json<Case>('reviewer', `/desk/cases/${id}`)))
  if (!named || !nothing) throw new Error('gone')
  expect([named.needs, given(named)]).toEqual([
    'reviewer',
    ['identity: 18 U.S.C. § 2703(d)', 'participants: 18 U.S.C. § 2703(d)'],
  ])
  expect([nothing.needs, given(nothing)]).toEqual(['reviewer', []])
  const page = await (await desk.ask('reviewer', `/desk/cases/${nothing.id}`)).text()
  expect(page).toContain('No instrument that unlocks anything')
  expect(page).not.toContain('until counsel has said')
  expect((await name('counsel', two, 'us-search-warrant', 'On a second reading.')).status).toBe(303)
  expect(given(await json<Case>('reviewer', `/desk/cases/${two.id}`))).toHaveLength(3)
})

test.each(['en', 'nl'] as const)('counsel’s page in %s is without a barrier, at 390 pixels too', async (lang) => {
  const browser = await launchBrowser()
  try {
    const [order] = await cases('us-court-order-other')
    const { page, faults } = await openPage(browser, desk.url, { lang, width: 390, colours: 'dark' })
    await desk.become(page.context(), 'counsel')
    await page.goto(`${desk.url}/desk/cases/${order?.id}`)
    expect(await page.locator('#classification').count()).toBe(1)
    expect(await axe(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    expect(faults).toEqual([])
  } finally {
    await browser.close()
  }
})
