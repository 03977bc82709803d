import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from './csv.rules.ts'

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
