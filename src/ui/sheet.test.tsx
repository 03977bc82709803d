/** The component sheet in a real browser: axe, no sideways scroll, no fault under the content policy; pictures to look at. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, launchBrowser, openPage, scrollsSideways } from '#test/browser.ts'
import { type PageServer, sampleView, servePages } from '#test/pages.ts'
import { DoorPage, OfficerPage, PublicPage } from './layout.tsx'
import { PageHead } from './panels.tsx'
import { ComponentSheet } from './sheet.page.tsx'

/** Where the pictures of the last run lie. */
const PICTURES = fileURLToPath(new URL('../../node_modules/.cache/waarborg/sheet/', import.meta.url))

const NAV = [
  {
    name: 'Work',
    items: [
      { href: '/desk', name: 'Queue', count: 26 },
      { href: '/desk/emergencies', name: 'Emergencies', count: 1, bad: true },
    ],
  },
  { name: 'Office', items: [{ href: '/desk/ui', name: 'Parts' }] },
]
const ACTOR = {
  id: 'staff_1',
  kind: 'staff',
  name: 'Tom Verbeek',
  email: 'tom@halder.example',
  roles: ['counsel'],
  may: new Set<never>(),
  agencyId: null,
  via: 'session',
} as const

let browser: Browser
let server: PageServer

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  browser = await launchBrowser()
  server = await servePages((url) => {
    const { pathname, searchParams } = new URL(url, 'http://sheet')
    const lang = searchParams.get('lang') === 'nl' ? 'nl' : 'en'
    const view = sampleView({ lang, url, path: pathname, demo: true, said: 'Saved.' })
    const head = <PageHead title="T" lead="L" />
    switch (pathname) {
      case '/desk/ui':
        return <ComponentSheet view={{ ...view, nav: NAV, actor: ACTOR }} />
      case '/transparency':
        return <PublicPage {...{ view, title: 'T' }}>{head}</PublicPage>
      case '/lers':
        return <OfficerPage {...{ view, title: 'T' }}>{head}</OfficerPage>
      case '/lers/sign-in':
        return <DoorPage {...{ view, title: 'T', emergency: true }}>{head}</DoorPage>
      default:
        return null
    }
  })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Each language on each width; the colours go crosswise, so that every language and every width is judged in light and in dark. */
const readers = [
  { lang: 'en', width: 1440, colours: 'light' },
  { lang: 'nl', width: 1440, colours: 'dark' },
  { lang: 'en', width: 390, colours: 'dark' },
  { lang: 'nl', width: 390, colours: 'light' },
] as const

test('each reader finds a sheet that passes axe with everything open, fits its window and breaks no policy', async () => {
  const { page, faults } = await openPage(browser, server.url)
  for (const { lang, width, colours } of readers) {
    const reader = `${lang}-${width}-${colours}`
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: colours })
    await page.goto(`/desk/ui?lang=${lang}`)
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true
    })
    await page.screenshot({ path: `${PICTURES}${reader}.png`, fullPage: true })
    expect([reader, await axe(page)]).toEqual([reader, []])
    expect([reader, await scrollsSideways(page)]).toEqual([reader, false])
  }
  expect(faults).toEqual([])
  await page.context().close()
  // A long page, photographed and judged four times, on a machine that may be doing other things.
}, 180_000)

test.each(['/transparency', '/lers', '/lers/sign-in'])(
  'the frame of %s passes axe on a telephone, dark',
  async (path) => {
    const { page, faults } = await openPage(browser, server.url, { width: 390, colours: 'dark' })
    await page.goto(`${path}?lang=nl`)
    expect(await axe(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    expect(faults).toEqual([])
    await page.context().close()
  },
)

test('where one can go stands beside the matter, and on a telephone in a fold that opens without script', async () => {
  const { page } = await openPage(browser, server.url, { script: false })
  await page.goto('/desk/ui')
  const menu = page.getByRole('navigation', { name: 'Desk' })
  expect(await menu.getByRole('heading').allTextContents()).toEqual(['Work', 'Office'])
  expect(await menu.locator('[aria-current=page]').allTextContents()).toEqual(['Parts'])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await menu.count()).toBe(0)
  const fold = page.getByText('Menu Parts')
  await fold.focus()
  await page.keyboard.press('Enter')
  expect(await menu.getByRole('link').count()).toBe(3)
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('without script every part is there', async () => {
  const { page } = await openPage(browser, server.url, { script: false })
  await page.goto('/desk/ui')
  expect(await axe(page)).toEqual([])
  expect(await page.getByRole('button', { name: 'Switch single keys off' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Refuse this request' }).click()
  expect(await page.getByRole('dialog').isVisible()).toBe(true)
  await page.context().close()
})
