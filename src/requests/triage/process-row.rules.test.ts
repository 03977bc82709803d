import { expect, test } from 'vitest'
import { FAMILIES, ISSUERS, ROW } from './process-row.rules.ts'

test('a row starts narrow: for staff, whole classes, unread', () => {
  expect(ROW).toEqual({ validTo: null, reviewed: false, letters: null, channel: 'staff' })
})

test('families and issuers are each named once', () => {
  expect(new Set(FAMILIES).size).toBe(FAMILIES.length)
  expect(new Set(ISSUERS).size).toBe(ISSUERS.length)
})
