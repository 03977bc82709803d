import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { pageOf } from '../../../test/corpus/page.ts'
import { datesIn } from './dates.rules.ts'
import { findHalfRead, findMisread, findMisreadDay } from './misread.rules.ts'
import { quoteOf, textOf } from './text.rules.ts'

const scan = (...lines: string[]) => [textOf({ ...pageOf(lines), state: 'ocr' as const })]
const typed = (...lines: string[]) => [textOf(pageOf(lines))]
const misread = (line: string, value: string) => {
  const where = findMisread(scan('To whom it may concern.', line, 'Sincerely'), value)
  return where && quoteOf(where)
}

test.each([
  ['Subscriber: quickloan.deskekantoor example', 'quickloan.desk@kantoor.example', 'quickloan.deskekantoor example'],
  ['Subscriber: rosalind.kef jordmail.example', 'rosalind.k@fjordmail.example', 'rosalind.kef jordmail.example'],
  ['Meeting ID: 979 8538 864S, at', '979 8538 8645', '979 8538 864S'],
  ['Meeting ID: 979 8588 8645, at', '979 8538 8645', '979 8588 8645'],
  ['Meeting ID: 979 858 8645, at', '979 8538 8645', '979 858 8645'],
  ['Subscriber number +1 614 5S5 0189', '614 555 0199', '614 5S5 0189'],
])('%s is read as %s', (line, value, read) => {
  expect(misread(line, value)).toBe(read)
})

test.each([
  ['Subscriber: m.brandt@kantoor.example', 'quickloan.desk@kantoor.example'],
  ['Meeting ID: 979 8588 8146, at', '979 8538 8645'],
  ['user jdv', 'jdw'],
  ['nothing of the kind', 'rosalind.k@fjordmail.example'],
])('%s is not %s', (line, value) => {
  expect(misread(line, value)).toBe(null)
})

test('what was typed is not misread', () => {
  expect(findMisread(typed('quickloan.deskekantoor example'), 'quickloan.desk@kantoor.example')).toBe(null)
})

test('any two signs of a long value may be wrong', () => {
  const sign = fc.constantFrom(...'ACDEFGHKMNPRTUVWXY34679')
  const value = fc.array(sign, { minLength: 16, maxLength: 40 }).map((signs) => signs.join(''))
  const change = fc.tuple(fc.nat(), fc.constantFrom('drop', 'put', 'swap'), sign)
  const changed = (from: string, [place, deed, other]: readonly [number, string, string]) => {
    const at = place % from.length
    return from.slice(0, at) + (deed === 'drop' ? '' : other) + from.slice(deed === 'put' ? at : at + 1)
  }
  fc.assert(
    fc.property(value, change, change, (wanted, one, two) => {
      expect(misread(`for ${changed(changed(wanted, one), two)} only`, wanted)).not.toBe(null)
    }),
  )
})

test.each([
  ['Account @fjordmail example', 'delta.trading@fjordmail.example', '@fjordmail example'],
  ['Account: @ fjordmail.example', 'delta.trading@fjordmail.example', '@ fjordmail.example'],
  ['Account delta.tradingef', 'delta.trading@fjordmail.example', 'delta.trading'],
  ['Account other@fjordmail.example', 'delta.trading@fjordmail.example', null],
  ['Account delta.trading@kantoor.example', 'delta.trading@fjordmail.example', null],
  ['Account @fjordmail.example.org', 'delta.trading@fjordmail.example', null],
  ['Account dtef', 'dt@fjordmail.example', null],
  ['Meeting ID 362729224 1911 16722026: UTC', '362 9224 1711', '362729224 1911 1672202'],
  ['Meeting ID 912 4471 0368, at 13:00', '362 9224 1711', null],
  ['Meeting ID x', 'someone', null],
])('%s is what is left of %s: %s', (line, value, read) => {
  const where = findHalfRead(scan(line), value)
  expect(where && quoteOf(where)).toBe(read)
  expect(findHalfRead(typed(line), value)).toBe(null)
})

test.each([
  ['We request your answer by December 1222026.', 'December 1222026'],
  ['Due date pec 12, 2026', 'pec 12, 2026'],
  ['on the 12th day of Decernber, 2026', null],
  ['by December 2, 2026', null],
  ['by January 12, 2027', null],
])('%s: 12 December 2026 is %s', (line, read) => {
  const pages = scan(line)
  const wellRead = datesIn(pages).map((date) => date.where)
  const where = findMisreadDay(pages, day('2026-12-12'), wellRead)
  expect(where && quoteOf(where)).toBe(read)
  expect(findMisreadDay(typed(line), day('2026-12-12'), [])).toBe(null)
})

test('a long page full of near misses is read to its end', () => {
  const page = scan(...Array.from({ length: 900 }, () => 'quickloan.desx quickloan.desy quickloan.desz'))
  expect(findMisread(page, 'somebody.else@kantoor.example')).toBeNull()
}, 30_000)
