/** What the desk sees of the colleagues on a case: who has proved the address, on which rung, and who was on it before. */
import { namesOf } from '#identity'
import type { Tx } from '#platform/db/db.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Fact } from '../case/fact.rules.ts'
import { type Candidate, candidatesOf } from '../workspace/handover.commands.ts'
import { type Handover, handoversOf } from '../workspace/handover.store.ts'
import { type Former, formerColleaguesOf } from './colleague.store.ts'
import { type Seated, seated } from './part.question.ts'

export type DeskColleagues = Readonly<{
  now: readonly Seated[]
  former: readonly Former[]
  handovers: readonly Handover[]
  /** Officers of the agency to whom the case can be handed over now. */
  candidates: readonly Candidate[]
  /** Of officers who did something on the case. */
  names: ReadonlyMap<string, string>
}>

export async function lookAtColleagues(
  tx: Tx,
  file: CaseFile,
  { facts, now }: Readonly<{ facts: readonly Fact[]; now: Date }>,
): Promise<DeskColleagues> {
  const [on, former] = [await seated(tx, file, now), await formerColleaguesOf(tx, file.id)]
  const handovers = await handoversOf(tx, file.id)
  const candidates = await candidatesOf(tx, file.agencyId, now)
  const ids = [
    ...handovers.flatMap(({ from, to, by }) => [from, to, by]),
    ...facts.map(({ author }) => author),
    ...[...on, ...former].map(({ by }) => by),
  ]
  return { now: on, former, handovers, candidates, names: await namesOf(tx, [...new Set(ids)]) }
}

export function deskColleaguesJson({ now, former, handovers }: DeskColleagues) {
  return {
    handovers: handovers.map(({ at, name: _, ...handover }) => ({ ...handover, at: at.toISOString() })),
    colleagues: now.map(({ id, address, post, at, by, person }) => ({
      ...{ id, address, post, at: at.toISOString(), by, level: person?.level ?? null },
    })),
    formerColleagues: former.map(({ id, address, post, at, by, ended }) => ({
      ...{ id, address, post, at: at.toISOString(), by, endedAt: ended.at.toISOString(), endedBy: ended.by },
    })),
  }
}
