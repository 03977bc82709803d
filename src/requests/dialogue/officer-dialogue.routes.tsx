/** What an officer says to the office about their own request. Another officer's request does not exist. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type FieldErrors, post, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import type { Typed } from '#ui/fields.tsx'
import { cannotAct } from '../colleagues/problem.ts'
import { answerNarrowing, officerWrites } from './dialogue.commands.ts'
import { say, words } from './dialogue.words.ts'
import { fileSentence, withUploads } from './files.page.tsx'
import type { OfficerDialogue } from './officer-dialogue.page.tsx'

const told = teller(words)
const MessageForm = z.object({
  text: z
    .string({ error: told('refused.text-missing') })
    .trim()
    .min(1, told('refused.text-missing'))
    .max(4000),
})
const AnswerForm = z
  .object({
    choice: z.enum(['agree', 'decline']),
    why: z.string().trim().max(4000).default(''),
  })
  .refine(({ choice, why }) => choice === 'agree' || why !== '', {
    path: ['why'],
    error: told('refused.text-missing'),
  })
const nothing = z.object({})
const Sent = z.object({ case: z.string() })

export type Returned =
  | NonNullable<OfficerDialogue['returned']>
  | Readonly<{ form: 'notice'; typed: Typed; errors: FieldErrors }>
/** The page of the request once more, with a form as it was sent; a problem where there is no such request. */
export type PageAgain = (
  asked: Readonly<{ caseId: string; officerId: string; view: View; status: 409 | 422; returned: Returned }>,
) => Promise<Reply>

export function officerDialogueRoutes(
  office: Office,
  { again, noCase }: { again: PageAgain; noCase: (view: View) => Reply },
): readonly Route[] {
  return [
    post({
      id: 'request.message',
      page: '/lers/cases/:case/messages',
      api: '/requests/:case/messages',
      may: 'request.follow',
      audit: 'dialogue.officer-wrote',
      query: nothing,
      ...withUploads(office),
      form: MessageForm,
      replies: Sent,
      answer: async ({ params: { case: caseId = '' }, actor, view, input, typed, uploads }) => {
        const outcome = await officerWrites(office, actor.id, { caseId, text: input.text, uploads })
        if (outcome.kind === 'said') return sent(caseId, say(view.lang)('said.sent'))
        if (outcome.kind === 'not-yours') return cannotAct(view)
        if (outcome.kind !== 'unfit') return noCase(view)
        const errors = { files: fileSentence(view, outcome.file) }
        return again({ caseId, officerId: actor.id, view, status: 422, returned: { form: 'message', typed, errors } })
      },
      invalid: ({ params: { case: caseId = '' }, actor, view, typed }, errors) =>
        again({ caseId, officerId: actor.id, view, status: 422, returned: { form: 'message', typed, errors } }),
    }),
    post({
      id: 'request.narrowing',
      page: '/lers/cases/:case/narrowings/:narrowing/answer',
      api: '/requests/:case/narrowings/:narrowing/answer',
      may: 'request.follow',
      audit: 'dialogue.narrowing-answered',
      query: nothing,
      form: AnswerForm,
      replies: Sent,
      answer: async ({ params: { case: caseId = '', narrowing: narrowingId = '' }, actor, view, input, typed }) => {
        const t = say(view.lang)
        const outcome = await answerNarrowing(office, actor.id, {
          ...{ caseId, narrowingId, accepted: input.choice === 'agree', text: input.why },
        })
        if (outcome.kind === 'unknown') return noCase(view)
        if (outcome.kind === 'not-yours') return cannotAct(view)
        if (outcome.kind === 'said') return sent(caseId, t('said.answered'))
        const returned = narrowingReturned(typed, { form: t(`refused.${outcome.because}`) })
        return again({ caseId, officerId: actor.id, view, status: 409, returned })
      },
      invalid: ({ params: { case: caseId = '' }, actor, view, typed }, errors) =>
        again({ caseId, officerId: actor.id, view, status: 422, returned: narrowingReturned(typed, errors) }),
    }),
  ]
}

function narrowingReturned(typed: Typed, errors: FieldErrors): Returned {
  return { form: 'narrowing', typed, errors }
}

function sent(caseId: string, text: string): Reply {
  return saying(seeOther(`/lers/cases/${caseId}#dialogue`, { case: caseId }), text)
}
