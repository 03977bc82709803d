import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openPglite } from '#platform/db/open.ts'
import { verifyAudit } from './index.ts'

const source = join(import.meta.dirname, '..')

/** Writes entry and job in one transaction after another, and says so once each is committed; a job notes that it ran. */
const WRITER = (dir: string) => `
import { openPglite } from '${source}/platform/db/open.ts'
import { migrate } from '${source}/platform/db/migrate.ts'
import { startJobs } from '${source}/platform/jobs/start.ts'
import { systemClock } from '${source}/platform/time.ts'
import { record, startSealer } from '${source}/audit/index.ts'
const opened = await openPglite({ dir: '${dir}' })
await migrate(opened, '${source}/../db/migrations')
const note = (tx, action, about) => record(tx, systemClock, { who: 'test', action, about, allowed: true })
const ran = ({ id }) => opened.db.transaction().execute((tx) => note(tx, 'ran', id))
const { jobs } = await startJobs({ opened, lines: () => [{ name: 'kill.note', expireSeconds: 20, retries: 50, work: ran }], complain: (line) => console.error(line) })
startSealer(opened.db, (line) => console.error(line))
console.log('ready')
for (;;) {
  const id = crypto.randomUUID()
  await opened.db.transaction().execute(async (tx) => { await note(tx, 'wrote', id); await jobs.send(tx, 'kill.note', { id }) })
  console.log(id)
  await new Promise((resolve) => setTimeout(resolve, 3))
}`

async function writeUntilKilled(dir: string, acknowledged: Set<string>): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', WRITER(dir)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let left = 1 + Math.floor(Math.random() * 60)
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'ready') acknowledged.add(line)
    if (left-- === 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * 20)
  }
  await ended
}

test('kill -9 at any moment loses nothing that was acknowledged, no job, and no link of the chain', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'waarborg-kill-'))
  const acknowledged = new Set<string>()
  for (let round = 0; round < 3; round++) await writeUntilKilled(dir, acknowledged)
  const opened = await openPglite({ dir })
  const { rows } = await sql<{ about: string; done: boolean; waits: boolean }>`
    select about,
      exists (select from audit_entry ran where ran.action = 'ran' and ran.about = wrote.about) as done,
      exists (select from pgboss.job where name = 'kill.note' and data ->> 'id' = wrote.about and state <> 'completed') as waits
    from audit_entry wrote where action = 'wrote'`.execute(opened.db)
  const written = new Set(rows.map(({ about }) => about))
  process.stdout.write(
    `${acknowledged.size} acknowledged, ${written.size} written, ${rows.filter(({ done }) => done).length} jobs had run\n`,
  )
  expect([...acknowledged].filter((id) => !written.has(id))).toEqual([])
  expect(rows.filter(({ done, waits }) => !done && !waits)).toEqual([])
  expect(await verifyAudit(opened.db)).toMatchObject({ broken: [] })
  await opened.close()
  expect(acknowledged.size).toBeGreaterThan(0)
}, 300_000)
