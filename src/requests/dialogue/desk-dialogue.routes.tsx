/** What staff say to the officer of a case. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type FieldErrors, post, type Reply, type Route, type Upload } from '#platform/http/route.ts'
import { type Day, isDay } from '#platform/time.ts'
import { type Sent as Asked, caseAgain, noCase } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { FormName } from '../desk/case.page.tsx'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import {
  askOfficer,
  closeQuestion,
  type Message,
  proposeNarrowing,
  type Sent,
  withdrawNarrowing,
  writeToOfficer,
} from './dialogue.commands.ts'
import type { NarrowRefusal } from './dialogue.rules.ts'
import { say, words } from './dialogue.words.ts'
import { fileSentence, withUploads } from './files.page.tsx'

const told = teller(words)
const sentence = z
  .string({ error: told('refused.text-missing') })
  .trim()
  .min(1, told('refused.text-missing'))
  .max(4000)
const TextForm = z.object({ text: sentence })
const calendar = z.string().refine((text): text is Day => isDay(text))
const NarrowForm = z.object({
  categories: z.array(z.enum(CATEGORY_IDS)).default([]),
  from: calendar.optional(),
  to: calendar.optional(),
  text: sentence,
})

type Refusal = NarrowRefusal | 'no-question' | 'no-narrowing'

/** Where each refusal belongs on the form; the others are of the moment, not of what was typed. */
const FIELD: Readonly<Partial<Record<Refusal, string>>> = {
  'nothing-left': 'categories',
  wider: 'categories',
  same: 'categories',
  'period-missing': 'from',
}

const nothing = z.object({})

export function dialogueRoutes(parts: DeskParts): readonly Route[] {
  const { office } = parts
  return [
    spoken(parts, {
      ...{ id: 'desk.case.message', noun: 'messages', audit: 'dialogue.office-wrote', form: 'message', said: 'sent' },
      files: true,
      speak: (by, said) => writeToOfficer(office, by, said),
    }),
    spoken(parts, {
      ...{ id: 'desk.case.question', noun: 'questions', audit: 'dialogue.question-asked', form: 'question' },
      ...{ said: 'asked', files: true, speak: (by, said) => askOfficer(office, by, said) },
    }),
    spoken(parts, {
      ...{ id: 'desk.case.question.close', noun: 'questions/closing', audit: 'dialogue.question-closed' },
      ...{ form: 'question-close', said: 'closed' },
      speak: (by, { caseId, text }) => closeQuestion(office, by, { caseId, reason: text }),
    }),
    narrow(parts),
    spoken(parts, {
      ...{ id: 'desk.case.narrow.withdraw', noun: 'narrowings/withdrawal', audit: 'dialogue.narrowing-withdrawn' },
      ...{ form: 'narrow-back', said: 'withdrawn' },
      speak: (by, { caseId, text }) => withdrawNarrowing(office, by, { caseId, reason: text }),
    }),
  ]
}

type Deed = Readonly<{
  id: string
  noun: string
  audit: string
  form: FormName
  said: Finished['said']
  /** Files may come with it. */
  files?: boolean
  speak: (by: string, said: Message & Readonly<{ uploads: readonly Upload[] }>) => Promise<Sent<Refusal>>
}>

/** A deed that is one text about one case, with files where it may have any. */
function spoken(parts: DeskParts, { id, noun, audit, form, said, files, speak }: Deed): Route {
  return post({
    ...at(noun),
    ...(files && withUploads(parts.office)),
    ...{ id, audit, form: TextForm },
    answer: async (ask) => {
      const message = { caseId: ask.params['case'] ?? '', text: ask.input.text, uploads: ask.uploads }
      const outcome = await speak(ask.actor.id, message)
      return answered(parts, ask, { outcome, form, said })
    },
    invalid: (ask, errors) => again(parts, ask, form, errors),
  })
}

function narrow(parts: DeskParts): Route {
  return post({
    ...at('narrowings'),
    ...{ id: 'desk.case.narrow', audit: 'dialogue.narrowing-proposed', form: NarrowForm },
    answer: async (ask) => {
      const { categories, from = null, to = null, text } = ask.input
      const scope = { categories, from, to }
      const said = { caseId: ask.params['case'] ?? '', scope, text }
      const outcome = await proposeNarrowing(parts.office, ask.actor.id, said)
      return answered(parts, ask, { outcome, form: 'narrow', said: 'proposed' })
    },
    invalid: (ask, errors) => again(parts, ask, 'narrow', errors),
  })
}

function at(noun: string) {
  const path = `/desk/cases/:case/${noun}`
  return { page: path, api: path, may: 'case.ask', query: nothing, replies: DeedReply } as const
}

function again(parts: DeskParts, ask: Asked, form: FormName, errors: FieldErrors): Promise<Reply> {
  return caseAgain(parts, ask, { form, errors, code: 'invalid', status: 422 })
}

type Finished = Readonly<{
  outcome: Sent<Refusal>
  form: FormName
  said: 'sent' | 'asked' | 'closed' | 'proposed' | 'withdrawn'
}>

async function answered(parts: DeskParts, ask: Asked, { outcome, form, said }: Finished): Promise<Reply> {
  const t = say(ask.view.lang)
  if (outcome.kind === 'unknown') return noCase(ask.view)
  if (outcome.kind === 'said')
    return done(ask.view, { caseId: ask.params['case'] ?? '', what: said, said: t(`said.${said}`), part: 'dialogue' })
  if (outcome.kind === 'unfit') {
    const errors = { files: fileSentence(ask.view, outcome.file) }
    return caseAgain(parts, ask, { form, errors, code: `file-${outcome.file.because}`, status: 422 })
  }
  const field = FIELD[outcome.because]
  const errors = { [field ?? 'form']: t(`refused.${outcome.because}`) }
  return caseAgain(parts, ask, { form, errors, code: outcome.because, status: field ? 422 : 409 })
}
