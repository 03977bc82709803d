import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortName } from './file-name.rules.ts'

test.each([
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\Users\\me\\order.pdf', 'order.pdf'],
  ['a\u202Efdp.exe', 'afdp.exe'],
  [' \n\u2028', 'document.pdf'],
  ['', 'document.pdf'],
])('%j is shown as %j', (name, shown) => {
  expect(shortName(name)).toBe(shown)
})

test('whatever it is called, it is one line without a path, and never empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      expect(shortName(name)).toMatch(/^[^/\\\p{Cc}]{1,120}$/u)
    }),
  )
})
