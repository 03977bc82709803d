/** The officer's one renewed request. It is answered at once: where the law says "shall be extended", nobody has to decide. */
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import type { RenewalRefusal } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { officerAddress } from '../filing/contact.store.ts'
import { renewalRefusedMail, renewedMail } from './preservation.mail.ts'
import { answerRenewal, type Period, placeOf, preservationOf } from './preservation.rules.ts'
import { insertRenewal } from './preservation.store.ts'
import { scheduleEnd } from './schedule.commands.ts'

/** A formal request of its own: who authorises it, and why the records are still needed. */
export type RenewalRequest = Readonly<{ officialName: string; officialTitle: string; request: string }>

export type RenewalOutcome =
  | { kind: 'unknown' }
  | { kind: 'granted'; period: Period }
  | { kind: 'refused'; because: RenewalRefusal }

/** Refused or granted, it stands in the history of the case, and the officer gets it in writing. */
export async function askRenewal(
  office: Office,
  officerId: string,
  { caseId, ...asked }: { caseId: string } & RenewalRequest,
): Promise<RenewalOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<RenewalOutcome> => {
    const { file, facts, now } = held
    const kept = preservationOf(facts)
    if (file.officerId !== officerId || !kept) return { kind: 'unknown' }
    const place = placeOf(office.provider)
    const answer = answerRenewal({ process: file.process, receivedAt: file.receivedAt, facts, now, place })
    if (answer.kind === 'refused') await refuse(office, held, answer.because)
    else await grant(office, held, { preservationId: kept.preservationId, period: answer.period, asked })
    return answer
  })
  return outcome ?? { kind: 'unknown' }
}

async function refuse(office: Office, held: Held, because: RenewalRefusal): Promise<void> {
  const { tx, file } = held
  const { to, lang } = await officerAddress(tx, file)
  const { provider, baseUrl } = office
  const mail = renewalRefusedMail({ file, provider, baseUrl, lang, because })
  await queueMail(tx, office, {
    to,
    ...mail,
    about: file.number,
    caseId: file.id,
    template: 'preservation-not-renewed',
  })
  await addFacts(office, held, {
    ...{ by: file.officerId, action: 'preservation.renewal-refused', detail: { because } },
    facts: [{ kind: 'renewal-refused', data: { because } }],
  })
}

type Granting = Readonly<{ preservationId: string; period: Period; asked: RenewalRequest }>

async function grant(office: Office, held: Held, { preservationId, period, asked }: Granting): Promise<void> {
  const { tx, file, now } = held
  const { rule, until, lastDay, sum } = period
  await insertRenewal(tx, preservationId, { rule, until, askedBy: file.officerId, ...asked, at: now })
  await scheduleEnd(office, { tx, caseId: file.id, now, period })
  const { to, lang } = await officerAddress(tx, file)
  const { provider, baseUrl } = office
  const mail = renewedMail({ file, provider, baseUrl, lang, lastDay, ...asked })
  await queueMail(tx, office, { to, ...mail, about: file.number, caseId: file.id, template: 'preservation-renewed' })
  await addFacts(office, held, {
    ...{ by: file.officerId, action: 'preservation.renewed', detail: { lastDay } },
    facts: [{ kind: 'renewal-granted', data: { rule, until: until.toISOString(), lastDay, sum } }],
  })
}
