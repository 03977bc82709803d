/** Asking to take a case up again, and counsel's yes or no. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { post, type Reply, type Route } from '#platform/http/route.ts'
import { caseAgain, noCase, type Sent } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { type AskOutcome, askReopening, type EndOutcome, endReopening } from './reopening.commands.ts'
import type { ReopenEnding } from './reopening.rules.ts'
import { say, words } from './reopening.words.ts'

const told = teller(words)
const AskForm = z.object({
  reopenReason: z
    .string({ error: told('refused.reason-missing') })
    .trim()
    .min(1, told('refused.reason-missing'))
    .max(4000),
})
const EndForm = z.object({ declineReason: z.string().trim().max(4000).default('') })

/** What each noun below a reopening makes of it. */
const ENDINGS = {
  approval: 'reopened',
  refusal: 'declined',
  withdrawal: 'taken-back',
} as const satisfies Readonly<Record<string, ReopenEnding>>

export function reopeningRoutes(parts: DeskParts): readonly Route[] {
  const path = '/desk/cases/:case/reopenings'
  const common = { query: z.object({}), replies: DeedReply } as const
  return [
    post({
      ...common,
      ...{
        id: 'desk.case.reopen',
        page: path,
        api: path,
        may: 'case.propose',
        audit: 'reopening.asked',
        form: AskForm,
      },
      answer: async (ask) => {
        const { reopenReason: reason } = ask.input
        const outcome = await askReopening(parts.office, ask.actor.id, { caseId: ask.params['case'] ?? '', reason })
        return answered(parts, ask, outcome)
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'reopen', errors, code: 'invalid', status: 422 }),
    }),
    ...(['approval', 'refusal', 'withdrawal'] as const).map((noun) => {
      const ending = ENDINGS[noun]
      const at = `${path}/:reopening/${noun}`
      return post({
        ...common,
        ...{ id: `desk.case.reopen.${noun}`, page: at, api: at, audit: `reopening.${ending}`, form: EndForm },
        may: noun === 'withdrawal' ? 'case.propose' : 'case.counsel',
        answer: async (ask) => {
          const outcome = await endReopening(
            parts.office,
            { id: ask.actor.id, roles: ask.actor.roles },
            {
              caseId: ask.params['case'] ?? '',
              reopeningId: ask.params['reopening'] ?? '',
              ...{ ending, reason: ask.input.declineReason },
            },
          )
          return answered(parts, ask, outcome)
        },
        invalid: (ask, errors) => caseAgain(parts, ask, { form: 'reopen-end', errors, code: 'invalid', status: 422 }),
      })
    }),
  ]
}

async function answered(parts: DeskParts, ask: Sent, outcome: AskOutcome | EndOutcome): Promise<Reply> {
  const t = say(ask.view.lang)
  if (outcome.kind === 'unknown') return noCase(ask.view)
  if (outcome.kind !== 'refused')
    return done(ask.view, {
      ...{ caseId: ask.params['case'] ?? '', what: outcome.kind, said: t(`done.${outcome.kind}`), part: 'decision' },
    })
  const { because } = outcome
  const typed = because === 'reason-missing'
  const ending = ask.params['reopening'] !== undefined
  const field = typed ? (ending ? 'declineReason' : 'reopenReason') : 'form'
  return caseAgain(parts, ask, {
    form: ending ? 'reopen-end' : 'reopen',
    errors: { [field]: t(`refused.${because}`) },
    code: because,
    status: typed ? 422 : 409,
  })
}
