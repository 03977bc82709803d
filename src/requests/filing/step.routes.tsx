/** One step of the form: shown, saved, kept half done, refused with everything still filled in, or held up because another window was faster. */
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
  problem,
  type Reply,
  type Route,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import type { Typed } from '#ui/fields.tsx'
import {
  type AnswerStep,
  type Answers,
  type Fields,
  type Goal,
  insteadOf,
  type Step,
  stepsOf,
} from './answers.rules.ts'
import { recheckDocument } from './document.commands.ts'
import { type Filer, keepStep, type SaveOutcome, saveStep } from './draft.commands.ts'
import { caseOfDraft, type Draft, draftOf } from './draft.store.ts'
import { say } from './filing.words.ts'
import {
  type AskedOf,
  dateErrors,
  faults,
  faultsOf,
  fieldsTyped,
  judge,
  type Known,
  type Opened,
  type StepForm,
  type StepKind,
  type StepRead,
  standing,
} from './step.kind.ts'
import { FirstAnswer, goalPath } from './step.page.tsx'

const nothing = z.object({})
const Unfinished = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
export const StepReply = z.object({
  draft: z.string(),
  version: z.number(),
  answers: z.looseObject({}),
  /** What was typed and is no answer yet, and why not. */
  unfinished: Unfinished.optional(),
  faults: z.record(z.string(), z.string()).optional(),
  next: z.string().optional(),
})

export const filerOf = ({ id, agencyId }: Actor): Filer => ({ id, agencyId: agencyId ?? '' })

export type KeepAsk = Readonly<{ ask: Asked; version: number; go: Goal }>

export type StepDoor = Readonly<{
  routes: readonly Route[]
  /** Keeps what was typed, an answer or not, and goes where the reader wants to. */
  keep: (asked: KeepAsk) => Promise<Reply>
  /** What is wrong with the step where it was left unfinished. */
  faults: (asked: AskedOf) => Promise<FieldErrors>
}>

export function stepDoor<Form extends StepForm, Context extends object>(
  office: Office,
  kind: StepKind<Form, Context>,
): StepDoor {
  const { step } = kind
  const paths = {
    page: `/lers/drafts/:draft/${step}`,
    api: `/drafts/:draft/${step}`,
    may: 'request.file',
    query: nothing,
    replies: StepReply,
  } as const
  const routes = [
    get({
      ...paths,
      id: `draft.${step}`,
      audit: 'draft.viewed',
      answer: async ({ params, actor, view }, db) => {
        const opened = await open(kind, { db, actor, view, draftId: params.draft })
        if ('reply' in opened) return opened.reply
        if ('first' in opened) return firstAnswer(kind, opened, view)
        const errors = faults(kind, opened, view)
        return page(jsonOf(opened.draft, step, errors), () =>
          kind.page({ view, ...opened, typed: standing(kind, opened), errors }),
        )
      },
    }),
    post({
      ...paths,
      id: `draft.${step}.save`,
      audit: 'draft.saved',
      form: kind.form,
      answer: (ask) => save(office, kind, ask, (known) => kind.read(ask.input, known)),
      invalid: (ask, errors) => save(office, kind, ask, () => ({ kind: 'wrong', errors })),
    }),
  ]
  return { routes, keep: (asked) => keep(office, kind, asked), faults: (asked) => faultsOf(kind, asked) }
}

type Asked = Pick<Ask<unknown, unknown, Actor>, 'params' | 'view' | 'typed' | 'program' | 'actor'>
type First = Readonly<{ draft: Draft; first: Step }>
type Opening = Readonly<{ db: Db; actor: Actor; view: View; draftId: string | undefined; posted?: boolean }>

async function open<Form extends StepForm, Context extends object>(
  kind: StepKind<Form, Context>,
  { db, actor, view, draftId = '', posted = false }: Opening,
): Promise<Opened<Context> | First | Readonly<{ reply: Reply }>> {
  const draft = await draftOf(db, actor.id, draftId)
  if (!draft) return { reply: await noDraft(db, { actor, view, draftId }) }
  const instead = insteadOf(kind.step, draft.answers)
  if (instead) return { reply: askedInstead(draft, kind.step, { instead, view, posted }) }
  const context = await kind.context({ db, draft, actor, view })
  return typeof context === 'string' ? { draft, first: context } : { draft, context }
}

async function save<Form extends StepForm, Context extends object>(
  office: Office,
  kind: StepKind<Form, Context>,
  ask: Asked,
  read: (known: Known<Context>) => StepRead,
): Promise<Reply> {
  const { view, actor, params, typed } = ask
  const opened = await open(kind, { db: office.db, actor, view, draftId: params.draft, posted: true })
  if ('reply' in opened) return opened.reply
  const version = Number(typed['version']) || 0
  if ('first' in opened) return early(office, kind, { ask, version, ...opened })
  const { draft, context } = opened
  const answer = read({ context, view, today: dayIn(view.zone, view.now) })
  if (answer.kind === 'more' && !ask.program)
    return page(jsonOf(draft, kind.step), () => kind.page(shownOf(ask, opened, {})))
  if (answer.kind !== 'read') return again(kind, ask, opened, answer.kind === 'wrong' ? answer.errors : {})
  const { answers } = answer
  const outcome = await saveStep(office, filerOf(actor), { draftId: draft.id, version, step: answers })
  const steps = stepsOf({ ...draft.answers, ...answers })
  const go = steps[steps.indexOf(kind.step) + 1] ?? 'send'
  return settled(office, kind, { ask, opened, outcome, go, here: kind.filled(answers, context) })
}

async function keep<Form extends StepForm, Context extends object>(
  office: Office,
  kind: StepKind<Form, Context>,
  { ask, version, go }: KeepAsk,
): Promise<Reply> {
  const { view, actor, params } = ask
  const opened = await open(kind, { db: office.db, actor, view, draftId: params.draft, posted: true })
  if ('reply' in opened) return opened.reply
  if ('first' in opened) return early(office, kind, { ask, version, ...opened, go })
  const typed = fieldsTyped(kind, ask.typed)
  const { draft, context } = opened
  const untouched = canonical(typed) === canonical(filledIn(standing(kind, opened)))
  if (untouched) return onwards(kind.step, draft, go)
  const judged = judge(kind, opened, { typed, view })
  const [draftId, filer] = [draft.id, filerOf(actor)]
  if (judged.kind !== 'read') {
    const outcome = await keepStep(office, filer, { draftId, version, step: kind.step, typed })
    return settled(office, kind, { ask, opened, outcome, go, here: typed })
  }
  const { answers } = judged
  const outcome = await saveStep(office, filer, { draftId, version, step: answers })
  return settled(office, kind, { ask, opened, outcome, go, here: kind.filled(answers, context) })
}

/** Another step comes first, so these fields cannot be judged: a person's are kept, a program is told. */
async function early(
  office: Office,
  kind: Pick<StepKind<StepForm, object>, 'step' | 'form'>,
  { ask, version, draft, first, go }: First & Readonly<{ ask: Asked; version: number; go?: Goal }>,
): Promise<Reply> {
  const { view, actor, program } = ask
  const t = say(view.lang)
  if (program) return problem(409, 'first', t('problem.first'), t('problem.firstDetail', { step: t(`steps.${first}`) }))
  const { step } = kind
  const typed = fieldsTyped(kind, ask.typed)
  const onward = (at: Draft) => (go ? onwards(step, at, go) : firstAnswer(kind, { draft: at, first }, view))
  if (Object.keys(typed).length === 0) return onward(draft)
  const outcome = await keepStep(office, filerOf(actor), { draftId: draft.id, version, step, typed })
  if (outcome.kind === 'unknown') return noDraft(office.db, { actor, view, draftId: draft.id })
  if (outcome.kind !== 'saved') return stale(outcome.draft, view)
  return onward(outcome.draft)
}

type Settling<Context> = Readonly<{
  ask: Asked
  opened: Opened<Context>
  outcome: SaveOutcome
  go: Goal
  /** What was to be saved, as it would stand in the fields. */
  here: Typed
}>

async function settled<Form extends StepForm, Context extends object>(
  office: Office,
  kind: StepKind<Form, Context>,
  { ask, opened, outcome, go, here }: Settling<Context>,
): Promise<Reply> {
  const { view, actor } = ask
  switch (outcome.kind) {
    case 'unknown':
      return noDraft(office.db, { actor, view, draftId: opened.draft.id })
    case 'refused':
      return again(kind, ask, opened, dateErrors(kind, outcome.because, view))
    case 'stale':
      return clashed(kind, ask, { ...opened, draft: outcome.draft }, here)
    case 'saved': {
      const { draft } = outcome
      const answers = draft.answers[kind.step]
      if (draft.documentId && answers && !sameAnswers(answers, opened.draft.answers[kind.step]))
        await recheckDocument(office, draft.documentId, draft.answers)
      return onwards(kind.step, draft, go, faults(kind, { ...opened, draft }, view))
    }
  }
}

/** A step that a request of this kind does not have leads to what is asked in its place; what is sent to it is not taken. */
function askedInstead(
  draft: Draft,
  step: AnswerStep,
  { instead, view, posted }: Readonly<{ instead: Step; view: View; posted: boolean }>,
): Reply {
  const t = say(view.lang)
  if (posted)
    return problem(409, 'instead', t('problem.instead'), t('problem.insteadDetail', { step: t(`steps.${instead}`) }))
  return seeOther(goalPath(draft, instead), { ...jsonOf(draft, step), next: instead })
}

function onwards(step: AnswerStep, draft: Draft, go: Goal, errors?: FieldErrors): Reply {
  return seeOther(goalPath(draft, go), { ...jsonOf(draft, step, errors), next: go })
}

/** 422 with everything that was typed; a program gets the list. */
function again<Form extends StepForm, Context>(
  kind: StepKind<Form, Context>,
  ask: Asked,
  opened: Opened<Context>,
  errors: FieldErrors,
): Reply {
  if (ask.program) return refused(ask.view, errors)
  return page({ errors }, () => kind.page(shownOf(ask, opened, errors)), 422)
}

function clashed<Form extends StepForm, Context>(
  kind: StepKind<Form, Context>,
  ask: Asked,
  opened: Opened<Context>,
  here: Typed,
): Reply {
  const { draft } = opened
  if (ask.program) return stale(draft, ask.view)
  const clash = { there: standing(kind, opened), here }
  return page({}, () => kind.page({ ...shownOf(ask, opened, {}), clash }), 409)
}

export function stale({ version }: Draft, { lang }: View): Reply {
  const t = say(lang)
  return problem(409, 'stale', t('problem.stale'), t('problem.staleDetail', { version }))
}

function shownOf<Context>({ view, typed }: Asked, { draft, context }: Opened<Context>, errors: FieldErrors) {
  return { view, draft, context, typed, errors }
}

function firstAnswer({ step }: Readonly<{ step: AnswerStep }>, { draft, first }: First, view: View): Reply {
  return page(jsonOf(draft, step), () => <FirstAnswer view={view} draft={draft} step={step} first={first} />)
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
  return problem(404, 'no-draft', t('problem.noDraft'), t('problem.noDraftDetail'))
}

/** A step's JSON: its own answers, or what is not yet any, and the version to send back with new ones. */
function jsonOf(draft: Draft, step: AnswerStep, errors: FieldErrors = {}) {
  const typed = draft.unfinished[step]
  return {
    ...{ draft: draft.id, version: draft.version, answers: draft.answers[step] ?? {} },
    ...(typed && { unfinished: typed, faults: errors }),
  }
}

function sameAnswers(one: Answers[AnswerStep], other: Answers[AnswerStep]): boolean {
  return canonical(one ?? null) === canonical(other ?? null)
}

function filledIn(typed: Typed): Fields {
  return Object.fromEntries(Object.entries(typed).flatMap(([name, value]) => (value?.length ? [[name, value]] : [])))
}
