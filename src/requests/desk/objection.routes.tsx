/** Counsel's answer to a user who objects to production. */
import { z } from 'zod'
import { post, type Route } from '#platform/http/route.ts'
import { answerObjection } from '../account/objection.commands.ts'
import { caseAgain, noCase } from './again.tsx'
import { DeedReply } from './case.form.ts'
import type { DeskParts } from './colleague.ts'
import { done } from './handling.routes.tsx'
import { say } from './objection.words.ts'

const AnswerForm = z.object({ answer: z.enum(['produce', 'keep']), reason: z.string().trim().min(1).max(2000) })

export function objectionRoutes(parts: DeskParts): readonly Route[] {
  return [
    post({
      id: 'desk.case.objection',
      page: '/desk/cases/:case/objection/answer',
      api: '/desk/cases/:case/objection/answer',
      may: 'notice.rule',
      audit: 'objection.answered',
      query: z.object({}),
      form: AnswerForm,
      replies: DeedReply,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const outcome = await answerObjection(parts.office, ask.actor.id, {
          caseId,
          produce: ask.input.answer === 'produce',
          reason: ask.input.reason,
        })
        if (outcome.kind === 'unknown') return noCase(ask.view)
        if (outcome.kind !== 'answered') {
          const text = say(ask.view.lang)(outcome.kind === 'reason-missing' ? 'missing' : 'already')
          return caseAgain(parts, ask, { form: 'objection', errors: { form: text }, code: outcome.kind, status: 409 })
        }
        return done(ask.view, { caseId, what: 'answered', said: say(ask.view.lang)('said'), part: 'history' })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'objection', errors, code: 'invalid', status: 422 }),
    }),
  ]
}
