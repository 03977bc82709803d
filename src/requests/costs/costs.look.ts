/** What is known of the costs of one case: whether they may be asked, what was quoted, what was invoiced. */
import type { Provider } from '#platform/config.ts'
import type { Db } from '#platform/db/db.ts'
import { dayIn } from '#platform/time.ts'
import type { CaseState } from '../case/case.rules.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Fact } from '../case/fact.rules.ts'
import { scopeNow } from '../dialogue/dialogue.rules.ts'
import { instrumentOf } from '../triage/classify.rules.ts'
import { type CostVerdict, mayAskCosts } from './cost.rules.ts'
import { type Bill, billsOfCase } from './invoice.store.ts'
import { amountOf, type CostLine, plainMoney, sumOf } from './quote.rules.ts'
import { type CostRuling, type Quote, quotesOfCase, rulingOf } from './quote.store.ts'
import { CURRENCIES, type Currency, type Rate, ratesOn } from './rate.rules.ts'
import { confirmed, ownRates } from './rate.store.ts'

export type CostsLook = Readonly<{
  verdict: CostVerdict
  ruling: CostRuling | null
  quotes: readonly Quote[]
  bills: readonly Bill[]
  /** The officer asked something about the open quote, newest last. */
  questions: readonly Readonly<{ quoteId: string; text: string; at: Date }>[]
  produced: boolean
  rates: Readonly<Record<Currency, readonly Rate[]>>
}>

type Asked = Readonly<{ file: CaseFile; facts: readonly Fact[]; state: CaseState; provider: Provider; now: Date }>

/** Null for an office that asks no costs. */
export async function lookAtCosts(db: Db, asked: Asked): Promise<CostsLook | null> {
  const { file, facts, state, provider, now } = asked
  if (!provider.costs) return null
  const ruling = await rulingOf(db, file.id)
  const own = confirmed(await ownRates(db))
  const on = dayIn(provider.zone, now)
  const [EUR, USD] = CURRENCIES.map((currency) => ratesOn(own, { currency, on }))
  return {
    verdict: verdictOf({ file, facts, state, word: ruling?.word ?? null }),
    ruling,
    quotes: await quotesOfCase(db, file.id),
    bills: await billsOfCase(db, file.id),
    questions: facts.flatMap((fact) =>
      fact.kind === 'costs-answered' && fact.data.answer === 'asked'
        ? [{ quoteId: fact.data.quoteId, text: fact.data.text, at: fact.at }]
        : [],
    ),
    produced: state.closed?.why === 'produced',
    rates: { EUR: EUR ?? [], USD: USD ?? [] },
  }
}

type Judged = Pick<Asked, 'file' | 'facts' | 'state'> & Readonly<{ word: 'yes' | 'no' | null }>

export function verdictOf({ file, facts, state, word }: Judged): CostVerdict {
  const waived = facts.findLast((fact) => fact.kind === 'costs-waived')
  return mayAskCosts({
    process: instrumentOf(file.process, state.classification?.as ?? null),
    product: file.product,
    categories: scopeNow(file, state.dialogue).categories,
    child: facts.some(
      (fact) =>
        (fact.kind === 'exception-argued' || fact.kind === 'exception-proposed') && fact.data.ground === 'child',
    ),
    waived: waived?.kind === 'costs-waived' ? waived.data.why : null,
    ended: state.closed?.why ?? null,
    word,
  })
}

/** The same for programs. Whole cents as numbers, amounts and sums with a point. */
export function costsJson(look: CostsLook | null) {
  if (look === null) return null
  const { verdict, ruling, quotes, bills } = look
  return {
    may: verdict.may,
    ...{ because: verdict.why, citation: verdict.citation, reviewed: false },
    ruling: ruling && { word: ruling.word, source: ruling.source, reason: ruling.reason, by: ruling.by },
    quotes: quotes.map(quoteJson),
    invoices: bills.map(billJson),
  }
}

export function quoteJson({ id, state, currency, note, lines, at, end }: Quote) {
  return {
    ...{ quote: id, state, currency, note, at: at.toISOString() },
    ...{ lines: lines.map(lineJson), total: plainMoney(sumOf(lines)) },
    end: end && { at: end.at.toISOString(), reason: end.reason },
  }
}

export function billJson({ id, number, kind, credits, quoteId, currency, on, lines }: Bill) {
  const sign = kind === 'credit' ? -1 : 1
  return {
    ...{ invoice: id, number, kind, credits, quote: quoteId, currency, on },
    ...{ lines: lines.map(lineJson), total: plainMoney(sign * sumOf(lines)) },
  }
}

function lineJson(line: CostLine) {
  return { ...line, amount: plainMoney(amountOf(line)) }
}
