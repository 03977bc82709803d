import { expect, test } from 'vitest'
import { pageOf } from '../../../test/corpus/page.ts'
import { datesIn } from './dates.rules.ts'
import { textOf } from './text.rules.ts'

const uses = (...lines: string[]) => datesIn([textOf(pageOf(lines))]).map(({ day, use }) => `${day} ${use}`)

test.each([
  ['November 6, 2026', '2026-11-06'],
  ['6 November 2026', '2026-11-06'],
  ['Nov. 6, 2026', '2026-11-06'],
  ['11/06/2026', '2026-11-06'],
  ['2026-11-06', '2026-11-06'],
  ['06-Nov-2026', '2026-11-06'],
  ['6th day of November, 2026', '2026-11-06'],
  ['31/12/2026', '2026-12-31'],
  ['November l6, 2026', '2026-11-16'],
  ['November 16,:2026', '2026-11-16'],
  ['November 16,2026', '2026-11-16'],
  ['Nov: 16, 2026', '2026-11-16'],
])('%s is %s', (text, day) => {
  expect(uses(`Dated: ${text}`)).toEqual([`${day} signed`])
})

test.each(['February 30, 2026', '13/45/2026', 'version 1.2.2026x', '99/99/2026'])('%s is no date', (text) => {
  expect(uses(text)).toEqual([])
})

test.each([
  ['Dated this 6th day of November, 2026', 'signed'],
  ['produce on or before November 6, 2026', 'due'],
  ['Return date: 11/06/2026', 'due'],
  ['no later than 6 November 2026', 'due'],
  ['Compliance date: November 6, 2026', 'due'],
  ['the meeting held on 6 November 2026, 13:00 UTC', 'meeting'],
  ['John Doe, born November 6, 2026', 'birth'],
  ['on or about November 6, 2026', 'offence'],
  ['Date of birth: 11/06/2026', 'birth'],
])('%s: %s', (text, use) => {
  expect(uses(text)).toEqual([`2026-11-06 ${use}`])
})

test('a stop too many between two dates does not part them', () => {
  expect(uses('Period from: Aug: 4, 2026. to 0ct 12,2026')).toEqual(['2026-08-04 range', '2026-10-12 range'])
})

test('two dates joined by a word for a period are a range, whatever stands before them', () => {
  expect(uses('records due for September 1, 2026 through September 30, 2026')).toEqual([
    '2026-09-01 range',
    '2026-09-30 range',
  ])
  expect(uses('Start date 09/01/2026, end date 09/30/2026')).toEqual(['2026-09-01 range', '2026-09-30 range'])
})

test('a date alone on its line stands alone', () => {
  expect(uses('Marlow County Sheriff', 'November 6, 2026', 'Custodian of Records')).toEqual([
    '2026-11-06 standing-alone',
  ])
})
