/** Costs of one case at the desk: quoted, taken back, waived, ruled on by counsel, invoiced, credited. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type FieldErrors, post, type Reply, type Route } from '#platform/http/route.ts'
import { caseAgain, noCase, type Sent } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { FormName } from '../desk/case.page.tsx'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { text } from '../filing/process.form.ts'
import { WAIVED_WHY } from './cost.rules.ts'
import { say, words } from './costs.words.ts'
import { creditInvoice, makeInvoice } from './invoice.commands.ts'
import { quoteCosts, ruleOnCosts, waiveCosts, withdrawQuote } from './quote.commands.ts'
import { MOST_UNITS } from './quote.rules.ts'
import { CURRENCIES, WORKS } from './rate.rules.ts'

const told = teller(words)
const nothing = z.object({})
const Count = z.coerce
  .number(told('refused.units'))
  .int(told('refused.units'))
  .min(0, told('refused.units'))
  .max(MOST_UNITS, told('refused.units'))
/** What is not filled in is none. */
const Units = z.partialRecord(z.enum(WORKS), Count).default({})
const reason = text(1000).min(1, told('refused.reason-missing'))

const QuoteForm = z.object({ currency: z.enum(CURRENCIES), units: Units, quoteNote: text(600).default('') })
const BackForm = z.object({ quoteReason: reason })
const RulingForm = z
  .object({
    costsWord: z.enum(['yes', 'no'], { error: told('refused.word-missing') }),
    costsSource: text(300).default(''),
    costsReason: reason,
  })
  .refine(({ costsWord, costsSource }) => costsWord === 'no' || costsSource !== '', {
    path: ['costsSource'],
    error: told('refused.source-missing'),
  })
const WaiveForm = z.object({
  waiveWhy: z.enum(WAIVED_WHY, { error: told('refused.why-missing') }),
  waiveReason: reason,
})
const InvoiceForm = z.object({ units: Units })
const CreditForm = z.object({ creditReason: reason })

export function deskCostRoutes(parts: DeskParts): readonly Route[] {
  return [quote(parts), back(parts), ruling(parts), waiver(parts), invoice(parts), credit(parts)]
}

const CASE = '/desk/cases/:case'
const line = (path: string) =>
  ({ page: `${CASE}/${path}`, api: `${CASE}/${path}`, query: nothing, replies: DeedReply }) as const

function quote(parts: DeskParts): Route {
  return post({
    ...line('quotes'),
    ...{ id: 'desk.case.quote', may: 'cost.quote', audit: 'costs.quoted', form: QuoteForm },
    answer: async (ask) => {
      const { currency, units, quoteNote: note } = ask.input
      const outcome = await quoteCosts(parts.office, ask.actor.id, { caseId: caseOf(ask), currency, units, note })
      return answered(parts, ask, 'quote', { outcome, said: say(ask.view.lang)('quote.done') })
    },
    invalid: (ask, errors) => again(parts, ask, 'quote', errors),
  })
}

function back(parts: DeskParts): Route {
  return post({
    ...line('quotes/:quote/withdrawal'),
    ...{ id: 'desk.case.quote.back', may: 'cost.quote', audit: 'costs.withdrawn', form: BackForm },
    answer: async (ask) => {
      const named = { caseId: caseOf(ask), quoteId: ask.params['quote'] ?? '', reason: ask.input.quoteReason }
      const outcome = await withdrawQuote(parts.office, ask.actor.id, named)
      return answered(parts, ask, 'quote-back', { outcome, said: say(ask.view.lang)('quote.backDone') })
    },
    invalid: (ask, errors) => again(parts, ask, 'quote-back', errors),
  })
}

function ruling(parts: DeskParts): Route {
  return post({
    ...line('costs/ruling'),
    ...{ id: 'desk.case.costs.ruling', may: 'case.counsel', audit: 'costs.ruled', form: RulingForm },
    answer: async (ask) => {
      const { costsWord: word, costsSource: source, costsReason: why } = ask.input
      const outcome = await ruleOnCosts(parts.office, ask.actor.id, { caseId: caseOf(ask), word, source, reason: why })
      return answered(parts, ask, 'costs-ruling', { outcome, said: say(ask.view.lang)('ruling.done') })
    },
    invalid: (ask, errors) => again(parts, ask, 'costs-ruling', errors),
  })
}

function waiver(parts: DeskParts): Route {
  return post({
    ...line('costs/waiver'),
    ...{ id: 'desk.case.costs.waiver', may: 'cost.quote', audit: 'costs.waived', form: WaiveForm },
    answer: async (ask) => {
      const { waiveWhy: why, waiveReason } = ask.input
      const outcome = await waiveCosts(parts.office, ask.actor.id, { caseId: caseOf(ask), why, reason: waiveReason })
      return answered(parts, ask, 'costs-waiver', { outcome, said: say(ask.view.lang)('waive.done') })
    },
    invalid: (ask, errors) => again(parts, ask, 'costs-waiver', errors),
  })
}

function invoice(parts: DeskParts): Route {
  return post({
    ...line('quotes/:quote/invoices'),
    ...{ id: 'desk.case.invoice', may: 'cost.quote', audit: 'costs.invoiced', form: InvoiceForm },
    answer: async (ask) => {
      const named = { caseId: caseOf(ask), quoteId: ask.params['quote'] ?? '', units: ask.input.units }
      const outcome = await makeInvoice(parts.office, ask.actor.id, named)
      return answered(parts, ask, 'invoice', {
        outcome,
        said: say(ask.view.lang)('invoice.done', { number: numberOf(outcome) }),
      })
    },
    invalid: (ask, errors) => again(parts, ask, 'invoice', errors),
  })
}

function credit(parts: DeskParts): Route {
  return post({
    ...line('invoices/:invoice/credit'),
    ...{ id: 'desk.case.invoice.credit', may: 'cost.quote', audit: 'costs.credited', form: CreditForm },
    answer: async (ask) => {
      const named = { caseId: caseOf(ask), invoiceId: ask.params['invoice'] ?? '', reason: ask.input.creditReason }
      const outcome = await creditInvoice(parts.office, ask.actor.id, named)
      return answered(parts, ask, 'credit', {
        outcome,
        said: say(ask.view.lang)('invoice.backDone', { number: numberOf(outcome) }),
      })
    },
    invalid: (ask, errors) => again(parts, ask, 'credit', errors),
  })
}

const caseOf = ({ params }: Sent) => params['case'] ?? ''

type Because = keyof (typeof words)['en']['refused']
type Outcome = Readonly<{ kind: 'refused'; because: Because }> | Readonly<{ kind: Done | 'unknown'; number?: string }>
type Done = 'quoted' | 'withdrawn' | 'ruled' | 'waived' | 'made'

const numberOf = (outcome: Outcome) => ('number' in outcome ? (outcome.number ?? '') : '')

/** Where a refusal belongs on its form; the others are of the moment. */
const FIELD: Readonly<Partial<Record<FormName, string>>> = {
  'quote-back': 'quoteReason',
  'costs-ruling': 'costsReason',
  'costs-waiver': 'waiveReason',
  credit: 'creditReason',
}
const TYPED: readonly Because[] = ['no-lines', 'units', 'more-than-approved', 'reason-missing', 'source-missing']

async function answered(
  parts: DeskParts,
  sent: Sent,
  form: FormName,
  { outcome, said }: Readonly<{ outcome: Outcome; said: string }>,
): Promise<Reply> {
  const t = say(sent.view.lang)
  if (outcome.kind === 'unknown') return noCase(sent.view)
  if (outcome.kind === 'refused') {
    const { because } = outcome
    const status = TYPED.includes(because) ? 422 : 409
    const errors = { [fieldOf(form, because)]: t(`refused.${because}`) }
    return caseAgain(parts, chosen(sent), { form, errors, code: because, status })
  }
  return done(sent.view, { caseId: caseOf(sent), what: outcome.kind, said, part: 'costs' })
}

function fieldOf(form: FormName, because: Because): string {
  if (because === 'reason-missing') return FIELD[form] ?? 'form'
  return because === 'source-missing' ? 'costsSource' : 'form'
}

const again = (parts: DeskParts, sent: Sent, form: FormName, errors: FieldErrors) =>
  caseAgain(parts, chosen(sent), { form, errors, code: 'invalid', status: 422 })

/** Which of several forms came back. */
const chosen = <S extends Sent>(sent: S): S => ({
  ...sent,
  typed: { ...sent.typed, id: sent.params['quote'] ?? sent.params['invoice'] },
})
