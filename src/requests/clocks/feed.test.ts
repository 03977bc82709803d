/** Calendar files over real HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskHouse, deskHouse } from '#test/desk.ts'

let desk: DeskHouse
const story = { daysAgo: 1, officer: 'officer', kind: 'grand-jury', account: 0, categories: ['identity'] } as const

beforeAll(async () => {
  desk = await deskHouse()
  await desk.play([
    { ...story, ending: 'in-review' },
    { ...story, account: 1, ending: 'user-time' },
  ])
}, 400_000)
afterAll(() => desk?.close())

const file = async (path: string, who = 'reviewer') => {
  const response = await desk.ask(who, path)
  return { response, text: (await response.text()).replaceAll('\r\n ', '') }
}
const titles = (text: string) => [...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title)
const ids = (text: string) => [...text.matchAll(/^UID:(.*)\r$/gm)].map(([, id]) => id)

test('the desk’s calendar has every open case by number and rule, and nothing of whom it is about', async () => {
  const { response, text } = await file('/desk/calendar.ics')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(response.headers.get('content-disposition')).toContain('waarborg.ics')
  expect(titles(text)).toEqual([
    expect.stringMatching(/^HLD-\d{4}-\d{5} US_DUE$/),
    expect.stringMatching(/^HLD-\d{4}-\d{5} US_DUE$/),
  ])
  const identifiers = await desk.house.office.db.selectFrom('case_task').select('identifier_value').execute()
  expect(identifiers.length).toBeGreaterThan(1)
  for (const { identifier_value: value } of identifiers) expect(text).not.toContain(value)
  expect(ids((await file('/desk/calendar.ics')).text)).toEqual(ids(text))
})

test('one’s own calendar has what one was given', async () => {
  const { case_id: caseId } = await desk.house.office.db
    .selectFrom('case_index')
    .select('case_id')
    .where('state', '=', 'in-review')
    .executeTakeFirstOrThrow()
  expect(titles((await file('/desk/calendar.ics?with=me', 'qc')).text)).toEqual([])
  const to = desk.people.get('qc')?.id ?? ''
  await desk.house.office.db.updateTable('case_index').set({ assigned_to: to }).where('case_id', '=', caseId).execute()
  expect(ids((await file('/desk/calendar.ics?with=me', 'qc')).text)).toEqual([`${caseId}.US_DUE@127.0.0.1`])
})

test('a case’s own calendar has the user’s time as well, and leads to the case', async () => {
  const { case_id: caseId, number } = await desk.house.office.db
    .selectFrom('case_index')
    .select(['case_id', 'number'])
    .where('state', '=', 'user-time')
    .executeTakeFirstOrThrow()
  const { response, text } = await file(`/desk/cases/${caseId}/calendar.ics`)
  expect(response.headers.get('content-disposition')).toContain(`${number}.ics`)
  expect(titles(text)).toEqual([`${number} US_DUE`, `${number} USER_NOTICE`])
  expect(text).toContain(`URL:http://127.0.0.1/desk/cases/${caseId}`)
  expect((await file(`/desk/cases/${caseId}`)).text).toContain(`href="/desk/cases/${caseId}/calendar.ics"`)
})

test('who may not see cases gets no calendar, and reading one is on the record', async () => {
  expect((await file('/desk/calendar.ics', 'reporter')).response.status).toBe(403)
  expect((await file('/desk/cases/none/calendar.ics')).response.status).toBe(404)
  const logged = await desk.house.office.db
    .selectFrom('audit_entry')
    .select('action')
    .where('action', 'in', ['calendar.read', 'case.calendar.read'])
    .execute()
  expect(logged.length).toBeGreaterThan(3)
})
