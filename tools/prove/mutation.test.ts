/** A random part of the proof `mutation`, in every run of the tests. */
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decidingFiles, mutate, percent } from '../mutation.ts'
import { root } from '../root.ts'

/** A little more than one in twenty. */
const PART = 0.055
const WINDOW = 12
/** Of a few dozen changes one more or less is chance; the full proof asks for 95. */
const LEAST = 80

test('the tests notice small changes to lines of the deciding rules, chosen at random', { timeout: 600_000 }, () => {
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31))
  const windows = shuffled(decidingFiles().flatMap(windowsOf), seed)
  const chosen = windows.slice(0, Math.ceil(windows.length * PART))
  console.log(`mutation sample: SEED=${seed}, ${chosen.length} of ${windows.length} windows of ${WINDOW} lines`)

  const { ran, total, output } = mutate(chosen)

  expect(ran, output).toBe(true)
  console.log(`mutation sample: ${total.noticed} of ${total.all} changes noticed`)
  expect(total.all === 0 ? 100 : percent(total), output).toBeGreaterThanOrEqual(LEAST)
})

function windowsOf(file: string): readonly string[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length
  return Array.from(
    { length: Math.ceil(lines / WINDOW) },
    (_, at) => `${file}:${at * WINDOW + 1}-${Math.min(lines, (at + 1) * WINDOW)}`,
  )
}

/** Fisher and Yates, fed by a linear congruence: the same seed chooses the same lines. */
function shuffled(items: readonly string[], seed: number): readonly string[] {
  const all = [...items]
  let state = seed >>> 0
  for (let last = all.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (last + 1))
    const [a, b] = [all[last], all[other]]
    if (a !== undefined && b !== undefined) [all[last], all[other]] = [b, a]
  }
  return all
}
