/**
 * The ladder on which an officer is known: what each rung needs, and how long it holds.
 *
 * Policy  reference 2.4: V0 self-asserted; V1 mailbox proved; V2 its domain bound to the agency by us; V3 called back on the register's number,
 *         and a supervisor confirms; V4 seen in person or by documents. Verified anew every twelve months.
 * Policy  evidence is dated and has an author. The newest word on each kind counts, a call that nobody answered does not. No level is kept: it is
 *         counted when somebody asks, so it falls by itself when a piece of evidence is a year old or its domain is no longer bound.
 */
import { DAY_MS, later } from '#platform/time.ts'
import { LEVELS, type Level } from '../agency.rules.ts'

export const EVIDENCE_KINDS = ['address', 'domain', 'callback', 'supervisor', 'documents'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]
export const OUTCOMES = ['confirmed', 'denied', 'no-answer'] as const
export type EvidenceOutcome = (typeof OUTCOMES)[number]

export type Evidence = Readonly<{
  kind: EvidenceKind
  /** The mailbox, the domain, the number called, or what was shown. */
  subject: string
  spokeTo: string
  outcome: EvidenceOutcome
  note: string
  at: Date
  by: string
}>

/** What each rung needs beyond the one below it. */
export const NEEDED: Readonly<Record<Level, readonly EvidenceKind[]>> = {
  0: [],
  1: ['address'],
  2: ['domain'],
  3: ['callback', 'supervisor'],
  4: ['documents'],
}

export const VALID_DAYS = 365
/** Staff are told this long before a rung lapses. */
export const AHEAD_DAYS = 30

export type Rung = Readonly<{
  level: Level
  /** The piece that completed it; null on the ground. */
  by: Evidence | null
  /** When this rung is lost unless something is proved anew; null on the ground. */
  lapsesAt: Date | null
  /** The rung that lapsed with time; null where none did. */
  lapsed: Readonly<{ level: Level; at: Date }> | null
  /** What the next rung waits for; empty at the top. */
  missing: readonly EvidenceKind[]
}>

export type RungFacts = Readonly<{
  evidence: readonly Evidence[]
  /** Domains bound to the agency now. */
  domains: readonly string[]
  now: Date
}>

export function rungOf({ evidence, domains, now }: RungFacts): Rung {
  const standing = newestOf(evidence, domains)
  const fresh = new Map([...standing].filter(([, piece]) => endOf(piece) > now))
  const level = climb(fresh)
  const pieces = kindsUpTo(level).flatMap((kind) => fresh.get(kind) ?? [])
  const once = climb(standing)
  const ends = kindsUpTo(once).flatMap((kind) => standing.get(kind) ?? [])
  return {
    level,
    by: pieces.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null,
    lapsesAt: earliest(pieces),
    lapsed: once > level ? { level: once, at: earliest(ends) ?? now } : null,
    missing: (NEEDED[next(level)] ?? []).filter((kind) => level < 4 && !fresh.has(kind)),
  }
}

export function endOf({ at }: Pick<Evidence, 'at'>): Date {
  return later(at, VALID_DAYS * DAY_MS)
}

export type LapseThreshold = 'ahead' | 'lapsed'

/** Whether staff are to be told of this rung now, and of which date; null while it is far off. */
export function lapseOf(
  { lapsesAt, lapsed }: Rung,
  now: Date,
): Readonly<{ at: Date; threshold: LapseThreshold }> | null {
  if (lapsed) return { at: lapsed.at, threshold: 'lapsed' }
  return lapsesAt !== null && lapsesAt <= later(now, AHEAD_DAYS * DAY_MS) ? { at: lapsesAt, threshold: 'ahead' } : null
}

/** The newest confirmed piece of each kind; a denial after it takes it away. */
function newestOf(evidence: readonly Evidence[], domains: readonly string[]): ReadonlyMap<EvidenceKind, Evidence> {
  const words = evidence
    .filter(({ outcome }) => outcome !== 'no-answer')
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const newest = new Map(words.map((piece) => [piece.kind, piece] as const))
  return new Map(
    [...newest].filter(
      ([kind, { outcome, subject }]) => outcome === 'confirmed' && (kind !== 'domain' || domains.includes(subject)),
    ),
  )
}

function climb(pieces: ReadonlyMap<EvidenceKind, Evidence>): Level {
  return LEVELS.findLast((level) => kindsUpTo(level).every((kind) => pieces.has(kind))) ?? 0
}

const kindsUpTo = (level: Level): readonly EvidenceKind[] =>
  LEVELS.filter((one) => one <= level).flatMap((one) => NEEDED[one])
const next = (level: Level): Level => LEVELS[level + 1] ?? 4

function earliest(pieces: readonly Evidence[]): Date | null {
  return pieces.map(endOf).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
}
