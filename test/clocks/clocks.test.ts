/**
 * Every deadline counted twice: by the product and by an implementation that imports nothing of it (oracle.ts). At least 5 % of
 * `npm run prove clocks`, with a fresh seed each time.
 */
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CLOCK_IDS } from '../../src/requests/clocks/clock.rules.ts'
import { compare } from './compare.ts'
import { ORACLE_RULES } from './oracle.ts'

const HOW_MANY = 2_500
const seed = Number(process.env.CLOCKS_SEED ?? randomInt(2 ** 31))

test('the second implementation knows the same rules and imports nothing of the product', () => {
  expect(ORACLE_RULES.toSorted()).toEqual([...CLOCK_IDS].sort())
  for (const file of ['oracle.ts', 'holidays.ts'])
    expect(readFileSync(new URL(file, import.meta.url), 'utf8')).not.toMatch(/from '(?!\.\/holidays\.ts)/)
})

test(`${HOW_MANY} deadlines come out the same`, () => {
  process.stdout.write(`clocks seed ${seed} (CLOCKS_SEED=${seed} repeats it)\n`)
  const { differences, byRule, steps } = compare(seed, HOW_MANY)
  expect(differences.slice(0, 5)).toEqual([])
  expect(Object.keys(byRule)).toHaveLength(CLOCK_IDS.length)
  for (const step of ['rolls-to', 'skipped', 'after-pause', 'after-pause-at', 'from-full-hour', 'not-paused'])
    expect([step, (steps[step] ?? 0) > 0]).toEqual([step, true])
})
