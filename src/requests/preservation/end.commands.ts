/**
 * The end of a preservation: its time is over, or staff release it. First it has ended, on the record; then the key is destroyed; then
 * the certificate says so. A machine that dies in between goes on where it was.
 */
import type { Office } from '#platform/office.ts'
import { DAY_MS, later } from '#platform/time.ts'
import { endKeeping } from '#records'
import { linksOf } from '../case/link.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { endedMail } from './preservation.mail.ts'
import { mayLapse, type Preservation, preservationOf } from './preservation.rules.ts'
import { type End, insertEnding, openOnes } from './preservation.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'preservation.destroy': { caseId: string }
  }
}

/** A job; it may run at any hour and as often as it likes. While a linked case is open it comes back every day. */
export async function lapse(office: Office, { caseId }: { caseId: string }): Promise<void> {
  await withCase(office, caseId, async (held) => {
    const { tx, facts, now } = held
    const kept = preservationOf(facts)
    if (!kept) return
    const linked = linksOf(facts).flatMap((link) => (link.as === 'preservation' ? [link.caseId] : []))
    const open = await openOnes(tx, linked)
    const answer = mayLapse(kept, now, open.length)
    if (answer === 'lapses') return end(office, held, { kept, how: 'lapsed', by: 'system', reason: '' })
    if (answer !== 'kept-for-another') return
    const number = open.map((one) => one.number).join(', ')
    if (kept.keptFor !== number)
      await addFacts(office, held, {
        ...{ by: 'system', action: 'preservation.kept-on', detail: { number } },
        facts: [{ kind: 'preservation-kept-on', data: { number } }],
      })
    await office.jobs.send(tx, 'preservation.lapse', { caseId }, { at: later(now, DAY_MS) })
  })
}

export type ReleaseOutcome = { kind: 'released' | 'unknown' | 'nothing-kept' | 'not-kept-yet' }

/** Staff let go before the time is over: the issuer needs it no longer, or it should never have been kept. */
export async function releasePreservation(
  office: Office,
  by: string,
  { caseId, reason }: { caseId: string; reason: string },
): Promise<ReleaseOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<ReleaseOutcome> => {
    const kept = preservationOf(held.facts)
    if (!kept || kept.ended) return { kind: 'nothing-kept' }
    if (!kept.snapshot) return { kind: 'not-kept-yet' }
    await end(office, held, { kept, how: 'released', by, reason: reason.trim() })
    return { kind: 'released' }
  })
  return outcome ?? { kind: 'unknown' }
}

type Ending = Omit<End, 'at'> & Readonly<{ kept: Preservation }>

async function end(office: Office, held: Held, { kept, how, by, reason }: Ending): Promise<void> {
  const { tx, file, now } = held
  await insertEnding(tx, kept.preservationId, { how, by, reason, at: now })
  await endKeeping(tx, { forId: kept.preservationId, at: now })
  await office.jobs.send(tx, 'preservation.destroy', { caseId: file.id }, { onceKey: file.id })
  const { provider, baseUrl } = office
  await tellOfficers(office, held, {
    template: `preservation-${how}`,
    make: (lang) => endedMail({ file, provider, baseUrl, lang, how, lastDay: kept.period.lastDay }),
  })
  await addFacts(office, held, {
    ...{ by, action: `preservation.${how}` },
    facts: [
      how === 'lapsed'
        ? { kind: 'preservation-lapsed', data: {} }
        : { kind: 'preservation-released', data: { reason } },
    ],
  })
}
