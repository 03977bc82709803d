import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { type ClassifyRefusal, checkClassification } from '../case/classification.rules.ts'
import { insertClassification } from '../case/classification.store.ts'
import { addFacts, withCase } from '../case/record.commands.ts'
import type { Process } from '../triage/process.rules.ts'

export type ClassifyOutcome =
  | { kind: 'classified' }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: ClassifyRefusal }

/** Counsel says which instrument of the law the document is; `as` is null for none that unlocks anything. */
export async function classifyCase(
  office: Office,
  by: string,
  { caseId, as, reason }: { caseId: string; as: Process | null; reason: string },
): Promise<ClassifyOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<ClassifyOutcome> => {
    const verdict = checkClassification({ process: held.file.process, as, reason }, held.state)
    if (verdict !== 'fine') return { kind: 'refused', because: verdict }
    const said = { as, reason: reason.trim() }
    const round = (held.state.classification?.rounds ?? 0) + 1
    await insertClassification(held.tx, { id: newId('class'), caseId, round, ...said, at: held.now, by })
    await addFacts(office, held, {
      by,
      action: 'case.classified',
      facts: [{ kind: 'classified', data: said }],
      detail: { as: as ?? 'none' },
    })
    return { kind: 'classified' }
  })
  return outcome ?? { kind: 'unknown' }
}
