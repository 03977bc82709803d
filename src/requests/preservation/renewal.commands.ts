/** The officer's one renewed request. It is answered at once: where the law says "shall be extended", nobody has to decide. */
import type { Office } from '#platform/office.ts'
import type { RenewalRefusal } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { type NotActing, whyNotAct } from '../colleagues/part.question.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { renewalRefusedMail, renewedMail } from './preservation.mail.ts'
import { answerRenewal, type Period, placeOf, preservationOf } from './preservation.rules.ts'
import { insertRenewal } from './preservation.store.ts'
import { scheduleEnd } from './schedule.commands.ts'

/** A formal request of its own: who authorises it, and why the records are still needed. */
export type RenewalRequest = Readonly<{ officialName: string; officialTitle: string; request: string }>

export type RenewalOutcome =
  | NotActing
  | { kind: 'granted'; period: Period }
  | { kind: 'refused'; because: RenewalRefusal }

/** Refused or granted, it stands in the history of the case, and the officer gets it in writing. */
export async function askRenewal(
  office: Office,
  officerId: string,
  { caseId, ...asked }: { caseId: string } & RenewalRequest,
): Promise<RenewalOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<RenewalOutcome> => {
    const { tx, file, facts, now } = held
    const kept = preservationOf(facts)
    const none = await whyNotAct(tx, file, { personId: officerId, now })
    if (none) return none
    if (!kept) return { kind: 'unknown' }
    const place = placeOf(office.provider)
    const answer = answerRenewal({ process: file.process, receivedAt: file.receivedAt, facts, now, place })
    if (answer.kind === 'refused') await refuse(office, held, { by: officerId, because: answer.because })
    else await grant(office, held, { by: officerId, preservationId: kept.preservationId, period: answer.period, asked })
    return answer
  })
  return outcome ?? { kind: 'unknown' }
}

type Refusing = Readonly<{ by: string; because: RenewalRefusal }>

async function refuse(office: Office, held: Held, { by, because }: Refusing): Promise<void> {
  const { file } = held
  const { provider, baseUrl } = office
  await tellOfficers(office, held, {
    template: 'preservation-not-renewed',
    make: (lang) => renewalRefusedMail({ file, provider, baseUrl, lang, because }),
  })
  await addFacts(office, held, {
    ...{ by, action: 'preservation.renewal-refused', detail: { because } },
    facts: [{ kind: 'renewal-refused', data: { because } }],
  })
}

type Granting = Readonly<{ by: string; preservationId: string; period: Period; asked: RenewalRequest }>

async function grant(office: Office, held: Held, { by, preservationId, period, asked }: Granting): Promise<void> {
  const { tx, file, now } = held
  const { rule, until, lastDay, sum } = period
  await insertRenewal(tx, preservationId, { rule, until, askedBy: by, ...asked, at: now })
  await scheduleEnd(office, { tx, caseId: file.id, now, period })
  const { provider, baseUrl } = office
  await tellOfficers(office, held, {
    template: 'preservation-renewed',
    make: (lang) => renewedMail({ file, provider, baseUrl, lang, lastDay, ...asked }),
  })
  await addFacts(office, held, {
    ...{ by, action: 'preservation.renewed', detail: { lastDay } },
    facts: [{ kind: 'renewal-granted', data: { rule, until: until.toISOString(), lastDay, sum } }],
  })
}
