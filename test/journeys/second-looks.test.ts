/** Decisions looked at again by somebody who had no part in them, over real HTTP on both databases; and the office's own guidelines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES } from '#test/database.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import type { Story } from '../../src/app/demo/stories.ts'
import { draw } from '../../src/requests/quality/look.rules.ts'
import { must } from './calls.ts'

const story = (more: Partial<Story>): Story => ({
  ...{
    daysAgo: 3,
    officer: 'officer',
    kind: 'trial',
    account: 0,
    categories: ['identity'],
    ending: 'user-time',
    ...more,
  },
})
const CHECKS = ['addressee', 'signed', 'named', 'reasons', 'identifier', 'reach', 'period', 'told']
const yes = (...more: readonly string[]) => Object.fromEntries([...CHECKS, ...more].map((check) => [check, 'yes']))
const CONTENT = yes('judge', 'particular', 'content-needed')

type Look = { id: string; case: string; why: string; proposedBy: string; verdict: { verdict: string } | null }

describe.each(ENGINES)('second looks on %s', (engine) => {
  let w: WholeHouse
  beforeAll(async () => {
    w = await wholeHouse({ engine, daysAgo: 4, share: 0 })
    await w.play([
      story({ kind: 'warrant', categories: ['identity', 'chat'] }),
      story({ account: 1 }),
      story({ account: 2, ending: 'refused' }),
    ])
  }, 240_000)
  afterAll(() => w?.close())

  const list = async (show: string, who = 'qc') =>
    (await must<{ looks: Look[] }>(w.api, 200, who, `/desk/second-looks?show=${show}`)).looks

  test('content gets one, the rest are drawn; a look agrees, or disagrees and counsel answers', async () => {
    const [look, ...others] = await list('open')
    expect([look?.why, others]).toEqual(['content', []])
    const at = `/desk/second-looks/${look?.id}`
    await must(w.api, 403, 'intake', '/desk/second-looks')
    expect(await must(w.api, 200, 'qc', at)).toMatchObject({ id: look?.id, why: 'content', verdict: null })
    const page = await fetch(`${w.url}/desk/second-looks/none`, { redirect: 'manual' })
    expect(page.status).toBe(303)
    await must(w.api, 403, 'reviewer', `${at}/verdict`, { verdict: 'agree', checks: CONTENT })
    await must(w.api, 422, 'qc', `${at}/verdict`, { checks: CONTENT })
    await must(w.api, 422, 'qc', `${at}/verdict`, { verdict: 'agree', checks: yes() })
    await must(w.api, 422, 'qc', `${at}/verdict`, { verdict: 'agree', checks: { ...CONTENT, period: 'no' } })
    await must(w.api, 422, 'qc', `${at}/verdict`, { verdict: 'disagree', checks: CONTENT })
    await must(w.api, 409, 'counsel', `${at}/answer`, { text: 'Too early.' })
    const word = { verdict: 'disagree', text: 'A day too many.', checks: { ...CONTENT, period: 'no' } }
    await must(w.api, 200, 'qc', `${at}/verdict`, word)
    await must(w.api, 409, 'qc', `${at}/verdict`, word)
    expect(await list('open')).toEqual([])
    expect((await list('disputed', 'counsel')).map(({ id }) => id)).toEqual([look?.id])
    const told = (await w.mails(w.person('counsel').email)).filter(({ template }) => template === 'second-look')
    expect(told).toHaveLength(1)
    await must(w.api, 403, 'qc', `${at}/answer`, { text: 'Not mine.' })
    await must(w.api, 422, 'counsel', `${at}/answer`, {})
    await must(w.api, 200, 'counsel', `${at}/answer`, { text: 'The period is narrowed before anything is collected.' })
    expect(await list('disputed')).toEqual([])
    const { facts } = await must<{ facts: { kind: string }[] }>(w.api, 200, 'reviewer', `/desk/cases/${look?.case}`)
    expect(facts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['second-look-opened', 'second-look-done', 'second-look-answered']),
    )
  }, 120_000)

  test('who decided does not look, whatever the program believes', async () => {
    const { db } = w.house.opened
    const done = await db.selectFrom('second_look_verdict').selectAll().executeTakeFirstOrThrow()
    const look = await db.selectFrom('second_look').selectAll().executeTakeFirstOrThrow()
    const other = await db
      .selectFrom('proposal_outcome')
      .selectAll()
      .where('outcome', '=', 'approved')
      .where('proposal_id', '!=', look.proposal_id)
      .executeTakeFirstOrThrow()
    const { case_id, proposed_by, by_person: decided_by, proposal_id } = other
    await db
      .insertInto('second_look')
      .values({ ...look, id: 'look_two', proposal_id, case_id, proposed_by, decided_by })
      .execute()
    const verdict = (by_person: string, more = {}) => {
      const values = { ...done, look_id: 'look_two', proposed_by, decided_by, answers: '{}', by_person, ...more }
      return db.insertInto('second_look_verdict').values(values).execute()
    }
    for (const own of [proposed_by, decided_by]) await expect(verdict(own)).rejects.toThrow(/check/)
    await expect(verdict('q', { decided_by: 'x' })).rejects.toThrow(/foreign key/)
    await expect(verdict('q', { text: ' ' })).rejects.toThrow(/check/)
    await verdict('somebody')
    const answer = { look_id: 'look_two', verdict: 'disagree', text: ' ', at: new Date(), by_person: 'c' } as const
    await expect(db.insertInto('second_look_answer').values(answer).execute()).rejects.toThrow(/check/)
  })

  test('the draw is kept and can be done again; how often they agree is for quality control and administrators', async () => {
    const { db } = w.house.opened
    const seeds = new Map(
      (await db.selectFrom('second_look_seed').selectAll().execute()).map((row) => [row.month, row.seed]),
    )
    const draws = await db.selectFrom('second_look_draw').selectAll().execute()
    expect(draws).toHaveLength(2)
    for (const { month, ticket, drawn, chosen } of draws) {
      expect(draw(seeds.get(month) ?? '', ticket)).toBe(drawn)
      expect(chosen).toBe(false)
    }
    for (const who of ['reviewer', 'counsel', 'auditor']) await must(w.api, 403, who, '/desk/agreement')
    type Agreement = { agreement: { looked: number; disagree: number }[]; months: { seed: string | null }[] }
    const now = await must<Agreement>(w.api, 200, 'administrator', '/desk/agreement')
    expect(now.agreement.length).toBeGreaterThan(1)
    expect(now.months.map(({ seed }) => seed).filter((seed) => seed !== null)).toHaveLength(seeds.size - 1)
    await w.passDays(32)
    const later = await must<Agreement>(w.api, 200, 'qc', '/desk/agreement')
    expect(later.months.map(({ seed }) => seed).toSorted()).toEqual([...seeds.values()].toSorted())
  }, 120_000)

  test('a guideline is written in both languages, changed with a reason, and stands where it belongs', async () => {
    const guideline = {
      ...{ titleEn: 'When we narrow', titleNl: 'Wanneer wij beperken', place: 'decision', why: 'Asked twice a week.' },
      ...{ textEn: 'Ask first.\n\nThen refuse.', textNl: 'Vraag eerst.\n\nWeiger dan.' },
    }
    await must(w.api, 403, 'intake', '/desk/guidelines', guideline)
    await must(w.api, 422, 'qc', '/desk/guidelines', { ...guideline, textNl: '' })
    await must(w.api, 200, 'qc', '/desk/guidelines', guideline)
    await must(w.api, 409, 'reviewer', '/desk/guidelines', guideline)
    const at = '/desk/guidelines/when-we-narrow'
    const next = { ...guideline, textEn: 'Ask first, once.', why: 'Once is enough.', seen: 1 }
    await must(w.api, 200, 'reviewer', `${at}/versions`, next)
    await must(w.api, 409, 'qc', `${at}/versions`, next)
    type Read = { version: number; text: { en: string }; versions: { n: number }[] }
    expect(await must<Read>(w.api, 200, 'intake', at)).toMatchObject({ version: 2, text: { en: 'Ask first, once.' } })
    expect(await must<Read>(w.api, 200, 'intake', `${at}?version=1`)).toMatchObject({ version: 1 })
    await must(w.api, 404, 'intake', `${at}?version=3`)
    expect((await must<Read>(w.api, 200, 'intake', at)).versions.map(({ n }) => n)).toEqual([2, 1])
  }, 120_000)
})

test('with the whole share every decision is drawn', async () => {
  await using w = await wholeHouse({ engine: 'pglite', daysAgo: 4, share: 1 })
  await w.play([story({}), story({ account: 1, ending: 'refused' })])
  const { looks } = await must<{ looks: Look[] }>(w.api, 200, 'qc', '/desk/second-looks')
  expect(looks.map(({ why }) => why)).toEqual(['drawn', 'drawn'])
}, 240_000)
