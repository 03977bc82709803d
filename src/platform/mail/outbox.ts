/**
 * Mail waits in the database, in the transaction of what it tells of, and is sent by a job. Each try is written down before a word is
 * said to the server, so that after a crash it is known which mails may have gone out twice; those carry the same Message-ID.
 */
import type { Json } from '../canonical.ts'
import type { Db, Tx } from '../db/db.ts'
import { newId } from '../ids.ts'
import type { JobLine, Jobs } from '../jobs/jobs.ts'
import type { Office } from '../office.ts'
import type { Clock } from '../time.ts'
import { insertAttempt, insertMail, type MailAttempt, mailById } from './mail.store.ts'
import type { Mailer } from './smtp.ts'

declare module '../jobs/jobs.ts' {
  interface JobData {
    'mail.send': { mailId: string }
  }
}

export type Letter = Readonly<{
  to: string
  /** Control characters become spaces: a header can hold one line only. */
  subject: string
  text: string
  html: string
  /** Id of the thing it tells of. */
  about: string
  caseId?: string | null
  /** Name of the `.mail.tsx` it was made by. */
  template: string
  /** What it was made of, where a document may be made of it later. */
  letter?: Json
}>

/** Puts a letter in the outbox; its id. An address that no server could take is a bug of the form that let it in, and throws. */
export async function queueMail(
  tx: Tx,
  office: Pick<Office, 'clock' | 'jobs' | 'provider' | 'baseUrl'>,
  letter: Letter,
): Promise<string> {
  if (!isMailAddress(letter.to)) throw new RangeError('not an e-mail address')
  const id = newId('mail')
  await insertMail(tx, {
    id,
    at: office.clock.now(),
    messageId: `<${id}@${new URL(office.baseUrl).hostname}>`,
    sender: senderOf(office.provider),
    to: letter.to,
    subject: oneLine(letter.subject),
    text: letter.text,
    html: letter.html,
    template: letter.template,
    about: letter.about,
    caseId: letter.caseId ?? null,
    letter: letter.letter ?? null,
  })
  await office.jobs.send(tx, 'mail.send', { mailId: id }, { onceKey: id })
  return id
}

/** For staff at the outbox: a mail that no server took, or that waited for one to be configured. */
export async function sendAgain(tx: Tx, jobs: Jobs, mailId: string): Promise<void> {
  await jobs.send(tx, 'mail.send', { mailId }, { onceKey: mailId })
}

/** One address, without a name, a list or a line break; the local part as forms in practice allow it. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/.test(
      text,
    )
  )
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

function senderOf({ name, officeEmail }: Pick<Office['provider'], 'name' | 'officeEmail'>): string {
  return `"${oneLine(name).replace(/["\\]/g, '')}" <${officeEmail}>`
}

/** `mailer` is null where no mail server is configured: the mail stays in the outbox, where staff read it. */
export function mailJob(to: Readonly<{ db: Db; clock: Clock; mailer: Mailer | null }>): JobLine<'mail.send'> {
  return {
    name: 'mail.send',
    expireSeconds: 120,
    retries: 12,
    retrySeconds: 10,
    work: ({ mailId }) => deliver(to, mailId),
  }
}

async function deliver(
  { db, clock, mailer }: Readonly<{ db: Db; clock: Clock; mailer: Mailer | null }>,
  mailId: string,
): Promise<void> {
  const found = await mailById(db, mailId)
  if (!found) return
  const note = (step: MailAttempt['step'], reply: string) => insertAttempt(db, mailId, { at: clock.now(), step, reply })
  const last = found.attempts.at(-1)?.step
  if (last === 'accepted') return
  if (last === 'started')
    await note(
      'uncertain',
      'the program ended between handing over and the answer; sent again with the same Message-ID',
    )
  if (!mailer) {
    if (last !== 'no-server') await note('no-server', 'not sent: no mail server')
    return
  }
  await note('started', '')
  const answer = await mailer.send(found.mail)
  if (answer.kind === 'accepted') return note('accepted', answer.reply)
  await note('failed', answer.reply)
  throw new Error(`mail was not accepted: ${answer.reply}`)
}
