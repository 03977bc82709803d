/** A request about ten thousand identifiers, over real HTTP on both databases: sent as a file, judged row by row, taken, filed, decided. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, launchBrowser, openPage, scrollsSideways } from '#test/browser.ts'
import { ENGINES } from '#test/database.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { answersOf, type Call, type Draft, letterOf, must, type Request, todayAt } from './calls.ts'

type Judged = Readonly<{
  version: number
  list: { id: string; good: number; twice: number; refused: readonly { row: number; because: string; mend: string }[] }
}>
type Listed = Readonly<{
  total: number
  pages: number
  identifiers: readonly { value: string; result: string | null }[]
}>
type Case = Readonly<{
  seen: number
  state: string
  period: { from: string; to: string }
  identifiers: readonly { result: string | null; accounts: readonly object[] }[]
  proposals: readonly { id: string; hash: string; body: { decision: { subjects: readonly object[] } } }[]
}>

const ROWS = 10_000

describe.each(ENGINES)('on %s', (engine) => {
  let w: WholeHouse
  let call: Call
  let request: Request
  let draft = ''
  let caseId = ''
  beforeAll(async () => {
    w = await wholeHouse({ engine, daysAgo: 1 })
    call = w.api
    const today = todayAt(w.house.office.clock.now())
    request = { officer: 'officer', docket: 'GJ-26-9001', account: w.accounts[0] ?? '', today, secrecy: null }
  }, 300_000)
  afterAll(() => w?.close())

  /** Real accounts first, strangers after them; row 500 and row 9000 need mending, row 2 stands twice. */
  function rows(): string[] {
    const known = w.accounts.map((email) => `email;${email}`)
    const made = Array.from({ length: ROWS - known.length }, (_, n) => `e-mailadres;stranger.${n}@nowhere.example`)
    const all = [...known, ...made]
    all[2] = all[1] ?? ''
    all[499] = 'email;half@'
    all[8999] = 'vergadering;81422075531;;'
    return all
  }
  const fileOf = (text: string) => {
    const form = new FormData()
    form.set('csv', new File([text], 'lijst.csv', { type: 'text/csv' }))
    return form
  }
  const send = (text: string) => call('officer', `/drafts/${draft}/identifiers/list`, fileOf(text))

  test('is judged within ten seconds, and nothing is saved before the officer says so', async () => {
    draft = (await must<Draft>(call, 201, 'officer', '/drafts', {})).draft
    const answers = answersOf(request)
    await must(call, 200, 'officer', `/drafts/${draft}/process`, { version: 1, ...answers.process })
    await must(call, 200, 'officer', `/drafts/${draft}/agency`, { version: 2, ...answers.agency })
    expect((await send('')).status).toBe(422)
    expect((await send(Array.from({ length: ROWS + 1 }, (_, n) => `username,u${n}x`).join('\n'))).status).toBe(422)
    expect((await call('officer2', `/drafts/${draft}/identifiers/list`, fileOf('username,abc'))).status).toBe(404)

    const began = performance.now()
    const judged = await send(rows().join('\r\n'))
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(judged.status).toBe(201)
    const { list } = judged.json as Judged
    expect(list).toMatchObject({ good: ROWS - 3, twice: 1 })
    expect(list.refused.map(({ row, because }) => [row, because])).toEqual([
      [500, 'not-an-email'],
      [9000, 'meeting-needs-time'],
    ])
    const step = await must<{ answers: object }>(call, 200, 'officer', `/drafts/${draft}/identifiers`)
    expect(step.answers).toEqual({})
  })

  test('gives the rows back that need mending, as a file that does nothing in a spreadsheet', async () => {
    const browser = await launchBrowser()
    try {
      const { page } = await openPage(browser, w.url)
      await w.become(page.context(), 'officer')
      const response = await page.request.get(`${w.url}/lers/drafts/${draft}/identifiers/list/refused.csv`)
      expect([response.status(), response.headers()['content-disposition']]).toEqual([
        200,
        expect.stringMatching(/^attachment/),
      ])
      const text = (await response.body()).toString('utf8')
      expect(text.split('\r\n')).toHaveLength(4)
      expect(text).toContain('500,Not an e-mail address.,')
      expect(text).toContain('email,half@')
    } finally {
      await browser.close()
    }
  })

  test('is taken once, as it was seen, and survives the steps after it', async () => {
    const { list, version } = await must<Judged>(call, 200, 'officer', `/drafts/${draft}/identifiers/list`)
    const take = (id: string) => call('officer', `/drafts/${draft}/identifiers/list/taking`, { list: id, version })
    expect((await take('list_other')).status).toBe(409)
    expect((await call('officer', `/drafts/${draft}/identifiers/list/taking`, {})).status).toBe(422)
    for (const [noun, form] of [
      ['taking', { list: list.id, version }],
      ['removal', { version }],
    ] as const)
      expect((await call('officer2', `/drafts/${draft}/identifiers/list/${noun}`, form)).status, noun).toBe(404)
    const taken = await take(list.id)
    expect([taken.status, taken.json]).toEqual([200, expect.objectContaining({ identifiers: ROWS - 3 })])
    const now = (taken.json as Draft).version
    const kept = await must<Draft>(call, 200, 'officer', `/drafts/${draft}/identifiers`, { version: now })
    await must(call, 200, 'officer', `/drafts/${draft}/data`, { version: kept.version, ...answersOf(request).data })
    const form = new FormData()
    form.set('pdf', new File([Buffer.from(await letterOf(request))], 'GJ-26-9001.pdf', { type: 'application/pdf' }))
    await must(call, 201, 'officer', `/drafts/${draft}/document`, form)
    const objection = 'The list is the annex of page 2.'
    const sent = await must<{ case: string }>(call, 201, 'officer', `/drafts/${draft}/send`, { objection })
    caseId = sent.case
  }, 120_000)

  test('is looked up, shown a hundred at a time, and decided on as one', async () => {
    await must(call, 201, 'intake', `/desk/cases/${caseId}/acceptance`, {})
    await w.settle()
    const found = await must<Case>(call, 200, 'reviewer', `/desk/cases/${caseId}`)
    expect(found.identifiers).toHaveLength(ROWS - 3)
    const accounts = found.identifiers.filter(({ result }) => result === 'found').length
    expect(accounts).toBeGreaterThan(10)
    expect(found.identifiers.filter(({ result }) => result === null)).toEqual([])
    const last = await must<Listed>(call, 200, 'reviewer', `/desk/cases/${caseId}/identifiers?page=100`)
    expect([last.total, last.pages, last.identifiers.length]).toEqual([ROWS - 3, 100, 97])

    const { seen, period } = found
    const propose = { kind: 'disclose', seen, all: 'found', explanation: 'Valid on its face.', ...period }
    await must(call, 201, 'reviewer', `/desk/cases/${caseId}/proposals`, propose)
    const { proposals } = await must<Case>(call, 200, 'counsel', `/desk/cases/${caseId}`)
    const [proposal] = proposals
    expect(proposal?.body.decision.subjects).toHaveLength(accounts)
    const path = `/desk/cases/${caseId}/proposals/${proposal?.id}/approval`
    await must(call, 201, 'counsel', path, { hash: proposal?.hash, reason: 'Read and agreed.' })
    const grants = await w.house.office.db.selectFrom('disclosure_grant').select('id').execute()
    expect(grants).toHaveLength(accounts)
  }, 300_000)

  if (engine === 'pglite')
    test.each([
      ['en', 1440],
      ['nl', 390],
    ] as const)(
      'its pages in %s at %i pixels stay short and without a barrier',
      async (lang, width) => {
        const another = (await must<Draft>(call, 201, 'officer', '/drafts', {})).draft
        await must(call, 201, 'officer', `/drafts/${another}/identifiers/list`, fileOf(rows().join('\n')))
        const browser = await launchBrowser()
        try {
          for (const [who, path] of [
            ['officer', `/lers/drafts/${another}/identifiers/list`],
            ['officer', `/lers/drafts/${another}/identifiers`],
            ['officer', `/lers/cases/${caseId}`],
            ['reviewer', `/desk/cases/${caseId}`],
            ['reviewer', `/desk/cases/${caseId}/identifiers`],
          ] as const) {
            const { page, faults } = await openPage(browser, w.url, { lang, width })
            await w.become(page.context(), who)
            const response = await page.goto(w.url + path)
            expect((await response?.body())?.length, path).toBeLessThan(400_000)
            expect(await axe(page), path).toEqual([])
            expect(await scrollsSideways(page), path).toBe(false)
            expect(faults).toEqual([])
            await page.context().close()
          }
        } finally {
          await browser.close()
        }
      },
      120_000,
    )
})
