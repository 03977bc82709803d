/**
 * The chain that makes a changed, removed or reordered entry of the access log visible.
 *
 * Policy  Waarborg, SECURITY.md "curious insider": each link hashes its entry together with the link before it.
 * Policy  an entry whose time is over loses what it says of anybody; its link stays, and a later entry, sealed too, vouches for it
 *         with the number of emptied entries and the hash over their links (issue 3, point 8; decision 81).
 */
import { createHash, hash } from 'node:crypto'
import { canonical } from '#platform/canonical.ts'

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
  why: 'link missing' | 'entry missing' | 'entry changed' | 'link changed' | 'erasure unfounded'
}>

/** More missing links in one place than this are not named one by one. */
const MOST_MISSING = 1_000

/** What is wrong from `last` up to and including the link that was found next. After a missing link it can only be held against its own entry. */
export function breaksOf(last: Place, link: Link, entry: SealedEntry | 'erased' | null): readonly Break[] {
  const missing = Math.max(0, link.position - last.position - 1)
  const why = faultOf(missing === 0 ? last.hash : link.previous, link, entry)
  if (missing === 0 && why === null) return NONE
  const gaps = Array.from({ length: Math.min(MOST_MISSING, missing) }, (_, n) => last.position + 1 + n)
  const found: Break[] = gaps.map((position) => ({ position, why: 'link missing' }))
  return why === null ? found : [...found, { position: link.position, why }]
}

const NONE: readonly Break[] = []

function faultOf(previous: string, link: Link, entry: SealedEntry | 'erased' | null): Break['why'] | null {
  if (link.previous !== previous) return 'link changed'
  // Its link is held against the record of the erasure instead.
  if (entry === 'erased') return null
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

/** The action of the entry that tells of emptied entries. */
export const ERASED = 'audit.erased'

/** True of an entry that says nothing of anybody any more. */
export function isEmptied({ who, about, caseId, detail }: SealedEntry): boolean {
  return who === '' && about === '' && caseId === null && detail === '{}'
}

/** Sums up the links of emptied entries, erasure by erasure, in the order of their positions. */
export function erasureSums(): {
  add(erasure: string, link: Link): void
  /** Where the log does not tell of an erasure, or tells otherwise: the first position of each. */
  unfounded(statements: ReadonlyMap<string, string>): readonly Break[]
  ids(): readonly string[]
} {
  const sums = new Map<string, { first: number; entries: number; links: ReturnType<typeof createHash> }>()
  return {
    add: (erasure, { position, entryId, previous, hash: own }) => {
      const sum = sums.get(erasure) ?? { first: position, entries: 0, links: createHash('sha256') }
      sum.links.update(`${sum.entries === 0 ? '' : '\n'}${position} ${entryId} ${previous} ${own}`)
      sum.entries += 1
      sums.set(erasure, sum)
    },
    ids: () => [...sums.keys()],
    unfounded: (statements) =>
      [...sums].flatMap(([erasure, { first, entries, links }]): readonly Break[] => {
        const said = canonical({ entries, links: links.copy().digest('hex') })
        return statements.get(erasure) === said ? [] : [{ position: first, why: 'erasure unfounded' }]
      }),
  }
}
