/**
 * The kinds of data a request can ask for, as the officer's form, the guide and the decision name them.
 * `records` keeps the class of every single field; a test holds the two together.
 *
 * Law     18 U.S.C. § 2703(c)(2)(A)-(F): the closed list that a subpoena reaches.
 * Law     18 U.S.C. § 2510(8): contents are the substance, purport or meaning of a communication.
 * Seed    guide, "Typen gegevens": meeting name and profile picture stand under content.
 * Policy  the profile picture counts as content although 18 U.S.C. § 2510(8) does not name it.
 */
import { keysOf } from '#platform/table.ts'
export type DataClass = 'existence' | 'subscriber' | 'non-content' | 'content'
export const CLASSES: readonly DataClass[] = ['existence', 'subscriber', 'non-content', 'content']

/** The letters of 18 U.S.C. § 2703(c)(2). */
export type StatuteLetter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

type CategoryRow = Readonly<{
  dataClass: DataClass
  letters: readonly StatuteLetter[]
  products: readonly ('meetings' | 'phone')[]
}>

const both = ['meetings', 'phone'] as const
const meetings = ['meetings'] as const

export const CATEGORIES = {
  identity: { dataClass: 'subscriber', letters: ['A', 'E'], products: both },
  billing: { dataClass: 'subscriber', letters: ['A', 'B', 'D'], products: both },
  payment: { dataClass: 'subscriber', letters: ['F'], products: both },
  sessions: { dataClass: 'subscriber', letters: ['C', 'E'], products: both },
  'meetings-own': { dataClass: 'subscriber', letters: ['C'], products: meetings },
  calls: { dataClass: 'subscriber', letters: ['C'], products: ['phone'] },
  participants: { dataClass: 'non-content', letters: [], products: meetings },
  devices: { dataClass: 'non-content', letters: [], products: both },
  'meeting-titles': { dataClass: 'content', letters: [], products: meetings },
  'profile-photo': { dataClass: 'content', letters: [], products: both },
  chat: { dataClass: 'content', letters: [], products: meetings },
  recordings: { dataClass: 'content', letters: [], products: meetings },
} as const satisfies Record<string, CategoryRow>

export type Category = keyof typeof CATEGORIES

export function isCategory(text: string): text is Category {
  return Object.hasOwn(CATEGORIES, text)
}

export const CATEGORY_IDS: readonly Category[] = keysOf(CATEGORIES)

/** The row of a category, with its types widened to the table's. */
export function categoryRow(category: Category): CategoryRow {
  return CATEGORIES[category]
}

/**
 * Under European law session and connection data are traffic data, whatever the United States call them.
 *
 * Law     Regulation (EU) 2023/1543 art. 3(9)-(10): subscriber data; what is asked solely to identify the user; traffic data.
 */
export const TRAFFIC_IN_EUROPE: readonly Category[] = ['sessions', 'meetings-own', 'calls']

/** True when a class is no wider than another: subscriber lies within content. */
export function within(narrow: DataClass, wide: DataClass): boolean {
  return CLASSES.indexOf(narrow) <= CLASSES.indexOf(wide)
}

/** Categories that exist for a product; telephone has no meetings to ask about. */
export function categoriesOf(product: 'meetings' | 'phone'): readonly Category[] {
  return CATEGORY_IDS.filter((category) => categoryRow(category).products.includes(product))
}
