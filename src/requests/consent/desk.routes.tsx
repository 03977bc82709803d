/** The desk asks the owners. */
import { z } from 'zod'
import { post, type Route } from '#platform/http/route.ts'
import { caseAgain, noCase } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { askOwners } from './consent.commands.ts'
import { say } from './consent.words.ts'

const nothing = z.object({})

export function consentRoutes(parts: DeskParts): readonly Route[] {
  return [
    post({
      ...{ id: 'desk.case.consent', page: '/desk/cases/:case/consent', api: '/desk/cases/:case/consent' },
      ...{ may: 'case.propose', audit: 'consent.asked', query: nothing, form: nothing, replies: DeedReply },
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const outcome = await askOwners(parts.office, ask.actor.id, { caseId })
        if (outcome.kind === 'unknown') return noCase(ask.view)
        const t = say(ask.view.lang)
        if (outcome.kind === 'asked')
          return done(ask.view, { caseId, what: 'asked', said: t('desk.said'), part: 'consent' })
        const { because } = outcome
        const errors = { form: t(`desk.refused.${because}`) }
        return caseAgain(parts, ask, { form: 'consent', errors, code: because, status: 409 })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'consent', errors, code: 'invalid', status: 422 }),
    }),
  ]
}
