/** Stryker on the deciding rule files: whole, or the lines that a random choice names. */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

export type Row = Readonly<{ file: string; noticed: number; all: number }>
export type Mutation = Readonly<{ ran: boolean; rows: readonly Row[]; total: Row; output: string }>

type Report = { files: Record<string, { mutants: { status: string }[] }> }

const REPORT = join(root, 'reports', 'mutation.json')

/** Which files decide about disclosure. */
export function decidingFiles(): readonly string[] {
  const { mutate }: { mutate: string[] } = JSON.parse(readFileSync(join(root, 'stryker.config.json'), 'utf8'))
  return mutate
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !path.includes('.test.'))
    .sort()
}

/** `only`: `file:first-last`, lines from 1. */
export function mutate(only?: readonly string[]): Mutation {
  const args = ['run', ...(only ? ['--mutate', only.join(','), '--tempDirName', '.stryker-tmp/sample'] : [])]
  // A vitest inside a vitest must not take itself for a worker of the outer one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS|TEST$)/.test(name)),
  )
  const run = spawnSync('stryker', args, { cwd: root, env, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (run.status !== 0)
    return { ran: false, rows: [], total: { file: 'all', noticed: 0, all: 0 }, output: `${run.stdout}${run.stderr}` }
  const report: Report = JSON.parse(readFileSync(REPORT, 'utf8'))
  const rows = Object.entries(report.files)
    .map(rowOf)
    .filter(({ all }) => all > 0)
  return { ran: true, rows, total: rows.reduce(add, { file: 'all', noticed: 0, all: 0 }), output: run.stdout }
}

export function percent({ noticed, all }: Row): number {
  return all === 0 ? 0 : (100 * noticed) / all
}

/** Survived, timed out and uncovered all count as not noticed; a change that does not compile or load is none. */
function rowOf([file, { mutants }]: [string, Report['files'][string]]): Row {
  const real = mutants.filter(({ status }) => !['CompileError', 'RuntimeError', 'Ignored'].includes(status))
  return { file, noticed: real.filter(({ status }) => status === 'Killed').length, all: real.length }
}

function add(sum: Row, row: Row): Row {
  return { file: sum.file, noticed: sum.noticed + row.noticed, all: sum.all + row.all }
}
