/** Reminders to the officer before a preservation ends, and the end itself, as jobs that wait for their hour. */
import type { Tx } from '#platform/db/db.ts'
import type { Office } from '#platform/office.ts'
import { atHour, type Day, dayIn } from '#platform/time.ts'
import { addFacts, withCase } from '../case/record.commands.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { reminderMail } from './preservation.mail.ts'
import {
  type Period,
  placeOf,
  preservationOf,
  type ReminderDays,
  remindersAfter,
  secondPeriod,
} from './preservation.rules.ts'
import { insertReminder, isReminded } from './preservation.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'preservation.remind': { caseId: string; lastDay: Day; days: ReminderDays }
    'preservation.lapse': { caseId: string }
  }
}

const MORNING = 9

/** What is planned for an end that is moved by a renewal runs all the same, and finds that there is nothing to do. */
export async function scheduleEnd(
  office: Office,
  { tx, caseId, now, period }: { tx: Tx; caseId: string; now: Date; period: Period },
): Promise<void> {
  const { zone } = office.provider
  const { lastDay, until } = period
  for (const { days, on } of remindersAfter(dayIn(zone, now), lastDay))
    await office.jobs.send(
      tx,
      'preservation.remind',
      { caseId, lastDay, days },
      { at: atHour(on, MORNING, zone), onceKey: `${caseId}-${lastDay}-${days}` },
    )
  await office.jobs.send(tx, 'preservation.lapse', { caseId }, { at: until, onceKey: `${caseId}-${lastDay}` })
}

/** One mail for each of the three days, however often the job runs; none for an end that is no longer the end. */
export async function remindOfExpiry(
  office: Office,
  { caseId, lastDay, days }: { caseId: string; lastDay: Day; days: ReminderDays },
): Promise<void> {
  await withCase(office, caseId, async (held) => {
    const { tx, file, facts, now } = held
    const kept = preservationOf(facts)
    if (!kept || kept.ended || kept.period.lastDay !== lastDay || now >= kept.period.until) return
    const { preservationId } = kept
    if (await isReminded(tx, { preservationId, lastDay, days })) return
    const { provider, baseUrl } = office
    const renewable = !kept.renewed && secondPeriod(file.process, file.receivedAt, placeOf(provider)) !== null
    const mailId = await tellOfficers(office, held, {
      template: 'preservation-reminder',
      make: (lang) => reminderMail({ file, provider, baseUrl, lang, lastDay, days, renewable }),
    })
    await insertReminder(tx, { preservationId, lastDay, days, mailId, at: now })
    await addFacts(office, held, {
      ...{ by: 'system', action: 'preservation.reminded', detail: { days } },
      facts: [{ kind: 'expiry-reminded', data: { days, mailId } }],
    })
  })
}
