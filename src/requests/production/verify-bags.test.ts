/** Every case of the standard as a file on disk, asked as a stranger asks: `waarborg verify`. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { LANGS } from '#platform/words.ts'
import { type Case, INVALID, NOT_CHECKED, VALID, WARNED } from '../../../test/bags/cases.ts'
import { framed } from '../../../test/bags/frame.ts'
import type { BagState } from './bag-standard.rules.ts'
import { verifyCommand } from './verify.cli.ts'
import { verifyPackage } from './verify.ts'
import { sayVerify } from './verify.words.ts'

const folder = mkdtempSync(join(tmpdir(), 'waarborg-bag-cases-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const CASES: readonly (readonly [BagState, Case])[] = (
  [
    ['valid', VALID],
    ['warned', WARNED],
    ['not-checked', NOT_CHECKED],
    ['invalid', INVALID],
  ] as const
).flatMap(([state, cases]) => cases.map((one) => [state, one] as const))

test.each(CASES.map(([state, [name, make, codes]]) => [state, name, make, codes] as const))(
  '%s: %s',
  async (state, _name, make, codes) => {
    const path = join(folder, 'bag.zip')
    writeFileSync(path, framed(make()))
    const verdict = await verifyPackage(path)
    expect(verdict.verdict).toBe('bad')
    expect(verdict.bag?.state).toBe(state)
    expect(verdict.bag?.findings.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]))
    for (const lang of LANGS) {
      const lines: string[] = []
      const say = (line: string) => lines.push(line)
      expect(await verifyCommand([path, '--lang', lang], { lang, say, complain: say })).toBe(1)
      const at = lines.indexOf(sayVerify(lang)(`bagState.${state}`))
      expect(at).toBeGreaterThan(0)
      expect(lines.length - at - 1).toBe(verdict.bag?.findings.length)
      expect(lines.join('')).not.toMatch(/[\p{Cc}\u202e]/u)
    }
  },
)

test('unzip finds the archives whole in which the files are wrong', () => {
  const path = join(folder, 'whole.zip')
  for (const [, [, make]] of CASES.filter(([state]) => state !== 'not-checked').slice(0, 40)) {
    writeFileSync(path, framed(make()))
    expect(execFileSync('unzip', ['-tq', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).toContain(
      'No errors detected',
    )
  }
})
