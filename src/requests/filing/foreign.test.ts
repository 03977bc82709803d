/** What officers of other countries file: orders of their own law, requests to keep, orders to restrict access. */
import { expect, test } from 'vitest'
import { ENGINES } from '#test/database.ts'
import { AGENCY, IDENTIFIERS, letterWith, PROCESS, upload } from '#test/filing.ts'
import { type LersHouse, lersHouse } from '#test/lers.ts'
import { orderOf } from '../restriction/restriction.store.ts'
import { officerRoutes } from './lers.routes.tsx'

const DUTCH = {
  ...AGENCY,
  ...{
    agencyName: 'Recherche Oost',
    officerName: 'Anna Vermeer',
    badge: '88213',
    email: 'a.vermeer@recherche.example',
  },
  ...{ telephone: '+31570555011', extension: '0', street: 'Keizerstraat 1', postalCode: '7411 HC', town: 'Deventer' },
  ...{ region: '', country: 'NL' },
}
const ORDER = { ...PROCESS, process: 'foreign-order', statute: 'Sv art. 126nd', docketNumber: '05/880123-26' }
const RESTRICTION = {
  ...{ law: 'national', act: 'Incitement in the weekly meeting, Sr art. 131', territory: 'nl, de', startsOn: '' },
  ...{ until: '2027-01-31', secrecy: 'none' },
}
const who = 'vermeer'

/** Answers the steps before the fourth. */
async function upToData(h: LersHouse, process: object, as = who) {
  const draft = (await h.post('/lers/drafts', {}, as)).to.split('/')[3] ?? ''
  const at = `/lers/drafts/${draft}`
  expect((await h.post(`${at}/process`, { version: '1', ...process }, as)).to).toBe(`${at}/agency`)
  expect((await h.post(`${at}/agency`, { version: '2', ...(as === who ? DUTCH : AGENCY) }, as)).status).toBe(303)
  const named = await h.post(`${at}/identifiers`, { version: '3', ...IDENTIFIERS }, as)
  return { draft, at, next: named.to }
}

async function sent(h: LersHouse, at: string) {
  await h.post(`${at}/document`, upload(await letterWith({ statute: 'Sv art. 126nd' })), who)
  const reply = await h.post(`${at}/send`, { objection: 'Our form is another than yours.' }, who)
  expect(reply.status).toBe(303)
  const [file] = await h.office.db.selectFrom('case_file').selectAll().orderBy('received_at', 'desc').execute()
  if (!file) throw new Error('no case')
  return { file, page: await h.get(reply.to, who) }
}

test('an officer is shown what the authority of her country can use, and nothing else is taken', async () => {
  await using h = await lersHouse(officerRoutes)
  const { at } = await upToData(h, ORDER)
  const page = await h.get(`${at}/process`, who, 'nl')
  for (const kind of ['foreign-order', 'foreign-preservation', 'access-restriction'])
    expect(page.text).toContain(`value="${kind}"`)
  expect(page.text).not.toContain('value="us-search-warrant"')
  expect(page.text).toContain('Wetsartikel waarop het berust')
  const american = await h.post(`${at}/process`, { version: '2', ...PROCESS, process: 'us-search-warrant' }, who)
  expect(american.status).toBe(422)
  expect(american.text).toContain('An authority of your country cannot use this kind')
  const groundless = await h.post(`${at}/process`, { version: '2', ...ORDER, statute: '' }, who)
  expect([groundless.status, groundless.text.includes('Name the article of your law')]).toEqual([422, true])
  expect((await h.post(`${at}/process`, { version: '2', ...ORDER }, 'whitfield')).status).toBe(404)
})

test.each(ENGINES)('an order of another country becomes a case like any other, on %s', async (engine) => {
  await using h = await lersHouse(officerRoutes, { engine })
  const { at, next } = await upToData(h, ORDER)
  expect(next).toBe(`${at}/data`)
  const data = { version: '4', categories: ['identity'], secrecy: 'none' }
  expect((await h.post(`${at}/data`, data, who)).to).toBe(`${at}/document`)
  const { file, page } = await sent(h, at)
  expect(file).toMatchObject({ process: 'foreign-order', statute: 'Sv art. 126nd', categories: ['identity'] })
  expect(page.text).toContain('Order of another country')
  const { verdict } = await h.office.db.selectFrom('document_check').select('verdict').executeTakeFirstOrThrow()
  const codes = verdict.findings.map(({ code, kind }) => `${code} ${kind}`)
  expect(codes.filter((code) => /IN_PROCESS|IN_CLASS|IN_STATUTE/.test(code))).toEqual([])
})

test('a request to keep is kept by our own policy, and asks for no period', async () => {
  await using h = await lersHouse(officerRoutes)
  const { at } = await upToData(h, { ...ORDER, process: 'foreign-preservation', statute: '' })
  const asked = await h.get(`${at}/data`, who)
  expect(asked.text).toContain('What is to be kept?')
  const data = { version: '4', categories: ['chat', 'sessions'], secrecy: 'none' }
  expect((await h.post(`${at}/data`, data, who)).to).toBe(`${at}/document`)
  const { file } = await sent(h, at)
  expect(file).toMatchObject({ process: 'foreign-preservation', categories: ['sessions', 'chat'] })
})

test.each(ENGINES)(
  'an order to restrict access asks what it restricts, and counts in its own country, on %s',
  async (engine) => {
    await using h = await lersHouse(officerRoutes, { engine })
    const restriction = { ...ORDER, process: 'access-restriction', statute: 'Sr art. 131' }
    const { at, draft, next } = await upToData(h, restriction)
    expect(next).toBe(`${at}/restriction`)
    expect((await h.get(`${at}/data`, who)).to).toBe(`${at}/restriction`)
    expect(
      (await h.api(`/drafts/${draft}/data`, { version: 4, categories: ['identity'], secrecy: 'none' }, who)).json,
    ).toMatchObject({
      status: 409,
      type: expect.stringContaining('instead'),
    })
    const shown = await h.get(`${at}/restriction`, who, 'nl')
    expect(shown.text).toContain('Het kan tellen in Nederland')
    const wrong = await h.post(
      `${at}/restriction`,
      { version: '4', ...RESTRICTION, act: '', territory: 'Holland' },
      who,
    )
    expect(wrong.status).toBe(422)
    for (const text of ['Write each country in two letters', 'value="Holland"', 'Fill this in'])
      expect([text, wrong.text.includes(text)]).toEqual([text, true])
    const kept = { version: '4', step: 'restriction', go: 'agency', ...RESTRICTION, act: '' }
    expect((await h.post(`${at}/keep`, kept, who)).to).toBe(`${at}/agency`)
    expect((await h.get(`${at}/restriction`, who)).text).toContain('value="nl, de"')
    const saved = await h.post(`${at}/restriction`, { version: '5', ...RESTRICTION }, who)
    expect(saved.to).toBe(`${at}/document`)
    const { file, page } = await sent(h, at)
    expect(file).toMatchObject({ process: 'access-restriction', categories: [] })
    expect(await orderOf(h.office.db, file.id)).toEqual({
      ...{ law: 'national', act: RESTRICTION.act, territory: ['NL', 'DE'], reach: ['NL'] },
      ...{ startsOn: null, endsOn: '2027-01-31' },
    })
    expect(page.text).toContain('Incitement in the weekly meeting')
  },
)

test('a removal order of a Member State is due within the hour; nobody else can use the law of the Union', async () => {
  await using h = await lersHouse(officerRoutes)
  const restriction = { ...ORDER, process: 'access-restriction', statute: '2021/784 art. 3' }
  const { at } = await upToData(h, restriction)
  await h.post(`${at}/restriction`, { version: '4', ...RESTRICTION, law: 'tco', territory: '' }, who)
  const { file } = await sent(h, at)
  expect(file.due_at.getTime() - file.received_at.getTime()).toBe(3_600_000)
  expect((await orderOf(h.office.db, file.id))?.reach.length).toBe(27)
  const american = await upToData(h, restriction, 'whitfield')
  const shown = await h.get(`${american.at}/restriction`)
  expect(shown.text).not.toContain('value="tco"')
  const refused = await h.post(`${american.at}/restriction`, { version: '4', ...RESTRICTION, law: 'tco' })
  expect([refused.status, refused.text.includes('Only an authority of a Member State')]).toEqual([422, true])
})
