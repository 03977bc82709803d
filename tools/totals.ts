/**
 * A vitest reporter that keeps the totals and every skipped test with its reason in `reports/tests.json`.
 * A file that could not be loaded, or an error outside any test, counts as a failure: nothing that broke is silent.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export type Totals = Readonly<{
  passed: number
  failed: number
  skipped: number
  skips: readonly Readonly<{ test: string; reason: string }>[]
  /** What took longest, with its seconds: where the next minute can be saved. */
  slowest: readonly Readonly<{ file: string; seconds: number }>[]
}>

const SLOWEST = 15

export const TOTALS_FILE = fileURLToPath(new URL('../reports/tests.json', import.meta.url))

export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    mkdirSync(new URL('../reports/', import.meta.url), { recursive: true })
    writeFileSync(TOTALS_FILE, JSON.stringify(totalsOf(modules, errors.length), null, 2))
  }
}

function totalsOf(modules: readonly TestModule[], strayErrors: number): Totals {
  const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => ({ module, test })))
  const states = tests.map(({ test }) => test.result().state)
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
  const brokenSuites = suites.filter((suite) => suite.errors().length > 0).length
  const skips = tests.flatMap(({ module, test }) => {
    const result = test.result()
    if (result.state !== 'skipped') return []
    return [{ test: `${module.relativeModuleId} > ${test.fullName}`, reason: result.note ?? 'no reason given' }]
  })
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed: states.filter((state) => state === 'failed').length + brokenSuites + strayErrors,
    skipped: skips.length,
    skips,
    slowest: modules
      .map((module) => ({ file: module.relativeModuleId, seconds: secondsOf(module) }))
      .toSorted((a, b) => b.seconds - a.seconds)
      .slice(0, SLOWEST),
  }
}

function secondsOf(module: TestModule): number {
  const { duration, collectDuration, setupDuration, prepareDuration } = module.diagnostic()
  return Math.round((duration + collectDuration + setupDuration + prepareDuration) / 1000)
}
