import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#platform/time.ts'
import { periodOf } from './period.rules.ts'
import {
  type Change,
  changeOf,
  checkChange,
  checkHold,
  checkRelease,
  checkWord,
  destroyDay,
  FOUND_HOLDS,
  type Going,
  holdsOn,
  isShorter,
  isWaiting,
  NOTHING_FOUND,
  type PlacedHold,
  type StandingAsk,
  standingOf,
  stands,
} from './retention.rules.ts'

const FREE = NOTHING_FOUND
const hold = (over: Partial<PlacedHold> = {}): PlacedHold => ({
  ...{ id: 'hold_1', caseId: 'case_1', why: 'legal', reason: 'A suit.', until: day('2032-12-31') },
  ...{ at: new Date('2031-11-01T10:00:00Z'), by: 'carla', ended: null },
  ...over,
})
const change = (over: Partial<Change> = {}): Change => ({
  ...{ id: 'c1', part: 'case', was: day('2031-11-20'), until: day('2033-01-01'), reason: 'r' },
  ...{ at: new Date('2031-01-01T10:00:00Z'), by: 'carla', word: null },
  ...over,
})
const ask = (over: Partial<StandingAsk> = {}): StandingAsk => ({
  ...{ part: 'case', from: day('2026-11-20'), row: { period: periodOf('P5Y') }, changes: [], placed: [], going: FREE },
  ...{ listing: null, destroyedOn: null, today: day('2031-11-21') },
  ...over,
})
const LISTED = { dueOn: day('2031-11-20'), destroyOn: day('2031-12-05'), at: new Date('2031-11-21T02:00:00Z') }

describe('a part of a case', () => {
  test('runs to its last day, is due the day after, stands on the list for fourteen days, and goes', () => {
    expect(standingOf(ask({ today: day('2031-11-20') }))).toEqual({ kind: 'runs', until: '2031-11-20' })
    expect(standingOf(ask())).toEqual({ kind: 'due', until: '2031-11-20' })
    expect(destroyDay(day('2031-11-21'))).toBe('2031-12-05')
    const listed = { until: '2031-11-20', destroyOn: '2031-12-05' }
    expect(standingOf(ask({ listing: LISTED, today: day('2031-12-04') }))).toEqual({ kind: 'listed', ...listed })
    expect(standingOf(ask({ listing: LISTED, today: day('2031-12-05') }))).toEqual({ kind: 'ready', ...listed })
    expect(standingOf(ask({ destroyedOn: day('2031-12-06') }))).toEqual({ kind: 'destroyed', on: '2031-12-06' })
    expect(standingOf(ask({ from: null }))).toEqual({ kind: 'none' })
  })

  test('that was listed for another last day, or before a hold, is listed anew', () => {
    expect(standingOf(ask({ listing: { ...LISTED, dueOn: day('2031-11-19') } })).kind).toBe('due')
    const ended = { reason: 'r', at: new Date('2031-11-25T10:00:00Z'), by: 'rik' }
    const after = hold({ at: new Date('2031-11-24T10:00:00Z'), ended })
    expect(standingOf(ask({ listing: LISTED, placed: [after], today: day('2031-12-09') })).kind).toBe('due')
    const before = hold({ at: new Date('2031-11-20T10:00:00Z'), ended })
    expect(standingOf(ask({ listing: LISTED, placed: [before], today: day('2031-12-09') })).kind).toBe('ready')
  })

  test('is held by anything that speaks against its going, and never goes then', () => {
    for (const why of FOUND_HOLDS) {
      const part = why === 'link-open' ? 'package' : 'case'
      const held = standingOf(ask({ part, going: { ...FREE, [why]: true }, listing: LISTED, today: day('2032-06-01') }))
      expect(held).toMatchObject({ kind: 'held', holds: [why] })
    }
    expect(standingOf(ask({ placed: [hold({ why: 'supervisor' })], listing: LISTED }))).toMatchObject({
      holds: ['supervisor'],
    })
    expect(standingOf(ask({ going: { ...FREE, 'link-open': true } })).kind).toBe('due')
  })

  test('a log whose case is gone is held only by what somebody placed', () => {
    const going = { ...FREE, open: true, preservation: true }
    expect(holdsOn('log', { placed: [], going, today: day('2032-01-01') })).toEqual([])
    expect(holdsOn('log', { placed: [hold()], going, today: day('2032-01-01') })).toEqual(['legal'])
  })

  test('whatever is placed and found: nothing that is held is ever ready', () => {
    const someDay = fc.integer({ min: 0, max: 4000 }).map((n) => addDays(day('2026-01-01'), n))
    const going = fc.record(
      Object.fromEntries(FOUND_HOLDS.map((why) => [why, fc.boolean()])) as Record<keyof Going, fc.Arbitrary<boolean>>,
    )
    fc.assert(
      fc.property(going, fc.boolean(), someDay, someDay, (found, placed, until, today) => {
        const holds = placed ? [hold({ until, at: new Date(0) })] : []
        const { kind } = standingOf(ask({ going: found, placed: holds, listing: LISTED, today }))
        if (holdsOn('case', { placed: holds, going: found, today }).length > 0) expect(['runs', 'held']).toContain(kind)
        if (kind === 'ready') expect(today >= LISTED.destroyOn).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a hold', () => {
  const today = day('2031-11-21')
  test('has a reason and a last day within a year', () => {
    expect(checkHold({ reason: 'A suit.', until: day('2032-11-21') }, today)).toBe(null)
    expect(checkHold({ reason: ' ', until: day('2032-01-01') }, today)).toBe('reason-missing')
    expect(checkHold({ reason: 'A suit.', until: null }, today)).toBe('until-missing')
    expect(checkHold({ reason: 'A suit.', until: today }, today)).toBe('until-past')
    expect(checkHold({ reason: 'A suit.', until: day('2032-11-22') }, today)).toBe('until-too-far')
  })

  test('ends by itself on its day, and before it only by another person', () => {
    expect(stands(hold({ until: today }), today)).toBe(true)
    expect(stands(hold({ until: addDays(today, -1) }), today)).toBe(false)
    expect(checkRelease(hold(), { by: 'rik', reason: 'Settled.' }, today)).toBe(null)
    expect(checkRelease(hold(), { by: 'carla', reason: 'Settled.' }, today)).toBe('own')
    expect(checkRelease(hold(), { by: 'rik', reason: '' }, today)).toBe('reason-missing')
    const ended = { reason: 'r', at: new Date(0), by: 'rik' }
    expect(checkRelease(hold({ ended }), { by: 'rik', reason: 'Settled.' }, today)).toBe('not-held')
  })
})

describe('another last day', () => {
  const yes = { word: 'confirmed' as const, at: new Date(0), by: 'rik' }
  test('that is later counts at once, one that is sooner when a second person says yes', () => {
    const longer = change()
    const shorter = change({ id: 'c2', until: day('2030-01-01') })
    expect([isShorter(longer), isShorter(shorter), isWaiting(shorter), isWaiting(longer)]).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(changeOf('case', [longer])).toBe(longer)
    expect(changeOf('case', [longer, shorter])).toBe(longer)
    const confirmed = { ...shorter, word: yes }
    expect(changeOf('case', [longer, confirmed])).toBe(confirmed)
    expect(changeOf('case', [longer, { ...shorter, word: { ...yes, word: 'declined' } }])).toBe(longer)
    expect(changeOf('messages', [longer])).toBe(null)
    expect(standingOf(ask({ changes: [longer] }))).toEqual({ kind: 'runs', until: '2033-01-01' })
  })

  test('needs a reason, another day than the one it has, and no sooner one than any case may have', () => {
    const base = { standing: standingOf(ask({ today: day('2028-01-01') })), until: day('2032-01-01'), reason: 'r' }
    const asked = { ...base, notBefore: day('2028-11-20'), today: day('2028-01-01') }
    expect(checkChange(asked)).toBe(null)
    expect(checkChange({ ...asked, reason: ' ' })).toBe('reason-missing')
    expect(checkChange({ ...asked, until: null })).toBe('until-missing')
    expect(checkChange({ ...asked, until: day('2031-11-20') })).toBe('same-day')
    expect(checkChange({ ...asked, until: day('2028-01-01') })).toBe('until-past')
    expect(checkChange({ ...asked, until: day('2048-01-01') })).toBe('until-too-far')
    expect(checkChange({ ...asked, until: day('2028-11-19') })).toBe('too-short')
    expect(checkChange({ ...asked, standing: { kind: 'none' } })).toBe('nothing-to-change')
  })

  test('is not confirmed by who asked for it, and answered once', () => {
    const shorter = change({ until: day('2030-01-01') })
    expect(checkWord(shorter, { by: 'carla', word: 'confirmed' })).toBe('own')
    expect(checkWord(shorter, { by: 'carla', word: 'declined' })).toBe(null)
    expect(checkWord(shorter, { by: 'rik', word: 'confirmed' })).toBe(null)
    expect(checkWord({ ...shorter, word: yes }, { by: 'rik', word: 'confirmed' })).toBe('not-waiting')
    expect(checkWord(change(), { by: 'rik', word: 'confirmed' })).toBe('not-waiting')
  })
})
