/** The office takes a colleague off a case, where the agency asks for it. */
import { z } from 'zod'
import { post, type Route } from '#platform/http/route.ts'
import { noCase } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { endColleague } from './colleague.commands.ts'
import { say } from './colleague.words.ts'

export function deskColleagueRoutes({ office }: DeskParts): readonly Route[] {
  return [
    post({
      id: 'desk.case.colleague.end',
      page: '/desk/cases/:case/colleagues/:colleague/end',
      api: '/desk/cases/:case/colleagues/:colleague/end',
      may: 'case.assign',
      audit: 'colleague.ended',
      query: z.object({}),
      form: z.object({}),
      replies: DeedReply,
      answer: async ({ params: { case: caseId = '', colleague: colleagueId = '' }, actor, view }) => {
        const end = await endColleague(office, actor.id, { caseId, colleagueId, side: 'office' })
        if (end.kind !== 'ended') return noCase(view)
        return done(view, { caseId, what: 'ended', said: say(view.lang)('desk.done'), part: 'colleagues' })
      },
      invalid: null,
    }),
  ]
}
