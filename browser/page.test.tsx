/** What the scripts add, in a real browser under the product's content policy. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from '#test/browser.ts'
import { type PageServer, sampleView, servePages } from '#test/pages.ts'
import { Button } from '#ui/buttons.tsx'
import { FileField, filled, TextField } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { PublicPage } from '#ui/layout.tsx'
import { PageHead, Progress } from '#ui/panels.tsx'
import { ComponentSheet } from '#ui/sheet.page.tsx'

let browser: Browser
let server: PageServer
/** How far the job on /job is; three means done. */
let done = 0

const view = sampleView()
const frame = (children: React.ReactNode) => (
  <PublicPage view={view} title="T">
    <PageHead title="T" />
    {children}
  </PublicPage>
)
const upload = (error?: string) => {
  const { one } = filled('en', {}, { file: error })
  return frame(
    <>
      <ErrorSummary lang="en" errors={{ file: error }} />
      <Form upload="en">
        <FileField {...one('file')} label="File" />
        <Button>{'Send'}</Button>
      </Form>
    </>,
  )
}

beforeAll(async () => {
  browser = await launchBrowser()
  server = await servePages((url, method) => {
    switch (url) {
      case '/sheet':
        return <ComponentSheet view={view} />
      case '/good':
        return method === 'POST' ? { to: '/received' } : upload()
      case '/bad':
        return method === 'POST' ? { status: 422, page: upload('It is not a PDF') } : upload()
      case '/received':
        return frame(<p>{'Received'}</p>)
      case '/search':
        return frame(
          <Form>
            <TextField {...filled('en').one('q')} label="Search" shortcut="/" />
          </Form>,
        )
      case '/job':
        return done < 3
          ? frame(
              <>
                <Progress id="p" lang="en" label={`${done} done`} value={done} max={3} live="/job" />
                <TextField {...filled('en').one('note')} label="Note" />
              </>,
            )
          : frame(<p>{'All done'}</p>)
      default:
        return null
    }
  })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function at(path: string): Promise<Page> {
  const { page } = await openPage(browser, server.url)
  await page.goto(path)
  return page
}

const focused = (page: Page) =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent ?? ''}`.trim())

test('a page with errors starts at their list, and each leads into its field', async () => {
  const page = await at('/sheet')
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('errors')
  await page.getByRole('link', { name: 'Give the extension' }).click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-extension')
  await page.getByRole('link', { name: 'Choose the kind of process' }).click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-badKind')
  await page.context().close()
})

test('j, k and x move through a list and tick; the switch turns them off and is remembered', async () => {
  const page = await at('/sheet')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  expect(await focused(page)).toBe('A Politie Eenheid Limburg')
  await page.keyboard.press('x')
  expect(await page.getByRole('checkbox', { name: 'Choose Politie Eenheid Limburg' }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Switch single keys off' }).click()
  await page.reload()
  await page.keyboard.press('j')
  expect(await focused(page)).not.toContain('Limburg')
  expect(await page.getByRole('button', { name: 'Switch single keys on' }).isVisible()).toBe(true)
  await page.context().close()
})

test('a key puts the cursor into the search field, and types once it is there', async () => {
  const page = await at('/search')
  await page.keyboard.press('/')
  await page.keyboard.type('j/k')
  expect(await page.getByLabel('Search').inputValue()).toBe('j/k')
  await page.context().close()
})

test('a page is not loaded anew over words that were typed and not sent', async () => {
  done = 1
  const page = await at('/job')
  await page.getByLabel('Note').fill('Do not lose this')
  await page.getByLabel('Note').blur()
  done = 3
  await page.waitForTimeout(3_500)
  expect(await page.getByLabel('Note').inputValue()).toBe('Do not lose this')
  done = 0
  await page.context().close()
})

test('progress is drawn anew, and the page is loaded when the work is done', async () => {
  const page = await at('/job')
  done = 2
  await page.getByText('2 done').waitFor()
  done = 3
  await page.getByText('All done').waitFor()
  await page.context().close()
})

const FILE = { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(300_000, 1) }

test('a file that is taken leads on, one that is refused brings the form back', async () => {
  const good = await at('/good')
  await good.getByLabel('File', { exact: true }).setInputFiles(FILE)
  await good.getByRole('button', { name: 'Send' }).click()
  await good.waitForURL('**/received')
  await good.context().close()
  const bad = await at('/bad')
  await bad.getByLabel('File', { exact: true }).setInputFiles(FILE)
  await bad.getByRole('button', { name: 'Send' }).click()
  await bad.getByRole('link', { name: 'It is not a PDF' }).waitFor()
  expect(await bad.evaluate(() => document.activeElement?.className)).toBe('errors')
  await bad.context().close()
})
