/**
 * The data catalogue: every field of every record source, once, with its class for each person it can be about.
 * The collector, the public guide and the transparency report read this table; nothing else says what a field is.
 *
 * Law     18 U.S.C. § 2703(c)(2)(A)-(F): the closed list that a subpoena reaches, of "a subscriber to or customer of such service".
 * Law     18 U.S.C. § 2703(c)(1)(B), (d): other records than contents, by a court order.
 * Law     18 U.S.C. §§ 2703(a), (b); 2510(8): contents.
 * Seed    guide, "Typen gegevens die Zoom mogelijk heeft": what is content (title of a meeting, profile picture) and what is not.
 * Policy  an unknown field, or a field about a person it is not listed for, counts as content (fail closed).
 * Policy  what of a meeting is session data: docs/decisions/0020-meeting-metadata-and-subpoenas.md.
 */
import { keysOf } from '#platform/table.ts'
import {
  classWithin,
  type DataClass,
  type Field,
  RELATIONS,
  type RecordCategory,
  type Relation,
  type Statute,
  widestClass,
} from './class.rules.ts'
import { FIELDS } from './fields.rules.ts'

export type FieldId = keyof typeof FIELDS
export type GrantedField = Readonly<{ field: FieldId; relation: Relation }>

export function isFieldId(text: string): text is FieldId {
  return Object.hasOwn(FIELDS, text)
}

export const FIELD_IDS: readonly FieldId[] = keysOf(FIELDS)

export function fieldRow(id: FieldId): Field {
  return FIELDS[id]
}

/** The class of a field about a person. Whatever the catalogue does not know is content. */
export function classOf(id: string, relation: string): DataClass {
  if (!isFieldId(id) || (relation !== 'own' && relation !== 'other')) return 'content'
  return fieldRow(id).class[relation] ?? 'content'
}

/**
 * What a process may compel, as the rule table of `requests` says it: the widest class, and which letters of the
 * closed list of 2703(c)(2) it reaches, null where it reaches whole classes. Null: the process is unknown or unlocks nothing.
 */
export type ProcessReach = Readonly<{
  class: DataClass
  letters: readonly Statute[] | null
  /** Categories that count as traffic data under the law behind the process. */
  traffic: readonly RecordCategory[]
  /** Fields about other people than the subject are out of reach, whatever their class. */
  ownOnly?: true
}> | null

/** Whether a process may compel one field about one kind of person. */
export function reachesField(reach: ProcessReach, id: string, relation: string): boolean {
  if (reach === null || !isFieldId(id) || (relation !== 'own' && relation !== 'other')) return false
  return reachesRow(reach, fieldRow(id), relation)
}

/** The same for a row of the table, whatever stands in it: a letter is of the subject's own field and lends nothing to another person's. */
export function reachesRow(
  reach: NonNullable<ProcessReach>,
  { class: classes, statute, category }: Pick<Field, 'class' | 'statute' | 'category'>,
  relation: Relation,
): boolean {
  const own = classes[relation]
  if (own === null || (reach.ownOnly && relation !== 'own')) return false
  const dataClass = reach.traffic.includes(category) && classWithin(own, 'non-content') ? 'non-content' : own
  if (!classWithin(dataClass, reach.class)) return false
  return reach.letters === null || (relation === 'own' && statute !== null && reach.letters.includes(statute))
}

/** The fields to grant when these categories may be disclosed under a process of this reach, in the order of the table. */
export function fieldsFor(categories: readonly string[], reach: ProcessReach): readonly GrantedField[] {
  return FIELD_IDS.filter((id) => categories.includes(fieldRow(id).category)).flatMap((field) =>
    RELATIONS.filter((relation) => reachesField(reach, field, relation)).map((relation) => ({ field, relation })),
  )
}

/** The widest class of a category, for the guide: what a process must reach to get everything in it. */
export function classOfCategory(category: RecordCategory): DataClass {
  const rows = FIELD_IDS.map(fieldRow).filter((row) => row.category === category)
  return widestClass(
    rows.flatMap((row) => RELATIONS.map((relation) => row.class[relation])).filter((each) => each !== null),
  )
}

export function sourcesOf(category: RecordCategory): readonly string[] {
  return [
    ...new Set(
      FIELD_IDS.map(fieldRow)
        .filter((row) => row.category === category)
        .map((row) => row.source),
    ),
  ]
}
