import { describe, expect, test } from 'vitest'
import { day, instant, later } from '#platform/time.ts'
import type { Fact, NewFact } from '../case/fact.rules.ts'
import {
  answeredNow,
  dialogueOf,
  mayAsk,
  mayNarrow,
  type Scope,
  type Standing,
  scopeNow,
  shownThread,
  threadOf,
  unreadBy,
} from './dialogue.rules.ts'

const start = instant('2026-11-02T09:00:00Z')
const facts = (...list: readonly NewFact[]): readonly Fact[] =>
  list.map((fact, index) => ({
    ...fact,
    id: `f${index}`,
    n: index + 1,
    at: later(start, index * 60_000),
    author: 'iris',
  }))

const asked = (questionId = 'q1'): NewFact => ({
  kind: 'question-asked',
  data: { questionId, text: 'Which meeting?', answerBy: day('2026-12-02') },
})
const answered: NewFact = { kind: 'question-answered', data: { questionId: 'q1', text: 'The first.' } }
const reminded: NewFact = { kind: 'question-reminded', data: { questionId: 'q1', mailId: 'm' } }
const lapsed: NewFact = { kind: 'question-lapsed', data: { questionId: 'q1' } }
const shut: NewFact = { kind: 'question-closed', data: { questionId: 'q1', reason: 'by telephone' } }
const wrote: NewFact = { kind: 'officer-wrote', data: { text: 'Sorry, here it is.' } }
const said: NewFact = { kind: 'office-wrote', data: { text: 'Thank you.' } }
const LESS: Scope = { categories: ['identity'], from: day('2026-09-01'), to: day('2026-09-30') }
const narrow = (narrowingId = 'n1', scope = LESS): NewFact => ({
  kind: 'narrowing-proposed',
  data: { narrowingId, ...scope, text: 'Less will do.' },
})
const reply = (accepted: boolean, narrowingId = 'n1'): NewFact => ({
  kind: 'narrowing-answered',
  data: { narrowingId, accepted, text: accepted ? '' : 'We need all of it.' },
})
const back: NewFact = { kind: 'narrowing-withdrawn', data: { narrowingId: 'n1', reason: 'wrong case' } }

describe('a question', () => {
  test('is open until it is answered, closed or lapsed, and counts its reminders', () => {
    expect(dialogueOf(facts()).question).toBeNull()
    expect(dialogueOf(facts(asked(), said, reminded, reminded)).question).toEqual({
      questionId: 'q1',
      text: 'Which meeting?',
      askedAt: start,
      answerBy: '2026-12-02',
      reminded: 2,
    })
    for (const end of [answered, lapsed, shut]) expect(dialogueOf(facts(asked(), end)).question, end.kind).toBeNull()
    expect(dialogueOf(facts(asked(), answered, asked('q2'))).question).toMatchObject({ questionId: 'q2', reminded: 0 })
    expect(dialogueOf(facts(asked(), reminded, answered, asked('q2'))).question?.reminded).toBe(0)
  })

  test('that lapsed is said so until the officer writes after all, or another is asked', () => {
    expect(dialogueOf(facts(asked(), lapsed)).lapsed).toBe(true)
    expect(dialogueOf(facts(wrote, asked(), lapsed, said)).lapsed).toBe(true)
    expect(dialogueOf(facts(asked(), lapsed, wrote)).lapsed).toBe(false)
    expect(dialogueOf(facts(asked(), lapsed, asked('q2'))).lapsed).toBe(false)
    expect(dialogueOf(facts(asked(), answered)).lapsed).toBe(false)
    expect(dialogueOf(facts()).lapsed).toBe(false)
  })
})

describe('a narrower scope', () => {
  const whole = { categories: ['identity', 'chat'], period: { from: day('2026-08-01'), to: null } } as const

  test('counts once it is accepted, and the last one that was', () => {
    expect(dialogueOf(facts(narrow())).narrowing).toMatchObject({
      narrowingId: 'n1',
      scope: LESS,
      text: 'Less will do.',
    })
    expect(dialogueOf(facts(narrow())).agreed).toBeNull()
    expect(dialogueOf(facts(narrow(), reply(true)))).toMatchObject({ narrowing: null, agreed: LESS })
    expect(dialogueOf(facts(narrow(), reply(false)))).toMatchObject({ narrowing: null, agreed: null })
    expect(dialogueOf(facts(narrow(), back))).toMatchObject({ narrowing: null, agreed: null })
    const less = { ...LESS, to: day('2026-09-02') }
    expect(dialogueOf(facts(narrow(), reply(true), narrow('n2', less))).agreed).toEqual(LESS)
    expect(dialogueOf(facts(narrow(), reply(true), narrow('n2', less), reply(true, 'n2'))).agreed).toEqual(less)
    expect(dialogueOf(facts(narrow(), reply(true), narrow('n2', less), reply(false, 'n2'))).agreed).toEqual(LESS)
  })

  test('takes the place of what the instrument asks', () => {
    expect(scopeNow(whole, { agreed: null })).toEqual({ categories: whole.categories, from: '2026-08-01', to: null })
    expect(scopeNow(whole, { agreed: LESS })).toEqual(LESS)
  })
})

const free: Standing = {
  question: null,
  lapsed: false,
  narrowing: null,
  agreed: null,
  isOpen: true,
  decided: false,
  proposed: false,
}
const question = { questionId: 'q', text: '', askedAt: start, answerBy: day('2026-12-02'), reminded: 0 }
const narrowing = { narrowingId: 'n', text: '', proposedAt: start, scope: LESS }

test.each([
  ['fine', 'Which?', {}],
  ['closed', 'Which?', { isOpen: false }],
  ['already-decided', 'Which?', { decided: true }],
  ['proposal-open', 'Which?', { proposed: true }],
  ['question-open', 'Which?', { question }],
  ['narrowing-open', 'Which?', { narrowing }],
  ['text-missing', '  \n', {}],
] as const)('the office may ask: %s', (verdict, text, over) => {
  expect(mayAsk(text, { ...free, ...over })).toBe(verdict)
})

const NOW: Scope = { categories: ['identity', 'sessions', 'chat'], from: day('2026-08-01'), to: day('2026-10-31') }
test.each([
  ['fine', { categories: ['identity'] }],
  ['fine', { from: day('2026-08-02') }],
  ['fine', { to: day('2026-10-30') }],
  ['same', {}],
  ['nothing-left', { categories: [] }],
  ['wider', { categories: ['identity', 'billing'] }],
  ['wider', { from: day('2026-07-31') }],
  ['wider', { to: day('2026-11-01') }],
  ['wider', { from: null }],
  ['wider', { to: null }],
  ['wider', { from: day('2026-10-02'), to: day('2026-10-01') }],
  ['text-missing', { text: ' ' }],
] as const)('%s: %j', (verdict, over) => {
  const proposed = { ...NOW, text: 'Less will do.', ...over }
  expect(mayNarrow(proposed, { standing: free, now: NOW, needsPeriod: true })).toBe(verdict)
})

test('what happens in time keeps a period, what does not needs none', () => {
  const open: Scope = { categories: ['identity', 'sessions'], from: null, to: null }
  const less = { categories: ['sessions'], from: null, to: null, text: 'x' } as const
  expect(mayNarrow(less, { standing: free, now: open, needsPeriod: true })).toBe('period-missing')
  expect(mayNarrow(less, { standing: free, now: open, needsPeriod: false })).toBe('fine')
  const half = { ...less, from: day('2026-09-01') }
  expect(mayNarrow(half, { standing: free, now: open, needsPeriod: true })).toBe('period-missing')
})

test('the thread holds what was said, by whom, in its order', () => {
  const turns = threadOf(
    facts(asked(), reminded, answered, said, wrote, narrow(), reply(false), narrow('n2'), reply(true, 'n2'), shut),
  )
  expect(turns.map(({ n, side, kind, text }) => [n, side, kind, text])).toEqual([
    [1, 'office', 'question', 'Which meeting?'],
    [3, 'officer', 'answer', 'The first.'],
    [4, 'office', 'message', 'Thank you.'],
    [5, 'officer', 'message', 'Sorry, here it is.'],
    [6, 'office', 'narrowing', 'Less will do.'],
    [7, 'officer', 'declined', 'We need all of it.'],
    [8, 'office', 'narrowing', 'Less will do.'],
    [9, 'officer', 'agreed', ''],
  ])
})

test('words answer the question that is open, and none once the case is closed', () => {
  const dialogue = dialogueOf(facts(asked()))
  expect(answeredNow({ isOpen: true, dialogue })).toMatchObject({ questionId: 'q1' })
  expect(answeredNow({ isOpen: false, dialogue })).toBeNull()
  expect(answeredNow({ isOpen: true, dialogue: dialogueOf(facts(asked(), answered)) })).toBeNull()
})

describe('reading', () => {
  const said = facts(asked(), answered, narrow(), reply(true), wrote)
  const none = { files: [], reads: [] }

  test('each side has not read what the other wrote, and never its own', () => {
    expect(unreadBy('officer', shownThread(said, none))).toEqual([1, 3])
    expect(unreadBy('office', shownThread(said, none))).toEqual([2, 4, 5])
  })

  test('what was read says when; files stand beside their own message', () => {
    const reads = [{ factN: 1, side: 'officer', at: start } as const]
    const thread = shownThread(said, { files: [{ factN: 2 }, { factN: 5 }, { factN: 5 }], reads })
    expect(thread.map(({ readAt, files }) => [readAt, files.length])).toEqual([
      [start, 0],
      [null, 1],
      [null, 0],
      [null, 0],
      [null, 2],
    ])
    expect(unreadBy('officer', thread)).toEqual([3])
  })
})
