/** Cases that belong together, linked and taken apart again. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { post, type Reply, type Route } from '#platform/http/route.ts'
import { LINK_KINDS } from '../case/link.rules.ts'
import { caseAgain, noCase, type Sent } from './again.tsx'
import { DeedReply } from './case.form.ts'
import type { DeskParts } from './colleague.ts'
import { done } from './handling.routes.tsx'
import { type LinkOutcome, linkCases } from './link.commands.ts'
import { say, words } from './link.words.ts'

const told = teller(words)
const number = z
  .string({ error: told('refused.no-such-case') })
  .trim()
  .min(1, told('refused.no-such-case'))
  .max(40, told('refused.no-such-case'))

export function linkRoutes(parts: DeskParts): readonly Route[] {
  const common = { may: 'case.assign', query: z.object({}), replies: DeedReply } as const
  return [
    post({
      ...common,
      id: 'desk.case.link',
      page: '/desk/cases/:case/links',
      api: '/desk/cases/:case/links',
      audit: 'case.linked',
      form: z.object({ number, as: z.enum(LINK_KINDS) }),
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        return answered(parts, ask, await linkCases(parts.office, ask.actor.id, { caseId, ...ask.input }))
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'link', errors, code: 'invalid', status: 422 }),
    }),
    post({
      ...common,
      id: 'desk.case.unlink',
      page: '/desk/cases/:case/links/removal',
      api: '/desk/cases/:case/links/removal',
      audit: 'case.unlinked',
      form: z.object({ number }),
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        return answered(parts, ask, await linkCases(parts.office, ask.actor.id, { caseId, ...ask.input, as: null }))
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'link', errors, code: 'invalid', status: 422 }),
    }),
  ]
}

async function answered(parts: DeskParts, ask: Sent, outcome: LinkOutcome): Promise<Reply> {
  const t = say(ask.view.lang)
  if (outcome.kind === 'unknown') return noCase(ask.view)
  if (outcome.kind !== 'refused')
    return done(ask.view, {
      ...{ caseId: ask.params['case'] ?? '', what: outcome.kind, said: t(`said.${outcome.kind}`), part: 'links' },
    })
  const errors = { number: t(`refused.${outcome.because}`) }
  return caseAgain(parts, ask, { form: 'link', errors, code: outcome.because, status: 422 })
}
