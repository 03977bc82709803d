import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ENGINES } from '#test/database.ts'
import { AGENCY, answered, DATA, letterWith, PROCESS, started, upload } from '#test/filing.ts'
import { lersHouse } from '#test/lers.ts'
import { attachDocument } from './document.commands.ts'
import { officerRoutes } from './lers.routes.tsx'

const HALF = { ...PROCESS, docketNumber: '', dueOn: '2026-12-01' }
const LATE = { ...PROCESS, dueOn: '2026-11-01' }

test.each(ENGINES)(
  'a half-filled step that is left by the step list is kept, with its faults, on %s',
  async (engine) => {
    await using h = await lersHouse(officerRoutes, { engine })
    const draft = await started(h)
    const at = `/lers/drafts/${draft}`
    const page = await h.get(`${at}/process`)
    const way = (go: string) => `form="step" value="${go}" name="go" formAction="${at}/keep"`
    expect(['mine', 'agency', 'send'].filter((go) => !page.text.includes(way(go)))).toEqual([])
    const left = await h.post(`${at}/keep`, { version: '1', step: 'process', go: 'identifiers', ...HALF })
    expect([left.status, left.to]).toEqual([303, `${at}/identifiers`])
    const back = await h.get(`${at}/process`, 'whitfield', 'nl')
    for (const text of ['Telecommunications fraud', 'value="2026-12-01"', 'Vul dit in.'])
      expect([text, back.text.includes(text)]).toEqual([text, true])
    const { json } = await h.api(`/drafts/${draft}/process`)
    expect(json).toMatchObject({ version: 2, answers: {}, unfinished: { dueOn: '2026-12-01' } })
    expect(json['faults']).toEqual({ docketNumber: 'Fill this in.' })
    await h.post(`${at}/keep`, { version: '2', step: 'process', go: 'send', ...LATE })
    expect((await h.get(`${at}/process`)).text).toContain('Answer asked for by: This day has passed.')
    expect((await h.get(`${at}/send`)).text).toContain('Answer asked for by: This day has passed.')
    expect((await h.api(`/drafts/${draft}/send`, {})).json).toMatchObject({
      status: 422,
      errors: { 'process.dueOn': expect.stringContaining('This day has passed.') },
    })
    expect((await h.post(`${at}/process`, { version: '3', ...PROCESS })).to).toBe(`${at}/agency`)
    const whole = (await h.api(`/drafts/${draft}/process`)).json
    expect([whole['answers'], whole['unfinished']]).toMatchObject([{ docketNumber: 'GJ-26-1183' }, undefined])
    expect((await h.log()).filter(({ action }) => action === 'draft.saved')).toHaveLength(3)
  },
)

test('what is whole when it is left is answered; what nobody touched stays as it is; what was broken is no answer', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await started(h)
  const leave = (fields: object, go = 'data') => h.api(`/drafts/${draft}/keep`, { version: 9, go, ...fields })
  const at = `/drafts/${draft}`
  expect((await leave({ step: 'process' })).json).toMatchObject({ version: 1, next: 'data', answers: {} })
  const whole = await h.api(`${at}/keep`, { version: 1, step: 'process', go: 'mine', ...PROCESS })
  expect(whole.json).toMatchObject({ version: 2, next: 'mine', answers: { docketNumber: 'GJ-26-1183' } })
  expect((await h.api(`${at}/keep`, { version: 2, step: 'agency', ...AGENCY })).json).toMatchObject({ version: 3 })
  const broken = await h.api(`${at}/keep`, { version: 3, step: 'agency', ...AGENCY, email: 'whitfield@gmail.example' })
  expect(broken.json).toMatchObject({
    answers: {},
    unfinished: { email: 'whitfield@gmail.example', telephone: AGENCY.telephone },
    faults: { email: expect.stringContaining('not on a domain') },
  })
  const { json } = await h.api(`${at}/send`)
  expect(json).toMatchObject({ missing: ['agency', 'identifiers', 'data', 'document'], faults: { agency: {} } })
  expect((await leave({ step: 'nowhere' })).json).toMatchObject({ status: 422, errors: { step: expect.any(String) } })
})

test('a program keeps rows that are half done, and hears at its field what no database can hold', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await started(h)
  const identifiers = [
    { kind: 'email', value: 'half@' },
    { kind: 'meeting', value: '814\u0007 2207 5531' },
  ]
  const [email, meeting] = identifiers
  const rows = [email, { ...meeting, value: '814\u0000 2207\ud800 5531' }]
  const unkept = { version: 1, step: 'identifiers', go: 'data', identifiers: rows }
  expect((await h.api(`/drafts/${draft}/keep`, unkept)).json).toMatchObject({
    status: 422,
    errors: { 'identifiers.1.value': expect.stringContaining('cannot be kept') },
  })
  const kept = await h.api(`/drafts/${draft}/keep`, { version: 1, step: 'identifiers', go: 'data', identifiers, x: 1 })
  expect(kept.json).toMatchObject({
    unfinished: {
      'identifiers.0.kind': 'email',
      'identifiers.0.value': 'half@',
      'identifiers.1.kind': 'meeting',
      'identifiers.1.value': '814 2207 5531',
    },
    faults: { 'identifiers.0.value': expect.stringContaining('not an e-mail address') },
  })
  expect((await h.get(`/lers/drafts/${draft}/identifiers`)).text).toContain('value="half@"')
})

test.each(ENGINES)('two windows clash only in the same step, half filled or whole, on %s', async (engine) => {
  await using h = await lersHouse(officerRoutes, { engine })
  const draft = await started(h)
  const at = `/lers/drafts/${draft}`
  await h.post(`${at}/process`, { version: '1', ...PROCESS })
  expect((await h.post(`${at}/agency`, { version: '1', ...AGENCY })).to).toBe(`${at}/identifiers`)
  expect((await h.post(`${at}/document`, upload(await letterWith()))).status).toBe(303)
  expect((await h.post(`${at}/data`, { version: '2', ...DATA })).to).toBe(`${at}/document`)
  expect((await h.post(`${at}/process`, { version: '2', ...PROCESS, docketNumber: 'GJ-26-9999' })).status).toBe(303)
  const clash = await h.post(`${at}/keep`, { version: '2', step: 'process', go: 'mine', ...HALF, docketNumber: 'X-1' })
  expect(clash.status).toBe(409)
  for (const text of ['Another window saved this step', 'GJ-26-9999', 'X-1', 'November 2026', `action="${at}/process"`])
    expect([text, clash.text.includes(text)]).toEqual([text, true])
  expect(clash.text).not.toContain('<td>Mary Quill</td>')
  const version = clash.text.match(/name="version" value="(\d+)"/)?.[1] ?? ''
  const again = { version, step: 'process', go: 'mine', ...HALF, docketNumber: 'X-1' }
  expect((await h.post(`${at}/keep`, again)).to).toBe('/lers')
  expect((await h.api(`/drafts/${draft}/process`, { version: 2, ...PROCESS })).json).toMatchObject({
    type: expect.stringContaining('stale'),
  })
  expect((await h.api(`/drafts/${draft}/agency`)).json).toMatchObject({ answers: { badge: '4471' } })
})

test('fields of a step that another one must come before are kept too', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await started(h)
  expect((await h.post(`/lers/drafts/${draft}/data`, { version: 'x' })).status).toBe(422)
  const early = await h.post(`/lers/drafts/${draft}/data`, { version: '1', ...DATA })
  expect([early.status, early.text.includes('First answer: Process and product')]).toEqual([200, true])
  expect((await h.api(`/drafts/${draft}/data`, { version: 2, ...DATA })).json).toMatchObject({
    type: expect.stringContaining('first'),
  })
  await h.post(`/lers/drafts/${draft}/process`, { version: '2', ...PROCESS })
  const data = await h.get(`/lers/drafts/${draft}/data`)
  expect(data.text.match(/type="checkbox"[^>]*checked/g)).toHaveLength(DATA.categories.length)
  expect(data.text).toContain('value="2026-09-30"')
})

test('the sentence for the reviewer is kept while the officer looks at another step', async () => {
  await using h = await lersHouse(officerRoutes)
  const draft = await answered(h)
  const at = `/lers/drafts/${draft}`
  await h.post(`${at}/document`, upload('not a PDF at all'))
  const version = (await h.get(`${at}/send`)).text.match(/name="version" value="(\d+)"/)?.[1] ?? ''
  const objection = 'It opens in our own reader.'
  const left = await h.post(`${at}/keep`, { version, step: 'send', go: 'process', objection })
  expect([left.to, (await h.get(`${at}/send`)).text.includes(objection)]).toEqual([`${at}/process`, true])
  const other = await h.post(`${at}/keep`, { version, step: 'send', go: 'process', objection: 'Another sentence.' })
  expect([other.status, other.text.includes(objection), other.text.includes('Another sentence.')]).toEqual([
    409,
    true,
    true,
  ])
  expect((await h.post(`${at}/keep`, { version, step: 'send' }, 'ferrante')).status).toBe(404)
})

test.each(ENGINES)('a file that comes too late is taken away and never gets into the store, on %s', async (engine) => {
  await using h = await lersHouse(officerRoutes, { engine })
  const { office } = h
  const filer = { id: 'person_whitfield', agencyId: '' }
  const sent = (text: string) => {
    const path = join(office.files.incoming, text)
    writeFileSync(path, text)
    const sha256 = createHash('sha256').update(text).digest('hex')
    const [field, name, type] = ['pdf', 'letter.pdf', 'application/pdf']
    return { field, name, type, path, sha256, bytes: text.length, truncated: false }
  }
  const draft = await started(h)
  await h.post(`/lers/drafts/${draft}/discard`)
  const refusals = [
    [{ ...sent('late') }, 'unknown'],
    [{ ...sent('cut'), truncated: true }, 'refused'],
    [{ ...sent('nothing'), bytes: 0 }, 'refused'],
  ] as const
  for (const [upload, kind] of refusals) {
    const outcome = await attachDocument(office, filer, { draftId: draft, upload })
    expect([outcome.kind, existsSync(upload.path), await office.files.has(upload.sha256)]).toEqual([kind, false, false])
  }
  const upload = sent('in time')
  const outcome = await attachDocument(office, filer, { draftId: await started(h), upload })
  expect([outcome.kind, existsSync(upload.path), await office.files.has(upload.sha256)]).toEqual([
    'attached',
    false,
    true,
  ])
})
