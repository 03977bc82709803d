import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { heldOf } from '#test/vault.ts'
import type { Held } from '../book/vault.rules.ts'
import { governmentDay, reviewDay, secrecyOf, tasksOf } from './secrecy.rules.ts'

const on = day('2026-11-23')
const with_ = (steps: readonly Held['secrecy'][number]['step'][], facts: Parameters<typeof heldOf>[0] = {}): Held => ({
  ...heldOf(facts),
  secrecy: steps.map((step, n) => ({ step, on, note: '', by: n % 2 === 0 ? 'person_a' : 'person_b' })),
})
const word_ = (word: 'go' | 'stop', by: string): Held['advice'][number] => ({
  ...({ question: 'secrecy', counsel: 'X', on, text: '' } as const),
  ...{ word, by },
})
const said = (word: 'go' | 'stop'): Held['advice'] => [word_(word, 'person_a'), word_(word, 'person_b')]
const tasks = (held: Held, openQuestions = 0) =>
  tasksOf({ held, openQuestions, reciprocalDays: 30 }).map(({ task }) => task)

test('a letter binds to silence only with both conditions; with one of them counsel says what holds', () => {
  expect(secrecyOf(heldOf())).toBe('binds')
  for (const facts of [{ secrecyDanger: false }, { secrecyReview: false }]) {
    expect(secrecyOf(heldOf(facts))).toBe('counsel')
    expect(secrecyOf({ ...heldOf(facts), advice: said('go') })).toBe('none')
    expect(secrecyOf({ ...heldOf(facts), advice: said('stop') })).toBe('binds')
  }
  expect(secrecyOf({ ...heldOf(), advice: said('go') }), 'complete: counsel alone lifts nothing').toBe('binds')
  expect(secrecyOf(heldOf({ kind: 'us-fisa-content', secrecyReview: false }))).toBe('binds')
})

test('one person alone opens nobody’s mouth: not with counsel’s word, nor by writing that it was lifted', () => {
  const missing = heldOf({ secrecyReview: false })
  const [a, b, stop] = [word_('go', 'person_a'), word_('go', 'person_b'), word_('stop', 'person_b')]
  const state = (...advice: Held['advice']) => secrecyOf({ ...missing, advice })
  expect([state(a), state(a, a), state(a, b), state(a, stop), state(a, stop, b), state(stop, b, a)]).toEqual([
    ...['counsel', 'counsel', 'none', 'binds', 'counsel', 'none'],
  ])
  expect([secrecyOf(with_(['lifted'])), secrecyOf(with_(['lifted', 'lifted']))]).toEqual(['binds', 'over'])
})

test('the thirty days begin when the Government has the notice, and end nothing by passing', () => {
  expect(governmentDay(with_(['notice-sent']), 30)).toBeNull()
  expect(governmentDay(with_(['notice-sent', 'notice-received']), 30)).toBe('2026-12-23')
  expect(governmentDay(with_(['notice-sent', 'notice-received', 'applied']), 30)).toBeNull()
  expect(secrecyOf(with_(['notice-sent', 'notice-received']))).toBe('binds')
})

test('a year after it came, or was asked last, a review is asked for; lifted, the user is owed word', () => {
  expect(reviewDay(heldOf())).toBe('2027-11-20')
  expect(reviewDay(with_(['review-asked']))).toBe('2027-11-23')
  expect(tasks(heldOf())).toEqual(['answer', 'ask-review'])
  expect(tasks(with_(['lifted']))).toEqual(['answer', 'second-yes', 'ask-review'])
  expect(tasks(with_(['lifted', 'lifted']))).toEqual(['answer', 'tell-user'])
  expect(tasks(with_(['lifted', 'lifted', 'user-told']))).toEqual(['answer'])
  expect(tasks(heldOf({ secrecyReview: false }))).toEqual(['ask-counsel', 'answer'])
})

test('an answer goes from one to two people to sent', () => {
  const made: Held['proposals'][number] = {
    id: 'answer_1',
    by: 'person_a',
    at: '',
    answer: 'give',
    fields: [],
    reason: '',
    end: null,
  }
  const end = { by: 'person_b', at: '', yes: true, reason: '' }
  expect(tasks({ ...heldOf(), proposals: [made] })).toContain('second-yes')
  expect(tasks({ ...heldOf(), proposals: [{ ...made, end }] })).toContain('send')
  expect(tasks({ ...heldOf(), proposals: [{ ...made, end: { ...end, yes: false } }] })).toContain('answer')
  expect(tasks({ ...heldOf(), proposals: [{ ...made, end }], sent: { on, how: '', to: '', by: 'person_a' } })).toEqual([
    'ask-review',
  ])
})
