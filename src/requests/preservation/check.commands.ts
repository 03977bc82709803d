import type { Office } from '#platform/office.ts'
import { factsOf } from '../case/case.store.ts'
import { addFacts, withCase } from '../case/record.commands.ts'
import { preservationOf } from './preservation.rules.ts'
import { snapshotOf } from './preservation.store.ts'
import { isIntact } from './snapshot-check.ts'

export type CheckOutcome = { kind: 'checked'; intact: boolean } | { kind: 'unknown' } | { kind: 'nothing-kept' }

/** Staff hold the sealed copy against its manifest; what comes of it stands in the history. */
export async function checkSnapshot(office: Office, by: string, { caseId }: { caseId: string }): Promise<CheckOutcome> {
  const kept = preservationOf(await factsOf(office.db, caseId))
  const taken = kept && !kept.ended ? await snapshotOf(office.db, kept.preservationId) : undefined
  if (!taken) return { kind: 'nothing-kept' }
  const intact = await isIntact(office, taken)
  const outcome = await withCase(office, caseId, async (held): Promise<CheckOutcome> => {
    if (preservationOf(held.facts)?.ended) return { kind: 'nothing-kept' }
    await addFacts(office, held, {
      ...{ by, action: 'preservation.checked', detail: { intact } },
      facts: [{ kind: 'snapshot-checked', data: { intact } }],
    })
    return { kind: 'checked', intact }
  })
  return outcome ?? { kind: 'unknown' }
}
