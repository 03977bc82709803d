/** What the page of a case shows of sealed copies of its accounts: whose they are, of when, and counts; never a record. */
import type { Db } from '#platform/db/db.ts'
import { instant } from '#platform/time.ts'
import type { CaseState } from '../case/case.rules.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Fact } from '../case/fact.rules.ts'
import type { NamedCopy } from '../case/proposal.rules.ts'
import { askingOf, copiesOf } from './copies.commands.ts'
import { type CopyUse, copyUse, newestFirst, type StandingCopy } from './copy.rules.ts'
import { manifestOf, type Total, totalsBy } from './manifest.ts'
import { keepsRecords } from './preservation.rules.ts'
import { snapshotOf } from './preservation.store.ts'

export type CopyLook = Readonly<{ copy: StandingCopy; use: CopyUse; asOf: Date; totals: readonly Total[] }>

export type CopiesLook = Readonly<{
  copies: readonly CopyLook[]
  /** The copy that stopped the collecting, while no package has been made. */
  failed: Pick<NamedCopy, 'caseId' | 'number'> | null
}>

/** A case that is itself for keeping draws on none. */
export async function lookAtCopies(
  db: Db,
  { file, facts, state }: Readonly<{ file: CaseFile; facts: readonly Fact[]; state: CaseState }>,
): Promise<CopiesLook> {
  if (keepsRecords(file.process)) return { copies: [], failed: null }
  const accounts = [...state.resolved.values()].flatMap(({ found }) => found.map(({ accountId }) => accountId))
  const asking = askingOf({ file, facts })
  const copies: CopyLook[] = []
  for (const copy of newestFirst(await copiesOf(db, accounts))) {
    const use = copyUse(copy, asking)
    const taken = use === 'others' ? undefined : await snapshotOf(db, copy.preservationId)
    copies.push({ copy, use, asOf: instant(copy.asOf), totals: taken ? totalsBy(manifestOf(taken)) : [] })
  }
  const failed = facts.findLast((fact) => fact.kind === 'kept-copy-failed')
  const stopped = failed?.kind === 'kept-copy-failed' && state.isOpen && state.packageId === null
  return { copies, failed: stopped ? failed.data : null }
}

export function copiesJson({ copies, failed }: CopiesLook) {
  return {
    failed: failed?.number ?? null,
    standing: copies.map(({ copy: { number, asOf }, use, totals }) => ({ number, asOf, use, totals })),
  }
}
