import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { isHushed } from './hold.rules.ts'

const HUSH = {
  ...{
    silent: false,
    tells: true,
    told: new Set<string>(),
    orders: [],
    today: day('2026-11-22'),
    days: 0,
    country: 'NL',
  },
  talk: { announced: null, argument: null, exceptions: [] },
} as const

test('whatever keeps the user from being told holds a referral too', () => {
  const order = { orderId: 'o', endsOn: day('2026-12-01'), ruling: null }
  expect(isHushed(['acc'], HUSH)).toBe(false)
  expect(isHushed(['acc'], { ...HUSH, silent: true })).toBe(true)
  expect(isHushed(['acc'], { ...HUSH, orders: [order] })).toBe(true)
  expect(isHushed(['acc'], { ...HUSH, orders: [{ ...order, endsOn: null }], tells: false })).toBe(true)
  expect(isHushed(['acc'], { ...HUSH, orders: [order], today: day('2026-12-02') })).toBe(false)
  // The authority may still bring an order; once the user is told, or nobody will be, it may not.
  expect(isHushed(['acc'], { ...HUSH, days: 2 })).toBe(true)
  expect(isHushed(['acc'], { ...HUSH, days: 2, told: new Set(['acc']) })).toBe(false)
  expect(isHushed(['acc'], { ...HUSH, days: 2, tells: false })).toBe(false)
})
