/** The mail about due dates, on both databases: to the right people, in office hours, once, whatever breaks or runs twice. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendarOf, workingDayFrom, workingDayUntil } from '#platform/calendar/calendar.rules.ts'
import type { Office } from '#platform/office.ts'
import { addDays, atHour, type Day, handClock } from '#platform/time.ts'
import { ENGINES } from '#test/database.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { dueDay } from '#ui/due.rules.ts'
import { newestClock } from './clock.rules.ts'
import { countDays } from './deadline.rules.ts'
import { remindOfDueDates } from './reminder.commands.ts'

const NL = calendarOf('NL')
const story = { daysAgo: 1, officer: 'officer', kind: 'grand-jury', categories: ['identity'] } as const

describe.each(ENGINES)('on %s', (engine) => {
  let w: WholeHouse
  let office: Office
  let due: Day
  const clock = handClock('2026-01-01T00:00:00Z')
  const onDay = (day: Day, hour = 10) => clock.set(atHour(day, hour, 'Europe/Amsterdam').toISOString())
  const warned = () => countDays({ rule: newestClock('DUE_WARNING'), from: due, calendar: NL }).target
  const mails = async (who: string) =>
    (await w.mails(w.person(who).email)).filter(({ template }) => template === 'reminder')
  const told = () => w.house.office.db.selectFrom('due_reminder').selectAll().orderBy('at').execute()

  beforeAll(async () => {
    w = await wholeHouse({ engine, daysAgo: 2 })
    await w.play([
      { ...story, account: 0, ending: 'in-review' },
      { ...story, account: 1, ending: 'new' },
    ])
    const { db } = w.house.office
    await db
      .updateTable('case_index')
      .set({ assigned_to: w.person('reviewer').id })
      .where('state', '=', 'in-review')
      .execute()
    await db.updateTable('case_index').set({ assigned_to: null }).where('state', '=', 'new').execute()
    const { due_at: at } = await db.selectFrom('case_index').select('due_at').executeTakeFirstOrThrow()
    due = dueDay(at, 'Europe/Amsterdam').on
    office = { ...w.house.office, clock }
  }, 400_000)
  afterAll(() => w?.close())

  test('it runs at nine from Monday to Friday where the office is', async () => {
    const { rows } = await sql`select cron, timezone from pgboss.schedule where name = 'due.remind'`.execute(office.db)
    expect(rows).toEqual([{ cron: '0 9 * * 1-5', timezone: 'Europe/Amsterdam' }])
  })

  test('nobody is told while the date is far off', async () => {
    onDay(workingDayFrom(NL, addDays(warned(), -7)))
    await remindOfDueDates(office)
    expect(await told()).toEqual([])
  })

  test('outside office hours it waits for the office to open', async () => {
    onDay(warned(), 20)
    await remindOfDueDates(office)
    expect(await told()).toEqual([])
    const waiting = await w.house.tools.jobs.list({ name: 'due.remind', state: 'waiting' })
    expect(waiting.map(({ dueAt }) => dueAt)).toContainEqual(
      atHour(workingDayFrom(NL, addDays(warned(), 1)), 9, 'Europe/Amsterdam'),
    )
  })

  test('what breaks half-way leaves neither a mail nor a note that one was sent', async () => {
    onDay(warned())
    const broken = { ...office, jobs: { send: () => Promise.reject(new Error('killed here')) } }
    await expect(remindOfDueDates(broken)).rejects.toThrow('killed here')
    expect(await told()).toEqual([])
    expect(await mails('reviewer')).toEqual([])
  })

  test('three working days ahead who works on it is told, and intake of what nobody has; once, in both languages', async () => {
    onDay(warned())
    await Promise.all([remindOfDueDates(office), remindOfDueDates(office)])
    await remindOfDueDates(office)
    const [mail, ...more] = await mails('reviewer')
    expect(more).toEqual([])
    expect(mail?.subject).toBe('1 antwoord binnenkort nodig / 1 answer due soon')
    expect(mail?.text).toMatch(/BINNENKORT NODIG[\s\S]*HLD-\d{4}-\d{5}: [\s\S]*DUE SOON/)
    const { number } = await w.house.office.db
      .selectFrom('case_index')
      .select('number')
      .where('state', '=', 'new')
      .executeTakeFirstOrThrow()
    const [unowned, ...rest] = await mails('intake')
    expect([rest, unowned?.text.includes(number)]).toEqual([[], true])
    expect((await told()).map(({ threshold }) => threshold)).toEqual(['ahead', 'ahead'])
  })

  test('no mail names a person or an identifier', async () => {
    const values = await w.house.office.db.selectFrom('case_task').select('identifier_value').execute()
    for (const mail of [...(await mails('reviewer')), ...(await mails('intake'))])
      for (const { identifier_value: value } of values) expect(`${mail.subject} ${mail.text}`).not.toContain(value)
  })

  test('on the last working day and once when overdue they are told again, then never', async () => {
    onDay(workingDayUntil(NL, due))
    await remindOfDueDates(office)
    expect((await mails('reviewer')).at(-1)?.subject).toContain('the last working day')
    for (const later of [1, 8, 15]) {
      onDay(workingDayFrom(NL, addDays(due, later)))
      await remindOfDueDates(office)
    }
    expect((await mails('reviewer')).map(({ subject }) => subject.split(' / ')[1])).toEqual([
      '1 answer due soon',
      '1 answer due: the last working day',
      '1 answer due or overdue',
    ])
    expect(await told()).toHaveLength(6)
  })

  test('each is on the record with its threshold', async () => {
    const entries = await w.house.office.db
      .selectFrom('audit_entry')
      .select(['who', 'detail', 'case_id'])
      .where('action', '=', 'due.reminded')
      .orderBy('id')
      .execute()
    expect(entries).toHaveLength(6)
    expect(entries[0]).toMatchObject({ who: 'system', case_id: expect.any(String) })
    expect(JSON.parse(entries[0]?.detail ?? '')).toMatchObject({ threshold: 'ahead' })
  })
})
