/** The same work on an empty database of each engine, one after the other; nothing is left behind. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../src/platform/db/migrate.ts'
import { type Opened, openPglite, openPostgres } from '../../src/platform/db/open.ts'
import { startCluster } from '../../test/support/postgres.ts'

export async function onBothEngines(work: (opened: Opened) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-bench-'))
  const cluster = await startCluster()
  try {
    for (const open of [() => openPglite({ dir: folder }), () => openPostgres({ url: cluster.urlOf('postgres') })]) {
      const opened = await open()
      try {
        await migrate(opened, new URL('../../db/migrations', import.meta.url).pathname)
        await work(opened)
      } finally {
        await opened.close()
      }
    }
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
