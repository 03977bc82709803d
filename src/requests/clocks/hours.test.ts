/** Clocks in hours warn at any hour, and every warning names the clock that rules the case. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarOf, workingDayUntil } from '#platform/calendar/calendar.rules.ts'
import { atHour, handClock } from '#platform/time.ts'
import { dueDay } from '#ui/due.rules.ts'
import { type EmergencyHouse, emergencyHouse } from '../../../test/emergency/house.ts'
import { remindOfDueDates, remindOfHours } from './reminder.commands.ts'

let h: EmergencyHouse
beforeAll(async () => {
  h = await emergencyHouse()
  await h.play([
    { daysAgo: 0, officer: 'officer', kind: 'grand-jury', account: 0, categories: ['identity'], ending: 'new' },
  ])
}, 240_000)
afterAll(() => h?.close())

const reminders = (caseId: string) =>
  h.db.selectFrom('due_reminder').selectAll().where('case_id', '=', caseId).orderBy('at').execute()

test('an emergency that nobody decides: duty hears half-way, near the end and at the end, by its own clock', async () => {
  const caseId = await h.take()
  await h.minutes(80)
  expect(await reminders(caseId)).toEqual([])
  await h.minutes(11)
  expect((await reminders(caseId)).map(({ rule, threshold }) => [rule, threshold])).toEqual([['EDR_DECISION', 'ahead']])
  await Promise.all([remindOfHours(h.house.office, { caseId }), remindOfHours(h.house.office, { caseId })])
  await h.minutes(72)
  await h.minutes(30)
  expect((await reminders(caseId)).map(({ threshold }) => threshold)).toEqual(['ahead', 'last-day', 'overdue'])
  const mails = await h.mails('reminder')
  expect([...new Set(mails.map(({ recipient }) => recipient))]).toEqual([h.people.get('emergencyDuty')?.email])
  expect(mails.map(({ subject }) => subject.split(' / ')[1])).toEqual([
    '1 answer due within hours',
    '1 answer due at once',
    '1 answer counted in hours overdue',
  ])
  expect(mails[0]?.text_body).toContain('Emergency: decided')
  await remindOfHours(h.house.office, { caseId })
  expect(await reminders(caseId)).toHaveLength(3)
}, 240_000)

test('an instrument that was entered by hand is warned of by the clock that was chosen for it', async () => {
  const card = await h.db
    .selectFrom('case_index')
    .select(['case_id', 'due_at'])
    .where('process', '=', 'us-subpoena-grand-jury')
    .executeTakeFirstOrThrow()
  await h.db
    .insertInto('case_instrument')
    .values({
      ...{ case_id: card.case_id, channel: 'post', issuer: 'judge', validated_by: null, authority: false },
      due_rule: 'EPOC_10D',
    })
    .execute()
  const last = workingDayUntil(calendarOf('NL'), dueDay(card.due_at, 'Europe/Amsterdam').on)
  const clock = handClock(atHour(last, 10, 'Europe/Amsterdam').toISOString())
  await remindOfDueDates({ ...h.house.office, clock })
  expect((await reminders(card.case_id)).map(({ rule }) => rule)).toEqual(['EPOC_10D'])
  const text = (await h.mails('reminder')).at(-1)?.text_body ?? ''
  expect(text).toContain('European production order, no notification')
}, 240_000)
