import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  bagOf,
  type Case,
  filesOf,
  INVALID,
  NOT_CHECKED,
  plain,
  type Texts,
  text,
  VALID,
  WARNED,
} from '../../../test/bags/cases.ts'
import { BAG_FINDINGS, type BagCode, type BagState, checkStandard } from './bag-standard.rules.ts'

const found = (bag: Texts) => {
  const { state, findings } = checkStandard(filesOf(bag))
  return { state, codes: [...new Set(findings.map(({ code }) => code))] }
}

describe.each<[BagState, readonly Case[]]>([
  ['valid', VALID],
  ['warned', WARNED],
  ['not-checked', NOT_CHECKED],
  ['invalid', INVALID],
])('%s', (state, cases) => {
  test.each(cases)('%s', (_name, make, codes) => {
    const answer = found(make())
    expect(answer.state).toBe(state)
    expect(answer.codes).toEqual(expect.arrayContaining([...codes]))
    if (codes.length === 0) expect(answer.codes).toEqual([])
  })
})

test('no finding is without a case', () => {
  const seen = new Set([...VALID, ...WARNED, ...NOT_CHECKED, ...INVALID].flatMap(([, make]) => found(make()).codes))
  expect(Object.keys(BAG_FINDINGS).filter((code) => !seen.has(code as BagCode))).toEqual([])
})

const folder = mkdtempSync(join(tmpdir(), 'waarborg-bags-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Another's opinion of the files: `sha256sum` reads the plain form of a list alone. */
function sumsHold(bag: Texts, name: string): boolean {
  const at = join(folder, name)
  for (const [path, content] of bag) {
    mkdirSync(dirname(join(at, path)), { recursive: true })
    writeFileSync(join(at, path), content)
  }
  try {
    execFileSync('sha256sum', ['--strict', '--quiet', '-c', 'manifest-sha256.txt'], { cwd: at, stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

test('sha256sum says the same of what is there and unchanged', () => {
  const known: readonly BagCode[] = ['missing', 'checksum', 'manifest-line']
  const told = [...VALID, ...INVALID].filter(([name, make]) => {
    const list = text(make(), 'manifest-sha256.txt')
    return (
      list !== '' && !/\r|\t|%|^\w+ \w|\0/m.test(list) && !/way out|tag |names|fetch|different|empty line/.test(name)
    )
  })
  expect(told.length).toBeGreaterThan(25)
  for (const [n, [name, make, codes]] of told.entries()) {
    const list = checkStandard(filesOf(make())).findings.filter(({ path, detail }) =>
      [path, detail].includes('manifest-sha256.txt'),
    )
    expect(sumsHold(make(), String(n)), `${name} ${codes}`).toBe(!list.some(({ code }) => known.includes(code)))
  }
})

test('whatever the bytes, there is an answer, and it is short', () => {
  const names = fc.constantFrom(
    'bagit.txt',
    'bag-info.txt',
    'manifest-sha256.txt',
    'tagmanifest-sha512.txt',
    'fetch.txt',
    'data/a',
  )
  fc.assert(
    fc.property(fc.dictionary(names, fc.uint8Array({ maxLength: 200 })), (random) => {
      const bag = bagOf(plain)
      for (const [path, bytes] of Object.entries(random)) bag.set(path, Buffer.from(bytes))
      const { state, findings } = checkStandard(filesOf(bag))
      expect(findings.length).toBeLessThanOrEqual(100)
      if (state === 'valid') expect(findings).toEqual([])
    }),
  )
})
