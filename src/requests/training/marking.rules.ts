/**
 * What somebody decided on an invented demand, held against the tables of law and the policy of the office.
 *
 * Law     18 U.S.C. § 2703 and the other rows: asked of triage/reach.rules.ts, as for a real case.
 * Policy  an order without an end waits for counsel, a mere wish binds nobody; see notice/notice.rules.ts.
 * Policy  nothing of a training reaches a case, a count or a record.
 */
import type { Day } from '#platform/time.ts'
import type { RejectReason } from '../case/proposal.rules.ts'
import { isEmergency } from '../emergency/emergency.rules.ts'
import { CATEGORY_IDS, type Category } from '../triage/category.rules.ts'
import { processRow } from '../triage/process.rules.ts'
import { decideReach, type Ruling } from '../triage/reach.rules.ts'
import type { Course, Exercise, Silence } from './exercise.rules.ts'

/** Who has to say yes after the one who proposes. */
export const APPROVERS = ['colleague', 'counsel'] as const
export type Approver = (typeof APPROVERS)[number]

/** When the user hears of it, and from whom. */
export const TELLINGS = ['before', 'later', 'counsel', 'authority'] as const
export type Telling = (typeof TELLINGS)[number]

export type Choice = 'disclose' | 'withhold'

export type Answer = Readonly<{
  course: Course
  because: RejectReason | null
  rows: Readonly<Partial<Record<Category, Choice>>>
  approver: Approver | null
  telling: Telling | null
}>

export type Solution = Readonly<{
  courses: readonly Course[]
  because: readonly RejectReason[]
  /** Empty where nothing is to be given. */
  rulings: readonly Ruling[]
  approver: Approver | null
  telling: Telling | null
}>

export type Place = Readonly<{ home: string; on: Day }>

/** What a good decision would be, by the tables in force on the day of the document. */
export function solutionOf(exercise: Exercise, { home, on }: Place): Solution {
  const { courses, because, process, asker, issuer, statute, accounts, asked } = exercise
  const nothing = { courses, because, rulings: [], approver: null, telling: null }
  if (courses[0] !== 'give') return nothing
  const none = { validatedBy: null, classifiedAs: null, consent: null, emergency: false }
  const demand = { process, asker, issuer, statute, ...none, home, on }
  const { rulings } = decideReach({ demand, accounts, categories: asked })
  const asksCounsel = rulings.some((ruling) => ruling.verdict === 'disclose' && ruling.counsel.length > 0)
  return { ...nothing, rulings, approver: asksCounsel ? 'counsel' : 'colleague', telling: tellingOf(exercise) }
}

const TOLD: Record<Silence, Telling> = { none: 'before', 'asked-only': 'before', until: 'later', open: 'counsel' }

function tellingOf({ process, silence }: Exercise): Telling {
  if (processRow(process).toldBy === 'authority') return 'authority'
  return isEmergency(process) ? 'later' : TOLD[silence]
}

/** What was left out of an answer, by field; empty when it can be marked. */
export type Lacking = 'because' | 'approver' | 'telling' | `rows.${Category}`

export function lackingIn(answer: Answer, { asked }: Pick<Exercise, 'asked'>): readonly Lacking[] {
  if (answer.course === 'refuse') return answer.because === null ? ['because'] : []
  if (answer.course !== 'give') return []
  const rows = asked.filter((category) => answer.rows[category] === undefined)
  return [
    ...rows.map((category): Lacking => `rows.${category}`),
    ...(answer.approver === null ? (['approver'] as const) : []),
    ...(answer.telling === null ? (['telling'] as const) : []),
  ]
}

export type Mark =
  | Readonly<{ of: 'course'; good: boolean; yours: Course; right: readonly Course[] }>
  | Readonly<{ of: 'because'; good: boolean; yours: RejectReason | null; right: readonly RejectReason[] }>
  | Readonly<{ of: 'row'; good: boolean; yours: Choice | null; ruling: Ruling }>
  | Readonly<{ of: 'approver'; good: boolean; yours: Approver | null; right: Approver }>
  | Readonly<{ of: 'telling'; good: boolean; yours: Telling | null; right: Telling }>

/** Point by point, in the order of the form: only what a good decision has to say is marked. */
export function marksOf(answer: Answer, solution: Solution): readonly Mark[] {
  const { course } = answer
  const gave = course === 'give'
  const { courses, because, rulings, approver, telling } = solution
  const marks: Mark[] = [{ of: 'course', good: courses.includes(course), yours: course, right: courses }]
  if (because.length > 0 && (course === 'refuse' || !courses.includes(course)))
    marks.push({
      ...{ of: 'because', yours: answer.because, right: because },
      good: answer.because !== null && because.includes(answer.because),
    })
  for (const ruling of rulings) {
    const yours = gave ? (answer.rows[ruling.category] ?? null) : null
    marks.push({ of: 'row', good: yours === ruling.verdict, yours, ruling })
  }
  if (approver !== null) {
    const yours = gave ? answer.approver : null
    marks.push({ of: 'approver', good: yours === approver, yours, right: approver })
  }
  if (telling !== null) {
    const yours = gave ? answer.telling : null
    marks.push({ of: 'telling', good: yours === telling, yours, right: telling })
  }
  return marks
}

/** Kinds of data that would have left without a ground: what a training is for. Where nothing was to be given, everything that was. */
export function leakedBy(answer: Answer, solution: Solution): readonly Category[] {
  if (answer.course !== 'give') return []
  const lawful = solution.rulings.filter(({ verdict }) => verdict === 'disclose').map(({ category }) => category)
  return CATEGORY_IDS.filter((category) => answer.rows[category] === 'disclose' && !lawful.includes(category))
}
