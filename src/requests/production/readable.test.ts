/** The page that people read: what was granted and nothing else, and nothing in it can do anything. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FieldId, RecordSource, RecordValue } from '#records'
import { axe, launchBrowser } from '#test/browser.ts'
import { type Bench, benchIn, grantOf } from '../../../test/disclosure/sample.ts'
import { filesIn } from '../../../test/journeys/package.ts'
import { inert } from './inert.rules.ts'
import { SHOWN } from './readable.ts'

const folder = mkdtempSync(join(tmpdir(), 'waarborg-readable-'))
let bench: Bench
let browser: Browser
beforeAll(async () => {
  bench = await benchIn(folder)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const HOSTILE =
  '</td><script>window.ran = true</script><img src=x onerror="window.ran = true">\u202Etxt.exe\u0000"\'&amp;'

/** `texts`: what every text field holds. */
function sourceOf(texts: (n: number) => string, rows = 1): Pick<RecordSource, 'read'> {
  return {
    async *read({ source, relation, fields }) {
      if (relation === 'other' && source !== 'chat') return
      for (let n = 0; n < (source === 'chat' ? rows : 1); n++)
        yield new Map(fields.map((field): [FieldId, RecordValue] => [field, cellFor(field, n, texts(n))]))
    },
  }
}

function cellFor(field: FieldId, n: number, text: string): RecordValue {
  if (/\.(signed_in_at|signed_out_at|joined_at|sent_at|made_at)$/.test(field))
    return new Date(Date.UTC(2026, 8, 10, 8, 0, (n * 7) % 50, n)).toISOString()
  if (field === 'recording.file') return null
  if (field === 'chat.meeting_number') return '98765'
  return /\.(port|duration_seconds)$/.test(field) ? 50123 : text
}

async function pageOf(name: string, source: Pick<RecordSource, 'read'>, more: Parameters<Bench['pack']>[3] = {}) {
  const signed = bench.sign(grantOf())
  const parts = [{ signed, collected: await bench.gather(signed, source), withheld: [] }]
  const made = await bench.pack(parts, `${name}.zip`, undefined, more)
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.refusal))
  const files = await filesIn(readFileSync(join(folder, `${name}.zip`)))
  return { files, html: files.get('data/task_1/readable.html') ?? '' }
}

describe('hostile text', () => {
  test('runs nowhere, fetches nothing, and shows what it is', async () => {
    const { html } = await pageOf(
      'hostile',
      sourceOf(() => HOSTILE),
    )
    for (const sign of ['<script', '<img', 'onerror="', '\u202E', '\u0000']) expect(html).not.toContain(sign)
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.setContent(html)
    expect(await page.evaluate('window.ran')).toBeUndefined()
    expect(await page.evaluate('document.scripts.length + document.images.length')).toBe(0)
    expect(asked).toEqual([])
    const shown = await page.locator('td bdi', { hasText: 'ran' }).first().textContent()
    expect(shown).toContain('<script>window.ran = true</script>')
    expect(shown).toContain('U+202Etxt.exe')
    await page.close()
  })

  test.each([
    ['<', '&lt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
    ['&lt;', '&amp;lt;'],
    ['\u202E', '<code>U+202E</code>'],
    ['\u2066', '<code>U+2066</code>'],
    ['\u200F', '<code>U+200F</code>'],
    ['\uFEFF', '<code>U+FEFF</code>'],
    ['\u0007', '<code>U+0007</code>'],
    ['\r', '<code>U+000D</code>'],
    ['a\nb\tc', 'a\nb\tc'],
    ['שלום 你好 é', 'שלום 你好 é'],
  ])('%j becomes %j', (text, html) => expect(inert(text)).toBe(html))

  test('the CSV beside it keeps a formula from running', async () => {
    const { files } = await pageOf(
      'formula',
      sourceOf(() => '=HYPERLINK("http://x.example")'),
    )
    for (const [path, text] of files)
      if (path.endsWith('.csv')) expect(text.replaceAll(`'=HYPERLINK`, ''), path).not.toContain('=HYPERLINK')
  })
})

test('a chat is a conversation in the order of time; what was not granted is not named', async () => {
  const { html, files } = await pageOf(
    'talk',
    sourceOf((n) => `said ${n}`, 12),
  )
  const times = [...html.matchAll(/<p class="who"><time datetime="([^"]+)"/g)].map(([, at]) => at)
  expect(times).toHaveLength(24)
  expect(times).toEqual(times.toSorted())
  expect(html).not.toContain('Payment')
  expect(html).toContain('2026-09-10 08:00:00 UTC')
  expect(JSON.parse(files.get('metadata/index.json') ?? '{}').parts[0].readable).toBe('data/task_1/readable.html')
  expect(files.get('manifest-sha256.txt')).toContain('  data/task_1/readable.html\n')
})

test('beyond a number of rows it says so, and where the others stand', async () => {
  const { html } = await pageOf(
    'long',
    sourceOf((n) => `said ${n}`, SHOWN.rows + 3),
  )
  expect(SHOWN.rows).toBe(5000)
  expect(html).toMatch(/Only the first 5,?000 rows stand here/)
  expect(html).toContain(`said ${SHOWN.rows - 1}`)
  expect(html).not.toContain(`said ${SHOWN.rows}<`)
})

test.each(['en', 'nl'] as const)('in %s it can be read by everybody, on a telephone too', async (lang) => {
  const { html } = await pageOf(
    `axe-${lang}`,
    sourceOf((n) => `said ${n}`, 3),
    { lang },
  )
  expect(html).toContain(`<html lang="${lang}">`)
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
  await page.setContent(html)
  expect(await axe(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
  await page.close()
})

test('the same package has the same page, byte for byte', async () => {
  const [one, two] = [
    await pageOf(
      'one',
      sourceOf(() => 'x'),
    ),
    await pageOf(
      'two',
      sourceOf(() => 'x'),
    ),
  ]
  expect(one.html).toBe(two.html)
  expect(one.html.length).toBeGreaterThan(1000)
})
