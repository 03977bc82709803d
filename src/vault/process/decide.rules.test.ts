import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { processRow } from '#requests'
import { LETTER_FACTS } from '#test/vault.ts'
import { COUNSEL_QUESTIONS } from '../book/entry.rules.ts'
import type { Advice } from '../book/vault.rules.ts'
import { decide, givable } from './decide.rules.ts'
import { FIELDS, KINDS, type ProcessFacts, SELECTOR_KINDS, SIGNERS } from './facts.rules.ts'

const today = day('2026-11-23')
const ruled = (facts: Partial<ProcessFacts>, advice: readonly Advice[] = []) => {
  const whole = { ...LETTER_FACTS, ...facts }
  return decide({ facts: whole, row: processRow(whole.kind), advice, today })
}
const go = (word: 'go' | 'stop'): readonly Advice[] =>
  COUNSEL_QUESTIONS.map((question) => ({ question, word, counsel: 'X', on: today, text: '', by: 'person_a' }))

test('a letter gives name, address and length of service and nothing else, whatever it asks', () => {
  expect(givable(ruled({}))).toEqual(['name', 'address', 'length-of-service'])
  const why = Object.fromEntries(ruled({}).fields.map(({ field, because }) => [field, because]))
  expect(why).toMatchObject({
    'toll-billing': 'needs-b1',
    'transactional-records': 'not-listed',
    content: 'not-listed',
  })
})

test('toll billing is given under (b)(1) and only for telephony', () => {
  expect(givable(ruled({ paragraph: 'b1', telephony: true }))).toContain('toll-billing')
  expect(givable(ruled({ paragraph: 'b1' }))).not.toContain('toll-billing')
  for (const paragraph of ['b2', 'unclear'] as const)
    expect(givable(ruled({ paragraph, telephony: true }))).not.toContain('toll-billing')
})

test('a rank too low, a certification that is missing, a selector that is not there: refused, and counsel cannot mend it', () => {
  expect(ruled({ signer: 'other' }, go('go')).refuse).toEqual(['signer-too-low'])
  expect(ruled({ signer: 'fisa-court' }).refuse).toEqual(['signer-too-low'])
  expect(ruled({ certified: false }).refuse).toEqual(['not-certified'])
  expect(ruled({ selectors: [] }).refuse).toEqual(['no-selector'])
  expect(givable(ruled({ signer: 'other' }, go('go')))).toEqual([])
})

test('selectors of several kinds or of none, and a Special Agent in Charge, go past counsel', () => {
  expect(ruled({ selectorKind: 'mixed' }).open).toEqual(['selectors'])
  expect(ruled({ selectorKind: 'unclear', selectors: [] }).open).toEqual(['selectors'])
  expect(ruled({ signer: 'fbi-special-agent-in-charge' }).open).toEqual(['signer'])
  expect(givable(ruled({ selectorKind: 'mixed' }))).toEqual([])
  expect(givable(ruled({ selectorKind: 'mixed' }, go('go')))).toContain('name')
  expect(ruled({ selectorKind: 'mixed' }, go('stop'))).toMatchObject({ stopped: ['selectors'], open: [] })
})

test('content needs an order for content that we have seen, and counsel', () => {
  const order = { kind: 'us-fisa-content', signer: 'fisa-court' } as const
  expect(ruled(order).open).toEqual(['scope'])
  expect(givable(ruled(order, go('go')))).toContain('content')
  expect(ruled({ ...order, certified: false }).refuse).toEqual(['order-not-seen'])
  expect(ruled({ ...order, signer: 'fbi-director' }).refuse).toEqual(['signer-wrong'])
  const records = { kind: 'us-fisa-non-content', signer: 'fisa-court' } as const
  expect(givable(ruled(records, go('go')))).not.toContain('content')
  expect(ruled({ ...records, signer: 'attorney-general-and-dni' }).refuse).toEqual(['signer-wrong'])
})

const anyFacts: fc.Arbitrary<Partial<ProcessFacts>> = fc.record({
  kind: fc.constantFrom(...KINDS),
  paragraph: fc.constantFrom('b1', 'b2', 'unclear', null),
  signer: fc.constantFrom(...SIGNERS),
  certified: fc.boolean(),
  telephony: fc.boolean(),
  selectorKind: fc.constantFrom(...SELECTOR_KINDS),
  selectors: fc.array(fc.constant('x'), { maxLength: 2 }),
  asked: fc.subarray([...FIELDS]),
})

test('nothing is ever given that was not asked, while counsel is asked, against counsel, or beyond what the kind can reach', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(null, 'go', 'stop'), (facts, word) => {
      const ruling = ruled(facts, word === null ? [] : go(word))
      const given = givable(ruling)
      expect(given.filter((field) => !facts.asked?.includes(field))).toEqual([])
      if (ruling.open.length + ruling.refuse.length + ruling.stopped.length > 0) expect(given).toEqual([])
      if (facts.kind !== 'us-fisa-content') expect(given).not.toContain('content')
      if (facts.kind === 'us-national-security-letter')
        expect(given.filter((field) => /records|content/.test(field))).toEqual([])
    }),
  )
})

test('a law that lapsed goes past counsel', () => {
  const row = { ...processRow('us-national-security-letter'), validTo: '2026-01-01' }
  expect(decide({ facts: LETTER_FACTS, row, advice: [], today }).open).toEqual(['lapsed'])
})
