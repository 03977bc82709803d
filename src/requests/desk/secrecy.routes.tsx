/** Orders that forbid telling the user: recorded by whoever handles the case, ruled on by counsel alone. */
import { z } from 'zod'
import { post, type Reply, type Route } from '#platform/http/route.ts'
import { fileSentence, withUploads } from '../dialogue/files.page.tsx'
import { say as sayNotice } from '../notice/notice.words.ts'
import { addSecrecy, type FoundOutcome, ruleSecrecy } from '../notice/secrecy.commands.ts'
import { caseAgain, noCase, type Sent } from './again.tsx'
import { DeedReply, OrderForm, RulingForm } from './case.form.ts'
import type { DeskParts } from './colleague.ts'
import { say as sayDecision } from './decision.words.ts'
import { done } from './handling.routes.tsx'
import { say } from './secrecy.words.ts'

const nothing = z.object({})

type NotShown = Extract<FoundOutcome, { kind: 'unfit' | 'not-shown' }>

/** The order stands nowhere, or in a file that is not taken. */
function notShown(parts: DeskParts, ask: Sent, outcome: NotShown): Promise<Reply> {
  const errors =
    outcome.kind === 'unfit'
      ? { files: fileSentence(ask.view, outcome.file) }
      : {
          [outcome.because === 'no-such-file' ? 'found' : 'files']: sayNotice(ask.view.lang)(
            `refused.${outcome.because}`,
          ),
        }
  const code = outcome.kind === 'unfit' ? `file-${outcome.file.because}` : outcome.because
  return caseAgain(parts, ask, { form: 'order', errors, code, status: 422 })
}

export function secrecyRoutes(parts: DeskParts): readonly Route[] {
  return [
    post({
      id: 'desk.case.order',
      page: '/desk/cases/:case/secrecy-orders',
      api: '/desk/cases/:case/secrecy-orders',
      may: 'case.assign',
      audit: 'secrecy.recorded',
      query: nothing,
      ...withUploads(parts.office),
      form: OrderForm,
      replies: DeedReply,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const { court, statute, endsOn, found } = ask.input
        const outcome = await addSecrecy(parts.office, ask.actor.id, {
          ...{ caseId, claim: { court, statute, endsOn: endsOn ?? null } },
          ...{ found, uploads: ask.uploads },
        })
        if (outcome.kind === 'unknown') return noCase(ask.view)
        if (outcome.kind === 'unfit' || outcome.kind === 'not-shown') return notShown(parts, ask, outcome)
        if (outcome.kind === 'already-told')
          return caseAgain(parts, ask, {
            form: 'order',
            errors: { form: say(ask.view.lang)('secrecy.alreadyTold') },
            code: 'already-told',
            status: 409,
          })
        return done(ask.view, {
          caseId,
          what: 'recorded',
          said: sayDecision(ask.view.lang)('said.recorded'),
          part: 'secrecy',
        })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'order', errors, code: 'invalid', status: 422 }),
    }),
    post({
      id: 'desk.case.ruling',
      page: '/desk/cases/:case/secrecy-orders/:order/ruling',
      api: '/desk/cases/:case/secrecy-orders/:order/ruling',
      may: 'notice.rule',
      audit: 'secrecy.ruled',
      query: nothing,
      form: RulingForm,
      replies: DeedReply,
      answer: async (ask) => {
        const [caseId, orderId] = [ask.params['case'] ?? '', ask.params['order'] ?? '']
        const { ruling, endsOn, reason } = ask.input
        const outcome = await ruleSecrecy(parts.office, ask.actor.id, {
          caseId,
          orderId,
          ruling,
          endsOn: endsOn ?? null,
          reason,
        })
        if (outcome.kind === 'unknown' || outcome.kind === 'no-such-order') return noCase(ask.view)
        if (outcome.kind !== 'ruled')
          return caseAgain(parts, ask, {
            form: 'ruling',
            errors: { form: say(ask.view.lang)('secrecy.alreadyRuled') },
            code: outcome.kind,
            status: 409,
          })
        return done(ask.view, {
          caseId,
          what: 'ruled',
          said: sayDecision(ask.view.lang)('said.ruled'),
          part: 'secrecy',
        })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'ruling', errors, code: 'invalid', status: 422 }),
    }),
  ]
}
