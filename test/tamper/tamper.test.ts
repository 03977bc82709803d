/** A random part of the proof `tamper`, in every run of the tests. */
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { eachDatabase } from '#test/database.ts'
import { tamperLog } from './log.ts'
import { tamperPackages } from './packages.ts'

const seed = Number(process.env.TAMPER_SEED ?? randomInt(2 ** 31))
process.stdout.write(`tamper seed ${seed} (TAMPER_SEED=${seed} repeats it)\n`)

test('a package: bytes changed, entries swapped, everything made anew around a lie', async () => {
  const { failures, swaps } = await tamperPackages({ seed, bytes: 40, swaps: 30, rewrites: 15 })
  expect(failures).toEqual([])
  expect(swaps).toBeGreaterThan(20)
})

eachDatabase('the access log', (open) => {
  test('a letter changed anywhere is found; the end counted anew has another head', async () => {
    const { failures } = await tamperLog(await open(), { seed, entries: 60, changes: 40 })
    expect(failures).toEqual([])
  })
})
