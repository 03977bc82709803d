/** What staff say to the officer of a case. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type FieldErrors, post, type Reply, type Route } from '#platform/http/route.ts'
import { type Day, isDay } from '#platform/time.ts'
import { caseAgain, noCase, type Sent } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { FormName } from '../desk/case.page.tsx'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import {
  askOfficer,
  closeQuestion,
  proposeNarrowing,
  type Said,
  withdrawNarrowing,
  writeToOfficer,
} from './dialogue.commands.ts'
import type { NarrowRefusal } from './dialogue.rules.ts'
import { say, words } from './dialogue.words.ts'

const told = teller(words)
const spoken = z
  .string({ error: told('refused.text-missing') })
  .trim()
  .min(1, told('refused.text-missing'))
  .max(4000)
const TextForm = z.object({ text: spoken })
const ReasonForm = z.object({ reason: spoken })
const calendar = z.string().refine((text): text is Day => isDay(text))
const NarrowForm = z.object({
  categories: z.array(z.enum(CATEGORY_IDS)).default([]),
  from: calendar.optional(),
  to: calendar.optional(),
  text: spoken,
})

type Refusal = NarrowRefusal | 'no-question' | 'no-narrowing'

/** Where each refusal belongs on the form; the others are of the moment, not of what was typed. */
const FIELD: Readonly<Partial<Record<Refusal, string>>> = {
  'nothing-left': 'categories',
  wider: 'categories',
  same: 'categories',
  'period-missing': 'from',
}

const nothing = z.object({})

export function dialogueRoutes(parts: DeskParts): readonly Route[] {
  const { office } = parts
  const common = { may: 'case.ask', query: nothing, replies: DeedReply } as const
  return [
    post({
      ...common,
      id: 'desk.case.message',
      page: '/desk/cases/:case/messages',
      api: '/desk/cases/:case/messages',
      audit: 'dialogue.office-wrote',
      form: TextForm,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const outcome = await writeToOfficer(office, ask.actor.id, { caseId, text: ask.input.text })
        return answered(parts, ask, { outcome, form: 'message', said: 'sent' })
      },
      invalid: (ask, errors) => again(parts, ask, 'message', errors),
    }),
    post({
      ...common,
      id: 'desk.case.question',
      page: '/desk/cases/:case/questions',
      api: '/desk/cases/:case/questions',
      audit: 'dialogue.question-asked',
      form: TextForm,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const outcome = await askOfficer(office, ask.actor.id, { caseId, text: ask.input.text })
        return answered(parts, ask, { outcome, form: 'question', said: 'asked' })
      },
      invalid: (ask, errors) => again(parts, ask, 'question', errors),
    }),
    post({
      ...common,
      id: 'desk.case.question.close',
      page: '/desk/cases/:case/questions/closing',
      api: '/desk/cases/:case/questions/closing',
      audit: 'dialogue.question-closed',
      form: ReasonForm,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const outcome = await closeQuestion(office, ask.actor.id, { caseId, reason: ask.input.reason })
        return answered(parts, ask, { outcome, form: 'question-close', said: 'closed' })
      },
      invalid: (ask, errors) => again(parts, ask, 'question-close', errors),
    }),
    post({
      ...common,
      id: 'desk.case.narrow',
      page: '/desk/cases/:case/narrowings',
      api: '/desk/cases/:case/narrowings',
      audit: 'dialogue.narrowing-proposed',
      form: NarrowForm,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const { categories, from = null, to = null, text } = ask.input
        const outcome = await proposeNarrowing(office, ask.actor.id, { caseId, scope: { categories, from, to }, text })
        return answered(parts, ask, { outcome, form: 'narrow', said: 'proposed' })
      },
      invalid: (ask, errors) => again(parts, ask, 'narrow', errors),
    }),
    post({
      ...common,
      id: 'desk.case.narrow.withdraw',
      page: '/desk/cases/:case/narrowings/withdrawal',
      api: '/desk/cases/:case/narrowings/withdrawal',
      audit: 'dialogue.narrowing-withdrawn',
      form: ReasonForm,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const outcome = await withdrawNarrowing(office, ask.actor.id, { caseId, reason: ask.input.reason })
        return answered(parts, ask, { outcome, form: 'narrow-back', said: 'withdrawn' })
      },
      invalid: (ask, errors) => again(parts, ask, 'narrow-back', errors),
    }),
  ]
}

function again(parts: DeskParts, ask: Sent, form: FormName, errors: FieldErrors): Promise<Reply> {
  return caseAgain(parts, ask, { form, errors, code: 'invalid', status: 422 })
}

type Finished = Readonly<{
  outcome: Said<Refusal>
  form: FormName
  said: 'sent' | 'asked' | 'closed' | 'proposed' | 'withdrawn'
}>

async function answered(parts: DeskParts, ask: Sent, { outcome, form, said }: Finished): Promise<Reply> {
  const t = say(ask.view.lang)
  if (outcome.kind === 'unknown') return noCase(ask.view)
  if (outcome.kind === 'said')
    return done(ask.view, { caseId: ask.params['case'] ?? '', what: said, said: t(`said.${said}`), part: 'dialogue' })
  const field = FIELD[outcome.because]
  const errors = { [field ?? 'form']: t(`refused.${outcome.because}`) }
  return caseAgain(parts, ask, { form, errors, code: outcome.because, status: field ? 422 : 409 })
}
