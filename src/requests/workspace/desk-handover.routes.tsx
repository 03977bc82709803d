/** The office hands a case over to another officer of the agency, where the officer or the supervisor asks for it. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { post, type Route } from '#platform/http/route.ts'
import { caseAgain, noCase } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { handOver } from './handover.commands.ts'
import { say, words } from './workspace.words.ts'

const told = teller(words)
const required = (most: number, word: 'refused.no-such-officer' | 'refused.reason-missing') =>
  z
    .string({ error: told(word) })
    .trim()
    .min(1, told(word))
    .max(most)

export function deskHandoverRoutes(parts: DeskParts): readonly Route[] {
  return [
    post({
      id: 'desk.case.handover',
      page: '/desk/cases/:case/handover',
      api: '/desk/cases/:case/handover',
      may: 'case.assign',
      audit: 'case.handed-over',
      query: z.object({}),
      form: z.object({ to: required(60, 'refused.no-such-officer'), reason: required(500, 'refused.reason-missing') }),
      replies: DeedReply,
      answer: async (ask) => {
        const t = say(ask.view.lang)
        const caseId = ask.params['case'] ?? ''
        const end = await handOver(parts.office, ask.actor.id, { caseId, ...ask.input, side: 'office' })
        if (end.kind === 'unknown') return noCase(ask.view)
        if (end.kind === 'handed-over') {
          const said = t('desk.done', { name: end.name })
          return done(ask.view, { caseId, what: 'handed-over', said, part: 'colleagues' })
        }
        const errors = { to: t(`refused.${end.because}`) }
        return caseAgain(parts, ask, { form: 'handover', errors, code: end.because, status: 422 })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'handover', errors, code: 'invalid', status: 422 }),
    }),
  ]
}
