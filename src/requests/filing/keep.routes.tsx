/** A step that is left by another way than its own button: what was typed is kept, an answer or not. */
import { z } from 'zod'
import { post, type Route } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import type { AnswerSteps } from './answers.routes.tsx'
import { GOALS, KEPT_STEPS } from './answers.rules.ts'
import { draftOf } from './draft.store.ts'
import { version } from './process.form.ts'
import { keepObjection } from './send.routes.tsx'
import { noDraft, refused, StepReply } from './step.routes.tsx'

/** The fields of the step stand beside these, as its own form sends them. */
const KeepForm = z.looseObject({ version, step: z.enum(KEPT_STEPS), go: z.enum(GOALS).default('mine') })

export function keepRoutes(office: Office, steps: AnswerSteps): readonly Route[] {
  return [
    post({
      id: 'draft.keep',
      page: '/lers/drafts/:draft/keep',
      api: '/drafts/:draft/keep',
      may: 'request.file',
      audit: 'draft.saved',
      query: z.object({}),
      form: KeepForm,
      replies: StepReply,
      answer: (ask) => {
        const { step, version: known, go } = ask.input
        const kept = { ask, version: known, go }
        return step === 'send' ? keepObjection(office, steps, kept) : steps[step].keep(kept)
      },
      invalid: async ({ params: { draft: draftId = '' }, actor, view }, errors) => {
        const draft = await draftOf(office.db, actor.id, draftId)
        return draft ? refused(view, errors) : noDraft(office.db, { actor, view, draftId })
      },
    }),
  ]
}
