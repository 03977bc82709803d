import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { pageOf } from '../../../test/corpus/page.ts'
import { datesIn } from './dates.rules.ts'
import { type Declared, NOTHING_DECLARED } from './intake.rules.ts'
import { dueOutcome, rangeOutcome, signatureIn, signatureOutcome } from './moments.rules.ts'
import { quoteOf, textOf } from './text.rules.ts'

const input = (...lines: string[]) => {
  const pages = [textOf(pageOf(lines))]
  return { pages, dates: datesIn(pages), declared: NOTHING_DECLARED, today: day('2026-11-20'), complete: true }
}
const BODY = [
  'The records of the account are demanded as listed in the schedule to this document.',
  'It has two points.',
]

test.each([
  ['/s/ Dana R. Whitfield'],
  ['By: Dana Whitfield'],
  ['Signature: Dana Whitfield'],
  ['WITNESS my hand Dana Whitfield, Clerk'],
  ['Dana Whitfield\nProsecuting Attorney'],
  ["Dana Whitfield\nState's Attorney"],
])('%j is a signature', (text) => {
  expect(signatureIn(input(...BODY, ...text.split('\n')).pages)).not.toBeNull()
})

test.each([
  ['Questions go to Detective Jane Doyle.'],
  ['Signature: ______________'],
  ['a certificate signed by the custodian. Jane Doyle may call.'],
])('%j is none', (text) => {
  expect(signatureIn(input(...BODY, text).pages)).toBeNull()
})

test('the date that the words call the signature’s wins over others', () => {
  const { facts } = signatureOutcome(
    input('an order dated March 3, 2025', ...BODY, '/s/ Dana Whitfield', 'Dated: November 6, 2026'),
  )
  expect(facts.filter(({ kind }) => kind === 'signed-on').map(({ value }) => value)).toEqual(['2026-11-06'])
})

test('a date at the top of a letter is the date of issue when none stands by the signature', () => {
  const { facts, findings } = signatureOutcome(
    input('Sheriff', 'November 6, 2026', ...BODY, 'Sincerely,', 'Dana Whitfield'),
  )
  expect(findings).toEqual([])
  expect(facts.map(({ kind, value }) => [kind, value])).toContainEqual(['issued-on', '2026-11-06'])
})

test.each([
  ['within 14 days of receipt', '14'],
  ['within ten (10) business days of service', '10'],
])('%s is a due date', (text, days) => {
  expect(dueOutcome(input(`Produce the records ${text}.`)).facts).toMatchObject([{ kind: 'due-days', value: days }])
})

test.each(['to the present', 'through the date of compliance', 'from the inception of the account', 'until today'])(
  '%s is an open period',
  (text) => {
    const { findings } = rangeOutcome(input(`Records from January 1, 2026 ${text}.`))
    expect(findings.map(({ code, kind }) => [code, kind])).toEqual([['IN_RANGE', 'open']])
    expect(text.startsWith(findings[0]?.found ?? '?')).toBe(true)
  },
)

test('a period of ninety days is not long, of ninety-one is', () => {
  expect(rangeOutcome(input('from June 1, 2026 through August 29, 2026')).findings).toEqual([])
  expect(rangeOutcome(input('from June 1, 2026 through August 30, 2026')).findings).toMatchObject([{ kind: 'long' }])
})

test('on a scan one day of the period is enough to see that the other was misread', () => {
  const declared = { ...NOTHING_DECLARED, from: day('2026-08-07'), to: day('2026-10-11') }
  const lines = ['Date range: 08/07/2026 10/1 12026', 'Records of the account']
  const kinds = (state: 'text' | 'ocr', form: Declared = declared) => {
    const pages = [textOf({ ...pageOf(lines), state })]
    const { findings } = rangeOutcome({ ...input(), pages, dates: datesIn(pages), declared: form })
    return findings.map(({ code, kind, found }) => [code, kind, found])
  }
  expect(kinds('ocr')).toEqual([['IN_SCAN', 'misread', lines[0]]])
  expect(kinds('text')).toEqual([['IN_RANGE', 'missing', null]])
  expect(kinds('ocr', NOTHING_DECLARED)).toEqual([['IN_RANGE', 'missing', null]])
  lines[0] = 'Date range: 08/07/2026 to 1/11/2026'
  expect(kinds('ocr')).toEqual([['IN_SCAN', 'misread', lines[0]]])
  expect(kinds('text')).toEqual([['IN_RANGE', 'backwards', '2026-08-07/2026-01-11']])
})

test('on a scan a day of the form that was misread is not missing', () => {
  const declared = { ...NOTHING_DECLARED, dueOn: day('2026-12-12'), signedOn: day('2026-11-03') }
  const pages = [textOf({ ...pageOf(['Due date pec 12, 2026', '/s/ Dana Whitfield', 'Nov 3; 2O2G']), state: 'ocr' })]
  const scan = { ...input(), pages, dates: datesIn(pages), declared }
  const said = [dueOutcome(scan), signatureOutcome(scan)].flatMap(({ findings }) => findings)
  expect(said.map(({ code, kind, found }) => [code, kind, found])).toEqual([
    ['IN_SCAN', 'misread', 'pec 12, 2026'],
    ['IN_SCAN', 'misread', 'Nov 3; 2O2G'],
  ])
  expect(dueOutcome({ ...scan, declared: NOTHING_DECLARED }).findings).toMatchObject([{ code: 'IN_DUE' }])
})

test('a quote shows the passage', () => {
  const where = signatureIn(input(...BODY, '/s/ Dana Whitfield').pages)
  expect(where && quoteOf(where)).toBe('/s/ Dana Whitfield')
})
