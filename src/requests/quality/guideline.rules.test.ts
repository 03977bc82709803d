import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paragraphsOf, slugOf } from './guideline.rules.ts'

test.each([
  ['When we narrow a request', 'when-we-narrow-a-request'],
  ['  Café: “échange” & co. ', 'cafe-echange-co'],
  ['???', ''],
  [`${'long '.repeat(20)}title`, 'long-long-long-long-long-long-long-long-long-long-long-long'],
])('%s is found at /%s', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('every address is one that the database takes, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const slug = slugOf(title)
      expect(slug === '' || /^[a-z0-9][a-z0-9-]{0,60}$/.test(slug)).toBe(true)
    }),
  )
})

test('a blank line parts paragraphs, and nothing else does', () => {
  expect(paragraphsOf('One.\nStill one.\n\n \nTwo.\n')).toEqual(['One.\nStill one.', 'Two.'])
})
