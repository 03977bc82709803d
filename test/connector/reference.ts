/**
 * A small provider's program that speaks the contract, on loopback, from records in memory; and the ways in which another one might
 * not keep to it. Written from docs/connector/README.md: it shares nothing with the product but the catalogue's names.
 */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { catalogueForm } from '../../src/records/catalogue-form.rules.ts'

type Value = string | number | null | Readonly<{ file: string; mediaType: string; bytes: number; sha256: string }>
export type HeldRow = Readonly<{
  account: string
  source: string
  relation: 'own' | 'other'
  meeting: string | null
  at: string | null
  values: Readonly<Record<string, Value>>
}>
export type Holding = Readonly<{
  accounts: readonly Readonly<{
    accountId: string
    accountType: string
    country: string
    email: string
    name: string
  }>[]
  meetings: readonly Readonly<{ meetingId: string; number: string; host: string; from: string; to: string }>[]
  rows: readonly HeldRow[]
  files: ReadonlyMap<string, Buffer>
}>

/** How another program differs; each is asked first and, when it answers true, has answered. */
export type Twist = Readonly<{
  any?: (request: IncomingMessage, response: ServerResponse) => boolean
  page?: (response: ServerResponse, lines: readonly string[]) => boolean
  contact?: () => object
  row?: (row: Record<string, unknown>) => Record<string, unknown>
  next?: (cursor: string | null) => string | null
  file?: (response: ServerResponse, bytes: Buffer, from: number) => boolean
  /** What a careless program forgets. */
  forgets?: 'secret' | 'unknown-fields' | 'cursors' | 'period' | 'spelling'
}>

/** A twist that has answered by writing this. */
export function says<Given extends readonly unknown[]>(write: (...given: Given) => unknown): (...given: Given) => true {
  return (...given) => {
    write(...given)
    return true
  }
}

export const SECRET = 'a secret of the tests, long enough to be one'

export async function serveReference(holding: Holding, twist: Twist = {}) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    answer(holding, twist, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}`, asked, close, [Symbol.asyncDispose]: close }
}

async function answer(holding: Holding, twist: Twist, request: IncomingMessage, response: ServerResponse) {
  if (twist.any?.(request, response)) return
  if (twist.forgets !== 'secret' && request.headers.authorization !== `Bearer ${SECRET}`) return refuse(response, 401)
  const path = request.url ?? '/'
  if (path === '/') return tell(response, { contract: 1, catalogue: 1, name: 'Reference' })
  if (path.startsWith('/files/')) return sendFile(holding, twist, request, response)
  const body = JSON.parse(Buffer.concat(await request.toArray()).toString() || '{}')
  if (path === '/lookup') return tell(response, { accounts: lookUp(holding, twist, body) })
  if (path === '/contact') return tell(response, { contact: twist.contact?.() ?? contactOf(holding, body.accountId) })
  return path === '/rows' ? sendRows(holding, twist, body, response) : refuse(response, 404)
}

function lookUp({ accounts, meetings }: Holding, twist: Twist, { kind, value, at }: Record<string, string>) {
  const plain = twist.forgets === 'spelling' ? value : value?.trim().toLowerCase()
  const found = (id: string, meetingId: string | null) =>
    accounts
      .filter(({ accountId }) => accountId === id)
      .map(({ accountId, accountType, country }) => ({ accountId, accountType, country, meetingId }))
  if (kind === 'email')
    return accounts.filter(({ email }) => email === plain).flatMap(({ accountId }) => found(accountId, null))
  if (kind !== 'meeting') return []
  const digits = value?.replace(/\D/g, '')
  return meetings
    .filter(({ number, from, to }) => number.replace(/\D/g, '') === digits && (!at || (from <= at && at <= to)))
    .flatMap(({ host, meetingId }) => found(host, meetingId))
}

function contactOf({ accounts }: Holding, id: string) {
  const account = accounts.find(({ accountId }) => accountId === id)
  return account ? { name: account.name, email: account.email, lang: account.country === 'NL' ? 'nl' : 'en' } : null
}

const { sources, fields: catalogue } = catalogueForm()

type RowsBody = Readonly<{
  source: string
  relation: 'own' | 'other'
  fields?: readonly string[]
  subject: Readonly<{ accountId: string; meetingId: string | null }>
  from: string
  to: string
  cursor: string | null
  limit: number
}>

function sendRows({ rows }: Holding, twist: Twist, body: RowsBody, response: ServerResponse) {
  const { source, relation, subject, from, to, cursor, limit } = body
  let { fields = [] } = body
  const known = (id: string) =>
    catalogue.some((one) => one.id === id && one.source === source && one.class[relation] !== null)
  if (twist.forgets === 'unknown-fields') fields = fields.filter(known)
  else if (!sources.some((one) => one.source === source) || fields.length === 0 || !fields.every(known))
    return refuse(response, 422)
  const question = createHash('sha256')
    .update(JSON.stringify([source, relation, fields, subject, from, to]))
    .digest('hex')
  const [of, start = '0'] = cursor === null ? [question] : String(cursor).split('.')
  if (of !== question && twist.forgets !== 'cursors') return refuse(response, 422)
  const asked = rows
    .filter((row) => row.source === source && row.relation === relation && row.account === subject.accountId)
    .filter(({ meeting }) => meeting === null || subject.meetingId === null || meeting === subject.meetingId)
    .filter(({ at }) => at === null || (from <= at && (at < to || twist.forgets === 'period')))
    .toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : (a.at ?? '') > (b.at ?? '') ? 1 : 0))
  const [first, last] = [Number(start), Number(start) + limit]
  const lines = asked.slice(first, last).map(({ account, meeting, at, values }) => {
    const given = Object.fromEntries(fields.map((id) => [id, values[id] ?? null]))
    const row = { subject: account, meeting, at, values: given }
    return JSON.stringify(twist.row?.(row) ?? row)
  })
  const next = last < asked.length ? `${question}.${last}` : null
  lines.push(JSON.stringify({ end: { rows: lines.length, next: twist.next ? twist.next(next) : next } }))
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  if (!twist.page?.(response, lines)) response.end(`${lines.join('\n')}\n`)
}

function sendFile({ files }: Holding, twist: Twist, request: IncomingMessage, response: ServerResponse) {
  const bytes = files.get((request.url ?? '').slice('/files/'.length))
  if (!bytes) return refuse(response, 404)
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }
  response.writeHead(from > 0 ? 206 : 200, { 'content-type': 'application/octet-stream', ...(from > 0 && range) })
  if (!twist.file?.(response, bytes, from)) response.end(bytes.subarray(from))
}

function tell(response: ServerResponse, body: object) {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function refuse(response: ServerResponse, status: number) {
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end('{}')
}
