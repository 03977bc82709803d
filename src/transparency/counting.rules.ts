/**
 * In which half-year a case counts, and what of its later history only restates.
 *
 * Seed    report, "Overzicht": a request counts in the half-year in which it was completed.
 * Policy  a case counts once. Within a half-year that has not ended its last closing counts; once a half-year has ended with the case
 *         closed, that count stays, whatever comes after (requests 2.5: numbers already reported are never changed silently).
 * Policy  what came after a reported count is a restatement, listed for staff.
 */
export type Turn<Outcome> =
  | Readonly<{ kind: 'closed'; at: Date; outcomes: readonly Outcome[] }>
  | Readonly<{ kind: 'reopened'; at: Date }>

type Closing<Outcome> = Extract<Turn<Outcome>, { kind: 'closed' }>

/** The closing under which a case counts; null while it counts nowhere. `endOf` is the first instant after the half-year of another. */
export function countedClosing<Outcome>(
  turns: readonly Turn<Outcome>[],
  endOf: (at: Date) => Date,
): Closing<Outcome> | null {
  for (const [n, turn] of turns.entries()) {
    const next = turns[n + 1]
    if (turn.kind === 'closed' && (next === undefined || next.at >= endOf(turn.at))) return turn
  }
  return null
}

export type Restated<Outcome> = Readonly<{
  counted: Closing<Outcome>
  /** When the case was first taken up again after the half-year in which it counts. */
  reopenedAt: Date
  /** How it ended since; null while it is open. */
  now: Closing<Outcome> | null
}>

/** What a reported count would be today; null where nothing came after it. */
export function restatedBy<Outcome>(
  turns: readonly Turn<Outcome>[],
  endOf: (at: Date) => Date,
): Restated<Outcome> | null {
  const counted = countedClosing(turns, endOf)
  if (!counted) return null
  const after = turns.slice(turns.indexOf(counted) + 1)
  const reopened = after.find(({ kind }) => kind === 'reopened')
  const last = after.at(-1)
  return reopened ? { counted, reopenedAt: reopened.at, now: last?.kind === 'closed' ? last : null } : null
}
