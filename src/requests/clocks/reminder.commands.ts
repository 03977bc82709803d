/**
 * Staff are told of due dates by mail: who works on a case, or whose move it is when nobody does. A warning, its mail and its entries
 * stand in one transaction, so a kill loses none and sends none twice.
 */
import { recordAll } from '#audit'
import { allStaff, type Person } from '#identity'
import { calendarOf } from '#platform/calendar/calendar.rules.ts'
import type { Tx } from '#platform/db/db.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { dayIn, endOf } from '#platform/time.ts'
import { dueDay } from '#ui/due.rules.ts'
import { announceEvents } from '../webhooks/announce.commands.ts'
import type { ClockId } from './clock.rules.ts'
import type { DueCase } from './feed.store.ts'
import { reminderMail } from './reminder.mail.ts'
import {
  countsInHours,
  furthestDue,
  nextOpening,
  nextWarning,
  rolesTold,
  type Threshold,
  thresholdAt,
  thresholdOn,
} from './reminder.rules.ts'
import { insertReminders, type Reminder, stillToRemind, stillToRemindOf } from './reminder.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'due.remind': Record<string, never>
    'due.hours': { caseId: string }
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
  const staff = await working(office)
  const due = cases.flatMap((one): readonly Warned[] => {
    const threshold = countsInHours(one.rule)
      ? thresholdAt(now, one)
      : thresholdOn(today, dueDay(one.dueAt, provider.zone).on, calendar)
    return threshold === null ? [] : [{ ...one, threshold, to: recipients(staff, one) }]
  })
  for (const [, warned] of Map.groupBy(due, groupOf))
    for (let at = 0; at < warned.length; at += CASES_PER_MAIL)
      await remind(office, warned.slice(at, at + CASES_PER_MAIL))
}

/** For a new case: a clock in hours does not wait for the morning. Others are found by the daily round. */
export async function watchHours(
  { jobs }: Office,
  tx: Tx,
  {
    caseId,
    rule,
    now,
    ...hours
  }: Readonly<{ caseId: string; rule: ClockId; now: Date; receivedAt: Date; dueAt: Date }>,
): Promise<void> {
  if (!countsInHours(rule)) return
  const at = nextWarning(now, hours)
  await jobs.send(tx, 'due.hours', { caseId }, at === null ? {} : { at })
}

/** One case whose clock counts in hours, at the hour of its warning. May run twice: each warning is written once. */
export async function remindOfHours(office: Office, { caseId }: { caseId: string }): Promise<void> {
  const now = office.clock.now()
  const one = await stillToRemindOf(office.db, caseId)
  if (!one) return
  const threshold = thresholdAt(now, one)
  if (threshold !== null) await remind(office, [{ ...one, threshold, to: recipients(await working(office), one) }])
  const at = nextWarning(now, one)
  if (at === null) return
  const onceKey = `${caseId} ${at.toISOString()}`
  await transact(office, (tx) => office.jobs.send(tx, 'due.hours', { caseId }, { at, onceKey }))
}

/** Cases of the same people go into one mail; those that count in hours into one of their own. */
function groupOf({ to, rule }: Warned): string {
  return `${countsInHours(rule)} ${to.map(({ id }) => id).join(' ')}`
}

async function working({ db }: Office): Promise<readonly Person[]> {
  return (await allStaff(db)).filter(({ suspendedAt }) => suspendedAt === null)
}

/** A mail stays readable, and a transaction short. */
const CASES_PER_MAIL = 50

type Warned = DueCase & Readonly<{ threshold: Threshold; to: readonly Person[] }>

/** One mail for cases of the same people. Without anybody to tell it is not written down as told. */
async function remind(office: Office, warned: readonly Warned[]): Promise<void> {
  const to = warned[0]?.to ?? []
  if (to.length === 0) return
  const at = office.clock.now()
  await transact(office, async (tx) => {
    const reminders = warned.map(
      ({ caseId, rule, dueAt, threshold }): Reminder => ({
        ...{ caseId, rule, dueAt, threshold, recipients: to.map(({ id }) => id), at },
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
    for (const { caseId, number } of cases)
      await announceEvents(office, tx, { file: { id: caseId, number }, events: ['case.due'] })
    await recordAll(
      tx,
      office.clock,
      cases.map(({ caseId, number, rule, threshold }) => ({
        ...{ who: 'system', action: 'due.reminded', about: number, caseId },
        detail: { threshold, rule, recipients: to.map(({ id }) => id) },
      })),
    )
  })
}

/** Who works on it; where nobody does, or who does has been suspended, those whose move it is, and intake in the last resort. */
function recipients(staff: readonly Person[], one: DueCase): readonly Person[] {
  const person = staff.find(({ id }) => id === one.assignedTo)
  if (person) return [person]
  const wanted = rolesTold(one)
  const theirs = staff.filter(({ roles }) => roles.some((role) => wanted.includes(role)))
  return theirs.length > 0 ? theirs : staff.filter(({ roles }) => roles.includes('intake'))
}
