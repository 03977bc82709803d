/**
 * A provider's own PostgreSQL behind the port, by the queries of its file. Every row is held against what was asked like a row of a
 * program over HTTP; a reading that broke goes on behind the last row that was handed on.
 */
import { type FieldId, fieldRow } from '../catalogue.rules.ts'
import { RELATIONS } from '../class.rules.ts'
import { readRow } from '../connector/answer.rules.ts'
import { ContactAnswer, LookupAnswer } from '../connector/contract.rules.ts'
import { type Bounds, ConnectorFault, mayPass, pause, persist } from '../connector/exchange.ts'
import type { AccountContact } from '../contact.store.ts'
import type { OpenFile } from '../files/folder.ts'
import { ROW_KINDS } from '../row.rules.ts'
import type { Identifier, ReadRequest, RecordRow, RecordSource, RecordValue, Resolved } from '../source.ts'
import { columnFaults, fieldsAbout, plainValue, type Queries, queryFor, type RowQuery } from './queries.rules.ts'
import { type Cells, inSession, once, type PostgresAt } from './session.ts'
import {
  type After,
  columnsFor,
  contactStatement,
  lookupStatement,
  rowsStatement,
  shapeStatement,
  typeFaults,
  valueIn,
} from './statement.rules.ts'

export type PostgresRecords = Readonly<{
  at: PostgresAt
  queries: Queries
  openFile: OpenFile | null
  bounds: Bounds
  /** For one whole reading, as far as the database is waited for. */
  readMs: number
}>

export function postgresRecords(records: PostgresRecords): RecordSource & Required<Pick<RecordSource, 'contact'>> {
  return {
    resolve: (identifier) => persist(records.bounds, () => lookUp(records, identifier)),
    contact: (accountId) => persist(records.bounds, () => contactOn(records, accountId)),
    read: (request) => readRows(records, request),
  }
}

/** Goes in as any reading does, and holds the columns of every query against what is read from them; no row is read. */
export async function greetDatabase({ at, queries }: PostgresRecords): Promise<Queries> {
  await once(at, 'greeting', async (session) => {
    for (const request of everyReading(queries)) {
      const because = shapeFault(request, request.query, await session.shape(shapeStatement(request.query)))
      if (because !== null) throw new ConnectorFault(because, `rows of ${request.source}`)
    }
  })
  return queries
}

function everyReading(queries: Queries) {
  return Object.keys(ROW_KINDS).flatMap((source) =>
    RELATIONS.flatMap((relation) => {
      const query = queryFor(queries, source, relation)
      return query ? [{ source, fields: fieldsAbout(source, relation), query }] : []
    }),
  )
}

async function lookUp({ at, queries }: PostgresRecords, { kind, value, at: when }: Identifier): Promise<Resolved> {
  const sql = queries.lookup[kind]
  const plain = plainValue(kind, value)
  if (sql === null || plain === '') return { kind: 'not-found' }
  const where = 'identifier'
  const statement = lookupStatement(sql, kind, { value: plain, at: when?.toISOString() ?? null })
  const rows = await once(at, where, (session) => session.rows(statement))
  const answer = LookupAnswer.safeParse({
    accounts: rows.map(([accountId, accountType, country, meetingId]) => ({
      accountId,
      accountType,
      country,
      meetingId,
    })),
  })
  if (!answer.success) throw new ConnectorFault('wrong-shape', where)
  const { accounts } = answer.data
  if (accounts.some(({ meetingId }) => (meetingId !== null) !== (kind === 'meeting')))
    throw new ConnectorFault('wrong-shape', where)
  const [account, ...more] = accounts
  if (!account) return { kind: 'not-found' }
  return more.length > 0 ? { kind: 'ambiguous', accounts } : { kind: 'found', account }
}

async function contactOn({ at, queries }: PostgresRecords, accountId: string): Promise<AccountContact | undefined> {
  const where = 'contact'
  const rows = await once(at, where, (session) => session.rows(contactStatement(queries.contact, accountId)))
  const [row, ...more] = rows
  if (!row) return undefined
  const [name, email, lang] = row
  const { data } = ContactAnswer.safeParse({ contact: { name, email, lang } })
  if (!data?.contact || more.length > 0) throw new ConnectorFault('wrong-shape', where)
  return { accountId, ...data.contact }
}

async function* readRows(records: PostgresRecords, request: ReadRequest): AsyncGenerator<RecordRow> {
  const query = queryFor(records.queries, request.source, request.relation)
  const fields = request.fields.filter(
    (id) => fieldRow(id).source === request.source && fieldRow(id).class[request.relation] !== null,
  )
  if (!query || fields.length === 0) return
  const asked = { ...request, fields }
  const so: Reading = { records, request: asked, query, after: null, rows: 0, deadline: { leftMs: records.readMs } }
  const { tries, waitMs } = records.bounds
  for (let n = 1; ; ) {
    const before = so.rows
    try {
      return yield* behind(so)
    } catch (error) {
      if (so.rows > before) n = 1
      if (!mayPass(error) || n++ >= tries) throw error
      await pause(waitMs * 2 ** (n - 2))
    }
  }
}

type Reading = {
  readonly records: PostgresRecords
  readonly request: ReadRequest
  readonly query: RowQuery
  readonly deadline: { leftMs: number }
  after: After | null
  rows: number
}

/** The rest of the rows, behind the last one that was handed on. */
async function* behind(so: Reading): AsyncGenerator<RecordRow> {
  const { records, request, query } = so
  const { bounds } = records
  const where = `rows of ${request.source}`
  yield* inSession(records.at, where, async function* (session) {
    const shape = await session.shape(shapeStatement(query))
    const because = shapeFault(request, query, shape)
    if (because !== null) throw new ConnectorFault(because, where)
    const batches = session.batches(rowsStatement(query, request, so.after), bounds.rowsOfPage)
    for (;;) {
      const batch = await timed(so.deadline, where, () => batches.next())
      if (batch.done) return
      yield* rowsIn(so, batch.value, where)
    }
  })
}

async function* rowsIn(so: Reading, batch: readonly Cells[], where: string): AsyncGenerator<RecordRow> {
  const { bounds } = so.records
  // A batch is checked whole before a row of it is handed on.
  let last = so.after
  const checked = batch.map((cells) => {
    const row = checkedRow(so, cells, last, where)
    last = row.place
    return row
  })
  if (so.rows + checked.length > bounds.rowsOfRead) throw new ConnectorFault('too-many-rows', where)
  for (const { values, files, place } of checked) {
    const opened = new Map<FieldId, RecordValue>()
    for (const [id, cell] of files) opened.set(id, await openedFile(so.records, cell))
    so.after = place
    so.rows += 1
    yield new Map(so.request.fields.map((id) => [id, opened.get(id) ?? values.get(id) ?? null]))
  }
}

type FileCell = Readonly<{ path: string; mediaType: string; sha256: string | null }>
type Checked = Readonly<{
  values: ReadonlyMap<FieldId, RecordValue>
  files: ReadonlyMap<FieldId, FileCell>
  place: After
}>

function checkedRow({ records, request, query }: Reading, cells: Cells, after: After | null, where: string): Checked {
  const fault = (because: ConstructorParameters<typeof ConnectorFault>[0]) => new ConnectorFault(because, where)
  if (cells.some((cell) => cell !== null && cell.length > records.bounds.bytesOfLine)) throw fault('too-large')
  const [subject = null, meeting = null, key = null, begun = null, ...rest] = cells
  if (subject === null || key === null) throw fault('wrong-shape')
  const { values, files } = cellsOf(request, query, rest, where)
  const begins = ROW_KINDS[request.source]?.begins ?? null
  const at = begins === null ? null : (valueIn('instant', begun) ?? null)
  const plain = request.fields.filter((id) => fieldRow(id).kind !== 'file')
  const row = readRow({ subject, meeting, at, values: Object.fromEntries(values) }, { ...request, fields: plain }, null)
  if (row.kind === 'fault') throw fault(row.because)
  const place = { at: begun, key }
  // The database orders; that two rows have one place is a key that is none, and a broken reading would lose one of them.
  if (after !== null && after.at === begun && after.key === key) throw fault('out-of-order')
  return { values: new Map(values), files, place }
}

/** Cells back into the fields that they were selected for. */
function cellsOf(request: ReadRequest, query: RowQuery, cells: Cells, where: string) {
  const values: [FieldId, string | number | null][] = []
  const files = new Map<FieldId, FileCell>()
  let n = 0
  for (const id of request.fields) {
    const { kind } = fieldRow(id)
    const own = cells.slice(n, n + columnsFor(query, id).length)
    n += own.length
    const [first = null, mediaType = null, sha256 = null] = own
    if (kind !== 'file') {
      const value = valueIn(kind, first)
      if (value === undefined) throw new ConnectorFault('wrong-kind', where)
      values.push([id, value])
    } else if (first !== null && mediaType !== null) files.set(id, { path: first, mediaType, sha256 })
    else if (first !== null || mediaType !== null) throw new ConnectorFault('wrong-shape', where)
  }
  return { values, files }
}

function openedFile({ openFile }: PostgresRecords, { path, mediaType, sha256 }: FileCell): Promise<RecordValue> {
  if (!openFile) throw new ConnectorFault('wrong-shape', 'file')
  return openFile(path, { mediaType, sha256 })
}

type Shape = readonly Readonly<{ name: string; type: number }>[]

function shapeFault({ source, fields }: Pick<ReadRequest, 'source' | 'fields'>, query: RowQuery, shape: Shape) {
  const given = shape.map(({ name }) => name)
  const { unmapped, missing, twice } = columnFaults(source, query, given)
  if (unmapped.length > 0 || twice.length > 0) return 'column-unmapped'
  if (missing.length > 0) return 'column-missing'
  const types = new Map(shape.map(({ name, type }) => [name, type]))
  return typeFaults(fields, query, types).length > 0 ? 'column-type' : null
}

/** Counts down only while the database is waited for. */
async function timed<T>(deadline: { leftMs: number }, where: string, wait: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const waited = await wait()
  deadline.leftMs -= performance.now() - began
  if (deadline.leftMs <= 0) throw new ConnectorFault('endless', where)
  return waited
}
