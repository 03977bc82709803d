import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSigning } from './cipher.ts'
import { type Deed, isGenuine, nextEntry } from './entry.rules.ts'

const { signing: key, publicKey } = newSigning()
const other = newSigning()
const at = new Date('2026-11-23T10:00:00Z')
const line = (deed: Deed) => nextEntry({ last: null, by: 'person_1', at, deed, key })
const reason = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => text.isWellFormed())

test('a line is genuine with the key of its author, after the line before it, and in no other place', () => {
  fc.assert(
    fc.property(reason, (text) => {
      const first = line({ did: 'clearing-ended', person: 'person_2', reason: text })
      const second = nextEntry({ last: first, by: 'person_1', at, deed: { did: 'enlarged' }, key })
      expect([isGenuine(first, null, publicKey), isGenuine(second, first, publicKey)]).toEqual([true, true])
      expect([isGenuine(second, null, publicKey), isGenuine(first, second, publicKey)]).toEqual([false, false])
      expect(isGenuine(first, null, other.publicKey)).toBe(false)
    }),
    { numRuns: 20 },
  )
})

test('nobody changes a line, its author or its time, and keeps it genuine', () => {
  const told = line({ did: 'clearing-ended', person: 'person_2', reason: 'left' })
  const changes: readonly object[] = [
    { at: '2026-11-23T10:00:01.000Z' },
    { by: 'person_3' },
    { deed: { ...told.deed, reason: 'right' } },
    { n: 2 },
    { hash: told.hash.replace(/^./, 'x') },
  ]
  for (const change of changes) expect(isGenuine({ ...told, ...change }, null, publicKey)).toBe(false)
})
