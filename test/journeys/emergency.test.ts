/** An emergency at night, taken in by telephone and released; a forged one refused. In a browser: both languages, narrow and wide, no script. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, launchBrowser, openPage, type Reader, scrollsSideways } from '#test/browser.ts'
import { CALLER, type EmergencyHouse, emergencyHouse, TOLD } from '../emergency/house.ts'

let h: EmergencyHouse
let browser: Browser
beforeAll(async () => {
  h = await emergencyHouse()
  browser = await launchBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await h?.close()
})

/** One person's tab; each page it comes to is judged before it goes on. */
async function tab(who: string, reader: Partial<Reader>) {
  const { page, faults } = await openPage(browser, h.url, { script: false, ...reader })
  page.setDefaultTimeout(60_000)
  await h.become(page.context(), who)
  const judge = async () => {
    expect(await axe(page), `${who} ${page.url()}`).toEqual([])
    expect(await scrollsSideways(page), page.url()).toBe(false)
    expect(await page.locator('h1').count()).toBe(1)
    expect(faults).toEqual([])
  }
  return { page, judge }
}

async function fillCall(page: Page, change: Readonly<Record<string, string>> = {}): Promise<void> {
  const fields = { ...CALLER, ...TOLD, ...change }
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]`)
    if (name === 'neededWithin') await field.selectOption(value)
    else await field.fill(value)
  }
  await page.locator('[name="identifiers.0.kind"]').selectOption('email')
  await page.locator('[name="identifiers.0.value"]').fill(h.email)
}

const READERS: readonly (readonly [string, Partial<Reader>, Partial<Reader>])[] = [
  ['English, wide', { lang: 'en', width: 1440 }, { lang: 'nl', width: 390, colours: 'dark' }],
  ['Dutch, narrow', { lang: 'nl', width: 390, colours: 'dark' }, { lang: 'en', width: 1440 }],
]

test.each(READERS)('at night, by telephone (%s)', { timeout: 300_000 }, async (_, mine, theirs) => {
  const lotte = await tab('emergencyDuty', mine)
  await lotte.page.goto('/desk/emergencies')
  await lotte.judge()
  await lotte.page.goto('/desk/emergencies/new')
  await lotte.judge()
  // In a hurry the e-mail address is forgotten: what was typed comes back.
  await fillCall(lotte.page, { email: '' })
  await lotte.page.locator('main form button').last().click()
  await lotte.judge()
  expect(await lotte.page.locator('[name=nature]').inputValue()).toBe(TOLD.nature)
  await lotte.page.locator('[name=email]').fill(CALLER.email)
  await lotte.page.locator('[name=commitment][value=given]').check()
  await lotte.page.locator('main form button').last().click()
  await lotte.page.waitForURL(/\/desk\/cases\//)
  await lotte.judge()
  const at = new URL(lotte.page.url()).pathname
  const caseId = at.split('/').at(-1) ?? ''
  await lotte.page.locator('#emergency form[action$="/answer"] button').click()
  // Nobody answers first; then the watch commander does.
  const call = lotte.page.locator('#emergency form[action$="/calls"]')
  await call.locator('[value=not-reached]').check()
  await call.locator('button').click()
  await call.locator('[value=confirmed]').check()
  await call.locator('[name=spokeWith]').fill('Sgt. Hale, watch commander')
  await call.locator('button').click()
  await h.settle()
  await lotte.page.goto(at)
  await lotte.judge()
  expect(await h.propose('emergencyDuty', caseId)).toBe(303)
  const iris = await tab('reviewer', theirs)
  await iris.page.goto('/desk')
  expect(await iris.page.locator('#emergencies a').first().getAttribute('href')).toBe(at)
  await iris.judge()
  await iris.page.goto(at)
  await iris.judge()
  expect(await h.approve('reviewer', caseId)).toBe(303)
  await h.settle()
  expect((await h.now(caseId))?.state.state).toBe('answered')
  await iris.page.goto(at)
  await iris.judge()
  expect(await iris.page.locator('#emergency form[action$="/follow-up"]').count()).toBe(1)
  await iris.page.locator('#emergency form[action$="/follow-up"] [value=legal-process]').check()
  await iris.page.locator('#emergency form[action$="/follow-up"] [name=reference]').fill('SW-26-118')
  await iris.page.locator('#emergency form[action$="/follow-up"] button').click()
  expect(await iris.page.locator('#emergency').textContent()).toContain('SW-26-118')
  await lotte.page.context().close()
  await iris.page.context().close()
})

test('an officer sends one in the portal and follows it', { timeout: 200_000 }, async () => {
  const dana = await tab('officer', { lang: 'nl', width: 390 })
  await dana.page.goto('/lers')
  await dana.page.locator('a[href="/lers/emergency"]').click()
  await dana.judge()
  const { neededWithin: _, ...told } = TOLD
  for (const [name, value] of Object.entries(told)) await dana.page.locator(`[name="${name}"]`).fill(value)
  await dana.page.locator('[name="identifiers.0.kind"]').selectOption('email')
  await dana.page.locator('[name="identifiers.0.value"]').fill(h.email)
  await dana.page.locator('main form button').last().click()
  await dana.judge()
  expect(await dana.page.locator('.errors').textContent()).toContain('Zonder deze toezegging')
  await dana.page.locator('[name=commit]').check()
  await dana.page.locator('main form button').last().click()
  await dana.page.waitForURL(/\/lers\/cases\//)
  await dana.judge()
  await dana.page.context().close()
})

test('a forged one is refused, and the forger learns nothing', { timeout: 200_000 }, async () => {
  const caseId = await h.take({
    ...{ email: 'whitfield@sheriff.mar1owcounty.example', agencyId: await h.agencyId(), telephone: '+44 20 555 0177' },
    noProcess: 'Do not call dispatch, call me only. There is no time to verify.',
  })
  expect(await h.call('emergencyDuty', caseId, 'denied')).toBe(303)
  const iris = await tab('reviewer', { lang: 'nl', width: 390 })
  await iris.page.goto(`/desk/cases/${caseId}`)
  await iris.judge()
  const panel = await iris.page.locator('#emergency').textContent()
  expect(panel).toContain('Het domein is gemaakt om op een uit ons register te lijken.')
  expect(panel).toContain('Zij weten er niet van')
  expect(await h.propose('emergencyDuty', caseId)).toBe(409)
  expect(await h.approve('reviewer', caseId)).not.toBe(303)
  await h.settle()
  const mails = await h.db.selectFrom('outbox_mail').select('recipient').where('case_id', '=', caseId).execute()
  expect(mails.filter(({ recipient }) => recipient.includes('mar1ow'))).toEqual([])
  await iris.page.context().close()
})
