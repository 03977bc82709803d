/**
 * What the service holds and for how long, and what it cannot hold at all.
 *
 * Law     Regulation (EU) 2016/679 art. 5(1)(e), 13(2)(a): kept no longer than the purpose asks; the period is told.
 * Seed    report: what is not recorded, is recorded on a user's own machine or is encrypted end to end does not exist for the provider.
 * Policy  how long a source is held is the provider's choice; the table says what is usual, the provider's file what is so here.
 * Policy  a column that no field reads and that is no key of the service is unclassified, and nothing is built with one.
 */
import { FIELD_IDS, type FieldId, fieldRow } from './catalogue.rules.ts'
import { INTERNAL_COLUMNS } from './fields.rules.ts'
import { ROW_KINDS } from './row.rules.ts'

type SourceOf<Id> = Id extends `${infer Of}.${string}` ? Of : never
export type Source = SourceOf<FieldId>

/** In the order of the catalogue, each once. */
export const SOURCES: readonly Source[] = [...new Set(FIELD_IDS.map((id) => fieldRow(id).source))].filter(isSource)

export function isSource(text: string): text is Source {
  return Object.hasOwn(ROW_KINDS, text)
}

export type HeldSetting = Readonly<Record<string, number | null>> | undefined

/** Days from a record's own time; null: as long as the account exists. */
export function heldDays(source: Source, setting: HeldSetting): number | null {
  const chosen = setting?.[source]
  if (chosen !== undefined) return chosen
  const id = FIELD_IDS.find((each) => fieldRow(each).source === source)
  return id === undefined ? null : fieldRow(id).retentionDays
}

/** One line for each name that is no source, for the operator. A record without a time of its own cannot be counted in days from it. */
export function heldFaults(setting: HeldSetting): readonly string[] {
  return Object.entries(setting ?? {}).flatMap(([source, days]) => {
    if (!isSource(source)) return [`recordRetention.${source}: no source of the catalogue`]
    const timeless = ROW_KINDS[source]?.begins === null
    return timeless && days === 0 ? [`recordRetention.${source}: 0 days would be no record at all`] : []
  })
}

/** What nobody can be given because the service does not have it: the answer is that it does not exist, never that it is refused. */
export const NOT_HELD = ['not-recorded', 'local-recording', 'end-to-end', 'live'] as const
export type NotHeld = (typeof NOT_HELD)[number]

/** Columns, as `table.column`, that neither a field is read from nor the service finds its rows by; and fields without a class. */
export function unclassified(columns: readonly string[]): readonly string[] {
  const known = new Set([...INTERNAL_COLUMNS, ...FIELD_IDS.flatMap((id) => fieldRow(id).columns)])
  const bare = FIELD_IDS.filter((id) => fieldRow(id).class.own === null && fieldRow(id).class.other === null)
  return [...columns.filter((column) => !known.has(column)), ...bare]
}
