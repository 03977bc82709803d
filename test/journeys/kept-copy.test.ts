/**
 * Preservation → the user deletes → the warrant comes: the package holds what was deleted, marked as kept; another
 * authority’s warrant for the same account does not, unless a person links the cases and counsel answers; a damaged copy stops everything.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serviceRecords } from '#records'
import { caseNow, endProposal } from '#requests'
import { listen } from '#test/desk.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import type { Story } from '../../src/app/demo/stories.ts'
import { manifestOf } from '../../src/requests/preservation/manifest.ts'
import { snapshotOf } from '../../src/requests/preservation/preservation.store.ts'
import { sealSnapshot } from '../../src/requests/preservation/snapshot.commands.ts'
import { isIntact } from '../../src/requests/preservation/snapshot-check.ts'
import { filesIn } from './package.ts'

const KEPT = ['identity', 'sessions', 'chat', 'recordings'] as const
const ASKED = ['identity', 'billing', 'sessions', 'participants', 'chat', 'recordings'] as const

type Origin = Readonly<{ from: string; preservation?: string; asOf?: string; noLongerLive?: readonly number[][] }>
type Seen = Readonly<{
  id: string
  number: string
  state: string
  seen: number
  agency: { name: string }
  copies: { failed: string | null; standing: readonly { number: string; use: string; totals: readonly unknown[] }[] }
  proposals: readonly { id: string; hash: string; body: { kept?: readonly object[]; questions: readonly string[] } }[]
  preservation: { converted: readonly { number: string; own: boolean }[]; ended: unknown; destroyedAt: unknown } | null
  facts: readonly { kind: string }[]
}>

describe('a kept copy', () => {
  let whole: WholeHouse
  let pages: Awaited<ReturnType<typeof listen>>
  let gone = { id: '', text: '', sent_at: new Date(0) }
  let account = 0
  beforeAll(async () => {
    whole = await wholeHouse({ engine: 'pglite', daysAgo: 101 })
    pages = await listen(whole.house, whole.people)
    const message = await aMessage()
    gone = message
    account = whole.accounts.indexOf(message.email)
    await whole.play([story({ daysAgo: 100, kind: 'preservation', categories: KEPT, ending: 'kept' })])
    await deleteBehindItsBack()
    await whole.play([
      story({ ending: 'user-time' }),
      story({ officer: 'officer3', ending: 'user-time' }),
      story({ officer: 'officer4', ending: 'in-review' }),
      story({ daysAgo: 94, ending: 'user-time', officer: 'officer2' }),
      story({ daysAgo: 94, kind: 'preservation', categories: KEPT, ending: 'second-person', officer: 'officer3' }),
    ])
  }, 600_000)
  afterAll(async () => {
    pages?.server.closeAllConnections()
    pages?.server.close()
    await whole?.close()
  })

  const story = (over: Partial<Story>): Story => ({
    ...{ daysAgo: 95, officer: 'officer', kind: 'warrant', account, categories: ASKED, ending: 'answered', ...over },
  })
  const db = () => whole.house.office.db
  /** A message within the sixty days before the warrant, and before the letter. */
  const aMessage = async () => {
    const { rows } = await sql<{ id: string; text: string; sent_at: Date; email: string }>`
      select m.message_id as id, m.text, m.sent_at, a.email from service_chat_message m
      join service_account a on a.account_id = m.sender_account_id
      where m.sent_at between now() - interval '150 days' and now() - interval '102 days' order by m.sent_at limit 1`.execute(
      db(),
    )
    const [found] = rows
    if (!found) throw new Error('nobody wrote in those days')
    return found
  }
  /** As a service would whose own deletion asks nobody. */
  const deleteBehindItsBack = () =>
    whole.house.opened.asOwner(async ({ exec }) => {
      await exec('alter table service_chat_message disable trigger all')
      await exec(`delete from service_chat_message where message_id = '${gone.id}'`)
      await exec('alter table service_chat_message enable trigger all')
      await exec(`update service_profile set name = 'Somebody Else' where account_id in
        (select account_id from service_account where email = '${whole.accounts[account] ?? ''}')`)
    })
  const page = async (who: string, path: string, form?: Record<string, string>) =>
    fetch(pages.url + path, {
      ...{ method: form ? 'POST' : 'GET', redirect: 'manual' },
      headers: { 'sec-fetch-site': 'same-origin', cookie: `test_who=${who}` },
      ...(form && { body: new URLSearchParams(form) }),
    })
  const look = async (id: string) => (await whole.api('reviewer', `/desk/cases/${id}`)).json as unknown as Seen
  /** Cases of an officer, oldest first. */
  const casesOf = async (who: string) => {
    const rows = await db()
      .selectFrom('case_file')
      .select('id')
      .where('officer_id', '=', whole.person(who).id)
      .orderBy('received_at')
      .execute()
    return Promise.all(rows.map(({ id }) => look(id)))
  }
  const keeping = async () => (await casesOf('officer'))[0] as Seen
  const packageOf = async (caseId: string) => {
    const made = await db()
      .selectFrom('case_package')
      .selectAll()
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow()
    const files = await filesIn(readFileSync(whole.house.office.files.path(made.sha256)))
    const index = JSON.parse(files.get('metadata/index.json') ?? '') as {
      parts: readonly { files: readonly { path: string; origin: Origin }[] }[]
    }
    const data = [...files].filter(([path]) => path.startsWith('data/')).map(([, text]) => text)
    return { id: made.id, files, data: data.join(''), of: index.parts.flatMap((part) => part.files) }
  }

  test('the reviewer sees the copy before deciding, and what is decided names it', async () => {
    const kept = await keeping()
    const [, , own] = [kept, ...(await casesOf('officer'))] as readonly Seen[]
    expect(own?.copies.standing).toMatchObject([{ number: kept.number, use: 'own' }])
    expect(own?.copies.standing[0]?.totals).toHaveLength(KEPT.length)
    expect(own?.proposals[0]?.body.kept).toMatchObject([{ number: kept.number }])
    const html = await (await page('reviewer', `/desk/cases/${own?.id}`)).text()
    expect(html).toContain('Kept copies of these accounts')
    expect(html).toContain('In the proposal')
    const [other] = await casesOf('officer3')
    expect(other?.copies.standing).toMatchObject([{ number: kept.number, use: 'others', totals: [] }])
    expect(other?.proposals[0]?.body.kept).toBeUndefined()
    expect(await (await page('reviewer', `/desk/cases/${other?.id}`)).text()).toContain('Kept for another authority')
  })

  test('a person links another authority’s case, and only counsel can approve', async () => {
    const kept = await keeping()
    const [asking] = await casesOf('officer4')
    const id = asking?.id ?? ''
    expect((await page('intake', `/desk/cases/${id}/links`, { number: kept.number, as: 'preservation' })).status).toBe(
      303,
    )
    const { seen, copies } = await look(id)
    expect(copies.standing).toMatchObject([{ use: 'named' }])
    const form = {
      kind: 'disclose',
      seen: String(seen),
      explanation: 'It names the preservation.',
      ...(await rowsOf(id)),
    }
    const told = await page('reviewer', `/desk/cases/${id}/proposals`, form)
    expect(told.status, await told.text()).toBe(303)
    const proposal = (await look(id)).proposals[0]
    expect(proposal?.body.questions).toContain('COPY_OF_ANOTHER')
    const approve = (who: string) =>
      page(who, `/desk/cases/${id}/proposals/${proposal?.id}/approval`, {
        hash: proposal?.hash ?? '',
        reason: 'Attachment A names it.',
      })
    expect((await approve('reviewer2')).status).toBe(409)
    expect((await approve('counsel')).status).toBe(303)
  })

  /** The form of the page as it stands: every category that the law gives, every account. */
  const rowsOf = async (id: string) => {
    const html = await (await page('reviewer', `/desk/cases/${id}`)).text()
    const form = html.slice(html.indexOf(`action="/desk/cases/${id}/proposals"`))
    const inputs = form.slice(0, form.indexOf('</form>')).match(/<(input|select|option)[^>]*>/g) ?? []
    const fields: Record<string, string> = {}
    for (const input of inputs) {
      const name = /name="([^"]*)"/.exec(input)?.[1]
      const value = /value="([^"]*)"/.exec(input)?.[1] ?? ''
      if (name && (!/type="(radio|checkbox)"/.test(input) || / checked/.test(input))) fields[name] = value
    }
    delete fields['kind']
    delete fields['seen']
    delete fields['explanation']
    return fields
  }

  test('a damaged copy stops the collecting, says so to staff, and goes on when it is restored', async () => {
    const kept = await keeping()
    const { preservationId } = await preservationRow(kept.id)
    const part = manifestOf((await snapshotOf(db(), preservationId)) ?? { manifest: '' }).parts[0]
    const path = whole.house.office.files.path(part?.stored.sha256 ?? '')
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.subarray(0, -1))
    await whole.passDays(13)
    const [, own] = await casesOf('officer')
    expect([own?.state, own?.copies.failed]).toEqual(['producing', kept.number])
    const html = await (await page('custodian', `/desk/cases/${own?.id}`)).text()
    expect(html).toContain(`Collecting has stopped: the copy of ${kept.number} is not as it was sealed`)
    expect(own?.facts.filter(({ kind }) => kind === 'kept-copy-failed')).toHaveLength(1)
    expect(
      await db()
        .selectFrom('case_package')
        .selectAll()
        .where('case_id', '=', own?.id ?? '')
        .execute(),
    ).toEqual([])
    const jobs = await whole.house.tools.jobs.list({ state: 'failed' })
    expect(jobs.map(({ error }) => error)).toContain(`the kept copy of ${kept.number} is not as it was sealed`)
    writeFileSync(path, bytes)
    for (const job of jobs) expect(await whole.house.tools.jobs.retry(job.id)).toBe(true)
    await whole.settle()
    expect((await look(own?.id ?? '')).copies.failed).toBeNull()
  }, 300_000)

  const preservationRow = async (caseId: string) => {
    const row = await db()
      .selectFrom('preservation')
      .select('id')
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow()
    return { preservationId: row.id }
  }

  test('the package of the same authority holds what was deleted since, marked; what was changed in both forms', async () => {
    const kept = await keeping()
    const [, own] = await casesOf('officer')
    const made = await packageOf(own?.id ?? '')
    expect(made.data).toContain(JSON.stringify(gone.text).slice(1, -1))
    const chat = made.of.find(({ path }) => path.endsWith('chat/chat-own-kept-1.jsonl'))
    expect(chat?.origin).toMatchObject({ from: 'kept', preservation: kept.number })
    const lines = (made.files.get(chat?.path ?? '') ?? '').split('\n')
    const at = lines.findIndex((line) => line.includes(gone.sent_at.toISOString())) + 1
    expect(at).toBeGreaterThan(0)
    expect(chat?.origin.noLongerLive?.some(([first = 0, last = 0]) => first <= at && at <= last)).toBe(true)
    const names = made.of.filter(({ path }) => path.includes('identity/profile-own') && path.endsWith('.jsonl'))
    expect(names.map(({ origin }) => [origin.from, origin.noLongerLive])).toEqual([
      ['kept', [[1, 1]]],
      ['live', undefined],
    ])
    expect(made.files.get(names[1]?.path ?? '')).toContain('Somebody Else')
    // The account itself did not change: it stands once, from the copy.
    const accounts = made.of.filter(({ path }) => path.includes('identity/account-own') && path.endsWith('.jsonl'))
    expect(accounts.map(({ origin }) => [origin.from, origin.noLongerLive])).toEqual([['kept', []]])
    for (const words of ['as they were on', 'zoals zij waren op', kept.number, 'noLongerLive'])
      expect((made.files.get('README.txt') ?? '').replaceAll('\n', ' ')).toContain(words)
  })

  test('another authority is given the live records alone, unless counsel answered for it', async () => {
    const [other] = await casesOf('officer3')
    const theirs = await packageOf(other?.id ?? '')
    expect(theirs.data).not.toContain(JSON.stringify(gone.text).slice(1, -1))
    expect(theirs.of.filter(({ origin }) => origin.from !== 'live')).toEqual([])
    expect(theirs.data).toContain('Somebody Else')
    const [linked] = await casesOf('officer4')
    expect((await packageOf(linked?.id ?? '')).data).toContain(JSON.stringify(gone.text).slice(1, -1))
  })

  test('the preservation says that it was converted; its officer hears nothing of another authority', async () => {
    const kept = await keeping()
    const [, own] = await casesOf('officer')
    const [linked] = await casesOf('officer4')
    const converted = kept.preservation?.converted ?? []
    expect(converted).toContainEqual(expect.objectContaining({ number: own?.number, own: true }))
    expect(converted).toContainEqual(expect.objectContaining({ number: linked?.number, own: false }))
    const desk = await (await page('reviewer', `/desk/cases/${kept.id}`)).text()
    expect(desk).toContain('Converted')
    const officer = await (await page('officer', `/lers/cases/${kept.id}`)).text()
    expect(officer).toContain('Converted: records were handed over from this copy')
    expect(officer).not.toContain(linked?.number)
    expect(JSON.stringify((await whole.api('officer', `/requests/${kept.id}`)).json)).not.toContain(linked?.number)
  })

  test('the database refuses a package from a copy that nobody named', async () => {
    const kept = await keeping()
    const { preservationId } = await preservationRow(kept.id)
    const [other] = await casesOf('officer3')
    const { id } = await packageOf(other?.id ?? '')
    const { sha256 } = (await snapshotOf(db(), preservationId)) ?? { sha256: '' }
    await expect(insertCopy(id, preservationId, sha256)).rejects.toThrow(/names no copy/)
    const rows = await db().selectFrom('package_copy').selectAll().execute()
    expect(rows.map(({ number }) => number)).toEqual(rows.map(() => kept.number))
    expect(rows.length).toBeGreaterThanOrEqual(2)
  })

  const insertCopy = (packageId: string, preservationId: string, sha256: string) =>
    sql`insert into package_copy (package_id, preservation_id, number, manifest_sha256, as_of)
      values (${packageId}, ${preservationId}, 'X', ${sha256}, now())`.execute(db())

  test('sealing that is cut off anywhere leaves nothing, and the next try the whole', async () => {
    const { office } = whole.house
    const waiting = (await casesOf('officer3')).at(-1)
    const caseId = waiting?.id ?? ''
    const open = (await caseNow(db(), caseId))?.open
    const silent = { ...office, jobs: { send: async () => {} } }
    const counsel = { id: whole.person('counsel').id, roles: ['counsel'] }
    const approved = await endProposal(silent, counsel, {
      caseId,
      ...must(open),
      ending: 'approved',
      reason: 'I agree.',
    })
    expect(approved.kind).toBe('approved')
    const { preservationId } = await preservationRow(caseId)
    const records = serviceRecords({ db: db(), files: office.files })
    const cutAt = (calls: number) => {
      let left = calls
      const cut = () => {
        if (left-- <= 0) throw new Error('cut off')
      }
      const { put, open: opening } = office.files
      const files = {
        ...office.files,
        put: (...source: Parameters<typeof put>) => {
          cut()
          return put(...source)
        },
        open: (sha256: string) => {
          cut()
          return opening(sha256)
        },
      }
      return sealSnapshot({ ...office, files }, records, { caseId })
    }
    let cuts = 0
    for (; cuts < 200; cuts++) {
      const done = await cutAt(cuts).then(
        () => true,
        () => false,
      )
      if (done) break
      expect(await snapshotOf(db(), preservationId)).toBeUndefined()
    }
    expect(cuts).toBeGreaterThan(3)
    const taken = await snapshotOf(db(), preservationId)
    expect(taken && (await isIntact(office, taken))).toBe(true)
    const attempts = await db()
      .selectFrom('preservation_attempt')
      .select('key_name')
      .where('preservation_id', '=', preservationId)
      .execute()
    expect(attempts.filter(({ key_name }) => office.seals.has(key_name)).map(({ key_name }) => key_name)).toEqual([
      taken?.keyName,
    ])
  })

  test('it ends on its day all the same; the package stays, and nothing can be taken from it any more', async () => {
    await whole.passDays(100)
    const kept = await keeping()
    expect(kept.preservation?.ended).toBeTruthy()
    expect(kept.preservation?.destroyedAt).toBeTruthy()
    const [, own] = await casesOf('officer')
    const made = await packageOf(own?.id ?? '')
    const { preservationId } = await preservationRow(kept.id)
    const used = await db()
      .selectFrom('package_copy')
      .selectAll()
      .where('package_id', '=', made.id)
      .executeTakeFirstOrThrow()
    await expect(insertCopy(made.id, preservationId, used.manifest_sha256)).rejects.toThrow(/is not kept/)
  }, 300_000)
})

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('it is not there')
  return value
}
