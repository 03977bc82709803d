import { createTransport } from 'nodemailer'
import type { Mail } from './mail.store.ts'

export type Answer = Readonly<{ kind: 'accepted' | 'failed'; reply: string }>

/** The mail server. What it answers is a value: that a server is away is no bug. */
export type Mailer = Readonly<{
  send(mail: Mail): Promise<Answer>
  /** For `doctor`: whether the server answers and takes the password. */
  check(): Promise<Answer>
  close(): void
}>

const PATIENCE_MS = 20_000

/** `url` as nodemailer has it: `smtp://user:password@host:587` or `smtps://…:465`. */
export function smtpMailer(url: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const answer = (reply: Promise<string>): Promise<Answer> =>
    reply.then(
      (text) => ({ kind: 'accepted', reply: text }),
      (error: unknown) => ({ kind: 'failed', reply: firstLine(error) }),
    )
  return {
    send: (mail) => answer(transport.sendMail(messageOf(mail)).then(({ response }) => response)),
    check: () => answer(transport.verify().then(() => 'the mail server answers')),
    close: () => transport.close(),
  }
}

function messageOf(mail: Mail) {
  return {
    messageId: mail.messageId,
    date: mail.at,
    from: mail.sender,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    envelope: { from: addressIn(mail.sender), to: [mail.to] },
    // RFC 3834: no one's holiday answers to an office that did not write by hand.
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

const addressIn = (sender: string) => /<([^<>]+)>$/.exec(sender)?.[1] ?? sender

function firstLine(error: unknown): string {
  return (String(error instanceof Error ? error.message : error).split('\n')[0] ?? '').slice(0, 500)
}
