/** Writes what a full-size proof showed into `docs/proofs/<name>.md`, with all that is needed to run it again. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from './root.ts'

export type Proof = Readonly<{
  /** File name without ending, also the name for `npm run prove <name>`. */
  name: string
  /** The sentence that is proved. */
  claim: string
  holds: boolean
  /** Of the random choices; null where there are none. */
  seed: number | string | null
  seconds: number
  /** Markdown: tables and figures. */
  body: string
}>

/** Also prints it, and sets the exit code. */
export function writeProof({ name, claim, holds, seed, seconds, body }: Proof): void {
  const facts = [
    ['holds', holds ? 'yes' : '**no**'],
    ['seed', seed === null ? 'none: nothing is random' : String(seed)],
    ['took', `${seconds.toFixed(0)} s`],
    ['machine', machine()],
    ['commit', commit()],
    ['again', `\`npm run prove ${name}\``],
  ]
  const table = ['| | |', '|---|---|', ...facts.map((cells) => `| ${cells.join(' | ')} |`)].join('\n')
  const text = `# ${claim}\n\n${table}\n\n${body.trim()}\n`
  const folder = join(root, 'docs', 'proofs')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.md`), text)
  process.stdout.write(text)
  if (!holds) process.exitCode = 1
}

function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}`
}

/** The commit, and whether the tree differed from it. */
function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
    return (
      git('rev-parse', '--short', 'HEAD') +
      (git('status', '--porcelain', '--', 'src', 'db') === '' ? '' : ' with changes on top')
    )
  } catch {
    return 'unknown'
  }
}
