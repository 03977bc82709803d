/**
 * Cases that belong together: the same instrument filed twice, or several about one matter.
 *
 * Policy  a duplicate is linked and never merged: each keeps its own number, history and place in the report (requests 2.5).
 */
import type { Fact } from './fact.rules.ts'

export const LINK_KINDS = ['duplicate', 'related', 'preservation'] as const
export type LinkKind = (typeof LINK_KINDS)[number]
export type CaseLink = Readonly<{ caseId: string; number: string; as: LinkKind; at: Date; by: string }>

/** The links that stand, oldest first: of each case the last word counts. */
export function linksOf(facts: readonly Fact[]): readonly CaseLink[] {
  const links = new Map<string, CaseLink>()
  for (const fact of facts) {
    if (fact.kind === 'linked') {
      const { caseId, number, as } = fact.data
      links.set(caseId, { caseId, number, as, at: fact.at, by: fact.author })
    }
    if (fact.kind === 'unlinked') links.delete(fact.data.caseId)
  }
  return [...links.values()]
}

export type LinkRefusal = 'no-such-case' | 'itself' | 'already-linked' | 'not-linked'

export function mayLink(
  ask: Readonly<{ caseId: string; other: string | null; as: LinkKind }>,
  facts: readonly Fact[],
): LinkRefusal | 'fine' {
  if (ask.other === null) return 'no-such-case'
  if (ask.other === ask.caseId) return 'itself'
  const standing = linksOf(facts).find(({ caseId }) => caseId === ask.other)
  return standing?.as === ask.as ? 'already-linked' : 'fine'
}
