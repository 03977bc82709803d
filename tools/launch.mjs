/**
 * What stands between `bin/waarborg` and the program: the right Node, a build that fits the sources, no stack traces.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NODE_MAJOR = 24
const root = fileURLToPath(new URL('..', import.meta.url))

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
  giveUp(
    `Waarborg needs Node ${NODE_MAJOR} or newer; this is ${process.versions.node}. On Linux 'npm ci' brings its own, elsewhere install it from nodejs.org.`,
  )
}
process.on('uncaughtException', (error) => giveUp(lineOf(error)))

try {
  const { currentFolder } = await import('./build.mjs')
  const folder = currentFolder(root)
  // In a process of its own: the builder and its memory are gone before the office opens.
  if (!existsSync(folder)) build()
  module.enableCompileCache(join(root, 'dist', 'compile-cache'))
  await import(pathToFileURL(join(folder, 'main.js')).href)
} catch (error) {
  giveUp(lineOf(error))
}

function build() {
  const done = spawnSync(process.execPath, [join(root, 'tools', 'build.mjs')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (done.status !== 0) giveUp(done.stderr.trim() || `could not build: ${done.error?.message ?? done.signal}`)
}

/** Exit code 2 is "could not": the thing asked about was never judged. */
function giveUp(line) {
  process.stderr.write(`waarborg: ${line}\n`)
  process.exit(2)
}

/** A developer who wants the trace sets WAARBORG_TRACE; an operator gets one line. */
function lineOf(error) {
  if (!(error instanceof Error)) return String(error)
  return process.env.WAARBORG_TRACE ? error.stack : error.message.split('\n')[0]
}
