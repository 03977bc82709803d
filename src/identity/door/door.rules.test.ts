import { expect, test } from 'vitest'
import {
  DOORS,
  doorOf,
  failuresStill,
  firstPage,
  safeNext,
  secondsToWait,
  sessionIsOver,
  signInAt,
} from './door.rules.ts'

const at = (text: string) => new Date(`2026-11-23T${text}Z`)

test('a path has one door or none', () => {
  expect(['/desk', '/desk/cases/1', '/lers/x', '/account', '/deskish', '/', '/api/v1/cases'].map(doorOf)).toEqual([
    'desk',
    'desk',
    'lers',
    'account',
    null,
    null,
    null,
  ])
  expect(signInAt('/desk/cases/1')).toBe('/desk/sign-in')
  expect(signInAt('/transparency')).toBe('/sign-in')
})

test('after sign-in one goes on to the page that was wanted, never out of the house', () => {
  expect(safeNext('desk', '/desk/cases/1?n=2')).toBe('/desk/cases/1?n=2')
  for (const bad of [
    undefined,
    '',
    '//evil.example',
    'https://evil.example',
    '/lers/x',
    '/desk//evil',
    '/desk/\\evil',
    '/desk/../lers',
    '/desk/sign-out',
  ]) {
    expect(safeNext('desk', bad)).toBe('/desk')
  }
})

test('a session ends by rest and by age', () => {
  const session = { lastUsedAt: at('10:00:00'), endsAt: at('21:00:00') }
  expect(sessionIsOver('account', session, at('10:59:00'))).toBe(false)
  expect(sessionIsOver('account', session, at('11:00:01'))).toBe(true)
  expect(sessionIsOver('staff', session, at('20:59:59'))).toBe(false)
  expect(sessionIsOver('staff', session, at('21:00:00'))).toBe(true)
})

test('failures slow down, double, and stop at a quarter of an hour', () => {
  const after = (failures: number, seconds: number) =>
    secondsToWait({ failures, lastAt: at('10:00:00') }, new Date(at('10:00:00').getTime() + seconds * 1000))
  expect(secondsToWait(null, at('10:00:00'))).toBe(0)
  expect([after(4, 0), after(5, 0), after(6, 0), after(10, 0), after(40, 0)]).toEqual([0, 2, 4, 64, 900])
  expect([after(6, 3), after(6, 4)]).toEqual([1, 0])
})

test('a day without failures forgives all', () => {
  const past = { failures: 9, lastAt: at('10:00:00') }
  expect(failuresStill(past, at('12:00:00'))).toBe(9)
  expect(failuresStill(past, new Date('2026-11-24T10:00:00Z'))).toBe(0)
  expect(failuresStill(null, at('10:00:00'))).toBe(0)
})

test('each door has a cookie of its own', () => {
  expect(new Set(Object.values(DOORS).flatMap(({ cookie, tryCookie }) => [cookie, tryCookie])).size).toBe(6)
})

test('who sees no case begins elsewhere than at the queue', () => {
  expect(firstPage('desk', new Set(['case.read']))).toBe('/desk')
  expect(firstPage('desk', new Set(['staff.manage']))).toBe('/desk/staff')
  expect(firstPage('desk', new Set(['report.read']))).toBe('/desk/report')
  expect(firstPage('desk', new Set(['vault.enter']))).toBe('/desk/vault')
  expect(firstPage('desk', new Set())).toBe('/desk/sessions')
  expect(firstPage('lers', new Set())).toBe('/lers')
  expect(safeNext('desk', '/desk', '/desk/staff')).toBe('/desk/staff')
})
