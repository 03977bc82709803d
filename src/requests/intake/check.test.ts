import { randomInt } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { PROVIDERS } from '../../../test/corpus/cast.ts'
import { chance } from '../../../test/corpus/chance.ts'
import { makeCorpus, type Sample } from '../../../test/corpus/corpus.ts'
import { BREAKERS } from '../../../test/corpus/hostile.ts'
import { CHILD, checkAll } from '../../../test/corpus/run.ts'
import { missesOf, scoreOf } from '../../../test/corpus/score.ts'
import { checkRequest, renderPage } from './check.ts'
import { CODES, NOTHING_DECLARED } from './intake.rules.ts'
import { FIRST_LOOK } from './reading/reader.ts'

const seed = Number(process.env['INTAKE_SEED'] ?? randomInt(2 ** 31))
const folder = mkdtempSync(join(tmpdir(), 'intake-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Each full proof runs here at 5 % or more; `npm run prove intake` runs it whole. */
const SAMPLE: Sample = { typed: 20, heldOut: 12, orders: 10, scanned: 2, abroad: 4, hostile: 18 }
const [halder] = PROVIDERS
if (!halder) throw new Error('no provider')
const check = (file: string, limits = FIRST_LOOK) =>
  checkRequest({
    file,
    declared: NOTHING_DECLARED,
    entities: halder,
    today: day('2026-11-20'),
    limits,
    childEntry: CHILD,
    ocr: 'none',
  })

test('a fresh sample of the corpus: nothing with a key is missed, nothing else is reported', {
  timeout: 600_000,
}, async () => {
  const results = await checkAll(await makeCorpus(seed, folder, SAMPLE))
  const score = scoreOf(results)
  const wrong = results
    .map((result) => ({ name: result.paper.name, defects: result.paper.defects, ...missesOf(result) }))
    .filter(({ missed, wrong }) => missed.length + wrong.length > 0)
  process.stdout.write(
    `intake corpus, INTAKE_SEED=${seed}: ${score.papers} files, found ${score.found} of ${score.expected}, ${score.falseAlarms} false of ${score.reported}\n${wrong.map((one) => `${JSON.stringify(one)}\n`).join('')}`,
  )
  // The proof asks 95 % and 2 % of hundreds of files; of a few dozen, one or two more may fall wrong.
  expect(score.expected - score.found).toBeLessThanOrEqual(4)
  expect(score.falseAlarms).toBeLessThanOrEqual(4)
})

test.each(BREAKERS.map(({ name, make }) => [name, make] as const))(
  '%s: a verdict, in time',
  { timeout: 90_000 },
  async (name, make) => {
    const file = join(folder, `${name.replaceAll(/\W/g, '-')}.pdf`)
    writeFileSync(file, make())
    const started = performance.now()
    const verdict = await check(file, { ...FIRST_LOOK, memoryBytes: 700_000_000 })
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(verdict.findings.every(({ code }) => CODES.includes(code))).toBe(true)
    expect(verdict.findings.length).toBeGreaterThan(0)
  },
)

test('a page of the file becomes a picture; a page that is not there is a refusal', { timeout: 60_000 }, async () => {
  const [paper] = await makeCorpus(7, join(folder, 'one'), {
    typed: 1,
    heldOut: 0,
    orders: 0,
    scanned: 0,
    abroad: 0,
    hostile: 0,
  })
  const png = await renderPage({ file: paper?.file ?? '', page: 1, width: 600, childEntry: CHILD })
  expect(png).toBeInstanceOf(Uint8Array)
  if (png instanceof Uint8Array)
    expect([...png.subarray(0, 4), new DataView(png.buffer).getUint32(16)]).toEqual([0x89, 0x50, 0x4e, 0x47, 600])
  expect(await renderPage({ file: paper?.file ?? '', page: 99, width: 600, childEntry: CHILD })).toEqual({
    kind: 'refused',
    why: 'no-such-page',
  })
})

test('a file over the limit is not opened', async () => {
  const file = join(folder, 'big.pdf')
  writeFileSync(file, Buffer.alloc(2000, '%PDF-1.7 '))
  const verdict = await check(file, { ...FIRST_LOOK, maxBytes: 1000 })
  expect(verdict.findings).toMatchObject([{ code: 'IN_PDF_TOO_LARGE', effect: 'blocks' }])
})

const REAL = ['legal-pdfs', 'odd-inputs/pdfjs']
  .map((name) => join(import.meta.dirname, '../../../../shared/data', name))
  .filter((path) => existsSync(path))

test('files found in the world: a verdict each', { timeout: 300_000 }, async ({ skip }) => {
  skip(REAL.length === 0, 'no shared/data beside this checkout')
  const files = REAL.flatMap((path) => globSync('**/*', { cwd: path }).map((name) => join(path, name))).filter((path) =>
    statSync(path).isFile(),
  )
  const some = chance(seed).some(files, 14)
  process.stdout.write(`intake reads ${some.length} of ${files.length} files of ../shared/data (INTAKE_SEED=${seed})\n`)
  for (const file of some) {
    const verdict = await check(file)
    expect(verdict.complete || verdict.findings.length > 0, file).toBe(true)
  }
})
