import { expect, test } from 'vitest'
import {
  CATEGORIES,
  CATEGORY_IDS,
  type Category,
  CLASSES,
  categoriesOf,
  categoryRow,
  isCategory,
  within,
} from './category.rules.ts'

/** Written from 18 U.S.C. § 2703(c)(2) and the guide, not from the table: class, letters, M(eetings) and P(hone). */
const EXPECTED: readonly (readonly [string, string, string, string])[] = [
  ['identity', 'subscriber', 'AE', 'MP'],
  ['billing', 'subscriber', 'ABD', 'MP'],
  ['payment', 'subscriber', 'F', 'MP'],
  ['sessions', 'subscriber', 'CE', 'MP'],
  ['meetings-own', 'subscriber', 'C', 'M'],
  ['calls', 'subscriber', 'C', 'P'],
  ['participants', 'non-content', '', 'M'],
  ['devices', 'non-content', '', 'MP'],
  ['meeting-titles', 'content', '', 'M'],
  ['profile-photo', 'content', '', 'MP'],
  ['chat', 'content', '', 'M'],
  ['recordings', 'content', '', 'M'],
]

test('the table says what the law and the guide say, in this order', () => {
  expect(CATEGORY_IDS).toEqual(EXPECTED.map(([category]) => category))
  expect(Object.keys(CATEGORIES)).toHaveLength(EXPECTED.length)
})

test.each(EXPECTED)('%s is %s, letters %s, for %s', (category, dataClass, letters, products) => {
  expect(isCategory(category)).toBe(true)
  const row = categoryRow(category as Category)
  expect(row.dataClass).toBe(dataClass)
  expect(row.letters.join('')).toBe(letters)
  expect(row.products).toEqual([...products].map((letter) => (letter === 'M' ? 'meetings' : 'phone')))
})

test('only what a letter of the closed list names is subscriber data, and the other way round', () => {
  for (const category of CATEGORY_IDS) {
    const { dataClass, letters } = categoryRow(category)
    expect(letters.length > 0, category).toBe(dataClass === 'subscriber')
  }
})

test.each(['', 'Identity', 'content', 'toString', 'constructor', '__proto__', 'identity '])(
  '%j is no category',
  (text) => {
    expect(isCategory(text)).toBe(false)
  },
)

test('telephone has no meetings to ask about, and meetings no calls', () => {
  expect(categoriesOf('phone')).toEqual([
    'identity',
    'billing',
    'payment',
    'sessions',
    'calls',
    'devices',
    'profile-photo',
  ])
  expect(categoriesOf('meetings')).toEqual(CATEGORY_IDS.filter((category) => category !== 'calls'))
})

test('the four classes lie within each other like shells', () => {
  expect(CLASSES).toEqual(['existence', 'subscriber', 'non-content', 'content'])
  for (const [inner, narrow] of CLASSES.entries()) {
    for (const [outer, wide] of CLASSES.entries())
      expect(within(narrow, wide), `${narrow} in ${wide}`).toBe(inner <= outer)
  }
})
