/**
 * What a process compels of what was asked: one verdict per category, with its basis or with what would be needed instead.
 *
 * Law     18 U.S.C. § 2703(c)(2), (d), (a)-(b): see process.rules.ts.
 * Law     18 U.S.C. § 2711(4): only a department or agency of the United States, a State or a political subdivision
 *         is a governmental entity that may use these processes.
 * Policy  what the process does not reach is withheld and the rest is given; a request is not refused whole for asking too much.
 */
import { CATEGORY_IDS, type Category, categoryRow, type DataClass, within } from './category.rules.ts'
import { isProcess, type Process, processRow } from './process.rules.ts'

/** The narrowest process that would reach a category. */
export type Needed = 'subpoena' | 'court-order' | 'search-warrant'

export type Ruling =
  | Readonly<{ category: Category; verdict: 'disclose'; basis: string }>
  | Readonly<{ category: Category; verdict: 'withhold'; basis: string; needs: Needed }>

/** Why a process unlocks nothing at all, whatever it asks. */
export type Void = 'not-a-us-governmental-entity' | 'no-authorising-statute' | 'process-reaches-nothing'

export type ReachAsk = Readonly<{
  process: Process
  usGovernmentalEntity: boolean
  /** Statute that authorises an administrative subpoena; empty when none was named. */
  statute: string
  categories: readonly Category[]
}>

export type ReachVerdict = Readonly<{ rulings: readonly Ruling[]; voids: readonly Void[] }>

/** One ruling per category asked, in the order of the table, each once. Pure: the same ask has the same answer for ever. */
export function decideReach(ask: ReachAsk): ReachVerdict {
  const voids = voidsOf(ask)
  const asked = CATEGORY_IDS.filter((category) => ask.categories.includes(category))
  return {
    voids,
    rulings: asked.map((category) => (voids.length > 0 ? withheld(category) : rulingOn(ask.process, category))),
  }
}

/** True when a process compels a category. The guide's matrix is this function, cell by cell. */
export function compels(process: Process, category: Category): boolean {
  const { reach, closedList } = processRow(process)
  if (reach === 'nothing') return false
  const { dataClass, letters } = categoryRow(category)
  return within(dataClass, reach) && (!closedList || letters.length > 0)
}

/** What the records' grant check asks of a process: how wide, and whether only the closed list. Null for what unlocks nothing. */
export function grantReach(process: string): Readonly<{ class: DataClass; closedList: boolean }> | null {
  if (!isProcess(process)) return null
  const { reach, closedList } = processRow(process)
  return reach === 'nothing' ? null : { class: reach, closedList }
}

function voidsOf({ process, usGovernmentalEntity, statute }: ReachAsk): Void[] {
  const { country, needsStatute, reach } = processRow(process)
  const voids: Void[] = []
  if (country === 'US' && !usGovernmentalEntity) voids.push('not-a-us-governmental-entity')
  if (needsStatute && statute.trim() === '') voids.push('no-authorising-statute')
  if (reach === 'nothing') voids.push('process-reaches-nothing')
  return voids
}

function rulingOn(process: Process, category: Category): Ruling {
  if (!compels(process, category)) return withheld(category)
  const { letters } = categoryRow(category)
  const { basis, closedList } = processRow(process)
  return {
    category,
    verdict: 'disclose',
    basis: closedList ? `${basis}${letters.map((letter) => `(${letter})`).join(', ')}` : basis,
  }
}

function withheld(category: Category): Ruling {
  const { dataClass } = categoryRow(category)
  return { category, verdict: 'withhold', ...INSTEAD[dataClass] }
}

const INSTEAD: Record<DataClass, { needs: Needed; basis: string }> = {
  existence: { needs: 'subpoena', basis: '18 U.S.C. § 2703(c)(2)' },
  subscriber: { needs: 'subpoena', basis: '18 U.S.C. § 2703(c)(2)' },
  'non-content': { needs: 'court-order', basis: '18 U.S.C. § 2703(d)' },
  content: { needs: 'search-warrant', basis: '18 U.S.C. § 2703(a), (b)' },
}
