/** The command line: a table of commands. Exit 0 good, 1 the thing checked is bad, 2 could not; bad input gets one line. */
import { join } from 'node:path'
import type { Lang } from '#platform/words.ts'
import { connectorCommand } from '#records'
import { deadlineCommand, verifyCommand } from '#requests'
import { adminCommand } from './admin.cli.ts'
import { checkCommand } from './check.cli.ts'
import { say as words } from './cli.words.ts'
import { fillCommand } from './demo/fill.cli.ts'
import { type Program, programOf } from './house.ts'
import { openApiCommand } from './openapi.cli.ts'
import { restoreCommand } from './restore.cli.ts'
import { serveCommand } from './serve.cli.ts'
import { readSettings, type Settings } from './settings.ts'
import { VERSION } from './version.ts'

export type Shell = Readonly<{
  args: readonly string[]
  environment: Readonly<Record<string, string | undefined>>
  /** Where the bundle lies; migrations, the child process and static files lie beside it. */
  folder: string
  say: (line: string) => void
  complain: (line: string) => void
  untilStopped: () => Promise<void>
}>

export type Command = Readonly<{
  args: readonly string[]
  lang: Lang
  settings: Settings
  program: Program
  staticFolder: string
}> &
  Pick<Shell, 'say' | 'complain' | 'untilStopped'>

type Run = (command: Command) => Promise<number>

const COMMANDS: Readonly<Record<string, Run>> = {
  serve: serveCommand,
  'fill-demo': fillCommand,
  'check-request': checkCommand,
  verify: ({ args, ...terminal }) => verifyCommand(args, terminal),
  deadline: async ({ args, ...terminal }) => deadlineCommand(args, terminal),
  connector: ({ args, ...terminal }) => connectorCommand(args, terminal),
  openapi: openApiCommand,
  restore: restoreCommand,
  agencies: (command) => adminCommand('agencies', command),
  retention: (command) => adminCommand('retention', command),
  audit: (command) => adminCommand('audit', command),
  backup: (command) => adminCommand('backup', command),
  doctor: (command) => adminCommand('doctor', command),
  demo: (command) => adminCommand('demo', command),
}

export async function run(shell: Shell): Promise<number> {
  const [name = 'help', ...args] = shell.args
  const lang: Lang = (shell.environment.LC_ALL ?? shell.environment.LANG ?? '').startsWith('nl') ? 'nl' : 'en'
  const t = words(lang)
  if (name === 'help' || name === '--help' || name === '-h') {
    shell.say(t('help'))
    return 0
  }
  if (name === '--version') {
    shell.say(VERSION)
    return 0
  }
  const command = COMMANDS[name]
  if (!command) {
    shell.complain(t('unknown', { name }))
    return 2
  }
  const reading = readSettings(shell.environment)
  if (reading.kind === 'wrong') {
    for (const line of reading.lines) shell.complain(t('setting', { line }))
    return 2
  }
  const program = programOf(shell.folder, VERSION)
  return command({
    args,
    lang,
    settings: reading.settings,
    program,
    staticFolder: join(shell.folder, 'static'),
    say: shell.say,
    complain: shell.complain,
    untilStopped: shell.untilStopped,
  })
}
