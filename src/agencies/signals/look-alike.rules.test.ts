import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { domainNameOf } from './domain.rules.ts'
import { coresOf, editBetween, keysOf, likenessesOf, likenessOf, searchKeysOf } from './look-alike.rules.ts'

const name = (text: string) => {
  const found = domainNameOf(text)
  if (!found) throw new Error(text)
  return found
}
const like = (one: string, known: string) => likenessOf(name(one), name(known))

test.each([
  ['mаrlowcounty.gov', 'marlowcounty.gov', 'homoglyph'],
  ['marIowcounty.com', 'marlowcounty.gov', 'homoglyph'],
  ['rnarlowcounty.gov', 'marlowcounty.gov', 'homoglyph'],
  ['marlow-county.gov', 'marlowcounty.gov', 'homoglyph'],
  ['marlowcounty.com', 'marlowcounty.gov', 'other-ending'],
  ['marlowcounty.gov.co', 'marlowcounty.gov', 'in-front'],
  ['marlowcounty-gov.com', 'marlowcounty.gov', 'added-word'],
  ['marlowcountygov.org', 'marlowcounty.gov', 'added-word'],
  ['police-marlowcounty.us', 'marlowcounty.gov', 'added-word'],
  ['marlowcounty-pd-us.com', 'marlowcounty.gov', 'added-word'],
  ['marlowcuonty.gov', 'marlowcounty.gov', 'swapped'],
  ['marlowconty.gov', 'marlowcounty.gov', 'one-letter'],
  ['marlowcountyy.gov', 'marlowcounty.gov', 'one-letter'],
  ['barlowcounty.gov', 'marlowcounty.gov', 'one-letter'],
  ['marlowcounty.gov.files.example', 'marlowcounty.gov', 'in-front'],
  ['marlowcounty.gov-files.example', 'marlowcounty.gov', 'in-front'],
  ['fbi-gov.com', 'fbi.gov', 'added-word'],
  ['fbi.com', 'fbi.gov', 'other-ending'],
  ['fbi-gov.com', 'gov.ag', null],
  ['harlo.gov', 'marlo.gov', null],
  ['marlowcounty.gov', 'marlowcounty.gov', null],
  ['sheriff.marlowcounty.gov', 'marlowcounty.gov', null],
  ['harlanvalley.gov', 'marlowcounty.gov', null],
  ['fbj.gov', 'fbi.gov', null],
  ['gov.uk', 'marlowcounty.gov', null],
  ['marlowcounty.gov', 'gov.uk', null],
])('%s beside %s: %s', (one, known, how) => {
  expect(like(one, known)).toBe(how)
})

test('what is left without the words', () => {
  expect(coresOf('marlow-gov-us')).toEqual(['mariow'])
  expect(coresOf('marlow')).toEqual([])
  expect(coresOf('gov')).toEqual([])
})

const label = fc.stringMatching(/^[a-z]{6,16}$/)

describe('for every name', () => {
  test('any one edit is found, and by a key that both have', () => {
    fc.assert(
      fc.property(label, fc.nat(), fc.constantFrom('drop', 'add', 'other', 'swap'), (known, where, how) => {
        const at = where % known.length
        const [before, after] = [known.slice(0, at), known.slice(at + 1)]
        const letter = known.charAt(at)
        const twin = {
          drop: before + after,
          add: `${before}${letter}q${after}`,
          other: `${before}q${after}`,
          swap: `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`,
        }[how]
        // `rn` for `m` and the like may come or go with a letter: those are two steps, and stand in the table above.
        if (/rn|vv|c[il1]/.test(twin + known) || twin.length < 6 || /^[a-z]*$/.test(twin) === false) return
        if (twin === known) return
        expect(like(`${twin}.com`, `${known}.gov`)).not.toBeNull()
        expect(searchKeysOf(name(`${twin}.com`)).some((key) => keysOf(known).includes(key))).toBe(true)
      }),
    )
  })

  test('a word put to it is found by a key too', () => {
    fc.assert(
      fc.property(label, fc.constantFrom('-gov', '-police', 'gov', '-us', 'online'), (known, word) => {
        expect(searchKeysOf(name(`${known}${word}.com`)).some((key) => keysOf(known).includes(key))).toBe(true)
      }),
    )
  })

  test('an edit is the same seen from either side', () => {
    fc.assert(fc.property(label, label, (a, b) => void expect(editBetween(a, b)).toBe(editBetween(b, a))))
  })
})

test('the most deceptive come first, and not too many', () => {
  const known = ['marlowcounty.gov', 'marlowcount.gov', 'harlan.gov', 'not a domain']
  expect(likenessesOf(name('marlowcounty.com'), known)).toEqual([
    { domain: 'marlowcounty.gov', how: 'other-ending' },
    { domain: 'marlowcount.gov', how: 'one-letter' },
  ])
  expect(likenessesOf(name('marlowcounty.com'), known, 1)).toHaveLength(1)
})
