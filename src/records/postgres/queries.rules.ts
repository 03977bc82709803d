/**
 * The provider's own queries, as its file of queries says them: one for each kind of identifier, one for the contact, one for each source
 * and relation, with the column that each field of the catalogue is read from. Every field stands in it, or is said not to be held.
 *
 * Policy  docs/decisions/0112-queries-of-the-provider.md: what nobody mapped is never taken for nothing.
 * Policy  docs/decisions/0100-a-connector-is-believed-in-nothing.md
 */
import { z } from 'zod'
import { FIELD_IDS, type FieldId, fieldRow } from '../catalogue.rules.ts'
import { CATALOGUE } from '../catalogue-form.rules.ts'
import { RELATIONS, type Relation } from '../class.rules.ts'
import { ROW_KINDS } from '../row.rules.ts'
import type { IdentifierKind } from '../source.ts'
import { readNamed } from './named.rules.ts'

const sql = z.string().min(1).max(20_000)
const column = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/, 'a column: small letters, figures and _')
const FileColumns = z.strictObject({ path: column, mediaType: column, sha256: column.optional() })
export type FileColumns = Readonly<z.output<typeof FileColumns>>

const RowQuery = z.strictObject({
  sql,
  /** Export name → the column that it is read from. */
  fields: z.record(z.string(), z.union([column, FileColumns])),
})
export type RowQuery = Readonly<z.output<typeof RowQuery>>

export const QueriesFile = z.strictObject({
  /** The version of the catalogue for which it was written. */
  catalogue: z.int().min(1),
  lookup: z.strictObject({
    ...{ email: sql.nullable(), username: sql.nullable() },
    ...{ telephone: sql.nullable(), meeting: sql.nullable() },
  }),
  contact: sql,
  /** Null says that the provider has no such rows. */
  rows: z.record(
    z.string(),
    z.strictObject({ own: RowQuery.nullable().optional(), other: RowQuery.nullable().optional() }),
  ),
  /** Fields (`call.direction`) and whole sources (`call`) that the provider does not have. */
  notHeld: z.array(z.string()),
})
export type Queries = Readonly<z.output<typeof QueriesFile>>

/** Every name that may stand in a query, with its type. */
export const LOOKUP_NAMES = { value: 'text', at: 'timestamptz' } as const
export const CONTACT_NAMES = { account: 'text' } as const
export const ROW_NAMES = { account: 'text', meeting: 'text', from: 'timestamptz', to: 'timestamptz' } as const

/** Columns of every row query beside those of the fields. */
export function ownColumns(source: string): readonly string[] {
  return ['subject', 'key', ...(ROW_KINDS[source]?.ofMeeting ? ['meeting'] : [])]
}

export function queryFor({ rows }: Queries, source: string, relation: Relation): RowQuery | null {
  return rows[source]?.[relation] ?? null
}

/** Export names to field ids of a source about such a person. */
export function fieldsAbout(source: string, relation: Relation): readonly FieldId[] {
  return FIELD_IDS.filter((id) => fieldRow(id).source === source && fieldRow(id).class[relation] !== null)
}

export function isNotHeld({ notHeld }: Queries, id: FieldId): boolean {
  return notHeld.includes(id) || notHeld.includes(fieldRow(id).source)
}

/** What the provider says it does not have: fields, sources, and rows about one kind of person (`chat, other`). */
export function leftOut({ notHeld, rows }: Queries): readonly string[] {
  const none = Object.entries(rows).flatMap(([source, of]) =>
    RELATIONS.filter((relation) => of[relation] === null).map((relation) => `${source}, ${relation}`),
  )
  return [...notHeld, ...none]
}

/** One line for each thing that will not do, each with its place. `files`: whether the provider's file says where files lie. */
export function queriesFaults(queries: Queries, files: boolean): readonly string[] {
  const { catalogue, lookup, contact, rows, notHeld } = queries
  const known = Object.keys(ROW_KINDS)
  return [
    ...(catalogue === CATALOGUE.version
      ? []
      : [`catalogue: written for ${catalogue}, the office has ${CATALOGUE.version}`]),
    ...Object.entries(lookup).flatMap(([kind, text]) =>
      text === null
        ? []
        : sqlFaults(`lookup.${kind}`, text, LOOKUP_NAMES, kind === 'meeting' ? ['value', 'at'] : ['value']),
    ),
    ...(Object.values(lookup).every((text) => text === null) ? ['lookup: no kind of identifier can be looked up'] : []),
    ...sqlFaults('contact', contact, CONTACT_NAMES, ['account']),
    ...Object.keys(rows)
      .filter((source) => !known.includes(source))
      .map((source) => `rows.${source}: no source of the catalogue`),
    ...notHeld
      .filter((name) => !known.includes(name) && !FIELD_IDS.some((id) => id === name))
      .map((name) => `notHeld: ${name} is no field and no source of the catalogue`),
    ...known.flatMap((source) => RELATIONS.flatMap((relation) => setFaults(queries, { source, relation, files }))),
  ]
}

type Place = Readonly<{ source: string; relation: Relation; files: boolean }>

function setFaults(queries: Queries, { source, relation, files }: Place): readonly string[] {
  const where = `rows.${source}.${relation}`
  const query = queryFor(queries, source, relation)
  const fields = fieldsAbout(source, relation)
  if (!query) {
    const left = fields.filter((id) => !isNotHeld(queries, id))
    const said = queries.rows[source]?.[relation] === null
    return left.length === 0 || said ? [] : [`${where}: missing; write a query, or null, or name ${left[0]} in notHeld`]
  }
  if (fields.length === 0) return [`${where}: the catalogue has no such rows`]
  const names = fields.map((id) => fieldRow(id).exportName)
  return [
    ...sqlFaults(where, query.sql, ROW_NAMES, namesAsked(source)),
    ...Object.keys(query.fields)
      .filter((name) => !names.includes(name))
      .map((name) => `${where}.fields.${name}: no field of the source`),
    ...fields.flatMap((id) => fieldFaults(queries, query, { id, where: `${where}.fields`, files })),
  ]
}

function namesAsked(source: string): readonly string[] {
  const kind = ROW_KINDS[source]
  return ['account', ...(kind?.ofMeeting ? ['meeting'] : []), ...(kind?.begins ? ['from', 'to'] : [])]
}

function fieldFaults(
  queries: Queries,
  query: RowQuery,
  { id, where, files }: Readonly<{ id: FieldId; where: string; files: boolean }>,
): readonly string[] {
  const { exportName, kind, source } = fieldRow(id)
  const from = query.fields[exportName]
  if (from === undefined) {
    if (ROW_KINDS[source]?.begins === id) return [`${where}.${exportName}: missing; by it a row belongs to a period`]
    return isNotHeld(queries, id) ? [] : [`${where}.${exportName}: missing; map it, or name ${id} in notHeld`]
  }
  if (queries.notHeld.includes(id)) return [`${where}.${exportName}: mapped, and named in notHeld`]
  if ((kind === 'file') !== (typeof from === 'object'))
    return [`${where}.${exportName}: a file has path and mediaType, anything else one column`]
  return kind === 'file' && !files ? [`${where}.${exportName}: records.files does not say where files lie`] : []
}

function sqlFaults(
  where: string,
  text: string,
  types: Readonly<Record<string, string>>,
  asked: readonly string[],
): readonly string[] {
  const read = readNamed(text, types)
  if (read.kind === 'wrong') return [`${where}: ${read.because}`]
  return asked.filter((name) => !read.names.includes(name)).map((name) => `${where}: does not ask by :${name}`)
}

/** Columns of a query that stand nowhere in its mapping, and those of the mapping that the query does not give. */
export function columnFaults(source: string, query: RowQuery, given: readonly string[]) {
  const wanted = [...ownColumns(source), ...Object.values(query.fields).flatMap(columnsOf)]
  return {
    unmapped: given.filter((name) => !wanted.includes(name)),
    missing: wanted.filter((name) => !given.includes(name)),
    twice: given.filter((name, n) => given.indexOf(name) !== n),
  }
}

export function columnsOf(from: string | FileColumns): readonly string[] {
  return typeof from === 'string'
    ? [from]
    : [from.path, from.mediaType, ...(from.sha256 === undefined ? [] : [from.sha256])]
}

/** What an identifier is compared with: the spelling that does not matter is taken off. Empty: nobody is asked. */
export function plainValue(kind: IdentifierKind, value: string): string {
  return kind === 'meeting' || kind === 'telephone' ? value.replace(/\D/g, '') : value.trim().toLowerCase()
}
