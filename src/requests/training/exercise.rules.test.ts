import { describe, expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { EXERCISE_IDS, type ExerciseId, exerciseOf } from './exercise.rules.ts'
import { solutionOf } from './marking.rules.ts'

const solved = (id: ExerciseId) => solutionOf(exerciseOf(id), { home: 'NL', on: day('2026-11-22') })

/** Written down by hand from the documents themselves: course, what goes, what stays, who says yes, when the user hears. */
const BY_HAND: Readonly<Record<ExerciseId, string>> = {
  'grand-jury': 'give | identity payment sessions | participants chat | colleague | before',
  'no-statute': 'refuse NO_LEGAL_BASIS',
  'order-until': 'give | identity sessions participants | meeting-titles chat | colleague | later',
  'warrant-abroad': 'give | identity participants chat recordings |  | counsel | before',
  'unnamed-order': 'counsel',
  'silence-without-end': 'give | identity billing | devices | colleague | counsel',
  'silence-asked': 'give | identity sessions | profile-photo | colleague | before',
  'nobody-named': 'ask/refuse NO_IDENTIFIER/OVERBROAD',
  'another-company': 'refuse/ask BAD_SERVICE',
  'keep-only': 'keep',
  'party-to-a-suit': 'refuse OUT_OF_SCOPE_PARTY',
  'dutch-prosecutor': 'give | identity sessions | chat | counsel | before',
  'european-order': 'give | identity payment | sessions | colleague | authority',
  'far-away': 'refuse FOREIGN_CONTENT_NEEDS_MLAT',
  'emergency-look-alike': 'call',
  'emergency-confirmed': 'give | identity sessions |  | colleague | later',
  'a-question': 'inform',
}

describe('a good decision on', () => {
  test.each(EXERCISE_IDS)('%s is what somebody wrote down', (id) => {
    const { courses, because, rulings, approver, telling } = solved(id)
    const first = `${courses.join('/')} ${because.join('/')}`.trim()
    const of = (verdict: string) => rulings.filter((one) => one.verdict === verdict).map(({ category }) => category)
    const rows = [of('disclose').join(' '), of('withhold').join(' ')]
    expect(approver === null ? first : [first, ...rows, approver, telling].join(' | ')).toBe(BY_HAND[id])
  })
  test('everywhere something is given, no law makes all of it void', () => {
    for (const id of EXERCISE_IDS)
      if (exerciseOf(id).courses[0] === 'give')
        expect(
          solved(id).rulings.some(({ verdict }) => verdict === 'disclose'),
          id,
        ).toBe(true)
  })
})

test('whether intake took a document in does not tell what to do with it', () => {
  const first = (accepted: boolean) =>
    new Set(EXERCISE_IDS.filter((id) => exerciseOf(id).accepted === accepted).map((id) => exerciseOf(id).courses[0]))
  expect([...first(true)]).toEqual(expect.arrayContaining(['give', 'refuse', 'ask', 'keep', 'counsel']))
  expect([...first(false)]).toEqual(expect.arrayContaining(['refuse', 'call', 'inform']))
})
