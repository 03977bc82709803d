import { expect, test } from 'vitest'
import { ENGINES } from '#test/database.ts'
import { AGENCY, answered, DATA, IDENTIFIERS, letterWith, PROCESS, started, upload } from '#test/filing.ts'
import { HALDER } from '#test/halder.ts'
import { lersHouse } from '#test/lers.ts'
import { officerRoutes } from './lers.routes.tsx'

test.each(ENGINES)(
  'a request from the first question to the receipt on %s',
  async (engine) => {
    await using h = await lersHouse(officerRoutes, { engine })
    const first = await h.post('/lers/drafts')
    expect(first.status).toBe(303)
    const draft = first.to.split('/')[3] ?? ''
    const at = `/lers/drafts/${draft}`
    expect(first.to).toBe(`${at}/process`)
    expect((await h.get(`${at}/process`)).text).toContain('Halder Meetings B.V., Halderkade 12')
    expect((await h.post(`${at}/process`, { version: '1', ...PROCESS })).to).toBe(`${at}/agency`)
    const prefilled = await h.get(`${at}/agency`)
    for (const known of ['410 Courthouse Square', '44000', 'Marlow', '+13305550142', '4471', 'whitfield@sheriff'])
      expect(prefilled.text).toContain(known)
    expect((await h.post(`${at}/agency`, { version: '2', ...AGENCY })).to).toBe(`${at}/identifiers`)
    expect((await h.post(`${at}/identifiers`, { version: '3', ...IDENTIFIERS })).to).toBe(`${at}/data`)
    expect((await h.post(`${at}/data`, { version: '4', ...DATA })).to).toBe(`${at}/document`)
    const sent = await h.post(`${at}/document`, upload(await letterWith()))
    expect([sent.status, sent.to]).toEqual([303, `${at}/document`])
    const checked = await h.get(`${at}/document`)
    expect(checked.text).toContain('GJ-26-1183.pdf')
    const picture = await h.get(`${at}/pages/1`)
    expect([picture.status, picture.headers.get('content-type'), picture.headers.get('cache-control')]).toEqual([
      200,
      'image/png',
      'private, max-age=3600',
    ])
    expect((await h.get(`${at}/pages/2`)).status).toBe(404)
    const last = await h.get(`${at}/send`)
    for (const line of [
      'GJ-26-1183',
      '+13305550142',
      'j.devries@molenzicht.example',
      '814 2207 5531, 2026-09-14 13:00 UTC',
    ])
      expect(last.text).toContain(line)
    const submitted = await h.post(`${at}/send`, { objection: 'The check is wrong on all points.' })
    expect(submitted.status).toBe(303)
    const receipt = await h.get(submitted.to)
    for (const line of [
      'HLD-2026-00001',
      '30 November 2026',
      'Received (not counted)',
      'Every question, as you answered it',
    ])
      expect(receipt.text).toContain(line)
    expect((await h.get(`${at}/data`)).to).toBe(submitted.to)
    expect((await h.post(`${at}/send`)).to).toBe(submitted.to)
    expect((await h.get('/lers')).text).toContain('HLD-2026-00001')
    const mails = await h.office.db.selectFrom('outbox_mail').selectAll().execute()
    expect(mails).toMatchObject([{ recipient: AGENCY.email, template: 'receipt' }])
    expect(new Set((await h.log()).map(({ action }) => action))).toEqual(
      new Set([
        'agency.added',
        'officer.added',
        'officer.evidence',
        'draft.started',
        'draft.viewed',
        'draft.saved',
        'document.received',
        'document.checked',
        'draft.page.viewed',
        'case.received',
        'case.receipt.viewed',
        'requests.listed',
      ]),
    )
  },
  180_000,
)

test('a program files the same way, with JSON', async () => {
  await using h = await lersHouse(officerRoutes)
  const { json } = await h.api('/drafts', {})
  const at = `/drafts/${String(json['draft'])}`
  expect((await h.api(`${at}/process`, { version: 1, ...PROCESS })).json).toMatchObject({ version: 2, next: 'agency' })
  expect((await h.api(`${at}/agency`, { version: 2, ...AGENCY })).json).toMatchObject({
    version: 3,
    answers: { telephone: '+13305550142' },
  })
  const identifiers = [{ kind: 'meeting', value: '81422075531', date: '2026-09-14', time: '13:00' }]
  expect((await h.api(`${at}/identifiers`, { version: 3, identifiers })).json).toMatchObject({
    version: 4,
    answers: [{ kind: 'meeting', value: '81422075531', at: '2026-09-14T13:00:00.000Z' }],
  })
  expect((await h.api(`${at}/data`, { version: 4, ...DATA })).json).toMatchObject({ version: 5, next: 'document' })
  const incomplete = await h.api(`${at}/send`, {})
  expect([incomplete.status, incomplete.json]).toMatchObject([
    422,
    { errors: { form: 'These steps are not answered: Document.' } },
  ])
  const sent = await h.api(`${at}/document`, upload(await letterWith()))
  expect([sent.status, sent.json]).toMatchObject([
    201,
    { document: { name: 'GJ-26-1183.pdf' }, check: { complete: true } },
  ])
  const done = await h.api(`${at}/send`, { objection: 'see the letter' })
  expect([done.status, done.json]).toMatchObject([201, { number: 'HLD-2026-00001' }])
  const own = await h.api(`/requests/${String(done.json['case'])}`)
  expect(own.json).toMatchObject({
    number: 'HLD-2026-00001',
    state: 'received',
    due: { rule: 'US_DUE' },
    decision: null,
    package: null,
  })
  expect((await h.api('/requests')).json).toMatchObject({
    signedIn: true,
    drafts: [],
    requests: [{ number: 'HLD-2026-00001', state: 'received' }],
  })
})

test('a refused form comes back filled, in the reader’s language', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await started(h)
  const wrong = await h.post(`/lers/drafts/${draft}/process`, {
    version: '1',
    ...PROCESS,
    process: 'us-subpoena-administrative',
    statute: '',
    docketNumber: '',
    dueOn: '2026-02-30',
  })
  expect(wrong.status).toBe(422)
  for (const text of [
    'Name the statute',
    'Fill this in.',
    'This is not a day in the calendar',
    'Telecommunications fraud',
  ])
    expect(wrong.text).toContain(text)
  const dutch = await h.post(
    `/lers/drafts/${draft}/process`,
    { version: '1', ...PROCESS, dueOn: '2026-11-01' },
    'whitfield',
    'nl',
  )
  expect([
    dutch.status,
    dutch.text.includes('Deze dag is voorbij.'),
    dutch.text.includes('value="2026-11-01"'),
  ]).toEqual([422, true, true])
  for (const odd of ['a\u0000b', 'a\ud800b']) {
    expect((await h.api(`/drafts/${draft}/process`, { version: 1, ...PROCESS, docketNumber: odd })).json).toMatchObject(
      { status: 422, errors: { docketNumber: 'There is a sign in it that cannot be kept. Type it again.' } },
    )
  }
  const api = await h.api(`/drafts/${draft}/process`, { version: 1, ...PROCESS, signedOn: '2026-12-24' })
  expect([api.status, api.json['errors']]).toEqual([
    422,
    {
      signedOn: 'This day has not come yet. Give the day on which the official signed.',
      dueOn: 'This day lies before the signature. Check both dates.',
    },
  ])
})

test('the agency step refuses what is not official or cannot be reached, and keeps it in the field', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await started(h)
  const refusals = [
    [{ email: 'whitfield@gmail.example' }, 'not on a domain that we have bound'],
    [{ email: 'whitfield@evil-sheriff.marlowcounty.example' }, 'not on a domain that we have bound'],
    [{ street: 'P.O. Box 310' }, 'post-office box: “P.O. Box 310”'],
    [{ street: 'Postfach 12 34' }, 'post-office box'],
    [{ telephone: '330 555 0142' }, 'not an international number'],
    [{ extension: '' }, 'Fill this in.'],
    [{ country: '' }, 'Fill this in.'],
    [{ country: 'XX' }, 'Choose a country.'],
  ] as const
  for (const [change, said] of refusals) {
    const { status, text } = await h.post(`/lers/drafts/${draft}/agency`, { version: '1', ...AGENCY, ...change })
    const kept = Object.entries(change).every(
      ([name, value]) => name === 'country' || text.includes(`value="${value}"`) || value === '',
    )
    expect([change, status, text.includes(said), kept]).toEqual([change, 422, true, true])
  }
})

test('rows of identifiers: more of them without script, errors where they stand, empty ones left out', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await started(h)
  const at = `/lers/drafts/${draft}/identifiers`
  const more = await h.post(at, {
    version: '1',
    more: '5',
    'identifiers.1.kind': 'email',
    'identifiers.1.value': 'half@',
  })
  expect([
    more.status,
    more.text.match(/<fieldset class="field"/g)?.length,
    more.text.includes('value="half@"'),
  ]).toEqual([200, 10, true])
  const wrong = await h.post(at, {
    version: '1',
    'identifiers.1.kind': 'email',
    'identifiers.1.value': 'half@',
    'identifiers.4.kind': 'meeting',
    'identifiers.4.value': '814 2207 5531',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toMatch(/id="f-identifiers-0-value-error"[^>]*>This is not an e-mail address/)
  expect(wrong.text).toMatch(/id="f-identifiers-1-date-error"[^>]*>Give the date of the meeting/)
  expect((await h.post(at, { version: '1' })).text).toContain('Name at least one account or meeting.')
})

test('data beyond the process can be asked, and the page says what would be needed', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await started(h)
  expect((await h.get(`/lers/drafts/${draft}/data`)).text).toContain('First answer: Process and product')
  await h.post(`/lers/drafts/${draft}/process`, { version: '1', ...PROCESS })
  const asked = await h.get(`/lers/drafts/${draft}/data`)
  expect(asked.text).toContain('Content. It needs a search warrant, 18 U.S.C. § 2703(a), (b).')
  expect(asked.text).toContain('18 U.S.C. § 2703(c)(2)(A), (E).')
  const half = await h.post(`/lers/drafts/${draft}/data`, {
    version: '2',
    categories: 'sessions',
    from: '2026-09-30',
    secrecy: 'until',
    court: '',
  })
  expect(half.status).toBe(422)
  for (const text of ['Give both days', 'Name the court', 'Give the last day of secrecy', 'value="2026-09-30"'])
    expect(half.text).toContain(text)
  const open = {
    version: '2',
    categories: ['identity'],
    secrecy: 'open',
    court: 'Marlow County Court',
    secrecyStatute: '18 U.S.C. § 2705(b)',
  }
  expect((await h.post(`/lers/drafts/${draft}/data`, open)).status).toBe(303)
})

test('two windows: the later one sees both versions and loses nothing', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await started(h)
  const at = `/lers/drafts/${draft}/process`
  await h.post(at, { version: '1', ...PROCESS })
  const clash = await h.post(at, { version: '1', ...PROCESS, docketNumber: 'GJ-26-9999' })
  expect(clash.status).toBe(409)
  for (const text of ['Another window saved this step', 'GJ-26-1183', 'GJ-26-9999', 'name="version" value="2"'])
    expect(clash.text).toContain(text)
  expect((await h.post(at, { version: '1', ...PROCESS })).status).toBe(303)
  expect((await h.api(`/drafts/${draft}/process`, { version: 1, ...PROCESS, docketNumber: 'x' })).json).toMatchObject({
    status: 409,
    detail: expect.stringContaining('2'),
  })
  expect((await h.post(at, { version: '2', ...PROCESS, docketNumber: 'GJ-26-9999' })).status).toBe(303)
})

test('what is another officer’s does not exist, for pages and programs alike', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await answered(h)
  await h.post(`/lers/drafts/${draft}/document`, upload(await letterWith()))
  for (const step of ['process', 'agency', 'identifiers', 'data', 'document', 'send', 'pages/1']) {
    expect([step, (await h.get(`/lers/drafts/${draft}/${step}`, 'ferrante')).status]).toEqual([step, 404])
  }
  expect((await h.post(`/lers/drafts/${draft}/process`, { version: '6', ...PROCESS }, 'ferrante')).status).toBe(404)
  expect((await h.post(`/lers/drafts/${draft}/discard`, {}, 'ferrante')).status).toBe(404)
  expect((await h.post(`/lers/drafts/${draft}/send`, {}, 'ferrante')).status).toBe(404)
  expect((await h.post(`/lers/drafts/${draft}/document`, upload('%PDF-1.7'), 'ferrante')).status).toBe(404)
  const { to } = await h.post(`/lers/drafts/${draft}/send`, { objection: 'x' })
  expect([(await h.get(to, 'ferrante')).status, (await h.get('/lers/cases/case_none', 'ferrante')).status]).toEqual([
    404, 404,
  ])
  expect((await h.post(`${to}/withdrawal`, { reason: 'x', confirm: 'yes' }, 'ferrante')).status).toBe(404)
  expect((await h.post(`${to}/link`, {}, 'ferrante')).status).toBe(404)
  expect((await h.get('/lers', 'ferrante')).text).not.toContain('HLD-2026')
})

test('a request can be withdrawn once, after a word and a tick', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await answered(h)
  await h.post(`/lers/drafts/${draft}/document`, upload(await letterWith()))
  const { to } = await h.post(`/lers/drafts/${draft}/send`, { objection: 'x' })
  const unsure = await h.post(`${to}/withdrawal`, { reason: 'Suspect found' })
  expect([unsure.status, unsure.text.includes('Tick the box'), unsure.text.includes('Suspect found')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await h.post(`${to}/withdrawal`, { reason: 'Suspect found', confirm: 'yes' })).to).toBe(to)
  const after = await h.get(to)
  expect([after.text.includes('Withdrawn by you'), after.text.includes('/withdrawal')]).toEqual([true, false])
  expect((await h.post(`${to}/withdrawal`, { reason: 'again', confirm: 'yes' })).status).toBe(409)
  expect((await h.post(`${to}/link`)).status).toBe(409)
})

test('files that are none: what is wrong and how to mend it, and the bytes are kept', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await answered(h)
  const at = `/lers/drafts/${draft}/document`
  expect((await h.post(at, new FormData())).text).toContain('Choose a file first.')
  expect((await h.post(at, upload(''))).text).toContain('This file is empty.')
  await h.post(at, upload('not a PDF at all', 'letter.docx'))
  const seen = await h.get(at, 'whitfield', 'nl')
  for (const text of [
    'Uw document kan nog niet worden verstuurd',
    'letter.docx',
    'Houdt het verzoek tegen',
    'Er is geen blad te tonen',
  ])
    expect(seen.text).toContain(text)
  const stopped = await h.post(`/lers/drafts/${draft}/send`)
  expect([stopped.status, stopped.text.includes('Say why the check is wrong')]).toEqual([422, true])
})

test('an answer that changes after the check is held against the document again', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await answered(h)
  await h.post(`/lers/drafts/${draft}/document`, upload(await letterWith()))
  const before = await h.api(`/drafts/${draft}/document`)
  await h.post(`/lers/drafts/${draft}/process`, { version: '6', ...PROCESS, docketNumber: 'OTHER-1' })
  const after = await h.api(`/drafts/${draft}/document`)
  const codes = (answer: typeof before) => JSON.stringify(answer.json['check']).match(/IN_DOCKET/g)?.length ?? 0
  expect([codes(before), codes(after)]).toEqual([0, 1])
})

test('the front page is open to all and says how to telephone; a draft can be discarded', async () => {
  await using h = await lersHouse(officerRoutes)
  const front = await h.get('/lers', null)
  for (const text of [HALDER.emergencyTelephone, 'href="/lers/sign-in"', 'What you need before you start'])
    expect(front.text).toContain(text)
  expect((await h.get('/lers', null, 'nl')).text).toContain('Wat u nodig hebt voordat u begint')
  expect((await h.get('/lers')).text).toContain('You have no drafts')
  const draft = await started(h)
  expect((await h.get('/lers')).text).toContain(`/lers/drafts/${draft}/process`)
  expect((await h.post(`/lers/drafts/${draft}/discard`)).to).toBe('/lers')
  expect((await h.get('/lers')).text).toContain('You have no drafts')
  expect((await h.get(`/lers/drafts/${draft}/process`)).status).toBe(404)
})
