/** kill -9: a part of the proof in every run of the tests. `npm run prove kill` runs it at full size through this file. */
import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { killRun } from './run.ts'

const kills = { pglite: Number(process.env.KILLS_PGLITE ?? 2), postgres: Number(process.env.KILLS_POSTGRES ?? 1) }
const seed = Number(process.env.KILL_SEED ?? randomInt(2 ** 31))

test.each(['pglite', 'postgres'] as const)(
  'what was acknowledged on %s outlives kill -9',
  async (engine) => {
    process.stdout.write(`KILL_SEED=${seed}\n`)
    const report = (line: string) => void process.stdout.write(`${engine}: ${line}\n`)
    const outcome = await killRun({ engine, kills: kills[engine], seed, report })
    if (process.env.KILL_REPORT)
      writeFileSync(`${process.env.KILL_REPORT}.${engine}.json`, JSON.stringify({ seed, ...outcome }))
    expect(outcome.failures).toEqual([])
    expect(outcome.answered).toBeGreaterThan(0)
    expect(outcome.mail.notices).toBeGreaterThan(0)
  },
  7_200_000,
)
