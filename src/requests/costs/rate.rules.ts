/**
 * What a unit of work costs: dated rows. A row of the office counts from its day once a second person has said yes.
 *
 * Law     18 U.S.C. § 2706(a): searching for, assembling, reproducing or otherwise providing; so there is no row for reading the law.
 * Policy  the usual amounts are the house's own and no law's: the amount is agreed with the authority (§ 2706(b)).
 * Policy  whole cents, and units so small that nobody needs half of one: no sum is ever rounded.
 */
import { type Day, day } from '#platform/time.ts'

export const WORKS = ['search', 'assembly', 'medium', 'courier'] as const
export type Work = (typeof WORKS)[number]
export const UNITS = { search: 'quarter', assembly: 'quarter', medium: 'item', courier: 'item' } as const
export type Unit = (typeof UNITS)[Work]

export const CURRENCIES = ['EUR', 'USD'] as const
export type Currency = (typeof CURRENCIES)[number]

/** A unit of work costs less than this, in cents: ten thousand euros. */
export const MOST_CENTS = 1_000_000

export type Rate = Readonly<{
  work: Work
  currency: Currency
  cents: number
  validFrom: Day
  /** Law or agreement behind it; empty for the house's own. */
  source: string
  reviewed: false
}>

const SINCE = day('2026-01-01')
const house = (work: Work, currency: Currency, cents: number): Rate => ({
  ...{ work, currency, cents, validFrom: SINCE, source: '', reviewed: false },
})

export const USUAL_RATES: readonly Rate[] = [
  house('search', 'EUR', 1500),
  house('assembly', 'EUR', 1200),
  house('medium', 'EUR', 1500),
  house('courier', 'EUR', 3500),
  house('search', 'USD', 1700),
  house('assembly', 'USD', 1350),
  house('medium', 'USD', 1700),
  house('courier', 'USD', 4000),
]

/** The rates of one currency that count on a day: the newest of each work, of the office's own where there is one. */
export function ratesOn(
  own: readonly Rate[],
  { currency, on }: Readonly<{ currency: Currency; on: Day }>,
): readonly Rate[] {
  const counting = [...USUAL_RATES, ...own].filter((rate) => rate.currency === currency && rate.validFrom <= on)
  return WORKS.flatMap((work): readonly Rate[] => {
    const found = counting
      .filter((rate) => rate.work === work)
      .reduce<Rate | null>((best, one) => (best === null || one.validFrom >= best.validFrom ? one : best), null)
    return found ? [found] : []
  })
}

export type RateRefusal = 'cents' | 'past' | 'same'

/** A new row never reaches back: what was quoted stays as it was. */
export function checkRate(
  { cents, validFrom, work, currency }: Pick<Rate, 'cents' | 'work' | 'currency'> & Readonly<{ validFrom: Day }>,
  { own, today }: Readonly<{ own: readonly Rate[]; today: Day }>,
): RateRefusal | null {
  if (!isCents(cents)) return 'cents'
  if (validFrom < today) return 'past'
  const now = ratesOn(own, { currency, on: validFrom }).find((rate) => rate.work === work)
  return now?.cents === cents ? 'same' : null
}

const isCents = (cents: number) => Number.isSafeInteger(cents) && cents >= 1 && cents <= MOST_CENTS

export type RateWord = 'confirmed' | 'declined'
export type RateWordRefusal = 'not-waiting' | 'own' | 'past'

export function checkRateWord(
  proposed: Readonly<{ by: string; validFrom: Day; word: RateWord | null }>,
  { by, word, today }: Readonly<{ by: string; word: RateWord; today: Day }>,
): RateWordRefusal | null {
  if (proposed.word !== null) return 'not-waiting'
  if (word === 'declined') return null
  if (proposed.by === by) return 'own'
  return proposed.validFrom < today ? 'past' : null
}

/** An amount as a person types it, `1234.50` or `1234,50`, in whole cents; null where it is none. */
export function centsOf(text: string): number | null {
  const found = /^(\d{1,7})(?:[.,](\d{2}))?$/.exec(text.trim())
  return found ? Number(found[1]) * 100 + Number(found[2] ?? 0) : null
}
