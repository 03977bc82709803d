/**
 * Over-disclosure: of every stored value of an invented world, the bytes of a finished package hold those that were granted, and
 * no other. The full size (20,000 combinations) is `npm run prove disclosure`; here at least one in twenty, with a fresh seed each time.
 */
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { runCombinations } from './combinations.ts'

test('1,000 random combinations of process, categories, subjects and period give what was granted and nothing else', async () => {
  const seed = Number(process.env.DISCLOSURE_SEED ?? randomInt(2 ** 31))
  process.stdout.write(`over-disclosure seed ${seed} (DISCLOSURE_SEED=${seed} repeats it)\n`)
  const { counts, failures } = await runCombinations(seed, 1000)
  expect(failures).toEqual([])
  expect(counts.combinations).toBe(1000)
  expect(counts.nonEmpty).toBeGreaterThanOrEqual(500)
  expect(counts.valuesFound).toBe(counts.valuesExpected)
}, 900_000)
