import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whereOrderStands } from './order-document.rules.ts'

test.each([
  [{ sent: 0, found: '', kept: [] }, 'order-missing'],
  [{ sent: 2, found: 'document', kept: [] }, 'one-order'],
  [{ sent: 1, found: '', kept: [] }, { kind: 'sent' }],
  [{ sent: 1, found: 'file_a', kept: ['file_a'] }, { kind: 'sent' }],
  [{ sent: 0, found: 'document', kept: [] }, { kind: 'document' }],
  [
    { sent: 0, found: 'file_a', kept: ['file_b', 'file_a'] },
    { kind: 'file', id: 'file_a' },
  ],
  [{ sent: 0, found: 'file_c', kept: ['file_b', 'file_a'] }, 'no-such-file'],
] as const)('%j stands in %j', (said, stands) => {
  expect(whereOrderStands(said)).toEqual(stands)
})

test('an order never stands in a file that is not there', () => {
  fc.assert(
    fc.property(fc.nat(3), fc.string(), fc.array(fc.string()), (sent, found, kept) => {
      const stands = whereOrderStands({ sent, found, kept })
      if (typeof stands === 'string') return
      if (stands.kind === 'file') expect(kept).toContain(stands.id)
      if (stands.kind === 'sent') expect(sent).toBe(1)
    }),
  )
})
