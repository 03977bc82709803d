/**
 * What an officer is asked, step by step, and what is still missing before a request can be sent.
 *
 * Seed    guide, "Vereisten voor alle rechtsgebieden": agent, agency, badge, official e-mail, telephone with extension,
 *         postal address without box, signature and date of the authorising official, date for a response; for a meeting
 *         its number with date and time in UTC.
 * Law     18 U.S.C. § 2703(c)(2): an administrative subpoena is authorised by a statute, so that statute is asked for.
 * Law     18 U.S.C. § 2705(b): whether a court has forbidden notice, and until when.
 */
import type { Product } from '#platform/config.ts'
import type { Day } from '#platform/time.ts'
import type { IdentifierKind } from '../case/identifier.rules.ts'
import { keepsRecords } from '../preservation/preservation.rules.ts'
import { type Category, categoriesOf } from '../triage/category.rules.ts'
import type { PortalProcess, Process } from '../triage/process.rules.ts'

export const STEPS = ['process', 'agency', 'identifiers', 'data', 'document', 'send'] as const
export type Step = (typeof STEPS)[number]

/** The steps that are questions; the others are a file and a button. */
export const ANSWER_STEPS = ['process', 'agency', 'identifiers', 'data'] as const
export type AnswerStep = (typeof ANSWER_STEPS)[number]

/** The steps in which something is typed: on the last one an objection. */
export const KEPT_STEPS = [...ANSWER_STEPS, 'send'] as const
export type KeptStep = (typeof KEPT_STEPS)[number]

/** What can be chosen, in the order of the form. */
export const PRODUCTS = ['meetings', 'phone'] as const satisfies readonly Product[]
export const SECRECY = ['none', 'until', 'open'] as const

export type ProcessAnswers = Readonly<{
  product: Product
  process: PortalProcess
  docketNumber: string
  /** The statute that authorises the process. */
  statute: string
  natureOfOffence: string
  officialName: string
  officialTitle: string
  signedOn: Day
  dueOn: Day
}>

export type AgencyAnswers = Readonly<{
  agencyName: string
  officerName: string
  badge: string
  email: string
  telephone: string
  extension: string
  street: string
  postalCode: string
  town: string
  region: string
  country: string
}>

export type IdentifierAnswer = Readonly<{
  kind: IdentifierKind
  value: string
  /** When a meeting took place, ISO instant in UTC; null for the other kinds. */
  at: string | null
}>

export type DataAnswers = Readonly<{
  categories: readonly Category[]
  from: Day | null
  to: Day | null
  secrecy: Readonly<{ court: string; statute: string; endsOn: Day | null }> | null
}>

export type Answers = Readonly<{
  process?: ProcessAnswers
  agency?: AgencyAnswers
  identifiers?: readonly IdentifierAnswer[]
  data?: DataAnswers
}>

/** More than this many identifiers are not typed but sent as a list; pages then show how many there are, not each. */
export const TYPED_MOST = 50

export function isList({ identifiers }: Answers): boolean {
  return (identifiers?.length ?? 0) > TYPED_MOST
}

/** Where a step can be left for: another one, or the officer's own list. */
export const GOALS = [...STEPS, 'mine'] as const
export type Goal = (typeof GOALS)[number]

/** Fields as they were typed, by name. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** Steps that somebody left before they were answers. */
export type Unfinished = Readonly<Partial<Record<KeptStep, Fields>>>

/** What is true of an account at any time; everything else happens in time and needs a period. */
const TIMELESS: ReadonlySet<Category> = new Set<Category>(['identity', 'billing', 'payment', 'profile-photo'])

/**
 * Whether a period must be given for what is asked. What is kept is what there is on one day, so it needs none.
 *
 * Law     18 U.S.C. § 2703(f)(1): records and other evidence in its possession.
 * Seed    guide, "Inhoudsverzoeken": "Geef redelijke datumbereiken op indien van toepassing."
 */
export function needsPeriod(categories: readonly Category[], process: Process): boolean {
  return !keepsRecords(process) && categories.some((category) => !TIMELESS.has(category))
}

/** An administrative subpoena is worth what its statute is worth (18 U.S.C. § 2703(c)(2)): without one it compels nothing. */
export function lacksStatute({ process, statute }: Readonly<{ process: Process; statute: string }>): boolean {
  return process === 'us-subpoena-administrative' && statute === ''
}

/** Steps that still have to be answered, in their order. `document` counts as answered when a file was received. */
export function missingSteps(answers: Answers, hasDocument: boolean): readonly Step[] {
  const missing: Step[] = []
  if (!answers.process) missing.push('process')
  if (!answers.agency) missing.push('agency')
  if (!answers.identifiers || answers.identifiers.length === 0) missing.push('identifiers')
  if (!answers.data || !fits(answers.data, answers.process)) missing.push('data')
  if (!hasDocument) missing.push('document')
  return missing
}

/** Data that do not exist for the product are asked again: the product was changed after them. */
function fits({ categories }: DataAnswers, process: ProcessAnswers | undefined): boolean {
  const known = process && categoriesOf(process.product)
  return categories.length > 0 && categories.every((category) => known?.includes(category) ?? true)
}

/** The first step that is not done; `send` when all are. */
export function nextStep(answers: Answers, hasDocument: boolean): Step {
  return missingSteps(answers, hasDocument)[0] ?? 'send'
}

export type DateProblem =
  | 'signed-in-future'
  | 'due-in-past'
  | 'due-before-signed'
  | 'period-reversed'
  | 'period-in-future'

/** The field that each of them is said at. */
export const DATE_FIELD: Readonly<Record<DateProblem, 'signedOn' | 'dueOn' | 'to'>> = {
  'signed-in-future': 'signedOn',
  'due-in-past': 'dueOn',
  'due-before-signed': 'dueOn',
  'period-reversed': 'to',
  'period-in-future': 'to',
}

export type Dated = Readonly<{
  process?: Readonly<Partial<Pick<ProcessAnswers, 'signedOn' | 'dueOn'>>>
  data?: Pick<DataAnswers, 'from' | 'to'>
}>

/** Dates that cannot be right on `today`; what the calendar makes true later is checked again on sending. */
export function dateProblems({ process, data }: Dated, today: Day): readonly DateProblem[] {
  const problems: DateProblem[] = []
  const { signedOn, dueOn } = process ?? {}
  if (signedOn && signedOn > today) problems.push('signed-in-future')
  if (dueOn && dueOn < today) problems.push('due-in-past')
  if (signedOn && dueOn && dueOn < signedOn) problems.push('due-before-signed')
  if (data?.from && data.to && data.from > data.to) problems.push('period-reversed')
  if (data?.to && data.to > today) problems.push('period-in-future')
  return problems
}
