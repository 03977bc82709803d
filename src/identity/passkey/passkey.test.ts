import type { Server } from 'node:http'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { build } from 'esbuild'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Assets } from '#platform/http/assets.ts'
import { launchBrowser } from '#test/browser.ts'
import { smallHouse } from '#test/house.ts'
import { createPerson } from '../person/person.commands.ts'
import { openVisit } from '../session/visit.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

async function script(): Promise<Assets> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['browser/passkey.ts'],
    bundle: true,
    write: false,
    format: 'esm',
  })
  const plain = outputFiles[0]?.contents ?? new Uint8Array()
  return {
    url: (name) => `/assets/${name}`,
    find: (name) => (name === 'passkey.js' ? { type: 'text/javascript', plain, br: null, gzip: null } : undefined),
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  return typeof address === 'object' && address ? address.port : 0
}

async function withKey(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function visitAs(context: BrowserContext, { pair, path }: { pair: string; path: string }): Promise<void> {
  const [name = '', value = ''] = pair.split('=')
  await context.addCookies(['localhost', '127.0.0.1'].map((domain) => ({ name, value, domain, path })))
}

test('a passkey is added, opens its own door and no other, and is gone when it is removed', async () => {
  const port = await freePort()
  await using h = await smallHouse({ baseUrl: `http://127.0.0.1:${port}`, assets: await script() })
  const made = await createPerson(h.office, {
    kind: 'staff',
    name: 'Iris',
    email: 'iris@halder.example',
    roles: ['reviewer'],
    by: 'system',
  })
  const personId = made.kind === 'created' ? made.id : ''
  const server = createAdaptorServer({ fetch: h.app.fetch }) as Server
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ baseURL: `http://localhost:${port}` })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    await withKey(page)
    await visitAs(context, await openVisit(h.house, personId))
    await page.goto(`http://127.0.0.1:${port}/desk/passkeys`)
    await page.getByText('this page was opened at an address in figures').waitFor()
    expect(await page.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0)
    await page.getByRole('link', { name: `http://localhost:${port}/desk/passkeys` }).click()
    await page.waitForURL(`http://localhost:${port}/desk/passkeys`)
    expect(await page.getByText('an address in figures').isVisible()).toBe(false)
    await page.getByLabel('Name').fill('laptop')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('The passkey is added.').waitFor()
    expect(await page.getByRole('rowheader').allTextContents()).toEqual(['laptop'])
    await context.clearCookies()
    await page.goto('/lers/sign-in')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('The passkey was not accepted.').waitFor()
    await page.goto('/desk/sign-in?next=%2Fdesk%2Fpasskeys')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL('**/desk/passkeys')
    expect((await h.log()).filter(({ action }) => action === 'sign-in').at(-1)).toMatchObject({
      who: personId,
      detail: { door: 'desk', way: 'passkey' },
    })
    await page.getByRole('button', { name: 'Remove laptop' }).click()
    await page.getByText('The passkey is removed.').waitFor()
    await context.clearCookies()
    await page.goto('/desk/sign-in')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('The passkey was not accepted.').waitFor()
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
  }
}, 180_000)

test('without script, and at an address in figures, password and code remain', async () => {
  await using h = await smallHouse({})
  expect((await h.browser().get('/desk/sign-in')).text).toMatch(
    /<div class="stack" hidden="" data-passkey="\/desk\/sign-in\/passkey">/,
  )
})
