import { describe, expect, test } from 'vitest'
import { addDays, day } from '#platform/time.ts'
import { EXERCISE_IDS } from './exercise.rules.ts'
import { inventedFor, isReceivable } from './invented.rules.ts'
import { paperOf } from './paper.ts'

const on = day('2026-11-22')

describe('an invented document', () => {
  const papers = EXERCISE_IDS.flatMap((id) =>
    Array.from({ length: 40 }, (_, n) => ({ id, it: inventedFor(id, n + 1, on) })),
  )
  test('is the same for the same variant, and another for the next', () => {
    for (const id of EXERCISE_IDS) {
      expect(inventedFor(id, 3, on)).toEqual(inventedFor(id, 3, on))
      expect(inventedFor(id, 3, on).docket).not.toBe(inventedFor(id, 4, on).docket)
      expect(inventedFor(id, 3, on).email).not.toBe(inventedFor(id, 4, on).email)
    }
  })
  test('names nobody real: addresses end in .example, telephones are those kept for fiction', () => {
    for (const { id, it } of papers) {
      const { sender, body, items, end } = paperOf(id, it, 'Halder B.V.')
      const text = [sender, ...body, ...items, ...end].join('\n')
      for (const [address] of text.matchAll(/[\w.-]+@[\w.-]+/g)) expect(address).toMatch(/\.example\.?$/)
      for (const [telephone] of text.matchAll(/\+1 330 [\d-]+/g)) expect(telephone).toMatch(/^\+1 330 555-01\d\d$/)
      expect(text).not.toMatch(/undefined|NaN/)
      expect(Object.values(it).every((value) => value !== '')).toBe(true)
    }
  })
  test('has its days in their order', () => {
    for (const { it } of papers)
      expect(
        it.from < it.to && it.to < it.signedOn && it.signedOn < on && on < it.dueOn && it.dueOn < it.silentUntil,
      ).toBe(true)
  })
  test('is addressed to us, unless it is meant for another', () => {
    for (const { id, it } of papers)
      expect(paperOf(id, it, 'Halder B.V.').to === 'Halder B.V.', id).toBe(id !== 'another-company')
  })
  test('can be answered for thirty days, and not before it came', () => {
    expect([isReceivable(on, on), isReceivable(addDays(on, -30), on)]).toEqual([true, true])
    expect([isReceivable(addDays(on, 1), on), isReceivable(addDays(on, -31), on)]).toEqual([false, false])
  })
})
