/**
 * One question to a provider's connector and its answer, within bounds: of time, of bytes, of where it goes. No redirect is followed and
 * nothing packed is unpacked. Whatever breaks a bound is thrown; the job that asked is tried again, and staff read why at `/desk/jobs`.
 */
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as SafeAgent, request as safeRequest } from 'node:https'
import type { LineFault } from './answer.rules.ts'

export type Fault =
  | LineFault
  | 'unreachable'
  | 'too-slow'
  | 'cut-off'
  | 'unavailable'
  | 'secret-refused'
  | 'refused'
  | 'redirected'
  | 'packed'
  | 'too-large'
  | 'too-many-rows'
  | 'endless'
  | 'file-differs'
  | 'can-write'
  | 'column-unmapped'
  | 'column-missing'
  | 'column-type'

/** Says where and why in the office's own words: nothing that a provider answered, nor anybody's name, stands in it. */
export class ConnectorFault extends Error {
  readonly because: Fault
  constructor(because: Fault, where: string) {
    super(`the connector of the records, ${where}: ${because}`)
    this.name = 'ConnectorFault'
    this.because = because
  }
}

export type Bounds = Readonly<{
  /** For one page, or for one silence while a file comes. */
  patienceMs: number
  /** A file that comes slower than this on the whole is given up. */
  slowestBytesPerSecond: number
  rowsOfPage: number
  bytesOfLine: number
  bytesOfPage: number
  rowsOfRead: number
  bytesOfFile: number
  tries: number
  /** Before the second try; doubled each time. */
  waitMs: number
}>

export const USUAL_BOUNDS: Bounds = {
  patienceMs: 60_000,
  slowestBytesPerSecond: 128 * 1024,
  rowsOfPage: 500,
  bytesOfLine: 4 * 1024 * 1024,
  bytesOfPage: 32 * 1024 * 1024,
  rowsOfRead: 2_000_000,
  bytesOfFile: 50 * 1024 ** 3,
  tries: 4,
  waitMs: 500,
}

export type Remote = Readonly<{
  /** Without a slash at its end. */
  url: string
  /** Read anew for every question, so that a new secret counts at once. */
  secret: () => string
  /** Certificates that count beside the usual ones, in PEM. */
  ca: string | null
  bounds: Bounds
}>

export type Question = Readonly<{
  method: 'GET' | 'POST'
  path: string
  body?: unknown
  accept: string
  headers?: Readonly<Record<string, string>>
  /** For the whole of the answer. */
  withinMs: number
  where: string
}>

export type Reply = Readonly<{ status: number; type: string; range: string | null; bytes: AsyncIterable<Buffer> }>

const AGENTS = { plain: new PlainAgent({ keepAlive: true }), safe: new SafeAgent({ keepAlive: true }) }

/** Any status but 2xx is thrown. Whoever stops reading ends the connection. */
export async function ask(remote: Remote, question: Question): Promise<Reply> {
  const { where, withinMs } = question
  const silence = new AbortController()
  const clock = AbortSignal.any([AbortSignal.timeout(withinMs), silence.signal])
  const incoming = await send(remote, question, { clock, whenSilent: () => silence.abort() }).catch(() => {
    throw new ConnectorFault(clock.aborted ? 'too-slow' : 'unreachable', where)
  })
  const because = faultOf(incoming)
  if (because !== null) {
    incoming.destroy()
    throw new ConnectorFault(because, where)
  }
  const { statusCode: status = 0, headers } = incoming
  const [type = ''] = (headers['content-type'] ?? '').split(';')
  return {
    status,
    type: type.trim().toLowerCase(),
    range: headers['content-range'] ?? null,
    bytes: read(incoming, clock, where),
  }
}

type Watch = Readonly<{ clock: AbortSignal; whenSilent: () => void }>

function send(remote: Remote, question: Question, { clock: signal, whenSilent }: Watch): Promise<IncomingMessage> {
  const { method, path, body, accept, headers } = question
  const url = new URL(remote.url + path)
  const isSafe = url.protocol === 'https:'
  const text = body === undefined ? null : JSON.stringify(body)
  const options = {
    method,
    signal,
    headers: {
      ...{ accept, 'accept-encoding': 'identity', authorization: `Bearer ${remote.secret()}`, ...headers },
      ...(text !== null && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
    },
  }
  return new Promise((resolve, reject) => {
    const asking = isSafe
      ? safeRequest(url, { ...options, agent: AGENTS.safe, ...(remote.ca !== null && { ca: remote.ca }) })
      : plainRequest(url, { ...options, agent: AGENTS.plain })
    asking.once('response', resolve).on('error', reject)
    asking.setTimeout(remote.bounds.patienceMs, whenSilent)
    asking.end(text ?? undefined)
  })
}

function faultOf({ statusCode: status = 0, headers }: IncomingMessage): Fault | null {
  const packing = headers['content-encoding'] ?? 'identity'
  if (status >= 200 && status <= 299) return packing === 'identity' ? null : 'packed'
  if (status >= 300 && status <= 399) return 'redirected'
  if (status === 401 || status === 403) return 'secret-refused'
  return status === 408 || status === 429 || status >= 500 ? 'unavailable' : 'refused'
}

async function* read(incoming: IncomingMessage, clock: AbortSignal, where: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of incoming) yield chunk
  } catch {
    throw new ConnectorFault(clock.aborted ? 'too-slow' : 'cut-off', where)
  }
}

const PASSING: readonly Fault[] = ['unreachable', 'too-slow', 'cut-off', 'unavailable']

/** Whether it may go better a moment later. */
export function mayPass(error: unknown): boolean {
  return error instanceof ConnectorFault && PASSING.includes(error.because)
}

/** The same question again while what went wrong may pass. */
export async function persist<T>({ tries, waitMs }: Bounds, once: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await once()
    } catch (error) {
      if (n >= tries || !mayPass(error)) throw error
      await pause(waitMs * 2 ** (n - 1))
    }
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Lines as UTF-8 text; one that is longer than `most`, or is no UTF-8, is thrown. */
export async function* linesOf(
  bytes: AsyncIterable<Buffer>,
  { bytesOfLine, bytesOfPage }: Pick<Bounds, 'bytesOfLine' | 'bytesOfPage'>,
  where: string,
): AsyncGenerator<string> {
  const words = new TextDecoder('utf-8', { fatal: true })
  let waiting: Buffer[] = []
  let [held, all] = [0, 0]
  for await (const chunk of bytes) {
    all += chunk.length
    if (all > bytesOfPage) throw new ConnectorFault('too-large', where)
    let rest = chunk
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      if (held + end > bytesOfLine) throw new ConnectorFault('too-large', where)
      yield textOf(words, [...waiting, rest.subarray(0, end)], where)
      waiting = []
      held = 0
      rest = rest.subarray(end + 1)
    }
    if (rest.length > 0) waiting.push(rest)
    held += rest.length
    if (held > bytesOfLine) throw new ConnectorFault('too-large', where)
  }
  // A last line without its end was cut off.
  if (held > 0) throw new ConnectorFault('cut-off', where)
}

function textOf(words: TextDecoder, parts: readonly Buffer[], where: string): string {
  try {
    return words.decode(Buffer.concat(parts))
  } catch {
    throw new ConnectorFault('not-json', where)
  }
}
