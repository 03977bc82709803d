/** From an approved proposal to a preservation: from this moment nothing that it names can be deleted. The copy is taken by a job. */
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { insertKeepings } from '#records'
import type { NewFact } from '../case/fact.rules.ts'
import type { Preserving } from '../case/proposal.rules.ts'
import type { Held } from '../case/record.commands.ts'
import { firstPeriod, placeOf } from './preservation.rules.ts'
import { insertPreservation } from './preservation.store.ts'
import { scheduleEnd } from './schedule.commands.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'preservation.snapshot': { caseId: string }
  }
}

export async function beginPreservation(
  office: Office,
  { tx, file, now }: Held,
  { proposalId, decision }: { proposalId: string; decision: Preserving },
): Promise<readonly NewFact[]> {
  const period = firstPeriod(file.process, file.receivedAt, placeOf(office.provider))
  if (!period) throw new Error('a preservation was approved that has no period')
  const preservationId = newId('keep')
  const { rule, until, lastDay, sum } = period
  const { id: caseId, receivedAt } = file
  await insertPreservation(tx, { id: preservationId, caseId, proposalId, rule, receivedAt, until, at: now })
  await insertKeepings(
    tx,
    decision.subjects.map(({ accountId, meetingId }) => ({
      ...{ id: newId('keeping'), forId: preservationId, accountId, meetingId },
      ...{ categories: decision.categories, at: now },
    })),
  )
  await office.jobs.send(tx, 'preservation.snapshot', { caseId }, { onceKey: caseId })
  await scheduleEnd(office, { tx, caseId, now, period })
  return [{ kind: 'preservation-started', data: { preservationId, rule, until: until.toISOString(), lastDay, sum } }]
}
