/** The product's deadlines beside those of the second implementation. */

import { isDay } from '../../src/platform/time.ts'
import { isClockId, newestClock, PAUSE_EVENTS, type PauseEvent } from '../../src/requests/clocks/clock.rules.ts'
import { deadlineOf } from '../../src/requests/clocks/deadline.rules.ts'
import { expect, type Vector } from './oracle.ts'
import { vectors } from './vectors.ts'

export type Compared = Readonly<{
  compared: number
  /** One line each, with what is needed to count it again. */
  differences: readonly string[]
  byRule: Readonly<Record<string, number>>
  byZone: Readonly<Record<string, number>>
  /** How many of each kind of step were taken on the way: a proof that the hard cases came up. */
  steps: Readonly<Record<string, number>>
}>

export function compare(seed: number, howMany: number): Compared {
  const differences: string[] = []
  const [byRule, byZone, steps]: Record<string, number>[] = [{}, {}, {}]
  for (const vector of vectors(seed, howMany)) {
    const ours = deadlineOf(askOf(vector))
    const theirs = expect(vector)
    if (ours.target.getTime() !== theirs.target || ours.latest.getTime() !== theirs.latest)
      differences.push(
        `${JSON.stringify(vector)} ours ${ours.target.toISOString()} ${ours.latest.toISOString()}` +
          ` oracle ${new Date(theirs.target).toISOString()} ${new Date(theirs.latest).toISOString()}`,
      )
    count(byRule, vector.rule)
    count(byZone, vector.zone)
    for (const { step } of ours.steps) count(steps, step)
  }
  return { compared: howMany, differences, byRule: byRule ?? {}, byZone: byZone ?? {}, steps: steps ?? {} }
}

function askOf({ rule, at, zone, country, pauses, on, amount }: Vector): Parameters<typeof deadlineOf>[0] {
  if (!isClockId(rule)) throw new Error(`the product has no clock ${rule}`)
  return {
    ...{ rule: newestClock(rule), startedAt: new Date(at), zone, calendarCountry: country },
    pauses: pauses.flatMap(({ event, from, to }) =>
      isPause(event) ? [{ event, from: new Date(from), to: new Date(to) }] : [],
    ),
    ...(on !== null && isDay(on) && { on }),
    ...(amount !== null && { amount }),
  }
}

function isPause(text: string): text is PauseEvent {
  return PAUSE_EVENTS.some((event) => event === text)
}

function count(into: Record<string, number> | undefined, key: string): void {
  if (into) into[key] = (into[key] ?? 0) + 1
}
