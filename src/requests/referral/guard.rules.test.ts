import { expect, test } from 'vitest'
import { type Guarded, wordsThatTell } from './guard.rules.ts'

const CASE: Guarded = {
  names: ['HLD-2026-00417', '12'],
  titles: ['City Police of San Francisco', 'Jo van der Berg'],
  texts: ['the caller said that nine people were in the room'],
}

test('words of our own leave: policy, service, om and sign-ins name nobody', () => {
  expect(
    wordsThatTell('Against the acceptable use policy of the service, om te storen, by 40 sign-ins.', CASE),
  ).toEqual([])
})

test('a short name counts as a word, a long one also as letters; a run of five words is a quotation, one of four is none', () => {
  expect(wordsThatTell('Room 12 and room 112', CASE)).toEqual(['12'])
  expect(wordsThatTell('Room 112', CASE)).toEqual([])
  expect(wordsThatTell('hld2026-00417', CASE)).toEqual(['HLD-2026-00417'])
  expect(wordsThatTell('Bérg van der Meer', CASE)).toEqual(['berg'])
  expect(wordsThatTell('nine people were in a room', CASE)).toEqual([])
  expect(wordsThatTell('nine people were in the room', CASE)).toHaveLength(2)
})
