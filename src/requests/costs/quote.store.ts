/** Quotes with their lines and what the authority said, and counsel's word on costs. */
import type { Db, Tx } from '#platform/db/db.ts'
import type { CostLine, QuoteEnding, QuoteState } from './quote.rules.ts'
import type { Currency, Unit, Work } from './rate.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    cost_ruling: {
      case_id: string
      n: number
      word: 'yes' | 'no'
      source: string
      reason: string
      at: Date
      by_person: string
    }
    cost_quote: {
      id: string
      case_id: string
      n: number
      currency: Currency
      note: string
      citation: string
      ruling_n: number | null
      ruling_word: 'yes' | null
      at: Date
      quoted_by: string
    }
    cost_quote_line: { quote_id: string; work: Work; unit: Unit; units: number; cents: number }
    cost_quote_end: { quote_id: string; ending: QuoteEnding; reason: string; at: Date; by_person: string }
  }
}

export type CostRuling = Readonly<{
  n: number
  word: 'yes' | 'no'
  source: string
  reason: string
  at: Date
  by: string
}>
export type Quote = Readonly<{
  id: string
  caseId: string
  n: number
  currency: Currency
  note: string
  citation: string
  lines: readonly CostLine[]
  state: QuoteState
  at: Date
  by: string
  end: Readonly<{ reason: string; at: Date; by: string }> | null
}>

export async function rulingOf(db: Db, caseId: string): Promise<CostRuling | null> {
  const row = await db
    .selectFrom('cost_ruling')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
    ? { n: row.n, word: row.word, source: row.source, reason: row.reason, at: row.at, by: row.by_person }
    : null
}

export async function insertRuling(tx: Tx, caseId: string, ruling: CostRuling): Promise<void> {
  const { by, ...rest } = ruling
  await tx
    .insertInto('cost_ruling')
    .values({ ...rest, case_id: caseId, by_person: by })
    .execute()
}

const quotesOf = (db: Db) =>
  db
    .selectFrom('cost_quote as q')
    .leftJoin('cost_quote_end as e', 'e.quote_id', 'q.id')
    .selectAll('q')
    .select(['e.ending', 'e.reason', 'e.at as ended_at', 'e.by_person as ended_by'])

/** The quotes of a case, oldest first. */
export async function quotesOfCase(db: Db, caseId: string): Promise<readonly Quote[]> {
  return withLines(db, await quotesOf(db).where('q.case_id', '=', caseId).orderBy('q.n').execute())
}

/** Newest first, of one state or of all. */
export async function listQuotes(
  db: Db,
  { state, limit }: Readonly<{ state: QuoteState | null; limit: number }>,
): Promise<readonly Quote[]> {
  const all = quotesOf(db).orderBy('q.at', 'desc').orderBy('q.id').limit(limit)
  const some =
    state === null ? all : state === 'open' ? all.where('e.ending', 'is', null) : all.where('e.ending', '=', state)
  return withLines(db, await some.execute())
}

type QuoteRow = Readonly<{
  id: string
  case_id: string
  n: number
  currency: Currency
  note: string
  citation: string
  at: Date
  quoted_by: string
  ending: QuoteEnding | null
  reason: string | null
  ended_at: Date | null
  ended_by: string | null
}>

async function withLines(db: Db, rows: readonly QuoteRow[]): Promise<readonly Quote[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const lines = await db.selectFrom('cost_quote_line').selectAll().where('quote_id', 'in', ids).execute()
  const own = Map.groupBy(lines, ({ quote_id }) => quote_id)
  return rows.map((row) => ({
    ...{ id: row.id, caseId: row.case_id, n: row.n, currency: row.currency, note: row.note, citation: row.citation },
    ...{ state: row.ending ?? 'open', at: row.at, by: row.quoted_by },
    lines: (own.get(row.id) ?? []).map(({ quote_id: _, ...line }) => line),
    end: row.ended_at === null ? null : { reason: row.reason ?? '', at: row.ended_at, by: row.ended_by ?? '' },
  }))
}

export async function insertQuote(
  tx: Tx,
  quote: Omit<Quote, 'state' | 'end'> & Readonly<{ rulingN: number | null }>,
): Promise<void> {
  const { id, caseId, n, currency, note, citation, rulingN, at, by, lines } = quote
  await tx
    .insertInto('cost_quote')
    .values({
      ...{ id, case_id: caseId, n, currency, note, citation, at, quoted_by: by },
      ...{ ruling_n: rulingN, ruling_word: rulingN === null ? null : 'yes' },
    })
    .execute()
  await tx
    .insertInto('cost_quote_line')
    .values(lines.map((line) => ({ ...line, quote_id: id })))
    .execute()
}

export async function insertQuoteEnd(
  tx: Tx,
  {
    quoteId,
    ending,
    reason,
    at,
    by,
  }: Readonly<{ quoteId: string; ending: QuoteEnding; reason: string; at: Date; by: string }>,
): Promise<void> {
  await tx.insertInto('cost_quote_end').values({ quote_id: quoteId, ending, reason, at, by_person: by }).execute()
}

/** Number and agency of each case. */
export async function namesOfCases(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<{ number: string; agency: string }>>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_index')
    .select(['case_id', 'number', 'agency_name'])
    .where('case_id', 'in', [...new Set(caseIds)])
    .execute()
  return new Map(rows.map(({ case_id, number, agency_name }) => [case_id, { number, agency: agency_name }]))
}
