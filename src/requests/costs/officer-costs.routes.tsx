/** What an officer says of a quote, and their invoices. Another officer's request does not exist. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { get, post, problem, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import type { Errors, Typed } from '#ui/fields.tsx'
import { caseById } from '../case/case.store.ts'
import { partIn } from '../colleagues/part.question.ts'
import { cannotAct } from '../colleagues/problem.ts'
import { text } from '../filing/process.form.ts'
import { billById } from './invoice.store.ts'
import { billReply } from './invoice.view.ts'
import { say, words } from './officer.words.ts'
import { answerQuote } from './quote.commands.ts'
import { ANSWERS } from './quote.rules.ts'

const told = teller(words)
const nothing = z.object({})
const AnswerForm = z
  .object({
    costsAnswer: z.enum(ANSWERS, { error: told('refused.answer-missing') }),
    costsText: text(1000).default(''),
  })
  .refine(({ costsAnswer, costsText }) => costsAnswer === 'approved' || costsText !== '', {
    path: ['costsText'],
    error: told('refused.text-missing'),
  })

export type CostsAgain = (
  asked: Readonly<{
    caseId: string
    officerId: string
    view: View
    status: 409 | 422
    returned: Readonly<{ typed: Typed; errors: Errors }>
  }>,
) => Promise<Reply>

export function officerCostRoutes(
  office: Office,
  { again, noCase }: Readonly<{ again: CostsAgain; noCase: (view: View) => Reply }>,
): readonly Route[] {
  return [
    post({
      id: 'request.quote',
      page: '/lers/cases/:case/quotes/:quote/answer',
      api: '/requests/:case/quotes/:quote/answer',
      may: 'request.follow',
      audit: 'costs.answered',
      query: nothing,
      form: AnswerForm,
      replies: z.object({ case: z.string() }),
      answer: async ({ params: { case: caseId = '', quote: quoteId = '' }, actor, view, input, typed }) => {
        const t = say(view.lang)
        const { costsAnswer: answer, costsText } = input
        const outcome = await answerQuote(office, actor.id, { caseId, quoteId, answer, text: costsText })
        if (outcome.kind === 'unknown') return noCase(view)
        if (outcome.kind === 'not-yours') return cannotAct(view)
        if (outcome.kind !== 'refused')
          return saying(seeOther(`/lers/cases/${caseId}#costs`, { case: caseId }), t(`said.${outcome.kind}`))
        const returned = { typed, errors: { form: t(`refused.${outcome.because}`) } }
        return again({ caseId, officerId: actor.id, view, status: 409, returned })
      },
      invalid: ({ params: { case: caseId = '' }, actor, view, typed }, errors) =>
        again({ caseId, officerId: actor.id, view, status: 422, returned: { typed, errors } }),
    }),
    get({
      id: 'request.invoice',
      page: '/lers/cases/:case/invoices/:invoice/file',
      api: '/requests/:case/invoices/:invoice/file',
      may: 'request.follow',
      audit: 'costs.downloaded',
      query: nothing,
      replies: 'application/pdf',
      answer: async ({ params: { case: caseId = '', invoice: id = '' }, actor, view }, db) => {
        const file = await caseById(db, caseId)
        const who = { personId: actor.id, now: office.clock.now() }
        if (!file || !(await partIn(db, file, who))) return noCase(view)
        const bill = await billById(db, id)
        const t = say(view.lang)
        if (bill?.caseId !== caseId) return problem(404, 'no-invoice', t('unknown'), t('unknownText'))
        return billReply(office, db, bill)
      },
    }),
  ]
}
