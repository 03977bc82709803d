/** A preservation from which records were handed over says so. It goes on being kept until its last day, and is destroyed on it. */
import type { Office } from '#platform/office.ts'
import { caseById } from '../case/case.store.ts'
import { addFacts, withCase } from '../case/record.commands.ts'
import { isConverted } from './preservation.rules.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'preservation.convert': { caseId: string; producedFor: string; packageId: string }
  }
}

/** A job, because it takes another case than the one that was produced. May run twice. */
export async function convertPreservation(
  office: Office,
  { caseId, producedFor, packageId }: { caseId: string; producedFor: string; packageId: string },
): Promise<void> {
  const produced = await caseById(office.db, producedFor)
  if (!produced) return
  await withCase(office, caseId, async (held) => {
    if (isConverted(held.facts, packageId)) return
    const own = produced.agencyId === held.file.agencyId
    const data = { caseId: producedFor, number: produced.number, packageId }
    await addFacts(office, held, {
      ...{ by: 'system', action: 'preservation.converted', detail: { other: produced.number } },
      // The officer hears of what the own authority was given, and of nobody else's request.
      facts: [own ? { kind: 'preservation-converted', data } : { kind: 'preservation-lent', data }],
    })
  })
}
