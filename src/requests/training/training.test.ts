/** The training sandbox over real HTTP, and what the database refuses. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessLog } from '#audit'
import { DAY_MS } from '#platform/time.ts'
import { ENGINES, freshDb } from '#test/database.ts'
import { type DeskHouse, deskHouse } from '#test/desk.ts'
import { sweepTraining } from './training.commands.ts'
import { deleteAttemptsBefore } from './training.store.ts'

let desk: DeskHouse
beforeAll(async () => {
  desk = await deskHouse()
}, 400_000)
afterAll(() => desk?.close())

const text = async (who: string, path: string) => (await desk.ask(who, path)).text()
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''
const attempts = () => desk.house.office.db.selectFrom('training_attempt').selectAll().orderBy('at').execute()

/** Answers the document that a page shows; the page that comes back, or where it leads. */
async function answer(who: string, exercise: string, fields: Readonly<Record<string, string>>) {
  const html = await text(who, `/desk/training/${exercise}`)
  const document = { variant: hidden(html, 'variant'), on: hidden(html, 'on') }
  const response = await desk.ask(who, `/desk/training/${exercise}/attempts`, { ...document, ...fields })
  return { status: response.status, to: response.headers.get('location') ?? '', html: await response.text() }
}

const GOOD = {
  ...{ course: 'give', 'rows.identity': 'disclose', 'rows.payment': 'disclose', 'rows.sessions': 'disclose' },
  ...{ 'rows.participants': 'withhold', 'rows.chat': 'withhold', approver: 'colleague', telling: 'before' },
}

test('a reviewer practises: nothing is preset, a half answer comes back filled in, and what would have leaked is said', async () => {
  const page = await text('reviewer', '/desk/training/grand-jury')
  expect(page).toContain('GRAND JURY SUBPOENA')
  expect(page).not.toContain('checked')
  const { 'rows.chat': _, telling: __, ...half } = GOOD
  const back = await answer('reviewer', 'grand-jury', half)
  expect(back.status).toBe(422)
  for (const said of ['Choose when the user hears of it.', 'hand over or withhold.', 'checked'])
    expect(back.html).toContain(said)
  expect(hidden(back.html, 'variant')).toBe('1')
  const done = await answer('reviewer', 'grand-jury', { ...GOOD, 'rows.chat': 'disclose' })
  expect([done.status, done.to]).toEqual([303, expect.stringMatching(/^\/desk\/training\/attempts\/attempt_/)])
  const outcome = await text('reviewer', done.to)
  for (const said of ['7 of 8 points', 'One kind of data would have left without a ground', 'needs a search warrant'])
    expect(outcome).toContain(said)
  const list = await text('reviewer', '/desk/training')
  expect(list).toContain('1 of 17 practised')
  expect(list).toContain('Next exercise: An administrative subpoena')
  // The same matter comes back with other names.
  expect(hidden(await text('reviewer', '/desk/training/grand-jury'), 'variant')).toBe('2')
})

test('all points', async () => {
  const { to } = await answer('reviewer', 'grand-jury', GOOD)
  expect(await text('reviewer', to)).toContain('All 8 points')
  const refused = await answer('reviewer', 'party-to-a-suit', { course: 'refuse' })
  expect([refused.status, refused.html.includes('Choose the reason for which you refuse.')]).toEqual([422, true])
  const right = await answer('reviewer', 'party-to-a-suit', { course: 'refuse', because: 'OUT_OF_SCOPE_PARTY' })
  expect(await text('reviewer', right.to)).toContain('All 2 points')
})

test('somebody’s answers are theirs; who practised what is for quality control and counsel', async () => {
  const [first] = await attempts()
  for (const who of ['counsel', 'qc', 'administrator'])
    expect((await desk.ask(who, `/desk/training/attempts/${first?.id}`)).status, who).toBe(404)
  for (const who of ['counsel', 'qc']) expect(await text(who, '/desk/training'), who).toContain('id="people"')
  for (const who of ['reviewer', 'intake', 'administrator'])
    expect(await text(who, '/desk/training'), who).not.toContain('id="people"')
})

test('a document that the office does not show is not marked, whatever a form says', async () => {
  const before = (await attempts()).length
  const sent = (fields: Readonly<Record<string, string>>) =>
    desk.ask('reviewer', '/desk/training/grand-jury/attempts', { ...GOOD, variant: '1', on: '2026-01-01', ...fields })
  expect((await sent({})).status).toBe(409)
  for (const wrong of [{ variant: '0' }, { variant: 'x' }, { on: 'yesterday' }, { variant: '99999' }])
    expect((await sent(wrong)).status, JSON.stringify(wrong)).toBe(422)
  expect((await desk.ask('reviewer', '/desk/training/no-such/attempts', GOOD)).status).toBe(404)
  expect(await attempts()).toHaveLength(before)
})

test('nothing of it is a case, a count, a mail or a job; the log says that somebody answered, not what', async () => {
  const { db } = desk.house.office
  for (const table of ['case_file', 'case_fact', 'proposal', 'outbox_mail', 'case_index'] as const)
    expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([])
  const entries = (await accessLog(db, { limit: 500 })).entries.filter(({ action }) => action === 'training.answered')
  expect(entries.length).toBeGreaterThanOrEqual(3)
  expect(JSON.stringify(entries)).not.toMatch(/disclose|withhold/)
})

test('after two years an answer goes at night, and the log says how many', async () => {
  const { office } = desk.house
  expect(await sweepTraining(office)).toBe(0)
  const { length } = await attempts()
  await desk.house.tools.passTime?.(731 * DAY_MS)
  expect([await attempts(), await sweepTraining(office)]).toEqual([[], 0])
  const told = (await accessLog(office.db, { limit: 500 })).entries.find(
    ({ action }) => action === 'training.destroyed',
  )
  expect(told?.about).toBe(String(length))
}, 200_000)

test.each(ENGINES)('on %s an answer stays as it was, and more points than there are is none', async (engine) => {
  const { opened, close } = await freshDb(engine)
  const { db } = opened
  const row = {
    ...{ id: 'attempt_1', person_id: 'p', exercise: 'grand-jury', variant: 1, received_on: '2026-11-22', answer: '{}' },
    ...{ good: 2, points: 8, at: new Date('2026-11-22T12:00:00Z') },
  }
  const insert = (more: Partial<typeof row>) =>
    db
      .insertInto('training_attempt')
      .values({ ...row, ...more })
      .execute()
  await insert({})
  await expect(db.updateTable('training_attempt').set({ good: 8 }).execute()).rejects.toThrow(/stays as it was/)
  for (const wrong of [{ good: 9 }, { good: -1 }, { points: 0, good: 0 }, { variant: 0 }, { exercise: 'A b' }])
    await expect(insert({ id: 'attempt_2', ...wrong }), JSON.stringify(wrong)).rejects.toThrow(/check/)
  expect(await db.transaction().execute((tx) => deleteAttemptsBefore(tx, row.at))).toBe(0)
  await close()
})
