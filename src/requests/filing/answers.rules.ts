/**
 * What an officer is asked, step by step, and what is still missing before a request can be sent.
 *
 * Seed    guide, "Vereisten voor alle rechtsgebieden": agent, agency, badge, official e-mail, telephone with extension,
 *         postal address without box, signature and date of the authorising official, date for a response; for a meeting
 *         its number with date and time in UTC.
 * Law     18 USC 2703(c)(2): an administrative subpoena is authorised by a statute, so that statute is asked for.
 * Law     18 USC 2705(b): whether a court has forbidden notice, and until when.
 */
import type { Product } from '#platform/config.ts'
import type { Day } from '#platform/time.ts'
import type { IdentifierKind } from '../case/identifier.rules.ts'
import type { Category } from '../triage/category.rules.ts'
import type { PortalProcess } from '../triage/process.rules.ts'

export const STEPS = ['process', 'agency', 'identifiers', 'data', 'document', 'send'] as const
export type Step = (typeof STEPS)[number]

export function isStep(text: string): text is Step {
  return STEPS.some((step) => step === text)
}

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

/** Steps that still have to be answered, in their order. `document` counts as answered when a file was received. */
export function missingSteps(answers: Answers, hasDocument: boolean): readonly Step[] {
  const missing: Step[] = []
  if (!answers.process) missing.push('process')
  if (!answers.agency) missing.push('agency')
  if (!answers.identifiers || answers.identifiers.length === 0) missing.push('identifiers')
  if (!answers.data || answers.data.categories.length === 0) missing.push('data')
  if (!hasDocument) missing.push('document')
  return missing
}

/** The first step that is not done; `send` when all are. */
export function nextStep(answers: Answers, hasDocument: boolean): Step {
  return missingSteps(answers, hasDocument)[0] ?? 'send'
}

export type DateProblem = 'signed-in-future' | 'due-in-past' | 'due-before-signed' | 'period-reversed' | 'period-in-future'

/** Dates that cannot be right on `today`; what the calendar makes true later is checked again on sending. */
export function dateProblems(answers: Pick<Answers, 'process' | 'data'>, today: Day): readonly DateProblem[] {
  const problems: DateProblem[] = []
  const { process, data } = answers
  if (process && process.signedOn > today) problems.push('signed-in-future')
  if (process && process.dueOn < today) problems.push('due-in-past')
  if (process && process.dueOn < process.signedOn) problems.push('due-before-signed')
  if (data?.from && data.to && data.from > data.to) problems.push('period-reversed')
  if (data?.to && data.to > today) problems.push('period-in-future')
  return problems
}
