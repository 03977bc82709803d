/**
 * The statements around the provider's queries. Only the columns that a grant names are selected; what the query could give besides never
 * leaves the database. Rows come in one order with a key, so that a broken reading goes on where it broke.
 *
 * Norm    PostgreSQL, "Row-wise Comparison", "System Information Functions" (has_table_privilege, pg_has_role).
 * Policy  docs/decisions/0112-queries-of-the-provider.md
 */
import { type FieldId, fieldRow } from '../catalogue.rules.ts'
import type { FieldKind } from '../class.rules.ts'
import { ROW_KINDS } from '../row.rules.ts'
import type { IdentifierKind, ReadRequest } from '../source.ts'
import { type Named, readNamed } from './named.rules.ts'
import { CONTACT_NAMES, LOOKUP_NAMES, ROW_NAMES, type RowQuery } from './queries.rules.ts'

export type Statement = Readonly<{ text: string; values: readonly (string | null)[] }>

/** Of the last row handed on: its instant as the database wrote it, to the microsecond, and its key. */
export type After = Readonly<{ at: string | null; key: string }>

const MOST_ACCOUNTS = 20
const KEY = 'q.key::text collate "C"'

/** Columns come in this order: subject, meeting, key, beginning, then each field's own. */
export function rowsStatement(query: RowQuery, request: ReadRequest, after: After | null): Statement {
  const { source, fields, subject } = request
  const { text, names } = namedOf(query.sql, ROW_NAMES)
  const given = {
    ...{ account: subject.accountId, meeting: subject.meetingId },
    ...{ from: request.from.toISOString(), to: request.to.toISOString() },
  }
  const values: (string | null)[] = names.map((name) => givenFor(given, name))
  const at = beginColumn(query, source)
  const columns = [
    ...['q.subject::text', ROW_KINDS[source]?.ofMeeting ? 'q.meeting::text' : 'null', 'q.key::text', at ?? 'null'],
    ...fields.flatMap((id) => columnsFor(query, id)).map((name) => (name === null ? 'null' : column(name))),
  ]
  const from = after === null ? '' : ` where ${further(at, after, values)}`
  const order = at === null ? KEY : `${at}, ${KEY}`
  return { text: `select ${columns.join(', ')} from (\n${text}\n) q${from} order by ${order}`, values }
}

function further(at: string | null, after: After, values: (string | null)[]): string {
  if (at === null) return `${KEY} > $${values.push(after.key)}::text`
  return `(${at}, ${KEY}) > ($${values.push(after.at)}::timestamptz, $${values.push(after.key)}::text)`
}

/** The names and types of the columns of a query, without a row of it. */
export function shapeStatement(query: RowQuery): Statement {
  const { text, names } = namedOf(query.sql, ROW_NAMES)
  return { text: `select * from (\n${text}\n) q limit 0`, values: names.map(() => null) }
}

export function lookupStatement(
  sql: string,
  kind: IdentifierKind,
  given: Readonly<{ value: string; at: string | null }>,
): Statement {
  const { text, names } = namedOf(sql, LOOKUP_NAMES)
  const meeting = kind === 'meeting' ? 'q.meeting::text' : 'null::text'
  const columns = `q.account::text, q.account_type::text, q.country::text, ${meeting}`
  return {
    text: `select ${columns} from (\n${text}\n) q order by 1, 4 limit ${MOST_ACCOUNTS}`,
    values: names.map((name) => givenFor(given, name)),
  }
}

export function contactStatement(sql: string, account: string): Statement {
  const { text, names } = namedOf(sql, CONTACT_NAMES)
  return {
    text: `select q.name::text, q.email::text, q.lang::text from (\n${text}\n) q limit 2`,
    values: names.map((name) => givenFor({ account }, name)),
  }
}

/** Columns of a field in the order in which they are selected; null where the provider does not have it. */
export function columnsFor({ fields }: RowQuery, id: FieldId): readonly (string | null)[] {
  const from = fields[fieldRow(id).exportName]
  if (from === undefined) return fieldRow(id).kind === 'file' ? [null, null, null] : [null]
  if (typeof from === 'string') return [from]
  return [from.path, from.mediaType, from.sha256 ?? null]
}

function beginColumn({ fields }: RowQuery, source: string): string | null {
  const begins = ROW_KINDS[source]?.begins ?? null
  const from = begins === null ? undefined : fields[fieldRow(begins).exportName]
  return typeof from === 'string' ? column(from) : null
}

function column(name: string): string {
  return `q."${name}"`
}

/** The file of queries was checked before: what cannot be read here was let through by nobody. */
function namedOf(sql: string, types: Readonly<Record<string, string>>): Named {
  const read = readNamed(sql, types)
  if (read.kind === 'wrong') throw new TypeError(`a query that nobody checked: ${read.because}`)
  return read
}

function givenFor(given: Readonly<Record<string, string | null>>, name: string): string | null {
  return given[name] ?? null
}

/** Set for every session before anything else is asked. */
export const SESSION = `select set_config('default_transaction_read_only', 'on', false), set_config('TimeZone', 'UTC', false),
  set_config('DateStyle', 'ISO, YMD', false), set_config('statement_timeout', $1::text, false)`

/** One row with one boolean: whether the role, or any that it can become, may change, make or rule anything here. */
export const CAN_WRITE = `with roles as (select oid, rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
    from pg_roles where pg_has_role(current_user, oid, 'member'))
  select exists (select from roles where rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)
    or exists (select from roles where has_database_privilege(roles.oid, current_database(), 'create'))
    or exists (select from roles, pg_namespace n where n.nspname !~ '^pg_' and has_schema_privilege(roles.oid, n.oid, 'create'))
    or exists (select from roles, pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and (has_table_privilege(roles.oid, c.oid, 'insert, update, delete, truncate')
          or has_any_column_privilege(roles.oid, c.oid, 'insert, update')))`

/** Types that a field of a kind may be read from, by their numbers in pg_type, which never change. */
const TYPES: Readonly<Record<FieldKind, readonly number[]>> = {
  // text, varchar, char(n), name, uuid, inet, cidr, macaddr
  text: [25, 1043, 1042, 19, 2950, 869, 650, 829],
  // smallint, integer, bigint
  number: [21, 23, 20],
  // with time zone; one without says no instant
  instant: [1184],
  day: [1082],
  file: [25, 1043],
}

export function fitsKind(kind: FieldKind, type: number): boolean {
  return TYPES[kind].includes(type)
}

/** `2026-05-01 09:00:00.123456+00` to `2026-05-01T09:00:00.123Z`; undefined for infinity, another zone and years that are no four figures. */
export function instantOf(text: string): string | undefined {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text)
  return found ? `${found[1]}T${found[2]}.${(found[3] ?? '').padEnd(3, '0').slice(0, 3)}Z` : undefined
}

/** A value as the contract spells it; undefined for what it has no room for. */
export function valueIn(kind: FieldKind, text: string | null): string | number | null | undefined {
  if (text === null) return null
  if (kind === 'instant') return instantOf(text)
  if (kind !== 'number') return text
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : undefined
}

/** Fields whose column is of a type that they may not be read from. */
export function typeFaults(
  fields: readonly FieldId[],
  query: RowQuery,
  given: ReadonlyMap<string, number>,
): readonly FieldId[] {
  return fields.filter((id) =>
    columnsFor(query, id).some((name) => name !== null && !fitsKind(fieldRow(id).kind, given.get(name) ?? 0)),
  )
}
