/**
 * A preservation from the letter to the certificate, over real HTTP on both engines: asked, accepted, decided by two, sealed, unmoved
 * by what happens to the live records, renewed once, reminded of, over, destroyed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY_MS, dayIn, later } from '#platform/time.ts'
import { keepingsOn } from '#records'
import { caseNow } from '#requests'
import { ENGINES } from '#test/database.ts'
import { type DeskHouse, deskHouse } from '#test/desk.ts'
import type { Story } from '../../src/app/demo/stories.ts'

/** Of no account of the demo's world. */
const NO_ACCOUNT = 999
const CATEGORIES = ['identity', 'sessions', 'chat', 'recordings'] as const
const story = (account: number, ending: Story['ending']): Story => ({
  ...{ daysAgo: 100, officer: 'officer', kind: 'preservation', account, categories: CATEGORIES, ending },
})

type Preservation = Readonly<{
  until: string
  lastDay: string
  renewed: boolean
  snapshot: { sha256: string } | null
  totals: readonly { category: string; records: number; files: number }[]
  ended: { how: string } | null
  destroyedAt: string | null
}>
type Seen = Readonly<{
  id: string
  state: string
  seen: number
  open: boolean
  preservation: Preservation | null
  voids: readonly string[]
  identifiers: readonly { task: string; accounts: readonly { accountId: string; meetingId: string | null }[] }[]
  links: readonly { id: string; as: string }[]
  facts: readonly { kind: string; data: Record<string, unknown> }[]
}>

describe.each(ENGINES)('a preservation on %s', (engine) => {
  let desk: DeskHouse
  let [kept, fresh, nobody]: readonly Seen[] = []
  beforeAll(async () => {
    desk = await deskHouse(engine)
    await desk.play([story(0, 'kept'), story(1, 'in-review'), story(NO_ACCOUNT, 'kept')])
    const all = await Promise.all((await list()).map(({ id }) => look(id)))
    const preserved = all.filter(({ state }) => state === 'preserved')
    kept = preserved.find(({ identifiers }) => identifiers.some(({ accounts }) => accounts.length > 0))
    nobody = preserved.find(({ id }) => id !== kept?.id)
    fresh = all.find(({ state }) => state === 'in-review')
  }, 600_000)
  afterAll(() => desk?.close())

  const json = async <T>(who: string, path: string): Promise<T> => {
    const headers = { cookie: `test_who=${who}`, accept: 'application/json' }
    return (await fetch(desk.url + path, { headers })).json() as Promise<T>
  }
  const list = async () => {
    const closed = await json<{ cases: readonly { id: string }[] }>('reviewer', '/desk?show=closed')
    return [...(await json<{ cases: readonly { id: string }[] }>('reviewer', '/desk')).cases, ...closed.cases]
  }
  const look = (id: string) => json<Seen>('reviewer', `/desk/cases/${id}`)
  const kindsOf = ({ facts }: Seen) => facts.map(({ kind }) => kind)
  const id = () => kept?.id ?? ''
  const office = () => desk.house.office
  const manifest = async () => {
    const row = await office()
      .db.selectFrom('preservation_snapshot as s')
      .innerJoin('preservation as p', 'p.id', 's.preservation_id')
      .selectAll('s')
      .where('p.case_id', '=', id())
      .executeTakeFirstOrThrow()
    return { row, parts: JSON.parse(row.manifest).parts as { path: string; stored: { sha256: string } }[] }
  }
  const keyFiles = () => readdirSync(join(office().files.incoming, '..', 'keys', 'sealed'))
  const RENEWAL = { officialName: 'J. Okafor', officialTitle: 'Assistant Prosecuting Attorney', confirm: 'yes' }

  test('two people approved it, a copy is sealed, and nothing left the house', async () => {
    const state = await look(id())
    expect(state.open).toBe(false)
    expect(kindsOf(state)).toContain('snapshot-taken')
    expect(state.preservation?.totals.map(({ category }) => category)).toEqual([...CATEGORIES])
    const held = Object.fromEntries(
      state.preservation?.totals.map(({ category, records }) => [category, records]) ?? [],
    )
    expect(held['identity']).toBeGreaterThan(0)
    expect(held['sessions']).toBeGreaterThan(0)
    for (const table of ['disclosure_grant', 'case_package', 'user_notice'] as const) {
      const rows = await office().db.selectFrom(table).select('id').where('case_id', '=', id()).execute()
      expect([table, rows.length]).toEqual([table, 0])
    }
    expect(keyFiles()).toHaveLength(2)
  })

  test('what lies on the disk is not what was sealed', async () => {
    const { parts } = await manifest()
    expect(parts.length).toBeGreaterThan(0)
    for (const { stored } of parts)
      expect(readFileSync(office().files.path(stored.sha256)).includes('account')).toBe(false)
  })

  test('the page and the list of the officer say until when, and nothing of what there is', async () => {
    const page = await (await desk.ask('officer', `/lers/cases/${id()}`)).text()
    const { preservation } = await look(id())
    expect(page).toContain('What we keep for you')
    expect(page).toContain('+ 90 days')
    expect(preservation?.snapshot?.sha256).toBeTruthy()
    expect(page).not.toContain(preservation?.snapshot?.sha256 ?? '-')
    expect(page).not.toContain('acct_')
  })

  test('the desk shows counts per category, and lets nobody without the right check or release it', async () => {
    const page = await (await desk.ask('reviewer', `/desk/cases/${id()}`)).text()
    expect(page).toContain('What was kept, by category')
    expect((await desk.ask('custodian', `/desk/cases/${id()}/keeping/checks`, {})).status).toBe(403)
    const release = await desk.ask('reviewer', `/desk/cases/${id()}/keeping/release`, { reason: '' })
    expect(release.status).toBe(422)
    expect(await release.text()).toContain('Say why it is released')
  })

  test('live records change and the copy does not; they cannot be deleted while it stands', async () => {
    const before = await manifest()
    const [subject] = kept?.identifiers[0]?.accounts ?? []
    const accountId = subject?.accountId ?? ''
    const { db } = office()
    await sql`update service_profile set name = 'Somebody Else' where account_id = ${accountId}`.execute(db)
    for (const table of ['service_sign_in', 'service_profile', 'service_account'] as const)
      await expect(sql`delete from ${sql.table(table)} where account_id = ${accountId}`.execute(db)).rejects.toThrow(
        /preservation stands|violates foreign key/,
      )
    expect(await manifest()).toEqual(before)
    expect((await keepingsOn(db, [accountId])).map(({ categories }) => categories)).toEqual([[...CATEGORIES]])
    expect((await check()).at(-1)).toEqual({ intact: true })
  })

  const check = async () => {
    expect((await desk.ask('counsel', `/desk/cases/${id()}/keeping/checks`, {})).status).toBe(303)
    return (await look(id())).facts.filter(({ kind }) => kind === 'snapshot-checked').map(({ data }) => data)
  }

  test('one byte of the sealed copy is other than it was, and the check says so', async () => {
    const { parts } = await manifest()
    const path = office().files.path(parts[0]?.stored.sha256 ?? '')
    const whole = readFileSync(path)
    const changed = Buffer.from(whole)
    changed[20] = (changed[20] ?? 0) ^ 1
    writeFileSync(path, changed)
    expect((await check()).at(-1)).toEqual({ intact: false })
    expect(await (await desk.ask('reviewer', `/desk/cases/${id()}`)).text()).toContain('not as it was sealed')
    writeFileSync(path, whole)
    expect((await check()).at(-1)).toEqual({ intact: true })
  })

  test('an officer cannot tell an account that does not exist from one that does', async () => {
    const empty = nobody?.id ?? ''
    const state = await look(empty)
    expect(state.preservation?.totals.map(({ records, files }) => [records, files])).toEqual(
      CATEGORIES.map(() => [0, 0]),
    )
    const outcomes = state.facts.find(({ kind }) => kind === 'closed')?.data['outcomes']
    expect(outcomes).toMatchObject([{ outcome: 'rejected' }])
    const keeping = async (caseId: string) => {
      const page = await (await desk.ask('officer', `/lers/cases/${caseId}`)).text()
      return page.slice(page.indexOf('id="keeping"'), page.indexOf('id="dialogue"')).replaceAll(caseId, 'CASE')
    }
    expect(await keeping(empty)).toBe(await keeping(id()))
    const mails = async (caseId: string) =>
      (
        await office()
          .db.selectFrom('outbox_mail')
          .select('template')
          .where('case_id', '=', caseId)
          .orderBy('at')
          .execute()
      ).map(({ template }) => template)
    expect(await mails(empty)).toEqual(await mails(id()))
  })

  test('the database refuses what the rules refuse', async () => {
    const { db } = office()
    const one = await db.selectFrom('preservation').selectAll().where('case_id', '=', id()).executeTakeFirstOrThrow()
    const refused = (statement: ReturnType<typeof sql>, why: RegExp) =>
      expect(statement.execute(db)).rejects.toThrow(why)
    await refused(
      sql`insert into preservation_end (preservation_id, how, by_person, reason, at) values (${one.id}, 'lapsed', 'system', '', ${later(one.until, -1)})`,
      /still runs/,
    )
    await refused(
      sql`insert into preservation_end (preservation_id, how, by_person, reason, at) values (${one.id}, 'released', 'x', ' ', now())`,
      /check constraint/,
    )
    await refused(
      sql`insert into preservation_renewal (preservation_id, rule, until, asked_by, official_name, official_title, request, at)
        values (${one.id}, 'X', ${later(one.until, DAY_MS)}, 'x', 'x', 'x', 'x', ${one.until})`,
      /cannot be renewed/,
    )
    await refused(sql`update preservation set until = now() where id = ${one.id}`, /permission denied/)
    await refused(sql`delete from preservation_snapshot where preservation_id = ${one.id}`, /permission denied/)
    await refused(
      sql`insert into disclosure_grant (id, case_id, task_id, proposal_id, outcome, text, signature, key_id, at)
        select 'g', case_id, id, ${one.proposal_id}, 'approved', '', '', '', now() from case_task where case_id = ${one.case_id}`,
      /nothing is disclosed on it/,
    )
  })

  test('“no such account” is no reason to refuse keeping', async () => {
    const caseId = fresh?.id ?? ''
    const state = await look(caseId)
    expect(state.voids).toEqual(['REACHES_NOTHING'])
    const refusal = { kind: 'reject', because: 'NO_SUCH_ACCOUNT', explanation: 'None.', seen: String(state.seen) }
    const told = await desk.ask('reviewer', `/desk/cases/${caseId}/proposals`, refusal)
    expect(told.status).toBe(422)
    expect(await told.text()).toContain('would say whether an account exists')
  })

  test('the officer mends a renewal that is not whole, and is granted one', async () => {
    const half = await desk.ask('officer', `/lers/cases/${id()}/renewal`, { ...RENEWAL, request: ' ' })
    expect(half.status).toBe(422)
    expect(await half.text()).toContain('J. Okafor')
    const asked = { ...RENEWAL, request: 'The court hears our application for a warrant next month.' }
    expect((await desk.ask('officer', `/lers/cases/${id()}/renewal`, asked)).status).toBe(303)
    const { preservation } = await look(id())
    const { receivedAt } = (await caseNow(office().db, id()))?.file ?? { receivedAt: new Date(0) }
    const on = dayIn('Europe/Amsterdam', receivedAt)
    expect(preservation?.renewed).toBe(true)
    expect((Date.parse(preservation?.lastDay ?? '') - Date.parse(on)) / DAY_MS).toBe(180)
    const again = await desk.ask('officer', `/lers/cases/${id()}/renewal`, asked)
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('It was renewed before, and the law knows one renewal')
  })

  test('the officer is reminded thrice, then it is over: nothing is kept and the key is gone', async () => {
    const { preservation } = await look(id())
    const until = new Date(preservation?.until ?? '')
    const wait = until.getTime() - office().clock.now().getTime()
    await desk.house.tools.passTime?.(wait - 60_000)
    const almost = await look(id())
    expect([almost.state, almost.preservation?.ended]).toEqual(['preserved', null])
    expect(almost.facts.filter(({ kind }) => kind === 'expiry-reminded').map(({ data }) => data['days'])).toEqual([
      30, 14, 3,
    ])
    await desk.house.tools.passTime?.(180_000)
    const over = await look(id())
    expect([over.state, over.preservation?.ended?.how]).toEqual(['no-longer-kept', 'lapsed'])
    expect(over.preservation?.destroyedAt).toBeTruthy()
    expect(keyFiles()).toHaveLength(0)
    const [subject] = kept?.identifiers[0]?.accounts ?? []
    expect(await keepingsOn(office().db, [subject?.accountId ?? ''])).toEqual([])
    const certificate = await desk.ask('officer', `/lers/cases/${id()}/certificate`)
    expect([certificate.status, certificate.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect((await desk.ask('reviewer', `/desk/cases/${id()}/certificate`)).status).toBe(200)
    const late = await desk.ask('officer', `/lers/cases/${id()}/renewal`, { ...RENEWAL, request: 'Too late.' })
    expect(late.status).toBe(409)
    const templates = await office()
      .db.selectFrom('outbox_mail')
      .select('template')
      .where('case_id', '=', id())
      .execute()
    const count = (name: string) => templates.filter(({ template }) => template === name).length
    expect(count('preservation-kept')).toBe(1)
    expect(count('preservation-renewed')).toBe(1)
    expect(count('preservation-reminder')).toBe(3)
    expect(count('preservation-lapsed')).toBe(1)
    expect(later(until, 0)).toEqual(until)
  }, 300_000)
})
