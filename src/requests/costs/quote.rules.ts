/**
 * A quote, what the officer says of it, and the invoices made from it. Sums are whole cents, never fractions.
 *
 * Law     18 U.S.C. § 2706(b): the amount is mutually agreed by the authority and the provider; what is not agreed a court sets.
 * Policy  an invoice comes after the answer, asks at most what was agreed, and is never changed: a credit note takes the whole of it back.
 * Policy  the numbers of a year follow each other without a hole, invoices and credit notes in one row.
 */
import { type Day, day } from '#platform/time.ts'
import type { CostVerdict } from './cost.rules.ts'
import { type Rate, UNITS, type Unit, WORKS, type Work } from './rate.rules.ts'

/** Of one kind of work at most this many units: half a year of quarters of an hour. */
export const MOST_UNITS = 10_000

export type CostLine = Readonly<{ work: Work; unit: Unit; units: number; cents: number }>
/** How many units of each kind of work. */
export type Units = Readonly<Partial<Record<Work, number>>>

export const amountOf = ({ units, cents }: Pick<CostLine, 'units' | 'cents'>): number => units * cents
export const sumOf = (lines: readonly Pick<CostLine, 'units' | 'cents'>[]): number =>
  lines.reduce((sum, line) => sum + amountOf(line), 0)

/** `1234.50`, for programs: no sign of thousands, a point before the cents. */
export function plainMoney(cents: number): string {
  const size = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${(size - (size % 100)) / 100}.${String(size % 100).padStart(2, '0')}`
}

/** The lines of so many units at these rates, in the order of the works; what has no units or no rate is left out. */
export function linesOf(units: Units, rates: readonly Rate[]): readonly CostLine[] {
  return WORKS.flatMap((work): readonly CostLine[] => {
    const rate = rates.find((one) => one.work === work)
    const count = units[work] ?? 0
    return rate && count > 0 ? [{ work, unit: UNITS[work], units: count, cents: rate.cents }] : []
  })
}

export type QuoteEnding = 'approved' | 'declined' | 'withdrawn'
export type QuoteState = 'open' | QuoteEnding
/** What a rule needs of a quote. */
export type QuoteNow = Readonly<{ id: string; state: QuoteState; lines: readonly CostLine[] }>

export type QuoteRefusal = 'not-allowed' | 'ask-counsel' | 'one-open' | 'no-lines' | 'units'

export function checkQuote(
  { units, lines }: Readonly<{ units: Units; lines: readonly CostLine[] }>,
  { verdict, quotes }: Readonly<{ verdict: Pick<CostVerdict, 'may'>; quotes: readonly Pick<QuoteNow, 'state'>[] }>,
): QuoteRefusal | null {
  if (verdict.may !== 'yes') return verdict.may === 'counsel' ? 'ask-counsel' : 'not-allowed'
  if (quotes.some(({ state }) => state === 'open')) return 'one-open'
  if (!WORKS.every((work) => isCount(units[work] ?? 0))) return 'units'
  return lines.length === 0 ? 'no-lines' : null
}

const isCount = (units: number) => Number.isSafeInteger(units) && units >= 0 && units <= MOST_UNITS

export const ANSWERS = ['approved', 'declined', 'asked'] as const
export type QuoteAnswer = (typeof ANSWERS)[number]
export type AnswerRefusal = 'not-open' | 'text-missing'

/** A yes needs no words; a no its reason, a question its text. A question leaves the quote open. */
export function checkAnswer(
  quote: Pick<QuoteNow, 'state'>,
  { answer, text }: Readonly<{ answer: QuoteAnswer; text: string }>,
): AnswerRefusal | null {
  if (quote.state !== 'open') return 'not-open'
  return answer !== 'approved' && text.trim() === '' ? 'text-missing' : null
}

export type BillNow = Readonly<{
  id: string
  quoteId: string
  kind: 'invoice' | 'credit'
  credits: string | null
  lines: readonly CostLine[]
}>

/** Invoices that no credit note took back. */
export function standing<Bill extends BillNow>(bills: readonly Bill[]): readonly Bill[] {
  const taken = new Set(bills.map(({ credits }) => credits))
  return bills.filter(({ id, kind }) => kind === 'invoice' && !taken.has(id))
}

/** What of an approved quote has not been asked yet, line by line. */
export function leftOf(quote: QuoteNow, bills: readonly BillNow[]): readonly CostLine[] {
  if (quote.state !== 'approved') return []
  const asked = standing(bills).filter(({ quoteId }) => quoteId === quote.id)
  return quote.lines.flatMap((line): readonly CostLine[] => {
    const used = asked.flatMap(({ lines }) => lines).filter(({ work }) => work === line.work)
    const units = line.units - used.reduce((sum, one) => sum + one.units, 0)
    return units > 0 ? [{ ...line, units }] : []
  })
}

export type InvoiceRefusal =
  | 'not-approved'
  | 'not-produced'
  | 'nothing-left'
  | 'more-than-approved'
  | 'no-lines'
  | 'units'

export function checkInvoice(
  units: Units,
  { quote, bills, produced }: Readonly<{ quote: QuoteNow; bills: readonly BillNow[]; produced: boolean }>,
): InvoiceRefusal | null {
  if (quote.state !== 'approved') return 'not-approved'
  if (!produced) return 'not-produced'
  const left = leftOf(quote, bills)
  if (left.length === 0) return 'nothing-left'
  if (!WORKS.every((work) => isCount(units[work] ?? 0))) return 'units'
  if (!WORKS.some((work) => (units[work] ?? 0) > 0)) return 'no-lines'
  const allowed = (work: Work) => left.find((line) => line.work === work)?.units ?? 0
  return WORKS.some((work) => (units[work] ?? 0) > allowed(work)) ? 'more-than-approved' : null
}

/** The lines of an invoice, at the prices that were agreed. */
export function invoiceLines(units: Units, quote: Pick<QuoteNow, 'lines'>): readonly CostLine[] {
  return quote.lines.flatMap((line) => {
    const count = units[line.work] ?? 0
    return count > 0 ? [{ ...line, units: count }] : []
  })
}

export type CreditRefusal = 'not-standing' | 'reason-missing'

export function checkCredit(
  invoiceId: string,
  { bills, reason }: Readonly<{ bills: readonly BillNow[]; reason: string }>,
): CreditRefusal | null {
  if (!standing(bills).some(({ id }) => id === invoiceId)) return 'not-standing'
  return reason.trim() === '' ? 'reason-missing' : null
}

/** HLD-F-2026-00001 */
export function invoiceNumber(prefix: string, { year, n }: Readonly<{ year: number; n: number }>): string {
  return `${prefix}-F-${year}-${String(n).padStart(5, '0')}`
}

/** The period of an invoice begins when its year is over. */
export function yearEnd(on: Day): Day {
  return day(`${on.slice(0, 4)}-12-31`)
}

/** What a set of invoices comes to, per currency, credit notes taken off. */
export function totalsOf<Currency extends string>(
  bills: readonly (Pick<BillNow, 'kind' | 'lines'> & Readonly<{ currency: Currency }>)[],
): readonly Readonly<{ currency: Currency; cents: number }>[] {
  const sums = new Map<Currency, number>()
  for (const { kind, lines, currency } of bills)
    sums.set(currency, (sums.get(currency) ?? 0) + (kind === 'credit' ? -1 : 1) * sumOf(lines))
  return [...sums].map(([currency, cents]) => ({ currency, cents }))
}
