import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '#platform/time.ts'
import {
  beyondReach,
  concerns,
  dueRuleFor,
  isRestrictionRefusal,
  keepsOut,
  latestReview,
  lawsFor,
  MEASURES,
  ORDER_LAWS,
  type Restricting,
  type RestrictionOrder,
  reachOf,
  restrictionProblems,
  stateOn,
  usualCountries,
} from './restriction.rules.ts'

const order = (change: Partial<RestrictionOrder> = {}): RestrictionOrder => ({
  ...{ law: 'national', act: 'Insults', territory: [], reach: ['BE'], startsOn: null, endsOn: null },
  ...change,
})
const decision = (change: Partial<Restricting> = {}): Restricting => ({
  ...{ kind: 'restrict', measure: 'geoblock', countries: ['BE'], subjects: [], policy: null },
  ...{ startsOn: day('2026-11-22'), endsOn: null, reviewOn: day('2027-02-22') },
  ...change,
})
const policy = { rule: 'Terms, 4.2', reason: 'Threats in public' }

test('an order of one country counts there; a removal order counts in all twenty-seven, Denmark too', () => {
  expect(reachOf('national', 'BE')).toEqual(['BE'])
  expect(reachOf('dsa-9', 'FR')).toEqual(['FR'])
  expect(reachOf('tco', 'BE')).toHaveLength(27)
  expect(reachOf('tco', 'BE')).toContain('DK')
})

test('what is asked beyond the reach is seen, and never done on the order alone', () => {
  const asked = order({ territory: ['BE', 'NL', 'US'] })
  expect(beyondReach(asked)).toEqual(['NL', 'US'])
  expect(usualCountries(asked)).toEqual(['BE'])
  expect(usualCountries(order())).toEqual(['BE'])
  expect(restrictionProblems(decision({ countries: ['BE', 'NL'] }), asked)).toEqual(['beyond-territory'])
  expect(restrictionProblems(decision({ countries: ['BE', 'NL'], policy }), asked)).toEqual([])
})

test('shutting somebody out everywhere needs a rule of ours, whole', () => {
  const everywhere = { measure: 'suspend', countries: [] } as const
  expect(restrictionProblems(decision(everywhere), order())).toEqual(['needs-policy'])
  expect(restrictionProblems(decision({ ...everywhere, policy }), order())).toEqual([])
  expect(restrictionProblems(decision({ ...everywhere, policy: { ...policy, reason: ' ' } }), order())).toEqual([
    'policy-half',
  ])
  expect(restrictionProblems(decision({ measure: 'terminate', policy }), order())).toEqual(['countries-needless'])
  expect(restrictionProblems(decision({ countries: [] }), order())).toEqual(['countries-missing'])
})

test('it ends with the order, and is looked at again within half a year', () => {
  const ending = order({ endsOn: day('2026-12-31') })
  expect(restrictionProblems(decision(), ending)).toEqual(['beyond-order-end'])
  expect(restrictionProblems(decision({ endsOn: day('2027-01-01') }), ending)).toEqual(['beyond-order-end'])
  expect(restrictionProblems(decision({ endsOn: day('2026-12-31') }), ending)).toEqual([])
  expect(restrictionProblems(decision({ endsOn: day('2026-11-21') }), ending)).toEqual(['ends-before-start'])
  expect(restrictionProblems(decision({ reviewOn: day('2026-11-22') }), order())).toEqual(['review-missing'])
  expect(latestReview(day('2026-08-31'))).toBe('2027-02-28')
  expect(restrictionProblems(decision({ reviewOn: day('2027-05-23') }), order())).toEqual(['review-too-late'])
  expect(restrictionProblems(decision({ reviewOn: day('2027-05-22') }), order())).toEqual([])
  expect(restrictionProblems(decision(), null)).toEqual(['no-restriction-order'])
})

test('on which days it counts: both ends do, and the day of lifting does not', () => {
  const span = { startsOn: day('2026-11-22'), endsOn: day('2026-11-30'), liftedOn: null }
  const on = (of: string, lifted: string | null = null) =>
    stateOn({ ...span, liftedOn: lifted === null ? null : day(lifted) }, day(of))
  expect([on('2026-11-21'), on('2026-11-22'), on('2026-11-30'), on('2026-12-01')]).toEqual([
    ...['to-come', 'in-force', 'in-force', 'ended'],
  ])
  expect([on('2026-11-24', '2026-11-25'), on('2026-11-25', '2026-11-25')]).toEqual(['in-force', 'lifted'])
  expect(stateOn({ ...span, endsOn: null }, day('2036-01-01'))).toBe('in-force')
})

test('nobody is kept out of a country in which the order does not count, unless our own rule says so', () => {
  const countries = ['BE', 'NL', 'DE', 'US', 'DK']
  const asks = fc.record({
    law: fc.constantFrom(...ORDER_LAWS),
    issuer: fc.constantFrom(...countries),
    measure: fc.constantFrom(...MEASURES),
    chosen: fc.subarray(countries),
    rules: fc.boolean(),
    days: fc.integer({ min: -5, max: 400 }),
    visitor: fc.constantFrom(...countries),
  })
  fc.assert(
    fc.property(asks, ({ law, issuer, measure, chosen, rules, days, visitor }) => {
      const reach = reachOf(law, issuer)
      const made = decision({ measure, countries: chosen, policy: rules ? policy : null })
      if (restrictionProblems(made, order({ law, reach })).length > 0) return
      const on = addDays(made.startsOn, days)
      const out = keepsOut({ ...made, liftedOn: null }, { country: visitor, on })
      if (!rules && out) expect(reach).toContain(visitor)
      if (measure === 'geoblock' && out) expect(chosen).toContain(visitor)
      expect(keepsOut({ ...made, liftedOn: on }, { country: visitor, on })).toBe(false)
      if (out) expect(keepsOut({ ...made, liftedOn: null }, { country: null, on })).toBe(true)
      if (days < 0) expect(out).toBe(false)
    }),
    { numRuns: 3000 },
  )
})

test('its refusals are known by name', () => {
  expect(isRestrictionRefusal('beyond-territory')).toBe(true)
  expect(isRestrictionRefusal('no-subject')).toBe(false)
})

test('a meeting that is shut says nothing of its account, nor of another meeting', () => {
  const [account, meeting] = [{ meetingId: null }, { meetingId: '814' }]
  expect([concerns(account, null), concerns(account, '814')]).toEqual([true, true])
  expect([concerns(meeting, null), concerns(meeting, '814'), concerns(meeting, '815')]).toEqual([false, true, false])
})

test('the law of the Union serves its Member States alone, and its removal orders run for an hour', () => {
  expect([lawsFor('NL'), lawsFor('DK'), lawsFor('US')]).toEqual([ORDER_LAWS, ORDER_LAWS, ['national']])
  expect([reachOf('tco', 'NL').length, reachOf('tco', 'US'), reachOf('dsa-9', 'NL')]).toEqual([27, ['US'], ['NL']])
  expect([dueRuleFor('tco'), dueRuleFor('national'), dueRuleFor('dsa-9')]).toEqual(['TCO_1H', 'US_DUE', 'US_DUE'])
})
