/** Fills an empty demo in a process of its own, which ends: filling takes memory that serving does not need. */
import { spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeDoor } from '#platform/db/door.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type Opened, openPglite, openPostgres } from '#platform/db/open.ts'
import type { Command } from '../cli.ts'
import { openHouse } from '../house.ts'
import { fillDemo, writeDemoFile } from './fill.ts'
import { HALDER } from './halder.ts'

/** Its presence says for ever that a data folder is a demo's. */
export const DEMO_MARK = 'demo.mark'

/** The child's exit code; 2 where it could not be started. */
export function fillInChild(): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', 'fill-demo'], {
      stdio: 'inherit',
    })
    child.once('error', () => resolve(2))
    child.once('close', (code) => resolve(code ?? 2))
  })
}

/** `waarborg fill-demo`: what `serve` starts when a demo is empty. Not for people: it takes no questions and gives no list. */
export async function fillCommand({ settings, program, complain }: Command): Promise<number> {
  const door = await takeDoor(settings.dataDir, {})
  if (door.kind === 'taken') {
    complain(door.line)
    return 2
  }
  prepare(settings.dataDir)
  const database = await openForFilling(settings.databaseUrl, complain)
  const baseUrl = `http://127.0.0.1:${settings.port}`
  try {
    await migrate(database, program.migrations)
    const house = await openHouse({ settings, program, provider: HALDER, baseUrl, kind: 'demo', complain, database })
    try {
      await fillDemo(house)
    } finally {
      await house.close()
    }
    await layDown(database, settings.dataDir)
    await writeDemoFile(settings.dataDir, baseUrl)
    return 0
  } finally {
    await database.close()
    await door.close()
  }
}

/** What an interrupted filling left behind is cleared away, for nobody has seen it. */
function prepare(dataDir: string): void {
  const unfinished = existsSync(join(dataDir, DEMO_MARK)) && !existsSync(join(dataDir, 'demo.json'))
  if (unfinished)
    for (const part of ['db', 'files', 'keys']) rmSync(join(dataDir, part), { recursive: true, force: true })
  writeFileSync(join(dataDir, DEMO_MARK), 'This folder holds a demo and can never become a real office.\n', {
    mode: 0o600,
  })
}

/**
 * The embedded database is filled in memory and written once, in half the time: whoever pulls the plug meanwhile loses
 * nothing but the wait, for the next start clears it away and fills again.
 */
function openForFilling(databaseUrl: string | null, complain: (line: string) => void): Promise<Opened> {
  return databaseUrl === null ? openPglite({ memory: true }) : openPostgres({ url: databaseUrl, complain })
}

async function layDown(database: Opened, dataDir: string): Promise<void> {
  const image = await database.image()
  if (image) await (await openPglite({ dir: dataDir, load: image })).close()
}
