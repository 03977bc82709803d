/**
 * One session at the provider's database: read-only from its first statement on, refused to a role that could write, within bounds of
 * time. What the database says of a failure stays here: a fault is a reason of the office's own.
 */
import { Socket } from 'node:net'
import { Client, DatabaseError } from 'pg'
import Cursor from 'pg-cursor'
import { ConnectorFault, type Fault } from '../connector/exchange.ts'
import { CAN_WRITE, SESSION, type Statement } from './statement.rules.ts'

export type PostgresAt = Readonly<{
  host: string
  port: number
  database: string
  user: string
  /** Read anew for every session, so that a new password counts at once. */
  password: () => string
  /** Null: without TLS, on this machine only. */
  tls: Readonly<{ ca: string | null; cert: string | null; key: string | null }> | null
  /** For one statement, and for one silence. */
  patienceMs: number
}>

export type Cells = readonly (string | null)[]
export type Session = Readonly<{
  /** All rows of a small answer. */
  rows: (statement: Statement) => Promise<readonly Cells[]>
  /** Names and types of the columns. */
  shape: (statement: Statement) => Promise<readonly Readonly<{ name: string; type: number }>[]>
  /** A portal: so many rows at a time. */
  batches: (statement: Statement, size: number) => AsyncGenerator<readonly Cells[]>
}>

/** Values come as the text that the database writes. */
const AS_TEXT = { getTypeParser: () => (text: string) => text }

/** `where` stands in what is thrown. The session ends with the work, however that ends. */
export async function* inSession<T>(
  at: PostgresAt,
  where: string,
  work: (session: Session) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const socket = new Socket()
  const line = { at, where, socket, client: clientOf(at, socket) }
  // Whoever waits sees the failure; without this a failure between two questions would end the process.
  line.client.on('error', () => {})
  try {
    await within(line, () => line.client.connect(), 'unreachable')
    await within(line, () => line.client.query(SESSION, [String(at.patienceMs)]))
    const [[mayWrite] = []] = await allRows(line, { text: CAN_WRITE, values: [] })
    if (mayWrite !== 'f') throw new ConnectorFault('can-write', where)
    yield* work({
      rows: (statement) => allRows(line, statement),
      shape: (statement) => shapeOf(line, statement),
      batches: (statement, size) => portal(line, statement, size),
    })
  } finally {
    await goodbye(line)
  }
}

/** The same for work with one answer. */
export async function once<T>(at: PostgresAt, where: string, work: (session: Session) => Promise<T>): Promise<T> {
  for await (const answer of inSession(at, where, async function* (session) {
    yield await work(session)
  }))
    return answer
  throw new ConnectorFault('cut-off', where)
}

type Line = Readonly<{ at: PostgresAt; where: string; socket: Socket; client: Client }>

function clientOf({ host, port, database, user, password, tls, patienceMs }: PostgresAt, socket: Socket): Client {
  return new Client({
    ...{ host, port, database, user, password: password(), stream: () => socket, keepAlive: true },
    ...{ application_name: 'waarborg', connectionTimeoutMillis: patienceMs },
    ssl: tls !== null && {
      ...{ rejectUnauthorized: true, minVersion: 'TLSv1.2' },
      ...(tls.ca !== null && { ca: tls.ca }),
      ...(tls.cert !== null && tls.key !== null && { cert: tls.cert, key: tls.key }),
    },
  })
}

async function allRows(line: Line, { text, values }: Statement): Promise<readonly Cells[]> {
  const asked = { text, values: [...values], rowMode: 'array' as const, types: AS_TEXT }
  const { rows } = await within(line, () => line.client.query<(string | null)[]>(asked))
  return rows
}

async function shapeOf(line: Line, { text, values }: Statement) {
  const { fields } = await within(line, () => line.client.query({ text, values: [...values] }))
  return fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }))
}

async function* portal(line: Line, { text, values }: Statement, size: number): AsyncGenerator<readonly Cells[]> {
  const cursor = line.client.query(new Cursor<Cells>(text, [...values], { rowMode: 'array', types: AS_TEXT }))
  for (;;) {
    const rows = await within(line, () => cursor.read(size))
    if (rows.length > 0) yield rows
    if (rows.length < size) return
  }
}

/** Longer than the database's own bound, for a database that no longer answers at all. */
const GRACE_MS = 2_000

async function within<T>({ at, where, socket }: Line, ask: () => Promise<T>, otherwise: Fault = 'refused'): Promise<T> {
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    socket.destroy()
  }, at.patienceMs + GRACE_MS)
  try {
    return await ask()
  } catch (error) {
    throw new ConnectorFault(isLate ? 'too-slow' : becauseOf(error, otherwise), where)
  } finally {
    clearTimeout(timer)
  }
}

/** SQLSTATE to a reason; an error that is none of the database's is a connection that broke. */
function becauseOf(error: unknown, otherwise: Fault): Fault {
  if (!(error instanceof DatabaseError)) return otherwise === 'unreachable' ? 'unreachable' : 'cut-off'
  const code = error.code ?? ''
  if (code === '57014') return 'too-slow'
  if (code.startsWith('28')) return 'secret-refused'
  if (code.startsWith('08') || code === '57P01' || code === '57P02' || code === '57P05') return 'cut-off'
  if (code.startsWith('53') || code === '57P03' || code === '40001' || code === '40P01') return 'unavailable'
  return 'refused'
}

/** A portal that is still open is left to the database: its end of the line goes with the connection. */
async function goodbye({ client, socket }: Line): Promise<void> {
  if (!socket.destroyed && socket.writable) await Promise.race([client.end(), farewell()]).catch(() => {})
  socket.destroy()
}

const FAREWELL_MS = 200

function farewell(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, FAREWELL_MS).unref())
}
