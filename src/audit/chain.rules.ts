/**
 * The chain that makes a changed, removed or reordered entry of the access log visible.
 *
 * Policy  Waarborg, SECURITY.md "curious insider": each link hashes its entry together with the link before it.
 */
import { hash } from 'node:crypto'

export type SealedEntry = Readonly<{
  id: number
  /** Milliseconds since 1970. */
  at: number
  who: string
  action: string
  about: string
  caseId: string | null
  allowed: boolean
  /** Canonical JSON. */
  detail: string
}>

export type Link = Readonly<{ position: number; entryId: number; previous: string; hash: string }>

/** Where the chain has come to. */
export type Place = Pick<Link, 'position' | 'hash'>

/** Before the first link. */
export const START: Place = { position: 0, hash: '0'.repeat(64) }

/** The link that follows. */
export function nextLink({ position: before, hash: previous }: Place, entry: SealedEntry): Link {
  const position = before + 1
  return { position, entryId: entry.id, previous, hash: hash('sha256', sealedText(position, previous, entry)) }
}

export type Break = Readonly<{
  position: number
  why: 'link missing' | 'entry missing' | 'entry changed' | 'link changed'
}>

/** More missing links in one place than this are not named one by one. */
const MOST_MISSING = 1_000

/** What is wrong from `last` up to and including the link that was found next. After a missing link it can only be held against its own entry. */
export function breaksOf(last: Place, link: Link, entry: SealedEntry | null): readonly Break[] {
  const missing = Math.max(0, link.position - last.position - 1)
  const why = faultOf(missing === 0 ? last.hash : link.previous, link, entry)
  if (missing === 0 && why === null) return NONE
  const gaps = Array.from({ length: Math.min(MOST_MISSING, missing) }, (_, n) => last.position + 1 + n)
  const found: Break[] = gaps.map((position) => ({ position, why: 'link missing' }))
  return why === null ? found : [...found, { position: link.position, why }]
}

const NONE: readonly Break[] = []

function faultOf(previous: string, link: Link, entry: SealedEntry | null): Break['why'] | null {
  if (link.previous !== previous) return 'link changed'
  if (!entry) return 'entry missing'
  return hash('sha256', sealedText(link.position, previous, entry)) === link.hash ? null : 'entry changed'
}

/** What is hashed. Each text stands behind its length, so that no two entries give the same bytes. */
export function sealedText(position: number, previous: string, entry: SealedEntry): string {
  const { id, at, who, action, about, caseId, allowed, detail } = entry
  const texts = `${sized(who)}${sized(action)}${sized(about)}${caseId === null ? '-' : sized(caseId)}${sized(detail)}`
  return `${position} ${previous} ${id} ${at} ${allowed ? 1 : 0} ${texts}`
}

const sized = (text: string) => `${Buffer.byteLength(text)}:${text}`
