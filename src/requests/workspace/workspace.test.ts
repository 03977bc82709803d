/** The agency's list and a case handed over, over real HTTP on both databases: by whom it is done, and what everybody else gets. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerSupervisor, proposeSupervisor, recordEvidence, supervisedBy } from '#agencies'
import { transact } from '#platform/office.ts'
import { ENGINES } from '#test/database.ts'
import { answered, letterWith, upload } from '#test/filing.ts'
import { type LersHouse, lersHouse } from '#test/lers.ts'
import { caseById } from '../case/case.store.ts'
import { writeToOfficer } from '../dialogue/dialogue.commands.ts'
import { officerRoutes } from '../filing/lers.routes.tsx'
import { handOver } from './handover.commands.ts'
import { insertHandover } from './handover.store.ts'

const FERRANTE = 'ferrante@sheriff.marlowcounty.example'
const WHITFIELD = 'whitfield@sheriff.marlowcounty.example'

describe.each(ENGINES)('the workspace of an agency on %s', (engine) => {
  let h: LersHouse
  let caseId = ''
  let agencyId = ''
  const db = () => h.office.db
  const at = () => `/lers/agency/cases/${caseId}`
  const mailsTo = async (recipient: string) =>
    (
      await db().selectFrom('outbox_mail').select('template').where('recipient', '=', recipient).orderBy('at').execute()
    ).map(({ template }) => template)
  const supervises = (person: string) =>
    transact(h.office, async (tx) => {
      const now = h.office.clock.now()
      const { rows } = await sql<{ is: boolean }>`select supervises(${person}, ${agencyId}, ${now}) as is`.execute(tx)
      return [(await supervisedBy(tx, person, now)) === agencyId, rows[0]?.is]
    })
  const propose = (personId: string, by = 'person_smit') =>
    proposeSupervisor(h.office, { agencyId, personId, reason: 'The sheriff asked; called back.', by })
  const idOf = async () => (await db().selectFrom('agency_supervisor').select('id').executeTakeFirst())?.id ?? ''
  const answer = async (by: string) =>
    answerSupervisor(h.office, { agencyId, supervisorId: await idOf(), word: 'confirmed', note: 'Called.', by })

  beforeAll(async () => {
    h = await lersHouse(officerRoutes, { engine })
    const draft = await answered(h)
    await h.post(`/lers/drafts/${draft}/document`, upload(await letterWith()))
    caseId = (await h.post(`/lers/drafts/${draft}/send`, { objection: 'see the letter' })).to.split('/').at(-1) ?? ''
    agencyId = (await caseById(db(), caseId))?.agencyId ?? ''
  }, 180_000)
  afterAll(() => h?.[Symbol.asyncDispose]())

  test('an officer who supervises nothing finds the way to it, and no case', async () => {
    const page = await h.get('/lers/agency', 'ferrante')
    expect([page.status, page.text.includes('You do not supervise an agency here')]).toEqual([200, true])
    expect(page.text).not.toContain('HLD-2026-00001')
    for (const ask of [
      h.get(at(), 'ferrante'),
      h.post(`${at()}/handover`, { to: 'person_ferrante', reason: 'mine now' }, 'ferrante'),
      h.post(`${at()}/join`, { post: 'deputy' }, 'ferrante'),
      // Not the holder either: a stolen account gives no case away.
      h.post(`${at()}/handover`, { to: 'person_ferrante', reason: 'yours now' }),
    ])
      expect((await ask).status).toBe(404)
  })

  test('a supervisor takes two of our people and the third rung', async () => {
    expect(await propose('person_ferrante')).toMatchObject({ because: 'supervisor-rung' })
    for (const kind of ['callback', 'supervisor'] as const) {
      const word = { personId: 'person_ferrante', kind, outcome: 'confirmed', spokeTo: 'Sheriff Doe' } as const
      await recordEvidence(h.office, { ...word, note: 'test', by: 'person_smit' })
    }
    expect(await propose('person_ferrante')).toMatchObject({ kind: 'proposed' })
    expect(await supervises('person_ferrante')).toEqual([false, false])
    expect(await answer('person_smit')).toMatchObject({ because: 'same-person' })
    await expect(
      db()
        .insertInto('agency_supervisor_word')
        .values({
          ...{ supervisor_id: await idOf(), proposed_by: 'person_smit', word: 'confirmed', note: 'x' },
          ...{ at: h.office.clock.now(), by_person: 'person_smit' },
        })
        .execute(),
    ).rejects.toThrow()
    expect(await answer('person_bakker')).toEqual({ kind: 'done' })
    expect(await supervises('person_ferrante')).toEqual([true, true])
    expect(await supervises('person_whitfield')).toEqual([false, false])
  })

  test('the list says with whom each case is and where it stands, and nothing of what it asks', async () => {
    for (const path of ['/lers/agency', at()]) {
      const { status, text } = await h.get(path, 'ferrante')
      expect([path, status, text.includes('HLD-2026-00001'), text.includes('Dana R. Whitfield')]).toEqual([
        ...[path, 200, true, true],
      ])
      for (const secret of ['molenzicht', '814 2207', 'GJ-26-1183']) expect(text).not.toContain(secret)
    }
    expect((await h.get(`/lers/cases/${caseId}`, 'ferrante')).status).toBe(404)
    const found = async (query: string) => (await h.api(`/agency?${query}`, undefined, 'ferrante')).json['cases'] as []
    expect((await found('q=whitfield')).length).toBe(1)
    expect((await found('q=00001&show=open')).length).toBe(1)
    expect(await found('q=somebody')).toEqual([])
    expect(await found('show=closed')).toEqual([])
    expect((await h.get('/lers/agency?q=nobody', 'ferrante', 'nl')).text).toContain('Geen verzoeken gevonden')
  })

  test('a supervisor joins one, and holder and office hear of it', async () => {
    expect((await h.post(`${at()}/join`, {}, 'ferrante')).status).toBe(422)
    const joined = await h.post(`${at()}/join`, { post: 'follower' }, 'ferrante')
    expect([joined.status, joined.to]).toEqual([303, `/lers/cases/${caseId}`])
    expect((await h.get(joined.to, 'ferrante')).text).toContain('molenzicht')
    expect(await mailsTo(WHITFIELD)).toContain('colleague-joined')
    expect((await h.post(`${at()}/join`, { post: 'deputy' }, 'ferrante')).text).toContain('You are on this request')
  })

  test('a case is handed over: the old holder sees it no more, the new one answers; both are told', async () => {
    await writeToOfficer(h.office, 'person_bakker', { caseId, text: 'To the first officer.' })
    expect((await mailsTo(FERRANTE)).at(-1)).toBe('dialogue-message')
    expect((await h.post(`${at()}/handover`, { to: 'person_ferrante', reason: '' }, 'ferrante')).status).toBe(422)
    expect((await h.post(`${at()}/handover`, { to: 'person_nobody', reason: 'x' }, 'ferrante')).status).toBe(422)
    expect((await h.post(`${at()}/handover`, { to: 'person_whitfield', reason: 'x' }, 'ferrante')).text).toContain(
      'holds the request already',
    )
    const done = await h.post(`${at()}/handover`, { to: 'person_ferrante', reason: 'On leave.' }, 'ferrante')
    expect(done.status).toBe(303)
    expect((await h.get(`/lers/cases/${caseId}`)).status).toBe(404)
    expect((await h.get('/lers')).text).not.toContain('HLD-2026-00001')
    expect((await h.get('/lers', 'ferrante')).text).toContain('HLD-2026-00001')
    expect((await caseById(db(), caseId))?.officerId).toBe('person_ferrante')
    expect([(await mailsTo(WHITFIELD)).at(-1), (await mailsTo(FERRANTE)).at(-1)]).toEqual([
      'handover-from',
      'handover-to',
    ])
    await writeToOfficer(h.office, 'person_bakker', { caseId, text: 'To the new officer.' })
    expect([(await mailsTo(WHITFIELD)).at(-1), (await mailsTo(FERRANTE)).at(-1)]).toEqual([
      'handover-from',
      'dialogue-message',
    ])
    expect((await h.post(`/lers/cases/${caseId}/messages`, { text: 'I have it.' }, 'ferrante')).status).toBe(303)
    // What a colleague was is over for who holds it now.
    const { part, colleagues, letters } = (await h.api(`/requests/${caseId}`, undefined, 'ferrante')).json
    expect([part, colleagues]).toEqual(['holder', []])
    // What went to both stands in the list once, as the letter to who held it then.
    const subjects = (letters as readonly { subject: string }[]).map(({ subject }) => subject)
    expect(subjects.filter((subject) => subject.startsWith('A message'))).toHaveLength(2)
    const log = (await h.log()).filter(({ action }) => action === 'case.handed-over')
    expect(log.map(({ allowed }) => allowed)).toEqual([false, false, true])
  })

  test('the database hands nothing over to a stranger, from a stranger, or by who may not', async () => {
    const contact = { name: 'Dana R. Whitfield', to: WHITFIELD, lang: 'en' } as const
    const good = { from: 'person_ferrante', to: 'person_whitfield', name: '', reason: 'back', at: h.office.clock.now() }
    const put = (over: object) =>
      transact(h.office, (tx) =>
        insertHandover(tx, { ...good, side: 'office', by: 'person_bakker', caseId, contact, ...over }),
      )
    await expect(put({ from: 'person_other' })).rejects.toThrow('is not with')
    await expect(put({ to: 'person_nobody' })).rejects.toThrow('cannot take over')
    await expect(put({ contact: { ...contact, to: FERRANTE } })).rejects.toThrow('cannot take over')
    await expect(put({ side: 'agency', by: 'person_whitfield' })).rejects.toThrow('does not hand over')
    await expect(put({ side: 'office', by: 'person_whitfield' })).rejects.toThrow('does not hand over')
    await expect(put({ reason: ' ' })).rejects.toThrow()
    const back = { caseId, to: 'person_whitfield', reason: 'Back from leave.', side: 'office' } as const
    expect(await handOver(h.office, 'person_bakker', back)).toMatchObject({ kind: 'handed-over' })
    expect((await h.get(`/lers/cases/${caseId}`)).status).toBe(200)
  })

  test('a frozen supervisor sees nothing', async () => {
    const held = { person_id: 'person_ferrante', reason: 'test', at: h.office.clock.now(), by_person: 'person_smit' }
    await db()
      .insertInto('officer_hold')
      .values({ id: 'hold_1', kind: 'frozen', ...held })
      .execute()
    expect(await supervises('person_ferrante')).toEqual([false, false])
    expect((await h.get('/lers/agency', 'ferrante')).text).not.toContain('HLD-2026-00001')
    const to = { caseId, to: 'person_ferrante', reason: 'x', side: 'office' } as const
    expect(await handOver(h.office, 'person_bakker', to)).toMatchObject({ because: 'no-such-officer' })
  })
})
