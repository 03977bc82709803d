/** How a step is asked, filled, read and shown; and what is made of fields that somebody left before they were answers. */
import type { ReactElement } from 'react'
import type { z } from 'zod'
import type { Db } from '#platform/db/db.ts'
import { inputOf, listsOf, type Typed as Posted } from '#platform/http/fields.ts'
import { readInput } from '#platform/http/issues.ts'
import type { Actor, FieldErrors } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { type Day, dayIn } from '#platform/time.ts'
import type { Typed } from '#ui/fields.tsx'
import {
  type AnswerStep,
  type Answers,
  type DateProblem,
  dateProblems,
  type Fields,
  type Step,
} from './answers.rules.ts'
import type { Draft } from './draft.store.ts'
import { say } from './filing.words.ts'
import type { StepShown } from './step.page.tsx'

/** What is known when the answers of a step are read. */
export type Known<Context> = Readonly<{ context: Context; view: View; today: Day }>
export type StepRead =
  | Readonly<{ kind: 'read'; answers: Answers }>
  | Readonly<{ kind: 'wrong'; errors: FieldErrors }>
  /** Nothing is saved; the form comes back with more room. */
  | Readonly<{ kind: 'more' }>

export type StepForm = z.ZodType<{ version: number }> & Readonly<{ shape: object }>
export type AskedOf = Readonly<{ db: Db; draft: Draft; actor: Actor; view: View }>

export type StepKind<Form extends StepForm, Context> = Readonly<{
  step: AnswerStep
  form: Form
  /** Reads what the step needs to be asked; a step's name says that it comes first. */
  context: (asked: AskedOf) => Promise<Context | Step>
  /** What stands in the fields of an answered step, and before anyone has typed. */
  filled: (answers: Answers, context: Context) => Typed
  read: (input: z.output<Form>, known: Known<Context>) => StepRead
  /** The field at which a date that cannot be right is shown. */
  dateField?: (problem: DateProblem) => string
  page: (shown: StepShown & Readonly<{ context: Context }>) => ReactElement
}>

/** A draft with everything that one of its steps needs to be asked. */
export type Opened<Context> = Readonly<{ draft: Draft; context: Context }>

/** What stands in the fields when the page is opened. */
export function standing<Form extends StepForm, Context>(
  { step, filled }: StepKind<Form, Context>,
  { draft, context }: Opened<Context>,
): Typed {
  return draft.unfinished[step] ?? filled(draft.answers, context)
}

/** What of the fields is no answer yet, or the answers they make. */
export function judge<Form extends StepForm, Context>(
  kind: StepKind<Form, Context>,
  { draft, context }: Opened<Context>,
  { typed, view }: Readonly<{ typed: Fields; view: View }>,
): StepRead {
  const posted = { ...typed, version: String(draft.version) }
  const input = readInput(kind.form, inputOf(posted, listsOf(kind.form)), view.lang)
  if (!input.ok) return { kind: 'wrong', errors: input.errors }
  const today = dayIn(view.zone, view.now)
  const read = kind.read(input.data, { context, view, today })
  const because = read.kind === 'read' ? dateProblems(read.answers, today) : []
  return because.length > 0 ? { kind: 'wrong', errors: dateErrors(kind, because, view) } : read
}

/** What is wrong with a step that was left unfinished; nothing where it was not, or where another step comes first. */
export async function faultsOf<Form extends StepForm, Context extends object>(
  kind: StepKind<Form, Context>,
  asked: AskedOf,
): Promise<FieldErrors> {
  const context = await kind.context(asked)
  return typeof context === 'string' ? {} : faults(kind, { draft: asked.draft, context }, asked.view)
}

export function faults<Form extends StepForm, Context>(
  kind: StepKind<Form, Context>,
  opened: Opened<Context>,
  view: View,
): FieldErrors {
  const typed = opened.draft.unfinished[kind.step]
  const judged = typed && judge(kind, opened, { typed, view })
  return judged?.kind === 'wrong' ? judged.errors : {}
}

export function dateErrors(
  { dateField = () => 'form' }: Readonly<{ dateField?: (problem: DateProblem) => string }>,
  because: readonly DateProblem[],
  view: View,
): FieldErrors {
  return Object.fromEntries(
    because.toReversed().map((problem) => [dateField(problem), say(view.lang)(`wrong.${problem}`)]),
  )
}

/** Which fields of a form are nothing that was typed. */
const BESIDE = new Set(['version', 'more'])

/** The step's own fields that were filled in, as a database can hold them: no control signs, no halves of letters. */
export function fieldsTyped({ form }: Readonly<{ form: Pick<StepForm, 'shape'> }>, typed: Posted): Fields {
  const own = new Set(Object.keys(form.shape).filter((name) => !BESIDE.has(name)))
  return Object.fromEntries(
    Object.entries(typed)
      .filter(([name, value]) => own.has(name.split('.')[0] ?? '') && value.length > 0)
      .map(([name, value]) => [name, typeof value === 'string' ? plain(value) : value.map(plain)]),
  )
}

export function plain(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\t\r\n]/gu, '')
}
