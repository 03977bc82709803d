/** The training sandbox of the staff: exercises, an answer, what came of it. Nothing here reads or writes a case. */
import { z } from 'zod'
import type { Tx } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import {
  type FieldErrors,
  get,
  page,
  post,
  problem,
  type Reply,
  type Route,
  type Status,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { type Office, transact } from '#platform/office.ts'
import { type Day, dayIn, isDay } from '#platform/time.ts'
import type { Typed } from '#ui/fields.tsx'
import { REJECT_REASONS } from '../case/proposal.rules.ts'
import { type DeskParts, namesOf } from '../desk/colleague.ts'
import { guidelines } from '../quality/guideline.store.ts'
import { CATEGORY_IDS, isCategory } from '../triage/category.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { AttemptPage, type AttemptProps } from './attempt.page.tsx'
import { ExercisePage } from './exercise.page.tsx'
import { COURSES, EXERCISE_IDS, type ExerciseId, exerciseOf, isExercise } from './exercise.rules.ts'
import { ExercisesPage, nextOf } from './exercises.page.tsx'
import { inventedFor } from './invented.rules.ts'
import { APPROVERS, type Lacking, leakedBy, type Mark, marksOf, solutionOf, TELLINGS } from './marking.rules.ts'
import type { Sheet } from './paper.page.tsx'
import { paperOf } from './paper.ts'
import { type AnswerOutcome, answerExercise } from './training.commands.ts'
import { attemptOf, type Practised, practised } from './training.store.ts'
import { say, words } from './training.words.ts'

const told = teller(words)
const nothing = z.object({})

/** Which invented document was answered. */
const Document = {
  variant: z.coerce.number().int().min(1).max(9999),
  on: z.string().refine((text): text is Day => isDay(text)),
}
const AnswerForm = z.object({
  ...Document,
  course: z.enum(COURSES, { error: told('wrong.course') }),
  because: z.enum(REJECT_REASONS, { error: told('wrong.because') }).nullish(),
  rows: z.partialRecord(z.enum(CATEGORY_IDS), z.enum(['disclose', 'withhold'])).default({}),
  approver: z.enum(APPROVERS, { error: told('wrong.approver') }).nullish(),
  telling: z.enum(TELLINGS, { error: told('wrong.telling') }).nullish(),
})

const PointsReply = z.object({ good: z.int(), points: z.int() })
const ExercisesReply = z.object({
  exercises: z.array(z.object({ exercise: z.enum(EXERCISE_IDS), times: z.int(), last: PointsReply.nullable() })),
})
const ExerciseReply = z.object({
  exercise: z.enum(EXERCISE_IDS),
  variant: z.int(),
  on: z.iso.date(),
  paper: z.looseObject({ title: z.string(), body: z.array(z.string()) }),
  asked: z.array(z.enum(CATEGORY_IDS)),
})
const AttemptReply = PointsReply.extend({
  attempt: z.string(),
  exercise: z.enum(EXERCISE_IDS),
  leaked: z.array(z.enum(CATEGORY_IDS)),
  marks: z.array(z.looseObject({ of: z.string(), good: z.boolean() })),
})
const AnsweredReply = PointsReply.extend({ attempt: z.string() })

export function trainingRoutes(parts: DeskParts): readonly Route[] {
  const { office } = parts
  const may = 'training.practise'
  return [
    get({
      ...{ id: 'desk.training', page: '/desk/training', api: '/desk/training', may },
      ...{ audit: 'training.read', query: nothing, replies: ExercisesReply },
      answer: async ({ view, actor }, tx) => {
        const mine = await practised(tx, actor.id)
        const counts = view.may('training.count')
        const everybody = counts ? await practised(tx, null) : null
        const names = counts ? namesOf(await parts.colleagues(tx)) : new Map<string, string>()
        return page(exercisesJson(mine), () => <ExercisesPage {...{ view, mine, everybody, names }} />)
      },
    }),
    get({
      ...{ id: 'desk.training.exercise', page: '/desk/training/:exercise', api: '/desk/training/:exercise', may },
      ...{ audit: 'training.begun', query: nothing, replies: ExerciseReply },
      answer: async ({ params: { exercise = '' }, view, actor }, tx) => {
        if (!isExercise(exercise)) return noExercise(view)
        const sheet = await nextSheet(office, tx, { exercise, by: actor.id })
        return page(sheetJson(sheet), () => <ExercisePage view={view} sheet={sheet} returned={null} />)
      },
    }),
    post({
      id: 'desk.training.answer',
      ...{ page: '/desk/training/:exercise/attempts', api: '/desk/training/:exercise/attempts', may },
      ...{ audit: 'training.answered', query: nothing, form: AnswerForm, replies: AnsweredReply },
      answer: async ({ params: { exercise = '' }, view, actor, input, typed }) => {
        if (!isExercise(exercise)) return noExercise(view)
        const { variant, on, because = null, approver = null, telling = null, ...rest } = input
        const answer = { ...rest, because, approver, telling }
        const outcome = await answerExercise(office, actor.id, { exercise, variant, on, answer })
        if (outcome.kind !== 'answered')
          return again(office, { exercise, by: actor.id, view, typed }, errorsOf(view, outcome))
        const { id, good, points } = outcome
        return seeOther(`/desk/training/attempts/${id}`, { attempt: id, good, points })
      },
      invalid: async ({ params: { exercise = '' }, view, actor, typed }, errors) =>
        isExercise(exercise) ? again(office, { exercise, by: actor.id, view, typed }, errors) : noExercise(view),
    }),
    get({
      id: 'desk.training.attempt',
      ...{ page: '/desk/training/attempts/:attempt', api: '/desk/training/attempts/:attempt', may },
      ...{ audit: 'training.attempt.read', query: nothing, replies: AttemptReply },
      answer: async ({ params: { attempt: id = '' }, view, actor }, tx) => {
        const shown = await shownAttempt(office, tx, { id, by: actor.id, view })
        return shown ? page(attemptJson(shown), () => <AttemptPage {...shown} />) : noAttempt(view)
      },
    }),
  ]
}

type Asked = Readonly<{ exercise: ExerciseId; by: string }>

/** The next invented document of an exercise for this person: as many as they have answered, and one. */
async function nextSheet(office: Office, tx: Tx, { exercise, by }: Asked): Promise<Sheet> {
  const done = (await practised(tx, by)).find((one) => one.exercise === exercise)
  const on = dayIn(office.provider.zone, office.clock.now())
  return sheetOf(office, { exercise, variant: Math.min((done?.times ?? 0) + 1, 9999), on })
}

function sheetOf({ provider }: Office, { exercise, variant, on }: Omit<Sheet, 'paper'>): Sheet {
  const { name } = provider.products.meetings
  return { exercise, variant, on, paper: paperOf(exercise, inventedFor(exercise, variant, on), name) }
}

/** The form as it was sent, under the document that it answers; under a new one where it names none. */
async function again(
  office: Office,
  { typed, view, ...asked }: Asked & Readonly<{ view: View; typed: Typed }>,
  found: FieldErrors,
): Promise<Reply> {
  const sent = z.object(Document).safeParse(typed)
  const errors = sent.success ? found : { form: say(view.lang)('wrong.form') }
  const sheet = sent.success
    ? sheetOf(office, { ...sent.data, exercise: asked.exercise })
    : await transact(office, (tx) => nextSheet(office, tx, asked))
  const status: Status = 'form' in found ? 409 : 422
  return page({ errors }, () => <ExercisePage view={view} sheet={sheet} returned={{ typed, errors }} />, status)
}

function errorsOf({ lang }: View, outcome: Exclude<AnswerOutcome, { kind: 'answered' }>): FieldErrors {
  if (outcome.kind === 'refused') return { form: say(lang)('wrong.form') }
  return Object.fromEntries(outcome.fields.map((field) => [field, lackingText(lang, field)]))
}

function lackingText(lang: View['lang'], field: Lacking): string {
  const t = say(lang)
  if (field === 'because' || field === 'approver' || field === 'telling') return t(`wrong.${field}`)
  const category = field.slice('rows.'.length)
  return t('wrong.row', { category: isCategory(category) ? sayTriage(lang)(`category.${category}`) : category })
}

async function shownAttempt(
  office: Office,
  tx: Tx,
  { id, by, view }: Readonly<{ id: string; by: string; view: View }>,
): Promise<AttemptProps | null> {
  const attempt = await attemptOf(tx, by, id)
  if (!attempt) return null
  const { exercise, answer, on } = attempt
  const solution = solutionOf(exerciseOf(exercise), { home: office.provider.calendar, on })
  return {
    ...{ view, attempt, sheet: sheetOf(office, attempt), marks: marksOf(answer, solution) },
    leaked: leakedBy(answer, solution),
    next: nextOf(await practised(tx, by)),
    guidelines: await guidelines(tx),
  }
}

function noExercise({ lang }: View): Reply {
  const t = say(lang)
  return problem(404, 'no-exercise', t('unknownTitle'), t('unknown'))
}

function noAttempt({ lang }: View): Reply {
  const t = say(lang)
  return problem(404, 'no-attempt', t('unknownTitle'), t('unknownAttempt'))
}

function exercisesJson(mine: readonly Practised[]) {
  return {
    exercises: EXERCISE_IDS.map((exercise) => {
      const done = mine.find((one) => one.exercise === exercise)
      const last = done ? { good: done.last.good, points: done.last.points } : null
      return { exercise, times: done?.times ?? 0, last }
    }),
  }
}

function sheetJson({ exercise, variant, on, paper }: Sheet) {
  return { exercise, variant, on, paper, asked: exerciseOf(exercise).asked }
}

function attemptJson({ attempt: { id, exercise, good, points }, leaked, marks }: AttemptProps) {
  return { attempt: id, exercise, good, points, leaked, marks: marks.map((mark: Mark) => ({ ...mark })) }
}
