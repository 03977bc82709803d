/**
 * The chain that makes a changed, removed or reordered entry of the access log visible.
 *
 * Policy  Waarborg, SECURITY.md "curious insider": each link hashes its entry together with the link before it.
 */
import { createHash } from 'node:crypto'

export type SealedEntry = Readonly<{
  id: number
  at: Date
  who: string
  action: string
  about: string
  caseId: string | null
  allowed: boolean
  /** Canonical JSON. */
  detail: string
}>

export type Link = Readonly<{ position: number; entryId: number; previous: string; hash: string }>

/** Before the first link. */
export const GENESIS = '0'.repeat(64)

/** The link that follows `last`, or the first one. */
export function nextLink(last: Link | null, entry: SealedEntry): Link {
  const position = (last?.position ?? 0) + 1
  const previous = last?.hash ?? GENESIS
  return { position, entryId: entry.id, previous, hash: hashOf(position, previous, entry) }
}

export type Break = Readonly<{
  position: number
  why: 'link missing' | 'entry missing' | 'entry changed' | 'link changed'
}>

/** What is wrong with a link that stands after `last`; null when nothing is. */
export function breakOf(last: Link | null, link: Link, entry: SealedEntry | null): Break | null {
  const position = (last?.position ?? 0) + 1
  if (link.position !== position) return { position, why: 'link missing' }
  if (link.previous !== (last?.hash ?? GENESIS)) return { position, why: 'link changed' }
  if (!entry) return { position, why: 'entry missing' }
  return hashOf(position, link.previous, entry) === link.hash ? null : { position, why: 'entry changed' }
}

/**
 * Each text stands behind its length, so that no two entries give the same bytes. `isSound` of the store does the same in SQL:
 * an auditor with psql needs no program of ours.
 */
function hashOf(position: number, previous: string, entry: SealedEntry): string {
  const { id, at, who, action, about, caseId, allowed, detail } = entry
  const texts = [who, action, about, caseId, detail].map((text) =>
    text === null ? '-' : `${Buffer.byteLength(text)}:${text}`,
  )
  return createHash('sha256')
    .update(`${position} ${previous} ${id} ${at.getTime()} ${Number(allowed)} ${texts.join('')}`)
    .digest('hex')
}
