/**
 * What may go of a case, when, and what holds it.
 *
 * Policy  holds win: a hold that somebody placed, a challenge, a preservation, a measure in force, a user who may not be told yet
 *         (DESIGN, "Never": no deletion of what is under hold; no holding without an end).
 * Policy  what is due stands on a list for fourteen days before it goes, so that a mistake can be stopped (privacy 5, undo).
 * Policy  somebody else may shorten nothing alone: a day that lies sooner counts when a second person says yes.
 * Policy  a hold is taken off before its day by another person than who placed it (privacy 5, four eyes).
 */
import { addDays, type Day } from '#platform/time.ts'
import { lastDayOf, type Part, type PeriodRow } from './period.rules.ts'

export const GRACE_DAYS = 14
/** A hold ends by itself within a year, unless somebody places another. */
export const LONGEST_HOLD = 366
/** Nobody keeps a part longer than this by one change. */
export const LONGEST_CHANGE_DAYS = 3653

export const PLACED = ['legal', 'supervisor'] as const
export type PlacedWhy = (typeof PLACED)[number]
export const FOUND_HOLDS = [
  ...(['open', 'challenge', 'reopening', 'preservation', 'restriction'] as const),
  ...(['second-look', 'user-untold', 'link-open', 'part-kept'] as const),
] as const
export type FoundHold = (typeof FOUND_HOLDS)[number]
export type HoldWhy = PlacedWhy | FoundHold

export type PlacedHold = Readonly<{
  id: string
  caseId: string
  why: PlacedWhy
  reason: string
  until: Day
  at: Date
  by: string
  ended: Readonly<{ reason: string; at: Date; by: string }> | null
}>

/** What the case itself says that speaks against its going. */
export type Going = Readonly<Record<FoundHold, boolean>>

/** Of a case that is gone nothing speaks any more. */
export const NOTHING_FOUND: Going = {
  ...{ open: false, challenge: false, reopening: false, preservation: false, restriction: false },
  ...{ 'second-look': false, 'user-untold': false, 'link-open': false, 'part-kept': false },
}

/** The reasons for which a part stays on a day. The log of a case that is gone has only what somebody placed. */
export function holdsOn(part: Part, { placed, going, today }: HoldAsk): readonly HoldWhy[] {
  const own = placed.filter((hold) => stands(hold, today)).map(({ why }): HoldWhy => why)
  if (part === 'log') return [...new Set(own)]
  const found = FOUND_HOLDS.filter((why) => going[why] && (why !== 'link-open' || part === 'package'))
  return [...new Set([...own, ...found])]
}
export type HoldAsk = Readonly<{ placed: readonly PlacedHold[]; going: Going; today: Day }>

export function stands({ ended, until }: Pick<PlacedHold, 'ended' | 'until'>, today: Day): boolean {
  return ended === null && until >= today
}

/** Another last day for one part. */
export type Change = Readonly<{
  id: string
  part: Part
  was: Day
  until: Day
  reason: string
  at: Date
  by: string
  word: Readonly<{ word: 'confirmed' | 'declined'; at: Date; by: string }> | null
}>

export const isShorter = ({ was, until }: Pick<Change, 'was' | 'until'>) => until < was
export const isWaiting = (change: Change) => isShorter(change) && change.word === null
const counts = (change: Change) => (isShorter(change) ? change.word?.word === 'confirmed' : change.word === null)

/** The change that counts for a part: the newest that is longer, or that two people wanted. */
export function changeOf(part: Part, changes: readonly Change[]): Change | null {
  return changes.filter((change) => change.part === part && counts(change)).at(-1) ?? null
}

export type Listing = Readonly<{ dueOn: Day; destroyOn: Day; at: Date }>

export type Standing =
  /** Not there, or its period has not begun. */
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'runs'; until: Day }>
  | Readonly<{ kind: 'held'; until: Day; holds: readonly HoldWhy[] }>
  /** Over, and not on the list yet. */
  | Readonly<{ kind: 'due'; until: Day }>
  | Readonly<{ kind: 'listed'; until: Day; destroyOn: Day }>
  | Readonly<{ kind: 'ready'; until: Day; destroyOn: Day }>
  | Readonly<{ kind: 'destroyed'; on: Day }>

export type StandingAsk = Readonly<{
  part: Part
  /** The day on which its period began; null while there is nothing to count from. */
  from: Day | null
  row: Pick<PeriodRow, 'period'>
  changes: readonly Change[]
  placed: readonly PlacedHold[]
  going: Going
  /** The newest row of the list. */
  listing: Listing | null
  destroyedOn: Day | null
  today: Day
}>

/** Where a part of a case stands on a day. */
export function standingOf(ask: StandingAsk): Standing {
  const { part, from, row, changes, placed, listing, destroyedOn, today } = ask
  if (destroyedOn !== null) return { kind: 'destroyed', on: destroyedOn }
  if (from === null) return { kind: 'none' }
  const until = changeOf(part, changes)?.until ?? lastDayOf(from, row.period)
  if (today <= until) return { kind: 'runs', until }
  const holds = holdsOn(part, ask)
  if (holds.length > 0) return { kind: 'held', until, holds }
  if (!listing || listing.dueOn !== until || placed.some(({ at }) => at >= listing.at)) return { kind: 'due', until }
  const { destroyOn } = listing
  return { kind: today >= destroyOn ? 'ready' : 'listed', until, destroyOn }
}

/** The day on which what is listed today goes at the earliest. */
export function destroyDay(today: Day): Day {
  return addDays(today, GRACE_DAYS)
}

export type HoldRefusal = 'reason-missing' | 'until-missing' | 'until-past' | 'until-too-far'

export function checkHold(
  { reason, until }: Readonly<{ reason: string; until: Day | null }>,
  today: Day,
): HoldRefusal | null {
  if (reason.trim() === '') return 'reason-missing'
  if (until === null) return 'until-missing'
  if (until <= today) return 'until-past'
  return until > addDays(today, LONGEST_HOLD) ? 'until-too-far' : null
}

export type ReleaseRefusal = 'reason-missing' | 'not-held' | 'own'

export function checkRelease(
  hold: PlacedHold,
  { by, reason }: Readonly<{ by: string; reason: string }>,
  today: Day,
): ReleaseRefusal | null {
  if (reason.trim() === '') return 'reason-missing'
  if (!stands(hold, today)) return 'not-held'
  return hold.by === by ? 'own' : null
}

export type ChangeRefusal =
  | 'reason-missing'
  | 'until-missing'
  | 'nothing-to-change'
  | 'same-day'
  | 'until-past'
  | 'until-too-far'
  | 'too-short'

export type ChangeAsk = Readonly<{
  standing: Standing
  until: Day | null
  reason: string
  /** The first day that the configuration may reach for this part; null where it has no floor. */
  notBefore: Day | null
  today: Day
}>

export function checkChange({ standing, until, reason, notBefore, today }: ChangeAsk): ChangeRefusal | null {
  if (standing.kind === 'none' || standing.kind === 'destroyed') return 'nothing-to-change'
  if (reason.trim() === '') return 'reason-missing'
  if (until === null) return 'until-missing'
  if (until === standing.until) return 'same-day'
  if (until <= today) return 'until-past'
  if (until > addDays(today, LONGEST_CHANGE_DAYS)) return 'until-too-far'
  return notBefore !== null && until < notBefore ? 'too-short' : null
}

export type WordRefusal = 'not-waiting' | 'own'

export function checkWord(
  change: Change,
  { by, word }: Readonly<{ by: string; word: 'confirmed' | 'declined' }>,
): WordRefusal | null {
  if (!isWaiting(change)) return 'not-waiting'
  return word === 'confirmed' && change.by === by ? 'own' : null
}
