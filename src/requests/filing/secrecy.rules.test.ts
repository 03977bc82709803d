import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import type { Fact } from '../intake/intake.rules.ts'
import type { Answers } from './answers.rules.ts'
import { secrecyClaims } from './secrecy.rules.ts'

const found = (value: string): { facts: Fact[] } => ({
  facts: [{ kind: 'secrecy', value, page: 1, box: null, quote: 'You are directed not to disclose' }],
})
const order = { court: 'Marlow County Court', statute: '18 U.S.C. § 2705(b)', endsOn: day('2027-01-31') }
const declaring = (secrecy: typeof order | null): Answers => ({
  data: { categories: ['identity'], from: null, to: null, secrecy },
})

test('the order that the form declares comes before what the document says', () => {
  expect(secrecyClaims(declaring(order), found('2026-12-31'))).toEqual([order])
})

test('a sentence of secrecy in the document is an order even where the form says there is none', () => {
  expect(secrecyClaims(declaring(null), found('2026-12-31'))).toEqual([
    { court: '', statute: '', endsOn: '2026-12-31' },
  ])
  expect(secrecyClaims({}, found('until further order'))).toEqual([{ court: '', statute: '', endsOn: null }])
})

test('without either there is none', () => {
  expect(secrecyClaims(declaring(null), { facts: [] })).toEqual([])
  expect(secrecyClaims({}, undefined)).toEqual([])
})
