/** Counsel's gate over real HTTP: a reviewer asks, counsel asks back, sets conditions, blocks and contests; and what the page says of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, launchBrowser, openPage, scrollsSideways } from '#test/browser.ts'
import { type DeskHouse, deskHouse } from '#test/desk.ts'
import type { Story } from '../../src/app/demo/stories.ts'

type Case = Readonly<{
  id: string
  state: string
  needs: string
  counsel: {
    asked: string | null
    answer: string | null
    word: { id: string; word: string; conditions: readonly string[] } | null
    acknowledged: readonly string[]
    challenges: readonly { id: string; ended: { outcome: string } | null }[]
  }
  proposals: readonly { id: string; hash: string; end: unknown }[]
  facts: readonly { kind: string; data: { linkId?: string } }[]
}>

const story = (account: number, ending: Story['ending']): Story => ({
  ...{ daysAgo: 20, officer: 'officer', kind: 'grand-jury', account, categories: ['identity', 'billing'], ending },
})
let desk: DeskHouse
let open: readonly string[] = []
beforeAll(async () => {
  desk = await deskHouse()
  await desk.play([story(0, 'second-person'), story(1, 'second-person'), story(2, 'user-time'), story(3, 'answered')])
  open = await idsOf('/desk?needs=second-person')
}, 400_000)
afterAll(() => desk?.close())

async function json<T>(who: string, path: string): Promise<T> {
  const response = await fetch(desk.url + path, { headers: { cookie: `test_who=${who}`, accept: 'application/json' } })
  expect(response.status, path).toBe(200)
  return response.json() as Promise<T>
}
const idsOf = async (path: string) =>
  (await json<{ cases: readonly { id: string }[] }>('reviewer', path)).cases.map(({ id }) => id)
const caseOf = (id: string) => json<Case>('reviewer', `/desk/cases/${id}`)
const mailed = async (template: string) =>
  (await desk.house.office.db.selectFrom('outbox_mail').selectAll().execute()).filter(
    (mail) => mail.template === template,
  )
const to = (id: string | undefined, path: string) => `/desk/cases/${id}/${path}`
const say = (id: string | undefined, word: string, note = '', conditions = '') =>
  desk.ask('counsel', to(id, 'counsel/words'), { word, note, conditions })
async function approve(id: string, who: string): Promise<Response> {
  const { proposals } = await caseOf(id)
  const proposal = proposals.find(({ end }) => end === null)
  return desk.ask(who, to(id, `proposals/${proposal?.id}/approval`), { hash: proposal?.hash ?? '', reason: 'Yes.' })
}

describe('before a decision', () => {
  test('a reviewer sends the case to counsel; it stands in counsel’s queue and cannot be approved meanwhile', async () => {
    const id = open[0] ?? ''
    expect((await desk.ask('reviewer', to(id, 'counsel/questions'), { counselQuestion: ' ' })).status).toBe(422)
    expect((await desk.ask('intake', to(id, 'counsel/questions'), { counselQuestion: 'May we?' })).status).toBe(403)
    const words = 'Does § 2939.12 reach a company abroad?'
    expect((await desk.ask('reviewer2', to(id, 'counsel/questions'), { counselQuestion: words })).status).toBe(303)
    expect((await desk.ask('reviewer', to(id, 'counsel/questions'), { counselQuestion: 'Too?' })).status).toBe(409)
    expect(await idsOf('/desk?needs=counsel')).toContain(id)
    const [mail] = await mailed('counsel')
    expect(mail?.recipient).toBe(desk.people.get('counsel')?.email)
    expect(`${mail?.subject}${mail?.text_body}`).not.toContain('2939')
    const stopped = await approve(id, 'reviewer2')
    expect(stopped.status).toBe(409)
    expect(await stopped.text()).toContain('This waits for counsel')
  })

  test('counsel asks back, is answered, and releases on conditions that both take before anything is approved', async () => {
    const id = open[0] ?? ''
    expect((await desk.ask('reviewer', to(id, 'counsel/words'), { word: 'release' })).status).toBe(403)
    expect((await say(id, 'ask')).status).toBe(422)
    expect((await say(id, 'ask', 'Who served it, and where?')).status).toBe(303)
    expect((await caseOf(id)).needs).toBe('reviewer')
    expect((await approve(id, 'counsel')).status).toBe(409)
    const reply = { counselReply: 'The sheriff, on our agent in Ohio.' }
    expect((await desk.ask('reviewer', to(id, 'counsel/answers'), reply)).status).toBe(303)
    expect((await desk.ask('reviewer', to(id, 'counsel/answers'), reply)).status).toBe(409)
    expect((await caseOf(id)).needs).toBe('counsel')

    const empty = await say(id, 'conditions', 'The period is too long.')
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('The period is too long.')
    const two = 'Only the days of the meetings.\n\nNo payment data.'
    expect((await say(id, 'conditions', 'The period is too long.', two)).status).toBe(303)
    const { counsel } = await caseOf(id)
    expect(counsel.word?.conditions).toEqual(['Only the days of the meetings.', 'No payment data.'])
    const take = (who: string, word = counsel.word?.id ?? '') =>
      desk.ask(who, to(id, 'counsel/acknowledgements'), { word })
    expect(await (await approve(id, 'counsel')).text()).toContain('the proposer has not taken yet')
    expect((await take('reviewer', 'word_other')).status).toBe(409)
    expect((await take('reviewer')).status).toBe(303)
    expect((await take('reviewer')).status).toBe(303)
    expect(await (await approve(id, 'counsel')).text()).toContain('Take them upon you first')
    expect((await take('counsel')).status).toBe(303)
    expect((await caseOf(id)).counsel.acknowledged).toHaveLength(2)
    expect((await approve(id, 'counsel')).status).toBe(303)
    expect((await caseOf(id)).facts.filter(({ kind }) => kind === 'conditions-acknowledged')).toHaveLength(2)
  })

  test('a challenge halts approval until a court has decided; what it set aside can only be refused', async () => {
    const id = open[1] ?? ''
    const bring = { challengeCourt: 'Supreme Court of Ohio', challengeDocket: '2026-0417', filedOn: '2026-01-05' }
    expect((await desk.ask('reviewer', to(id, 'challenges'), bring)).status).toBe(403)
    expect((await desk.ask('counsel', to(id, 'challenges'), { ...bring, filedOn: '2099-01-01' })).status).toBe(422)
    expect((await desk.ask('counsel', to(id, 'challenges'), bring)).status).toBe(303)
    expect((await desk.ask('counsel', to(id, 'challenges'), bring)).status).toBe(409)
    expect((await caseOf(id)).needs).toBe('counsel')
    expect(await (await approve(id, 'counsel')).text()).toContain('contested at a court')
    const challenge = (await caseOf(id)).counsel.challenges[0]?.id ?? ''
    const end = (form: Record<string, string>) => desk.ask('counsel', to(id, `challenges/${challenge}/outcome`), form)
    const upheld = { outcome: 'upheld', decidedOn: '2026-02-01', outcomeNote: 'Quashed: no nexus with the county.' }
    expect((await end({ ...upheld, decidedOn: '2026-01-01' })).status).toBe(422)
    expect((await end({ ...upheld, outcomeNote: '' })).status).toBe(422)
    expect((await end(upheld)).status).toBe(303)
    expect((await end(upheld)).status).toBe(409)
    expect(await (await approve(id, 'counsel')).text()).toContain('Only a refusal can be approved')

    const { proposals } = await caseOf(id)
    const { id: first, hash } = proposals[0] ?? { id: '', hash: '' }
    await desk.ask('counsel', to(id, `proposals/${first}/return`), { hash, reason: 'The instrument fell.' })
    const { seen } = await json<{ seen: number }>('reviewer', `/desk/cases/${id}`)
    const refuse = {
      kind: 'reject',
      seen: String(seen),
      because: 'NO_LEGAL_BASIS',
      explanation: 'Quashed by the court.',
    }
    expect((await desk.ask('reviewer', to(id, 'proposals'), refuse)).status).toBe(303)
    expect((await approve(id, 'counsel')).status).toBe(303)
    expect((await caseOf(id)).state).toBe('refused')
  })
})

describe('after a decision', () => {
  test('a block halts the making of the package; lifted with a reason, it is made', async () => {
    const [id = ''] = (await idsOf('/desk?state=user-time')).filter((one) => one !== open[0])
    expect((await say(id, 'ask', 'Why?')).status).toBe(409)
    expect((await say(id, 'block', 'The user’s lawyer filed a motion.')).status).toBe(303)
    await desk.house.tools.passTime?.(30 * 86_400_000)
    expect((await caseOf(id)).state).toBe('user-time')
    expect((await say(id, 'release')).status).toBe(422)
    expect((await say(id, 'release', 'The motion was withdrawn.')).status).toBe(303)
    await desk.house.tools.passTime?.(60_000)
    expect((await caseOf(id)).state).toBe('answered')
  })

  test('a package that was made is not handed over while counsel blocks, and the officer reads no reason', async () => {
    const [id = ''] = await idsOf('/desk?show=closed&state=answered')
    const secret = await newLink(id)
    expect((await say(id, 'block', 'Sent to the wrong agency?')).status).toBe(303)
    const held = await desk.ask('officer', `/lers/packages/${secret}/file`)
    expect(held.status).toBe(409)
    const text = await held.text()
    expect(text).toContain('cannot be collected now')
    expect(text).not.toContain('wrong agency')
    expect((await desk.ask('officer', `/lers/cases/${id}/link`, {})).status).toBe(409)
    expect((await say(id, 'release', 'It is the right one.')).status).toBe(303)
    expect((await desk.ask('officer', `/lers/packages/${secret}/file`)).status).toBe(200)
  })

  async function newLink(id: string): Promise<string> {
    expect((await desk.ask('officer', `/lers/cases/${id}/link`, {})).status).toBe(303)
    const mail = (await mailed('ready')).filter(({ case_id }) => case_id === id).at(-1)
    return /\/lers\/packages\/([\w-]+)/.exec(mail?.text_body ?? '')?.[1] ?? 'no link came'
  }
})

test.each([
  ['en', 1440],
  ['nl', 390],
] as const)('the page in %s at %i pixels is without a barrier', async (lang, width) => {
  const browser = await launchBrowser()
  try {
    for (const id of open) {
      const { page, faults } = await openPage(browser, desk.url, { lang, width })
      await desk.become(page.context(), 'counsel')
      await page.goto(`${desk.url}/desk/cases/${id}`)
      for (const fold of await page.locator('#counsel summary').all()) await fold.click()
      expect(await axe(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      expect(faults).toEqual([])
      await page.context().close()
    }
  } finally {
    await browser.close()
  }
})
