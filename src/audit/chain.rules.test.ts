import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breaksOf, type Link, nextLink, type SealedEntry, START } from './chain.rules.ts'

const entry: fc.Arbitrary<SealedEntry> = fc.record({
  id: fc.nat(),
  at: fc.integer(),
  who: fc.string(),
  action: fc.string(),
  about: fc.string(),
  caseId: fc.option(fc.string()),
  allowed: fc.boolean(),
  detail: fc.json(),
})

function chained(entries: readonly SealedEntry[]): readonly Link[] {
  const links: Link[] = []
  for (const one of entries) links.push(nextLink(links.at(-1) ?? START, one))
  return links
}

const faults = (links: readonly Link[], entries: readonly (SealedEntry | null)[]) =>
  links.flatMap((link, n) => breaksOf(links[n - 1] ?? START, link, entries[n] ?? null))

test('a chain as it was made has no break', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1 }), (entries) => {
      const links = chained(entries)
      expect(links[0]?.previous).toBe('0'.repeat(64))
      expect(faults(links, entries)).toEqual([])
    }),
  )
})

test('a changed entry is found where it stands, and nowhere else', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1 }), fc.nat(), entry, (entries, pick, other) => {
      const at = pick % entries.length
      const kept = entries[at]
      fc.pre(kept !== undefined && JSON.stringify(kept) !== JSON.stringify(other))
      const links = chained(entries)
      expect(faults(links, entries.with(at, other))).toEqual([{ position: at + 1, why: 'entry changed' }])
    }),
  )
})

test('a removed link, a removed entry and an exchanged link are found', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 3 }), (entries) => {
      const links = chained(entries)
      const [first, second, third] = links
      if (!first || !second || !third) return
      expect(breaksOf(first, third, entries[2] ?? null)).toEqual([{ position: 2, why: 'link missing' }])
      expect(breaksOf(START, third, null)).toEqual([
        { position: 1, why: 'link missing' },
        { position: 2, why: 'link missing' },
        { position: 3, why: 'entry missing' },
      ])
      expect(breaksOf(first, second, null)).toEqual([{ position: 2, why: 'entry missing' }])
      expect(breaksOf(first, { ...second, previous: third.hash }, entries[1] ?? null)).toEqual([
        { position: 2, why: 'link changed' },
      ])
      expect(breaksOf(first, { ...second, hash: third.hash }, entries[1] ?? null)).toEqual([
        { position: 2, why: 'entry changed' },
      ])
      expect(breaksOf(first, { ...third, position: 1_000_000_000, hash: '' }, null).length).toBe(1001)
    }),
  )
})
