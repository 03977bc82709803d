import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, type Json } from './canonical.ts'

const whole = fc.maxSafeInteger()
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    whole,
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value')),
    fc.dictionary(
      fc.string({ unit: 'grapheme' }).filter((key) => key !== '__proto__'),
      tie('value'),
    ),
  ),
})).value

/** The same value with its members in another order, at every depth. */
function shuffled(value: Json): Json {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  )
}

test('reads back as what was written, whatever the order of the members', () => {
  fc.assert(
    fc.property(json, (value) => {
      const written = canonical(value)
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonical(shuffled(value))).toBe(written)
      expect(canonical(JSON.parse(written))).toBe(written)
    }),
  )
})

test('two values have one text only when they are the same', () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      fc.pre(canonical(a) === canonical(b))
      expect(JSON.parse(JSON.stringify(a))).toEqual(JSON.parse(JSON.stringify(b)))
    }),
  )
})

// The order of RFC 8785, 3.2.3: UTF-16 code units, so the emoji (a surrogate pair) comes before the Hebrew presentation form.
test('sorts as RFC 8785 does', () => {
  const value = {
    '€': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '😀': 'Emoji',
    '\u0080': 'Control',
    ö: 'O',
  }
  expect(Object.values(JSON.parse(canonical(value)) as object)).toEqual([
    'One',
    'Carriage Return',
    'Control',
    'O',
    'Euro Sign',
    'Emoji',
    'Hebrew Letter Dalet With Dagesh',
  ])
  expect(canonical({ '\r': 1, '1': 2 })).toBe('{"\\r":1,"1":2}')
  expect(canonical([-0, 'a"\u0007/'])).toBe('[0,"a\\"\\u0007/"]')
})

test('refuses what would be written in two ways or not at all', () => {
  const bad: unknown[] = [
    0.1,
    2 ** 53,
    Number.NaN,
    undefined,
    { a: undefined },
    new Date(0),
    1n,
    '\ud800',
    new Map(),
    () => 1,
  ]
  for (const value of bad) expect(() => canonical(value as Json)).toThrow(/cannot be written as canonical JSON/)
})
