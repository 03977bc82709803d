/** What the page of a case shows of its referrals. */

import type { Tx } from '#platform/db/db.ts'
import type { Office } from '#platform/office.ts'
import type { CaseState } from '../case/case.rules.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Fact } from '../case/fact.rules.ts'
import { type OwnRules, ownRules } from './acceptable-use.rules.ts'
import { foundIn, hushedNow } from './referral.commands.ts'
import { mayBeRead, type ReferralSubject } from './referral.rules.ts'
import { type ListedReferral, listReferrals, type Referral, referralsOfCase } from './referral.store.ts'
import { type ReferralJson, referredIn } from './referral.text.ts'

export type ReferralState = 'open' | 'held' | 'released' | 'answered' | 'declined' | 'withdrawn'

export type ReferralLook = Readonly<{
  referrals: readonly (Referral & Readonly<{ says: ReferralJson; state: ReferralState }>)[]
  /** Whom one could be about; nobody where nothing of the case may be read. */
  subjects: readonly ReferralSubject[]
  rules: OwnRules
}>

export async function lookAtReferrals(
  office: Pick<Office, 'provider' | 'clock'>,
  tx: Tx,
  { file, facts, state }: Readonly<{ file: CaseFile; facts: readonly Fact[]; state: CaseState }>,
): Promise<ReferralLook> {
  const now = office.clock.now()
  return {
    referrals: (await referralsOfCase(tx, file.id)).map((one) => ({
      ...one,
      says: referredIn(one.text),
      state: stateOf(one, hushedNow(office, { file, facts, state, now }, one)),
    })),
    subjects: mayBeRead(file.process) ? foundIn(file, state) : [],
    rules: ownRules(office.provider),
  }
}

export function stateOf(
  { end, word, answers }: Pick<Referral, 'end' | 'word' | 'answers'>,
  hushed: boolean,
): ReferralState {
  if (end) return end.ending === 'released' && answers.length > 0 ? 'answered' : end.ending
  return hushed && word === null ? 'held' : 'open'
}

export function referralsJson({ referrals }: ReferralLook) {
  return referrals.map(({ id, by, at, hash, says, state, word, end, answers }) => ({
    ...{ id, by, at: at.toISOString(), hash, state, says },
    word: word && { word: word.word, reason: word.reason, by: word.by },
    end: end && { ending: end.ending, reason: end.reason, by: end.by, at: end.at.toISOString() },
    outcome: answers.at(-1)?.outcome ?? null,
  }))
}

export type ListedLook = ListedReferral & Readonly<{ says: ReferralJson; state: ReferralState }>

/** Of all cases. Whom one waits for is worked out on its case alone; the list says no more than that it has not left. */
export async function listedLooks(tx: Tx, limit: number): Promise<readonly ListedLook[]> {
  return (await listReferrals(tx, limit)).map((one) => ({
    ...one,
    says: referredIn(one.text),
    state: stateOf(one, false),
  }))
}
