/** A request that rests on the owner's consent, over real HTTP on both databases: nothing leaves before the owner has said so at their own door. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { acceptBy, deskCase, disclosing, fileBy, must, openProposal, todayAt } from './calls.ts'

const OWNER = 'j.devries@molenzicht.example'

describe.each(['pglite', 'postgres'] as const)('consent on %s', (engine) => {
  let w: WholeHouse
  beforeAll(async () => {
    w = await wholeHouse({ engine })
  }, 240_000)
  afterAll(() => w?.close())

  /** Filed, accepted, looked up, and the owner asked. */
  async function asked(docket: string) {
    const today = todayAt(w.house.office.clock.now())
    const request = { officer: 'officer', docket, account: OWNER, secrecy: null, today } as const
    const { case: caseId } = await fileBy(w.api, { ...request, process: 'owner-consent' })
    await acceptBy(w.api, caseId)
    await w.settle()
    await must(w.api, 201, 'reviewer', `/desk/cases/${caseId}/consent`, {})
    return caseId
  }
  const answer = (caseId: string, said: object, who = 'owner') => w.api(who, `/account/consents/${caseId}`, said)
  const propose = async (caseId: string) => {
    const seen = disclosing(await deskCase(w.api, 'reviewer', caseId))
    return w.api('reviewer', `/desk/cases/${caseId}/proposals`, seen)
  }
  const approve = async (caseId: string) => {
    const { id, hash } = await openProposal(w.api, 'counsel', caseId)
    const body = { hash, reason: 'The owner said so; nothing of others is in it.' }
    return w.api('counsel', `/desk/cases/${caseId}/proposals/${id}/approval`, body)
  }

  test('the owner agrees to a part: that part goes out, of nobody else, and the officer hears nothing before', async () => {
    const caseId = await asked('OC-26-1')
    const before = await deskCase(w.api, 'reviewer', caseId)
    expect(before.rulings.map(({ verdict }) => verdict)).toEqual(['withhold', 'withhold', 'withhold', 'withhold'])
    expect((await propose(caseId)).status).toBe(422)
    const [letter] = (await w.mails(OWNER)).filter(({ template }) => template === 'consent')
    for (const said of ['Marlow County', 'Er is niets verstrekt', 'Naam, e-mailadres', `/account/consents/${caseId}`])
      expect([said, letter?.text.includes(said)]).toEqual([said, true])
    const seen = await must<{ history: { kind: string }[] }>(w.api, 200, 'officer', `/requests/${caseId}`)
    expect(JSON.stringify(seen)).not.toContain('consent-')
    expect((await w.api('host', `/account/consents/${caseId}`)).status).toBe(404)
    expect((await answer(caseId, { answer: 'yes', categories: ['identity'] }, 'host')).status).toBe(404)
    expect((await answer(caseId, { answer: 'yes', categories: [] })).json).toMatchObject({
      errors: { categories: expect.stringContaining('Tick what you agree to') },
    })
    expect((await answer(caseId, { answer: 'yes', categories: ['recordings'] })).status).toBe(422)
    const given = await answer(caseId, { answer: 'yes', categories: ['identity', 'chat'] })
    expect(given.json).toMatchObject({ answer: 'yes', agreed: ['identity', 'chat'], handedOverAt: null })
    expect((await answer(caseId, { answer: 'no' })).status).toBe(422)
    const { rulings } = await deskCase(w.api, 'reviewer', caseId)
    expect(rulings.map(({ category, verdict }) => [category, verdict])).toEqual([
      ...[
        ['identity', 'disclose'],
        ['sessions', 'withhold'],
      ],
      ...[
        ['participants', 'withhold'],
        ['chat', 'disclose'],
      ],
    ])
    expect((await propose(caseId)).status).toBe(201)
    const { id, hash } = await openProposal(w.api, 'reviewer2', caseId)
    const alone = await w.api('reviewer2', `/desk/cases/${caseId}/proposals/${id}/approval`, { hash, reason: 'Fine.' })
    expect(alone.status).toBeGreaterThanOrEqual(403)
    expect((await approve(caseId)).status).toBe(201)
    await w.settle()
    const { facts, state } = await deskCase(w.api, 'reviewer', caseId)
    expect(state).toBe('answered')
    expect(facts.map(({ kind }) => kind)).toContain('packaged')
    const grant = await grantOf(caseId)
    expect(grant.fields.every(({ relation }) => relation === 'own')).toBe(true)
    expect(new Set(grant.fields.map(({ field }) => field.split('.')[0]))).toEqual(
      new Set(['account', 'profile', 'chat']),
    )
    expect((await w.api('owner', `/account/consents/${caseId}/withdrawal`, {})).status).toBe(422)
    expect((await w.api('owner', '/account')).json).toMatchObject({
      consents: [{ case: caseId, handedOverAt: expect.any(String) }],
    })
    // A form of the account page that comes back shows the questions too.
    const again = await w.api('owner', '/account/objections', { case: caseId, reason: 'I object.' })
    expect([again.status, again.json]).toMatchObject([422, { consents: [{ case: caseId }] }])
  })

  test('whoever says no, or nothing, has not agreed; nobody is asked twice', async () => {
    const caseId = await asked('OC-26-2')
    expect((await w.api('reviewer', `/desk/cases/${caseId}/consent`, {})).status).toBe(409)
    expect((await answer(caseId, { answer: 'self' })).status).toBe(200)
    expect((await propose(caseId)).status).toBe(422)
    const other = (await fileOther('OC-26-3')).case
    expect((await w.api('reviewer', `/desk/cases/${other}/consent`, {})).status).toBe(409)
  })

  const fileOther = (docket: string) => {
    const today = todayAt(w.house.office.clock.now())
    return fileBy(w.api, { officer: 'officer', docket, account: OWNER, secrecy: null, today })
  }

  test('taken back before the second person: the approval is refused; after it: nothing leaves and the officer is sent to the owner', async () => {
    const early = await asked('OC-26-4')
    await answer(early, { answer: 'yes', categories: ['identity'] })
    expect((await propose(early)).status).toBe(201)
    expect((await w.api('owner', `/account/consents/${early}/withdrawal`, {})).status).toBe(200)
    const refused = await approve(early)
    expect([refused.status, JSON.stringify(refused.json)]).toEqual([409, expect.stringContaining('does not agree')])
    const late = await asked('OC-26-5')
    await answer(late, { answer: 'yes', categories: ['identity'] })
    await propose(late)
    expect((await approve(late)).status).toBe(201)
    expect((await w.api('owner', `/account/consents/${late}/withdrawal`, {})).status).toBe(200)
    await w.settle()
    const { state, facts } = await deskCase(w.api, 'reviewer', late)
    expect([state, facts.some(({ kind }) => kind === 'packaged')]).toEqual(['refused', false])
    const [mail] = (await w.mails()).filter(({ template }) => template === 'refusal').slice(-1)
    expect(mail?.text).toContain('consent no longer stands')
  })

  test('the database refuses it too, whatever the program believes', async () => {
    const caseId = await asked('OC-26-6')
    const { db } = w.house.office
    const ask = await db.selectFrom('consent_ask').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow()
    const wider = sql`insert into consent_answer values (${ask.id}, 'yes', '{recordings}', '2027-12-01', now(), 'x')`
    await expect(wider.execute(db)).rejects.toThrow(/further than what was asked/)
    const other = await fileOther('OC-26-7')
    const unfit = sql`insert into consent_ask values ('c1', ${other.case}, 'acc', '{chat}', '2027-01-01', 'm', now(), 'x')`
    await expect(unfit.execute(db)).rejects.toThrow(/does not rest on consent/)
    const text = JSON.stringify({ subjects: [{ accountId: ask.account_id }] })
    const grant = sql`insert into disclosure_grant (id, case_id, task_id, proposal_id, outcome, text, signature, key_id, at)
      select 'g1', ${caseId}, id, 'p', 'approved', ${text}, 's', 'k', now() from case_task where case_id = ${caseId}`
    await expect(grant.execute(db)).rejects.toThrow(/has not agreed/)
  })

  async function grantOf(caseId: string): Promise<{ fields: { field: string; relation: string }[] }> {
    const { db } = w.house.office
    const row = await db.selectFrom('disclosure_grant').select('text').where('case_id', '=', caseId).executeTakeFirst()
    return JSON.parse(row?.text ?? '{}')
  }
})
