/** /desk/costs: quotes and invoices of all cases, as a page, for programs and as CSV for bookkeeping. */
import { z } from 'zod'
import { csvLine } from '#platform/csv.rules.ts'
import type { Db } from '#platform/db/db.ts'
import { get, page, problem, type Route } from '#platform/http/route.ts'
import type { Lang } from '#platform/words.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { billJson, quoteJson } from './costs.look.ts'
import { say as sayCosts } from './costs.words.ts'
import { type Bill, billById, billsOfYear, yearsWithBills } from './invoice.store.ts'
import { billReply } from './invoice.view.ts'
import { CostsPage, type ListedQuote } from './list.page.tsx'
import { say } from './list.words.ts'
import { say as sayOfficer } from './officer.words.ts'
import { amountOf, plainMoney } from './quote.rules.ts'
import { listQuotes, namesOfCases } from './quote.store.ts'
import { CURRENCIES, UNITS, WORKS } from './rate.rules.ts'

const LISTED = 500
const MOST_BILLS = 100_000
const Year = z.coerce.number().int().min(2000).max(9999)
const ListQuery = z.object({
  state: z.enum(['open', 'approved', 'declined', 'withdrawn']).optional().catch(undefined),
  year: Year.optional().catch(undefined),
})
const Line = z.object({
  ...{ work: z.enum(WORKS), unit: z.enum([UNITS.search, UNITS.medium]), units: z.int(), cents: z.int() },
  amount: z.string(),
})
const Common = { currency: z.enum(CURRENCIES), lines: z.array(Line), total: z.string() }
const ListReply = z.object({
  quotes: z.array(
    z.looseObject({ ...Common, quote: z.string(), case: z.string(), number: z.string(), state: z.string() }),
  ),
  invoices: z.array(
    z.looseObject({
      ...{ ...Common, invoice: z.string(), number: z.string(), kind: z.enum(['invoice', 'credit']) },
      ...{ credits: z.string().nullable(), on: z.string(), case: z.string() },
    }),
  ),
  years: z.array(z.int()),
})

export function costListRoutes(parts: DeskParts): readonly Route[] {
  return [list(parts), csv(parts), file(parts)]
}

function list({ office }: DeskParts): Route {
  return get({
    ...{ id: 'desk.costs', page: '/desk/costs', api: '/desk/costs', may: 'cost.read', audit: 'costs.listed' },
    query: ListQuery,
    replies: ListReply,
    answer: async ({ query, view }, tx) => {
      const state = query.state ?? null
      const year = query.year ?? office.clock.now().getUTCFullYear()
      const quotes = await named(tx, state, LISTED)
      const bills = await billsOfYear(tx, year, LISTED)
      const years = await yearsWithBills(tx)
      const open = (await listQuotes(tx, { state: 'open', limit: LISTED })).length
      const json = {
        quotes: quotes.map((one) => ({ ...quoteJson(one), case: one.caseId, number: one.number, agency: one.agency })),
        invoices: bills.map((bill) => ({ ...billJson(bill), case: bill.paper.caseNumber, to: bill.paper.to[0] ?? '' })),
        years,
      }
      return page(json, () => <CostsPage view={view} list={{ quotes, open, state, bills, year, years }} />)
    },
  })
}

async function named(tx: Db, state: ListedQuote['state'] | null, limit: number): Promise<readonly ListedQuote[]> {
  const quotes = await listQuotes(tx, { state, limit })
  const names = await namesOfCases(
    tx,
    quotes.map(({ caseId }) => caseId),
  )
  return quotes.map((quote) => ({ ...quote, ...(names.get(quote.caseId) ?? { number: quote.caseId, agency: '' }) }))
}

function csv({ office }: DeskParts): Route {
  const path = '/desk/costs/invoices.csv'
  return get({
    ...{ id: 'desk.costs.csv', page: path, api: path, may: 'cost.read', audit: 'costs.exported' },
    query: z.object({ year: Year.optional().catch(undefined) }),
    replies: 'text/csv',
    answer: async ({ query, view }, tx) => {
      const year = query.year ?? office.clock.now().getUTCFullYear()
      const bills = await billsOfYear(tx, year, MOST_BILLS)
      const text = `\ufeff${headLine(view.lang)}${bills
        .toReversed()
        .flatMap((bill) => linesIn(view.lang, bill))
        .join('')}`
      return {
        ...{ kind: 'file', name: `invoices-${year}.csv`, type: 'text/csv; charset=utf-8', inline: false },
        bytes: new TextEncoder().encode(text),
      }
    },
  })
}

const COLUMNS = [
  ...(['number', 'kind', 'date', 'credits', 'case', 'reference', 'agency'] as const),
  ...(['work', 'units', 'unit', 'rate', 'amount', 'currency'] as const),
] as const

const headLine = (lang: Lang) => csvLine(COLUMNS.map((column) => say(lang)(`csv.${column}`)))

/** A line of an invoice is a line of the file; what a credit note takes back stands with a minus. */
function linesIn(lang: Lang, { number, kind, on, paper, lines, currency }: Bill): readonly string[] {
  const t = sayOfficer(lang)
  const sign = kind === 'credit' ? -1 : 1
  return lines.map((line) =>
    csvLine([
      ...[number, sayCosts(lang)(`invoice.${kind}`), on, paper.credits, paper.caseNumber, paper.yourReference],
      ...[paper.to[0] ?? '', t(`work.${line.work}`), line.units, t(`unit.${line.unit}`)],
      ...[plainMoney(line.cents), plainMoney(sign * amountOf(line)), currency],
    ]),
  )
}

function file({ office }: DeskParts): Route {
  const path = '/desk/costs/invoices/:invoice/file'
  return get({
    ...{ id: 'desk.costs.file', page: path, api: path, may: 'cost.read', audit: 'costs.downloaded' },
    query: z.object({}),
    replies: 'application/pdf',
    answer: async ({ params: { invoice = '' }, view }, tx) => {
      const bill = await billById(tx, invoice)
      const t = say(view.lang)
      return bill ? billReply(office, tx, bill) : problem(404, 'no-invoice', t('list.unknown'), t('list.unknownText'))
    },
  })
}
