import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { formatMoney } from '#ui/figures.ts'
import {
  amountOf,
  type BillNow,
  type CostLine,
  checkAnswer,
  checkCredit,
  checkInvoice,
  checkQuote,
  invoiceLines,
  invoiceNumber,
  leftOf,
  linesOf,
  plainMoney,
  type QuoteNow,
  standing,
  sumOf,
  totalsOf,
  type Units,
  yearEnd,
} from './quote.rules.ts'
import { UNITS, USUAL_RATES, WORKS } from './rate.rules.ts'

const line = (work: CostLine['work'], units: number, cents: number): CostLine => ({
  work,
  unit: UNITS[work],
  units,
  cents,
})
const someLine = fc
  .tuple(fc.constantFrom(...WORKS), fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 1_000_000 }))
  .map(([work, units, cents]) => line(work, units, cents))

test('a sum is what whole numbers of any size make it', () => {
  fc.assert(
    fc.property(fc.array(someLine, { maxLength: 40 }), (lines) => {
      const oracle = lines.reduce((sum, { units, cents }) => sum + BigInt(units) * BigInt(cents), 0n)
      expect(BigInt(sumOf(lines))).toBe(oracle)
      expect(Number.isSafeInteger(sumOf(lines))).toBe(true)
      const [whole = '', rest = ''] = plainMoney(sumOf(lines)).split('.')
      expect(BigInt(whole) * 100n + BigInt(rest)).toBe(oracle)
      expect(formatMoney('en', sumOf(lines), 'EUR').replace(/[^0-9]/g, '')).toBe(`${whole}${rest}`)
      expect(formatMoney('nl', sumOf(lines), 'EUR').replace(/[^0-9]/g, '')).toBe(`${whole}${rest}`)
    }),
    { numRuns: 1000 },
  )
})

test('amounts are written with two figures after the point, also below nought', () => {
  expect([plainMoney(0), plainMoney(5), plainMoney(123_450), plainMoney(-1250)]).toEqual([
    '0.00',
    '0.05',
    '1234.50',
    '-12.50',
  ])
  expect(formatMoney('nl', 123_450, 'EUR')).toBe('EUR 1.234,50')
  expect(formatMoney('en', -123_405, 'USD')).toBe('USD −1,234.05')
  expect(amountOf(line('search', 12, 1500))).toBe(18_000)
})

const yes = { may: 'yes' } as const
const quote = (state: QuoteNow['state'], ...lines: readonly CostLine[]): QuoteNow => ({ id: 'q', state, lines })
const bill = (id: string, lines: readonly CostLine[], credits: string | null = null): BillNow => ({
  ...{ id, quoteId: 'q', kind: credits === null ? 'invoice' : 'credit', credits, lines },
})

test('one quote at a time, of whole units, and only where costs may be asked', () => {
  const judge = (units: Units, over: Partial<Parameters<typeof checkQuote>[1]> = {}) =>
    checkQuote({ units, lines: linesOf(units, USUAL_RATES) }, { verdict: yes, quotes: [], ...over })
  expect(judge({ search: 12 })).toBeNull()
  expect(judge({ search: 12 }, { verdict: { may: 'no' } })).toBe('not-allowed')
  expect(judge({ search: 12 }, { verdict: { may: 'counsel' } })).toBe('ask-counsel')
  expect(judge({ search: 12 }, { quotes: [{ state: 'open' }] })).toBe('one-open')
  expect(judge({ search: 12 }, { quotes: [{ state: 'declined' }, { state: 'approved' }] })).toBeNull()
  expect(judge({})).toBe('no-lines')
  expect([judge({ search: 1.5 }), judge({ search: -1, medium: 1 }), judge({ search: 10_001 })]).toEqual([
    ...['units', 'units', 'units'],
  ])
})

test('a yes needs no words, a no and a question do, and only an open quote is answered', () => {
  expect(checkAnswer({ state: 'open' }, { answer: 'approved', text: '' })).toBeNull()
  expect(checkAnswer({ state: 'open' }, { answer: 'declined', text: ' ' })).toBe('text-missing')
  expect(checkAnswer({ state: 'open' }, { answer: 'asked', text: '' })).toBe('text-missing')
  expect(checkAnswer({ state: 'open' }, { answer: 'asked', text: 'Why?' })).toBeNull()
  expect(checkAnswer({ state: 'approved' }, { answer: 'approved', text: '' })).toBe('not-open')
})

test('an invoice asks at most what was agreed, after the answer; a credit note gives it back whole', () => {
  const agreed = quote('approved', line('search', 12, 1500), line('medium', 1, 1000))
  const judge = (units: Units, bills: readonly BillNow[] = [], produced = true, of = agreed) =>
    checkInvoice(units, { quote: of, bills, produced })
  expect(judge({ search: 12, medium: 1 })).toBeNull()
  expect(judge({ search: 12 }, [], false)).toBe('not-produced')
  expect(judge({ search: 12 }, [], true, quote('open', line('search', 12, 1500)))).toBe('not-approved')
  expect(judge({ search: 13 })).toBe('more-than-approved')
  expect(judge({ courier: 1 })).toBe('more-than-approved')
  expect(judge({})).toBe('no-lines')
  expect(judge({ search: 0.5 })).toBe('units')
  const first = bill('a', [line('search', 8, 1500)])
  expect(judge({ search: 5 }, [first])).toBe('more-than-approved')
  expect(judge({ search: 4 }, [first])).toBeNull()
  const whole = bill('b', [line('search', 12, 1500), line('medium', 1, 1000)])
  expect(judge({ search: 1 }, [whole])).toBe('nothing-left')
  const back = bill('c', whole.lines, 'b')
  expect(judge({ search: 12 }, [whole, back])).toBeNull()
  expect(checkCredit('b', { bills: [whole], reason: 'wrong' })).toBeNull()
  expect(checkCredit('b', { bills: [whole], reason: ' ' })).toBe('reason-missing')
  expect(checkCredit('b', { bills: [whole, back], reason: 'wrong' })).toBe('not-standing')
  expect(checkCredit('c', { bills: [whole, back], reason: 'wrong' })).toBe('not-standing')
  expect(invoiceLines({ search: 2, courier: 9 }, agreed)).toEqual([line('search', 2, 1500)])
})

test('whatever is invoiced and credited in whatever order, what stands never exceeds what was agreed', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('invoice' as const), search: fc.nat(8), medium: fc.nat(3) }),
    fc.record({ do: fc.constant('credit' as const), which: fc.nat(5) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const agreed = quote('approved', line('search', 12, 1500), line('medium', 2, 1000))
      const bills: BillNow[] = []
      for (const [n, one] of steps.entries()) {
        if (one.do === 'invoice') {
          const units = { search: one.search, medium: one.medium }
          if (checkInvoice(units, { quote: agreed, bills, produced: true }) === null)
            bills.push(bill(`b${n}`, invoiceLines(units, agreed)))
        } else {
          const chosen = bills[one.which]
          if (chosen && checkCredit(chosen.id, { bills, reason: 'so' }) === null)
            bills.push(bill(`b${n}`, chosen.lines, chosen.id))
        }
        const asked = sumOf(standing(bills).flatMap(({ lines }) => lines))
        expect(asked + sumOf(leftOf(agreed, bills))).toBe(sumOf(agreed.lines))
        const [all] = totalsOf(bills.map((of) => ({ ...of, currency: 'EUR' })))
        expect(all?.cents ?? 0).toBe(asked)
      }
    }),
    { numRuns: 300 },
  )
})

test('a number names its year; the period of an invoice begins when its year is over', () => {
  expect(invoiceNumber('HLD', { year: 2026, n: 7 })).toBe('HLD-F-2026-00007')
  expect(yearEnd(day('2026-02-03'))).toBe('2026-12-31')
})
