/** One step of the form: shown, saved, refused with everything still filled in, or held up because another window was faster. */
import type { ReactElement } from 'react'
import { z } from 'zod'
import { canonical } from '#platform/canonical.ts'
import type { Db } from '#platform/db/db.ts'
import {
  type Actor,
  type Ask,
  type FieldErrors,
  get,
  page,
  post,
  type Reply,
  type Route,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { type Day, dayIn } from '#platform/time.ts'
import type { Typed } from '#ui/fields.tsx'
import { type Answers, type DateProblem, STEPS, type Step } from './answers.rules.ts'
import { recheckDocument } from './document.commands.ts'
import { type Filer, type SaveOutcome, saveStep } from './draft.commands.ts'
import { caseOfDraft, type Draft, draftOf } from './draft.store.ts'
import { say } from './filing.words.ts'
import { FirstAnswer, type StepShown, stepPath } from './step.page.tsx'
import type { AnswerStep } from './summary.page.tsx'

/** What is known when the answers of a step are read. */
export type Known<Context> = Readonly<{ context: Context; view: View; today: Day }>
export type StepRead =
  | Readonly<{ kind: 'read'; answers: Answers }>
  | Readonly<{ kind: 'wrong'; errors: FieldErrors }>
  /** Nothing is saved; the form comes back with more room. */
  | Readonly<{ kind: 'more' }>

export type StepKind<Form extends z.ZodType<{ version: number }>, Context> = Readonly<{
  step: AnswerStep
  form: Form
  /** Reads what the step needs to be asked; a step's name says that it comes first. */
  context: (asked: Readonly<{ db: Db; draft: Draft; actor: Actor; view: View }>) => Promise<Context | Step>
  /** What stands in the fields when the page is opened. */
  filled: (draft: Draft, context: Context) => Typed
  read: (input: z.output<Form>, known: Known<Context>) => StepRead
  /** The field at which a date that cannot be right is shown. */
  dateField?: (problem: DateProblem) => string
  page: (shown: StepShown & Readonly<{ context: Context }>) => ReactElement
}>

const nothing = z.object({})
export const StepReply = z.object({
  draft: z.string(),
  version: z.number(),
  answers: z.looseObject({}),
  next: z.string().optional(),
})

export const filerOf = ({ id, agencyId }: Actor): Filer => ({ id, agencyId: agencyId ?? '' })

export function stepRoutes<Form extends z.ZodType<{ version: number }>, Context extends object>(
  office: Office,
  kind: StepKind<Form, Context>,
): readonly Route[] {
  const { step } = kind
  const paths = {
    page: `/lers/drafts/:draft/${step}`,
    api: `/drafts/:draft/${step}`,
    may: 'request.file',
    query: nothing,
    replies: StepReply,
  } as const
  return [
    get({
      ...paths,
      id: `draft.${step}`,
      audit: 'draft.viewed',
      answer: async ({ params, actor, view }, db) => {
        const opened = await open(kind, { db, actor, view, draftId: params.draft })
        if ('reply' in opened) return opened.reply
        const { draft, context } = opened
        return page(jsonOf(draft, step), () =>
          kind.page({ view, draft, context, typed: kind.filled(draft, context), errors: {} }),
        )
      },
    }),
    post({
      ...paths,
      id: `draft.${step}.save`,
      audit: 'draft.saved',
      form: kind.form,
      answer: (ask) => save(office, kind, ask),
      invalid: async (ask, errors) => {
        const opened = await open(kind, { db: office.db, actor: ask.actor, view: ask.view, draftId: ask.params.draft })
        return 'reply' in opened ? opened.reply : again(kind, ask, opened, errors)
      },
    }),
  ]
}

type Opened<Context> = Readonly<{ draft: Draft; context: Context }>
type Asked = Pick<Ask<unknown, unknown, Actor>, 'view' | 'typed' | 'program'>

async function open<Form extends z.ZodType<{ version: number }>, Context extends object>(
  kind: StepKind<Form, Context>,
  { db, actor, view, draftId = '' }: Readonly<{ db: Db; actor: Actor; view: View; draftId: string | undefined }>,
): Promise<Opened<Context> | Readonly<{ reply: Reply }>> {
  const draft = await draftOf(db, actor.id, draftId)
  if (!draft) return { reply: await noDraft(db, { actor, view, draftId }) }
  const context = await kind.context({ db, draft, actor, view })
  if (typeof context !== 'string') return { draft, context }
  return {
    reply: page(jsonOf(draft, kind.step), () => (
      <FirstAnswer view={view} draft={draft} step={kind.step} first={context} />
    )),
  }
}

async function save<Form extends z.ZodType<{ version: number }>, Context extends object>(
  office: Office,
  kind: StepKind<Form, Context>,
  ask: Ask<unknown, z.output<Form>, Actor>,
): Promise<Reply> {
  const { view, actor, input, params } = ask
  const opened = await open(kind, { db: office.db, actor, view, draftId: params.draft })
  if ('reply' in opened) return opened.reply
  const read = kind.read(input, { context: opened.context, view, today: dayIn(view.zone, view.now) })
  if (read.kind === 'more' && !ask.program)
    return page(jsonOf(opened.draft, kind.step), () => kind.page(shownOf(ask, opened, {})))
  if (read.kind !== 'read') return again(kind, ask, opened, read.kind === 'wrong' ? read.errors : {})
  const outcome = await saveStep(office, filerOf(actor), {
    draftId: opened.draft.id,
    version: input.version,
    step: read.answers,
  })
  return saved(office, kind, { ask, opened, answers: read.answers, outcome })
}

async function saved<Form extends z.ZodType<{ version: number }>, Context extends object>(
  office: Office,
  kind: StepKind<Form, Context>,
  {
    ask,
    opened,
    answers,
    outcome,
  }: Readonly<{
    ask: Asked & Readonly<{ actor: Actor }>
    opened: Opened<Context>
    answers: Answers
    outcome: SaveOutcome
  }>,
): Promise<Reply> {
  const { view, actor } = ask
  switch (outcome.kind) {
    case 'unknown':
      return noDraft(office.db, { actor, view, draftId: opened.draft.id })
    case 'refused':
      return again(kind, ask, opened, dateErrors(kind, outcome.because, view))
    case 'stale':
      if (same(outcome.draft.answers[kind.step], answers[kind.step])) return onwards(kind.step, outcome.draft)
      return clashed(kind, ask, { ...opened, draft: outcome.draft }, answers)
    case 'saved':
      if (outcome.draft.documentId && !same(opened.draft.answers[kind.step], answers[kind.step])) {
        await recheckDocument(office, outcome.draft.documentId, outcome.draft.answers)
      }
      return onwards(kind.step, outcome.draft)
  }
}

function onwards(step: AnswerStep, draft: Draft): Reply {
  const next = STEPS[STEPS.indexOf(step) + 1] ?? 'send'
  return seeOther(stepPath(draft, next), { ...jsonOf(draft, step), next })
}

function dateErrors(
  kind: { dateField?: (problem: DateProblem) => string },
  because: readonly DateProblem[],
  view: View,
): FieldErrors {
  const field = kind.dateField ?? (() => 'form')
  return Object.fromEntries(because.toReversed().map((problem) => [field(problem), say(view.lang)(`wrong.${problem}`)]))
}

/** 422 with everything that was typed; a program gets the list. */
function again<Form extends z.ZodType<{ version: number }>, Context>(
  kind: StepKind<Form, Context>,
  ask: Asked,
  opened: Opened<Context>,
  errors: FieldErrors,
): Reply {
  if (ask.program) return refused(ask.view, errors)
  return page({ errors }, () => kind.page(shownOf(ask, opened, errors)), 422)
}

function clashed<Form extends z.ZodType<{ version: number }>, Context>(
  kind: StepKind<Form, Context>,
  ask: Asked,
  opened: Opened<Context>,
  mine: Answers,
): Reply {
  const t = say(ask.view.lang)
  const { draft } = opened
  if (ask.program) {
    return {
      kind: 'problem',
      status: 409,
      code: 'stale',
      title: t('problem.stale'),
      detail: t('problem.staleDetail', { version: draft.version }),
    }
  }
  return page({}, () => kind.page({ ...shownOf(ask, opened, {}), clash: { saved: draft, mine } }), 409)
}

function shownOf<Context>({ view, typed }: Asked, { draft, context }: Opened<Context>, errors: FieldErrors) {
  return { view, draft, context, typed, errors }
}

export function refused(view: View, errors: FieldErrors): Reply {
  const t = say(view.lang)
  return {
    kind: 'problem',
    status: 422,
    code: 'invalid',
    title: t('problem.invalid'),
    detail: t('problem.invalidDetail'),
    errors,
  }
}

/** A draft that was sent leads to its case; one that is not the reader's does not exist. */
export async function noDraft(
  db: Db,
  { actor, view, draftId }: Readonly<{ actor: Actor; view: View; draftId: string }>,
): Promise<Reply> {
  const caseId = await caseOfDraft(db, actor.id, draftId)
  if (caseId) return seeOther(`/lers/cases/${caseId}`, { case: caseId })
  const t = say(view.lang)
  return {
    kind: 'problem',
    status: 404,
    code: 'no-draft',
    title: t('problem.noDraft'),
    detail: t('problem.noDraftDetail'),
  }
}

/** A step's JSON: its own answers and the version to send back with new ones. */
export function jsonOf(draft: Draft, step: AnswerStep) {
  return { draft: draft.id, version: draft.version, answers: draft.answers[step] ?? {} }
}

/** Whatever the order in which the database gives the fields back. */
function same(one: Answers[AnswerStep], other: Answers[AnswerStep]): boolean {
  return canonical(one ?? null) === canonical(other ?? null)
}
