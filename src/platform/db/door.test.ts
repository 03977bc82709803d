import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Door, knock, takeDoor } from './door.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'waarborg-door-'))
const ask = async (dir: string, command: string, ...args: string[]) => {
  const lines: string[] = []
  return { ...(await knock(dir, { command, args, hear: (line) => lines.push(line) })), lines }
}
const close = async (door: Door) => {
  if (door.kind === 'open') await door.close()
}

test('a command is answered line by line with an exit code, by the process that holds the door', async () => {
  const dir = folder()
  const door = await takeDoor(dir, {
    greet: async (args, say) => {
      for (const name of args) say(`hello ${name}`)
      return 1
    },
  })
  expect(await ask(dir, 'greet', 'Anna', 'Bram\n\u2028x')).toEqual({
    kind: 'answered',
    exit: 1,
    lines: ['hello Anna', 'hello Bram\n\u2028x'],
  })
  expect(await ask(dir, 'dance')).toEqual({
    kind: 'answered',
    exit: 2,
    lines: ['the running server does not know the command dance'],
  })
  expect(await ask(dir, '__proto__')).toMatchObject({ exit: 2 })
  expect(statSync(join(dir, 'admin.sock')).mode & 0o777).toBe(0o600)
  await close(door)
  expect(await ask(dir, 'greet')).toMatchObject({ kind: 'nobody' })
})

test('a handler that fails says one line and exit code 2', async () => {
  const dir = folder()
  const door = await takeDoor(dir, {
    fail: async () => {
      throw new Error('the disk is full\nat somewhere')
    },
  })
  expect(await ask(dir, 'fail')).toEqual({ kind: 'answered', exit: 2, lines: ['the disk is full'] })
  await close(door)
})

test('a second server gets one clear line', async () => {
  const dir = folder()
  const doors = await Promise.all([takeDoor(dir, {}), takeDoor(dir, {}), takeDoor(dir, {})])
  expect(doors.map(({ kind }) => kind).sort()).toEqual(['open', 'taken', 'taken'])
  expect(doors.find((door) => door.kind === 'taken')).toMatchObject({
    line: expect.stringContaining('already running on'),
  })
  for (const door of doors) await close(door)
})

test('a socket left by a killed process does not lock the folder', async () => {
  const dir = folder()
  const script = `import { takeDoor } from '${join(import.meta.dirname, 'door.ts')}'; await takeDoor('${dir}', {}); process.stdout.write('holding')`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => holder.stdout.once('data', resolve))
  expect((await takeDoor(dir, {})).kind).toBe('taken')
  holder.kill('SIGKILL')
  await new Promise((resolve) => holder.once('exit', resolve))
  const door = await takeDoor(dir, {})
  expect(door.kind).toBe('open')
  await close(door)
})

test('a data folder with a path longer than a socket address works', async () => {
  const dir = join(folder(), 'x'.repeat(120))
  const door = await takeDoor(dir, { ping: async () => 0 })
  expect(await ask(dir, 'ping')).toMatchObject({ kind: 'answered', exit: 0 })
  await close(door)
  expect(execFileSync('ls', ['-A', dir]).toString()).toBe('')
})
