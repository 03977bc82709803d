/** Invoices and credit notes as they were made, their files, and what goes when their period is over. */
import { type ColumnType, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import { type Day, day } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import type { BillNow, CostLine } from './quote.rules.ts'
import type { Currency, Unit, Work } from './rate.rules.ts'

type Json<T> = ColumnType<T, string, never>

/** What stands on an invoice beside its lines. Nothing of whom or what the demand was about. */
export type Paper = Readonly<{
  lang: Lang
  from: readonly string[]
  registration: string
  to: readonly string[]
  caseNumber: string
  yourReference: string
  citation: string
  payTo: readonly string[]
  payBy: string
  vat: string
  /** The invoice that this one takes back. */
  credits: string | null
}>

declare module '#platform/db/db.ts' {
  interface Tables {
    cost_invoice: {
      id: string
      year: number
      n: number
      number: string
      kind: 'invoice' | 'credit'
      credits: string | null
      case_id: string
      quote_id: string
      currency: Currency
      paper: Json<Paper>
      reason: string
      on_day: string
      at: Date
      by_person: string
      destroyed_on: ColumnType<string | null, undefined, never>
    }
    cost_invoice_line: { invoice_id: string; work: Work; unit: Unit; units: number; cents: number }
    cost_invoice_file: { invoice_id: string; sha256: string; bytes: number; at: Date }
  }
}

export type Bill = BillNow &
  Readonly<{
    number: string
    year: number
    caseId: string
    currency: Currency
    paper: Paper
    reason: string
    on: Day
    at: Date
    by: string
  }>

/** Waits for whoever is making one: the numbers of a year follow each other. */
export async function nextNumber(tx: Tx, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('cost_invoice'))`.execute(tx)
  const last = await tx
    .selectFrom('cost_invoice')
    .select(({ fn }) => fn.max('n').as('n'))
    .where('year', '=', year)
    .executeTakeFirst()
  return Number(last?.n ?? 0) + 1
}

export async function insertBill(tx: Tx, bill: Bill & Readonly<{ n: number }>): Promise<void> {
  const { id, year, n, number, kind, credits, caseId, quoteId, currency, paper, reason, on, at, by, lines } = bill
  await tx
    .insertInto('cost_invoice')
    .values({
      ...{ id, year, n, number, kind, credits, case_id: caseId, quote_id: quoteId, currency, reason },
      ...{ paper: JSON.stringify(paper), on_day: on, at, by_person: by },
    })
    .execute()
  await tx
    .insertInto('cost_invoice_line')
    .values(lines.map((line) => ({ ...line, invoice_id: id })))
    .execute()
}

const bills = (db: Db) => db.selectFrom('cost_invoice').selectAll().where('destroyed_on', 'is', null)

/** Of a case, in the order in which they were made. */
export async function billsOfCase(db: Db, caseId: string): Promise<readonly Bill[]> {
  return withLines(db, await bills(db).where('case_id', '=', caseId).orderBy('year').orderBy('n').execute())
}

export async function billById(db: Db, id: string): Promise<Bill | undefined> {
  return (await withLines(db, await bills(db).where('id', '=', id).execute()))[0]
}

/** Of a year, newest first. */
export async function billsOfYear(db: Db, year: number, limit: number): Promise<readonly Bill[]> {
  return withLines(db, await bills(db).where('year', '=', year).orderBy('n', 'desc').limit(limit).execute())
}

export async function yearsWithBills(db: Db): Promise<readonly number[]> {
  const rows = await bills(db).clearSelect().select('year').distinct().orderBy('year', 'desc').execute()
  return rows.map(({ year }) => year)
}

type BillRow = Readonly<{
  id: string
  year: number
  number: string
  kind: 'invoice' | 'credit'
  credits: string | null
  case_id: string
  quote_id: string
  currency: Currency
  paper: Paper
  reason: string
  on_day: string
  at: Date
  by_person: string
}>

async function withLines(db: Db, rows: readonly BillRow[]): Promise<readonly Bill[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const lines = await db.selectFrom('cost_invoice_line').selectAll().where('invoice_id', 'in', ids).execute()
  const own = Map.groupBy(lines, ({ invoice_id }) => invoice_id)
  return rows.map(({ id, year, number, kind, credits, currency, paper, reason, at, ...row }) => ({
    ...{ id, year, number, kind, credits, currency, paper, reason, at },
    ...{ caseId: row.case_id, quoteId: row.quote_id, on: day(row.on_day), by: row.by_person },
    lines: (own.get(id) ?? []).map(({ invoice_id: _, ...line }): CostLine => line),
  }))
}

export type BillFile = Readonly<{ sha256: string; bytes: number }>

export async function fileOfBill(db: Db, id: string): Promise<BillFile | undefined> {
  return db.selectFrom('cost_invoice_file').select(['sha256', 'bytes']).where('invoice_id', '=', id).executeTakeFirst()
}

/** Whoever asked first: a second one at the same moment changes nothing. Answers with what is kept. */
export async function keepBillFile(
  tx: Tx,
  { id, sha256, bytes, at }: BillFile & Readonly<{ id: string; at: Date }>,
): Promise<string> {
  await tx
    .insertInto('cost_invoice_file')
    .values({ invoice_id: id, sha256, bytes, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await fileOfBill(tx, id))?.sha256 ?? sha256
}

export type OldBill = Readonly<{ id: string; number: string; caseId: string; on: Day }>

/** Made in this year or before, and not held by anybody's word on its case. */
export async function billsUntil(db: Db, year: number, on: Day): Promise<readonly OldBill[]> {
  const rows = await bills(db)
    .clearSelect()
    .select(['id', 'number', 'case_id', 'on_day'])
    .where('year', '<=', year)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('retention_hold as h')
            .leftJoin('retention_hold_end as e', 'e.hold_id', 'h.id')
            .select('h.id')
            .whereRef('h.case_id', '=', 'cost_invoice.case_id')
            .where('e.hold_id', 'is', null)
            .where('h.until', '>=', on),
        ),
      ),
    )
    .orderBy('year')
    .orderBy('n')
    .limit(500)
    .execute()
  return rows.map((row) => ({ id: row.id, number: row.number, caseId: row.case_id, on: day(row.on_day) }))
}

export async function destroyBill(
  tx: Tx,
  { id, today, at }: Readonly<{ id: string; today: Day; at: Date }>,
): Promise<void> {
  await sql`select destroy_invoice(${id}, ${today}, ${at})`.execute(tx)
}
