import { describe, expect, test } from 'vitest'
import { day, instant } from '#platform/time.ts'
import { type CaseState, caseState } from '../case/case.rules.ts'
import type { Fact, NewFact } from '../case/fact.rules.ts'
import { deadlinesOf } from './feed.rules.ts'

const dueAt = instant('2026-11-30T23:00:00Z')
const now = instant('2026-11-18T09:24:00Z')

function story(...facts: readonly NewFact[]): readonly Fact[] {
  return facts.map((fact, index): Fact => ({ ...fact, id: `f${index}`, n: index + 1, at: now, author: 'somebody' }))
}
const shown = (facts: readonly Fact[], state: CaseState = caseState(facts)) =>
  deadlinesOf({ dueAt, rule: 'US_DUE', state, facts, now, zone: 'Europe/Amsterdam', country: 'NL', days: 10 })

const received: NewFact = { kind: 'received', data: { documentSha256: 'ab' } }
const told: NewFact = { kind: 'notice-sent', data: { accountId: 'acc_1', mailId: 'm' } }
const order = (endsOn: string | null): NewFact => ({
  kind: 'secrecy-recorded',
  data: { orderId: 'o', court: 'c', statute: 's', endsOn: endsOn === null ? null : day(endsOn) },
})
const answer = { rule: 'US_DUE', at: dueAt }

describe('a calendar file has', () => {
  test('the answer to the agency', () => {
    expect(shown(story(received))).toEqual([answer])
  })

  test('the end of the user’s time, once told', () => {
    const scheduled = (lastDay: string | null): NewFact => ({
      kind: 'production-scheduled',
      data: { notBefore: now.toISOString(), lastDay: lastDay === null ? null : day(lastDay) },
    })
    const noted: NewFact = { kind: 'noted', data: { text: 'so' } }
    expect(shown(story(received, told, scheduled('2026-11-27'), noted))).toEqual([
      answer,
      { rule: 'USER_NOTICE', at: instant('2026-11-27T23:00:00Z') },
    ])
    expect(shown(story(received, told, scheduled(null)))[1]?.at).toEqual(instant('2026-11-28T23:00:00Z'))
    expect(shown(story(received, told))[1]?.at).toEqual(instant('2026-11-28T23:00:00Z'))
  })

  test('the hour in which the user is told after an order', () => {
    expect(shown(story(received, order('2026-12-24')))).toEqual([
      answer,
      { rule: 'NDO_END', at: instant('2026-12-28T09:00:00Z') },
    ])
    expect(shown(story(received, order(null)))).toEqual([answer])
    expect(shown(story(received, order('2026-11-17')))).toEqual([answer])
  })

  test('nothing of a case that ended', () => {
    expect(shown(story(received, { kind: 'closed', data: { outcomes: [], why: 'withdrawn' } }))).toEqual([])
  })
})
