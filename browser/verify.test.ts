/** The page on which anybody checks a package, in a real Chromium under its own policy and without a network; and the file that is kept of it. */
import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Assets, assetsFrom } from '#platform/http/assets.ts'
import type { FieldId, RecordSource, RecordValue } from '#records'
import { verifyRoutes } from '#requests'
import { axe, launchBrowser, openPage, type Reader, scrollsSideways } from '#test/browser.ts'
import { smallHouse } from '#test/house.ts'
import { type Authority, listenOnce, stampAuthority } from '#test/stamp-authority.ts'
import { currentBuild } from '#test/whole.ts'
import { diceOf } from '../src/records/world/dice.ts'
import { stampBy } from '../src/requests/production/stamping.ts'
import { type Verdict, verifyBytes } from '../src/requests/production/verify-core.ts'
import { framed } from '../test/bags/frame.ts'
import { type Bench, benchIn, grantOf } from '../test/disclosure/sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'waarborg-verify-page-'))
const good = join(folder, 'good.zip')
let browser: Browser
let server: Server
let url = ''
let bench: Bench
let sha256 = ''
let authority: Authority
let build = ''
let house: Awaited<ReturnType<typeof smallHouse>>

const source: Pick<RecordSource, 'read'> = {
  async *read({ fields }) {
    const row = new Map<FieldId, RecordValue>()
    const recording = { mediaType: 'audio/wav', bytes: 3, open: () => Readable.from([Buffer.from('abc')]) }
    for (const field of fields) row.set(field, field === 'recording.file' ? recording : null)
    yield row
  },
}

async function packed(made: Bench, name: string, stamp?: ReturnType<typeof stampBy>): Promise<string> {
  const signed = made.sign(grantOf())
  const result = await made.pack([{ signed, collected: await made.gather(signed, source), withheld: [] }], name, stamp)
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.refusal))
  return result.sha256
}

beforeAll(async () => {
  browser = await launchBrowser()
  bench = await benchIn(folder)
  authority = stampAuthority()
  const stamping = await listenOnce((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => void response.end(authority.answer(Buffer.concat(chunks))))
  })
  sha256 = await packed(
    bench,
    'good.zip',
    stampBy({ url: stamping.url, roots: [authority.root], privateAddresses: true }),
  )
  stamping.close()
  build = await currentBuild()
  const assets: Assets = await assetsFrom(join(build, 'static'))
  const { keys, documentRoot } = bench.tools
  const documents = { root: documentRoot, signer: () => Promise.reject(new Error('nothing is signed here')) }
  house = await smallHouse({ assets, more: verifyRoutes({ keys, documents }) })
  server = createAdaptorServer({ fetch: (request) => house.app.request(request) }) as Server
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}, 240_000)
afterAll(async () => {
  await browser?.close()
  server?.close()
  authority?.close()
  await house?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** A reader whose page is there and whose network is not any more. */
async function reader(change: Partial<Reader> = {}) {
  const opened = await openPage(browser, url, change)
  await opened.page.goto('/verify')
  await opened.page.locator('#f-package').waitFor()
  await opened.page.waitForLoadState('networkidle')
  const asked: string[] = []
  opened.page.on('request', (request) => asked.push(request.url()))
  await opened.page.context().setOffline(true)
  return { ...opened, asked }
}

type Known = Readonly<{ sha256?: string; keys?: string }>

/** What the page says of a file, as the program would print it. */
async function check(page: Page, path: string, known: Known = {}): Promise<Verdict> {
  await page.locator('#f-package').setInputFiles(path)
  if (known.sha256 !== undefined) await page.locator('#f-sha256').fill(known.sha256)
  if (known.keys !== undefined) await page.locator('#f-keys').fill(known.keys)
  await page.evaluate(() => document.querySelector('[data-verdict]')?.remove())
  await page.locator('form button.button').last().click()
  await page.locator('[data-verdict]').waitFor({ timeout: 30_000 })
  return JSON.parse((await page.locator('[data-verdict] pre').textContent()) ?? '')
}

/** The same question asked of the verifier in Node. */
function asked(path: string, ask: Parameters<typeof verifyBytes>[1]): Promise<Verdict> {
  const bytes = readFileSync(path)
  return verifyBytes({ size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) }, ask)
}
const ours = () => ({
  publicKeys: [bench.tools.keys.publicKeyPem('test-key') ?? ''],
  roots: [bench.tools.documentRoot.toString()],
})
const written = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const filesIn = (path: string) => {
  const names = execFileSync('zipinfo', ['-1', path], { encoding: 'utf8' }).trim().split('\n')
  return names.map((name) => [name, execFileSync('unzip', ['-p', path, name])] as const)
}

describe('the page', () => {
  test.each(['en', 'nl'] as const)(
    'says of a good package that it is, from whom, and asks nobody (%s)',
    async (lang) => {
      const { page, faults, asked: requests } = await reader({ lang })
      const verdict = await check(page, good, { sha256: ` ${sha256.toUpperCase()} ` })
      expect(verdict).toEqual(JSON.parse(JSON.stringify(await asked(good, { sha256, ...ours() }))))
      expect(verdict).toMatchObject({ verdict: 'good', origin: 'checked by key', timeStamp: { by: 'Stamp unit 1' } })
      expect(verdict.paper?.by).toBe('Halder document signer')
      const said = (await page.locator('[data-verdict]').textContent()) ?? ''
      expect(said).toContain(lang === 'en' ? 'every one as we made it' : 'alle zoals wij ze maakten')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/TST-2026-00001/)
      expect(requests).toEqual([])
      expect(faults).toEqual([])
      await page.context().close()
    },
  )

  test('without a key says that the origin was not checked; a key of another, and the name of what is wrong', async () => {
    const { page, faults } = await reader()
    expect(await check(page, good, { keys: '' })).toMatchObject({
      verdict: 'good',
      origin: 'not checked: integrity only',
    })
    expect(await page.locator('[data-verdict]').textContent()).toContain('Integrity only, origin not checked')
    const other = (await benchIn(mkdtempSync(join(folder, 'other-')))).tools.keys.publicKeyPem('test-key') ?? ''
    const wrong = await check(page, good, { keys: other })
    expect(wrong.problems.map(({ code }) => code)).toEqual(['seal', 'grant'])
    expect(await page.locator('[data-code=seal]').textContent()).toContain('The seal was made by none of the keys')
    const sum = await check(page, good, { keys: '', sha256: '0'.repeat(64) })
    expect(sum.problems.map(({ code }) => code)).toEqual(['archive-hash'])
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('any byte changed is found, with the same finding as on the command line', async () => {
    const seed = Number(process.env.TAMPER_SEED ?? randomInt(2 ** 31))
    process.stdout.write(`tamper seed ${seed} (TAMPER_SEED=${seed} repeats it)\n`)
    const dice = diceOf(seed)
    const { page, faults } = await reader()
    const bytes = readFileSync(good)
    for (let n = 0; n < 40; n++) {
      const at = dice.between(0, bytes.length - 1)
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ dice.between(1, 255)
      const path = written('tampered.zip', changed)
      const verdict = await check(page, path)
      expect(verdict.verdict, `byte ${at}`).toBe('bad')
      expect(verdict, `byte ${at}`).toEqual(JSON.parse(JSON.stringify(await asked(path, ours()))))
    }
    expect(faults).toEqual([])
    await page.context().close()
  }, 180_000)

  test('packages made anew, entries swapped, files that are none: each by its name, as on the command line', async () => {
    const { page, faults, asked: requests } = await reader()
    const files = filesIn(good)
    const own = (path: string) => files.findIndex(([name]) => name === path)
    const swapped = [...files]
    const [a, b] = [own('metadata/index.json'), own('metadata/withheld.json')]
    const [one, two] = [files[a], files[b]]
    if (one && two)
      [swapped[a], swapped[b]] = [
        [one[0], two[1]],
        [two[0], one[1]],
      ]
    const elsewhere = await benchIn(mkdtempSync(join(folder, 'forger-')))
    await packed(elsewhere, 'forged.zip')
    const zeros = written('zeros', Buffer.alloc(60_000_000))
    execFileSync('zip', ['-q', '-9', 'bomb.zip', 'zeros'], { cwd: folder })
    rmSync(zeros)
    const bytes = readFileSync(good)
    const cases: readonly (readonly [string, string, string])[] = [
      ['swapped entries', written('swapped.zip', framed(swapped, good)), 'file-changed'],
      ['a forger’s whole package', join(elsewhere.folder, 'forged.zip'), 'seal'],
      ['cut short', written('cut.zip', bytes.subarray(0, bytes.length - 1000)), 'not-a-package'],
      ['no ZIP', written('picture.zip', Buffer.from('GIF89a and nothing more')), 'not-a-package'],
      [
        'a paper that nobody signed',
        written('paper.zip', Buffer.from('%PDF-1.7 and nothing more')),
        'document-signature',
      ],
      ['nothing at all', written('empty.zip', Buffer.alloc(0)), 'not-a-package'],
      ['a bomb', join(folder, 'bomb.zip'), 'frame'],
      [
        'markup for a name',
        written('markup.zip', framed([['<img src=x onerror=alert(1)>', Buffer.from('x')]])),
        'bad-name',
      ],
    ]
    for (const [name, path, code] of cases) {
      const verdict = await check(page, path)
      expect(verdict.verdict, name).toBe('bad')
      expect(
        verdict.problems.map((problem) => problem.code),
        name,
      ).toContain(code)
      expect(verdict, name).toEqual(JSON.parse(JSON.stringify(await asked(path, ours()))))
    }
    expect(await page.locator('[data-verdict] img').count()).toBe(0)
    expect(requests).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  }, 120_000)

  test('a form with something missing says so at its field; it fits a telephone and axe', async () => {
    const { page, faults } = await reader({ width: 390, colours: 'dark' })
    await page.locator('#f-sha256').fill('abc')
    await page.locator('#f-keys').fill('no key')
    await page.locator('form button.button').last().click()
    expect(await page.locator('.field__error:not([hidden])').allTextContents()).toHaveLength(3)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-package')
    expect(await axe(page)).toEqual([])
    await check(page, written('other.zip', framed([['data/a', Buffer.from('x')]])), { sha256: '', keys: '' })
    expect(await axe(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('takes the sum along that the download page has', async () => {
    const { page } = await openPage(browser, url)
    await page.goto(`/verify#sha256=${sha256}`)
    expect(await page.locator('#f-sha256').inputValue()).toBe(sha256)
    expect(await check(page, good, { keys: '' })).toMatchObject({ origin: 'checked by archive hash' })
    await page.context().close()
  })

  test('checks a paper by itself, under the root that we publish', async () => {
    const { page, faults } = await reader({ lang: 'nl' })
    const [, certificate = Buffer.alloc(0)] = filesIn(good).find(([name]) => name === 'certificate.pdf') ?? []
    const paper = written('certificate.pdf', certificate)
    expect(await check(page, paper)).toMatchObject({ kind: 'paper', verdict: 'good', origin: 'checked by root' })
    expect(await page.locator('[data-verdict]').textContent()).toContain('ondertekend onder een wortel die is gegeven')
    const origin = 'not checked: integrity only'
    expect(await check(page, paper, { keys: '' })).toMatchObject({ kind: 'paper', verdict: 'good', origin })
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('may ask nobody, and is of use without script', async () => {
    const policy = (await fetch(`${url}/verify`)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("connect-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect((await fetch(`${url}/sign-in`)).headers.get('content-security-policy')).not.toContain("connect-src 'none'")
    const { page, faults } = await openPage(browser, url, { script: false, lang: 'nl' })
    await page.goto('/verify')
    expect(await page.locator('#check').textContent()).toContain('README.txt')
    expect(await page.locator('#f-package').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })
})

test('kept as one file it works from a disk, without a network, in both languages', async () => {
  const name = JSON.parse(readFileSync(join(build, 'static/manifest.json'), 'utf8'))['verify.html']
  const { page, faults } = await openPage(browser, url)
  await page.context().setOffline(true)
  const alone = written('kept.html', readFileSync(join(build, 'static', name)))
  await page.goto(pathToFileURL(alone).href)
  const { publicKeys } = ours()
  expect(await check(page, good, { keys: publicKeys.join('') })).toMatchObject({
    verdict: 'good',
    origin: 'checked by key',
  })
  await page.getByRole('button', { name: 'Nederlands' }).click()
  expect(await check(page, good)).toMatchObject({ verdict: 'good', origin: 'not checked: integrity only' })
  expect(await page.locator('[data-verdict]').textContent()).toContain('herkomst niet gecontroleerd')
  expect(await axe(page)).toEqual([])
  expect(faults).toEqual([])
  const spoiled = written(
    'spoiled.html',
    Buffer.from(
      readFileSync(alone, 'utf8')
        .replace('data-verify-alone', 'data-verify-alone=""')
        .replace('type="module">', 'type="module">;'),
    ),
  )
  await page.goto(pathToFileURL(spoiled).href)
  expect(await page.locator('#f-package').count()).toBe(0)
  await page.context().close()
})
