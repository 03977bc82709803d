/** Counsel names the instrument, where the law leaves that to counsel. */
import { z } from 'zod'
import { post, type Route } from '#platform/http/route.ts'
import { caseAgain, noCase } from './again.tsx'
import { ClassifyForm, DeedReply } from './case.form.ts'
import { classifyCase } from './classification.commands.ts'
import { say } from './classification.words.ts'
import type { DeskParts } from './colleague.ts'
import { done } from './handling.routes.tsx'

export function classificationRoutes(parts: DeskParts): readonly Route[] {
  return [
    post({
      id: 'desk.case.classify',
      page: '/desk/cases/:case/classifications',
      api: '/desk/cases/:case/classifications',
      may: 'case.classify',
      audit: 'case.classified',
      query: z.object({}),
      form: ClassifyForm,
      replies: DeedReply,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const { as, reason } = ask.input
        const t = say(ask.view.lang)
        const outcome = await classifyCase(parts.office, ask.actor.id, {
          caseId,
          as: as === 'none' ? null : as,
          reason,
        })
        if (outcome.kind === 'unknown') return noCase(ask.view)
        if (outcome.kind === 'refused') {
          const { because } = outcome
          const field = because === 'reason-missing' ? 'reason' : because === 'other-instrument' ? 'as' : 'form'
          return caseAgain(parts, ask, {
            form: 'classify',
            errors: { [field]: t(`refused.${because}`) },
            code: because,
            status: field === 'form' ? 409 : 422,
          })
        }
        return done(ask.view, { caseId, what: 'classified', said: t('done'), part: 'classification' })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'classify', errors, code: 'invalid', status: 422 }),
    }),
  ]
}
