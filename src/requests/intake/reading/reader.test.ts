import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { FIRST_LOOK, type Limits, runReader } from './reader.ts'

const folder = mkdtempSync(join(tmpdir(), 'reader-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const limits: Limits = {
  ...FIRST_LOOK,
  wallMs: 20_000,
  silenceMs: 20_000,
  memoryBytes: 300_000_000,
  outputBytes: 100_000,
}

/** Runs a stand-in for the reader that does what `code` says. */
async function endOf(name: string, code: string, changed: Partial<Limits> = {}) {
  const childEntry = join(folder, `${name}.mjs`)
  writeFileSync(childEntry, code)
  const lines: string[] = []
  const task = { kind: 'read', file: childEntry, maxPages: 1, ocr: 'none' } as const
  const end = await runReader({
    task,
    childEntry,
    limits: { ...limits, ...changed },
    onLine: (line) => lines.push(line.kind),
  })
  return { end, lines }
}
const DONE = `console.log('{"kind":"done"}')`

test.each([
  ['ends well', DONE, 'finished'],
  ['ends early', '', 'crashed'],
  ['fails after done', `${DONE}; process.exitCode = 3`, 'crashed'],
  ['throws', 'throw new Error()', 'crashed'],
  ['prints something else', `console.log('hello')`, 'not-understood'],
  ['prints a line of no known kind', `console.log('{"kind":"boo"}')`, 'not-understood'],
  ['prints too much', `console.log('{"kind":"progress","done":1,"of":1}\\n'.repeat(9000))`, 'too-much-output'],
  [
    'takes too much memory',
    `const held = []; setInterval(() => held.push(Buffer.alloc(30_000_000, 1)), 10)`,
    'too-much-memory',
  ],
])('a reader that %s', async (name, code, end) => {
  expect((await endOf(name.replaceAll(' ', '-'), code)).end).toBe(end)
})

test('a reader that works too long is ended as too slow, one that got no time as busy', async () => {
  const spin = await endOf('spins', 'for (;;) {}', { wallMs: 4000 })
  expect(['too-slow', 'busy']).toContain(spin.end)
  expect((await endOf('sleeps', 'setTimeout(() => {}, 60_000)', { silenceMs: 1500 })).end).toBe('busy')
})

test('a reader can neither write, nor start a program, nor see our environment', async () => {
  const tries = `
    import fs from 'node:fs'; import { spawnSync } from 'node:child_process'
    const denied = (attempt) => { try { attempt(); return false } catch (error) { return error.code === 'ERR_ACCESS_DENIED' } }
    const all = [denied(() => fs.writeFileSync('${folder}/x', '')), denied(() => spawnSync('ls')), denied(() => fs.readFileSync('/etc/passwd')), process.env.PATH === undefined]
    console.log(all.every(Boolean) ? '{"kind":"done"}' : 'no')`
  expect((await endOf('tries', tries)).end).toBe('finished')
})

test('after the seal there is no network', () => {
  const code = `const { seal } = await import(${JSON.stringify(join(import.meta.dirname, 'seal.ts'))}); seal()
    const net = await import('node:net'); let tries = 0
    try { net.connect(80, '127.0.0.1') } catch { tries++ }
    if (typeof globalThis.fetch !== 'function') tries++
    if (typeof globalThis.WebSocket !== 'function') tries++
    process.exitCode = tries === 3 ? 0 : 1`
  expect(spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', code]).status).toBe(0)
})
