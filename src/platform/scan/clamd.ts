/**
 * Asks a ClamAV daemon what it finds in bytes that somebody sent (clamd(8): INSTREAM, PING). Bytes go through a socket of this machine or
 * network; nothing is opened here, and what the daemon calls its finding is for the log alone.
 */
import { connect, type Socket } from 'node:net'

/** `unknown`: nobody could say; why is for the operator. */
export type Scanned =
  | Readonly<{ kind: 'clean' }>
  | Readonly<{ kind: 'infected'; name: string }>
  | Readonly<{ kind: 'unknown'; why: string }>

export type Scanner = Readonly<{
  scan: (bytes: AsyncIterable<Uint8Array>) => Promise<Scanned>
  /** Null when the daemon answers; else why not. */
  check: () => Promise<string | null>
}>

const PATIENCE_MS = 60_000
const CHECK_MS = 5_000
/** Longer than any answer that clamd gives. */
const ANSWER_MOST = 4_096
const CHUNK_MOST = 1 << 20

/** `address`: a path of a socket, or `host:port`. */
export function clamd(address: string): Scanner {
  return {
    scan: async (bytes) => {
      try {
        return verdictOf(await ask(address, PATIENCE_MS, (socket) => sendAll(socket, bytes)))
      } catch (error) {
        return { kind: 'unknown', why: reason(error) }
      }
    },
    check: async () => {
      try {
        const said = await ask(address, CHECK_MS, async (socket) => {
          socket.write('zPING\0')
        })
        return said === 'PONG' ? null : said
      } catch (error) {
        return reason(error)
      }
    },
  }
}

/** `stream: OK`, `stream: Win.Test.EICAR_HDB-1 FOUND`; anything else is no verdict. */
export function verdictOf(said: string): Scanned {
  if (said === 'stream: OK') return { kind: 'clean' }
  const found = /^stream: (.{1,300}) FOUND$/.exec(said)?.[1]
  return found === undefined ? { kind: 'unknown', why: said || 'no answer' } : { kind: 'infected', name: found }
}

async function ask(address: string, patience: number, send: (socket: Socket) => Promise<void>): Promise<string> {
  const socket = open(address)
  socket.setTimeout(patience, () => socket.destroy(new Error(`no answer within ${patience / 1000} s`)))
  const deadline = AbortSignal.timeout(patience)
  const late = () => socket.destroy(new Error(`not done within ${patience / 1000} s`))
  deadline.addEventListener('abort', late, { once: true })
  const answer = listen(socket)
  answer.catch(() => {})
  try {
    await Promise.race([send(socket), answer])
    return await answer
  } finally {
    deadline.removeEventListener('abort', late)
    socket.destroy()
  }
}

function open(address: string): Socket {
  if (address.startsWith('/')) return connect({ path: address })
  const at = address.lastIndexOf(':')
  return connect({ host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) })
}

/** What the daemon says up to its closing zero; it may say it before everything was sent. */
function listen(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1')
      const end = said.indexOf('\0')
      if (end >= 0 || said.length > ANSWER_MOST) resolve(said.slice(0, end >= 0 ? end : ANSWER_MOST).trim())
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the daemon hung up without an answer')))
  })
}

/** Each chunk after its length in four bytes, then a length of zero. */
async function sendAll(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  socket.write('zINSTREAM\0')
  for await (const piece of bytes)
    for (let from = 0; from < piece.byteLength; from += CHUNK_MOST) {
      const chunk = piece.subarray(from, from + CHUNK_MOST)
      await sent(socket, lengthOf(chunk.byteLength))
      await sent(socket, chunk)
    }
  await sent(socket, lengthOf(0))
}

function lengthOf(bytes: number): Uint8Array {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(bytes)
  return four
}

/** Waits until the bytes have left, so that memory holds one chunk. */
function sent(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
