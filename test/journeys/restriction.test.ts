/** An order to restrict access, over real HTTP on both databases: from the envelope to a door that is shut in one country, and lifted again. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDays, dayIn } from '#platform/time.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'

const Seen = z.looseObject({
  ...{ seen: z.number(), state: z.string() },
  ...{ agency: z.looseObject({ id: z.string() }), officer: z.looseObject({ id: z.string() }) },
  identifiers: z.array(
    z.looseObject({ task: z.string(), accounts: z.array(z.looseObject({ accountId: z.string() })) }),
  ),
  proposals: z.array(z.looseObject({ id: z.string(), hash: z.string() })),
  facts: z.array(z.looseObject({ kind: z.string() })),
})

describe.each(['pglite', 'postgres'] as const)('a restriction on %s', (engine) => {
  let w: WholeHouse
  let email = ''
  beforeAll(async () => {
    w = await wholeHouse({ engine })
    email = w.accounts[1] ?? ''
  }, 240_000)
  afterAll(() => w?.close())

  const now = () => w.house.office.clock.now()
  const today = () => dayIn('Europe/Amsterdam', now())
  const look = async (who: string, at: string) => Seen.parse((await w.api(who, at)).json)

  /** A judge in Antwerp asks for Belgium and for the Netherlands, for thirty days, and the user is not to know for ten. */
  async function ordered(secret: object = {}): Promise<string> {
    const words = { who: 'Rechtbank Antwerpen', words: 'Beschikking tot beperking van de toegang, in afschrift.' }
    const came = await w.api('intake', '/desk/arrivals/words', {
      ...{ ...words, channel: 'courier', receivedOn: today(), receivedTime: '00:01' },
    })
    const entered = await w.api('intake', `/desk/arrivals/${came.json['arrival']}`, {
      ...{
        process: 'access-restriction',
        issuer: 'judge',
        party: 'authority',
        docketNumber: 'A/26/118',
        dueRule: 'US_DUE',
      },
      ...{
        agencyName: 'Rechtbank Antwerpen',
        agencyCountry: 'BE',
        name: 'L. Peeters',
        email: 'griffie@rechtbank.example',
      },
      ...{
        dueOn: today(),
        identifiers: [{ kind: 'email', value: email }],
        act: 'Openbare oproepen tot haat',
        lang: 'nl',
      },
      ...{ territory: 'BE, nl', restrictUntil: addDays(today(), 30), ...secret },
    })
    expect([entered.status, entered.json]).toEqual([201, expect.anything()])
    const at = `/desk/cases/${entered.json['case']}`
    const { agency, officer } = await look('intake', at)
    await verify(agency.id, officer.id)
    expect((await w.api('intake', `${at}/acceptance`, {})).status).toBeLessThan(300)
    await w.settle()
    return at
  }

  async function verify(agency: string, officer: string) {
    const at = `/agencies/${agency}`
    const source = {
      telephone: '+32 3 555 01 00',
      address: 'Bolivarplaats 20\nAntwerpen',
      source: 'rechtbanken-tribunaux',
    }
    await w.api('intake', `${at}/registration`, source)
    await w.api('intake', `${at}/domains`, { domain: 'rechtbank.example', reason: 'rechtbanken-tribunaux' })
    const [binding] = z
      .array(z.looseObject({ id: z.string(), inForce: z.boolean() }))
      .parse((await w.api('reviewer', at)).json['domains'])
    if (binding && !binding.inForce)
      await w.api('reviewer', `${at}/domains/answer`, { answered: binding.id, answer: 'confirmed', note: 'Read' })
    for (const kind of ['address', 'domain'])
      await w.api('reviewer', `${at}/evidence`, { officer, kind, outcome: 'confirmed', said: 'Checked' })
  }

  async function propose(at: string, change: object = {}) {
    const found = await look('reviewer', at)
    const [one] = found.identifiers
    return w.api('reviewer', `${at}/restrictions`, {
      ...{ seen: found.seen, measure: 'geoblock', countries: 'BE', startsOn: today(), endsOn: addDays(today(), 30) },
      ...{ reviewOn: addDays(today(), 30), subjects: [`${one?.task}/${one?.accounts[0]?.accountId}`] },
      ...{ explanation: 'Afgesloten in België, tot het einde van de beschikking.', ...change },
    })
  }

  async function approve(at: string) {
    const [round] = (await look('reviewer2', at)).proposals.slice(-1)
    const said = await w.api('reviewer2', `${at}/proposals/${round?.id}/approval`, { hash: round?.hash, reason: '' })
    expect(said.status).toBeLessThan(300)
    await w.settle()
  }

  const shut = async (account: string, country: string) =>
    (await w.api('custodian', `/restrictions/${account}?country=${country}`)).json

  test('shut in one country, told, counted, and lifted', { timeout: 240_000 }, async () => {
    const at = await ordered()
    const account = (await look('reviewer', at)).identifiers[0]?.accounts[0]?.accountId ?? ''
    // Nothing is done on the order alone where it does not count, for longer than it lasts, or everywhere.
    const refused = async (change: object) => {
      const said = await propose(at, change)
      return [said.status, Object.keys(said.json['errors'] ?? {})]
    }
    expect(await refused({ countries: 'BE NL' })).toEqual([422, ['countries']])
    expect(await refused({ countries: 'België' })).toEqual([422, ['countries']])
    expect(await refused({ endsOn: addDays(today(), 31) })).toEqual([422, ['endsOn']])
    expect(await refused({ measure: 'suspend', countries: '' })).toEqual([422, ['rule']])
    expect(await refused({ reviewOn: addDays(today(), 300) })).toEqual([422, ['reviewOn']])
    expect(await shut(account, 'BE')).toEqual({ shut: false, doors: [] })
    expect(await shut('acc_nobody', 'BE')).toEqual({ shut: false, doors: [] })
    expect((await w.api('custodian', `/restrictions/${account}?country=UK`)).status).toBe(400)
    expect((await propose(at)).status).toBe(201)
    await approve(at)
    expect(await shut(account, 'BE')).toEqual({
      shut: true,
      doors: [{ meeting: null, measure: 'geoblock', countries: ['BE'], until: addDays(today(), 30) }],
    })
    expect(await shut(account, 'NL')).toMatchObject({ shut: false })
    const done = await look('reviewer', at)
    expect(done.state).toBe('answered')
    expect(done.facts.map(({ kind }) => kind).slice(-3)).toEqual(['restricted', 'closed', 'notice-sent'])
    const [effect] = (await w.mails('griffie@rechtbank.example')).filter(({ template }) => template === 'effect')
    expect(effect?.text).toContain('België')
    const [told] = (await w.mails(email)).filter(({ template }) => template === 'restricted')
    expect(told?.text).toContain('Openbare oproepen tot haat')
    // The list of the desk, and lifting by somebody who decides.
    const list = z.array(z.looseObject({ restriction: z.string(), state: z.string() }))
    const [made] = list.parse((await w.api('reviewer', '/desk/restrictions')).json['restrictions'])
    expect(made?.state).toBe('in-force')
    const lift = `${at}/restrictions/${made?.restriction}/lift`
    expect((await w.api('reviewer', lift, {})).status).toBe(422)
    expect((await w.api('reviewer', lift, { reason: 'Vernietigd in hoger beroep' })).status).toBeLessThan(300)
    expect((await w.api('reviewer', lift, { reason: 'Twice' })).status).toBe(409)
    expect(await shut(account, 'BE')).toMatchObject({ shut: false })
  })

  test('while a court forbids it the user is not told, and then is', { timeout: 240_000 }, async () => {
    const until = addDays(today(), 5)
    const secret = {
      secrecy: 'until',
      court: 'Rechtbank Antwerpen',
      secrecyStatute: 'art. 39bis Sv (BE)',
      endsOn: until,
    }
    const at = await ordered(secret)
    expect((await propose(at)).status).toBe(201)
    await approve(at)
    const before = (await w.mails(email)).filter(({ template }) => template === 'restricted').length
    // Even if the job that tells is lost: the sweep finds whoever was forgotten.
    await sql`delete from pgboss.job where name = 'restriction.notice'`.execute(w.house.opened.db)
    await w.passDays(3)
    expect((await w.mails(email)).filter(({ template }) => template === 'restricted')).toHaveLength(before)
    await w.passDays(6)
    const told = async () => (await w.mails(email)).filter(({ template }) => template === 'restricted').length
    await expect.poll(told, { timeout: 30_000, interval: 500 }).toBe(before + 1)
  })

  test('the database lets no measure go beyond the order, nor shut anybody out everywhere without a rule', async () => {
    const { db } = w.house.office
    const one = await db.selectFrom('restriction').selectAll().orderBy('at').executeTakeFirstOrThrow()
    const copy = (countries: string, measure: string, rule: string | null) =>
      sql`insert into restriction (id, case_id, proposal_id, outcome, account_id, measure, countries, starts_on, review_on, policy_rule, policy_reason, at)
          values ('r1', ${one.case_id}, ${one.proposal_id}, 'approved', 'acc', ${measure}, ${countries}::text[], '2026-11-22', '2026-12-22',
            ${rule}::text, ${rule}::text, now())`.execute(db)
    await expect(copy('{BE,NL}', 'geoblock', null)).rejects.toThrow(/beyond the countries/)
    await expect(copy('{}', 'suspend', null)).rejects.toThrow()
    await expect(copy('{BE}', 'suspend', 'Terms 4')).rejects.toThrow()
    // A meeting's own door, on the very measure that was decided: the account stands open, and so does its next meeting.
    await sql`insert into restriction (id, case_id, proposal_id, outcome, account_id, meeting_id, measure, countries, starts_on, ends_on, review_on, at)
        values ('r2', ${one.case_id}, ${one.proposal_id}, 'approved', 'acc_door', '814', 'geoblock', '{BE}', ${one.starts_on}, ${one.ends_on},
          ${one.review_on}, now())`.execute(db)
    expect(await shut('acc_door', 'BE')).toEqual({ shut: false, doors: [] })
    expect(await shut('acc_door', 'BE&meeting=815')).toEqual({ shut: false, doors: [] })
    expect(await shut('acc_door', 'BE&meeting=814')).toMatchObject({ shut: true, doors: [{ meeting: '814' }] })
  })
})
