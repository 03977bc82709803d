/**
 * When a later decision of the same authority names an account on which a preservation stands, both cases say so, and the copy is kept
 * while that case is open. Another authority's case is linked by a person, or it holds nothing up.
 *
 * Law     18 U.S.C. § 2703(f)(1): records are preserved "pending the issuance of a court order or other process".
 */
import { type Office, transact } from '#platform/office.ts'
import { keepingsOn } from '#records'
import { linksOf } from '../case/link.rules.ts'
import type { Subject } from '../case/proposal.rules.ts'
import { addFacts, type Held, hold } from '../case/record.commands.ts'
import { casesKeeping } from './preservation.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'preservation.link': { caseId: string; keepingCaseId: string }
  }
}

/** Inside the approval; the linking itself takes two cases, so it is a job that takes them in the order of their ids. */
export async function linkToPreservations(
  office: Office,
  { tx, file }: Held,
  subjects: readonly Subject[],
): Promise<void> {
  const standing = await keepingsOn(
    tx,
    subjects.map(({ accountId }) => accountId),
  )
  const ids = [...new Set(standing.map(({ forId }) => forId))]
  for (const keepingCaseId of await casesKeeping(tx, ids, file.agencyId))
    if (keepingCaseId !== file.id) await office.jobs.send(tx, 'preservation.link', { caseId: file.id, keepingCaseId })
}

/** May run twice: a link that stands is not made again. */
export async function linkPreservation(
  office: Office,
  { caseId, keepingCaseId }: { caseId: string; keepingCaseId: string },
): Promise<void> {
  await transact(office, async (tx) => {
    const held: Held[] = []
    for (const id of [caseId, keepingCaseId].sort()) {
      const one = await hold(office, tx, id)
      if (one) held.push(one)
    }
    const [one, two] = held
    if (!one || !two) return
    await say(office, one, two)
    await say(office, two, one)
  })
}

async function say(office: Office, held: Held, { file: { id: caseId, number } }: Held): Promise<void> {
  if (linksOf(held.facts).some((link) => link.caseId === caseId && link.as === 'preservation')) return
  await addFacts(office, held, {
    ...{ by: 'system', action: 'case.linked', detail: { other: number } },
    facts: [{ kind: 'linked', data: { caseId, number, as: 'preservation' } }],
  })
}
