/** The user objects before production; counsel answers. Until then the gate stays shut. */
import type { Office } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { refusalMail } from '../letters/officer.mail.ts'
import { sinceReopening } from '../reopening/reopening.rules.ts'

export type ObjectionOutcome =
  | { kind: 'objected' }
  | { kind: 'unknown' }
  | { kind: 'too-late' }
  | { kind: 'already' }
  | { kind: 'empty' }

export async function objectToProduction(
  office: Office,
  by: string,
  { caseId, accountId, text }: { caseId: string; accountId: string; text: string },
): Promise<ObjectionOutcome> {
  if (text.trim() === '') return { kind: 'empty' }
  const outcome = await withCase(office, caseId, async (held): Promise<ObjectionOutcome> => {
    if (!held.state.told.has(accountId)) return { kind: 'unknown' }
    if (held.state.objection) return { kind: 'already' }
    const scheduled = sinceReopening(held.facts).findLast((fact) => fact.kind === 'production-scheduled')
    const lastDay = scheduled?.kind === 'production-scheduled' ? scheduled.data.lastDay : null
    if (held.state.state !== 'user-time' || lastDay === null || dayIn(office.provider.zone, held.now) > lastDay)
      return { kind: 'too-late' }
    await addFacts(office, held, {
      by,
      action: 'user.objected',
      facts: [{ kind: 'user-objected', data: { accountId, text: text.trim().slice(0, 4000) } }],
    })
    return { kind: 'objected' }
  })
  return outcome ?? { kind: 'unknown' }
}

export type AnswerOutcome =
  | { kind: 'answered' }
  | { kind: 'unknown' }
  | { kind: 'nothing-open' }
  | { kind: 'reason-missing' }

/** Counsel's word on an objection: hand over after all, or not at all. */
export async function answerObjection(
  office: Office,
  by: string,
  { caseId, produce, reason }: { caseId: string; produce: boolean; reason: string },
): Promise<AnswerOutcome> {
  if (reason.trim() === '') return { kind: 'reason-missing' }
  const outcome = await withCase(office, caseId, async (held): Promise<AnswerOutcome> => {
    if (!held.state.objection || held.state.objection.answered) return { kind: 'nothing-open' }
    const outcomes = held.file.tasks.map((task) => ({ taskId: task.id, outcome: 'rejected' as const }))
    await addFacts(office, held, {
      by,
      action: 'objection.answered',
      detail: { produce },
      facts: [
        { kind: 'objection-answered', data: { produce, reason: reason.trim() } },
        ...(produce ? [] : [{ kind: 'closed' as const, data: { outcomes, why: 'rejected' as const } }]),
      ],
    })
    if (!produce) await tellOfficer(office, held, reason.trim())
    const at = held.state.produceFrom
    if (produce) await office.jobs.send(held.tx, 'case.produce', { caseId }, at ? { at } : {})
    return { kind: 'answered' }
  })
  return outcome ?? { kind: 'unknown' }
}

/** The officer learns that nothing comes, and why, as with every refusal. */
async function tellOfficer(office: Office, held: Held, explanation: string): Promise<void> {
  const { provider, baseUrl } = office
  const letter = { file: held.file, because: 'OBJECTION_UPHELD', explanation, provider, baseUrl } as const
  await tellOfficers(office, held, { template: 'refusal', make: (lang) => refusalMail({ ...letter, lang }) })
}
