/** Holding a case, letting go of it, and another last day for a part of one. Each in the hands of whoever holds the case's lock. */

import { record } from '#audit'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { type Held, withCase } from '../case/record.commands.ts'
import { lastDayOf, type Part, PERIODS } from './period.rules.ts'
import {
  type ChangeRefusal,
  checkChange,
  checkHold,
  checkRelease,
  checkWord,
  type HoldRefusal,
  isShorter,
  type PlacedWhy,
  type ReleaseRefusal,
  type WordRefusal,
} from './retention.rules.ts'
import { insertChange, insertChangeWord, insertHold, insertHoldEnd } from './retention.store.ts'
import { retentionOf } from './standing.ts'

type Refused<Because> = Readonly<{ kind: 'refused'; because: Because }> | Readonly<{ kind: 'unknown' }>

export type HoldOutcome = Readonly<{ kind: 'held'; holdId: string; until: Day }> | Refused<HoldRefusal>
type HoldAsk = Readonly<{ caseId: string; why: PlacedWhy; reason: string; until: Day | null }>

export async function placeHold(office: Office, by: string, ask: HoldAsk): Promise<HoldOutcome> {
  const { caseId, why, reason, until } = ask
  const outcome = await withCase(office, caseId, async ({ tx, file, now }): Promise<HoldOutcome> => {
    const today = dayIn(office.provider.zone, now)
    const because = checkHold({ reason, until }, today)
    if (because !== null || until === null) return { kind: 'refused', because: because ?? 'until-missing' }
    const holdId = newId('hold')
    await insertHold(tx, { id: holdId, caseId, why, reason: reason.trim(), onDay: today, until, at: now, by })
    const entry = { who: by, action: 'retention.held', about: file.number, caseId, detail: { why, until } }
    await record(tx, office.clock, entry)
    return { kind: 'held', holdId, until }
  })
  return outcome ?? { kind: 'unknown' }
}

export type ReleaseOutcome = Readonly<{ kind: 'released' }> | Refused<ReleaseRefusal>
type ReleaseAsk = Readonly<{ caseId: string; holdId: string; reason: string }>

export async function releaseHold(office: Office, by: string, ask: ReleaseAsk): Promise<ReleaseOutcome> {
  const { caseId, holdId, reason } = ask
  const outcome = await withCase(office, caseId, async (held): Promise<ReleaseOutcome> => {
    const { tx, file, now } = held
    const hold = (await nowOf(office, held)).placed.find(({ id }) => id === holdId)
    if (!hold) return { kind: 'unknown' }
    const because = checkRelease(hold, { by, reason }, dayIn(office.provider.zone, now))
    if (because !== null) return { kind: 'refused', because }
    await insertHoldEnd(tx, { hold, reason: reason.trim(), at: now, by })
    await record(tx, office.clock, { who: by, action: 'retention.released', about: file.number, caseId })
    return { kind: 'released' }
  })
  return outcome ?? { kind: 'unknown' }
}

export type ChangeOutcome = Readonly<{ kind: 'changed' | 'waiting'; until: Day }> | Refused<ChangeRefusal>
type ChangeAsk = Readonly<{ caseId: string; part: Part; until: Day | null; reason: string }>

/** Longer counts at once, shorter once another person has said yes. */
export async function changePeriod(office: Office, by: string, ask: ChangeAsk): Promise<ChangeOutcome> {
  const { caseId, part, until, reason } = ask
  const outcome = await withCase(office, caseId, async (held): Promise<ChangeOutcome> => {
    const { tx, file, now } = held
    const { zone } = office.provider
    const found = (await nowOf(office, held)).parts.find((one) => one.part === part)
    if (!found) return { kind: 'refused', because: 'nothing-to-change' }
    const { standing } = found
    const notBefore = floorOf(part, held, zone)
    const because = checkChange({ standing, until, reason, notBefore, today: dayIn(zone, now) })
    if (because !== null) return { kind: 'refused', because }
    if (until === null || !('until' in standing)) return { kind: 'refused', because: 'nothing-to-change' }
    const change = { id: newId('change'), part, was: standing.until, until, reason: reason.trim(), at: now, by }
    await insertChange(tx, caseId, change)
    const detail = { part, was: standing.until, until }
    await record(tx, office.clock, { who: by, action: 'retention.changed', about: file.number, caseId, detail })
    return { kind: isShorter(change) ? 'waiting' : 'changed', until }
  })
  return outcome ?? { kind: 'unknown' }
}

/** No case goes before the shortest period that an office may set. */
function floorOf(part: Part, { state }: Held, zone: string): Day | null {
  const { atLeast, from } = PERIODS.find(({ kind }) => kind === part) ?? { atLeast: null, from: 'closed' }
  return atLeast === null || from !== 'closed' || state.closed === null
    ? null
    : lastDayOf(dayIn(zone, state.closed.at), atLeast)
}

export type WordOutcome = Readonly<{ kind: 'said' }> | Refused<WordRefusal>
type WordAsk = Readonly<{ caseId: string; changeId: string; word: 'confirmed' | 'declined' }>

export async function answerChange(office: Office, by: string, ask: WordAsk): Promise<WordOutcome> {
  const { caseId, changeId, word } = ask
  const outcome = await withCase(office, caseId, async (held): Promise<WordOutcome> => {
    const { tx, file, now } = held
    const change = (await nowOf(office, held)).changes.find(({ id }) => id === changeId)
    if (!change) return { kind: 'unknown' }
    const because = checkWord(change, { by, word })
    if (because !== null) return { kind: 'refused', because }
    await insertChangeWord(tx, { change, word, at: now, by })
    const detail = { part: change.part, until: change.until }
    await record(tx, office.clock, { who: by, action: `retention.${word}`, about: file.number, caseId, detail })
    return { kind: 'said' }
  })
  return outcome ?? { kind: 'unknown' }
}

const nowOf = ({ provider }: Office, { tx, ...held }: Held) => retentionOf(tx, { ...held, provider })
