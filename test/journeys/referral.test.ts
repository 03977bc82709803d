/** A breach of our own rules, over real HTTP on both databases: opened, released by another, read and answered by a program that knows no case. */
import { createPublicKey, verify } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'

const Seen = z.looseObject({
  ...{ id: z.string(), number: z.string(), state: z.string(), docketNumber: z.string() },
  ...{ agency: z.looseObject({ name: z.string() }), officer: z.looseObject({ name: z.string() }) },
  identifiers: z.array(z.looseObject({ accounts: z.array(z.looseObject({ accountId: z.string() })) })),
  referrals: z.array(
    z.looseObject({ id: z.string(), hash: z.string(), state: z.string(), outcome: z.string().nullable() }),
  ),
  facts: z.array(z.looseObject({ kind: z.string() })),
})
const Listed = z.object({
  referrals: z.array(
    z.looseObject({
      ...{ text: z.string(), signature: z.string(), keyId: z.string() },
      referral: z.looseObject({ id: z.string() }),
    }),
  ),
})
const SHOWS = 'Entered eleven meetings of strangers; nine users reported it.'

describe.each(['pglite', 'postgres'] as const)('an abuse referral on %s', (engine) => {
  let w: WholeHouse
  let [plain, secret] = ['', '']
  beforeAll(async () => {
    w = await wholeHouse({ engine, daysAgo: 5 })
    const story = { daysAgo: 4, officer: 'officer', kind: 'grand-jury', categories: ['identity'] } as const
    await w.play([
      { ...story, account: 1, ending: 'in-review' },
      { ...story, officer: 'officer3', account: 2, ending: 'secret-open' },
    ])
    const [one, two] = ['officer', 'officer3'].map((key) =>
      w.house.office.db
        .selectFrom('case_file')
        .select('id')
        .where('officer_id', '=', w.person(key).id)
        .executeTakeFirstOrThrow(),
    )
    plain = `/desk/cases/${(await one)?.id}`
    secret = `/desk/cases/${(await two)?.id}`
  }, 300_000)
  afterAll(() => w?.close())

  const look = async (at: string) => Seen.parse((await w.api('reviewer', at)).json)
  const accountOf = async (at: string) => (await look(at)).identifiers[0]?.accounts[0]?.accountId ?? ''
  const open = async (at: string, change: object = {}) =>
    w.api('reviewer', `${at}/referrals`, {
      ...{ subjects: [await accountOf(at)], rule: 'disruption', from: '2026-10-01', to: '2026-10-31' },
      ...{ records: ['meetings', 'reports'], shows: SHOWS, own: true, ...change },
    })
  const end = async (who: string, at: string, change: object = {}) => {
    const last = (await look(at)).referrals.at(-1)
    return w.api(who, `${at}/referrals/${last?.id}/end`, { ending: 'released', hash: last?.hash, ...change })
  }
  const listed = async () => Listed.parse((await w.api('custodian', '/referrals')).json).referrals

  test('what leaves was read by two, is signed, and holds nothing of the case', { timeout: 120_000 }, async () => {
    const before = await look(plain)
    const refused = async (change: object) => Object.keys((await open(plain, change)).json['errors'] ?? {})
    expect(await refused({ shows: `Asked by ${before.agency.name}` })).toEqual(['shows'])
    expect(await refused({ shows: `See ${before.docketNumber}` })).toEqual(['shows'])
    expect(await refused({ own: false, subjects: ['acc_other'] })).toEqual(['subjects', 'own'])
    expect((await open(plain)).status).toBe(201)
    expect(await listed()).toEqual([])
    expect((await end('reviewer', plain)).status).toBe(409)
    expect((await end('reviewer2', plain, { hash: 'another' })).status).toBe(409)
    expect((await end('reviewer2', plain)).status).toBe(201)
    const [left] = await listed()
    const keys = z
      .looseObject({ signingKeys: z.array(z.object({ id: z.string(), publicKey: z.string() })) })
      .parse(await (await fetch(`${w.url}/.well-known/legal-requests.json`)).json())
    const key = keys.signingKeys.find(({ id }) => id === left?.keyId)
    const signed = Buffer.from(left?.signature ?? '', 'base64')
    expect(verify(null, Buffer.from(left?.text ?? ''), createPublicKey(key?.publicKey ?? ''), signed)).toBe(true)
    const whole = JSON.stringify((await w.api('custodian', `/referrals/${left?.referral.id}`)).json)
    for (const canary of [before.id, before.number, before.docketNumber, before.agency.name, before.officer.name])
      expect(whole).not.toContain(canary)
    expect(whole).not.toMatch(/agency|officer|case|docket|grand|jury|subpoena/i)
  })

  test('the outcome stands on the case as a fact, and the case is what it was', { timeout: 120_000 }, async () => {
    const [left] = await listed()
    const path = `/referrals/${left?.referral.id}/outcome`
    expect((await w.api('custodian', path, { outcome: 'closed' })).status).toBe(422)
    expect((await w.api('custodian', '/referrals/ref_none/outcome', { outcome: 'nothing' })).status).toBe(404)
    const said = await w.api('custodian', path, { outcome: 'suspended', rule: 'Terms 4.2' })
    expect([said.status, said.json]).toEqual([
      200,
      { referral: left?.referral.id, answer: { outcome: 'suspended', rule: 'Terms 4.2' } },
    ])
    await w.api('custodian', path, { outcome: 'suspended', rule: 'Terms 4.2' })
    const now = await look(plain)
    expect(now.state).toBe('in-review')
    expect(now.referrals[0]).toMatchObject({ state: 'answered', outcome: 'suspended' })
    expect(now.facts.filter(({ kind }) => kind === 'referral-answered')).toHaveLength(1)
    expect(now.facts.some(({ kind }) => kind === 'closed')).toBe(false)
    expect(await listed()).toEqual([])
  })

  test('while the user is not to know, counsel says yes in words, and the database asks for it too', {
    timeout: 120_000,
  }, async () => {
    expect((await open(secret)).status).toBe(201)
    const made = (await look(secret)).referrals[0]
    expect(made?.state).toBe('held')
    expect((await end('reviewer2', secret)).status).toBe(409)
    const { db } = w.house.office
    const row = await db
      .selectFrom('referral')
      .selectAll()
      .where('id', '=', made?.id ?? '')
      .executeTakeFirstOrThrow()
    const ending = (by: string, counsel: string | null) =>
      sql`insert into referral_end (referral_id, case_id, proposed_by, hash, ending, held, counsel, reason, on_day, at, by_person)
          values (${row.id}, ${row.case_id}, ${row.by_person}, ${row.hash}, 'released', false, ${counsel}::text, '', '2026-11-22', now(), ${by})`.execute(
        db,
      )
    await expect(ending('somebody', null)).rejects.toThrow(/not to know yet/)
    await expect(ending('somebody', 'yes')).rejects.toThrow(/foreign key/)
    const word = `${secret}/referrals/${made?.id}/word`
    expect((await w.api('counsel', word, { word: 'yes' })).status).toBe(422)
    expect((await w.api('reviewer2', word, { word: 'yes', reason: 'x' })).status).toBe(403)
    expect(
      (await w.api('counsel', word, { word: 'yes', reason: 'The breach is public in the meetings themselves.' }))
        .status,
    ).toBe(201)
    await expect(ending(row.by_person, 'yes')).rejects.toThrow(/check constraint/)
    expect((await end('reviewer2', secret)).status).toBe(201)
    expect(await listed()).toHaveLength(1)
  })

  test('the database lets no other field leave, no name of the case, nothing of what is only kept, and nothing be changed', async () => {
    const { db } = w.house.office
    const row = await db.selectFrom('referral').selectAll().executeTakeFirstOrThrow()
    const insert = (id: string, change: (json: Record<string, unknown>) => object, caseId = row.case_id) => {
      const text = JSON.stringify(change({ ...JSON.parse(row.text), id }))
      return sql`insert into referral (id, case_id, text, hash, at, by_person)
        values (${id}, ${caseId}, ${text}, encode(sha256(convert_to(${text}, 'UTF8')), 'hex'), now(), 'anna')`.execute(
        db,
      )
    }
    await expect(insert('ref_a', (json) => ({ ...json, agency: 'x' }))).rejects.toThrow(/check constraint/)
    await expect(
      insert('ref_b', (json) => ({ ...json, subjects: [{ account: 'a', meeting: null, case: 'x' }] })),
    ).rejects.toThrow()
    const { docket_number } = await db
      .selectFrom('case_file')
      .select('docket_number')
      .where('id', '=', row.case_id)
      .executeTakeFirstOrThrow()
    await insert('ref_c', (json) => ({ ...json, shows: `Seen in ${docket_number.toLowerCase()}` }))
    const named = sql`insert into referral_end (referral_id, case_id, proposed_by, hash, ending, held, counsel, reason, on_day, at, by_person)
      select id, case_id, by_person, hash, 'released', false, null, '', '2026-11-22', now(), 'ben' from referral where id = 'ref_c'`
    await expect(named.execute(db)).rejects.toThrow(/names its case|not to know yet/)
    await sql`insert into case_file select (jsonb_populate_record(c, '{"id": "case_kept", "number": "X-1", "process": "us-preservation", "draft_id": null}')).*
      from case_file c where c.id = ${row.case_id}`.execute(db)
    await expect(insert('ref_d', (json) => json, 'case_kept')).rejects.toThrow(/may be read/)
    await expect(sql`update abuse_referral set text = ''`.execute(db)).rejects.toThrow()
    const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_name = 'abuse_referral' order by 1`.execute(db)
    expect(rows.map(({ name }) => name)).toEqual(['ending', 'hash', 'id', 'key_id', 'signature', 'text'])
  })
})
