/**
 * What comes outside the portal, over real HTTP on both databases: a European order by a prosecutor, from the envelope to the package;
 * a foreign order for content refused with its reasons; a question answered; and what the database refuses whatever the program believes.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { typeset } from '#platform/pdf.ts'
import { DAY_MS, instant, later } from '#platform/time.ts'
import { completedCases } from '#requests'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'

/** What these journeys read of a case. */
const Seen = z.looseObject({
  ...{ seen: z.number(), state: z.string(), needs: z.string(), process: z.string(), receivedAt: z.string() },
  voids: z.array(z.string()),
  rulings: z.array(z.looseObject({ category: z.string(), verdict: z.string() })),
  ...{ agency: z.looseObject({ id: z.string() }), officer: z.looseObject({ id: z.string() }) },
  identifiers: z.array(
    z.looseObject({
      task: z.string(),
      result: z.string().nullable(),
      accounts: z.array(z.looseObject({ accountId: z.string() })),
    }),
  ),
  proposals: z.array(z.looseObject({ id: z.string(), hash: z.string() })),
  facts: z.array(z.looseObject({ kind: z.string() })),
})
const Findings = z.array(z.looseObject({ code: z.string() }))

const SOURCE = `#let it = json(bytes(sys.inputs.data))
#set document(title: "Order", date: auto)
#set text(lang: it.lang)
#heading(it.title)
#it.text
`
const letter = (title: string, text: string, lang = 'nl') =>
  typeset({ source: SOURCE, data: { title, text, lang }, at: instant('2026-11-20T09:00:00Z') })

const DUTCH =
  'Het openbaar ministerie te Dortmund verzoekt de dienstaanbieder op grond van Verordening (EU) 2023/1543 om verstrekking van de gegevens van de gebruiker van het hieronder genoemde account, voor het onderzoek naar oplichting in georganiseerd verband. De beschikking is gegeven door de officier van justitie en in het Nederlands vertaald.'

const BASE = {
  ...{ channel: 'eu-system', receivedTime: '10:20' },
}

describe.each(['pglite', 'postgres'] as const)('arrivals on %s', (engine) => {
  let w: WholeHouse
  let email = ''
  beforeAll(async () => {
    w = await wholeHouse({ engine, daysAgo: 3 })
    email = w.accounts[0] ?? ''
  }, 240_000)
  afterAll(() => w?.close())

  const look = async (who: string, at: string) => Seen.parse((await w.api(who, at)).json)

  const today = () => w.house.office.clock.now().toISOString().slice(0, 10)
  const daysAgo = (days: number) =>
    later(w.house.office.clock.now(), -days * DAY_MS)
      .toISOString()
      .slice(0, 10)
  const yesterday = () => daysAgo(1)

  async function arrive(bytes: Uint8Array, name: string, change: Readonly<Record<string, string>> = {}) {
    const form = new FormData()
    for (const [field, value] of Object.entries({ ...BASE, receivedOn: yesterday(), ...change })) form.set(field, value)
    form.set('pdf', new File([Buffer.from(bytes)], name, { type: 'application/pdf' }))
    const answer = await fetch(`${w.url}/api/v1/desk/arrivals`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${w.person('intake').token}` },
    })
    return {
      status: answer.status,
      at: `/desk/arrivals/${z.looseObject({ arrival: z.string().default('') }).parse(await answer.json()).arrival}`,
    }
  }

  const entry = (change: object) => ({
    ...{ process: 'eu-production-order', issuer: 'prosecutor', party: 'authority', docketNumber: '170 Js 12/26' },
    ...{
      agencyName: 'Staatsanwaltschaft Dortmund',
      agencyCountry: 'DE',
      name: 'K. Brandt',
      email: 'brandt@sta-do.example',
    },
    ...{ identifiers: [{ kind: 'email', value: email }], categories: ['identity', 'sessions', 'chat'] },
    ...change,
  })

  test('a European order by a prosecutor, from the envelope to the package', { timeout: 240_000 }, async () => {
    const came = await arrive(await letter('Europese verstrekkingsbeschikking', DUTCH), 'epoc.pdf')
    expect(came.status).toBe(201)
    const { at } = came
    const seen = await w.api('intake', at)
    expect(seen.json).toMatchObject({ channel: 'eu-system', findings: [], case: null })
    // What does not fit the kind comes back with a sentence at its field.
    const wrong = await w.api('intake', at, entry({ issuer: undefined, dueRule: 'UK_COPO' }))
    expect([wrong.status, Object.keys(wrong.json['errors'] ?? {}).toSorted()]).toEqual([422, ['dueRule', 'issuer']])
    const entered = await w.api('intake', at, entry({}))
    expect(entered.status).toBe(201)
    const caseId = String(entered.json['case'])
    // Once entered it is entered.
    expect((await w.api('intake', at, entry({}))).status).toBe(409)
    const found = await look('intake', `/desk/cases/${caseId}`)
    expect(found).toMatchObject({ process: 'eu-production-order', state: 'new', voids: [] })
    // Received when it arrived, due ten days after, and the receipt is in the outbox.
    expect(found.receivedAt.slice(0, 10)).toBe(yesterday())
    const receipts = await w.mails('brandt@sta-do.example')
    expect(receipts.map(({ template }) => template)).toEqual(['receipt'])
    expect(receipts[0]?.text).toContain('The law leaves telling the user to you.')
    // A prosecutor alone reaches who it is; what was said in a meeting needs a judge.
    const { rulings } = found
    expect(rulings.find(({ category }) => category === 'identity')?.verdict).toBe('disclose')
    expect(rulings.find(({ category }) => category === 'chat')).toMatchObject({
      ...{ verdict: 'withhold', because: 'INVALID_ISSUER', needs: 'judge' },
    })
    // Nobody knows who K. Brandt is: it cannot be accepted, and nothing is called or bound yet.
    expect((await w.api('intake', `/desk/cases/${caseId}/acceptance`, {})).status).toBe(409)
    await verify(found.agency.id, found.officer.id)
    expect((await w.api('intake', `/desk/cases/${caseId}/acceptance`, {})).status).toBeLessThan(300)
    await w.settle()
    const inReview = await look('reviewer', `/desk/cases/${caseId}`)
    expect(inReview.identifiers[0]).toMatchObject({ result: 'found' })
    const [named] = inReview.identifiers
    const proposed = await w.api('reviewer', `/desk/cases/${caseId}/proposals`, {
      ...{ kind: 'disclose', seen: inReview.seen, explanation: 'A prosecutor reaches subscriber data.' },
      subjects: [`${named?.task}/${named?.accounts[0]?.accountId}`],
    })
    expect(proposed.status).toBe(201)
    const [round] = (await look('counsel', `/desk/cases/${caseId}`)).proposals
    const approval = { hash: round?.hash, reason: 'Read and found in order.' }
    const approved = await w.api('counsel', `/desk/cases/${caseId}/proposals/${round?.id}/approval`, approval)
    expect(approved.status).toBeLessThan(300)
    await w.settle()
    const done = await look('reviewer', `/desk/cases/${caseId}`)
    const kinds = done.facts.map(({ kind }) => kind)
    expect(done.state).toBe('answered')
    // The issuing authority tells the person; we never do, and the database would not let us.
    expect(kinds).toContain('notice-left')
    expect(kinds).not.toContain('notice-sent')
    const { db } = w.house.office
    await expect(
      sql`insert into user_notice (id, case_id, account_id, mail_id, on_day, at)
          values ('n1', ${caseId}, 'a', 'm', '2026-11-22', now())`.execute(db),
    ).rejects.toThrow(/issuing authority tells/)
    // Whoever signed is a person now and finds the answer in the portal.
    const signer = await db.selectFrom('person').select('email').where('id', '=', found.officer.id).execute()
    expect(signer).toEqual([{ email: 'brandt@sta-do.example' }])
  })

  /** Finds the agency in an independent source, binds its domain by two people, and writes down what proves the signer. */
  async function verify(agency: string, officer: string) {
    const at = `/agencies/${agency}`
    const source = {
      telephone: '+49 231 555 0100',
      address: 'Gerichtsplatz 1\nDortmund',
      source: 'Justizportal, today',
    }
    expect((await w.api('intake', `${at}/registration`, source)).status).toBeLessThan(300)
    expect((await w.api('intake', `${at}/registration`, source)).status).toBe(409)
    await w.api('intake', `${at}/domains`, { domain: 'sta-do.example', reason: 'Justizportal' })
    const [binding] = z
      .array(z.looseObject({ id: z.string(), inForce: z.boolean() }))
      .parse((await w.api('reviewer', at)).json['domains'])
    if (!binding?.inForce)
      await w.api('reviewer', `${at}/domains/answer`, {
        answered: binding?.id,
        answer: 'confirmed',
        note: 'Read there too',
      })
    for (const kind of ['address', 'domain'])
      expect(
        (await w.api('reviewer', `${at}/evidence`, { officer, kind, outcome: 'confirmed', said: 'Seen and checked' }))
          .status,
        kind,
      ).toBeLessThan(300)
  }

  test('a foreign order for content is refused with its reasons', { timeout: 120_000 }, async () => {
    const came = await arrive(await letter('Beschluss', DUTCH, 'de'), 'beschluss.pdf', { channel: 'post' })
    const entered = await w.api(
      'intake',
      came.at,
      entry({
        ...{ process: 'foreign-order', issuer: 'judge', agencyName: 'Bezirksgericht Zürich', agencyCountry: 'CH' },
        ...{ categories: ['recordings'], dueOn: today(), email: 'kanzlei@gericht.example' },
      }),
    )
    const at = `/desk/cases/${entered.json['case']}`
    const found = await look('reviewer', at)
    expect(found.rulings).toMatchObject([
      { verdict: 'withhold', because: 'FOREIGN_CONTENT_NEEDS_MLAT', needs: 'treaty' },
    ])
    // Not accepted, because nobody knows the court; refused all the same, and counsel alone finds a breach of rights.
    const refuse = (because: string) =>
      w.api('reviewer', `${at}/proposals`, {
        ...{
          kind: 'reject',
          seen: found.seen,
          because,
          explanation: 'Ask by treaty: the way stands in our guide.',
        },
      })
    // Nor is it said before acceptance what only the records know, by the program or in the database.
    for (const because of ['NO_SUCH_ACCOUNT', 'NOT_HELD', 'NOT_RETAINED', 'E2EE_NO_ACCESS'])
      expect((await refuse(because)).status, because).toBe(409)
    const body = JSON.stringify({ decision: { kind: 'reject', because: 'NO_SUCH_ACCOUNT' } })
    await expect(
      sql`insert into proposal (id, case_id, round, proposed_by, at, body, hash)
          values ('p1', ${entered.json['case']}, 1, 'x', now(), ${body}, encode(sha256(${body}::text::bytea), 'hex'))`.execute(
        w.house.office.db,
      ),
    ).rejects.toThrow(/has not been accepted/)
    expect((await refuse('FOREIGN_CONTENT_NEEDS_MLAT')).status).toBe(201)
    const [round] = (await look('reviewer2', at)).proposals
    const approved = await w.api('reviewer2', `${at}/proposals/${round?.id}/approval`, {
      hash: round?.hash,
      reason: '',
    })
    expect(approved.status).toBeLessThan(300)
    await w.settle()
    expect((await look('reviewer', at)).state).toBe('refused')
    const mail = (await w.mails('kanzlei@gericht.example')).find(({ template }) => template === 'refusal')
    expect(mail?.text).toContain('Content goes to another country by treaty or executive agreement only.')
    expect(mail?.text).toContain('Ask by treaty')
  })

  test('a question on the telephone is answered with general information and nobody is looked up', {
    timeout: 120_000,
  }, async () => {
    const words = { who: 'Sgt. Bell, Elmford Police', words: 'Which process do you need for a recording?' }
    const came = await w.api('intake', '/desk/arrivals/words', {
      ...{ ...words, channel: 'telephone', receivedOn: today(), receivedTime: '00:01' },
    })
    expect(came.status).toBe(201)
    const question = {
      ...{ process: 'general-question', issuer: undefined, identifiers: [], categories: [], dueOn: today() },
      ...{ agencyName: 'Elmford Police', agencyCountry: 'US', email: 'bell@elmford.example' },
    }
    const entered = await w.api('intake', `/desk/arrivals/${came.json['arrival']}`, entry(question))
    expect(entered.status).toBe(201)
    const at = `/desk/cases/${entered.json['case']}`
    const found = await look('reviewer', at)
    const answer = { kind: 'inform', seen: found.seen, explanation: 'A search warrant; see the guide.' }
    expect((await w.api('reviewer', `${at}/proposals`, answer)).status).toBe(201)
    const [round] = (await look('counsel', at)).proposals
    await w.api('counsel', `${at}/proposals/${round?.id}/approval`, { hash: round?.hash, reason: '' })
    const done = await look('reviewer', at)
    expect(done.state).toBe('answered')
    expect(done.facts.at(-1)).toMatchObject({
      ...{ kind: 'closed', data: { outcomes: [], whole: 'general-information', why: 'informed' } },
    })
    expect((await w.mails('bell@elmford.example')).map(({ template }) => template)).toEqual(['receipt', 'information'])
  })

  test('incapability is counsel’s finding: nobody else can approve it', { timeout: 120_000 }, async () => {
    const came = await arrive(await letter('Order', 'An order to intercept.', 'en'), 'wiretap.pdf', {
      channel: 'courier',
    })
    const order = {
      process: 'us-wiretap',
      issuer: 'judge',
      agencyName: 'US Attorney',
      agencyCountry: 'US',
      dueOn: today(),
    }
    const entered = await w.api('intake', came.at, entry(order))
    const at = `/desk/cases/${entered.json['case']}`
    const found = await look('reviewer', at)
    expect(found.needs).not.toBe('nobody')
    const refusal = {
      kind: 'reject',
      seen: found.seen,
      because: 'NOT_CAPABLE',
      explanation: 'No means to intercept.',
    }
    expect((await w.api('reviewer', `${at}/proposals`, refusal)).status).toBe(201)
    const [round] = (await look('reviewer2', at)).proposals
    const approval = { hash: round?.hash, reason: 'No such function exists in the product.' }
    expect((await w.api('reviewer2', `${at}/proposals/${round?.id}/approval`, approval)).status).toBe(409)
    expect((await w.api('counsel', `${at}/proposals/${round?.id}/approval`, approval)).status).toBeLessThan(300)
  })

  test('what is no instrument is put aside with its reason; a file that is none is kept and said to be so', async () => {
    const came = await arrive(new TextEncoder().encode('hello'), 'note.txt', { channel: 'post' })
    expect(came.status).toBe(201)
    const { at } = came
    const [first] = Findings.parse((await w.api('intake', at)).json['findings'])
    expect(first?.code).toMatch(/^IN_(?:FORMAT|PDF)/)
    expect((await w.api('intake', `${at}/aside`, {})).status).toBe(422)
    expect((await w.api('intake', `${at}/aside`, { reason: 'Advertising' })).status).toBe(200)
    expect((await w.api('intake', at, entry({}))).status).toBe(409)
    const tomorrow = new Date(w.house.office.clock.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10)
    expect((await arrive(new Uint8Array([1]), 'x.pdf', { receivedOn: tomorrow })).status).toBe(422)
    expect((await arrive(new Uint8Array(), 'x.pdf')).status).toBe(422)
  })

  test('what lay for months has a number of the year in which it is entered; more than a year ago is a slip of the pen', async () => {
    const words = { who: 'Sgt. Bell, Elmford Police', words: 'How long do you keep a recording?' }
    const told = (receivedOn: string) =>
      w.api('intake', '/desk/arrivals/words', { ...words, channel: 'telephone', receivedOn, receivedTime: '12:00' })
    const wrong = await told(daysAgo(368))
    expect([wrong.status, Object.keys(wrong.json['errors'] ?? {})]).toEqual([422, ['receivedOn']])
    const came = await told(daysAgo(364))
    const question = {
      ...{ process: 'general-question', issuer: undefined, identifiers: [], categories: [], dueOn: today() },
      ...{ agencyName: 'Elmford Police', agencyCountry: 'US', email: 'bell@elmford.example' },
    }
    const entered = await w.api('intake', `/desk/arrivals/${came.json['arrival']}`, entry(question))
    expect(entered.json['number']).toMatch(new RegExp(`^HLD-${today().slice(0, 4)}-`))
    await expect(
      sql`insert into arrival (id, document_id, channel, received_at, at, by_person)
          select 'a1', document_id, channel, at - interval '367 days', at, by_person from arrival limit 1`.execute(
        w.house.office.db,
      ),
    ).rejects.toThrow(/arrival_of_a_year/)
  })

  test('nothing is handed to a private party, whatever the program believes', async () => {
    const came = await arrive(await letter('Subpoena', 'In the matter of A v B.', 'en'), 'civil.pdf', {
      channel: 'bailiff',
    })
    const civil = {
      process: 'civil-process',
      issuer: 'judge',
      party: 'private',
      agencyName: 'A v B',
      agencyCountry: 'US',
      dueOn: today(),
    }
    // Three of intake at once: one enters it, the others hear that it is entered.
    const at = await Promise.all([1, 2, 3].map(() => w.api('intake', came.at, entry(civil))))
    expect(at.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
    const [entered] = at.filter(({ status }) => status === 201)
    if (!entered) throw new Error('nobody entered it')
    const caseId = String(entered.json['case'])
    const found = await look('reviewer', `/desk/cases/${caseId}`)
    expect(found.voids).toEqual(['OUT_OF_SCOPE_PARTY'])
    await expect(
      sql`insert into disclosure_grant (id, case_id, task_id, proposal_id, outcome, text, signature, key_id, at)
          select 'g1', ${caseId}, t.id, 'p', 'approved', '{"process":"civil-process"}', 's', 'k', now()
          from case_task t where t.case_id = ${caseId}`.execute(w.house.office.db),
    ).rejects.toThrow(/private party/)
    // Refused, it is in no count of what governments ask; the order from abroad is.
    const refusal = {
      kind: 'reject',
      seen: found.seen,
      because: 'OUT_OF_SCOPE_PARTY',
      explanation: 'Ask the customer.',
    }
    expect((await w.api('reviewer', `/desk/cases/${caseId}/proposals`, refusal)).status).toBe(201)
    const [round] = (await look('counsel', `/desk/cases/${caseId}`)).proposals
    const approval = { hash: round?.hash, reason: '' }
    await w.api('counsel', `/desk/cases/${caseId}/proposals/${round?.id}/approval`, approval)
    expect((await look('reviewer', `/desk/cases/${caseId}`)).state).toBe('refused')
    const ever = { from: instant('2000-01-01T00:00:00Z'), to: instant('2100-01-01T00:00:00Z') }
    const counted = (await completedCases(w.house.office.db, ever)).map(({ process }) => process)
    expect(counted).toContain('foreign-order')
    expect(counted).not.toContain('civil-process')
  })
})
