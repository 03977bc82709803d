import { type ColumnType, type Generated, sql } from 'kysely'
import type { Json } from '../canonical.ts'
import type { Db, Tx } from '../db/db.ts'

export type MailStep = 'started' | 'accepted' | 'failed' | 'uncertain' | 'no-server'

declare module '../db/db.ts' {
  interface Tables {
    outbox_mail: {
      id: string
      at: Date
      message_id: string
      sender: string
      recipient: string
      subject: string
      text_body: string
      html_body: string
      template: string
      about: string
      case_id: string | null
      letter: ColumnType<Json, string | null, never>
    }
    mail_attempt: { id: Generated<number>; mail_id: string; at: Date; step: MailStep; reply: string }
  }
}

export type Mail = Readonly<{
  id: string
  at: Date
  messageId: string
  sender: string
  to: string
  subject: string
  text: string
  html: string
  template: string
  about: string
  caseId: string | null
  /** What it was made of; null for mail that is no letter about a case. */
  letter: Json
}>

export type MailAttempt = Readonly<{ at: Date; step: MailStep; reply: string }>

export async function insertMail(tx: Tx, mail: Mail): Promise<void> {
  await tx
    .insertInto('outbox_mail')
    .values({
      id: mail.id,
      at: mail.at,
      message_id: mail.messageId,
      sender: mail.sender,
      recipient: mail.to,
      subject: mail.subject,
      text_body: mail.text,
      html_body: mail.html,
      template: mail.template,
      about: mail.about,
      case_id: mail.caseId,
      letter: mail.caseId === null || mail.letter === null ? null : JSON.stringify(mail.letter),
    })
    .execute()
}

export async function insertAttempt(db: Db | Tx, mailId: string, attempt: MailAttempt): Promise<void> {
  await db
    .insertInto('mail_attempt')
    .values({ mail_id: mailId, ...attempt })
    .execute()
}

export async function mailById(
  db: Db | Tx,
  id: string,
): Promise<{ mail: Mail; attempts: readonly MailAttempt[] } | undefined> {
  const row = await db.selectFrom('outbox_mail').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const attempts = await db
    .selectFrom('mail_attempt')
    .select(['at', 'step', 'reply'])
    .where('mail_id', '=', id)
    .orderBy('id')
    .execute()
  const { message_id, recipient, text_body, html_body, case_id, ...rest } = row
  return {
    mail: { ...rest, messageId: message_id, to: recipient, text: text_body, html: html_body, caseId: case_id },
    attempts,
  }
}

/** `queued` was not tried yet; the rest is the last step that was written. */
export type MailState = 'queued' | MailStep

export type OutboxRow = Readonly<{
  id: string
  at: Date
  to: string
  subject: string
  template: string
  about: string
  caseId: string | null
  state: MailState
  reply: string | null
}>

export type OutboxPage = Readonly<{ page: number; size?: number; state?: MailState; caseId?: string }>

/** Newest first; pages count from 1. */
export async function outbox(
  db: Db | Tx,
  { page, size = 50, state, caseId }: OutboxPage,
): Promise<{ mails: readonly OutboxRow[]; total: number }> {
  const { rows } = await sql<OutboxRow & { total: number }>`
    select mail.id, mail.at, mail.recipient as "to", mail.subject, mail.template, mail.about, mail.case_id as "caseId",
      coalesce(last.step, 'queued') as state, last.reply, count(*) over () as total
    from outbox_mail mail
    left join lateral (select step, reply from mail_attempt where mail_id = mail.id order by id desc limit 1) last on true
    where (${state ?? null}::text is null or coalesce(last.step, 'queued') = ${state ?? null}) and (${caseId ?? null}::text is null or mail.case_id = ${caseId ?? null})
    order by mail.at desc, mail.id limit ${size} offset ${(page - 1) * size}`.execute(db)
  return { mails: rows.map(({ total, ...row }) => row), total: rows[0]?.total ?? 0 }
}
