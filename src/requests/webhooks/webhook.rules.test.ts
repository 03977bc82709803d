import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, later } from '#platform/time.ts'
import { STATES } from '../case/case.rules.ts'
import {
  checkAddress,
  checkSwitch,
  eventsOf,
  isFailing,
  keysAt,
  MOST_TRIES,
  nextTry,
  OVERLAP_MS,
  PAUSES,
} from './webhook.rules.ts'

const NOON = new Date('2026-11-22T12:00:00Z')

test('what happened is told once, and a case that stayed where it was is no news', () => {
  expect(eventsOf({ before: null, after: 'new', kinds: ['received'] })).toEqual(['case.received'])
  expect(eventsOf({ before: 'in-review', after: 'in-review', kinds: ['noted', 'office-wrote'] })).toEqual([])
  expect(eventsOf({ before: 'producing', after: 'answered', kinds: ['packaged', 'closed'] })).toEqual([
    ...['case.stateChanged', 'case.closed'],
  ])
  expect(eventsOf({ before: 'user-time', after: 'user-time', kinds: ['notice-sent', 'notice-sent'] })).toEqual([
    'notice.sent',
  ])
  for (const before of STATES)
    for (const after of STATES)
      expect(eventsOf({ before, after, kinds: [] })).toEqual(before === after ? [] : ['case.stateChanged'])
})

test('pauses grow, eight tries lie within a day and a half and a bit, and after the last there is none', () => {
  expect(PAUSES.every((pause, n) => n === 0 || pause > (PAUSES[n - 1] ?? 0))).toBe(true)
  let at = NOON
  for (let n = 1; n < MOST_TRIES; n++) at = nextTry(n, at) ?? NOON
  expect((at.getTime() - NOON.getTime()) / DAY_MS).toBeCloseTo(1.53, 1)
  expect([nextTry(1, NOON)?.getTime(), nextTry(MOST_TRIES, NOON), nextTry(99, NOON)]).toEqual([
    NOON.getTime() + 5_000,
    null,
    null,
  ])
})

test('the newest key signs, and for a day the one before it too; never an older one', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 3 * DAY_MS }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(gaps, fc.integer({ min: 0, max: 2 * DAY_MS }), (between, since) => {
      let at = NOON
      const keys = between.map((gap, n) => {
        at = later(at, gap)
        return { n: n + 1, seal: `whkey_${n}`, at }
      })
      const signing = keysAt(keys.toReversed(), later(at, since)).map(({ n }) => n)
      const both = keys.length > 1 && since < OVERLAP_MS
      expect(signing).toEqual(both ? [keys.length, keys.length - 1] : [keys.length])
    }),
    { numRuns: 300 },
  )
  expect(keysAt([], NOON)).toEqual([])
})

test('only https goes out of the house; inside it only where the file opens it', () => {
  const check = (url: string, closed = false, privateToo = false) => checkAddress(url, { closed, privateToo })
  expect(check('https://example.org/hook')).toBeNull()
  expect(check('http://example.org/hook')).toBe('https')
  expect(check('http://example.org/hook', false, true)).toBe('https')
  expect(check('https://user:secret@example.org/')).toBe('credentials')
  expect([check('ftp://example.org/'), check('no address'), check('https://example.org/#x')]).toEqual([
    ...['address', 'address', 'address'],
  ])
  expect([check('http://127.0.0.1:9/', true), check('https://localhost/'), check('https://a.localhost/')]).toEqual([
    ...['private', 'private', 'private'],
  ])
  expect([check('http://127.0.0.1:9/', true, true), check('http://localhost:9/', false, true)]).toEqual([null, null])
})

test('a switch goes to another state, and what was removed stays removed', () => {
  expect([checkSwitch('on', 'off'), checkSwitch('off', 'on'), checkSwitch('on', 'removed')]).toEqual([null, null, null])
  expect([checkSwitch('on', 'on'), checkSwitch('removed', 'on')]).toEqual(['same', 'removed'])
})

test('an endpoint fails when its last try fails and it took nothing since the message was made', () => {
  const made = NOON
  expect(isFailing({ n: MOST_TRIES, lastAccepted: null, made })).toBe(true)
  expect(isFailing({ n: MOST_TRIES, lastAccepted: later(made, -1), made })).toBe(true)
  expect(isFailing({ n: MOST_TRIES, lastAccepted: later(made, 1), made })).toBe(false)
  expect(isFailing({ n: MOST_TRIES - 1, lastAccepted: null, made })).toBe(false)
  expect(isFailing({ n: MOST_TRIES + 1, lastAccepted: null, made })).toBe(false)
})
