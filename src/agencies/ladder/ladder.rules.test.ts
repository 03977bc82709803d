import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, instant, later } from '#platform/time.ts'
import { EVIDENCE_KINDS, type Evidence, type EvidenceKind, lapseOf, rungOf, VALID_DAYS } from './ladder.rules.ts'

const START = instant('2026-01-10T10:00:00Z')
const piece = (kind: EvidenceKind, day = 0, over: Partial<Evidence> = {}): Evidence => ({
  ...{
    kind,
    subject: kind === 'domain' ? 'marlow.example' : 'x',
    spokeTo: 'desk',
    outcome: 'confirmed',
    note: '',
    by: 'person_1',
  },
  at: later(START, day * DAY_MS),
  ...over,
})
const rung = (evidence: readonly Evidence[], day = 1, domains = ['marlow.example']) =>
  rungOf({ evidence, domains, now: later(START, day * DAY_MS) })

describe('a rung', () => {
  test.each<[string, readonly EvidenceKind[], number, readonly EvidenceKind[]]>([
    ['nothing', [], 0, ['address']],
    ['the mailbox', ['address'], 1, ['domain']],
    ['the domain without the mailbox', ['domain'], 0, ['address']],
    ['mailbox and domain', ['address', 'domain'], 2, ['callback', 'supervisor']],
    ['a call without the supervisor', ['address', 'domain', 'callback'], 2, ['supervisor']],
    ['a call and the supervisor', ['address', 'domain', 'callback', 'supervisor'], 3, ['documents']],
    ['documents without the call', ['address', 'domain', 'documents'], 2, ['callback', 'supervisor']],
    ['all', [...EVIDENCE_KINDS], 4, []],
  ])('of %s', (_, kinds, level, missing) => {
    expect(rung(kinds.map((kind) => piece(kind)))).toMatchObject({ level, missing, lapsed: null })
  })

  test('is completed by its newest piece, and lapses with its oldest', () => {
    const found = rung([piece('address', 0), piece('domain', 20, { note: 'bound' })], 30)
    expect(found.by?.note).toBe('bound')
    expect(found.lapsesAt).toEqual(later(START, VALID_DAYS * DAY_MS))
  })

  test('falls by itself after a year, and says so', () => {
    const evidence = [piece('address', 0), piece('domain', 0), piece('callback', 100), piece('supervisor', 100)]
    expect(rung(evidence, VALID_DAYS - 1).level).toBe(3)
    expect(rung(evidence, VALID_DAYS)).toMatchObject({
      level: 0,
      lapsed: { level: 3, at: later(START, VALID_DAYS * DAY_MS) },
    })
    expect(rung([...evidence, piece('address', 200), piece('domain', 200)], VALID_DAYS + 99).level).toBe(3)
    expect(rung([...evidence, piece('address', 200), piece('domain', 200)], VALID_DAYS + 100)).toMatchObject({
      level: 2,
      lapsed: { level: 3 },
    })
  })

  test('is lost with the domain, with a denial, and not with a call that nobody answered', () => {
    const two = [piece('address'), piece('domain')]
    expect(rung(two, 1, []).level).toBe(1)
    const three = [...two, piece('callback'), piece('supervisor')]
    expect(rung([...three, piece('callback', 1, { outcome: 'denied' })], 2).level).toBe(2)
    expect(rung([...three, piece('callback', 1, { outcome: 'no-answer' })], 2).level).toBe(3)
    expect(rung([...three, piece('callback', 1, { outcome: 'denied' }), piece('callback', 2)], 3).level).toBe(3)
  })
})

test('staff are told a month ahead and when it is over', () => {
  const evidence = [piece('address'), piece('domain')]
  const on = (day: number) => lapseOf(rung(evidence, day), later(START, day * DAY_MS))?.threshold ?? null
  expect([1, 334, 335, 364, 365, 500].map(on)).toEqual([null, null, 'ahead', 'ahead', 'lapsed', 'lapsed'])
  expect(lapseOf(rung([]), START)).toBeNull()
})

const anyPiece = fc.record({
  kind: fc.constantFrom(...EVIDENCE_KINDS),
  day: fc.integer({ min: 0, max: 800 }),
  outcome: fc.constantFrom('confirmed', 'denied', 'no-answer'),
})

test('time alone never lifts anybody, and no rung stands without each piece below it', () => {
  fc.assert(
    fc.property(fc.array(anyPiece), fc.integer({ min: 801, max: 2000 }), fc.nat(400), (pieces, day, on) => {
      const evidence = pieces.map(({ kind, day: when, outcome }) => piece(kind, when, { outcome }))
      const [now, then] = [rung(evidence, day), rung(evidence, day + on)]
      expect(then.level).toBeLessThanOrEqual(now.level)
      const confirmed = new Set(evidence.filter(({ outcome }) => outcome === 'confirmed').map(({ kind }) => kind))
      const needed = (['address', 'domain', 'callback', 'documents'] as const).slice(0, now.level)
      for (const kind of needed) expect(confirmed.has(kind)).toBe(true)
      expect(now.level === 0).toBe(now.lapsesAt === null)
    }),
  )
})
