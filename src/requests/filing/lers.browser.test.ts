import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, faultsOf, launchBrowser, type Reader, readerContext, scrollsSideways } from '#test/browser.ts'
import { AGENCY, answered, letterWith, PROCESS, upload } from '#test/filing.ts'
import { HALDER } from '#test/halder.ts'
import { type LersHouse, lersHouse } from '#test/lers.ts'
import { officerRoutes } from './lers.routes.tsx'

let browser: Browser
let h: LersHouse
let server: Server
let base = ''

beforeAll(async () => {
  browser = await launchBrowser()
  h = await lersHouse(officerRoutes, { styled: true })
  server = createAdaptorServer({ fetch: h.app.fetch }) as Server
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await browser.close()
  await h[Symbol.asyncDispose]()
})

async function reader(
  as: Partial<Reader>,
  who: string | null = 'whitfield',
): Promise<{ page: Page; faults: readonly string[] }> {
  const context = await readerContext(browser, base, as)
  if (who) await context.addCookies([{ name: 'who', value: who, url: base }])
  const page = await context.newPage()
  return { page, faults: faultsOf(page) }
}

async function expectFine(page: Page, name: string) {
  await page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) fold.setAttribute('open', '')
  })
  expect([name, await axe(page)]).toEqual([name, []])
  expect([name, await scrollsSideways(page)]).toEqual([name, false])
}

const bad = {
  entity: HALDER.products.phone,
  secrecy: 'You are directed not to disclose the existence of this subpoena until further order of the court.',
}

test('an officer files in a browser without script, in Dutch, on a telephone', async () => {
  const { page, faults } = await reader({ script: false, lang: 'nl', width: 390 })
  await page.goto('/lers')
  await page.getByRole('button', { name: 'Verzoek indienen' }).click()
  await page.getByLabel('Vergaderingen en chat').check()
  await page.getByLabel('Subpoena van een grand jury').check()
  await page.getByLabel('Zaaknummer').fill(PROCESS.docketNumber)
  await page.getByLabel('Aard van het strafbare feit').fill(PROCESS.natureOfOffence)
  await page.getByLabel('Naam van de machtigende functionaris').fill(PROCESS.officialName)
  await page.getByLabel('Functie').fill(PROCESS.officialTitle)
  await page.getByLabel('Datum van ondertekening').fill(PROCESS.signedOn)
  await page.getByLabel('Antwoord gevraagd uiterlijk').fill('2026-11-01')
  await page.getByRole('button', { name: 'Bewaren en verder' }).click()
  await page.getByRole('link', { name: 'Antwoord gevraagd uiterlijk: Deze dag is voorbij.' }).click()
  await page.getByLabel('Antwoord gevraagd uiterlijk').fill(PROCESS.dueOn)
  await page.getByRole('button', { name: 'Bewaren en verder' }).click()
  await page.getByLabel('Badge- of identificatienummer').fill('')
  await page.getByRole('list', { name: 'Stappen' }).getByRole('button', { name: 'Kenmerken' }).click()
  await page.getByRole('list', { name: 'Stappen' }).getByRole('button', { name: 'U en uw dienst' }).click()
  await page.getByRole('link', { name: 'Badge- of identificatienummer: Vul dit in.' }).waitFor()
  await page.getByLabel('Badge- of identificatienummer').fill('4471')
  await page.getByLabel('Postcode').fill(AGENCY.postalCode)
  await page.getByRole('button', { name: 'Bewaren en verder' }).click()
  const row = page.getByRole('group', { name: 'Kenmerk 1' })
  await row.getByLabel('Soort').selectOption('email')
  await row.getByLabel('Waarde').fill('j.devries@molenzicht.example')
  await page.getByRole('button', { name: 'Vijf regels erbij' }).click()
  expect(await page.getByRole('group', { name: /^Kenmerk/ }).count()).toBe(10)
  await row.getByLabel('Waarde').first().press('Enter')
  await page.getByLabel('Naam, e-mailadres, telefoon, gebruikersnaam').check()
  await page.getByLabel('Nee', { exact: true }).check()
  await page.getByRole('button', { name: 'Bewaren en verder' }).click()
  await page
    .getByLabel('Het ondertekende stuk, als pdf')
    .setInputFiles({ name: 'GJ-26-1183.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await letterWith(bad)) })
  await page.getByRole('button', { name: 'Controleer dit bestand' }).click()
  await page.getByRole('heading', { name: 'Uw document kan nog niet worden verstuurd' }).waitFor()
  const width = () => page.locator('.leaf img').evaluate((image: HTMLImageElement) => image.naturalWidth)
  await expect.poll(width, { timeout: 20_000 }).toBeGreaterThan(1000)
  await page.getByRole('link', { name: 'Ik denk dat een bevinding niet klopt' }).click()
  await page.getByLabel('Uw zin voor de beoordelaar').fill('De geadresseerde is dezelfde onderneming.')
  await page.getByRole('button', { name: 'Verstuur met bezwaar' }).click()
  await page.getByRole('heading', { name: /^Verzoek HLD-2026-/ }).waitFor()
  await expectFine(page, 'case')
  expect(faults).toEqual([])
})

const PAGES: readonly [name: string, go: (draft: string, sent: string) => string, who: string | null][] = [
  ['front', () => '/lers', null],
  ['mine', () => '/lers', 'whitfield'],
  ['nothing yet', () => '/lers', 'ferrante'],
  ['process', (draft) => `/lers/drafts/${draft}/process`, 'whitfield'],
  ['agency', (draft) => `/lers/drafts/${draft}/agency`, 'whitfield'],
  ['identifiers', (draft) => `/lers/drafts/${draft}/identifiers`, 'whitfield'],
  ['data', (draft) => `/lers/drafts/${draft}/data`, 'whitfield'],
  ['document', (draft) => `/lers/drafts/${draft}/document`, 'whitfield'],
  ['send', (draft) => `/lers/drafts/${draft}/send`, 'whitfield'],
  ['case', (_, sent) => sent, 'whitfield'],
]

const READERS = [
  { lang: 'en', width: 1440, colours: 'light' },
  { lang: 'nl', width: 390, colours: 'dark' },
] as const

test.each(READERS)(
  'every page is fine in $lang, $width px, $colours',
  async (as) => {
    const draft = await answered(h)
    await h.post(`/lers/drafts/${draft}/document`, upload(await letterWith(bad)))
    const other = await answered(h)
    await h.post(`/lers/drafts/${other}/document`, upload(await letterWith()))
    const { to } = await h.post(`/lers/drafts/${other}/send`, { objection: 'See the letter.' })
    const { page, faults } = await reader(as, null)
    for (const [name, go, who] of PAGES) {
      await page.context().clearCookies()
      if (who) await page.context().addCookies([{ name: 'who', value: who, url: base }])
      await page.goto(go(draft, to))
      if (name === 'document') await page.locator('.leaf img').evaluate((image: HTMLImageElement) => image.decode())
      await expectFine(page, `${name} ${as.lang}`)
      expect([name, faults]).toEqual([name, []])
    }
  },
  240_000,
)

test('forms that come back with errors are fine too, and the list of errors has the focus', async () => {
  const draft = await answered(h)
  for (const step of ['process', 'agency', 'identifiers', 'data', 'document']) {
    const { page, faults } = await reader({ colours: step === 'data' ? 'dark' : 'light' })
    await page.goto(`/lers/drafts/${draft}/${step}`)
    for (const field of await page.locator('main form input:not([type]), main input.input:not([type=file])').all())
      await field.fill('')
    for (const box of await page.locator('main input[type=checkbox]').all()) await box.uncheck()
    await page.locator('main form .button:not(.button--second):not(.button--quiet)').first().click()
    await page.locator('.errors').waitFor()
    expect([step, await page.evaluate('document.activeElement.className')]).toEqual([step, 'errors'])
    expect([step, (await page.title()).startsWith('Error: ')]).toEqual([step, true])
    await expectFine(page, `${step} wrong`)
    expect(faults).toEqual([])
    await page.context().close()
  }
}, 180_000)
