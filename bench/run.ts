/** `npm run bench [name…]`: runs every `bench/*.bench.ts` in a process of its own, so that none warms up another. */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = process.argv.slice(2)
const benches = globSync('bench/*.bench.ts', { cwd: root })
  .filter((path) => wanted.length === 0 || wanted.includes(basename(path, '.bench.ts')))
  .sort()

const failed = benches.filter((path) => {
  process.stdout.write(`\n── ${path} ──\n`)
  return spawnSync('node', [path], { cwd: root, stdio: 'inherit' }).status !== 0
})
process.exitCode = failed.length > 0 || benches.length === 0 ? 1 : 0
