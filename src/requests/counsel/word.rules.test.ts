import { describe, expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { type CaseState, caseState } from '../case/case.rules.ts'
import type { Fact, NewFact } from '../case/fact.rules.ts'
import type { CounselWord } from './counsel.rules.ts'
import {
  mayAcknowledge,
  mayAnswerCounsel,
  mayAskCounsel,
  mayChallenge,
  mayCounselSay,
  mayEndChallenge,
} from './word.rules.ts'

function caseOf(...told: readonly NewFact[]): CaseState {
  return caseState(
    told.map((fact, n): Fact => ({ ...fact, id: `f${n}`, n: n + 1, at: new Date(n * 1000), author: 'tom' })),
  )
}
const accepted: NewFact = { kind: 'accepted', data: { level: 2 } }
const asked: NewFact = { kind: 'counsel-asked', data: { text: '?' } }
const answer: NewFact = { kind: 'counsel-answered', data: { wordId: 'w', text: '!' } }
const spoke = (word: CounselWord): NewFact => ({
  kind: 'counsel-said',
  data: { wordId: 'w', word, reason: 'r', conditions: word === 'conditions' ? ['c'] : [] },
})
const approved: readonly NewFact[] = [
  { kind: 'proposed', data: { proposalId: 'p', kind: 'disclose' } },
  { kind: 'proposal-approved', data: { proposalId: 'p', reason: '' } },
]
const closed = (why: 'produced' | 'rejected' | 'withdrawn'): NewFact => ({
  kind: 'closed',
  data: { outcomes: [], why },
})
const filed: NewFact = {
  kind: 'challenge-filed',
  data: { challengeId: 'a', court: 'c', docket: 'd', filedOn: day('2026-11-02') },
}

describe('what counsel can say', () => {
  const say = (word: CounselWord, state: CaseState, reason = 'so', conditions: readonly string[] = ['c']) =>
    mayCounselSay({ word, reason, conditions }, state)

  test.each<[string, CaseState, CounselWord, ReturnType<typeof mayCounselSay>]>([
    ['under review', caseOf(accepted), 'release', 'fine'],
    ['under review', caseOf(accepted), 'conditions', 'fine'],
    ['under review', caseOf(accepted), 'ask', 'fine'],
    ['under review', caseOf(accepted), 'block', 'fine'],
    ['blocked', caseOf(accepted, spoke('block')), 'block', 'already-blocked'],
    ['blocked', caseOf(accepted, spoke('block')), 'ask', 'already-blocked'],
    ['blocked', caseOf(accepted, spoke('block')), 'conditions', 'fine'],
    ['decided', caseOf(accepted, ...approved), 'block', 'fine'],
    ['decided', caseOf(accepted, ...approved), 'ask', 'already-decided'],
    ['decided', caseOf(accepted, ...approved), 'conditions', 'already-decided'],
    ['decided', caseOf(accepted, ...approved), 'release', 'nothing-to-release'],
    ['decided and blocked', caseOf(accepted, ...approved, spoke('block')), 'release', 'fine'],
    ['answered', caseOf(accepted, ...approved, closed('produced')), 'block', 'fine'],
    ['answered', caseOf(accepted, ...approved, closed('produced')), 'release', 'nothing-to-release'],
    ['refused', caseOf(accepted, closed('rejected')), 'block', 'closed'],
    ['withdrawn', caseOf(accepted, closed('withdrawn')), 'release', 'closed'],
  ])('%s', (_, state, word, verdict) => {
    expect(say(word, state)).toBe(verdict)
  })

  test('a note is needed, except to release what is not blocked', () => {
    const open = caseOf(accepted)
    expect(say('release', open, ' ')).toBe('fine')
    for (const word of ['conditions', 'ask', 'block'] as const) expect(say(word, open, ' ')).toBe('reason-missing')
    expect(say('release', caseOf(accepted, spoke('block')), ' ')).toBe('lifting-needs-reason')
    expect(say('conditions', caseOf(accepted, spoke('block')), ' ')).toBe('lifting-needs-reason')
    expect(say('conditions', open, 'so', [])).toBe('conditions-missing')
    expect(say('release', open, 'so', [])).toBe('fine')
  })
})

test('a case goes to counsel once at a time, after acceptance and before a decision', () => {
  const ask = (state: CaseState, text = '?') => mayAskCounsel(text, state)
  expect(ask(caseOf(accepted))).toBe('fine')
  expect(ask(caseOf(accepted), ' ')).toBe('text-missing')
  expect(ask(caseOf())).toBe('not-accepted')
  expect(ask(caseOf(accepted, asked))).toBe('already-with-counsel')
  expect(ask(caseOf(accepted, asked, spoke('release')))).toBe('fine')
  expect(ask(caseOf(accepted, spoke('conditions')))).toBe('fine')
  expect(ask(caseOf(accepted, spoke('ask')))).toBe('already-with-counsel')
  expect(ask(caseOf(accepted, spoke('block')))).toBe('already-with-counsel')
  expect(ask(caseOf(accepted, ...approved))).toBe('already-decided')
  expect(ask(caseOf(accepted, closed('rejected')))).toBe('closed')
})

test('counsel’s question is answered once, in words', () => {
  expect(mayAnswerCounsel('!', caseOf(accepted, spoke('ask')))).toBe('fine')
  expect(mayAnswerCounsel(' ', caseOf(accepted, spoke('ask')))).toBe('text-missing')
  expect(mayAnswerCounsel('!', caseOf(accepted, spoke('ask'), answer))).toBe('no-question')
  expect(mayAnswerCounsel('!', caseOf(accepted, spoke('block')))).toBe('no-question')
  expect(mayAnswerCounsel('!', caseOf(accepted))).toBe('no-question')
  expect(mayAnswerCounsel('!', caseOf(accepted, spoke('ask'), closed('withdrawn')))).toBe('closed')
})

test('conditions are taken as they were read', () => {
  expect(mayAcknowledge('w', caseOf(accepted, spoke('conditions')))).toBe('fine')
  expect(mayAcknowledge('v', caseOf(accepted, spoke('conditions')))).toBe('other-conditions')
  expect(mayAcknowledge('w', caseOf(accepted, spoke('release')))).toBe('no-conditions')
  expect(mayAcknowledge('w', caseOf(accepted))).toBe('no-conditions')
  expect(mayAcknowledge('w', caseOf(accepted, spoke('conditions'), closed('rejected')))).toBe('closed')
})

test('a challenge is brought before a decision, one at a time, and ends after it began', () => {
  const [filedOn, today] = [day('2026-11-02'), day('2026-11-20')]
  const bring = (state: CaseState, on = filedOn) => mayChallenge({ filedOn: on, today }, state)
  expect(bring(caseOf(accepted))).toBe('fine')
  expect(bring(caseOf(accepted), today)).toBe('fine')
  expect(bring(caseOf(accepted), day('2026-11-21'))).toBe('in-future')
  expect(bring(caseOf(accepted, filed))).toBe('challenge-open')
  expect(bring(caseOf(accepted, ...approved))).toBe('already-decided')
  expect(bring(caseOf(accepted, closed('rejected')))).toBe('closed')

  const end = (over: Partial<Parameters<typeof mayEndChallenge>[0]>, state = caseOf(accepted, filed)) =>
    mayEndChallenge({ challengeId: 'a', on: day('2026-11-09'), today, reason: 'so', ...over }, state)
  expect(end({})).toBe('fine')
  expect(end({ on: filedOn })).toBe('fine')
  expect(end({ challengeId: 'b' })).toBe('no-challenge')
  expect(end({}, caseOf(accepted))).toBe('no-challenge')
  expect(end({ on: day('2026-11-21') })).toBe('in-future')
  expect(end({ on: day('2026-11-01') })).toBe('before-filing')
  expect(end({ reason: ' ' })).toBe('reason-missing')
})
