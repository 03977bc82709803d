/** A reader looks at pages one after the other; each is judged as a whole: axe, one heading, language, width, nothing wrong on the way. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { axe, faultsOf, type Reader, readerContext, scrollsSideways } from '#test/browser.ts'
import type { WholeHouse } from '#test/whole.ts'

const reader = (lang: Reader['lang'], colours: Reader['colours'], width: Reader['width']): Reader => ({
  ...{ lang, colours, width, script: true },
})
const TWO = [reader('en', 'light', 1440), reader('nl', 'dark', 390)]
const FOUR = [...TWO, reader('en', 'dark', 390), reader('nl', 'light', 1440)]
const EIGHT = [
  ...FOUR,
  ...[reader('en', 'light', 390), reader('en', 'dark', 1440), reader('nl', 'light', 390), reader('nl', 'dark', 1440)],
]

/** Every language, colour and width once; `PAGES=some` takes four readers, `PAGES=all` all eight there are. */
export const READERS: readonly Reader[] =
  process.env.PAGES === 'all' ? EIGHT : process.env.PAGES === 'some' ? FOUR : TWO

const NARROWEST = 320
const shots = process.env.PAGES_SHOTS ?? null

export type Visit = Readonly<{
  who: string | null
  path: string
  name: string
  status?: number
  /** A page that is only reached by filling in this one. */
  through?: Readonly<{ at: string; fields: Readonly<Record<string, string>> }>
}>
/** A form that is sent wrong, from a page of our own. */
export type Wrong = Readonly<{
  who: string | null
  from: string
  action: string
  name: string
  fields: Readonly<Record<string, string>>
}>

export type Visitor = Readonly<{
  look: (visit: Visit) => Promise<readonly string[]>
  send: (wrong: Wrong) => Promise<readonly string[]>
  close: () => Promise<void>
}>

/**
 * Forms that an empty sending does not make ill-formed: what is wrong is the moment (409: no list was sent, nothing is asked, no
 * emergency, no such step), or the thing (404: a case on which nothing is kept, nothing quoted).
 */
const NOT_ILL_FORMED: Readonly<Record<string, number>> = {
  'wrong desk.emergency.tell': 409,
  'wrong draft.list.take': 409,
  'wrong draft.list.forget': 409,
  'wrong desk.case.reopen.approval': 409,
  'wrong desk.case.reopen.refusal': 409,
  'wrong desk.case.reopen.withdrawal': 409,
  'wrong request.renewal': 404,
  'wrong desk.case.consent': 409,
  'wrong draft.restriction.save': 409,
  'wrong desk.case.invoice': 404,
}

/** One tab per person. */
export function visitor(w: WholeHouse, browser: Browser, reader: Reader): Visitor {
  const tabs = new Map<string | null, { page: Page; faults: string[] }>()
  const tab = async (who: string | null) => {
    const known = tabs.get(who)
    if (known) return known
    const context = await readerContext(browser, w.url, reader)
    context.setDefaultTimeout(120_000)
    if (who) await w.become(context, who)
    const page = await context.newPage()
    const made = { page, faults: faultsOf(page) as string[] }
    tabs.set(who, made)
    return made
  }
  const judged = async (who: string | null, name: string, wanted: number | undefined, status: number | undefined) => {
    const { page, faults } = await tab(who)
    const wrong = [...(status === wanted ? [] : [`status ${status}, not ${wanted}`]), ...(await judge(page, reader))]
    wrong.push(...faults.splice(0))
    if (shots) {
      mkdirSync(shots, { recursive: true })
      const file = `${name} ${reader.lang} ${reader.colours} ${reader.width}.png`.replaceAll(/[^\w.-]+/g, '-')
      await page.screenshot({ path: join(shots, file), fullPage: true })
    }
    return wrong.map((line) => `${name} (${reader.lang}, ${reader.colours}, ${reader.width}): ${line}`)
  }
  return {
    look: async ({ who, path, name, status = 200, through }) => {
      const { page } = await tab(who)
      if (through) {
        await page.goto(through.at)
        for (const [field, value] of Object.entries(through.fields)) await page.locator(`[name=${field}]`).fill(value)
        await page.locator('[name=email]').press('Enter')
        await page.waitForURL((url) => url.pathname === path)
      }
      const response = await page.goto(path)
      return judged(who, name, status, response?.status())
    },
    send: async ({ who, from, action, name, fields }) => {
      const { page } = await tab(who)
      await page.goto(from)
      const arrived = page.waitForEvent('load')
      const answer = page.waitForResponse((response) => response.request().method() === 'POST')
      await page.evaluate(submit, { action, fields })
      const [response] = await Promise.all([answer, arrived])
      return judged(who, name, NOT_ILL_FORMED[name] ?? 422, response.status())
    },
    close: async () => {
      for (const { page } of tabs.values()) await page.context().close()
    },
  }
}

/** In the page: a form of its own, sent as a browser sends it. */
function submit({ action, fields }: { action: string; fields: Readonly<Record<string, string>> }): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name, value })
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}

async function judge(page: Page, { lang, width, colours }: Reader): Promise<readonly string[]> {
  const { headings, said, dials, titled, sideways } = await page.evaluate(laidOpen)
  const wrong = [
    ...(headings === 1 ? [] : [`${headings} × h1`]),
    ...(said === lang ? [] : [`lang ${said}`]),
    ...(/^\/lers\b/.test(new URL(page.url()).pathname) && dials === 0 ? ['no emergency telephone'] : []),
    ...(sideways ? ['scrolls sideways'] : []),
    ...(titled ? [] : [`no title (${colours})`]),
    ...(await axe(page)),
  ]
  if (width !== 390) return wrong
  await page.setViewportSize({ width: NARROWEST, height: 700 })
  if (await scrollsSideways(page)) wrong.push(`scrolls sideways at ${NARROWEST}`)
  await page.setViewportSize({ width, height: 844 })
  return wrong
}

/** In the page, in one go: every fold is opened, and what a reader notices first is read. */
function laidOpen() {
  for (const fold of document.querySelectorAll('details')) fold.setAttribute('open', '')
  const root = document.documentElement
  return {
    headings: document.querySelectorAll('h1').length,
    said: root.getAttribute('lang'),
    dials: document.querySelectorAll('a[href^="tel:"]').length,
    titled: document.title.trim() !== '',
    sideways: root.scrollWidth > root.clientWidth,
  }
}
