import { createServer, type Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, launchBrowser, openPage, scrollsSideways } from './browser.ts'

const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'"
const GOOD = '<!doctype html><html lang="en"><title>Good</title><main><h1>Good</h1><p>Text.</p></main>'
const BAD =
  '<!doctype html><html><title>Bad</title><main><h1>Bad</h1><input><img src="/none.png"></main><div style="width:3000px">x</div><script>1</script>'

let server: Server
let browser: Browser
let base: string

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html').setHeader('content-security-policy', POLICY)
    if (request.url === '/none.png') response.statusCode = 404
    response.end(request.url === '/good' ? GOOD : BAD)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  base = `http://127.0.0.1:${address.port}`
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  server.close()
})

for (const script of [true, false]) {
  test(`axe judges a page under its own strict policy, script ${script ? 'on' : 'off'}`, async () => {
    const { page } = await openPage(browser, base, { script, width: 390, colours: 'dark', lang: 'nl' })
    await page.goto('/good')
    expect(await axe(page)).toEqual([])
    await page.goto('/bad')
    expect((await axe(page)).map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining(['html-has-lang', 'image-alt', 'label']),
    )
  })
}

test('what goes wrong in a page is noted', async () => {
  const { page, faults } = await openPage(browser, base)
  await page.goto('/good')
  expect(faults).toEqual([])
  await page.goto('/bad')
  expect(faults.join('\n')).toMatch(/Content Security Policy/)
})

test('a page wider than the telephone is noticed', async () => {
  const { page } = await openPage(browser, base, { width: 390 })
  await page.setContent('<div>narrow</div>')
  expect(await scrollsSideways(page)).toBe(false)
  await page.setContent('<div style="width: 900px">wide</div>')
  expect(await scrollsSideways(page)).toBe(true)
})
