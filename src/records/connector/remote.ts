/**
 * A provider's own records behind the port, over the HTTP contract. A page counts when its last line has come; until then none of its rows
 * is handed on, so a broken connection is taken up again from the last whole page. A file goes on from the byte at which it broke.
 */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import { type FieldId, fieldRow } from '../catalogue.rules.ts'
import type { AccountContact } from '../contact.store.ts'
import type { Identifier, ReadRequest, RecordRow, RecordSource, RecordValue, Resolved } from '../source.ts'
import { type NamedRow, readLine } from './answer.rules.ts'
import { ContactAnswer, Hello, LookupAnswer, type NamedFile } from './contract.rules.ts'
import { ask, ConnectorFault, linesOf, mayPass, pause, persist, type Remote, type Reply } from './exchange.ts'

export type Greeting = z.output<typeof Hello>

export type RemoteRecords = RecordSource &
  Required<Pick<RecordSource, 'contact'>> &
  Readonly<{ hello: () => Promise<Greeting> }>

export function remoteRecords(remote: Remote): RemoteRecords {
  return {
    hello: () => askOnce(remote, { method: 'GET', path: '/', shape: Hello, where: 'greeting' }),
    resolve: (identifier) => lookUp(remote, identifier),
    read: (request) => readRows(remote, request),
    contact: (accountId) => contactOn(remote, accountId),
  }
}

async function lookUp(remote: Remote, { kind, value, at }: Identifier): Promise<Resolved> {
  const asked = { method: 'POST', path: '/lookup', shape: LookupAnswer, where: 'identifier' } as const
  const body = { kind, value, at: at?.toISOString() ?? null }
  const { accounts } = await persist(remote.bounds, () => askOnce(remote, { ...asked, body }))
  if (accounts.some(({ meetingId }) => (meetingId !== null) !== (kind === 'meeting')))
    throw new ConnectorFault('wrong-shape', asked.where)
  const [account, ...more] = accounts
  if (!account) return { kind: 'not-found' }
  return more.length > 0 ? { kind: 'ambiguous', accounts } : { kind: 'found', account }
}

async function contactOn(remote: Remote, accountId: string): Promise<AccountContact | undefined> {
  const asked = { method: 'POST', path: '/contact', shape: ContactAnswer, where: 'contact' } as const
  const { contact } = await persist(remote.bounds, () => askOnce(remote, { ...asked, body: { accountId } }))
  return contact === null ? undefined : { accountId, ...contact }
}

type Small<Shape> = Readonly<{ method: 'GET' | 'POST'; path: string; body?: unknown; shape: Shape; where: string }>

/** An answer of one JSON value. */
async function askOnce<Shape extends z.ZodType>(
  remote: Remote,
  { shape, ...asked }: Small<Shape>,
): Promise<z.output<Shape>> {
  const { patienceMs: withinMs, bytesOfLine } = remote.bounds
  const reply = await ask(remote, { ...asked, accept: 'application/json', withinMs })
  const parts: Buffer[] = []
  let held = 0
  for await (const chunk of reply.bytes) {
    held += chunk.length
    if (held > bytesOfLine) throw new ConnectorFault('too-large', asked.where)
    parts.push(chunk)
  }
  const parsed = shape.safeParse(jsonOf(Buffer.concat(parts), asked.where))
  if (reply.type !== 'application/json' || !parsed.success) throw new ConnectorFault('wrong-shape', asked.where)
  return parsed.data
}

function jsonOf(bytes: Buffer, where: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new ConnectorFault('not-json', where)
  }
}

/** Only fields that the source has about such a person are asked for; where none is left, nothing is asked. */
async function* readRows(remote: Remote, request: ReadRequest): AsyncGenerator<RecordRow> {
  const fields = request.fields.filter(
    (id) => fieldRow(id).source === request.source && fieldRow(id).class[request.relation] !== null,
  )
  if (fields.length === 0) return
  const asked = { ...request, fields }
  for await (const row of namedRows(remote, asked)) yield toRow(remote, row, fields)
}

/** Rows as the provider names them: files by their names, unopened. */
export async function* namedRows(remote: Remote, request: ReadRequest): AsyncGenerator<NamedRow> {
  const { rowsOfRead } = remote.bounds
  const where = `rows of ${request.source}`
  let [cursor, after, rows]: [string | null, string | null, number] = [null, null, 0]
  for (;;) {
    const from = { cursor, after }
    const page: Page = await persist(remote.bounds, () => readPage(remote, request, from))
    rows += page.rows.length
    if (rows > rowsOfRead) throw new ConnectorFault('too-many-rows', where)
    yield* page.rows
    if (page.next === null) return
    // A page that leads on and brings nothing, or leads to itself, would never end.
    if (page.rows.length === 0 || page.next === cursor) throw new ConnectorFault('endless', where)
    cursor = page.next
    after = page.rows.at(-1)?.at ?? null
  }
}

export type Page = Readonly<{ rows: readonly NamedRow[]; next: string | null }>
export type PageFrom = Readonly<{ cursor: string | null; after: string | null; limit?: number }>

/** One page, whole, or a fault. */
export async function readPage(remote: Remote, request: ReadRequest, from: PageFrom): Promise<Page> {
  const { rowsOfPage, patienceMs: withinMs } = remote.bounds
  const { source, relation, fields, subject } = request
  const limit = from.limit ?? rowsOfPage
  const period = { from: request.from.toISOString(), to: request.to.toISOString() }
  const { accountId, meetingId } = subject
  const body = { source, relation, fields, subject: { accountId, meetingId }, ...period, cursor: from.cursor, limit }
  const where = `rows of ${source}`
  const reply = await ask(remote, { method: 'POST', path: '/rows', body, accept: NDJSON, withinMs, where })
  if (reply.type !== NDJSON) throw new ConnectorFault('wrong-shape', where)
  return pageOf(linesOf(reply.bytes, remote.bounds, where), request, { ...from, limit })
}

const NDJSON = 'application/x-ndjson'

async function pageOf(
  lines: AsyncIterable<string>,
  request: ReadRequest,
  { after, limit }: Readonly<{ after: string | null; limit: number }>,
): Promise<Page> {
  const where = `rows of ${request.source}`
  const rows: NamedRow[] = []
  let end: Page | null = null
  for await (const text of lines) {
    if (end) throw new ConnectorFault('wrong-shape', where)
    const line = readLine(text, request, rows.at(-1)?.at ?? after)
    if (line.kind === 'fault') throw new ConnectorFault(line.because, where)
    if (line.kind === 'row') rows.push(line.row)
    if (rows.length > limit) throw new ConnectorFault('too-many-rows', where)
    if (line.kind === 'end') end = { rows, next: line.next }
    if (line.kind === 'end' && line.rows !== rows.length) throw new ConnectorFault('wrong-shape', where)
  }
  if (!end) throw new ConnectorFault('cut-off', where)
  return end
}

function toRow(remote: Remote, { values }: NamedRow, fields: readonly FieldId[]): RecordRow {
  return new Map(fields.map((id) => [id, toValue(remote, values.get(id) ?? null)]))
}

function toValue(remote: Remote, value: string | number | null | NamedFile): RecordValue {
  if (value === null || typeof value !== 'object') return value
  if (value.bytes > remote.bounds.bytesOfFile) throw new ConnectorFault('too-large', 'file')
  const { mediaType, bytes } = value
  return { mediaType, bytes, open: () => Readable.from(fileBytes(remote, value), { objectMode: false }) }
}

/** The bytes that the row announced, no more and no fewer: otherwise it fails, at its end at the latest. */
async function* fileBytes(remote: Remote, file: NamedFile): AsyncGenerator<Buffer> {
  const { tries, waitMs } = remote.bounds
  const hash = createHash('sha256')
  let [at, n] = [0, 0]
  while (at < file.bytes) {
    try {
      for await (const chunk of filePiece(remote, file, at)) {
        at += chunk.length
        if (at > file.bytes) throw new ConnectorFault('file-differs', 'file')
        hash.update(chunk)
        yield chunk
      }
      if (at < file.bytes) throw new ConnectorFault('cut-off', 'file')
    } catch (error) {
      if (!mayPass(error) || ++n >= tries) throw error
      await pause(waitMs * 2 ** (n - 1))
    }
  }
  if (hash.digest('hex') !== file.sha256) throw new ConnectorFault('file-differs', 'file')
}

/** From a byte on. A provider that begins at the beginning all the same is read past what was had. */
export async function* filePiece(remote: Remote, { file, bytes }: NamedFile, at: number): AsyncGenerator<Buffer> {
  const { patienceMs, slowestBytesPerSecond } = remote.bounds
  const reply: Reply = await ask(remote, {
    ...{ method: 'GET', path: `/files/${file}`, accept: '*/*', where: 'file' },
    ...(at > 0 && { headers: { range: `bytes=${at}-` } }),
    withinMs: patienceMs + Math.ceil(((bytes - at) / slowestBytesPerSecond) * 1000),
  })
  if (reply.status === 206 && !reply.range?.startsWith(`bytes ${at}-`)) throw new ConnectorFault('wrong-shape', 'file')
  let past = reply.status === 206 ? 0 : at
  for await (const chunk of reply.bytes) {
    const rest = chunk.subarray(Math.min(past, chunk.length))
    past -= chunk.length - rest.length
    if (rest.length > 0) yield rest
  }
}
