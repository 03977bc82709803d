/**
 * What a demand gives of what was asked: one ruling per category, with its basis, or with why not and what would be needed instead.
 *
 * Law     18 U.S.C. § 2703(c)(2), (d), (a)-(b) and the other rows: see process.rules.ts and decide.rules.ts.
 * Policy  what the process does not reach is withheld and the rest is given; a request is not refused whole for asking too much.
 */
import { CATEGORY_IDS, type Category, categoryRow, type DataClass, type StatuteLetter } from './category.rules.ts'
import {
  type Because,
  type Decision,
  type Demand,
  decide,
  type Finding,
  LAW,
  type Law,
  reaches,
} from './decide.rules.ts'
import type { Country } from './jurisdiction.rules.ts'
import { isProcess, type Process, processRow } from './process.rules.ts'
import { ISSUERS, type Issuer, type ProcessRow } from './process-row.rules.ts'

/** The narrowest process that would reach a category. */
export type Needed = 'subpoena' | 'court-order' | 'search-warrant' | 'treaty' | 'judge'

/** What counsel has to answer before data goes out: the codes of the findings and of the ground itself. */
export type Question = Finding['code'] | Because

export type Ruling =
  | Readonly<{ category: Category; verdict: 'disclose'; basis: string; counsel: readonly Question[] }>
  | Readonly<{ category: Category; verdict: 'withhold'; basis: string; needs: Needed; because: Because }>

/** Why a process unlocks nothing at all, whatever it asks. */
export const VOIDS = [
  'OUT_OF_SCOPE_PARTY',
  'NOT_IN_FORCE',
  'INVALID_ISSUER',
  'NO_LEGAL_BASIS',
  'NEEDS_CLASSIFICATION',
] as const satisfies readonly Because[]
export type Void = (typeof VOIDS)[number] | 'REACHES_NOTHING'

export type ReachAsk = Readonly<{
  demand: Omit<Demand, 'account'>
  /** Countries in which the accounts live that were found; empty while nobody has looked. */
  accounts: readonly Country[]
  categories: readonly Category[]
}>

export type ReachVerdict = Readonly<{ rulings: readonly Ruling[]; voids: readonly Void[] }>

/** One ruling per category asked, in the order of the table, each once. Pure: the same ask has the same answer for ever. */
export function decideReach({ demand, accounts, categories }: ReachAsk, law: Law = LAW): ReachVerdict {
  const asked = CATEGORY_IDS.filter((category) => categories.includes(category))
  return {
    voids: voidsOf(demand, law),
    rulings: asked.map((category) => rulingOn({ demand, accounts }, category, law)),
  }
}

/** The widest issuer of a process, for whom the guide speaks and whom a form need not ask after. */
export function usualIssuer(process: Process): Issuer {
  const { issuers, reach } = processRow(process)
  return ISSUERS.find((issuer) => issuers[issuer] === reach) ?? 'anyone'
}

/** True when a process compels a category. The guide's matrix is this function, cell by cell. */
export function compels(process: Process, category: Category): boolean {
  const row = processRow(process)
  return reaches(row.reach, classUnder(row, category)) && lettered(row.letters, category)
}

/** What the records' grant check asks of a process: how wide, and which letters of the closed list. Null for what unlocks nothing. */
export function grantReach(process: string): Readonly<{
  class: DataClass
  letters: readonly `2703c2:${StatuteLetter}`[] | null
  traffic: readonly Category[]
  ownOnly?: true
}> | null {
  if (!isProcess(process)) return null
  const { reach, letters, traffic = [], family, jurisdictions } = processRow(process)
  if (family === 'emergency')
    return { class: jurisdictions.includes('us') ? 'content' : 'subscriber', letters: null, traffic }
  // Nobody consents for another: only what is the owner's own. What they agreed to stands in the grant, by field.
  if (family === 'consent') return { class: 'content', letters: null, traffic, ownOnly: true }
  if (reach === 'nothing') return null
  return { class: reach, letters: letters?.map((letter) => `2703c2:${letter}` as const) ?? null, traffic }
}

/** The row that decides: what counsel found the instrument to be, where the law leaves that to counsel. */
function bindingRow({ process, classifiedAs }: ReachAsk['demand'], law: Law): ProcessRow {
  const named = law.row(process)
  return named.classify && classifiedAs !== null ? law.row(classifiedAs) : named
}

/** The class of a category under the law behind a process. */
function classUnder({ traffic = [] }: ProcessRow, category: Category): DataClass {
  const { dataClass } = categoryRow(category)
  return traffic.includes(category) && !reaches(dataClass, 'non-content') ? 'non-content' : dataClass
}

/** Everything that hangs on the asker, the issuer and the day, none of it on the class: seen where the law is widest. */
function voidsOf(demand: ReachAsk['demand'], law: Law): Void[] {
  const [first] = decide({ ...demand, account: null, consent: null, emergency: false }, 'existence', law).grounds
  const found = VOIDS.filter((code) => first?.because === code)
  if (found.length > 0) return found
  const { reach, family } = law.row(demand.process)
  // An emergency and a consent compel nothing and allow something: `decide` says what.
  if (family === 'emergency' || family === 'consent') return []
  return reach === 'nothing' && demand.classifiedAs === null ? ['REACHES_NOTHING'] : []
}

function rulingOn({ demand, accounts }: Omit<ReachAsk, 'categories'>, category: Category, law: Law): Ruling {
  const row = bindingRow(demand, law)
  const dataClass = classUnder(row, category)
  const [place = null, ...others] = accounts
  const decided = (account: Country | null) => decide({ ...demand, account }, dataClass, law)
  const first = decided(place)
  const { standing } = first
  if (standing.answer === 'no') return withheld(row, category, standing.because)
  if (standing.ground === 'consent' && demand.consent?.categories?.includes(category) === false)
    return withheld(row, category, 'CONSENT_NARROWER')
  const byProcess = standing.ground === 'process'
  if (byProcess && !lettered(row.letters, category)) return withheld(row, category, 'WRONG_PROCESS_FOR_CLASS')
  const basis = byProcess ? basisOf(row, category) : standing.citation
  return { category, verdict: 'disclose', basis, counsel: questionsOf([first, ...others.map(decided)]) }
}

function questionsOf(decisions: readonly Decision[]): readonly Question[] {
  const codes = decisions.flatMap(({ standing, findings }) => [
    ...(standing.answer === 'counsel' ? [standing.because] : []),
    ...findings.map(({ code }) => code),
  ])
  return [...new Set(codes)]
}

function basisOf({ basis, letters }: ProcessRow, category: Category): string {
  if (letters === null) return basis
  const named = categoryRow(category).letters.filter((letter) => letters.includes(letter))
  return basis.endsWith('(2)') ? `${basis}${named.map((letter) => `(${letter})`).join(', ')}` : basis
}

/** Within the closed list of a process a category needs at least one of its letters. */
function lettered(letters: readonly string[] | null, category: Category): boolean {
  return letters === null || categoryRow(category).letters.some((letter) => letters.includes(letter))
}

function withheld(row: ProcessRow, category: Category, because: Because): Ruling {
  return { category, verdict: 'withhold', because, ...insteadOf(row, category, because) }
}

type Instead = Readonly<{ needs: Needed; basis: string }>

/** What would reach it: by the law of whoever asks, not by that of the United States for everybody. */
function insteadOf(
  { family, jurisdictions, countries, byCountry }: ProcessRow,
  category: Category,
  because: Because,
): Instead {
  if (because === 'FOREIGN_CONTENT_NEEDS_MLAT' || because === 'COUNTRY_POLICY')
    return { needs: 'treaty', basis: '18 U.S.C. § 2702(b)(9), § 3512' }
  if (family === 'production-order' && countries?.includes('NL')) return { needs: 'judge', basis: 'Sv art. 126ng' }
  if (family === 'production-order' && jurisdictions.includes('eu') && !byCountry)
    return { needs: 'judge', basis: 'Regulation (EU) 2023/1543 art. 4(2)' }
  return INSTEAD[categoryRow(category).dataClass]
}

const INSTEAD: Record<DataClass, { needs: Needed; basis: string }> = {
  existence: { needs: 'subpoena', basis: '18 U.S.C. § 2703(c)(2)' },
  subscriber: { needs: 'subpoena', basis: '18 U.S.C. § 2703(c)(2)' },
  'non-content': { needs: 'court-order', basis: '18 U.S.C. § 2703(d)' },
  content: { needs: 'search-warrant', basis: '18 U.S.C. § 2703(a), (b)' },
}
