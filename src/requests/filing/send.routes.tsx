/** The last step: everything once more, then the request becomes a case. */
import { z } from 'zod'
import {
  type Actor,
  type Ask,
  get,
  page,
  post,
  type Reply,
  type Route,
  saying,
  seeOther,
} from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import type { AnswerSteps } from './answers.routes.tsx'
import { answerStepsOf, type DateProblem, missingSteps } from './answers.rules.ts'
import { recheckDocument } from './document.commands.ts'
import { checkedDocument, DocumentReply, documentJson } from './document.routes.tsx'
import { say as sayDocument } from './document.words.ts'
import { keepStep } from './draft.commands.ts'
import { type Draft, documentById, draftOf, newestCheck } from './draft.store.ts'
import { say } from './filing.words.ts'
import { text } from './process.form.ts'
import { SendPage, type StepFaults } from './send.page.tsx'
import { type AskedOf, plain } from './step.kind.ts'
import { goalPath, type Versions } from './step.page.tsx'
import { filerOf, type KeepAsk, noDraft, refused, stale } from './step.routes.tsx'
import { type SubmitOutcome, submitDraft } from './submit.commands.ts'
import { askedOf } from './summary.page.tsx'

const Line = z.object({ step: z.string(), question: z.string(), answer: z.string() })
const Faults = z.record(z.string(), z.record(z.string(), z.string()))
const SendReply = DocumentReply.extend({ asked: z.array(Line), missing: z.array(z.string()), faults: Faults })
const Sent = z.object({ case: z.string(), number: z.string().optional() })

export function sendRoutes(office: Office, steps: AnswerSteps): readonly Route[] {
  const paths = {
    page: '/lers/drafts/:draft/send',
    api: '/drafts/:draft/send',
    may: 'request.file',
    query: z.object({}),
  } as const
  return [
    get({
      ...paths,
      id: 'draft.send',
      audit: 'draft.viewed',
      replies: SendReply,
      answer: async ({ params: { draft: draftId = '' }, actor, view }, db) => {
        const draft = await draftOf(db, actor.id, draftId)
        if (!draft) return noDraft(db, { actor, view, draftId })
        const known = await checkedDocument(db, draft, { view, page: 1 })
        const faults = await stepFaults(steps, { db, draft, actor, view })
        const json = {
          ...documentJson(draft, known),
          asked: askedOf(draft.answers, known.document?.name ?? '', view.lang),
          missing: missingSteps(draft.answers, draft.documentId !== null),
          faults,
        }
        const objection = kept(draft)
        return page(json, () => <SendPage {...{ view, draft, ...known, faults, objection }} />)
      },
    }),
    post({
      ...paths,
      id: 'draft.submit',
      audit: 'case.received',
      form: z.object({ objection: text(2000).default('') }),
      replies: Sent,
      answer: (ask) => submit(office, steps, ask),
      invalid: async ({ params: { draft: draftId = '' }, actor, view, typed }, errors) => {
        const draft = await draftOf(office.db, actor.id, draftId)
        if (!draft) return noDraft(office.db, { actor, view, draftId })
        return again(office, steps, { draft, actor, view, objection: String(typed['objection'] ?? ''), errors })
      },
    }),
  ]
}

type SubmitAsk = Ask<unknown, Readonly<{ objection: string }>, Actor>

/** The step and its faults, for every step that was begun and is no answer yet. */
async function stepFaults(steps: AnswerSteps, asked: AskedOf): Promise<StepFaults> {
  const faults = []
  for (const step of answerStepsOf(asked.draft.answers).filter((one) => asked.draft.unfinished[one]))
    faults.push([step, await steps[step].faults(asked)] as const)
  return Object.fromEntries(faults)
}

const kept = ({ unfinished }: Draft) => [unfinished.send?.['objection'] ?? ''].flat().join()

async function submit(
  office: Office,
  steps: AnswerSteps,
  { params: { draft: draftId = '' }, actor, view, input, program }: SubmitAsk,
): Promise<Reply> {
  const draft = await draftOf(office.db, actor.id, draftId)
  if (!draft) return noDraft(office.db, { actor, view, draftId })
  await checkIfBehind(office, draft)
  const document = draft.documentId ? await documentById(office.db, draft.documentId) : undefined
  const { lang } = view
  const outcome = await submitDraft(office, filerOf(actor), {
    draftId,
    objection: input.objection,
    lang,
    asked: (locked) => askedOf(locked.answers, document?.name ?? '', lang),
  })
  if (outcome.kind === 'submitted') {
    const { caseId, number } = outcome
    return saying(
      seeOther(`/lers/cases/${caseId}`, { case: caseId, number }, 201),
      sayDocument(lang)('send.sent', { number }),
    )
  }
  if (outcome.kind === 'unknown') return noDraft(office.db, { actor, view, draftId })
  const errors = errorsOf(outcome, lang)
  if (!program) return again(office, steps, { draft, actor, view, objection: input.objection, errors })
  const faults = outcome.kind === 'incomplete' ? await stepFaults(steps, { db: office.db, draft, actor, view }) : {}
  return refused(view, { ...errors, ...fieldsOf(faults) })
}

/** Answers that changed after the check, or a check that never came: looked at again, by its text layer only. */
async function checkIfBehind(office: Office, draft: Draft): Promise<void> {
  if (!draft.documentId) return
  const check = await newestCheck(office.db, draft.documentId)
  if (!check || check.at < draft.updatedAt) await recheckDocument(office, draft.documentId, draft.answers)
}

function errorsOf(
  outcome: Exclude<SubmitOutcome, { kind: 'submitted' | 'unknown' }>,
  lang: SubmitAsk['view']['lang'],
): Readonly<Record<string, string>> {
  const d = sayDocument(lang)
  const t = say(lang)
  switch (outcome.kind) {
    case 'stopped':
      return { objection: d('send.objectionMissing') }
    case 'incomplete':
      return {
        form: d('problem.incompleteDetail', { steps: outcome.missing.map((step) => t(`steps.${step}`)).join(', ') }),
      }
    case 'refused':
      return Object.fromEntries(outcome.because.map((problem) => [DATES[problem], t(`wrong.${problem}`)]))
  }
}

/** The section of the page in which the date stands. */
const DATES: Readonly<Record<DateProblem, string>> = {
  'signed-in-future': 'process',
  'due-in-past': 'process',
  'due-before-signed': 'process',
  'period-reversed': 'data',
  'period-in-future': 'data',
}

/** `process.docketNumber`, for a program that mends them. */
function fieldsOf(faults: StepFaults): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(faults).flatMap(([step, errors]) =>
      Object.entries(errors).map(([field, sentence]) => [`${step}.${field}`, sentence]),
    ),
  )
}

type Again = Readonly<{
  draft: Draft
  actor: Actor
  view: SubmitAsk['view']
  objection: string
  errors: Readonly<Record<string, string>>
  clash?: Versions
}>

async function again(
  office: Office,
  steps: AnswerSteps,
  { draft, actor, view, objection, errors, clash }: Again,
): Promise<Reply> {
  const known = await checkedDocument(office.db, draft, { view, page: 1 })
  const faults = await stepFaults(steps, { db: office.db, draft, actor, view })
  const shown = { view, draft, ...known, faults, objection, errors, ...(clash && { clash }) }
  return page({ errors }, () => <SendPage {...shown} />, clash ? 409 : 422)
}

/** The sentence for the reviewer, kept while the officer looks at another step. */
export async function keepObjection(office: Office, steps: AnswerSteps, { ask, version, go }: KeepAsk): Promise<Reply> {
  const { params, actor, view, program } = ask
  const draftId = params['draft'] ?? ''
  const draft = await draftOf(office.db, actor.id, draftId)
  if (!draft) return noDraft(office.db, { actor, view, draftId })
  const objection = plain(String(ask.typed['objection'] ?? ''))
  const onwards = (at: Draft) =>
    seeOther(goalPath(at, go), {
      draft: draftId,
      version: at.version,
      answers: {},
      unfinished: { objection },
      next: go,
    })
  if (objection === kept(draft)) return onwards(draft)
  const typed = { objection }
  const outcome = await keepStep(office, filerOf(actor), { draftId, version, step: 'send', typed })
  if (outcome.kind === 'saved') return onwards(outcome.draft)
  if (outcome.kind === 'unknown') return noDraft(office.db, { actor, view, draftId })
  if (program) return stale(outcome.draft, view)
  const clash = { there: outcome.draft.unfinished.send ?? {}, here: typed }
  return again(office, steps, { draft: outcome.draft, actor, view, objection, errors: {}, clash })
}
