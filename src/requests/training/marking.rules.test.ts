import { describe, expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import type { Category } from '../triage/category.rules.ts'
import { EXERCISE_IDS, type ExerciseId, exerciseOf } from './exercise.rules.ts'
import { type Answer, lackingIn, leakedBy, marksOf, solutionOf } from './marking.rules.ts'

const on = day('2026-11-22')
const solved = (id: ExerciseId) => solutionOf(exerciseOf(id), { home: 'NL', on })

const perfect = (id: ExerciseId): Answer => {
  const { courses, because, rulings, approver, telling } = solved(id)
  return {
    ...{ course: courses[0] ?? 'ask', approver, telling, because: because[0] ?? null },
    rows: Object.fromEntries(rulings.map(({ category, verdict }) => [category, verdict])),
  }
}
const everything = (id: ExerciseId): Answer => ({
  ...{ course: 'give', because: null, approver: 'colleague', telling: 'before' },
  rows: Object.fromEntries(exerciseOf(id).asked.map((category: Category) => [category, 'disclose'])),
})

describe('marking', () => {
  test.each(EXERCISE_IDS)('%s: a good answer has all points and leaks nothing', (id) => {
    const marks = marksOf(perfect(id), solved(id))
    expect(marks.every(({ good }) => good)).toBe(true)
    expect(marks.length).toBeGreaterThan(0)
    expect(leakedBy(perfect(id), solved(id))).toEqual([])
    expect(lackingIn(perfect(id), exerciseOf(id))).toEqual([])
  })
  test('whoever gives everything hears what would have left without a ground', () => {
    expect(leakedBy(everything('grand-jury'), solved('grand-jury'))).toEqual(['participants', 'chat'])
    expect(leakedBy(everything('warrant-abroad'), solved('warrant-abroad'))).toEqual([])
    expect(leakedBy(everything('keep-only'), solved('keep-only'))).toEqual([
      'identity',
      'sessions',
      'chat',
      'recordings',
    ])
    expect(leakedBy({ ...everything('keep-only'), course: 'keep' }, solved('keep-only'))).toEqual([])
  })
  test('a course that stands as well is right, and asks for no reason', () => {
    const asks: Answer = { course: 'ask', because: null, rows: {}, approver: null, telling: null }
    expect(marksOf(asks, solved('another-company'))).toEqual([
      { of: 'course', good: true, yours: 'ask', right: ['refuse', 'ask'] },
    ])
    const refuses: Answer = { ...asks, course: 'refuse', because: 'DUPLICATE' }
    expect(marksOf(refuses, solved('nobody-named')).map(({ of, good }) => [of, good])).toEqual([
      ['course', true],
      ['because', false],
    ])
    expect(marksOf(asks, solved('no-statute')).map(({ of, good }) => [of, good])).toEqual([
      ['course', false],
      ['because', false],
    ])
  })
  test('where something was to be given, another way has none of its points', () => {
    const marks = marksOf({ ...perfect('grand-jury'), course: 'refuse' }, solved('grand-jury'))
    expect(marks.filter(({ good }) => good)).toEqual([])
    expect(marks.map(({ of }) => of)).toEqual(['course', 'row', 'row', 'row', 'row', 'row', 'approver', 'telling'])
  })
  test('what was left out is named, and only what the way asks for', () => {
    const empty: Answer = { course: 'give', because: null, rows: {}, approver: null, telling: null }
    expect(lackingIn(empty, { asked: ['identity', 'chat'] })).toEqual([
      ...['rows.identity', 'rows.chat', 'approver', 'telling'],
    ])
    expect(lackingIn({ ...empty, course: 'refuse' }, { asked: ['chat'] })).toEqual(['because'])
    expect(lackingIn({ ...empty, course: 'counsel' }, { asked: ['chat'] })).toEqual([])
  })
})
