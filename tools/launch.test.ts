/** `bin/waarborg` in a small program of its own: the real launcher and the real build around a main of a few lines. */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './root.ts'

let home: string
const file = (path: string) => join(home, path)
const waarborg = (...args: string[]) => spawnSync(file('bin/waarborg'), args, { cwd: '/', encoding: 'utf8' })

const MAIN = `
import { readFileSync } from 'node:fs'
import { where } from './deep/where.ts'
const [what] = process.argv.slice(2)
if (what === 'where') process.stdout.write(where)
if (what === 'args') process.stdout.write(process.argv.slice(2).join('|'))
if (what === 'fail') process.exitCode = 1
if (what === 'throw') throw new Error('the disk is full\\nand more')
if (what === 'wait') {
  process.on('SIGTERM', () => process.exit(7))
  process.stdout.write('waiting')
  setInterval(() => {}, 1000)
}
if (what === 'static') process.stdout.write(readFileSync(new URL('./static/manifest.json', import.meta.url), 'utf8'))
`

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'waarborg-launch-'))
  for (const path of ['bin', 'tools', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, path), file(path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), file('node_modules'))
  for (const folder of ['src/deep', 'src/ui/styles', 'src/ui/pictures', 'browser', 'db/migrations'])
    mkdirSync(file(folder), { recursive: true })
  writeFileSync(file('src/main.ts'), MAIN)
  writeFileSync(file('src/deep/where.ts'), 'export const where: string = import.meta.url')
  writeFileSync(file('src/ui/styles/waarborg.css'), 'body { color: black }')
  writeFileSync(file('src/ui/pictures/letter.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(file('browser/upload.ts'), 'document.title = "x"')
})

afterAll(() => rmSync(home, { recursive: true, force: true }))

test('runs from any folder and through a symbolic link, with its arguments as they are', () => {
  symlinkSync('bin/waarborg', file('link'))
  const run = spawnSync(file('link'), ['args', 'two words', '--flag'], { cwd: '/', encoding: 'utf8' })
  expect(run).toMatchObject({ stdout: 'args|two words|--flag', stderr: '', status: 0 })
})

test('a source file keeps its own address in the build', () => {
  expect(waarborg('where').stdout).toBe(`file://${file('src/deep/where.ts')}`)
})

test('styles, scripts and pictures are found by their plain names', () => {
  const manifest: unknown = JSON.parse(waarborg('static').stdout)
  expect(manifest).toEqual({
    'letter.svg': expect.stringMatching(/^letter-[A-Z0-9]{8}\.svg$/),
    'upload.js': expect.stringMatching(/^upload-[A-Z0-9]{8}\.js$/),
    'waarborg.css': expect.stringMatching(/^waarborg-[A-Z0-9]{8}\.css$/),
  })
})

test('the exit code is the program’s', () => {
  expect(waarborg('fail').status).toBe(1)
})

test('an error is one clear line and exit code 2', () => {
  expect(waarborg('throw')).toMatchObject({ stdout: '', stderr: 'waarborg: the disk is full\n', status: 2 })
})

test('a signal reaches the program itself, for it is the process that was started', async () => {
  const child = spawn(file('bin/waarborg'), ['wait'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  expect(await ended).toBe(7)
})

test('is built once for the same sources, and anew for changed ones, also by two at a time', async () => {
  const builds = () => readdirSync(file('dist')).filter((name) => /^[0-9a-f]{16}$/.test(name))
  const before = builds()
  waarborg('args')
  expect(builds()).toEqual(before)
  writeFileSync(file('src/deep/where.ts'), 'export const where: string = "changed"')
  const both = await Promise.all([1, 2].map(() => output('where')))
  expect(both).toEqual(['changed', 'changed'])
  expect(builds()).toHaveLength(before.length + 1)
  expect(readdirSync(file('dist')).filter((name) => /\.\d+$/.test(name))).toEqual([])
})

test('sources that cannot be built are one line with their place', () => {
  const good = readFileSync(file('src/deep/where.ts'))
  writeFileSync(file('src/deep/where.ts'), 'export const where = \n')
  const { stderr, status } = waarborg('where')
  expect(stderr).toMatch(/^waarborg: could not build: src\/deep\/where\.ts:\d+: .+\n$/)
  expect(status).toBe(2)
  writeFileSync(file('src/deep/where.ts'), good)
})

function output(what: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(file('bin/waarborg'), [what], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    child.once('close', () => resolve(said))
  })
}
