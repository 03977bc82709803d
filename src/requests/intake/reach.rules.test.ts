import { expect, test } from 'vitest'
import { pageOf } from '../../../test/corpus/page.ts'
import { classOutcome, scopeOutcome } from './reach.rules.ts'
import { textOf } from './text.rules.ts'

const pages = (...lines: string[]) => [textOf(pageOf(lines))]

test.each([
  'any and all records',
  'Any and all other subscriber records',
  'all information you have',
  'the entire account',
  'everything you hold',
  'records without limitation',
])('%s is over-broad', (text) => {
  expect(scopeOutcome(pages(`1. Produce ${text}.`), true).findings.length).toBe(/subscriber/.test(text) ? 0 : 1)
})

test.each([
  'all session times of the account',
  'full name and address',
  'the complete account name',
  'records listed below',
])('%s is not', (text) => {
  expect(scopeOutcome(pages(`1. Produce ${text}.`), true).findings).toEqual([])
})

test.each([
  ['Names of all participants', 'participants'],
  ['the attendee list', 'participants'],
  ['who joined the meeting', 'participants'],
  ['meeting titles', 'title'],
  ['the topic of the meeting', 'title'],
  ['chat logs', 'chat'],
  ['cloud recordings', 'recordings'],
  ['the contents of all communications', 'communications'],
  ['files shared by the user', 'files'],
  ['voicemail', 'voicemail'],
  ['contact lists', 'contacts'],
  ['profile picture', 'picture'],
  ['location data', 'location'],
])('%s: %s', (text, item) => {
  expect(classOutcome(pages('Produce:', `1. ${text}.`), 'subscriber', true).findings.map(({ kind }) => kind)).toEqual([
    item,
  ])
})

test.each([
  'This subpoena does not seek the contents of any communication.',
  'Do not produce chat messages, recordings or meeting titles.',
  'Chat messages are expressly excluded.',
  'Records of session times, other than recordings of the meeting.',
  'Title 18, section 2703, names the records.',
])('%s asks for nothing', (text) => {
  expect(classOutcome(pages(text), 'subscriber', true).findings).toEqual([])
})

test('leaving one thing out does not hide that the next is asked', () => {
  const lines = ['1. No content of e-mail;', '2. Chat messages of the meeting.']
  expect(classOutcome(pages(...lines), 'subscriber', true).findings.map(({ kind }) => kind)).toEqual(['chat'])
})

test('an order reaches who took part and not what was said; a warrant reaches both', () => {
  const asked = pages('Produce:', '1. The attendee list.', '2. Chat logs.')
  const beyond = (reach: 'subscriber' | 'non-content' | 'content') =>
    classOutcome(asked, reach, true).findings.map(({ kind }) => kind)
  expect(beyond('subscriber')).toEqual(['participants', 'chat'])
  expect(beyond('non-content')).toEqual(['chat'])
  expect(beyond('content')).toEqual([])
})
