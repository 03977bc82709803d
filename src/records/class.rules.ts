/**
 * The four classes of data, the people a datum can be about, and what the catalogue says of a field.
 *
 * Law     18 U.S.C. §§ 2702(a)(3), 2703(c): whether an account exists is already a record pertaining to a subscriber.
 * Law     18 U.S.C. § 2703(c)(2), (d), (a)-(b): subscriber data, other records, contents.
 */
export type DataClass = 'existence' | 'subscriber' | 'non-content' | 'content'
/** Ordered: each class includes the ones before it. */
export const DATA_CLASSES: readonly DataClass[] = ['existence', 'subscriber', 'non-content', 'content']

/** Whether a datum is about the subject of the demand or about someone else. */
export type Relation = 'own' | 'other'
export const RELATIONS: readonly Relation[] = ['own', 'other']

/** The letters of 18 U.S.C. § 2703(c)(2). */
export type Statute = '2703c2:A' | '2703c2:B' | '2703c2:C' | '2703c2:D' | '2703c2:E' | '2703c2:F'

export const RECORD_CATEGORIES = [
  'identity',
  'billing',
  'payment',
  'sessions',
  'meetings-own',
  'calls',
  'participants',
  'devices',
  'meeting-titles',
  'profile-photo',
  'chat',
  'recordings',
] as const
export type RecordCategory = (typeof RECORD_CATEGORIES)[number]

/** Why the service keeps a field; words for it stand in catalogue.words.ts. */
export type Purpose = 'run-account' | 'bill' | 'secure' | 'connect' | 'keep-for-customer'

/** `json` fields stand in the row itself; a `file` field is a file of its own beside it. */
export type FieldKind = 'text' | 'number' | 'instant' | 'day' | 'file'

export type Field = Readonly<{
  id: string
  /** One row set of the service; rows of one source have the same columns. */
  source: string
  /** Columns of the service database that the field is read from, as `table.column`. */
  columns: readonly string[]
  category: RecordCategory
  /** Null: the service never hands the field out about such a person; it counts as content. */
  class: Readonly<Record<Relation, DataClass | null>>
  /** The letter that puts the subject's own field within a subpoena. */
  statute: Statute | null
  purpose: Purpose
  /** Days from the record's time; null: as long as the account exists. */
  retentionDays: number | null
  exportName: string
  kind: FieldKind
}>

/** True when a class is no wider than another. */
export function classWithin(narrow: DataClass, wide: DataClass): boolean {
  return DATA_CLASSES.indexOf(narrow) <= DATA_CLASSES.indexOf(wide)
}

export function widestClass(classes: readonly DataClass[]): DataClass {
  return DATA_CLASSES.findLast((each) => classes.includes(each)) ?? 'existence'
}
