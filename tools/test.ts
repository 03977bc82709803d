/**
 * `npm test`: types, form, lint, unused code, then every test; one summary. `--checks-only` (`npm run check`) leaves the tests out.
 * Exit code 0 only when all of it is good.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { root } from './root.ts'
import { TOTALS_FILE, type Totals } from './totals.ts'

type Step = Readonly<{ name: string; command: string; args: readonly string[] }>
type Done = Readonly<{ name: string; good: boolean; seconds: number; output: string }>

const CHECKS: readonly Step[] = [
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
  { name: 'form and lint', command: 'biome', args: ['check', '.', '--max-diagnostics=60'] },
  { name: 'promises and switches', command: 'oxlint', args: ['--type-aware', '--quiet'] },
  { name: 'unused code', command: 'knip', args: ['--no-config-hints'] },
]

const TESTS: Step = {
  name: 'tests',
  command: 'vitest',
  args: [
    'run',
    '--reporter=default',
    '--reporter=./tools/totals.ts',
    ...process.argv.slice(2).filter((arg) => !arg.startsWith('--checks')),
  ],
}

const checks: Done[] = []
for (const check of CHECKS) checks.push(await run(check, 'captured'))
for (const { name, output } of checks.filter(({ good }) => !good)) print(`\n── ${name} ──\n${output}`)

const withTests = !process.argv.includes('--checks-only')
if (withTests) rmSync(TOTALS_FILE, { force: true })
const tests = withTests ? [await run(TESTS, 'shown')] : []

const all = [...checks, ...tests]
print('\n── summary ──')
for (const { name, good, seconds } of all)
  print(`${good ? 'good' : 'BAD '}  ${name.padEnd(24)}${seconds.toFixed(1).padStart(7)} s`)
if (withTests) printTotals()
process.exitCode = all.every(({ good }) => good) ? 0 : 1

function run({ name, command, args }: Step, show: 'captured' | 'shown'): Promise<Done> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', show === 'shown' ? 'inherit' : 'pipe', show === 'shown' ? 'inherit' : 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    const end = (good: boolean) => resolve({ name, good, seconds: (performance.now() - started) / 1000, output })
    child.once('error', (error) => {
      output += error.message
      end(false)
    })
    child.once('close', (code) => end(code === 0))
  })
}

/** The last line is plain, so that a machine can read it. A run that left no totals failed before it could count. */
function printTotals(): void {
  const totals: Totals = existsSync(TOTALS_FILE)
    ? JSON.parse(readFileSync(TOTALS_FILE, 'utf8'))
    : { passed: 0, failed: 1, skipped: 0, skips: [], slowest: [] }
  for (const { file, seconds } of totals.slowest) print(`${String(seconds).padStart(5)} s  ${file}`)
  for (const { test, reason } of totals.skips) print(`skipped: ${test}: ${reason}`)
  print(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
