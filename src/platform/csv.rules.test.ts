import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, csvLine } from './csv.rules.ts'

test.each([
  [['plain', 3, null], 'plain,3,\r\n'],
  [['a,b', 'say "yes"', 'two\nlines'], '"a,b","say ""yes""","two\nlines"\r\n'],
  [['=1+1', '@x', '+cmd', '-x', '\tx'], "'=1+1,'@x,'+cmd,'-x,'\tx\r\n"],
  [['+31 85 020 0201', '-5', '+1 (614) 555-0101'], '+31 85 020 0201,-5,+1 (614) 555-0101\r\n'],
  [['a\rb', '=a,b'], '"a\rb","\'=a,b"\r\n'],
])('%j', (cells, line) => {
  expect(csvLine(cells)).toBe(line)
})

test.each([
  ['a,b', ['a', 'b']],
  ['a,', ['a', '']],
  ['', ['']],
  [',', ['', '']],
  ['"a, b",c', ['a, b', 'c']],
  ['"say ""x""",c', ['say "x"', 'c']],
  ['"",c', ['', 'c']],
  ['"a,b', null],
  ['a"b,c', null],
  ['"a"b,c', null],
])('%s', (line, cells) => {
  expect(cellsOf(line)).toEqual(cells)
})

test('what is written is read', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ''))
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      expect(cellsOf(cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))).toEqual(cells)
    }),
  )
})

test('a line of a megabyte of quotes is read at once', () => {
  const began = performance.now()
  expect(cellsOf(`"${'""'.repeat(250_000)}`)).toBeNull()
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('a separator of its own is no comma', () => {
  expect(cellsOf('a;"b;c";d,e', ';')).toEqual(['a', 'b;c', 'd,e'])
  expect(cellsOf('"a"b;c', ';')).toBeNull()
})
