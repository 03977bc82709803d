/**
 * How long the office keeps its own papers: for each kind a period, what starts it, and where that comes from. Rows are dated.
 *
 * Law     18 U.S.C. § 2707(f): a civil action within two years after the user first discovered the violation or could have (law-us, 28 M).
 * Law     18 U.S.C. § 2703(f), Reg. (EU) 2023/1543 art. 6 and 11: sealed copies keep to the period of their own preservation.
 * Law     Algemene wet inzake rijksbelastingen art. 52(4): seven years for the books, an invoice among them; from memory, and from the end of the
 *         year in which it was made.
 * Policy  the copy that was handed over has another clock than the file; forty-five days is a house value, not law (requests 2.12).
 * Policy  a log outlives its file, so that the destroying of the file itself can be accounted for (GDPR art. 5(2)).
 * Policy  no file shorter than the half-year in which it counts and the two years of § 2707(f); no log shorter than a year.
 */
import { addMonths } from '#platform/calendar/period.rules.ts'
import { addDays, type Day, day } from '#platform/time.ts'

/** Parts of a case, in the order in which they go. */
export const PARTS = ['package', 'messages', 'instrument', 'case', 'log'] as const
export type Part = (typeof PARTS)[number]

/** What has a period: the parts of a case, sealed copies, entries of the access log about no case, invoices, and what the staff answered when they practised. */
export const KEPT_KINDS = [
  'package',
  'preserved',
  'messages',
  'instrument',
  'case',
  'log',
  'access-log',
  'training',
  'invoice',
] as const
export type KeptKind = (typeof KEPT_KINDS)[number]

export type KeptFrom = 'packaged' | 'preservation-ended' | 'closed' | 'case-destroyed' | 'written' | 'year-ended'

/** ISO 8601, one unit: `P45D`, `P18M`, `P5Y`. */
export type Period = string & { readonly brand: 'Period' }

export type PeriodRow = Readonly<{
  kind: KeptKind
  from: KeptFrom
  period: Period
  /** No shorter by configuration. Null: the period is not the office's to set. */
  atLeast: Period | null
  basis: 'law' | 'policy'
  citation: string | null
  validFrom: Day
  reviewed: false
}>

const SINCE = day('2026-01-01')
const ACCOUNTABLE = 'Regulation (EU) 2016/679 art. 5(2)'

export const PERIODS: readonly PeriodRow[] = [
  row({ kind: 'package', from: 'packaged', period: 'P45D', atLeast: 'P7D', citation: null }),
  {
    ...row({ kind: 'preserved', from: 'preservation-ended', period: 'P0D', atLeast: null, citation: null }),
    ...{ basis: 'law', citation: '18 U.S.C. § 2703(f); Reg. (EU) 2023/1543 art. 6, 11; Sv 126ni' },
  },
  row({ kind: 'messages', from: 'closed', period: 'P3Y', atLeast: 'P6M', citation: '18 U.S.C. § 2707(f)' }),
  row({ kind: 'instrument', from: 'closed', period: 'P3Y', atLeast: 'P2Y', citation: '18 U.S.C. § 2707(f)' }),
  row({ kind: 'case', from: 'closed', period: 'P5Y', atLeast: 'P2Y', citation: '18 U.S.C. § 2707(f)' }),
  row({ kind: 'log', from: 'case-destroyed', period: 'P2Y', atLeast: 'P1Y', citation: ACCOUNTABLE }),
  row({ kind: 'access-log', from: 'written', period: 'P3Y', atLeast: 'P1Y', citation: `${ACCOUNTABLE}, 32` }),
  row({ kind: 'training', from: 'written', period: 'P2Y', atLeast: 'P6M', citation: ACCOUNTABLE }),
  {
    ...row({ kind: 'invoice', from: 'year-ended', period: 'P7Y', atLeast: 'P7Y', citation: 'AWR art. 52(4)' }),
    basis: 'law',
  },
]

type Short = Readonly<{
  kind: KeptKind
  from: KeptFrom
  period: string
  atLeast: string | null
  citation: string | null
}>

function row({ kind, from, period, atLeast, citation }: Short): PeriodRow {
  return {
    ...{ kind, from, citation, validFrom: SINCE, basis: 'policy', reviewed: false },
    ...{ period: periodOf(period), atLeast: atLeast === null ? null : periodOf(atLeast) },
  }
}

/** Reads a period that the product or its checked configuration wrote; anything else is a bug. */
export function periodOf(text: string): Period {
  if (!isPeriod(text)) throw new RangeError(`not a period: ${text}`)
  return text
}

export function isPeriod(text: string): text is Period {
  return /^P\d{1,4}[DMY]$/.test(text)
}

export type PeriodParts = Readonly<{ amount: number; unit: 'days' | 'months' | 'years' }>

export function partsOf(period: Period): PeriodParts {
  const unit = ({ D: 'days', M: 'months', Y: 'years' } as const)[
    period.at(-1) === 'D' ? 'D' : period.at(-1) === 'M' ? 'M' : 'Y'
  ]
  return { amount: Number(period.slice(1, -1)), unit }
}

/** The last day of a period that began on `from`: the same day of the month, or its last where there is none. */
export function lastDayOf(from: Day, period: Period): Day {
  const { amount, unit } = partsOf(period)
  if (unit === 'days') return addDays(from, amount)
  return addMonths(from, unit === 'years' ? amount * 12 : amount).day
}

/** The day from which a period would end today. */
export function backBy(period: Period, today: Day): Day {
  const { amount, unit } = partsOf(period)
  return unit === 'days' ? addDays(today, -amount) : addMonths(today, -(unit === 'years' ? amount * 12 : amount)).day
}

/** What is over today began before this day; of what began before it, some may not be over yet. */
export function startedBefore(period: Period, today: Day): Day {
  return addDays(backBy(period, today), MONTH_END_SLACK)
}

/** Months end on different days: a period from the 31st is over as early as the 28th. */
const MONTH_END_SLACK = 4

/** What an office may set otherwise, by kind. */
export type SetPeriods = Readonly<Partial<Record<KeptKind, string | undefined>>>

/** The row of a kind with the office's own period; `set` says that it is the office's. */
export function periodFor(kind: KeptKind, set: SetPeriods): PeriodRow & Readonly<{ set: boolean }> {
  const found = PERIODS.find((one) => one.kind === kind)
  if (!found) throw new RangeError(`no period for ${kind}`)
  const own = set[kind]
  return own === undefined || found.atLeast === null
    ? { ...found, set: false }
    : { ...found, period: periodOf(own), set: true }
}

export type PeriodFault = Readonly<{
  kind: KeptKind
  why: 'unreadable' | 'not-yours' | 'too-short'
  atLeast: Period | null
}>

/** What is wrong with periods that an office set, for the operator. */
export function faultsOf(set: SetPeriods): readonly PeriodFault[] {
  return PERIODS.flatMap(({ kind, atLeast }): readonly PeriodFault[] => {
    const own = set[kind]
    if (own === undefined) return []
    if (!isPeriod(own)) return [{ kind, why: 'unreadable', atLeast }]
    if (atLeast === null) return [{ kind, why: 'not-yours', atLeast }]
    return lastDayOf(SINCE, own) < lastDayOf(SINCE, atLeast) ? [{ kind, why: 'too-short', atLeast }] : []
  })
}
