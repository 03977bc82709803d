/** What the case page shows of a preservation: counts, days and words, never a record. */
import type { Db } from '#platform/db/db.ts'
import type { Lang } from '#platform/words.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Fact } from '../case/fact.rules.ts'
import { type StepLine, stepLine } from '../clocks/sentences.page.tsx'
import { manifestOf, type Total, totalsBy } from './manifest.ts'
import { keepsRecords, type Preservation, preservationOf } from './preservation.rules.ts'
import { type Renewal, renewalOf, snapshotOf } from './preservation.store.ts'

export type KeepingLook = Readonly<{
  /** Null until two people have approved it. */
  kept: Preservation | null
  /** How the last day was counted, in the reader's words. */
  sum: readonly StepLine[]
  totals: readonly Total[]
  renewal: Renewal | null
}>

/** Null for a case that is not for keeping. */
export async function lookAtKeeping(
  db: Db,
  { file, facts, lang, zone }: { file: CaseFile; facts: readonly Fact[]; lang: Lang; zone: string },
): Promise<KeepingLook | null> {
  if (!keepsRecords(file.process)) return null
  const kept = preservationOf(facts)
  const taken = kept ? await snapshotOf(db, kept.preservationId) : undefined
  return {
    kept,
    sum: kept ? kept.period.sum.map((step) => stepLine(lang, step, zone)) : [],
    totals: taken ? totalsBy(manifestOf(taken)) : [],
    renewal: kept ? ((await renewalOf(db, kept.preservationId)) ?? null) : null,
  }
}

export function keepingJson(look: KeepingLook | null) {
  if (!look?.kept) return null
  const { period, renewed, snapshot, converted, ended, destroyed } = look.kept
  return {
    rule: period.rule,
    until: period.until.toISOString(),
    lastDay: period.lastDay,
    sum: period.sum,
    renewed,
    snapshot: snapshot && { sha256: snapshot.sha256, at: snapshot.at.toISOString() },
    totals: look.totals,
    converted: converted.map(({ number, own, at }) => ({ number, own, at: at.toISOString() })),
    ended: ended && { how: ended.how, reason: ended.reason, at: ended.at.toISOString() },
    destroyedAt: destroyed?.at.toISOString() ?? null,
  }
}
