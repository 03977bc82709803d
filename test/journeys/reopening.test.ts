/** A case goes back to review over real HTTP: who may ask, who says yes, what no longer counts, and what the reports say then. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, launchBrowser, openPage, scrollsSideways } from '#test/browser.ts'
import { type DeskHouse, deskHouse } from '#test/desk.ts'
import type { Story } from '../../src/app/demo/stories.ts'

type Case = Readonly<{
  id: string
  number: string
  state: string
  needs: string
  seen: number
  reopening: { id: string; by: string } | null
  proposals: readonly { id: string; hash: string; end: unknown }[]
}>
type Report = Readonly<{ half: string; total: number; restated?: readonly Readonly<Record<string, string | null>>[] }>

const story = (account: number, ending: Story['ending'], daysAgo = 20): Story => ({
  ...{ daysAgo, officer: 'officer', kind: 'grand-jury', account, categories: ['identity', 'billing'], ending },
})
let desk: DeskHouse
beforeAll(async () => {
  desk = await deskHouse()
  const old = [story(0, 'refused', 200), story(4, 'answered', 200)]
  await desk.play([...old, story(1, 'answered'), story(2, 'user-time', 1), story(3, 'withdrawn'), story(5, 'refused')])
}, 400_000)
afterAll(() => desk?.close())

async function json<T>(who: string, path: string): Promise<T> {
  const response = await fetch(desk.url + path, { headers: { cookie: `test_who=${who}`, accept: 'application/json' } })
  expect(response.status, path).toBe(200)
  return response.json() as Promise<T>
}
const caseOf = (id: string) => json<Case>('reviewer', `/desk/cases/${id}`)
async function idsIn(filter: string): Promise<readonly string[]> {
  const { cases } = await json<{ cases: readonly { id: string }[] }>('reviewer', `/desk?${filter}`)
  return cases.map(({ id }) => id)
}
const ask = (id: string, who = 'reviewer', reopenReason = 'The court sent a corrected order.') =>
  desk.ask(who, `/desk/cases/${id}/reopenings`, { reopenReason })
async function end(id: string, who: string, noun: string, declineReason = ''): Promise<Response> {
  const { reopening } = await caseOf(id)
  return desk.ask(who, `/desk/cases/${id}/reopenings/${reopening?.id}/${noun}`, { declineReason })
}
async function refuse(id: string): Promise<void> {
  const { seen } = await caseOf(id)
  const form = { kind: 'reject', seen: String(seen), because: 'NO_LEGAL_BASIS', explanation: 'It was quashed.' }
  expect((await desk.ask('reviewer', `/desk/cases/${id}/proposals`, form)).status).toBe(303)
  const { proposals } = await caseOf(id)
  const open = proposals.find((one) => one.end === null)
  const path = `/desk/cases/${id}/proposals/${open?.id}/approval`
  expect((await desk.ask('counsel', path, { hash: open?.hash ?? '', reason: 'Yes.' })).status).toBe(303)
}

describe('a closed case', () => {
  test('is taken up again by two, one of them counsel; its package is held, and it is decided anew', async () => {
    const [id = ''] = await idsIn('show=closed&state=answered')
    expect((await ask(id, 'intake')).status).toBe(403)
    expect((await ask(id, 'reviewer', ' ')).status).toBe(422)
    const secret = await linkOf(id)
    expect((await ask(id)).status).toBe(303)
    expect((await ask(id, 'reviewer2')).status).toBe(409)
    expect((await caseOf(id)).needs).toBe('counsel')
    // It is closed, and waits where counsel looks for what waits.
    expect([await idsIn('needs=counsel'), await idsIn('')]).toEqual([
      expect.arrayContaining([id]),
      expect.not.arrayContaining([id]),
    ])
    expect((await end(id, 'reviewer2', 'approval')).status).toBe(403)
    expect((await end(id, 'counsel', 'refusal')).status).toBe(422)
    expect((await end(id, 'reviewer2', 'withdrawal')).status).toBe(409)
    expect((await end(id, 'counsel', 'approval')).status).toBe(303)
    const again = await caseOf(id)
    expect([again.state, again.needs, again.reopening]).toEqual(['in-review', 'reviewer', null])
    expect(await idsIn('')).toContain(id)
    expect(await idsIn('needs=counsel')).not.toContain(id)
    expect((await desk.ask('officer', `/lers/packages/${secret}/file`)).status).toBe(409)
    const page = await (await desk.ask('officer', `/lers/cases/${id}`)).text()
    expect(page).toContain('Taken up again by the office')
    expect(page).not.toContain('corrected order')
    const mails = await desk.house.office.db.selectFrom('outbox_mail').selectAll().execute()
    expect(mails.filter(({ template }) => template === 'reopened').map(({ case_id }) => case_id)).toEqual([id])

    await refuse(id)
    expect((await caseOf(id)).state).toBe('refused')
  })

  test('stays as it is where counsel says no, or the asker no longer asks', async () => {
    const [id = ''] = (await idsIn('show=closed&state=refused')).slice(1)
    expect((await ask(id, 'counsel')).status).toBe(303)
    expect((await end(id, 'counsel', 'approval')).status).toBe(409)
    expect((await end(id, 'counsel', 'withdrawal')).status).toBe(303)
    expect((await ask(id)).status).toBe(303)
    expect((await end(id, 'counsel', 'refusal', 'The order is the same.')).status).toBe(303)
    const kept = await caseOf(id)
    expect([kept.state, kept.reopening]).toEqual(['refused', null])
    expect((await end(id, 'counsel', 'approval')).status).toBe(409)
  })

  test('is not taken up again when the authority took it back, nor while it is under review', async () => {
    const [withdrawn = ''] = await idsIn('show=closed&state=withdrawn')
    expect(await (await ask(withdrawn)).text()).toContain('took this request back')
    const [open = ''] = await idsIn('state=user-time')
    expect((await ask(open)).status).toBe(303)
    expect((await end(open, 'counsel', 'approval')).status).toBe(303)
    expect((await caseOf(open)).state).toBe('in-review')
    expect((await ask(open)).status).toBe(409)
    await desk.house.tools.passTime?.(30 * 86_400_000)
    expect((await caseOf(open)).state).toBe('in-review')
  })
})

describe('the reports', () => {
  test('a published count stays; staff see what it would be today, and the case counts nowhere else', async () => {
    const { half: name } = await json<Report>('reporter', '/transparency')
    const published = () => json<Report>('reporter', `/transparency/${name}`)
    const before = await published()
    expect(before.total).toBe(2)
    const running = async () => json<Report>('reporter', '/desk/report')
    const { total } = await running()
    const [id = ''] = (await idsIn('show=closed&state=answered')).slice(-1)
    expect((await ask(id)).status).toBe(303)
    expect((await end(id, 'counsel', 'approval')).status).toBe(303)
    expect(await published()).toEqual(before)
    const { number } = await caseOf(id)
    const told = { case: id, number, half: name, was: 'non-content' }
    expect((await running()).restated).toEqual([{ ...told, now: null, reopenedAt: expect.any(String) }])
    await refuse(id)
    expect(await published()).toEqual(before)
    const after = await running()
    expect(after.total).toBe(total)
    expect(after.restated).toEqual([{ ...told, now: 'rejected', reopenedAt: expect.any(String) }])
    const page = await (await desk.ask('reporter', '/desk/report')).text()
    expect(page).toContain(number)
    const open = await (await desk.ask(null, `/transparency/${name}`)).text()
    expect(open).not.toContain(number)
  })
})

test.each([
  ['en', 1440],
  ['nl', 390],
] as const)('the pages in %s at %i pixels are without a barrier', async (lang, width) => {
  const browser = await launchBrowser()
  try {
    const [id = ''] = await idsIn('show=closed&state=refused')
    if (lang === 'en') await ask(id)
    for (const [who, path] of [
      ['counsel', `/desk/cases/${id}`],
      ['reporter', '/desk/report'],
    ] as const) {
      const { page, faults } = await openPage(browser, desk.url, { lang, width })
      await desk.become(page.context(), who)
      await page.goto(desk.url + path)
      expect(await axe(page), path).toEqual([])
      expect(await scrollsSideways(page), path).toBe(false)
      expect(faults).toEqual([])
      await page.context().close()
    }
  } finally {
    await browser.close()
  }
})

async function linkOf(id: string): Promise<string> {
  expect((await desk.ask('officer', `/lers/cases/${id}/link`, {})).status).toBe(303)
  const mails = await desk.house.office.db.selectFrom('outbox_mail').selectAll().execute()
  const mail = mails.findLast(({ template, case_id }) => template === 'ready' && case_id === id)
  return /\/lers\/packages\/([\w-]+)/.exec(mail?.text_body ?? '')?.[1] ?? 'no link came'
}
