import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { pageOf } from '../../../test/corpus/page.ts'
import { datesIn } from './dates.rules.ts'
import { NOTHING_DECLARED } from './intake.rules.ts'
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

test('a quote shows the passage', () => {
  const where = signatureIn(input(...BODY, '/s/ Dana Whitfield').pages)
  expect(where && quoteOf(where)).toBe('/s/ Dana Whitfield')
})
