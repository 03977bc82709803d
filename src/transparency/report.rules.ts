/**
 * The numbers of a report: folds over completed cases, nothing typed by hand.
 *
 * Seed    report, "Definities": outcomes and types of request; "content" implies non-content too, so a case counts once, under
 *         the widest that was given; no row for what did not occur.
 * Seed    report, "Bevelen tot vertraagde kennisgeving": how many US requests came with such an order.
 */
import type { CompletedCase, Family, Outcome } from '#requests'

/** Widest first: of several tasks the case counts under the first of these that occurs. */
export const OUTCOMES: readonly Outcome[] = [
  'content',
  'non-content',
  'general-information',
  'restricted',
  'preserved',
  'rejected',
  'withdrawn',
  'other',
]

/** How each outcome is drawn: full for what was given, hollow for what was refused, dust for neither. */
export const DRESS = {
  content: 's1',
  'non-content': 's2',
  'general-information': 's3',
  restricted: 's4',
  preserved: 's4',
  rejected: 'hollow',
  withdrawn: 'dust',
  other: 'dust',
} as const satisfies Readonly<Record<Outcome, string>>

export type TypeRow = Readonly<{ family: Family; total: number; outcomes: Readonly<Record<Outcome, number>> }>

export type Report = Readonly<{
  total: number
  rows: readonly TypeRow[]
  outcomes: Readonly<Record<Outcome, number>>
  delayedNotice: Readonly<{ of: number; with: number }>
  /** Number of accounts asked about per type and per country, only where at least one was. */
  accountTypes: readonly Readonly<{ name: string; count: number }>[]
  countries: readonly Readonly<{ name: string; count: number }>[]
}>

/** A case as a report counts it: under one closing, and the family of its process. */
export type CountedCase = Omit<CompletedCase, 'turns'> &
  Readonly<{ closedAt: Date; outcomes: readonly Outcome[]; family: Family }>

export function outcomeOf(outcomes: readonly Outcome[]): Outcome {
  return OUTCOMES.find((outcome) => outcomes.includes(outcome)) ?? 'other'
}

export function reportOf(cases: readonly CountedCase[]): Report {
  const families = [...new Set(cases.map(({ family }) => family))].sort()
  const rows = families.map((family): TypeRow => {
    const own = cases.filter((each) => each.family === family)
    return { family, total: own.length, outcomes: countOutcomes(own) }
  })
  const us = cases.filter(({ country }) => country === 'US')
  return {
    total: cases.length,
    rows: rows.sort((a, b) => b.total - a.total || a.family.localeCompare(b.family)),
    outcomes: countOutcomes(cases),
    delayedNotice: { of: us.length, with: us.filter(({ delayedNotice }) => delayedNotice).length },
    accountTypes: counted(
      cases.flatMap(({ accounts }) =>
        accounts.length === 0 ? ['No account'] : accounts.map(({ accountType }) => accountType),
      ),
    ),
    countries: counted(cases.flatMap(({ accounts }) => accounts.map(({ country }) => country))),
  }
}

function countOutcomes(cases: readonly CountedCase[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = {
    content: 0,
    'non-content': 0,
    'general-information': 0,
    restricted: 0,
    preserved: 0,
    rejected: 0,
    withdrawn: 0,
    other: 0,
  }
  for (const { outcomes } of cases) counts[outcomeOf(outcomes)] += 1
  return counts
}

function counted(names: readonly string[]): { name: string; count: number }[] {
  const counts = Map.groupBy(names, (name) => name)
  return [...counts]
    .map(([name, all]) => ({ name, count: all.length }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
}

/** One line of the data set: what the report counts, nothing that names anybody. */
export type DataRow = Readonly<{
  half: string
  country: string
  family: Family
  process: string
  outcome: Outcome
  delayedNotice: boolean
  accountType: string
  accountCountry: string
}>

/** Sorted by content, not by time, so that a row cannot be matched to a day. */
export function dataRows(half: string, cases: readonly CountedCase[]): readonly DataRow[] {
  const rows = cases.map(
    (each): DataRow => ({
      half,
      country: each.country,
      family: each.family,
      process: each.process,
      outcome: outcomeOf(each.outcomes),
      delayedNotice: each.delayedNotice,
      accountType: each.accounts[0]?.accountType ?? 'No account',
      accountCountry: each.accounts[0]?.country ?? '',
    }),
  )
  return rows.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
}

export const DATA_COLUMNS = [
  'half',
  'country',
  'family',
  'process',
  'outcome',
  'delayed_notice',
  'account_type',
  'account_country',
] as const

/** RFC 4180, UTF-8, header first. */
export function csvOf(rows: readonly DataRow[]): string {
  const cell = (value: string | boolean) =>
    /[",\n\r]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value)
  const lines = rows.map((row) =>
    [
      row.half,
      row.country,
      row.family,
      row.process,
      row.outcome,
      row.delayedNotice,
      row.accountType,
      row.accountCountry,
    ]
      .map(cell)
      .join(','),
  )
  return `${[DATA_COLUMNS.join(','), ...lines].join('\r\n')}\r\n`
}
