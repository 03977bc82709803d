/**
 * A mail server on loopback that keeps what it gets, and can fail in the ways that real ones do.
 */
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'

export type CaughtMail = Readonly<{
  messageId: string
  from: string
  to: readonly string[]
  subject: string
  text: string
  html: string
  raw: string
}>

export type SmtpSink = Readonly<{
  port: number
  /** `smtp://127.0.0.1:…`, as the product's setting has it. */
  url: string
  mails: readonly CaughtMail[]
  /** The next mail is kept and answered 250, then the connection is cut, and `then` called. */
  cutAfterAccepting(then?: (mail: CaughtMail) => void): void
  /** The next mail is answered so, e.g. `(451, 'try later')`, and not kept. */
  refuseNext(code: number, text: string): void
  /** Waits until so many mails are there. */
  waitFor(count: number, withinMs?: number): Promise<readonly CaughtMail[]>
  close(): Promise<void>
}>

type Plan =
  | { kind: 'accept' }
  | { kind: 'cut'; then: (mail: CaughtMail) => void }
  | { kind: 'refuse'; code: number; text: string }

const ACCEPT: Plan = { kind: 'accept' }

export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: CaughtMail[] = []
  const arrivals = new Set<() => void>()
  let plan: Plan = ACCEPT

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, answer) {
      const now = plan
      plan = ACCEPT
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      receive(stream, recipients).then((mail) => {
        if (now.kind === 'refuse') return answer(Object.assign(new Error(now.text), { responseCode: now.code }))
        mails.push(mail)
        answer(null)
        for (const arrived of arrivals) arrived()
        if (now.kind === 'cut') setImmediate(() => cut(server, session.id, () => now.then(mail)))
      }, answer)
    },
  })
  // A client that is killed in the middle is what some tests are about.
  server.on('error', () => {})
  const port = await listen(server)

  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    mails,
    cutAfterAccepting: (then = () => {}) => {
      plan = { kind: 'cut', then }
    },
    refuseNext: (code, text) => {
      plan = { kind: 'refuse', code, text }
    },
    waitFor: (count, withinMs = 10_000) =>
      waitUntil(
        () => mails.length >= count,
        arrivals,
        withinMs,
        () => `${mails.length} of ${count} mails came`,
      ).then(() => mails),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function receive(stream: SMTPServerDataStream, to: readonly string[]): Promise<CaughtMail> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const raw = Buffer.concat(chunks)
  const mail = await PostalMime.parse(raw)
  return {
    messageId: mail.messageId ?? '',
    from: mail.from?.address ?? '',
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    raw: raw.toString('utf8'),
  }
}

/** smtp-server keeps its connections in a set of its own; the socket under one of them is what has to break. */
type Connections = { connections: Set<{ id: string; _socket: { destroy(): void } }> }

function cut(server: SMTPServer, sessionId: string, then: () => void): void {
  for (const connection of (server as unknown as Connections).connections) {
    if (connection.id === sessionId) connection._socket.destroy()
  }
  then()
}

function listen(server: SMTPServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.server.address()
      if (typeof address === 'object' && address) resolve(address.port)
    })
  })
}

function waitUntil(
  done: () => boolean,
  arrivals: Set<() => void>,
  withinMs: number,
  sofar: () => string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!done()) return
      clearTimeout(patience)
      arrivals.delete(look)
      resolve()
    }
    const patience = setTimeout(() => {
      arrivals.delete(look)
      reject(new Error(sofar()))
    }, withinMs)
    arrivals.add(look)
    look()
  })
}
