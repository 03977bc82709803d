import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakOf, GENESIS, type Link, nextLink, type SealedEntry } from './chain.rules.ts'

const entry: fc.Arbitrary<SealedEntry> = fc.record({
  id: fc.nat(),
  at: fc.date({ noInvalidDate: true }),
  who: fc.string(),
  action: fc.string(),
  about: fc.string(),
  caseId: fc.option(fc.string()),
  allowed: fc.boolean(),
  detail: fc.json(),
})

function chained(entries: readonly SealedEntry[]): readonly Link[] {
  const links: Link[] = []
  for (const one of entries) links.push(nextLink(links.at(-1) ?? null, one))
  return links
}

const faults = (links: readonly Link[], entries: readonly (SealedEntry | null)[]) =>
  links.map((link, n) => breakOf(links[n - 1] ?? null, link, entries[n] ?? null))

test('a chain as it was made has no break', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1 }), (entries) => {
      const links = chained(entries)
      expect(links[0]?.previous).toBe(GENESIS)
      expect(faults(links, entries).every((fault) => fault === null)).toBe(true)
    }),
  )
})

test('a changed entry is found where it stands', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1 }), fc.nat(), entry, (entries, pick, other) => {
      const at = pick % entries.length
      const kept = entries[at]
      fc.pre(kept !== undefined && JSON.stringify(kept) !== JSON.stringify(other))
      const links = chained(entries)
      expect(faults(links, entries.with(at, other))[at]).toEqual({ position: at + 1, why: 'entry changed' })
    }),
  )
})

test('a removed link, a removed entry and an exchanged link are found', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 3 }), (entries) => {
      const links = chained(entries)
      const [first, second, third] = links
      if (!first || !second || !third) return
      expect(breakOf(first, third, entries[2] ?? null)).toEqual({ position: 2, why: 'link missing' })
      expect(breakOf(first, second, null)).toEqual({ position: 2, why: 'entry missing' })
      expect(breakOf(first, { ...second, previous: third.hash }, entries[1] ?? null)).toEqual({
        position: 2,
        why: 'link changed',
      })
      expect(breakOf(null, second, entries[1] ?? null)).toEqual({ position: 1, why: 'link missing' })
      expect(breakOf(first, { ...second, hash: third.hash }, entries[1] ?? null)).toEqual({
        position: 2,
        why: 'entry changed',
      })
    }),
  )
})
