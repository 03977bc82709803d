/** What others may ask of one case: what it is now, and what waits for a second person. */
import type { Db } from '#platform/db/db.ts'
import { type CaseState, caseState } from './case.rules.ts'
import { type CaseFile, caseById, factsOf } from './case.store.ts'
import { proposalsOf } from './proposal.store.ts'

export type CaseNow = Readonly<{
  file: CaseFile
  state: CaseState
  open: Readonly<{ proposalId: string; hash: string }> | null
}>

export async function caseNow(db: Db, caseId: string): Promise<CaseNow | undefined> {
  const file = await caseById(db, caseId)
  if (!file) return undefined
  const state = caseState(await factsOf(db, caseId))
  const proposal = (await proposalsOf(db, caseId)).find(
    (round) => round.proposal.id === state.open?.proposalId,
  )?.proposal
  return { file, state, open: proposal ? { proposalId: proposal.id, hash: proposal.hash } : null }
}
