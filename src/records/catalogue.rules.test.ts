import { describe, expect, test } from 'vitest'
import {
  classOf,
  classOfCategory,
  FIELD_IDS,
  fieldRow,
  fieldsFor,
  isFieldId,
  reachesField,
  reachesRow,
  sourcesOf,
} from './catalogue.rules.ts'
import { RECORD_CATEGORIES } from './class.rules.ts'

const LETTERS = ['2703c2:A', '2703c2:B', '2703c2:C', '2703c2:D', '2703c2:E', '2703c2:F'] as const

const SUBPOENA = { class: 'subscriber', letters: LETTERS, traffic: [] } as const
const ORDER = { class: 'non-content', letters: null, traffic: [] } as const
const WARRANT = { class: 'content', letters: null, traffic: [] } as const

test.each([
  ['profile.name', 'own', 'subscriber'],
  ['sign_in.ip_address', 'own', 'subscriber'],
  ['participation.duration_seconds', 'own', 'subscriber'],
  ['participation.joined_meeting_number', 'own', 'non-content'],
  ['participant.shown_name', 'other', 'non-content'],
  ['meeting_title.title', 'own', 'content'],
  ['picture.file', 'own', 'content'],
  ['chat.text', 'other', 'content'],
  ['call.to_number', 'own', 'subscriber'],
])('%s about %s is %s', (id, relation, expected) => {
  expect(classOf(id, relation)).toBe(expected)
})

test.each([
  ['no_such.field', 'own'],
  ['sign_in.ip_address', 'other'],
  ['participant.shown_name', 'own'],
  ['sign_in.ip_address', 'somebody'],
  ['toString', 'own'],
  ['profile.name', 'constructor'],
])('what the catalogue does not know is content: %s about %s', (id, relation) => {
  expect(classOf(id, relation)).toBe('content')
  expect(reachesField(WARRANT, id, relation)).toBe(false)
})

test('every field says what it is, once, under its own name', () => {
  for (const id of FIELD_IDS) {
    const row = fieldRow(id)
    expect(row.id).toBe(id)
    expect(row.id).toBe(`${row.source}.${row.exportName}`)
    expect(row.columns.length).toBeGreaterThan(0)
    expect(row.class.own !== null || row.class.other !== null).toBe(true)
    expect(row.statute !== null).toBe(row.class.own === 'subscriber')
  }
  expect(isFieldId('profile.name')).toBe(true)
  expect(isFieldId('constructor')).toBe(false)
})

test('all fields of one source belong to one category', () => {
  for (const category of RECORD_CATEGORIES) {
    expect(sourcesOf(category).length).toBeGreaterThan(0)
    for (const source of sourcesOf(category)) {
      expect(
        FIELD_IDS.map(fieldRow)
          .filter((row) => row.source === source)
          .every((row) => row.category === category),
      ).toBe(true)
    }
  }
})

describe('what a process reaches', () => {
  test('a subpoena: the closed list, of the subject alone', () => {
    const fields = fieldsFor(RECORD_CATEGORIES, SUBPOENA)
    expect(fields.every(({ field, relation }) => relation === 'own' && fieldRow(field).statute !== null)).toBe(true)
    expect(new Set(fields.map(({ field }) => fieldRow(field).category))).toEqual(
      new Set(['identity', 'billing', 'payment', 'sessions', 'meetings-own', 'calls']),
    )
    expect(fields.map(({ field }) => field)).not.toContain('participation.joined_meeting_number')
  })

  test('a court order adds the other participants and the devices, never contents', () => {
    const fields = fieldsFor(RECORD_CATEGORIES, ORDER)
    expect(fields).toContainEqual({ field: 'participant.shown_name', relation: 'other' })
    expect(fields).toContainEqual({ field: 'participation.joined_meeting_number', relation: 'own' })
    expect(fields.some(({ field, relation }) => classOf(field, relation) === 'content')).toBe(false)
  })

  test('a warrant adds contents, and still no field about a person for whom there is none', () => {
    const fields = fieldsFor(RECORD_CATEGORIES, WARRANT)
    expect(fields).toContainEqual({ field: 'chat.text', relation: 'other' })
    expect(fields).not.toContainEqual({ field: 'sign_in.ip_address', relation: 'other' })
  })

  test('a process that unlocks nothing reaches nothing', () => {
    expect(fieldsFor(RECORD_CATEGORIES, null)).toEqual([])
    expect(reachesField(null, 'profile.name', 'own')).toBe(false)
    expect(fieldsFor(RECORD_CATEGORIES, { class: 'existence', letters: null, traffic: [] })).toEqual([])
  })

  test('only what was asked is granted', () => {
    expect(fieldsFor(['payment'], SUBPOENA).map(({ field }) => field)).toEqual([
      'payment.payment_means',
      'payment.payment_number',
    ])
    expect(fieldsFor([], WARRANT)).toEqual([])
    expect(fieldsFor(['everything'], WARRANT)).toEqual([])
  })

  test('a wide class without a closed list gives subscriber data about the subject', () => {
    expect(reachesField({ class: 'subscriber', letters: null, traffic: [] }, 'profile.name', 'own')).toBe(true)
    expect(
      reachesField({ class: 'non-content', letters: LETTERS, traffic: [] }, 'meeting_device.connection', 'own'),
    ).toBe(false)
    expect(
      reachesField({ class: 'non-content', letters: LETTERS, traffic: [] }, 'participant.shown_name', 'other'),
    ).toBe(false)
  })
})

test('a category is as wide as its widest field', () => {
  expect(classOfCategory('meetings-own')).toBe('non-content')
  expect(classOfCategory('identity')).toBe('subscriber')
  expect(classOfCategory('chat')).toBe('content')
})

test('a letter is of the subject’s own field: it lends nothing to the same field about another, nor to one without a letter', () => {
  const row = { class: { own: 'subscriber', other: 'subscriber' }, statute: '2703c2:A', category: 'identity' } as const
  expect([reachesRow(SUBPOENA, row, 'own'), reachesRow(SUBPOENA, row, 'other')]).toEqual([true, false])
  expect(reachesRow(SUBPOENA, { ...row, statute: null }, 'own')).toBe(false)
  expect(reachesRow({ ...SUBPOENA, letters: ['2703c2:B'] }, row, 'own')).toBe(false)
  expect(reachesRow({ ...SUBPOENA, letters: null }, row, 'other')).toBe(true)
})

test('a category comes from these sources, each once', () => {
  expect(sourcesOf('identity')).toContain('profile')
  for (const category of RECORD_CATEGORIES) {
    const sources = sourcesOf(category)
    expect(new Set(sources).size).toBe(sources.length)
    expect(sources.every((source) => FIELD_IDS.some((id) => id.startsWith(`${source}.`)))).toBe(true)
  }
})
