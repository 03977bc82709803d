import { expect, test } from 'vitest'
import {
  IDENTIFIER_KINDS,
  type IdentifierKind,
  isIdentifierKind,
  readIdentifier,
  shownMeeting,
} from './identifier.rules.ts'

const AT = '2026-09-14T13:00:00.000Z'

test.each([
  ['email', ' J.deVries@Molenzicht.example ', 'j.devries@molenzicht.example'],
  ['meeting', '814 2207 5531', '81422075531'],
  ['meeting', '814-220-755', '814220755'],
  ['username', 'JdeVries', 'jdevries'],
  ['telephone', '+1 (330) 555-0142', '+13305550142'],
  ['telephone', '0031 30 555 0112', '+31305550112'],
] as const)('%s %s is kept as %s', (kind, typed, value) => {
  expect(readIdentifier(kind, typed, AT)).toEqual({ kind: 'fine', value })
})

test.each([
  ['email', 'half@', 'not-an-email'],
  ['email', 'a b@c.example', 'not-an-email'],
  ['email', 'a@localhost', 'not-an-email'],
  ['meeting', '12345678', 'not-a-meeting-number'],
  ['meeting', '1234567890123', 'not-a-meeting-number'],
  ['meeting', '814 2207 553x', 'not-a-meeting-number'],
  ['username', 'x', 'not-a-username'],
  ['username', 'two words', 'not-a-username'],
  ['username', 'a@b', 'not-a-username'],
  ['telephone', '330 555 0142', 'not-a-telephone'],
  ['telephone', '+0 12345678', 'not-a-telephone'],
] as const)('%s %s: %s', (kind, typed, because) => {
  expect(readIdentifier(kind, typed, AT)).toEqual({ kind: 'wrong', because })
})

test('a meeting number names a meeting only with its time', () => {
  expect(readIdentifier('meeting', '814 2207 5531', null)).toEqual({ kind: 'wrong', because: 'meeting-needs-time' })
  for (const kind of IDENTIFIER_KINDS)
    expect(readIdentifier(kind, '  ', AT)).toEqual({ kind: 'wrong', because: 'empty' })
})

test('four kinds, and a number as people read it', () => {
  expect([...IDENTIFIER_KINDS, 'account'].filter((kind): kind is IdentifierKind => isIdentifierKind(kind))).toEqual([
    'email',
    'meeting',
    'username',
    'telephone',
  ])
  expect([shownMeeting('81422075531'), shownMeeting('814220755')]).toEqual(['814 2207 5531', '814 2207 55'])
})
