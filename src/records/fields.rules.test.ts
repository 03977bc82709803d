import { expect, test } from 'vitest'
import { FIELDS, INTERNAL_COLUMNS } from './fields.rules.ts'

test('no field hands out a key or a column that is only counted by', () => {
  const handedOut = Object.values(FIELDS).flatMap(({ columns }) => [...columns])
  expect(handedOut.filter((column) => INTERNAL_COLUMNS.includes(column))).toEqual([])
  expect(handedOut.filter((column) => column.endsWith('_id'))).toEqual(['service_sign_in.device_id'])
})

test('the closed list is used letter by letter, and only its letters', () => {
  const letters = new Set(Object.values(FIELDS).map(({ statute }) => statute))
  expect([...letters].filter((letter) => letter !== null).sort()).toEqual([
    '2703c2:A',
    '2703c2:B',
    '2703c2:C',
    '2703c2:D',
    '2703c2:E',
    '2703c2:F',
  ])
})

test('what the guide names as content is content', () => {
  expect(FIELDS['meeting_title.title'].class).toEqual({ own: 'content', other: null })
  expect(FIELDS['picture.file'].class).toEqual({ own: 'content', other: null })
})
