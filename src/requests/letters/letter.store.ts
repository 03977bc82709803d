/** Letters about a case as they were sent, and the PDF of each once it was made. */
import type { Db, Tx } from '#platform/db/db.ts'
import type { Letter } from '#ui/letter.ts'
import type { HeldBy } from '../filing/contact.store.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    letter_file: { mail_id: string; sha256: string; bytes: number; at: Date }
  }
}

export type SentLetter = Readonly<{ id: string; at: Date; subject: string; to: 'officer' | 'user' }>
export type WholeLetter = Readonly<{
  id: string
  at: Date
  recipient: string
  /** Number of the case. */
  about: string
  letter: Letter
  /** Null until somebody first asked for it. */
  file: Readonly<{ sha256: string; bytes: number }> | null
}>

/** A link that opens a package stands in this one: the mail alone carries it. */
const SECRET = 'ready'

/** Letters of a case to those who held it, and with `users` to those who were told; newest first. */
export async function lettersOf(
  db: Db,
  { caseId, to, users }: Readonly<{ caseId: string; to: readonly HeldBy[]; users: boolean }>,
): Promise<readonly SentLetter[]> {
  const addresses = to.map((contact) => contact.to)
  const rows = await db
    .selectFrom('outbox_mail as m')
    .leftJoin('user_notice as n', 'n.mail_id', 'm.id')
    .select(['m.id', 'm.at', 'm.subject', 'm.recipient', 'n.id as notice'])
    .where('m.case_id', '=', caseId)
    .where('m.letter', 'is not', null)
    .where('m.template', '<>', SECRET)
    .where((where) =>
      users
        ? where.or([where('m.recipient', 'in', addresses), where('n.id', 'is not', null)])
        : where('m.recipient', 'in', addresses),
    )
    .orderBy('m.at', 'desc')
    .orderBy('m.id')
    .limit(200)
    .execute()
  return (
    rows
      .filter(({ notice }) => users || notice === null)
      // A copy that went to a colleague who holds the case today was a copy.
      .filter(({ notice, recipient, at }) => notice !== null || to.some((one) => isTheirs(one, { recipient, at })))
      .map(({ notice, recipient: _, ...row }) => ({ ...row, to: notice === null ? 'officer' : 'user' }))
  )
}

function isTheirs({ to, since }: HeldBy, { recipient, at }: Readonly<{ recipient: string; at: Date }>): boolean {
  return to === recipient && (since === null || at >= since)
}

/** One letter of this case, whole; undefined where it is of another, or none to be kept. */
export async function letterById(
  db: Db,
  { caseId, id }: Readonly<{ caseId: string; id: string }>,
): Promise<WholeLetter | undefined> {
  const row = await db
    .selectFrom('outbox_mail as m')
    .leftJoin('letter_file as f', 'f.mail_id', 'm.id')
    .select(['m.id', 'm.at', 'm.recipient', 'm.about', 'm.letter', 'f.sha256', 'f.bytes'])
    .where('m.id', '=', id)
    .where('m.case_id', '=', caseId)
    .where('m.letter', 'is not', null)
    .where('m.template', '<>', SECRET)
    .executeTakeFirst()
  if (!row) return undefined
  const { sha256, bytes, letter, ...rest } = row
  // Written by `letterMail` alone.
  return { ...rest, letter: letter as Letter, file: sha256 === null ? null : { sha256, bytes: Number(bytes) } }
}

/** Whoever asked first: a second one at the same moment changes nothing. Answers with what is kept. */
export async function keepLetterFile(
  tx: Tx,
  file: Readonly<{ mailId: string; sha256: string; bytes: number; at: Date }>,
): Promise<string> {
  await tx
    .insertInto('letter_file')
    .values({ mail_id: file.mailId, sha256: file.sha256, bytes: file.bytes, at: file.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const kept = await tx
    .selectFrom('letter_file')
    .select('sha256')
    .where('mail_id', '=', file.mailId)
    .executeTakeFirstOrThrow()
  return kept.sha256
}

export function letterJson({ id, at, subject, to }: SentLetter) {
  return { id, at: at.toISOString(), subject, to }
}
