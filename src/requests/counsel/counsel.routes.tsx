/** The gate of counsel: a reviewer asks and answers, counsel speaks, whoever decides takes the conditions. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { post, type Reply, type Route } from '#platform/http/route.ts'
import { type Day, isDay } from '#platform/time.ts'
import { caseAgain, noCase, type Sent } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { FormName } from '../desk/case.page.tsx'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { endChallenge, fileChallenge } from './challenge.commands.ts'
import { answerCounsel, askCounsel, counselSays, type Done, takeConditions } from './counsel.commands.ts'
import { CHALLENGE_OUTCOMES, COUNSEL_WORDS } from './counsel.rules.ts'
import { say, words } from './counsel.words.ts'
import type {
  AcknowledgeRefusal,
  AnswerCounselRefusal,
  AskCounselRefusal,
  ChallengeEndRefusal,
  ChallengeRefusal,
  WordRefusal,
} from './word.rules.ts'

const told = teller(words)
type Missing = 'text-missing' | 'court-missing' | 'docket-missing' | 'reason-missing'
const line = (missing: Missing, most: number) =>
  z
    .string({ error: told(`refused.${missing}`) })
    .trim()
    .min(1, told(`refused.${missing}`))
    .max(most)
const calendar = z
  .string({ error: told('refused.day-missing') })
  .refine((text): text is Day => isDay(text), told('refused.day-missing'))

const AskForm = z.object({ counselQuestion: line('text-missing', 4000) })
const AnswerForm = z.object({ counselReply: line('text-missing', 4000) })
const SayForm = z.object({
  word: z.enum(COUNSEL_WORDS, { error: told('refused.word-missing') }),
  note: z.string().trim().max(4000).default(''),
  /** One on each line. */
  conditions: z.string().trim().max(4000).default(''),
})
const TakeForm = z.object({ word: z.string().max(100) })
const ChallengeForm = z.object({
  challengeCourt: line('court-missing', 200),
  challengeDocket: line('docket-missing', 100),
  filedOn: calendar,
})
const EndForm = z.object({
  outcome: z.enum(CHALLENGE_OUTCOMES, { error: told('refused.outcome-missing') }),
  decidedOn: calendar,
  outcomeNote: line('reason-missing', 4000),
})

export function counselRoutes(parts: DeskParts): readonly Route[] {
  return [...talkRoutes(parts), speakRoute(parts), ...challengeRoutes(parts)]
}

function at(noun: string, may: 'case.propose' | 'case.counsel') {
  const path = `/desk/cases/:case/${noun}`
  return { page: path, api: path, may, query: z.object({}), replies: DeedReply } as const
}

function talkRoutes(parts: DeskParts): readonly Route[] {
  const { office } = parts
  return [
    post({
      ...at('counsel/questions', 'case.propose'),
      ...{ id: 'desk.case.counsel.ask', audit: 'counsel.asked', form: AskForm },
      answer: async (ask) => {
        const said = { caseId: caseOf(ask), text: ask.input.counselQuestion }
        return answered(parts, ask, await askCounsel(office, ask.actor.id, said), {
          form: 'counsel-ask',
          said: 'asked',
        })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'counsel-ask', errors, code: 'invalid', status: 422 }),
    }),
    post({
      ...at('counsel/answers', 'case.propose'),
      ...{ id: 'desk.case.counsel.answer', audit: 'counsel.answered', form: AnswerForm },
      answer: async (ask) => {
        const said = { caseId: caseOf(ask), text: ask.input.counselReply }
        const outcome = await answerCounsel(office, ask.actor.id, said)
        return answered(parts, ask, outcome, { form: 'counsel-answer', said: 'answered' })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'counsel-answer', errors, code: 'invalid', status: 422 }),
    }),
    post({
      ...at('counsel/acknowledgements', 'case.propose'),
      ...{ id: 'desk.case.counsel.acknowledge', audit: 'conditions.acknowledged', form: TakeForm },
      answer: async (ask) => {
        const said = { caseId: caseOf(ask), wordId: ask.input.word }
        const outcome = await takeConditions(office, ask.actor.id, said)
        return answered(parts, ask, outcome, { form: 'counsel-take', said: 'acknowledged' })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'counsel-take', errors, code: 'invalid', status: 422 }),
    }),
  ]
}

function speakRoute(parts: DeskParts): Route {
  return post({
    ...at('counsel/words', 'case.counsel'),
    ...{ id: 'desk.case.counsel.say', audit: 'counsel.said', form: SayForm },
    answer: async (ask) => {
      const { word, note, conditions } = ask.input
      const lines = conditions.split('\n').map((text) => text.trim())
      const speech = { caseId: caseOf(ask), word, reason: note, conditions: lines.filter((text) => text !== '') }
      const outcome = await counselSays(parts.office, ask.actor.id, speech)
      return answered(parts, ask, outcome, { form: 'counsel-say', said: 'said' })
    },
    invalid: (ask, errors) => caseAgain(parts, ask, { form: 'counsel-say', errors, code: 'invalid', status: 422 }),
  })
}

function challengeRoutes(parts: DeskParts): readonly Route[] {
  const { office } = parts
  return [
    post({
      ...at('challenges', 'case.counsel'),
      ...{ id: 'desk.case.challenge', audit: 'challenge.filed', form: ChallengeForm },
      answer: async (ask) => {
        const { challengeCourt: court, challengeDocket: docket, filedOn } = ask.input
        const outcome = await fileChallenge(office, ask.actor.id, { caseId: caseOf(ask), court, docket, filedOn })
        return answered(parts, ask, outcome, { form: 'challenge', said: 'filed' })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'challenge', errors, code: 'invalid', status: 422 }),
    }),
    post({
      ...at('challenges/:challenge/outcome', 'case.counsel'),
      ...{ id: 'desk.case.challenge.end', audit: 'challenge.ended', form: EndForm },
      answer: async (ask) => {
        const { outcome: how, decidedOn: on, outcomeNote: reason } = ask.input
        const ended = { caseId: caseOf(ask), challengeId: ask.params['challenge'] ?? '', outcome: how, on, reason }
        const outcome = await endChallenge(office, ask.actor.id, ended)
        return answered(parts, ask, outcome, { form: 'challenge-end', said: 'ended' })
      },
      invalid: (ask, errors) => caseAgain(parts, ask, { form: 'challenge-end', errors, code: 'invalid', status: 422 }),
    }),
  ]
}

const caseOf = ({ params }: Pick<Sent, 'params'>) => params['case'] ?? ''

type Refusal =
  | AcknowledgeRefusal
  | AnswerCounselRefusal
  | AskCounselRefusal
  | ChallengeEndRefusal
  | ChallengeRefusal
  | WordRefusal

/** Where a refusal belongs on the form; the others are of the moment, not of what was typed. */
const FIELD: Readonly<Partial<Record<FormName, Readonly<Partial<Record<Refusal, string>>>>>> = {
  'counsel-say': { 'reason-missing': 'note', 'lifting-needs-reason': 'note', 'conditions-missing': 'conditions' },
  challenge: { 'in-future': 'filedOn' },
  'challenge-end': { 'in-future': 'decidedOn', 'before-filing': 'decidedOn' },
}

async function answered(
  parts: DeskParts,
  ask: Sent,
  outcome: Done<Refusal>,
  {
    form,
    said,
  }: Readonly<{ form: FormName; said: 'asked' | 'said' | 'answered' | 'acknowledged' | 'filed' | 'ended' }>,
): Promise<Reply> {
  const t = say(ask.view.lang)
  if (outcome.kind === 'unknown') return noCase(ask.view)
  if (outcome.kind === 'done')
    return done(ask.view, { caseId: caseOf(ask), what: said, said: t(`done.${said}`), part: 'counsel' })
  const field = FIELD[form]?.[outcome.because]
  const errors = { [field ?? 'form']: t(`refused.${outcome.because}`) }
  return caseAgain(parts, ask, { form, errors, code: outcome.because, status: field ? 422 : 409 })
}
