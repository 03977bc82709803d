/**
 * Where an order stands that is said to forbid telling the user.
 *
 * Seed    guide, "Kennisgeving aan gebruikers": the user is told unless an order of a court with a fixed term forbids it.
 * Policy  an order that is named while the user is about to be told is shown: it is sent as PDF, or it stands in the document of the request
 *         or in a file that came before. One document for one order. It binds from that moment; staff and counsel read it themselves.
 */

/** `document`: in the document of the request itself. */
export type OrderStands = Readonly<{ kind: 'sent' } | { kind: 'document' } | { kind: 'file'; id: string }>
export type StandsRefusal = 'order-missing' | 'one-order' | 'no-such-file'

export type OrderSaid = Readonly<{
  /** How many files came with the answer. */
  sent: number
  /** What was chosen: empty, `document`, or the id of a file. */
  found: string
  /** Ids of the files in which it may stand. */
  kept: readonly string[]
}>

/** A file that is sent counts before one that was only pointed at. */
export function whereOrderStands({ sent, found, kept }: OrderSaid): OrderStands | StandsRefusal {
  if (sent > 1) return 'one-order'
  if (sent === 1) return { kind: 'sent' }
  if (found === 'document') return { kind: 'document' }
  if (found === '') return 'order-missing'
  return kept.includes(found) ? { kind: 'file', id: found } : 'no-such-file'
}
