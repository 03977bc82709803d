/**
 * From which sealed copies a production may be collected: what was kept for the authority that asks now, and nothing that was kept for
 * another, unless somebody found that this instrument is the one that copy waits for and counsel answers for it.
 *
 * Law     18 U.S.C. § 2703(f)(1): records are preserved "upon the request of a governmental entity", "pending the issuance of a court order
 *         or other process". The text does not say whose process; that it is the asking entity's is our reading.
 * Law     Regulation (EU) 2023/1543 art. 6(2), 11(1): data are preserved in view of a subsequent request for production, which may also
 *         come by mutual legal assistance or an investigation order, and so from another authority.
 * Law     Regulation (EU) 2016/679 art. 5(1)(b): what was collected for one purpose is not used for another.
 * Policy  18 U.S.C. § 2713 speaks of what a provider possesses; that a demand which names the account alone reaches a copy sealed for another
 *         authority is counsel's to say: docs/decisions/0096-production-from-the-kept-copy.md.
 */
import type { NamedCopy, Preserving, ProposalBody } from '../case/proposal.rules.ts'
import type { Category } from '../triage/category.rules.ts'

/** A copy that is sealed and kept. `asOf` is the receipt of its request: what began later is no part of it. */
export type StandingCopy = NamedCopy &
  Readonly<{ agencyId: string; categories: readonly Category[]; accounts: readonly string[] }>

/** Who asks, and which cases a person linked to this one as the preservation it follows. */
export type Asking = Readonly<{ agencyId: string; linked: readonly string[] }>

/** `own`: kept for who asks. `named`: kept for another, and linked by a person. `others`: nothing is collected from it. */
export type CopyUse = 'own' | 'named' | 'others'

export function copyUse({ agencyId, caseId }: StandingCopy, asking: Asking): CopyUse {
  if (agencyId === asking.agencyId) return 'own'
  return asking.linked.includes(caseId) ? 'named' : 'others'
}

export type CopiesUsed = Readonly<{ kept: readonly NamedCopy[]; questions: readonly 'COPY_OF_ANOTHER'[] }>

/** What a decision draws on: the newest first, each with what finds it again, and what counsel has to answer for. */
export function copiesFor(
  decision: ProposalBody['decision'],
  standing: readonly StandingCopy[],
  asking: Asking,
): CopiesUsed {
  if (decision.kind !== 'disclose') return { kept: [], questions: [] }
  const accounts = decision.subjects.map(({ accountId }) => accountId)
  const given = decision.rows.filter(({ verdict }) => verdict === 'disclose').map(({ category }) => category)
  const used = standing.filter(
    (copy) =>
      copyUse(copy, asking) !== 'others' &&
      copy.accounts.some((account) => accounts.includes(account)) &&
      copy.categories.some((category) => given.includes(category)),
  )
  return {
    kept: newestFirst(used).map(({ preservationId, caseId, number, asOf, sha256 }) => ({
      ...{ preservationId, caseId, number, asOf, sha256 },
    })),
    questions: used.some((copy) => copyUse(copy, asking) === 'named') ? ['COPY_OF_ANOTHER'] : [],
  }
}

export function newestFirst<Copy extends Pick<NamedCopy, 'asOf' | 'number'>>(copies: readonly Copy[]): readonly Copy[] {
  return copies.toSorted((a, b) => (a.asOf === b.asOf ? (a.number < b.number ? 1 : -1) : a.asOf < b.asOf ? 1 : -1))
}

/** Of whom a copy is taken: an account that two identifiers name is read once. */
export function subjectsOf({ subjects }: Pick<Preserving, 'subjects'>) {
  const named = new Map(subjects.map((one) => [`${one.accountId} ${one.meetingId ?? ''}`, one]))
  return [...named.values()].map(({ accountId, meetingId }) => ({ accountId, meetingId }))
}
