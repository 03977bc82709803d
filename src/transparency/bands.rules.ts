/**
 * What may be said in public of national security process: bands, over periods that the law counts back from the day of publication.
 *
 * Law     50 U.S.C. § 1874(a)(2): semiannual, bands of 500 from 0-499, six numbers: letters, their selectors, orders and directives for
 *         contents, their selectors, orders for noncontents, their selectors. (a)(3): semiannual, bands of 250 from 0-249, two totals.
 *         (a)(4): annual, bands of 100 from 0-99, two totals. One structure in one statement.
 * Law     50 U.S.C. § 1874(b)(1): letters over the previous 180 days; the rest over the 180 days that end not less than 180 days before
 *         publication; nothing on the first order for a product until 540 days after it came; letters are not held back. (b)(2): the previous 180 days, for (a)(3).
 *         (b)(3): the one year that ends not less than one year before publication, for (a)(4).
 * Law     50 U.S.C. § 1874(a): speaks of a person subject to a nondisclosure requirement; of who never received anything it says nothing.
 * Seed    report, "National Security Letters": in bands of 500 from 0-499. Its tables print "0–500"; the text and the law do not.
 * Policy  the first order for a product is in no statement of (a)(2): its periods reach back 359 days at most, and 540 must have passed.
 * Policy  structure (a)(1) is not offered: two of the provisions it splits by are flagged in the Code as dead letters.
 */
import { addDays, type Day, day, isDay } from '#platform/time.ts'

export const STRUCTURES = ['six', 'two', 'two-yearly'] as const
export type Structure = (typeof STRUCTURES)[number]

export const LINES = [
  'letters',
  'letter-selectors',
  'content-orders',
  'content-selectors',
  'record-orders',
  'record-selectors',
  'all',
  'all-selectors',
] as const
export type LineName = (typeof LINES)[number]

/** One number of a statement: between `low` and `high`, both counted in, over these days, both counted in. */
export type BandLine = Readonly<{ line: LineName; from: Day; to: Day; low: number; high: number }>

/** What came, one for each process. */
export type Came = Readonly<{
  kind: 'letter' | 'content' | 'records'
  receivedOn: Day
  selectors: number
  /** The first order for a product that never had one. */
  first: boolean
  secret: boolean
}>

export const WIDTH: Readonly<Record<Structure, number>> = { six: 500, two: 250, 'two-yearly': 100 }

type Span = Readonly<{ from: Day; to: Day }>

const HALF = 180
const YEAR = 365

export type Refused = 'never-addressed' | 'too-soon' | 'day-past'
export type Stated =
  | Readonly<{ kind: 'stated'; lines: readonly BandLine[] }>
  | Readonly<{ kind: 'refused'; because: Refused }>

export type StateAsk = Readonly<{
  structure: Structure
  publishOn: Day
  today: Day
  came: readonly Came[]
  /** When the last statement was published; null where there was none. */
  lastOn: Day | null
}>

export function stateBands({ structure, publishOn, today, came, lastOn }: StateAsk): Stated {
  if (!came.some(({ secret }) => secret)) return { kind: 'refused', because: 'never-addressed' }
  if (publishOn < today) return { kind: 'refused', because: 'day-past' }
  const rest = structure === 'two-yearly' ? YEAR : HALF
  if (lastOn !== null && publishOn < addDays(lastOn, rest)) return { kind: 'refused', because: 'too-soon' }
  return { kind: 'stated', lines: linesOf(structure, publishOn, came) }
}

/** The days that each number covers. `to` of the later ones lies exactly as far back as the law asks. */
export function spansOf(structure: Structure, publishOn: Day): Readonly<{ letters: Span; orders: Span }> {
  const recent = { from: addDays(publishOn, -HALF), to: addDays(publishOn, -1) }
  if (structure === 'two') return { letters: recent, orders: recent }
  if (structure === 'six') {
    const to = addDays(publishOn, -HALF)
    return { letters: recent, orders: { from: addDays(to, 1 - HALF), to } }
  }
  const to = yearBefore(publishOn)
  const old = { from: addDays(yearBefore(to), 1), to }
  return { letters: old, orders: old }
}

/** The same day a year earlier; of 29 February the day before it. */
function yearBefore(of: Day): Day {
  const text = `${Number(of.slice(0, 4)) - 1}${of.slice(4)}`
  return isDay(text) ? text : day(`${text.slice(0, 4)}-02-28`)
}

export function bandOf(count: number, width: number): Readonly<{ low: number; high: number }> {
  const low = Math.floor(count / width) * width
  return { low, high: low + width - 1 }
}

function linesOf(structure: Structure, publishOn: Day, came: readonly Came[]): readonly BandLine[] {
  const { letters, orders } = spansOf(structure, publishOn)
  const spoken = came.filter(({ kind, first }) => structure !== 'six' || kind === 'letter' || !first)
  const within = ({ from, to }: Span, kinds: readonly Came['kind'][]) =>
    spoken.filter(({ kind, receivedOn }) => kinds.includes(kind) && from <= receivedOn && receivedOn <= to)
  const pair = (
    names: readonly [LineName, LineName],
    span: Span,
    kinds: readonly Came['kind'][],
  ): readonly BandLine[] => {
    const all = within(span, kinds)
    const counts = [all.length, all.reduce((sum, { selectors }) => sum + selectors, 0)] as const
    return names.map((line, n) => ({ line, ...span, ...bandOf(counts[n] ?? 0, WIDTH[structure]) }))
  }
  if (structure !== 'six') return pair(['all', 'all-selectors'], letters, ['letter', 'content', 'records'])
  return [
    ...pair(['letters', 'letter-selectors'], letters, ['letter']),
    ...pair(['content-orders', 'content-selectors'], orders, ['content']),
    ...pair(['record-orders', 'record-selectors'], orders, ['records']),
  ]
}
