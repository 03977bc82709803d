import { expect, test } from 'vitest'
import { maySaveView, VIEWS_MOST } from './saved-view.rules.ts'

const own = [
  { id: 'v1', name: 'Warrants' },
  { id: 'v2', name: 'Late' },
]

test('a name is needed, and stands once with each person, however it is written', () => {
  expect(maySaveView({ name: 'Orders', changes: null }, own)).toBe('fine')
  expect(maySaveView({ name: ' ', changes: null }, own)).toBe('name-missing')
  expect(maySaveView({ name: ' warrants ', changes: null }, own)).toBe('name-taken')
  expect(maySaveView({ name: 'WARRANTS', changes: 'v1' }, own)).toBe('fine')
  expect(maySaveView({ name: 'late', changes: 'v1' }, own)).toBe('name-taken')
})

test('there is an end to them; those that stand can still be renamed', () => {
  const many = Array.from({ length: VIEWS_MOST }, (_, n) => ({ id: `v${n}`, name: `View ${n}` }))
  expect(maySaveView({ name: 'One more', changes: null }, many)).toBe('too-many')
  expect(maySaveView({ name: 'One more', changes: null }, many.slice(1))).toBe('fine')
  expect(maySaveView({ name: 'Renamed', changes: 'v3' }, many)).toBe('fine')
})
