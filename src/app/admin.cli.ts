import { resolve } from 'node:path'
import { knock, takeDoor } from '#platform/db/door.ts'
import { systemClock } from '#platform/time.ts'
import { type AdminName, adminTable } from './admin.ts'
import type { Command } from './cli.ts'
import { say as words } from './cli.words.ts'
import { HALDER } from './demo/halder.ts'
import { openDatabase, openHouse } from './house.ts'

/** Asks the running server; where none runs, takes the door and opens the database itself. */
export async function adminCommand(name: AdminName, command: Command): Promise<number> {
  const { settings, say, complain } = command
  const args = askedOf(name, command)
  if (args === null) return 2
  const answer = await knock(settings.dataDir, { command: name, args, hear: say })
  if (answer.kind === 'answered') return answer.exit
  const door = await takeDoor(settings.dataDir, {})
  if (door.kind === 'taken') {
    complain(door.line)
    return 2
  }
  try {
    return name === 'demo' ? await inDemo(command, args) : await onDatabase(name, command, args)
  } finally {
    await door.close()
  }
}

async function onDatabase(name: AdminName, command: Command, args: readonly string[]): Promise<number> {
  const opened = await openDatabase(command.settings, command.program, command.complain)
  try {
    return await adminTable(command)[name]({ opened, clock: systemClock, house: null }, args, command.say)
  } finally {
    await opened.close()
  }
}

/** Letting time pass needs the jobs that come due on the way, so the whole house is opened. */
async function inDemo(command: Command, args: readonly string[]): Promise<number> {
  const house = await openHouse({
    settings: command.settings,
    program: command.program,
    provider: HALDER,
    baseUrl: `http://127.0.0.1:${command.settings.port}`,
    kind: 'demo',
    complain: command.complain,
  })
  try {
    return await adminTable(command).demo({ opened: house.opened, clock: house.office.clock, house }, args, command.say)
  } finally {
    await house.close()
  }
}

/** A relative path means this folder, not the server's; the passphrase comes from the environment, never from the list of processes. */
function askedOf(
  name: AdminName,
  { args, lang, complain, settings: { passphrase } }: Command,
): readonly string[] | null {
  if (name === 'agencies') return args[0] === 'import' ? args.map((arg, at) => (at === 1 ? resolve(arg) : arg)) : args
  if (name !== 'backup') return args
  const [out] = args
  if (out === undefined) {
    complain(words(lang)('usageBackup'))
    return null
  }
  if (passphrase === null) {
    complain(words(lang)('passphrase'))
    return null
  }
  return [resolve(out), passphrase]
}
