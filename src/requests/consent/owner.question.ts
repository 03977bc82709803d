/** What an owner was asked, with what they may know of each case. */
import { agencyById } from '#agencies'
import type { Db } from '#platform/db/db.ts'
import { caseState } from '../case/case.rules.ts'
import { caseById, factsOf } from '../case/case.store.ts'
import { scopeNow } from '../dialogue/dialogue.rules.ts'
import { asksOf } from './consent.store.ts'
import type { OwnerQuestion } from './owner.page.tsx'

export async function questionsTo(db: Db, accountId: string): Promise<readonly OwnerQuestion[]> {
  const found: OwnerQuestion[] = []
  for (const ask of await asksOf(db, accountId)) {
    const file = await caseById(db, ask.caseId)
    if (!file) continue
    const facts = await factsOf(db, ask.caseId)
    const state = caseState(facts)
    const consent = state.consents.find((one) => one.accountId === accountId)
    if (!consent) continue
    const { from, to } = scopeNow(file, state.dialogue)
    const agencyName = (await agencyById(db, file.agencyId))?.name ?? ''
    const packedAt = facts.findLast(({ kind }) => kind === 'packaged')?.at ?? null
    found.push({ ask, consent, number: file.number, agencyName, period: { from, to }, isOpen: state.isOpen, packedAt })
  }
  return found
}
