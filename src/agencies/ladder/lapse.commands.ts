/** Staff are told by mail whose rung lapses. A warning, its mail and its entries stand in one transaction: a kill loses none and sends none twice. */
import { recordAll } from '#audit'
import { allStaff, namesOf, permissionsOf } from '#identity'
import { calendarOf, isWorkingDay } from '#platform/calendar/calendar.rules.ts'
import { newId } from '#platform/ids.ts'
import type { AnyJobLine } from '#platform/jobs/jobs.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import { allOfficers, standingsOf } from '../agency.store.ts'
import { insertRungReminders } from './evidence.store.ts'
import { lapseOf } from './ladder.rules.ts'
import { type Lapsing, lapseMail } from './lapse.mail.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'rung.remind': Record<string, never>
  }
}

export function agencyJobs(office: Office): readonly AnyJobLine[] {
  return [
    {
      name: 'rung.remind',
      expireSeconds: 300,
      retries: 5,
      together: 1,
      // Mondays to Fridays; a holiday is made good on the next working day.
      cron: '5 9 * * 1-5',
      zone: office.provider.zone,
      work: () => remindOfLapses(office),
    },
  ]
}

type Told = Lapsing & Readonly<{ personId: string }>

/** May run twice. Whose account is frozen or closed is not chased. */
export async function remindOfLapses(office: Office): Promise<void> {
  const { clock, provider, db } = office
  const now = clock.now()
  if (!isWorkingDay(calendarOf(provider.calendar), dayIn(provider.zone, now))) return
  const officers = await allOfficers(db, now)
  const ids = officers.map(({ personId }) => personId)
  const [names, standings] = [await namesOf(db, ids), await standingsOf(db, ids, now)]
  const told = officers.flatMap(({ personId, rung }): readonly Told[] => {
    const lapse = lapseOf(rung, now)
    const standing = standings.get(personId)
    if (!lapse || !standing || standing.held) return []
    return [{ personId, name: names.get(personId) ?? personId, agency: standing.agency, ...lapse }]
  })
  const staff = (await allStaff(db)).filter(
    ({ suspendedAt, roles }) =>
      suspendedAt === null && roles.includes('intake') && permissionsOf('staff', roles).has('agency.manage'),
  )
  if (told.length > 0 && staff.length > 0) await tell(office, told, staff)
}

async function tell(
  office: Office,
  told: readonly Told[],
  staff: readonly Readonly<{ id: string; email: string }>[],
): Promise<void> {
  const at = office.clock.now()
  const recipients = staff.map(({ id }) => id)
  await transact(office, async (tx) => {
    const written = await insertRungReminders(
      tx,
      told.map(({ personId, at: lapsesAt, threshold }) => ({
        id: newId('reminder'),
        personId,
        lapsesAt,
        threshold,
        recipients,
        at,
      })),
    )
    const officers = told.filter(({ personId }) => written.has(personId))
    if (officers.length === 0) return
    const { provider, baseUrl } = office
    const mail = lapseMail({ officers, provider, baseUrl, langs: ['nl', 'en'] })
    for (const { email } of staff)
      await queueMail(tx, office, { to: email, ...mail, about: 'rungs', template: 'rung.lapse' })
    await recordAll(
      tx,
      office.clock,
      officers.map(({ personId, threshold }) => ({
        ...{ who: 'system', action: 'rung.reminded', about: personId, detail: { threshold, recipients } },
      })),
    )
  })
}
