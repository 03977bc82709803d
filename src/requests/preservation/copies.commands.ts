/** From which sealed copies a decision draws, asked while it is written: it stands in what the second person signs. */
import type { Db } from '#platform/db/db.ts'
import { keepingsOn } from '#records'
import { linksOf } from '../case/link.rules.ts'
import type { ProposalBody } from '../case/proposal.rules.ts'
import type { Held } from '../case/record.commands.ts'
import { type Asking, type CopiesUsed, copiesFor, type StandingCopy } from './copy.rules.ts'
import { sealedCopies } from './copy.store.ts'
import { manifestOf } from './manifest.ts'

export async function copiesUsed({ tx, file, facts }: Held, decision: ProposalBody['decision']): Promise<CopiesUsed> {
  const accounts = decision.kind === 'disclose' ? decision.subjects.map(({ accountId }) => accountId) : []
  return copiesFor(decision, await copiesOf(tx, accounts), askingOf({ file, facts }))
}

/** Sealed copies that stand, of these accounts. */
export async function copiesOf(db: Db, accountIds: readonly string[]): Promise<readonly StandingCopy[]> {
  const keepings = await keepingsOn(db, [...new Set(accountIds)])
  const sealed = await sealedCopies(db, [...new Set(keepings.map(({ forId }) => forId))])
  return sealed.map(({ manifest, ...copy }) => {
    const { reflectsAt: asOf, categories } = manifestOf({ manifest })
    const own = keepings.filter(({ forId }) => forId === copy.preservationId)
    return { ...copy, asOf, categories, accounts: own.map(({ accountId }) => accountId) }
  })
}

/** A link by the system says only that both name one account; a link by a person, that the one waits for the other. */
export function askingOf({ file, facts }: Pick<Held, 'file' | 'facts'>): Asking {
  const linked = linksOf(facts).filter(({ as, by }) => as === 'preservation' && by !== 'system')
  return { agencyId: file.agencyId, linked: linked.map(({ caseId }) => caseId) }
}
