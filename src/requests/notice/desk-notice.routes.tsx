/** Exceptions to telling the user: proposed by one, granted by another; what an authority argues may be refused by one. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type FieldErrors, post, type Reply, type Route } from '#platform/http/route.ts'
import { type Day, isDay } from '#platform/time.ts'
import { caseAgain, noCase, type Sent } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { FormName } from '../desk/case.page.tsx'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { answerException, proposeException, refuseArgument } from './exception.commands.ts'
import { GROUNDS } from './notice.rules.ts'
import { say, words } from './notice.words.ts'
import type { ExceptionRefusal, WordRefusal } from './phase.rules.ts'

const told = teller(words)
const sentence = z
  .string({ error: told('refused.reason-missing') })
  .trim()
  .min(1, told('refused.reason-missing'))
  .max(2000)
const ExceptionForm = z.object({
  ground: z.enum(GROUNDS, { error: told('refused.ground-missing') }),
  accounts: z.array(z.string().max(100)).max(200).default([]),
  endsOn: z
    .string({ error: told('refused.end-passed') })
    .refine((text): text is Day => isDay(text), told('refused.end-passed')),
  reason: sentence,
})
const WordForm = z.object({
  word: z.enum(['granted', 'declined'], { error: told('refused.word-missing') }),
  reason: sentence,
})
const ReasonForm = z.object({ reason: sentence })

type Refusal = ExceptionRefusal | WordRefusal
type Deed = Readonly<{ form: FormName; said: 'proposed' | 'granted' | 'declined' | 'refused' }>

/** Where each refusal belongs on the form; the others are of the moment, not of what was typed. */
const FIELD: Readonly<Partial<Record<Refusal, string>>> = {
  'reason-missing': 'reason',
  'end-passed': 'endsOn',
  'end-too-far': 'endsOn',
}

const nothing = z.object({})

export function noticeRoutes(parts: DeskParts): readonly Route[] {
  const { office } = parts
  return [
    post({
      ...at('exceptions'),
      ...{ id: 'desk.case.exception', audit: 'notice.exception-proposed', form: ExceptionForm },
      answer: async (ask) => {
        const asked = { caseId: ask.params['case'] ?? '', ...ask.input }
        const outcome = await proposeException(office, ask.actor.id, asked)
        return answered(parts, ask, outcome, { form: 'exception', said: 'proposed' })
      },
      invalid: (ask, errors) => again(parts, ask, 'exception', errors),
    }),
    post({
      ...at('exceptions/:exception/word'),
      ...{ id: 'desk.case.exception.word', audit: 'notice.exception-answered', form: WordForm },
      answer: async (ask) => {
        const { case: caseId = '', exception: exceptionId = '' } = ask.params
        const outcome = await answerException(office, ask.actor.id, { caseId, exceptionId, ...ask.input })
        return answered(parts, ask, outcome, { form: 'exception-word', said: ask.input.word })
      },
      invalid: (ask, errors) => again(parts, ask, 'exception-word', errors),
    }),
    post({
      ...at('argument/refusal'),
      ...{ id: 'desk.case.argument.refuse', audit: 'notice.exception-refused', form: ReasonForm },
      answer: async (ask) => {
        const asked = { caseId: ask.params['case'] ?? '', reason: ask.input.reason }
        const outcome = await refuseArgument(office, ask.actor.id, asked)
        return answered(parts, ask, outcome, { form: 'argument', said: 'refused' })
      },
      invalid: (ask, errors) => again(parts, ask, 'argument', errors),
    }),
  ]
}

function at(noun: string) {
  const path = `/desk/cases/:case/notice/${noun}`
  return { page: path, api: path, may: 'notice.except', query: nothing, replies: DeedReply } as const
}

function again(parts: DeskParts, ask: Sent, form: FormName, errors: FieldErrors): Promise<Reply> {
  return caseAgain(parts, ask, { form, errors, code: 'invalid', status: 422 })
}

type Outcome = { kind: Deed['said'] } | { kind: 'unknown' } | { kind: 'not-done'; because: Refusal }

async function answered(parts: DeskParts, ask: Sent, outcome: Outcome, { form, said }: Deed): Promise<Reply> {
  const t = say(ask.view.lang)
  if (outcome.kind === 'unknown') return noCase(ask.view)
  if (outcome.kind !== 'not-done')
    return done(ask.view, { caseId: ask.params['case'] ?? '', what: said, said: t(`said.${said}`), part: 'notice' })
  const { because } = outcome
  const field = form === 'exception-word' && because === 'end-passed' ? undefined : FIELD[because]
  const errors = { [field ?? 'form']: t(`refused.${because}`) }
  return caseAgain(parts, ask, { form, errors, code: because, status: field ? 422 : 409 })
}
