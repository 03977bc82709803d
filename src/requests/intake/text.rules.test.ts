import { expect, test } from 'vitest'
import { pageOf } from '../../../test/corpus/page.ts'
import { boxOf, find, findFolded, folded, loosely, quoteOf, sentenceOf, textOf } from './text.rules.ts'

test('words of a line are joined by a space, lines by a line end, and typographic signs become plain ones', () => {
  expect(textOf(pageOf(['the “user’s” name –', 'next'])).text).toBe('the "user\'s" name -\nnext')
})

test('a passage knows the box around its words', () => {
  const where = find([textOf(pageOf(['one two three', 'four five']))], /two three\nfour/)
  expect(where && boxOf(where)).toEqual({ x: 0, y: 0, width: 145, height: 30 })
})

test('a quote is one line and not endless', () => {
  const where = find([textOf(pageOf(['a b', 'c', 'x'.repeat(400)]))], /[\s\S]+/)
  expect(where && quoteOf(where).length).toBe(240)
  expect(where && quoteOf(where).slice(0, 6)).toBe('a b c ')
})

test.each([
  ['Halder Meetings B.V.', 'HALDER  MEETINGS BV', true],
  ['Halder Meetings B.V.', 'Halder Meetings\nB.V.', true],
  ['Halderkade 12', 'Halderkade l2', true],
  ['Halderkade 12', 'Halderkade 21', false],
])('%s is found in %s: %s', (name, text, is) => {
  expect(new RegExp(loosely(name), 'i').test(text)).toBe(is)
})

test('numbers are compared without spaces and with look-alike signs equal', () => {
  expect(folded('GJ-26-1183')).toBe(folded('gj 26 ll83'))
  const where = findFolded([textOf(pageOf(['Case No. GJ - 26 - 1l83 of today']))], 'GJ-26-1183')
  expect(where && quoteOf(where)).toBe('GJ - 26 - 1l83')
})

test('a sentence ends at a full stop before a capital, not inside U.S.C.', () => {
  const where = find([textOf(pageOf(['First words. Under 18 U.S.C. 2703 you shall not tell. Last one.']))], /tell/)
  expect(where && sentenceOf(where).text).toBe('Under 18 U.S.C. 2703 you shall not tell.')
})
