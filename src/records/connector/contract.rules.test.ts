import { expect, test } from 'vitest'
import { FileValue, Hello, instantText, LookupAnswer, RowLine } from './contract.rules.ts'

test('instants have one spelling, and days that exist', () => {
  expect(instantText.safeParse('2026-02-28T23:59:59.999Z').success).toBe(true)
  for (const text of [
    ...[
      '2026-02-30T00:00:00.000Z',
      '2026-02-28T24:00:00.000Z',
      '2026-02-28T00:00:00Z',
      '2026-02-28T00:00:00.000+00:00',
    ],
    ...['2026-02-28 00:00:00.000Z', ' 2026-02-28T00:00:00.000Z', '2026-02-28T00:00:00.000Z\n'],
  ])
    expect(instantText.safeParse(text).success, text).toBe(false)
})

test('a greeting of another contract is none', () => {
  expect(Hello.safeParse({ contract: 1, catalogue: 1, name: 'Halder' }).success).toBe(true)
  expect(Hello.safeParse({ contract: 2, catalogue: 1, name: 'Halder' }).success).toBe(false)
  expect(Hello.safeParse({ contract: 1, catalogue: 1, name: 'Halder', more: 1 }).success).toBe(false)
})

test('an account that no grant could name, and a crowd of them, are no answer', () => {
  const account = { accountId: 'acct_1', accountType: 'Pro', country: 'NL', meetingId: null }
  expect(LookupAnswer.safeParse({ accounts: [account] }).success).toBe(true)
  expect(LookupAnswer.safeParse({ accounts: [{ ...account, accountId: '../x' }] }).success).toBe(false)
  expect(LookupAnswer.safeParse({ accounts: Array.from({ length: 21 }, () => account) }).success).toBe(false)
})

test('a file is named by what no path can be made of, and a row has no further words', () => {
  const file = { file: 'rec-1.mp4', mediaType: 'video/mp4', bytes: 1, sha256: 'a'.repeat(64) }
  expect(FileValue.safeParse(file).success).toBe(true)
  for (const name of ['../x', 'a/b', '', '.x', 'a?b'])
    expect(FileValue.safeParse({ ...file, file: name }).success).toBe(false)
  expect(FileValue.safeParse({ ...file, mediaType: 'text/html; charset=x' }).success).toBe(false)
  const row = { subject: 'a', meeting: null, at: null, values: {} }
  expect(RowLine.safeParse(row).success).toBe(true)
  expect(RowLine.safeParse({ ...row, title: 'x' }).success).toBe(false)
})
