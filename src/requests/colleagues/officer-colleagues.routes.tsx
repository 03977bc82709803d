/** The holder of a case puts colleagues on it and takes them off; whoever was put on it can leave. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type FieldErrors, post, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import type { Typed } from '#ui/fields.tsx'
import { addColleague, endColleague } from './colleague.commands.ts'
import { POSTS } from './colleague.rules.ts'
import { say, words } from './colleague.words.ts'
import { notYours } from './problem.ts'

const told = teller(words)
const nothing = z.object({})
const ColleagueForm = z.object({
  email: z.string().trim().min(1).max(254),
  post: z.enum(POSTS, { error: told('refused.post-missing') }),
})
const Done = z.object({ case: z.string() })

/** The page of the request once more, with the form as it was sent; a problem where there is no such request. */
export type ColleagueAgain = (
  asked: Readonly<{
    caseId: string
    officerId: string
    view: View
    returned: Readonly<{ typed: Typed; errors: FieldErrors }>
  }>,
) => Promise<Reply>

export function officerColleagueRoutes(
  office: Office,
  { again, noCase }: Readonly<{ again: ColleagueAgain; noCase: (view: View) => Reply }>,
): readonly Route[] {
  const common = { may: 'request.follow', query: nothing, replies: Done } as const
  return [
    post({
      ...common,
      id: 'request.colleague',
      page: '/lers/cases/:case/colleagues',
      api: '/requests/:case/colleagues',
      audit: 'colleague.added',
      rate: 'code',
      form: ColleagueForm,
      answer: async ({ params: { case: caseId = '' }, actor, view, input, typed }) => {
        const t = say(view.lang)
        const end = await addColleague(office, actor.id, { caseId, ...input })
        if (end.kind === 'unknown') return noCase(view)
        if (end.kind === 'not-yours') return notYours(view)
        if (end.kind === 'added') return done(caseId, t('added', { address: input.email.trim().toLowerCase() }))
        const { because, domains } = end
        const errors = { email: t(`refused.${because}`, { domains: domains.join(', '), domain: domains[0] ?? '' }) }
        return again({ caseId, officerId: actor.id, view, returned: { typed, errors } })
      },
      invalid: ({ params: { case: caseId = '' }, actor, view, typed }, errors) =>
        again({ caseId, officerId: actor.id, view, returned: { typed, errors } }),
    }),
    post({
      ...common,
      id: 'request.colleague.end',
      page: '/lers/cases/:case/colleagues/:colleague/end',
      api: '/requests/:case/colleagues/:colleague/end',
      audit: 'colleague.ended',
      form: nothing,
      answer: async ({ params: { case: caseId = '', colleague: colleagueId = '' }, actor, view }) => {
        const t = say(view.lang)
        const end = await endColleague(office, actor.id, { caseId, colleagueId, side: 'officer' })
        if (end.kind === 'unknown') return noCase(view)
        if (end.kind === 'not-yours') return notYours(view)
        return end.yourself ? saying(seeOther('/lers', { case: caseId }), t('left')) : done(caseId, t('ended'))
      },
      invalid: null,
    }),
  ]
}

const done = (caseId: string, said: string): Reply =>
  saying(seeOther(`/lers/cases/${caseId}#colleagues`, { case: caseId }, 201), said)
