/** Colleagues on a case, over real HTTP: who sees it, who is warned, who collects; and what whoever does not belong there gets. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyOfficer } from '#agencies'
import { canonical } from '#platform/canonical.ts'
import { transact } from '#platform/office.ts'
import { day } from '#platform/time.ts'
import { ENGINES } from '#test/database.ts'
import { answered, letterWith, upload } from '#test/filing.ts'
import { type LersHouse, lersHouse } from '#test/lers.ts'
import { caseById, factsOf, insertFacts } from '../case/case.store.ts'
import { insertEnd, insertProposal } from '../case/proposal.store.ts'
import { withCase } from '../case/record.commands.ts'
import { askOfficer, proposeNarrowing } from '../dialogue/dialogue.commands.ts'
import { officerRoutes } from '../filing/lers.routes.tsx'
import { reissueLink, sendLinks } from '../production/delivery.commands.ts'
import { deliveriesOf, insertDelivery, insertPackage, linksOf } from '../production/package.store.ts'
import { insertColleague } from './colleague.store.ts'
import { partIn } from './part.question.ts'

const FERRANTE = 'ferrante@sheriff.marlowcounty.example'
const PERIOD = { from: day('2026-09-01'), to: day('2026-09-30') }
const SAID = { kind: 'said' }
const BYTES = Buffer.from('PK and then whatever a package holds')
const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

describe.each(ENGINES)('colleagues on %s', (engine) => {
  let h: LersHouse
  let caseId = ''
  let agencyId = ''
  const db = () => h.office.db
  const at = () => `/lers/cases/${caseId}`
  const invite = (email: string, post = 'deputy', who = 'whitfield') =>
    h.post(`${at()}/colleagues`, { email, post }, who)
  const mails = async () =>
    (
      await db()
        .selectFrom('outbox_mail')
        .select(['recipient', 'template', 'text_body as text'])
        .orderBy('at')
        .execute()
    ).slice()
  const idOf = async (address: string) =>
    (await db().selectFrom('colleague_in_force').select('id').where('address', '=', address).executeTakeFirst())?.id ??
    ''
  const off = async (address: string, who = 'whitfield') =>
    h.post(`${at()}/colleagues/${await idOf(address)}/end`, {}, who)
  const heldBy = (person: string, kind: 'frozen' | 'restored', by: string) =>
    db()
      .insertInto('officer_hold')
      .values({ id: `hold_${by}`, person_id: person, kind, reason: 'test', at: h.office.clock.now(), by_person: by })
      .execute()

  beforeAll(async () => {
    h = await lersHouse(officerRoutes, { engine })
    const draft = await answered(h)
    await h.post(`/lers/drafts/${draft}/document`, upload(await letterWith()))
    caseId = (await h.post(`/lers/drafts/${draft}/send`, { objection: 'see the letter' })).to.split('/').at(-1) ?? ''
    agencyId = (await caseById(db(), caseId))?.agencyId ?? ''
  }, 180_000)
  afterAll(() => h?.[Symbol.asyncDispose]())

  test('nobody sees another officer’s case, and an address of another agency gets no invitation', async () => {
    expect((await h.get(at(), 'ferrante')).status).toBe(404)
    for (const [email, text] of [
      ['ferrante@sheriff.marlowc0unty.example', 'not of your agency'],
      // Cyrillic: а
      ['ferrante@sheriff.mаrlowcounty.example', 'not of your agency'],
      ['osei@police.portaldine.example', 'not of your agency'],
      ['ferrante@sheriff.marlowcounty.example.evil.example', 'not of your agency'],
      ['whitfield@sheriff.marlowcounty.example', 'your own address'],
      ['not an address', 'Write one e-mail address'],
    ] as const) {
      const refused = await invite(email)
      expect([email, refused.status, refused.text.includes(text)]).toEqual([email, 422, true])
    }
    expect((await invite(FERRANTE, 'boss')).status).toBe(422)
    expect((await mails()).map(({ template }) => template)).toEqual(['receipt'])
    const log = (await h.log()).filter(({ action }) => action === 'colleague.added')
    expect(log.map(({ allowed }) => allowed)).toEqual(log.map(() => false))
  })

  test('the answer is the same whether or not somebody has an account on the address', async () => {
    const [known, unknown] = [await invite(FERRANTE, 'follower'), await invite('nobody@sheriff.marlowcounty.example')]
    expect([known.status, known.to]).toEqual([unknown.status, unknown.to])
    const sent = (await mails()).filter(({ template }) => template === 'colleague-added')
    const plain = (text = '') => text.replace(/(follower|deputy)[\s\S]*?(?=Sign in)/i, '')
    expect(plain(sent[0]?.text)).toBe(plain(sent[1]?.text))
    const page = await h.get(at())
    expect(page.text).not.toContain('Luis')
    const shown = (await h.api(`/requests/${caseId}`)).json['colleagues'] as readonly object[]
    expect(shown.map((one) => Object.keys(one).join())).toEqual(shown.map(() => 'colleague,address,post,at'))
    // Nobody gets in by the invitation alone, nor is warned by it.
    await askOfficer(h.office, 'person_bakker', { caseId, text: 'Which of the two accounts do you mean?' })
    const warned = (await mails()).filter(({ template }) => template === 'dialogue-question')
    expect(warned.map(({ recipient }) => recipient)).toEqual(['whitfield@sheriff.marlowcounty.example', FERRANTE])
    await off('nobody@sheriff.marlowcounty.example')
  })

  test('a follower reads and does nothing; a deputy answers in the place of the holder', async () => {
    const read = await h.get(at(), 'ferrante')
    expect([read.status, read.text.includes('You are a follower')]).toEqual([200, true])
    expect(read.text).not.toContain(`action="${at()}/messages"`)
    expect((await h.get('/lers', 'ferrante')).text).toContain('HLD-2026-00001')
    for (const [path, form] of [
      ['/messages', { text: 'Both.' }],
      ['/withdrawal', { reason: 'no', confirm: 'yes' }],
      ['/link', {}],
      ['/colleagues', { email: 'third@sheriff.marlowcounty.example', post: 'deputy' }],
    ] as const)
      expect([path, (await h.post(at() + path, form, 'ferrante')).status]).toEqual([path, 403])
    await off(FERRANTE)
    expect((await h.get(at(), 'ferrante')).status).toBe(404)
    await invite(FERRANTE)
    expect((await h.post(`${at()}/messages`, { text: 'The first one.' }, 'ferrante')).status).toBe(303)
    const facts = await factsOf(db(), caseId)
    expect(facts.at(-1)).toMatchObject({ kind: 'question-answered', author: 'person_ferrante' })
    expect((await h.get(at(), 'whitfield', 'nl')).text).toContain('waarnemer')
    const scope = { categories: ['identity'], ...PERIOD } as const
    expect(await proposeNarrowing(h.office, 'person_bakker', { caseId, scope, text: 'Names alone.' })).toEqual(SAID)
    const [narrowing] = await db().selectFrom('case_narrowing').select('id').execute()
    const agreed = await h.post(`${at()}/narrowings/${narrowing?.id}/answer`, { choice: 'agree' }, 'ferrante')
    expect(agreed.status).toBe(303)
    // Only the holder says who is on it.
    expect((await invite('third@sheriff.marlowcounty.example', 'deputy', 'ferrante')).status).toBe(403)
  })

  test('five colleagues, no sixth; the database says so itself, and refuses another agency and another’s hand', async () => {
    for (const n of [1, 2, 3, 4])
      expect((await invite(`c${n}@sheriff.marlowcounty.example`, 'follower')).status).toBe(303)
    expect((await invite('c5@sheriff.marlowcounty.example')).text).toContain('Five colleagues are on this request')
    const row = { id: 'x', caseId, post: 'deputy', at: h.office.clock.now(), by: 'person_whitfield' } as const
    const put = (over: Readonly<{ address: string; by?: string }>) =>
      transact(h.office, (tx) => insertColleague(tx, { ...row, ...over }))
    await expect(put({ address: 'c5@sheriff.marlowcounty.example' })).rejects.toThrow('five colleagues')
    await expect(put({ address: 'c4@sheriff.marlowcounty.example' })).rejects.toThrow('already')
    await expect(put({ address: 'c5@sheriff.marlowc0unty.example' })).rejects.toThrow('no address of the agency')
    await expect(put({ address: 'c5@sheriff.marlowcounty.example', by: 'person_ferrante' })).rejects.toThrow('holder')
    for (const n of [1, 2, 3, 4]) await off(`c${n}@sheriff.marlowcounty.example`)
  })

  test('a frozen colleague is on the case no more, is not warned, and is again once restored', async () => {
    const part = async () => {
      const file = await caseById(db(), caseId)
      const who = { personId: 'person_ferrante', now: h.office.clock.now() }
      return file ? ((await partIn(db(), file, who))?.part ?? null) : null
    }
    expect(await part()).toBe('deputy')
    await heldBy('person_ferrante', 'frozen', 'person_smit')
    expect([await part(), (await h.get(at(), 'ferrante')).status]).toEqual([null, 404])
    const before = (await mails()).filter(({ recipient }) => recipient === FERRANTE).length
    await askOfficer(h.office, 'person_bakker', { caseId, text: 'From which day on?' })
    expect((await mails()).filter(({ recipient }) => recipient === FERRANTE).length).toBe(before)
    await heldBy('person_ferrante', 'restored', 'person_bakker')
    expect(await part()).toBe('deputy')
  })

  test('each who collects has a link of their own; it dies with their place, and the rung is asked of who collects', async () => {
    await decided()
    const links = await linksOf(db(), caseId)
    expect(links.map(({ recipient }) => recipient).sort()).toEqual(['person_ferrante', 'person_whitfield'])
    const secret = async (recipient: string) =>
      /packages\/([\w-]+)/.exec(
        (await mails()).findLast((mail) => mail.template === 'ready' && mail.recipient === recipient)?.text ?? '',
      )?.[1] ?? ''
    const mine = await secret(FERRANTE)
    expect((await h.get(`/lers/packages/${mine}`, 'whitfield')).status).toBe(404)
    const file = await h.get(`/lers/packages/${mine}/file`, 'ferrante')
    expect([file.status, file.text]).toEqual([200, BYTES.toString()])
    const fetched = (await deliveriesOf(db(), caseId)).map(({ recipient, kind }) => `${recipient} ${kind}`)
    expect(fetched).toEqual(['person_ferrante started', 'person_ferrante completed'])
    const link = links.find(({ recipient }) => recipient === 'person_ferrante')?.id ?? ''
    const fetch = (by: string) =>
      transact(h.office, (tx) =>
        insertDelivery(tx, { id: `dlv_${by}`, linkId: link, kind: 'started', at: h.office.clock.now(), by }),
      )
    await expect(fetch('person_whitfield')).rejects.toThrow('does not collect')
    // What was proved of the domain is taken back: V1.
    await db()
      .insertInto('officer_evidence')
      .values({
        ...{
          id: 'evidence_denied',
          person_id: 'person_ferrante',
          kind: 'domain',
          subject: 'sheriff.marlowcounty.example',
        },
        ...{ spoke_to: '', outcome: 'denied', note: 'test', at: h.office.clock.now(), by_person: 'person_smit' },
      })
      .execute()
    expect((await h.get(`/lers/packages/${mine}`, 'ferrante')).status).toBe(403)
    expect((await h.post(`${at()}/link`, {}, 'ferrante')).status).toBe(403)
    await expect(fetch('person_ferrante')).rejects.toThrow('not known well enough')
    expect((await h.get(at(), 'ferrante')).status).toBe(200)
    await verifyOfficer(h.office, 'system', { personId: 'person_ferrante', level: 2, note: 'again' })
    // Taken off and put on again after the package went out: the old link opens nothing, a new one is theirs.
    await off(FERRANTE)
    expect((await h.get(`/lers/packages/${mine}/file`, 'ferrante')).status).toBe(404)
    await expect(fetch('person_ferrante')).rejects.toThrow('does not collect')
    expect(await reissueLink(h.office, 'person_ferrante', { caseId, officerId: 'person_ferrante' })).toEqual({
      kind: 'unknown',
    })
    await invite(FERRANTE)
    expect((await h.post(`${at()}/link`, {}, 'ferrante')).status).toBe(303)
    expect((await h.get(`/lers/packages/${await secret(FERRANTE)}`, 'ferrante')).status).toBe(200)
  })

  test('who leaves is gone at once, and everything stands in the access log and the history of the case', async () => {
    const left = await off(FERRANTE, 'ferrante')
    expect([left.status, left.to, (await h.get(at(), 'ferrante')).status]).toEqual([303, '/lers', 404])
    const log = (await h.log()).filter(({ action, allowed }) => allowed && action.startsWith('colleague.'))
    expect(log.map(({ who }) => who)).toContain('person_ferrante')
    const ended = await db().selectFrom('case_colleague_end').selectAll().execute()
    expect(ended.length).toBe(log.filter(({ action }) => action === 'colleague.ended').length)
    await expect(db().deleteFrom('case_colleague').execute()).rejects.toThrow()
    expect(agencyId).not.toBe('')
  })

  /** Two people decided, and the package is there. */
  async function decided(): Promise<void> {
    const now = h.office.clock.now()
    const body = {
      ...{ version: 1 as const, caseId, seenFact: 3, rulesDate: '2026-11-22', questions: [], explanation: '' },
      decision: { kind: 'disclose' as const, subjects: [], ...PERIOD, rows: [] },
    }
    const text = canonical(body)
    const proposal = { id: 'proposal_1', caseId, round: 1, by: 'person_bakker', at: now, hash: sha(text), text, body }
    await h.office.files.put(BYTES)
    const made = {
      ...{ id: 'package_1', caseId, proposalId: proposal.id, sha256: sha(BYTES), bytes: BYTES.byteLength },
      ...{ files: 9, at: now, form: 'bag' as const },
    }
    await withCase(h.office, caseId, async (held) => {
      const accepted = { kind: 'accepted', data: { level: 2 } } as const
      const by = { author: 'person_smit', at: now, after: held.state.lastFact }
      await insertFacts(held.tx, caseId, [accepted], by)
      await insertProposal(held.tx, { ...proposal, previous: null })
      await insertEnd(held.tx, proposal, {
        ...{ proposalId: proposal.id, ending: 'approved', by: 'person_willems', at: now, reason: '' },
      })
      await insertPackage(held.tx, made)
      await insertFacts(
        held.tx,
        caseId,
        [
          { kind: 'proposed', data: { proposalId: proposal.id, kind: 'disclose' } },
          { kind: 'proposal-approved', data: { proposalId: proposal.id, reason: '' } },
          { kind: 'packaged', data: { packageId: made.id, sha256: made.sha256, bytes: made.bytes } },
          { kind: 'closed', data: { outcomes: [], why: 'produced' } },
        ],
        { author: 'person_bakker', at: now, after: held.state.lastFact + 1 },
      )
      await sendLinks(h.office, held, made)
    })
  }
})
