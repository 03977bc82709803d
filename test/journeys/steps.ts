/** What people do in a browser, step by step, in either language. Words stand here as a reader expects them, not as the product has them. */
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { faultsOf, type Reader, readerContext } from '#test/browser.ts'
import type { WholeHouse } from '#test/whole.ts'
import { answersOf, letterOf, type Request } from './calls.ts'

export const WORDS = {
  en: {
    ...{ signIn: 'Sign in', goOn: 'Go on', sendCode: 'Send a code', start: 'File a request', next: 'Save and go on' },
    ...{ check: 'Check this file', beside: /Your document (can be sent|is in order)/, send: 'Send the request' },
    ...{ request: /^Request HLD-/, receipt: 'Receipt', howDue: /how it was counted/ },
    ...{ accept: 'Accept for review', propose: 'Propose this decision', approve: 'Approve as proposed' },
    ...{ notYours: 'You cannot approve what you proposed yourself', faster: 'Somebody was faster' },
    ...{
      noPackage: /What we disclose is collected|collected on or after/,
      download: 'Download',
      asked: 'Requests about your account',
    },
    ...{ waiting: /Handed over on .+ at the earliest/, given: 'Handed over', nothingThere: 'There is no such package' },
  },
  nl: {
    ...{
      signIn: 'Inloggen',
      goOn: 'Verder',
      sendCode: 'Stuur een code',
      start: 'Verzoek indienen',
      next: 'Bewaren en verder',
    },
    ...{
      check: 'Controleer dit bestand',
      beside: /Uw document (kan worden verstuurd|is in orde)/,
      send: 'Verstuur het verzoek',
    },
    ...{ request: /^Verzoek HLD-/, receipt: 'Ontvangstbewijs', howDue: /zo is het geteld/ },
    ...{ accept: 'Neem aan ter beoordeling', propose: 'Stel dit besluit voor', approve: 'Keur goed zoals voorgesteld' },
    ...{ notYours: 'U kunt niet goedkeuren wat u zelf hebt voorgesteld', faster: 'Iemand was sneller' },
    ...{ noPackage: /wordt verzameld op of na/, download: 'Download', asked: 'Verzoeken over uw account' },
    ...{ waiting: /Verstrekking op zijn vroegst op/, given: 'Verstrekt', nothingThere: 'Dit pakket is er niet' },
  },
} as const

export type Way = Pick<Reader, 'lang' | 'script' | 'width' | 'colours'>
export type Stage = Readonly<{ w: WholeHouse; browser: Browser; way: Way }>
export type Somebody = Readonly<{
  page: Page
  faults: readonly string[]
  press: (name: string | RegExp) => Promise<void>
}>

/** A busy machine reads a PDF in its own time. */
const PATIENCE_MS = 120_000
const DOORS = { officer: '/lers', staff: '/desk', account: '/account' } as const

/** A browser of one's own, nobody signed in yet. */
export async function arrive({ w, browser, way }: Stage): Promise<Somebody> {
  const context = await readerContext(browser, w.url, way)
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const faults = faultsOf(page) as string[]
  page.on('response', (response) => response.status() >= 500 && faults.push(`${response.status()} ${response.url()}`))
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  return { page, faults, press }
}

/** Through the real door: password and the code that was mailed, or the code alone. */
export async function enter(stage: Stage, key: string, kind: keyof typeof DOORS): Promise<Somebody> {
  const { w, way } = stage
  const words = WORDS[way.lang]
  const me = await arrive(stage)
  const { email, password } = w.person(key)
  await me.page.goto(`${DOORS[kind]}/sign-in`)
  await me.page.locator('[name=email]').fill(email)
  if (kind !== 'account') await me.page.locator('[name=password]').fill(password)
  await me.page.getByRole('button', { name: kind === 'account' ? words.sendCode : words.signIn, exact: true }).click()
  await me.page.waitForURL(/\/sign-in\/code/)
  const mail = (await w.mails(email)).at(-1)
  await me.page.locator('[name=code]').fill(/\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? 'no code came')
  await me.press(words.goOn)
  await me.page.waitForURL(({ pathname }) => pathname.startsWith(DOORS[kind]) && !pathname.includes('/sign-in'))
  return me
}

/** Six steps and the one button that cannot be undone; the page of the new case. */
export async function file({ way }: Stage, { page, press }: Somebody, request: Request): Promise<string> {
  const words = WORDS[way.lang]
  const answers = answersOf(request)
  const choose = (name: string, value: string) => page.locator(`[name="${name}"][value="${value}"]`).check()
  const write = (name: string, value: string) => page.locator(`[name="${name}"]`).fill(value)
  const { product, process, ...lines } = answers.process
  await page.goto('/lers')
  await press(words.start)
  await choose('product', product)
  await choose('process', process)
  for (const [name, value] of Object.entries(lines)) await write(name, value)
  await press(words.next)
  const { country, ...agency } = answers.agency
  await page.locator('[name=country]').selectOption(country)
  for (const [name, value] of Object.entries(agency)) await write(name, value)
  await press(words.next)
  await page.locator('[name="identifiers.0.kind"]').selectOption('email')
  await write('identifiers.0.value', request.account)
  await press(words.next)
  for (const category of answers.data.categories) await choose('categories', category)
  await write('from', answers.data.from)
  await write('to', answers.data.to)
  // A request to keep asks for nothing to be told or withheld.
  if (request.process === undefined) await choose('secrecy', 'none')
  await press(words.next)
  await page.locator('[name=pdf]').setInputFiles({
    ...{ name: `${request.docket}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(await letterOf(request)) },
  })
  await press(words.check)
  await page.getByRole('heading', { name: words.beside }).waitFor()
  const drawn = () => page.locator('.leaf img').evaluate((picture: HTMLImageElement) => picture.naturalWidth)
  await expect.poll(drawn, { timeout: PATIENCE_MS }).toBeGreaterThan(500)
  await page.getByRole('link', { name: words.goOn, exact: true }).click()
  await press(words.send)
  await page.getByRole('heading', { name: words.request }).waitFor()
  return page.url()
}

/** All that a page says, folded parts too. */
export const textOf = (of: Page | Locator): Promise<string> =>
  ('goto' in of ? of.locator('body') : of).evaluate((element: HTMLElement) => element.textContent ?? '')
