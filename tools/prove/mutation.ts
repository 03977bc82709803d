/**
 * Small changes to the rules that decide about disclosure: how many do the tests notice? Stryker makes them.
 * Survived, timed out and uncovered all count as not noticed, and no comment may switch a change off (tidy sees to it).
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeProof } from '../proof.ts'
import { root } from '../root.ts'

const LEAST = 90

type Report = { files: Record<string, { mutants: { status: string }[] }> }
type Row = Readonly<{ file: string; killed: number; all: number }>

const started = performance.now()
const run = spawnSync('stryker', ['run'], { cwd: root, stdio: 'inherit' })
const report: Report = JSON.parse(readFileSync(join(root, 'reports', 'mutation.json'), 'utf8'))
const rows = Object.entries(report.files)
  .map(countIn)
  .filter(({ all }) => all > 0)
const total = rows.reduce(
  (sum, { killed, all }) => ({ file: 'all', killed: sum.killed + killed, all: sum.all + all }),
  { file: 'all', killed: 0, all: 0 },
)

writeProof({
  name: 'mutation',
  claim: `The tests notice at least ${LEAST} % of small changes to each deciding rule file`,
  holds: run.status === 0 && rows.length > 0 && rows.every((row) => share(row) >= LEAST),
  seed: null,
  seconds: (performance.now() - started) / 1000,
  body: ['| file | noticed | of | % |', '|---|---|---|---|', ...[...rows, total].map(line)].join('\n'),
})

/** A change that does not compile or load is none. */
function countIn([file, { mutants }]: [string, { mutants: { status: string }[] }]): Row {
  const real = mutants.filter(({ status }) => !['CompileError', 'RuntimeError', 'Ignored'].includes(status))
  return { file, killed: real.filter(({ status }) => status === 'Killed').length, all: real.length }
}

function share({ killed, all }: Row): number {
  return (100 * killed) / all
}

function line(row: Row): string {
  return `| ${row.file} | ${row.killed} | ${row.all} | ${share(row).toFixed(1)} |`
}
