import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pdfName, shortName } from './file-name.rules.ts'

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

test.each([
  ['order.pdf', 'order.pdf'],
  ['ORDER.PDF', 'ORDER.pdf'],
  ['a\u202Efdp.exe', 'afdp.exe.pdf'],
  ['order.pdf.exe', 'order.pdf.exe.pdf'],
  ['.pdf', 'document.pdf'],
  ['. . .pdf', 'document.pdf'],
  ['', 'document.pdf'],
  [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(116)}.pdf`],
  [`${'€'.repeat(400)}.pdf`, `${'€'.repeat(80)}.pdf`],
])('a PDF that was called %j is kept as %j', (name, kept) => {
  expect(pdfName(name)).toBe(kept)
})

test('whatever a PDF was called, it ends as one, is text, and fits on a disk', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const kept = pdfName(name)
      expect(kept).toMatch(/^[^./\\\p{C}][^/\\\p{C}]{0,115}\.pdf$/u)
      expect([kept.isWellFormed(), kept.length <= 120, Buffer.byteLength(kept) <= 244]).toEqual([true, true, true])
    }),
  )
})
