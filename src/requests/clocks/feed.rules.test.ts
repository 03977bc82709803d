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

describe('while the authority is asked', () => {
  const authorityTold: NewFact = {
    kind: 'authority-told',
    data: { mailId: 'm', answerBy: day('2026-11-20'), tellOn: day('2026-11-23') },
  }
  const proposed = (exceptionId: string, endsOn: string): NewFact => ({
    kind: 'exception-proposed',
    data: { exceptionId, ground: 'child', reason: 'So', endsOn: day(endsOn), accounts: null },
  })
  const granted = (exceptionId: string, endsOn: string): NewFact => ({
    kind: 'exception-granted',
    data: { exceptionId, endsOn: day(endsOn), reason: 'So' },
  })

  test('until when it can answer', () => {
    expect(shown(story(received, authorityTold))).toEqual([
      answer,
      { rule: 'AUTHORITY_NOTICE', at: instant('2026-11-20T23:00:00Z') },
    ])
  })

  test('the day on which the user is told, where an exception was granted; one that was only proposed holds nothing back', () => {
    const excepted = story(received, authorityTold, proposed('x', '2026-12-18'), granted('x', '2026-12-18'))
    expect(shown(excepted)).toEqual([answer, { rule: 'NDO_END', at: instant('2026-12-21T09:00:00Z') }])
    expect(shown(story(received, authorityTold, proposed('x', '2026-12-18')))[1]?.rule).toBe('AUTHORITY_NOTICE')
  })

  test('nothing of it, where an order without an end waits for counsel', () => {
    expect(shown(story(received, authorityTold, order(null)))).toEqual([answer])
  })
})
