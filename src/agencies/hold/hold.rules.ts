/**
 * What may be done to an officer's account.
 *
 * Policy  reference 2.4: failed verification freezes the account, and the requester is never told why. What one person froze another restores; what is
 *         closed stays closed.
 */
export const HOLD_KINDS = ['frozen', 'closed', 'restored'] as const
export type HoldKind = (typeof HOLD_KINDS)[number]
export type HoldWord = Readonly<{ kind: HoldKind; by: string }>
export type HoldRefusal = 'closed' | 'held-already' | 'not-held' | 'same-person'

export function isHeld(last: Pick<HoldWord, 'kind'> | undefined): boolean {
  return last !== undefined && last.kind !== 'restored'
}

/** Why this may not be done now; null where it may. */
export function whyNotHold({ kind, by }: HoldWord, last: HoldWord | undefined): HoldRefusal | null {
  if (last?.kind === 'closed') return 'closed'
  if (kind !== 'restored') return kind === 'frozen' && isHeld(last) ? 'held-already' : null
  if (!isHeld(last)) return 'not-held'
  return last?.by === by ? 'same-person' : null
}
