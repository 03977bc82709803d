/** What staff do with an emergency on the page of its case: answer the call-out, call the agency, write down more, end the follow-up. */
import { z } from 'zod'
import { post, type Reply, type Route } from '#platform/http/route.ts'
import { type Back, caseAgain, noCase, type Sent } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { recordCall, tellMore } from './call.commands.ts'
import { answerCall } from './duty.commands.ts'
import { CallForm, FollowForm, narrativeOf, TellForm } from './emergency.form.ts'
import { endFollowUp } from './follow.commands.ts'
import { say } from './panel.words.ts'

const nothing = z.object({})

export function emergencyCaseRoutes(parts: DeskParts): readonly Route[] {
  return [answer(parts), call(parts), tell(parts), follow(parts)]
}

type Line = Readonly<{ id: string; noun: string; audit: string }>
const at = ({ id, noun, audit }: Line) => ({
  ...{ id, audit, page: `/desk/cases/:case/emergency/${noun}`, api: `/desk/cases/:case/emergency/${noun}` },
  ...({ may: 'emergency.handle', query: nothing, replies: DeedReply } as const),
})
const caseOf = ({ params }: Sent) => params['case'] ?? ''

function answer(parts: DeskParts): Route {
  return post({
    ...at({ id: 'desk.emergency.answer', noun: 'answer', audit: 'emergency.answered' }),
    form: nothing,
    answer: async (ask) => {
      const { kind } = await answerCall(parts.office, ask.actor.id, { caseId: caseOf(ask) })
      if (kind === 'unknown') return noCase(ask.view)
      if (kind === 'no-emergency') return refused(parts, ask, { form: 'emergency-answer', because: kind })
      return finished(ask, 'answered', 'answerDone')
    },
    invalid: null,
  })
}

function call(parts: DeskParts): Route {
  return post({
    ...at({ id: 'desk.emergency.call', noun: 'calls', audit: 'emergency.agency-called' }),
    form: CallForm,
    answer: async (ask) => {
      const outcome = await recordCall(parts.office, ask.actor.id, { caseId: caseOf(ask), ...ask.input })
      if (outcome.kind === 'unknown') return noCase(ask.view)
      if (outcome.kind === 'refused') return refused(parts, ask, { form: 'emergency-call', because: outcome.because })
      return finished(ask, 'recorded', 'call.done')
    },
    invalid: (ask, errors) => caseAgain(parts, ask, { form: 'emergency-call', errors, code: 'invalid', status: 422 }),
  })
}

function tell(parts: DeskParts): Route {
  return post({
    ...at({ id: 'desk.emergency.tell', noun: 'narratives', audit: 'emergency.told' }),
    form: TellForm,
    answer: async (ask) => {
      const narrative = narrativeOf(ask.input, ask.input.commitment)
      const outcome = await tellMore(parts.office, ask.actor.id, { caseId: caseOf(ask), narrative })
      if (outcome.kind === 'unknown') return noCase(ask.view)
      if (outcome.kind === 'refused') return refused(parts, ask, { form: 'emergency-told', because: outcome.because })
      return finished(ask, 'told', 'told.done')
    },
    invalid: (ask, errors) => caseAgain(parts, ask, { form: 'emergency-told', errors, code: 'invalid', status: 422 }),
  })
}

function follow(parts: DeskParts): Route {
  return post({
    ...at({ id: 'desk.emergency.follow', noun: 'follow-up', audit: 'emergency.follow-up.ended' }),
    form: FollowForm,
    answer: async (ask) => {
      const { kind } = await endFollowUp(parts.office, ask.actor.id, { caseId: caseOf(ask), ...ask.input })
      if (kind === 'unknown') return noCase(ask.view)
      if (kind === 'nothing-open') return refused(parts, ask, { form: 'emergency-follow', because: kind })
      return finished(ask, 'ended', 'follow.done')
    },
    invalid: (ask, errors) => caseAgain(parts, ask, { form: 'emergency-follow', errors, code: 'invalid', status: 422 }),
  })
}

type Why = 'closed' | 'spoke-with-missing' | 'proposal-open' | 'already-decided' | 'nothing-open' | 'no-emergency'

function refused(parts: DeskParts, ask: Sent, { form, because }: { form: Back['form']; because: Why }): Promise<Reply> {
  const field = because === 'spoke-with-missing' ? 'spokeWith' : 'form'
  const errors = { [field]: say(ask.view.lang)(`refused.${because}`) }
  return caseAgain(parts, ask, { form, errors, code: because, status: field === 'form' ? 409 : 422 })
}

type Done = 'answerDone' | 'call.done' | 'told.done' | 'follow.done'
function finished(ask: Sent, what: string, said: Done): Reply {
  return done(ask.view, { caseId: caseOf(ask), what, said: say(ask.view.lang)(said), part: 'emergency' })
}
