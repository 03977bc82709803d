import { resolve } from 'node:path'
import { restore } from '#platform/backup/restore.ts'
import { takeDoor } from '#platform/db/door.ts'
import { type Opened, openPglite, openPostgres } from '#platform/db/open.ts'
import type { Command } from './cli.ts'
import { say as words } from './cli.words.ts'

/** `waarborg restore FILE`: checks every hash of the archive before it touches anything. */
export async function restoreCommand({
  args: [archive],
  settings,
  program,
  lang,
  say,
  complain,
}: Command): Promise<number> {
  const t = words(lang)
  const { passphrase } = settings
  if (archive === undefined || passphrase === null) {
    complain(t(archive === undefined ? 'usageRestore' : 'passphrase'))
    return 2
  }
  const door = await takeDoor(settings.dataDir, {})
  if (door.kind === 'taken') {
    complain(door.line)
    return 2
  }
  let opened: Opened | undefined
  try {
    const open = async () => {
      opened =
        settings.databaseUrl === null
          ? await openPglite({ dir: settings.dataDir })
          : await openPostgres({ url: settings.databaseUrl })
      return opened
    }
    const done = await restore({
      archive: resolve(archive),
      dir: settings.dataDir,
      passphrase,
      migrations: program.migrations,
      open,
    })
    if (done.kind === 'refused') {
      complain(done.line)
      return 2
    }
    say(t('restored', { rows: String(done.rows), files: String(done.files), jobs: String(done.jobs) }))
    return 0
  } finally {
    await opened?.close()
    await door.close()
  }
}
