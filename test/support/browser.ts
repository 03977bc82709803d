/**
 * Debian's Chromium as a reader would have it: language, width, colours, with and without script; and axe to judge a page.
 * Every page keeps a list of what went wrong in it: console errors, broken Content-Security-Policy, failed requests.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

export type Reader = Readonly<{
  lang: 'en' | 'nl'
  width: 1440 | 390
  colours: 'light' | 'dark'
  script: boolean
}>

export const PLAIN_READER: Reader = { lang: 'en', width: 1440, colours: 'light', script: true }

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export async function launchBrowser(): Promise<Browser> {
  const program = PROGRAMS.find((path) => existsSync(path))
  if (!program) throw new Error('the tests need Chromium: run `npm test` once, it installs it')
  return chromium.launch({ executablePath: program, args: FLAGS })
}

/** A reader with cookies of their own; `context.newPage()` opens another tab of the same reader. */
export async function readerContext(
  browser: Browser,
  baseURL: string,
  reader: Partial<Reader> = {},
): Promise<BrowserContext> {
  const whole = { ...PLAIN_READER, ...reader }
  const { lang, width, colours, script } = whole
  const context = await browser.newContext({
    baseURL,
    locale: lang === 'nl' ? 'nl-NL' : 'en-GB',
    viewport: { width, height: width === 390 ? 844 : 900 },
    colorScheme: colours,
    javaScriptEnabled: script,
    acceptDownloads: true,
    reducedMotion: 'reduce',
  })
  readers.set(context, whole)
  return context
}

const readers = new WeakMap<BrowserContext, Reader>()

export type OpenPage = Readonly<{ page: Page; faults: readonly string[] }>

/** A tab that notes what goes wrong. A test ends with `expect(faults).toEqual([])`. */
export async function openPage(browser: Browser, baseURL: string, reader: Partial<Reader> = {}): Promise<OpenPage> {
  const context = await readerContext(browser, baseURL, reader)
  const page = await context.newPage()
  return { page, faults: faultsOf(page) }
}

/** A 4xx answer to a page itself is the server's word, not a fault; one to a style, script or picture is. */
export function faultsOf(page: Page): readonly string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      faults.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document')
      faults.push(`${response.status()} ${response.url()}`)
  })
  return faults
}

/** WCAG 2.0, 2.1 and 2.2, levels A and AA; no rule is switched off. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

type Violation = { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }

/**
 * What axe objects to on the page as it stands, one line per element. It is brought in over the debugging protocol:
 * the page's own policy forbids foreign script, and that policy stays in force.
 */
export async function axe(page: Page): Promise<readonly string[]> {
  const reader = readers.get(page.context())
  return reader?.script === false ? axeOnTwin(page, reader) : axeHere(page)
}

async function axeHere(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  try {
    await evaluate(session, axeSource())
    const run = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`
    const violations = (await evaluate(session, `${run}.then((result) => JSON.stringify(result.violations))`)) ?? '[]'
    return (JSON.parse(violations) as Violation[]).flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${JSON.stringify(target)} ${failureSummary ?? ''}`),
    )
  } finally {
    await session.detach()
  }
}

/** axe needs timers, which stand still where script is off: it looks at the same markup in a tab that has script but gets none. */
async function axeOnTwin(page: Page, reader: Reader): Promise<readonly string[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page has no browser')
  const [url, body] = [page.url(), await page.content()]
  const context = await readerContext(browser, url, { ...reader, script: true })
  try {
    const twin = await context.newPage()
    await twin.route(/./, (route) => {
      if (route.request().url() === url) return route.fulfill({ contentType: 'text/html; charset=utf-8', body })
      return route.request().resourceType() === 'script' ? route.abort() : route.continue()
    })
    await twin.goto(url)
    return await axeHere(twin)
  } finally {
    await context.close()
  }
}

type Session = Awaited<ReturnType<BrowserContext['newCDPSession']>>

async function evaluate(session: Session, expression: string): Promise<string | undefined> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return typeof result.value === 'string' ? result.value : undefined
}

let source: string | undefined

function axeSource(): string {
  source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  return source
}

/** True when the page is wider than its window: a reader with a telephone would have to scroll sideways. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  const session = await page.context().newCDPSession(page)
  const seen = await evaluate(
    session,
    'String(document.documentElement.scrollWidth > document.documentElement.clientWidth)',
  )
  await session.detach()
  return seen === 'true'
}
