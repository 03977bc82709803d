/**
 * `admin.sock` in the data folder, mode 0600: lock and door. Whoever binds it owns the folder (two processes on one embedded
 * database silently destroy it), and commands of the command line knock there while a server runs.
 *
 * A request is one line of JSON, `{ "command", "args" }`; the answer is lines `{ "line" }` and at last `{ "exit" }`.
 */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, rmdirSync, statSync, unlinkSync } from 'node:fs'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { systemClock } from '../time.ts'

/** Says lines to the one who knocked; the number is the exit code. */
export type DoorHandler = (args: readonly string[], say: (line: string) => void) => Promise<number>
export type DoorHandlers = Readonly<Record<string, DoorHandler>>

export type Door =
  | Readonly<{ kind: 'open'; close(): Promise<void> }>
  /** Another process is serving this folder. */
  | Readonly<{ kind: 'taken'; line: string }>

export type Knock = Readonly<{ kind: 'nobody' }> | Readonly<{ kind: 'answered'; exit: number }>

const SOCKET = 'admin.sock'
const TAKING = 'admin.taking'
/** Taking a door lasts milliseconds; a mark this old was left by a process that died in between. */
const STALE_MS = 5_000

const Request = z.object({ command: z.string(), args: z.array(z.string()) })
const Answer = z.union([z.object({ line: z.string() }), z.object({ exit: z.int() })])

export async function takeDoor(dir: string, handlers: DoorHandlers): Promise<Door> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const address = addressIn(dir)
  const release = await startTaking(dir)
  try {
    if (await isAnswered(address.path)) {
      address.close()
      return {
        kind: 'taken',
        line: `another Waarborg is already running on ${dir}; stop it first, or choose another data folder`,
      }
    }
    if (existsSync(address.path)) unlinkSync(address.path)
    const server = await listen(address.path, handlers)
    return { kind: 'open', close: () => closeServer(server).finally(address.close) }
  } finally {
    release()
  }
}

/** Hands a command to the process that serves this folder; `nobody` means: open the database yourself. */
export async function knock(
  dir: string,
  ask: Readonly<{ command: string; args: readonly string[]; hear: (line: string) => void }>,
): Promise<Knock> {
  if (!existsSync(dir)) return { kind: 'nobody' }
  const address = addressIn(dir)
  try {
    const socket = await connect(address.path)
    if (!socket) return { kind: 'nobody' }
    socket.write(asLine({ command: ask.command, args: ask.args }))
    for await (const text of createInterface({ input: socket })) {
      const answer = Answer.parse(JSON.parse(text))
      if ('exit' in answer) return { kind: 'answered', exit: answer.exit }
      ask.hear(answer.line)
    }
    throw new Error('the server went away before it had answered')
  } finally {
    address.close()
  }
}

async function listen(path: string, handlers: DoorHandlers): Promise<Server> {
  const server = createServer((socket) => {
    void serve(socket, handlers)
  })
  const before = process.umask(0o177)
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  } finally {
    process.umask(before)
  }
  chmodSync(path, 0o600)
  return server
}

async function serve(socket: Socket, handlers: DoorHandlers): Promise<void> {
  socket.on('error', () => socket.destroy())
  const tell = (answer: z.input<typeof Answer>) => {
    if (socket.writable) socket.write(asLine(answer))
  }
  for await (const text of createInterface({ input: socket })) {
    tell({ exit: await handle(text, handlers, (line) => tell({ line })) })
    socket.end()
    return
  }
}

/** `readline` also ends a line at U+2028 and U+2029, which JSON lets stand. */
const asLine = (value: object) =>
  `${JSON.stringify(value).replace(/[\u2028\u2029]/g, (mark) => (mark === '\u2028' ? '\\u2028' : '\\u2029'))}\n`

async function handle(text: string, handlers: DoorHandlers, say: (line: string) => void): Promise<number> {
  try {
    const { command, args } = Request.parse(JSON.parse(text))
    const handler = Object.hasOwn(handlers, command) ? handlers[command] : undefined
    if (!handler) {
      say(`the running server does not know the command ${command}`)
      return 2
    }
    return await handler(args, say)
  } catch (error) {
    say(String(error instanceof Error ? error.message : error).split('\n')[0] ?? '')
    return 2
  }
}

/** A folder is made by one process only, whoever comes second waits. */
async function startTaking(dir: string): Promise<() => void> {
  const mark = join(dir, TAKING)
  for (;;) {
    try {
      mkdirSync(mark, { mode: 0o700 })
      return () => rmdirSync(mark)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      removeIfStale(mark)
      await wait(20)
    }
  }
}

function removeIfStale(mark: string): void {
  try {
    if (systemClock.now().getTime() - statSync(mark).mtimeMs > STALE_MS) rmdirSync(mark)
  } catch {
    // The other one finished in this very moment.
  }
}

async function isAnswered(path: string): Promise<boolean> {
  const socket = await connect(path)
  socket?.destroy()
  return socket !== null
}

function connect(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(null))
  })
}

/** The kernel takes at most 107 bytes for the path of a socket; through an open folder a longer one fits. */
function addressIn(dir: string): { path: string; close: () => void } {
  const path = join(dir, SOCKET)
  if (Buffer.byteLength(path) < 100 || !existsSync('/proc/self/fd')) return { path, close: () => {} }
  const folder = openSync(dir, 'r')
  return { path: `/proc/self/fd/${folder}/${SOCKET}`, close: () => closeSync(folder) }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
