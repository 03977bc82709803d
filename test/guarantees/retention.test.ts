/**
 * Deleting what is over: nothing goes that is held or was not on the list, nothing of it stays behind, and no count of a report changes,
 * published or not. The database refuses on its own what the rules refuse.
 */
import { existsSync, utimesSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '#audit'
import { type Office, transact } from '#platform/office.ts'
import { DAY_MS, type Day, day, later } from '#platform/time.ts'
import { ENGINES } from '#test/database.ts'
import { type DeskHouse, deskHouse } from '#test/desk.ts'
import type { Story } from '../../src/app/demo/stories.ts'
import { placeHold, releaseHold } from '../../src/requests/retention/hold.commands.ts'
import { sweepLogs } from '../../src/requests/retention/log.commands.ts'
import { previewOf } from '../../src/requests/retention/preview.ts'
import { heldInDatabase } from '../../src/requests/retention/retention.store.ts'
import { retentionOfCase } from '../../src/requests/retention/standing.ts'
import { destroyFiles, sweepRetention } from '../../src/requests/retention/sweep.commands.ts'
import { casesOf, restatements } from '../../src/transparency/assemble.ts'
import { reportOf } from '../../src/transparency/report.rules.ts'

const story = (account: number, ending: Story['ending'], daysAgo = 100): Story => ({
  ...{ daysAgo, officer: 'officer', kind: ending === 'kept' ? 'preservation' : 'grand-jury', account, ending },
  categories: ['identity', 'billing'],
})
/** Tables that may name a case which is gone. */
const LEFT: readonly string[] = ['audit_entry', 'case_tombstone', 'retention_destruction', 'retention_listing']
/** Hashes of what is no file of the store. */
const NO_FILES = [
  ...['file_to_destroy', 'identifier_list', 'migration', 'package_copy', 'preservation_snapshot', 'registry_release'],
]

describe.each(ENGINES)('retention on %s', (engine) => {
  let desk: DeskHouse
  let cases: readonly Readonly<{ id: string; number: string; state: string }>[]
  beforeAll(async () => {
    desk = await deskHouse(engine)
    await desk.play([
      ...[story(0, 'answered'), story(1, 'downloaded'), story(2, 'refused'), story(3, 'withdrawn')],
      ...[story(4, 'kept'), story(5, 'refused'), story(6, 'in-review', 20)],
    ])
    cases = await desk.house.office.db.selectFrom('case_index').select(['case_id as id', 'number', 'state']).execute()
    before = await report()
    expect(before.halves.reduce((sum, { total }) => sum + total, 0)).toBe(6)
  }, 600_000)
  afterAll(() => desk?.close())

  const db = () => desk.house.office.db
  const idOf = (key: string) => desk.people.get(key)?.id ?? ''
  /** The same office on a later day; its jobs are dropped, for the tests call them. */
  const officeOn = (days: number): Office => {
    const at = later(desk.house.office.clock.now(), days * DAY_MS)
    return { ...desk.house.office, clock: { now: () => at }, jobs: { send: async () => {} } }
  }
  const caseIn = (state: string) => cases.find((one) => one.state === state)?.id ?? ''
  const standing = async (caseId: string, office: Office) =>
    Object.fromEntries(
      (await retentionOfCase(db(), caseId, { provider: office.provider, now: office.clock.now() }))?.parts.map(
        ({ part, standing: { kind } }) => [part, kind],
      ) ?? [],
    )
  const YEARS = 6 * 366
  /** A case of which the database alone knows why it stays. */
  let untold = ''
  let before: Awaited<ReturnType<typeof report>>
  /** Everything a report can say, of every half-year in which these cases lie. */
  const report = async () => {
    const office = desk.house.office
    const halves = [2024, 2025, 2026, 2027].flatMap((year) => ([1, 2] as const).map((part) => ({ year, part })))
    const counted = await Promise.all(halves.map((half) => casesOf(office, db(), half)))
    return { halves: counted.map(reportOf), restated: await restatements(office, db()), counted }
  }
  /** Part by part, and after each every count of every half-year is what it was before anything went. */
  const sweepOneByOne = async (office: Office) => {
    for (let rounds = 0; rounds < 60; rounds++) {
      const { destroyed, more } = await sweepRetention(office, 1)
      expect(await report()).toEqual(before)
      if (destroyed === 0 && !more) break
    }
  }
  const lies = async (caseId: string) =>
    (await db().selectFrom('case_file').select('id').where('id', '=', caseId).execute()).length === 1

  test('everything that hangs on a case goes with it, and every hash of a file is asked before the file goes', async () => {
    const { rows } = await sql<{ name: string }>`
      with recursive hangs (on_table) as (
        select 'case_file'::regclass::oid union
        select c.conrelid from pg_constraint c join hangs h on c.confrelid = h.on_table where c.contype = 'f'
      )
      select c.conrelid::regclass::text || ' ' || c.conname as name from pg_constraint c join hangs h on c.confrelid = h.on_table
      where c.contype = 'f' and c.confdeltype <> 'c'`.execute(db())
    expect(rows.map(({ name }) => `${name}: add “on delete cascade”`)).toEqual([])
    const hashes = await sql<{ of: string }>`
      select c.relname as of from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname like '%sha256' order by 1`.execute(
      db(),
    )
    const view = await sql<{ text: string }>`select pg_get_viewdef('file_in_use'::regclass) as text`.execute(db())
    const unasked = hashes.rows.filter(({ of }) => !NO_FILES.includes(of) && !view.rows[0]?.text.includes(of))
    expect(unasked.map(({ of }) => `${of}: add it to the view file_in_use`)).toEqual([])
  })

  test('the program itself deletes nothing, and the database takes nothing away that was not listed or is open', async () => {
    const closed = caseIn('refused')
    await expect(sql`delete from case_file where id = ${closed}`.execute(db())).rejects.toThrow(/permission denied/)
    const take = (caseId: string, on: string) =>
      sql`select destroy_part(${caseId}, 'case', ${on}::date, now())`.execute(db())
    await expect(take(closed, '2040-01-01')).rejects.toThrow(/fourteen days/)
    const list = (caseId: string, on: Day) =>
      db()
        .insertInto('retention_listing')
        .values({
          case_id: caseId,
          part: 'case',
          n: 1,
          due_on: '2026-01-01',
          on_day: on,
          destroy_on: '2026-01-20',
          at: new Date(),
        })
        .execute()
    await expect(list(closed, day('2026-01-10'))).rejects.toThrow(/check/)
    const open = caseIn('in-review')
    await list(open, day('2026-01-02'))
    await expect(take(open, '2040-01-01')).rejects.toThrow(/held: open/)
  })

  test('nothing goes before its period, and an open case has none', async () => {
    const [other] = cases.filter(({ state, id }) => state === 'refused' && id !== caseIn('refused'))
    const caseId = other?.id ?? ''
    untold = caseId
    const at = new Date('2026-01-01')
    await db().insertInto('notice_owed').values({ case_id: caseId, account_id: 'acct_x', at }).execute()
    const order = { id: 'order_x', case_id: caseId, court: 'c', statute: 's', ends_on: null, at, by_person: 'x' }
    await transact({ db: db() }, async (tx) => {
      await tx.insertInto('secrecy_order').values(order).execute()
      const shown = { order_id: 'order_x', case_id: caseId, attachment_id: null, at, by_person: 'x' }
      await tx.insertInto('secrecy_document').values(shown).execute()
    })
    expect(await heldInDatabase(db(), caseId, 'case', day('2040-01-01'))).toBe('user-untold')
    expect(await sweepRetention(officeOn(0))).toMatchObject({ destroyed: 0 })
    expect(await standing(caseIn('in-review'), officeOn(YEARS))).toMatchObject({ case: 'none', messages: 'none' })
    expect(await standing(caseIn('refused'), officeOn(0))).toMatchObject({ case: 'runs', package: 'none' })
  })

  test('the copy goes first, with its file, and no link is sent to it any more', async () => {
    const caseId = caseIn('answered')
    const made = await db()
      .selectFrom('case_package')
      .selectAll()
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow()
    const path = desk.house.office.files.path(made.sha256)
    const on = officeOn(13)
    expect(await sweepRetention(on)).toMatchObject({ destroyed: 0 })
    expect(await standing(caseId, on)).toMatchObject({ package: 'listed', case: 'runs' })
    expect(existsSync(path)).toBe(true)
    expect((await sweepRetention(officeOn(14))).destroyed).toBeGreaterThan(0)
    utimesSync(path, new Date('2026-01-01'), new Date('2026-01-01'))
    await destroyFiles(officeOn(14))
    expect(existsSync(path)).toBe(false)
    expect(await standing(caseId, officeOn(14))).toMatchObject({ package: 'destroyed', case: 'runs' })
    const link = { id: 'link_x', package_id: made.id, recipient: idOf('officer'), secret_hash: 'x' }
    await expect(
      db()
        .insertInto('delivery_link')
        .values({ ...link, at: new Date('2026-01-01'), expires_at: new Date('2027-01-01') })
        .execute(),
    ).rejects.toThrow(/gone/)
    expect((await desk.ask('officer', `/lers/cases/${caseId}/link`, {})).status).toBe(409)
  })

  test('a hold on what is listed stops it, ends by another person, and then it is listed anew', async () => {
    const caseId = caseIn('withdrawn')
    await sweepRetention(officeOn(YEARS))
    expect(await standing(caseId, officeOn(YEARS))).toMatchObject({ case: 'listed', instrument: 'listed' })
    const hold = { caseId, why: 'legal' as const, reason: 'A suit is announced.', until: day('2033-08-01') }
    const until = day(new Date(officeOn(YEARS + 100).clock.now()).toISOString().slice(0, 10))
    const placed = await placeHold(officeOn(YEARS + 1), idOf('counsel'), { ...hold, until })
    expect(placed.kind).toBe('held')
    await sweepOneByOne(officeOn(YEARS + 15))
    expect(await standing(caseId, officeOn(YEARS + 15))).toMatchObject({ case: 'held', instrument: 'held' })
    await expect(sql`select destroy_part(${caseId}, 'case', '2040-01-01'::date, now())`.execute(db())).rejects.toThrow(
      /held after/,
    )
    const release = { caseId, holdId: placed.kind === 'held' ? placed.holdId : '', reason: 'It was settled.' }
    expect(await releaseHold(officeOn(YEARS + 16), idOf('counsel'), release)).toMatchObject({ because: 'own' })
    expect(await releaseHold(officeOn(YEARS + 16), idOf('reviewer'), release)).toEqual({ kind: 'released' })
    await sweepRetention(officeOn(YEARS + 17))
    expect(await standing(caseId, officeOn(YEARS + 17))).toMatchObject({ case: 'listed' })
    expect(await lies(caseId)).toBe(true)
  })

  test('what a user may not know yet, and a preservation that runs, stay', async () => {
    const { lines } = await previewOf(db(), {
      provider: desk.house.office.provider,
      now: officeOn(YEARS + 17).clock.now(),
      most: 100,
    })
    const held = lines.filter(({ standing: one }) => one.kind === 'held')
    expect(held.flatMap(({ standing: one }) => (one.kind === 'held' ? one.holds : []))).toEqual(
      expect.arrayContaining(['preservation']),
    )
  })

  test('cases go one after the other, and every count of every half-year stays as it was', async () => {
    await sweepOneByOne(officeOn(YEARS + 40))
    const gone = await db().selectFrom('retention_destruction').selectAll().where('part', '=', 'case').execute()
    expect(gone.length).toBeGreaterThan(2)
    expect(await lies(caseIn('in-review'))).toBe(true)
    expect(gone.map(({ case_id }) => case_id)).not.toContain(untold)
    for (const { case_id } of gone) {
      expect(await lies(case_id)).toBe(false)
      expect(await leftOf(case_id)).toEqual([])
    }
    const stones = JSON.stringify(await db().selectFrom('case_tombstone').selectAll().execute())
    expect(stones).not.toMatch(/acct_|person_|agency_|task_|@/)
    const said = await db()
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'retention.destroyed')
      .execute()
    expect(said.length).toBeGreaterThan(gone.length)
    expect(JSON.stringify(said)).not.toMatch(/acct_|person_|@/)
    expect(await verifyAudit(db())).toMatchObject({ broken: [] })
  })

  /** Tables in which this case is still named. */
  async function leftOf(caseId: string): Promise<readonly string[]> {
    const { rows } = await sql<{ name: string; column: string }>`
      select c.relname as name, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'case_id'`.execute(db())
    const found = []
    for (const { name } of rows.filter((one) => !LEFT.includes(one.name))) {
      const { rows: left } = await sql`select 1 from ${sql.table(name)} where case_id = ${caseId} limit 1`.execute(db())
      if (left.length > 0) found.push(name)
    }
    return found
  }

  test('its number says to staff that it is gone, and nothing to anybody else', async () => {
    const { number, case_id } = await db()
      .selectFrom('retention_destruction')
      .selectAll()
      .where('part', '=', 'case')
      .executeTakeFirstOrThrow()
    for (const name of [number, case_id]) {
      const page = await desk.ask('reviewer', `/desk/cases/${name}`)
      expect([page.status, (await page.text()).includes('This case is gone')]).toEqual([410, true])
    }
    expect((await desk.ask('officer', `/lers/cases/${case_id}`)).status).toBe(404)
    const list = await (await desk.ask('reviewer', '/desk/retention')).text()
    expect(list).toContain(number)
    expect(list).toContain('Gone lately')
  })

  test('the log of a case that is gone is emptied after its time, and the chain still holds', async () => {
    const { case_id: caseId } = await db()
      .selectFrom('retention_destruction')
      .selectAll()
      .where('part', '=', 'case')
      .executeTakeFirstOrThrow()
    const named = () => db().selectFrom('audit_entry').select('id').where('case_id', '=', caseId).execute()
    await expect.poll(async () => (await verifyAudit(db())).unsealedTail, { timeout: 20_000 }).toBe(0)
    const { linked } = await verifyAudit(db())
    expect((await named()).length).toBeGreaterThan(5)
    const erase = (of: string | null, on: string) =>
      sql`select * from erase_entries('erasure_x', ${of}, ${new Date('2099-01-01')}, ${on}::date, 10)`.execute(db())
    await expect(erase(caseId, '2026-12-31')).rejects.toThrow(/not gone for a year/)
    await expect(erase(caseId, '2050-01-01')).rejects.toThrow(/fourteen days/)
    await expect(erase(null, '2050-01-01')).rejects.toThrow(/a year at least/)
    const over = YEARS + 40 + 3 * 366
    await sweepLogs(officeOn(over))
    expect((await named()).length).toBeGreaterThan(5)
    expect(await sweepLogs(officeOn(over + 14))).toBeGreaterThan(5)
    expect(await named()).toEqual([])
    await expect.poll(async () => (await verifyAudit(db())).unsealedTail, { timeout: 20_000 }).toBe(0)
    const chain = await verifyAudit(db())
    expect(chain).toMatchObject({ broken: [] })
    expect(chain.erased).toBeGreaterThan(5)
    expect(chain.linked).toBeGreaterThan(linked)
    const row = { position: chain.linked, erasure: 'erasure_y' }
    await expect(db().insertInto('audit_erased').values(row).execute()).rejects.toThrow(/not on the record/)
  })

  test('whoever empties an entry past that door is found', async () => {
    const position = async (where: string) =>
      desk.house.opened.asOwner(({ exec }) =>
        exec(`update audit_entry set who = '', about = '', case_id = null, detail = '{}' where id =
        (select max(entry_id) from audit_link l join audit_entry e on e.id = l.entry_id where ${where})`),
      )
    await position(`e.who <> '' and e.action <> 'audit.erased'`)
    expect((await verifyAudit(db())).broken.map(({ why }) => why)).toEqual(['entry changed'])
    await desk.house.opened.asOwner(({ exec }) =>
      exec(`update audit_erased set erasure = 'erasure_z' where position = (select min(position) from audit_erased)`),
    )
    expect(new Set((await verifyAudit(db())).broken.map(({ why }) => why))).toEqual(
      new Set(['erasure unfounded', 'entry changed']),
    )
  })

  test('nothing is left on the disk of files that nobody needs', async () => {
    const waiting = await db().selectFrom('file_to_destroy').select('sha256').execute()
    expect(waiting.length).toBeGreaterThan(0)
    const path = (sha256: string) => desk.house.office.files.path(sha256)
    for (const { sha256 } of waiting) if (existsSync(path(sha256))) utimesSync(path(sha256), new Date(0), new Date(0))
    await destroyFiles(officeOn(YEARS + 40))
    expect(await db().selectFrom('file_to_destroy').select('sha256').execute()).toEqual([])
    const used = new Set((await db().selectFrom('file_in_use').select('sha256').execute()).map(({ sha256 }) => sha256))
    for (const { sha256 } of waiting) expect(existsSync(path(sha256))).toBe(used.has(sha256))
  })
})
