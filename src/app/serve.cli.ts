import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { takeDoor } from '#platform/db/door.ts'
import { openPostgres } from '#platform/db/open.ts'
import { adminHandlers } from './admin.ts'
import type { Command } from './cli.ts'
import { say as words } from './cli.words.ts'
import { DEMO_MARK, fillInChild } from './demo/fill.cli.ts'
import { writeDemoFile } from './demo/fill.ts'
import { HALDER } from './demo/halder.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { type InstanceKind, instanceKind } from './instance.store.ts'
import { readProviderFile } from './provider.ts'
import { serveHouse } from './serve.ts'

const LOOPBACK = '127.0.0.1'

/** `waarborg serve`: the door first, then everything behind it, until a signal comes. */
export async function serveCommand(command: Command): Promise<number> {
  const { settings, lang, say, complain } = command
  const t = words(lang)
  const plan = await planOf(command)
  if (plan.kind === 'refused') {
    complain(plan.line)
    return 2
  }
  if (plan.instance === 'demo' && plan.empty && !(await fill(command))) return 2
  let house: OpenHouse | undefined
  const door = await takeDoor(
    settings.dataDir,
    adminHandlers(() => house, command),
  )
  if (door.kind === 'taken') {
    complain(t('taken', { line: door.line }))
    return 2
  }
  const demo = plan.instance === 'demo'
  const host = demo ? LOOPBACK : (settings.host ?? LOOPBACK)
  const baseUrl = settings.baseUrl ?? `http://${LOOPBACK}:${settings.port}`
  const log = (line: string) => complain(line)
  house = await openHouse({
    settings,
    program: command.program,
    provider: plan.provider,
    baseUrl,
    kind: plan.instance,
    complain: log,
  })
  try {
    const serving = await serveHouse({
      house,
      settings,
      host,
      port: settings.port,
      staticFolder: command.staticFolder,
      log: plan.quiet ? () => {} : log,
    })
    if (demo) await announceDemo(command, baseUrl)
    else await announce(house, command)
    say(t('ready', { url: baseUrl }))
    await command.untilStopped()
    await serving.close()
    return 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      complain(t('portTaken', { port: String(settings.port) }))
      return 2
    }
    throw error
  } finally {
    await house.close()
    await door.close()
  }
}

/** Takes most of a minute, so what would stop the server after it is said before. */
async function fill({ settings, lang, complain }: Command): Promise<boolean> {
  const t = words(lang)
  const free = await isPortFree(settings.port)
  complain(free ? t('filling') : t('portTaken', { port: String(settings.port) }))
  return free && (await fillInChild()) === 0
}

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, LOOPBACK, () => probe.close(() => resolve(true)))
  })
}

type Plan =
  | Readonly<{ kind: 'go'; instance: InstanceKind; empty: boolean; provider: typeof HALDER; quiet: boolean }>
  | Readonly<{ kind: 'refused'; line: string }>

/** What this start may be: a demo stays a demo, a real office never becomes one, and neither listens where it should not. */
async function planOf({ args, settings, lang }: Command): Promise<Plan> {
  const t = words(lang)
  const asked = args.includes('--demo')
  const allowed = asked || args.includes('--demo-if-empty')
  const known = await whatIsThere(settings)
  if (known === null && allowed && !asked && (settings.databaseUrl !== null || settings.baseUrl !== null))
    return { kind: 'refused', line: t('needsDemo') }
  const demo = known === null ? allowed : known === 'demo'
  if (demo) {
    if (!allowed) return { kind: 'refused', line: t('demoNever') }
    if ((settings.host !== null && settings.host !== LOOPBACK) || settings.baseUrl !== null)
      return { kind: 'refused', line: t('demoLocal') }
    return { kind: 'go', instance: 'demo', empty: known === null, provider: HALDER, quiet: args.includes('--quiet') }
  }
  if (settings.providerFile === null) return { kind: 'refused', line: t('noProvider') }
  const reading = await readProviderFile(settings.providerFile)
  if (reading.kind === 'wrong') return { kind: 'refused', line: t('providerWrong', { line: reading.lines[0] ?? '' }) }
  return {
    kind: 'go',
    instance: 'production',
    empty: known === null,
    provider: reading.provider,
    quiet: args.includes('--quiet'),
  }
}

/** Looks without opening the embedded database: a mark beside it says what it is. A demo that was never finished counts as nothing. */
async function whatIsThere(settings: Command['settings']): Promise<InstanceKind | null> {
  if (settings.databaseUrl === null) {
    if (!existsSync(join(settings.dataDir, 'db'))) return null
    if (!existsSync(join(settings.dataDir, DEMO_MARK))) return 'production'
    return existsSync(join(settings.dataDir, 'demo.json')) ? 'demo' : null
  }
  const opened = await openPostgres({ url: settings.databaseUrl })
  try {
    return await instanceKind(opened.db).catch(() => null)
  } finally {
    await opened.close()
  }
}

async function announceDemo({ settings, lang, say }: Command, url: string): Promise<void> {
  const t = words(lang)
  const people = await writeDemoFile(settings.dataDir, url)
  for (const { key, email, password } of people)
    say(t('person', { role: key.padEnd(14), email: email.padEnd(42), password }))
  say(t('people', { file: join(settings.dataDir, 'demo.json') }))
}

async function announce(house: OpenHouse, { lang, say }: Command): Promise<void> {
  const url = await house.identity.setupLink()
  if (url) say(words(lang)('setup', { url }))
}
