import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CountedCase, csvOf, dataRows, OUTCOMES, outcomeOf, reportOf } from './report.rules.ts'

const counted = (over: Partial<CountedCase> = {}): CountedCase => ({
  caseId: 'case_1',
  number: 'HLD-2026-00001',
  process: 'us-subpoena-grand-jury',
  family: 'subpoena',
  country: 'US',
  closedAt: new Date('2026-02-03T10:00:00Z'),
  outcomes: ['non-content'],
  delayedNotice: false,
  accounts: [{ accountType: 'Pro', country: 'NL' }],
  ...over,
})

test('a case with several tasks counts once, under the widest that was given', () => {
  expect(outcomeOf(['rejected', 'non-content'])).toBe('non-content')
  expect(outcomeOf(['non-content', 'content', 'rejected'])).toBe('content')
  expect(outcomeOf(['withdrawn', 'rejected'])).toBe('rejected')
  expect(outcomeOf([])).toBe('other')
})

test('types and outcomes are counted, the widest row first, and only types that occur have one', () => {
  const report = reportOf([
    counted(),
    counted({ outcomes: ['rejected'], accounts: [] }),
    counted({ family: 'warrant', process: 'us-search-warrant', outcomes: ['content'], delayedNotice: true }),
    counted({ country: 'NL', outcomes: ['withdrawn'], accounts: [] }),
  ])
  expect(report.total).toBe(4)
  expect(report.rows.map(({ family, total }) => [family, total])).toEqual([
    ['subpoena', 3],
    ['warrant', 1],
  ])
  expect(report.outcomes).toMatchObject({ content: 1, 'non-content': 1, rejected: 1, withdrawn: 1, preserved: 0 })
  expect(report.delayedNotice).toEqual({ of: 3, with: 1 })
  expect(report.accountTypes).toEqual([
    { name: 'No account', count: 2 },
    { name: 'Pro', count: 2 },
  ])
  expect(report.countries).toEqual([{ name: 'NL', count: 2 }])
})

test('rows of equal size stand in the order of their names', () => {
  const rows = reportOf([counted({ family: 'warrant' }), counted({ family: 'subpoena' })]).rows
  expect(rows.map(({ family }) => family)).toEqual(['subpoena', 'warrant'])
})

test('every case is counted once in the total, in its row and under its outcome', () => {
  const outcome = fc.constantFrom(...OUTCOMES)
  const cases = fc.array(
    fc.record({
      outcomes: fc.array(outcome, { maxLength: 3 }),
      family: fc.constantFrom('subpoena' as const, 'warrant' as const),
    }),
  )
  fc.assert(
    fc.property(cases, (made) => {
      const report = reportOf(made.map((each) => counted(each)))
      const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0)
      expect(sum(report.outcomes)).toBe(made.length)
      expect(report.rows.reduce((all, row) => all + row.total, 0)).toBe(made.length)
      for (const row of report.rows) expect(sum(row.outcomes)).toBe(row.total)
    }),
  )
})

test('the data set names nobody and cannot be matched to a day', () => {
  const csv = csvOf(
    dataRows('2026-1', [
      counted(),
      counted({
        caseId: 'case_2',
        number: 'HLD-2026-00002',
        outcomes: ['content'],
        closedAt: new Date('2026-01-01T00:00:00Z'),
      }),
    ]),
  )
  expect(csv).toBe(
    'half,country,family,process,outcome,delayed_notice,account_type,account_country\r\n' +
      '2026-1,US,subpoena,us-subpoena-grand-jury,content,false,Pro,NL\r\n' +
      '2026-1,US,subpoena,us-subpoena-grand-jury,non-content,false,Pro,NL\r\n',
  )
  expect(csv).not.toMatch(/HLD|acct|case_/)
})

test('a cell with a comma, a quote or a line break is quoted', () => {
  const rows = dataRows('2026-1', [counted({ accounts: [{ accountType: 'Pro, "old"', country: 'NL' }] })])
  expect(csvOf(rows)).toContain('"Pro, ""old"""')
})
