/**
 * Which deadlines of a case stand in a calendar file.
 *
 * Policy  while a case is open: the answer to the agency; the user's time, once told; the day on which the user is told, where an
 *         order still holds that back; until when the authority can answer that it will be. A title is a case number and a rule: a calendar lies on telephones and on screens in rooms.
 */
import { atHour, dayIn, endOf } from '#platform/time.ts'
import type { CaseState } from '../case/case.rules.ts'
import type { Fact } from '../case/fact.rules.ts'
import { objectionEnds, planNotice, waitAfterNotice } from '../notice/notice.rules.ts'
import type { ClockId } from './clock.rules.ts'

export type CaseDeadline = Readonly<{ rule: ClockId; at: Date }>

export type FeedAsk = Readonly<{
  dueAt: Date
  /** The clock that the answer is due by. */
  rule: ClockId
  state: CaseState
  facts: readonly Fact[]
  now: Date
  zone: string
  country: string
  /** Days that the office gives the user. */
  days: number
}>

export function deadlinesOf({ dueAt, rule, state, facts, now, zone, country, days }: FeedAsk): readonly CaseDeadline[] {
  if (!state.isOpen) return []
  const answer: CaseDeadline = { rule, at: dueAt }
  if (state.toldAt) {
    const lastDay = keptLastDay(facts) ?? waitAfterNotice({ toldAt: state.toldAt, days, zone, country }).lastDay
    return [answer, { rule: 'USER_NOTICE', at: objectionEnds({ lastDay }, zone) }]
  }
  const { announced, exceptions } = state.talk
  const excepted = exceptions.filter(({ word }) => word === 'granted')
  const orders = [
    ...state.orders,
    ...excepted.map(({ exceptionId, endsOn }) => ({ orderId: exceptionId, endsOn, ruling: null })),
  ]
  const plan = planNotice({ today: dayIn(zone, now), orders, country })
  if (plan.kind === 'tell-now' && announced)
    return [answer, { rule: 'AUTHORITY_NOTICE', at: endOf(announced.answerBy, zone) }]
  return plan.kind === 'tell-on' ? [answer, { rule: 'NDO_END', at: atHour(plan.day, 10, zone) }] : [answer]
}

/** The last day as it was counted when the user was told. */
function keptLastDay(facts: readonly Fact[]) {
  const scheduled = facts.findLast((fact) => fact.kind === 'production-scheduled')
  return scheduled?.kind === 'production-scheduled' ? scheduled.data.lastDay : null
}
