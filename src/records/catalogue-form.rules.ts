/**
 * The catalogue for programs: every field a provider's connector may be asked for, with its class for each person, its purpose and how
 * long it is kept. Each version is a file of its own, `docs/connector/catalogue-N.json`, and never changes again.
 *
 * Policy  docs/decisions/0100-a-connector-is-believed-in-nothing.md: office and connector name the version that they know.
 */
import { FIELD_IDS, fieldRow } from './catalogue.rules.ts'
import { RELATIONS } from './class.rules.ts'
import { ROW_KINDS } from './row.rules.ts'

/** What a version changed of the one before: ids of fields. */
export type CatalogueChange = Readonly<{
  added: readonly string[]
  removed: readonly string[]
  changed: readonly string[]
}>

export type CatalogueVersion = Readonly<{
  version: number
  since: string
  sha256: string
  /** Null for the first. */
  change: CatalogueChange | null
}>

/**
 * A change of the table is a new version, from a day, with the SHA-256 of its canonical JSON; tests hold table, hash, files and what is
 * said to have changed together. The newest stands first.
 */
export const CATALOGUE_VERSIONS = [
  {
    version: 1,
    since: '2026-11-23',
    sha256: '4022180aacb855f4b6c116b13351b19423a8012fcc9004332b6964cc1d945963',
    change: null,
  },
] as const satisfies readonly [CatalogueVersion, ...CatalogueVersion[]]

const [{ version, since, sha256 }] = CATALOGUE_VERSIONS
/** The newest. */
export const CATALOGUE = { version, since, sha256 } as const

type NamedFields = Readonly<{ fields: readonly Readonly<{ id: string }>[] }>

/** What a version of the form changed of the one before, field by field. */
export function changeBetween(before: NamedFields, after: NamedFields): CatalogueChange {
  const textOf = ({ fields }: NamedFields) => new Map(fields.map((field) => [field.id, JSON.stringify(field)]))
  const [old, now] = [textOf(before), textOf(after)]
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now].filter(([id, text]) => old.has(id) && old.get(id) !== text).map(([id]) => id),
  }
}

/** Without version and day: what the hash is of. */
export function catalogueForm() {
  return {
    sources: Object.entries(ROW_KINDS).map(([source, { begins, ofMeeting }]) => ({
      source,
      begins,
      ofMeeting,
      relations: RELATIONS.filter((relation) =>
        FIELD_IDS.some((id) => fieldRow(id).source === source && fieldRow(id).class[relation] !== null),
      ),
    })),
    fields: FIELD_IDS.map((id) => {
      const { source, exportName, category, kind, class: classes, statute, purpose, retentionDays } = fieldRow(id)
      return { id, source, exportName, category, kind, class: classes, statute, purpose, retentionDays }
    }),
  }
}
