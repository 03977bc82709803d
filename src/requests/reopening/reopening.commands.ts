/** Taking a decision back, or a closed case up again: one asks, counsel says yes. */
import { allStaff } from '#identity'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { insertEnd, proposalsOf } from '../case/proposal.store.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { counselAskedMail, reopenedMail } from './reopening.mail.ts'
import {
  mayAskReopening,
  mayEndReopening,
  type ReopenEnding,
  type ReopenEndRefusal,
  type ReopenRefusal,
} from './reopening.rules.ts'
import { insertReopening, insertReopeningEnd } from './reopening.store.ts'

export type AskOutcome = { kind: 'asked' } | { kind: 'unknown' } | { kind: 'refused'; because: ReopenRefusal }

export async function askReopening(
  office: Office,
  by: string,
  { caseId, reason }: { caseId: string; reason: string },
): Promise<AskOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<AskOutcome> => {
    const verdict = mayAskReopening(reason, held.state)
    if (verdict !== 'fine') return { kind: 'refused', because: verdict }
    const asked = { reopeningId: newId('reopen'), reason: reason.trim() }
    await insertReopening(held.tx, { id: asked.reopeningId, caseId, reason: asked.reason, at: held.now, by })
    await tellCounsel(office, held, by)
    await addFacts(office, held, { by, action: 'reopening.asked', facts: [{ kind: 'reopening-asked', data: asked }] })
    return { kind: 'asked' }
  })
  return outcome ?? { kind: 'unknown' }
}

export type EndOutcome = { kind: ReopenEnding } | { kind: 'unknown' } | { kind: 'refused'; because: ReopenEndRefusal }
export type Ending = Readonly<{ caseId: string; reopeningId: string; ending: ReopenEnding; reason: string }>

/** Counsel's yes or no, or the asker's change of mind. A yes brings the case back to review and tells the officer so. */
export async function endReopening(
  office: Office,
  by: Readonly<{ id: string; roles: readonly string[] }>,
  { caseId, reopeningId, ending, reason }: Ending,
): Promise<EndOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<EndOutcome> => {
    const ask = { reopeningId, ending, by: by.id, counsel: by.roles.includes('counsel'), reason }
    const verdict = mayEndReopening(ask, held.state)
    const asked = held.state.reopening
    if (verdict !== 'fine' || !asked) return { kind: 'refused', because: verdict === 'fine' ? 'not-asked' : verdict }
    const said = { reopeningId, reason: reason.trim() }
    await insertReopeningEnd(held.tx, {
      ...{ ...said, caseId, askedBy: asked.by, outcome: ending, rounds: held.state.rounds, at: held.now, by: by.id },
    })
    const fact: NewFact =
      ending === 'reopened'
        ? { kind: 'reopened', data: { reopeningId, reason: asked.reason } }
        : { kind: 'reopening-declined', data: said }
    if (ending === 'reopened') {
      await endOpenProposal(held, [by.id, asked.by])
      await tellOfficer(office, held)
      await office.jobs.send(held.tx, 'case.resolve', { caseId }, {})
    }
    await addFacts(office, held, { by: by.id, action: `reopening.${ending}`, facts: [fact] })
    return { kind: ending }
  })
  return outcome ?? { kind: 'unknown' }
}

/** A proposal that lay open when the case was closed is sent back by one of the two who did not make it. */
async function endOpenProposal({ tx, file, now }: Held, people: readonly string[]): Promise<void> {
  const open = (await proposalsOf(tx, file.id)).find(({ end }) => end === null)?.proposal
  const by = people.find((id) => id !== open?.by)
  if (!open || by === undefined) return
  await insertEnd(tx, open, { proposalId: open.id, ending: 'sent-back', by, at: now, reason: '' })
}

async function tellCounsel(office: Office, { tx, file }: Held, but: string): Promise<void> {
  const mail = counselAskedMail({ file, provider: office.provider, baseUrl: office.baseUrl })
  const staff = (await allStaff(tx)).filter(
    ({ id, roles, suspendedAt }) => suspendedAt === null && id !== but && roles.includes('counsel'),
  )
  for (const { email } of staff)
    await queueMail(tx, office, { to: email, ...mail, about: file.number, caseId: file.id, template: 'reopening' })
}

async function tellOfficer(office: Office, held: Held): Promise<void> {
  const { provider, baseUrl } = office
  await tellOfficers(office, held, {
    template: 'reopened',
    make: (lang) => reopenedMail({ file: held.file, provider, baseUrl, lang }),
  })
}
