/**
 * Staff are told of due dates by mail: who works on a case, or everybody at intake when nobody does. A warning, its mail and its entries
 * stand in one transaction, so a kill loses none and sends none twice.
 */
import { recordAll } from '#audit'
import { allStaff, type Person } from '#identity'
import { calendarOf } from '#platform/calendar/calendar.rules.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { dayIn, endOf } from '#platform/time.ts'
import { dueDay } from '#ui/due.rules.ts'
import type { DueCase } from './feed.store.ts'
import { reminderMail } from './reminder.mail.ts'
import { furthestDue, nextOpening, type Threshold, thresholdOn } from './reminder.rules.ts'
import { insertReminders, type Reminder, stillToRemind } from './reminder.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'due.remind': Record<string, never>
  }
}

/** May run twice and at any hour: outside office hours it comes back when the office opens. */
export async function remindOfDueDates(office: Office): Promise<void> {
  const { provider, clock } = office
  const [now, calendar] = [clock.now(), calendarOf(provider.calendar)]
  const opens = nextOpening(now, provider.zone, calendar)
  if (opens !== null) {
    await transact(office, (tx) => office.jobs.send(tx, 'due.remind', {}, { at: opens, onceKey: 'opening' }))
    return
  }
  const today = dayIn(provider.zone, now)
  const cases = await stillToRemind(office.db, endOf(furthestDue(today, calendar), provider.zone))
  const staff = (await allStaff(office.db)).filter(({ suspendedAt }) => suspendedAt === null)
  const due = cases.flatMap((one): readonly Warned[] => {
    const threshold = thresholdOn(today, dueDay(one.dueAt, provider.zone).on, calendar)
    return threshold === null ? [] : [{ ...one, threshold }]
  })
  for (const [, warned] of Map.groupBy(due, ({ assignedTo }) => assignedTo))
    for (let at = 0; at < warned.length; at += CASES_PER_MAIL)
      await remind(office, warned.slice(at, at + CASES_PER_MAIL), staff)
}

/** A mail stays readable, and a transaction short. */
const CASES_PER_MAIL = 50

type Warned = DueCase & Readonly<{ threshold: Threshold }>

/** One mail for cases that are with the same person, or with nobody. Without anybody to tell it is not written down as told. */
async function remind(office: Office, warned: readonly Warned[], staff: readonly Person[]): Promise<void> {
  const to = recipients(staff, warned[0]?.assignedTo ?? null)
  if (to.length === 0) return
  const at = office.clock.now()
  await transact(office, async (tx) => {
    const reminders = warned.map(
      ({ caseId, dueAt, threshold }): Reminder => ({
        ...{ caseId, rule: 'US_DUE', dueAt, threshold, recipients: to.map(({ id }) => id), at },
      }),
    )
    const written = await insertReminders(tx, reminders)
    const cases = warned.filter(({ caseId }) => written.has(caseId))
    if (cases.length === 0) return
    const { provider, baseUrl } = office
    const mail = reminderMail({ cases, provider, baseUrl, now: at, langs: ['nl', 'en'] })
    for (const { email } of to) {
      const [only] = cases.length === 1 ? cases : []
      const about = only?.number ?? 'due-dates'
      await queueMail(tx, office, { to: email, ...mail, about, caseId: only?.caseId ?? null, template: 'reminder' })
    }
    await recordAll(
      tx,
      office.clock,
      cases.map(({ caseId, number, threshold }) => ({
        ...{ who: 'system', action: 'due.reminded', about: number, caseId },
        detail: { threshold, recipients: to.map(({ id }) => id) },
      })),
    )
  })
}

/** Who works on it; everybody at intake when nobody does, or when who does has been suspended. */
function recipients(staff: readonly Person[], assignedTo: string | null): readonly Person[] {
  const person = staff.find(({ id }) => id === assignedTo)
  return person ? [person] : staff.filter(({ roles }) => roles.includes('intake'))
}
