/** After a release: legal process or a written confirmation within 72 hours. A reminder to the officer, then counsel hears of it. */
import { allStaff } from '#identity'
import type { Tx } from '#platform/db/db.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import { HOUR_MS, later } from '#platform/time.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { followUpMail, overdueMail } from './emergency.mail.ts'
import { emergencyState } from './state.rules.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'emergency.follow': { caseId: string; step: 'remind' | 'overdue' }
  }
}

const REMIND_HOURS_BEFORE = 24

export async function scheduleFollowUp(office: Office, tx: Tx, { caseId, due }: { caseId: string; due: Date }) {
  const remindAt = later(due, -REMIND_HOURS_BEFORE * HOUR_MS)
  await office.jobs.send(
    tx,
    'emergency.follow',
    { caseId, step: 'remind' },
    { at: remindAt, onceKey: `${caseId}-remind` },
  )
  await office.jobs.send(tx, 'emergency.follow', { caseId, step: 'overdue' }, { at: due, onceKey: `${caseId}-overdue` })
}

/** May run twice and at any hour: it does what is due and was not done. */
export async function followUp(
  office: Office,
  { caseId, step }: { caseId: string; step: 'remind' | 'overdue' },
): Promise<void> {
  await withCase(office, caseId, async (held) => {
    const { followUp: follow } = emergencyState(held.facts)
    if (follow.kind !== 'open') return
    if (step === 'overdue') return overdue(office, held, follow.due)
    if (!follow.reminded) await remind(office, held, follow.due)
  })
}

async function remind(office: Office, held: Held, due: Date): Promise<void> {
  const { provider, baseUrl } = office
  const mailId = await tellOfficers(office, held, {
    template: 'emergency-follow-up',
    make: (lang) => followUpMail({ file: held.file, provider, baseUrl, lang, due }),
  })
  const facts = [{ kind: 'follow-up-reminded', data: { mailId } }] as const
  await addFacts(office, held, { by: 'system', action: 'emergency.follow-up.reminded', facts })
}

async function overdue(office: Office, held: Held, due: Date): Promise<void> {
  const { tx, file, now } = held
  if (now < due) return scheduleFollowUp(office, tx, { caseId: file.id, due })
  const staff = (await allStaff(tx)).filter(({ suspendedAt }) => suspendedAt === null)
  const counsel = staff.filter(({ roles }) => roles.includes('counsel'))
  const readers = counsel.length > 0 ? counsel : staff.filter(({ roles }) => roles.includes('emergencyDuty'))
  const { provider, baseUrl } = office
  const mail = overdueMail({ file, provider, baseUrl, due, langs: ['nl', 'en'] })
  for (const { email } of readers) {
    await queueMail(tx, office, {
      to: email,
      ...mail,
      about: file.number,
      caseId: file.id,
      template: 'emergency-overdue',
    })
  }
  const facts = [{ kind: 'follow-up-overdue', data: {} }] as const
  await addFacts(office, held, { by: 'system', action: 'emergency.follow-up.overdue', facts })
}

export type EndFollowUp = { kind: 'ended' | 'unknown' | 'nothing-open' }

/** Legal process came, or the agency confirmed in writing that the emergency was what they said. */
export async function endFollowUp(
  office: Office,
  by: string,
  { caseId, how, reference }: { caseId: string; how: 'legal-process' | 'confirmation'; reference: string },
): Promise<EndFollowUp> {
  const outcome = await withCase(office, caseId, async (held): Promise<EndFollowUp> => {
    const { followUp: follow } = emergencyState(held.facts)
    if (follow.kind !== 'open' && follow.kind !== 'overdue') return { kind: 'nothing-open' }
    await addFacts(office, held, {
      ...{ by, action: 'emergency.follow-up.ended', detail: { how } },
      facts: [{ kind: 'follow-up-ended', data: { how, reference: reference.trim() } }],
    })
    return { kind: 'ended' }
  })
  return outcome ?? { kind: 'unknown' }
}
