/** What the next nights would take, and what holds the rest: the same question as the sweep asks, and nothing is done. */
import type { Provider } from '#platform/config.ts'
import type { Db } from '#platform/db/db.ts'
import { atHour, type Day, dayIn } from '#platform/time.ts'
import { PARTS, type Part, periodFor, startedBefore } from './period.rules.ts'
import type { HoldWhy, Standing } from './retention.rules.ts'
import { type Counts, casesToLookAt, piecesOf } from './retention.store.ts'
import { retentionOfCase } from './standing.ts'

type Over = Extract<Standing, { kind: 'held' | 'due' | 'listed' | 'ready' }>
export type PreviewLine = Readonly<{ caseId: string; number: string; part: Part; standing: Over; counts: Counts }>
export type Preview = Readonly<{ lines: readonly PreviewLine[]; more: boolean }>

const PAGE = 100

/** Parts whose period is over, at most so many of them. */
export async function previewOf(
  db: Db,
  { provider, now, most }: Readonly<{ provider: Provider; now: Date; most: number }>,
): Promise<Preview> {
  const lines: PreviewLine[] = []
  for (const part of PARTS.filter((one) => one !== 'log'))
    for await (const caseId of candidates(db, { part, provider, now })) {
      if (lines.length >= most) return { lines, more: true }
      const found = await retentionOfCase(db, caseId, { provider, now })
      const standing = found?.parts.find((one) => one.part === part)?.standing
      if (found && standing && isOver(standing))
        lines.push({ caseId, number: found.file.number, part, standing, counts: await piecesOf(db, caseId, part) })
    }
  return { lines, more: false }
}

/** Cases of which this part may be over, by id; page by page, so that one that goes meanwhile is no hindrance. */
export async function* candidates(
  db: Db,
  { part, provider, now }: Readonly<{ part: Part; provider: Provider; now: Date }>,
): AsyncGenerator<string> {
  const { period } = periodFor(part, provider.retention ?? {})
  const before = atHour(startedBefore(period, dayIn(provider.zone, now)), 0, provider.zone)
  for (let after = ''; ; ) {
    const page = await casesToLookAt(db, { part, before, after, limit: PAGE })
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = last
  }
}

function isOver(standing: Standing): standing is Over {
  return standing.kind === 'held' || standing.kind === 'due' || standing.kind === 'listed' || standing.kind === 'ready'
}

/** For programs: of a hold the reasons, of the rest the day. */
export function previewJson({ caseId, number, part, standing, counts }: PreviewLine) {
  const holds: readonly HoldWhy[] = standing.kind === 'held' ? standing.holds : []
  const destroyOn: Day | null = 'destroyOn' in standing ? standing.destroyOn : null
  return {
    case: caseId,
    number,
    part,
    state: standing.kind,
    until: standing.until,
    destroyOn,
    holds: [...holds],
    counts,
  }
}
