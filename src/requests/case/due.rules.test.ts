import { expect, test } from 'vitest'
import { type Day, day, instant } from '#platform/time.ts'
import type { ClockId } from '../clocks/clock.rules.ts'
import { dueByRule, dueOf, dueRuleOf } from './due.rules.ts'

const zone = 'Europe/Amsterdam'

test('the date on the process counts, to the end of that day where the office is', () => {
  const due = dueOf({ receivedAt: instant('2026-11-18T09:24:00Z'), askedFor: day('2026-11-30'), zone })
  expect(due).toEqual({
    dueAt: instant('2026-11-30T23:00:00Z'),
    rule: 'US_DUE',
    steps: [
      { step: 'received', at: '2026-11-18T09:24:00.000Z' },
      { step: 'asked-for', day: '2026-11-30' },
      { step: 'due', day: '2026-11-30', zone },
    ],
  })
})

test('in summer the day ends an hour earlier in UTC', () => {
  expect(dueOf({ receivedAt: instant('2026-06-01T09:00:00Z'), askedFor: day('2026-06-10'), zone }).dueAt).toEqual(
    instant('2026-06-10T22:00:00Z'),
  )
})

test('a date that had passed at receipt counts as the day of receipt there, and says so', () => {
  const { dueAt, steps } = dueOf({ receivedAt: instant('2026-11-30T23:30:00Z'), askedFor: day('2026-11-30'), zone })
  expect(dueAt).toEqual(instant('2026-12-01T23:00:00Z'))
  expect(steps.map(({ step }) => step)).toEqual(['received', 'asked-for', 'already-past', 'due'])
})

test('an emergency is due by another clock', () => {
  const ruleOf = (process: string) => dueRuleOf({ process, instrument: null })
  expect(['us-emergency', 'foreign-emergency', 'us-search-warrant'].map(ruleOf)).toEqual([
    ...['EDR_DECISION', 'EDR_DECISION', 'US_DUE'],
  ])
})

test('what arrived outside the portal is due by the clock of its instrument, counted from its arrival', () => {
  const due = (rule: ClockId, askedFor: Day | null) =>
    dueByRule({ rule, receivedAt: instant('2026-11-20T09:20:00Z'), askedFor, zone, country: 'NL' })
  // Ten days from Friday the twentieth: Monday the thirtieth ends at midnight in Amsterdam.
  expect(due('EPOC_10D', null).dueAt).toEqual(instant('2026-11-30T23:00:00Z'))
  expect(due('EPOC_8H', null).dueAt).toEqual(instant('2026-11-20T17:20:00Z'))
  expect(due('US_DUE', day('2026-12-04')).dueAt).toEqual(instant('2026-12-04T23:00:00Z'))
  expect(due('EPOC_10D', null).steps.map(({ step }) => step)).toContain('added')
})
