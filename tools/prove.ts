/**
 * `npm run prove [name…]`: runs the full-size proofs in `tools/prove/`, one after the other. Each writes what it showed
 * into `docs/proofs/`, with its seed, its figures, the machine and the commit. Fails when one of them does.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { root } from './root.ts'

const wanted = process.argv.slice(2)
const proofs = globSync('tools/prove/*.ts', { cwd: root })
  .filter((path) => !path.endsWith('.test.ts') && (wanted.length === 0 || wanted.includes(basename(path, '.ts'))))
  .sort()

const failed = proofs.filter((path) => {
  process.stdout.write(`\n── ${path} ──\n`)
  return spawnSync('node', [path], { cwd: root, stdio: 'inherit' }).status !== 0
})
process.stdout.write(
  `\n${proofs.length - failed.length} of ${proofs.length} proofs hold${failed.length > 0 ? `; not: ${failed.join(', ')}` : ''}\n`,
)
process.exitCode = failed.length > 0 || proofs.length === 0 ? 1 : 0
