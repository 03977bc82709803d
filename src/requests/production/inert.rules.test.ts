import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inert } from './inert.rules.ts'

test('whatever is written, no sign is left that could end a text, an attribute or a line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const without = inert(text).replaceAll(/<code>U\+[0-9A-F]{4,6}<\/code>/g, '')
      expect(without).not.toMatch(/[<>"']/)
      expect(without).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/)
      for (const sign of without) expect(sign >= ' ' || sign === '\n' || sign === '\t').toBe(true)
      expect(without.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
    }),
  )
})

test('ordinary text of any script stays as it is', () => {
  for (const text of ['Ærnst', 'שלום', '你好', 'naïve – “quotes”', 'a\nb\tc']) expect(inert(text)).toBe(text)
})
