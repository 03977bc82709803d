/** A machine that is killed while cases go: each part has gone whole or not at all, no count has changed, and the next night goes on. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, openAsBlob, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { startSealer, verifyAudit } from '#audit'
import type { Db } from '#platform/db/db.ts'
import { openPglite } from '#platform/db/open.ts'
import { openFiles } from '#platform/files.ts'
import { type Office, transact } from '#platform/office.ts'
import { HALDER } from '#test/halder.ts'
import { completedCases } from '../case/closed.store.ts'
import { destroyFiles, sweepRetention } from './sweep.commands.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const CASES = 12
/** Closed in June 2027: everything of them is over, and has stood on the list. */
const NIGHT = '2033-06-20T02:00:00Z'
const HALF = { from: new Date('2027-01-01T00:00:00Z'), to: new Date('2027-07-01T00:00:00Z') }

const SWEEPER = (dir: string) => `
import { openPglite } from './src/platform/db/open.ts'
import { openFiles } from './src/platform/files.ts'
import { HALDER } from './src/app/demo/halder.ts'
import { destroyFiles, sweepRetention } from './src/requests/retention/sweep.commands.ts'
const [opened, files] = [await openPglite({ dir: '${dir}' }), await openFiles('${dir}')]
const office = { db: opened.db, files, provider: HALDER, jobs: { send: async () => {} }, clock: { now: () => new Date('${NIGHT}') } }
for (let more = true; more; ) {
  const swept = await sweepRetention(office, 3)
  await destroyFiles(office)
  console.log(swept.destroyed)
  more = swept.more || swept.destroyed > 0
}
process.exit(0)`

async function sweepUntilKilled(program: string): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.stdin.end(program)
  let left = 1 + Math.floor(Math.random() * 6)
  for await (const _ of createInterface({ input: child.stdout }))
    if (left-- === 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * 60)
  await ended
}

async function bundled(dir: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: SWEEPER(dir), resolveDir: root, loader: 'ts' },
    ...{ bundle: true, write: false, platform: 'node', format: 'esm', jsx: 'automatic', packages: 'external' },
  })
  return outputFiles[0]?.text ?? ''
}

/** Cases as they lie after their answer, written past the commands: what is tested is their going. */
async function fill(db: Db, hashes: readonly string[]): Promise<void> {
  const at = '2027-06-01T10:00:00Z'
  await sql`insert into agency values ('agency_1', 'Police', null, 'US', null, true, '{}', '+1 555', 'x', ${at}, 'x')`.execute(
    db,
  )
  await sql`insert into officer (person_id, agency_id, badge, title, telephone, extension, address)
    values ('person_1', 'agency_1', '1', 't', '+1', '', 'a@b.example')`.execute(db)
  for (const [n, sha] of hashes.entries()) {
    await sql`insert into request_draft (id, officer_id, agency_id, answers, version, created_at, updated_at)
      values (${`draft_${n}`}, 'person_1', 'agency_1', '{}', 1, ${at}, ${at})`.execute(db)
    await sql`insert into request_document values (${`doc_${n}`}, ${`draft_${n}`}, 'order.pdf', 9, ${sha}, ${at}, 'person_1')`.execute(
      db,
    )
    await sql`insert into case_file (id, number, draft_id, product, process, agency_id, officer_id, document_id, docket_number, asked, statute,
        categories, objection, received_at, due_at, due_calculation)
      values (${`case_${n}`}, ${`HLD-2027-${n}`}, ${`draft_${n}`}, 'meetings', 'us-subpoena-grand-jury', 'agency_1', 'person_1', ${`doc_${n}`},
        'GJ', '[]', '', '{identity}', '', ${at}, ${at}, '[]')`.execute(db)
    await sql`insert into case_index values (${`case_${n}`}, ${`HLD-2027-${n}`}, 'refused', false, ${at}, ${at}, 'us-subpoena-grand-jury',
      'meetings', 'agency_1', 'Police', 'US', 1, null, 'nobody', 0, 0, 2, '')`.execute(db)
    await sql`insert into case_fact values (${`fact_${n}_1`}, ${`case_${n}`}, 1, null, 'received', ${at}, 'person_1', '{}'),
      (${`fact_${n}_2`}, ${`case_${n}`}, 2, null, 'closed', ${at}, 'x', '{"why": "rejected", "outcomes": [], "whole": "rejected"}')`.execute(
      db,
    )
    await sql`insert into outbox_mail values (${`mail_${n}`}, ${at}, ${`m${n}`}, 's', 'a@b.example', 's', 't', 'h', 'x', 'x', ${`case_${n}`})`.execute(
      db,
    )
    for (const [part, due] of [
      ['messages', '2030-06-01'],
      ['instrument', '2030-06-01'],
      ['case', '2032-06-01'],
    ] as const)
      await sql`insert into retention_listing values (${`case_${n}`}, ${part}, 1, ${due}::date, '2033-06-01', '2033-06-15', '2033-06-01T02:00:00Z')`.execute(
        db,
      )
  }
}

test('kill -9 at any moment while cases go: each is whole or gone, every count stays, and the next night ends it', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'waarborg-sweep-'))
  const files = await openFiles(dir)
  const hashes: string[] = []
  for (let n = 0; n < CASES; n++) hashes.push((await files.put(Buffer.from(`order ${n}`))).sha256)
  for (const sha256 of hashes) utimesSync(files.path(sha256), 0, 0)
  const first = await openPglite({ dir, load: await openAsBlob(inject('pgliteImage')) })
  await transact({ db: first.db }, (tx) => fill(tx, hashes))
  const counted = async (db: Db) =>
    (await completedCases(db, HALF)).map(({ number, turns }) => [number, turns.map(({ kind }) => kind)])
  const before = await counted(first.db)
  expect(before).toHaveLength(CASES)
  await first.close()
  const program = await bundled(dir)
  for (let round = 0; round < 2; round++) {
    await sweepUntilKilled(program)
    const opened = await openPglite({ dir })
    expect(await counted(opened.db)).toEqual(before)
    expect(await halves(opened.db)).toEqual([])
    await opened.close()
  }
  const last = await openPglite({ dir })
  const clock = { now: () => new Date(NIGHT) }
  const office = { db: last.db, files, provider: HALDER, jobs: { send: async () => {} }, clock } as unknown as Office
  while ((await sweepRetention(office)).more);
  await destroyFiles(office)
  expect(await counted(last.db)).toEqual(before)
  const gone = await last.db.selectFrom('retention_destruction').select('case_id').where('part', '=', 'case').execute()
  expect(gone).toHaveLength(CASES)
  expect(hashes.filter((sha256) => existsSync(files.path(sha256)))).toEqual([])
  await startSealer(last.db, () => {}).stop()
  expect(await verifyAudit(last.db)).toMatchObject({ broken: [] })
  await last.close()
}, 120_000)

/** Cases of which something went and something that should have gone with it did not. */
async function halves(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select r.case_id || ' ' || r.part as what from retention_destruction r
    where case r.part
      when 'case' then exists (select 1 from case_file c where c.id = r.case_id)
        or not exists (select 1 from case_tombstone t where t.case_id = r.case_id)
        or exists (select 1 from outbox_mail m where m.case_id = r.case_id)
      when 'messages' then exists (select 1 from outbox_mail m where m.case_id = r.case_id)
      else exists (select 1 from request_document d join case_file c on c.document_id = d.id where c.id = r.case_id and d.name <> '')
    end or not exists (
      select 1 from audit_entry e where e.action = 'retention.destroyed' and e.case_id = r.case_id and e.detail::jsonb ->> 'part' = r.part
    )
    union all
    select c.id from case_file c where exists (select 1 from case_tombstone t where t.case_id = c.id)`.execute(db)
  return rows.map(({ what }) => what)
}
