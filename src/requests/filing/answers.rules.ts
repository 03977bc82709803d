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
import type { RestrictionOrder } from '../restriction/restriction.rules.ts'
import { type Category, categoriesOf } from '../triage/category.rules.ts'
import { type PortalProcess, type Process, processRow } from '../triage/process.rules.ts'

/** Every step that there is; `stepsOf` says which of them a request has. */
export const STEPS = ['process', 'agency', 'identifiers', 'data', 'restriction', 'document', 'send'] as const
export type Step = (typeof STEPS)[number]

/** The steps that are questions; the others are a file and a button. */
export const ANSWER_STEPS = ['process', 'agency', 'identifiers', 'data', 'restriction'] as const
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

export type SecrecyAnswers = Readonly<{ court: string; statute: string; endsOn: Day | null }>

export type DataAnswers = Readonly<{
  categories: readonly Category[]
  from: Day | null
  to: Day | null
  secrecy: SecrecyAnswers | null
}>

/** What an order to restrict access asks. How far it counts is ours to say, not the officer's. */
export type RestrictionAnswers = Omit<RestrictionOrder, 'reach'> & Readonly<{ secrecy: SecrecyAnswers | null }>

export type Answers = Readonly<{
  process?: ProcessAnswers
  agency?: AgencyAnswers
  identifiers?: readonly IdentifierAnswer[]
  data?: DataAnswers
  restriction?: RestrictionAnswers
}>

/** True of a kind that asks for no data but for access to be shut. */
export function restricts(process: Process): boolean {
  return processRow(process).family === 'restriction'
}

/** The steps of a request in their order: an order to restrict access is asked what it restricts where others are asked for data. */
export function stepsOf({ process }: Answers): readonly Step[] {
  const left = process && restricts(process.process) ? 'data' : 'restriction'
  return STEPS.filter((step) => step !== left)
}

export function answerStepsOf(answers: Answers): readonly AnswerStep[] {
  const steps = stepsOf(answers)
  return ANSWER_STEPS.filter((step) => steps.includes(step))
}

/** What is asked instead of a step that the request does not have; null where it has it. */
export function insteadOf(step: Step, answers: Answers): Step | null {
  if (stepsOf(answers).includes(step)) return null
  return step === 'data' ? 'restriction' : 'data'
}

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

/**
 * What is said where a kind rests on an article that nobody named; null where it need not, or does.
 *
 * Law     18 U.S.C. § 2703(c)(2): an administrative subpoena is worth what its statute is worth.
 * Seed    guide, "Verzoeken van niet-Amerikaanse overheid": a specific legal basis in the law of the country that asks.
 */
export function statuteLacking({
  process,
  statute,
}: Readonly<{ process: Process; statute: string }>): 'statuteMissing' | 'articleMissing' | null {
  if (statute !== '') return null
  if (process === 'us-subpoena-administrative') return 'statuteMissing'
  return process === 'foreign-order' || restricts(process) ? 'articleMissing' : null
}

/** Steps that still have to be answered, in their order. `document` counts as answered when a file was received. */
export function missingSteps(answers: Answers, hasDocument: boolean): readonly Step[] {
  const missing: Step[] = []
  if (!answers.process) missing.push('process')
  if (!answers.agency) missing.push('agency')
  if (!answers.identifiers || answers.identifiers.length === 0) missing.push('identifiers')
  if (answers.process && restricts(answers.process.process)) {
    if (!answers.restriction) missing.push('restriction')
  } else if (!answers.data || !fits(answers.data, answers.process)) missing.push('data')
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
