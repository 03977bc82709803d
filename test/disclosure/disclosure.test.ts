/**
 * Over-disclosure: of every stored value of an invented world, the bytes of a finished package hold those that were granted, and
 * no other. The full size (20,000 combinations) is `npm run prove disclosure`; here at least one in twenty, with a fresh seed each time.
 */
import { randomInt } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { freshPglite, freshPostgres, runCombinations } from './combinations.ts'

const postgres = freshPostgres((name) => inject('postgresUrl').replace(/\/postgres$/, `/${name}`))

test('where accounts were kept and live records deleted and changed since, both the copy and what is live give what was granted', async () => {
  const seed = Number(process.env.DISCLOSURE_SEED ?? randomInt(2 ** 31))
  process.stdout.write(`over-disclosure after keeping, seed ${seed}\n`)
  const { counts, failures } = await runCombinations({ seed, howMany: 60, database: freshPglite, kept: true })
  expect(failures).toEqual([])
  expect(counts.nonEmpty).toBeGreaterThanOrEqual(20)
  expect(counts.valuesFound).toBe(counts.valuesExpected)
}, 300_000)

test.each([
  ['PostgreSQL', 950, postgres],
  ['PGlite', 50, freshPglite],
] as const)(
  'on %s, %i random combinations of process, categories, subjects and period give what was granted and nothing else',
  async (_engine, howMany, database) => {
    const seed = Number(process.env.DISCLOSURE_SEED ?? randomInt(2 ** 31))
    process.stdout.write(`over-disclosure seed ${seed} (DISCLOSURE_SEED=${seed} repeats it)\n`)
    const { counts, failures } = await runCombinations({ seed, howMany, database })
    expect(failures).toEqual([])
    expect(counts.combinations).toBe(howMany)
    expect(counts.nonEmpty).toBeGreaterThanOrEqual(howMany / 2)
    expect(counts.valuesFound).toBe(counts.valuesExpected)
  },
  900_000,
)
