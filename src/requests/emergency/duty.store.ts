import type { Db, Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    duty_page: { id: string; case_id: string; step: number; person_id: string; mail_id: string; at: Date }
    duty_answer: { case_id: string; at: Date; by_person: string }
    duty_webhook: { id: string; case_id: string; step: number; accepted: boolean; reply: string; at: Date }
  }
}

export type DutyPage = Readonly<{ step: number; personId: string; at: Date }>

/** Who was called out for a case, first step first. */
export async function pagesOf(db: Db, caseId: string): Promise<readonly DutyPage[]> {
  const rows = await db
    .selectFrom('duty_page')
    .select(['step', 'person_id', 'at'])
    .where('case_id', '=', caseId)
    .orderBy('step')
    .orderBy('id')
    .execute()
  return rows.map(({ step, person_id: personId, at }) => ({ step, personId, at }))
}

export async function insertPage(tx: Tx, page: DutyPage & Readonly<{ caseId: string; mailId: string }>): Promise<void> {
  const { caseId, step, personId, mailId, at } = page
  await tx
    .insertInto('duty_page')
    .values({ id: newId('page'), case_id: caseId, step, person_id: personId, mail_id: mailId, at })
    .execute()
}

/** Who answered the call, and when. */
export async function answerTo(db: Db, caseId: string): Promise<Readonly<{ at: Date; by: string }> | null> {
  const row = await db.selectFrom('duty_answer').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  return row ? { at: row.at, by: row.by_person } : null
}

export async function insertAnswer(tx: Tx, answer: Readonly<{ caseId: string; at: Date; by: string }>): Promise<void> {
  await tx.insertInto('duty_answer').values({ case_id: answer.caseId, at: answer.at, by_person: answer.by }).execute()
}

export type WebhookTry = Readonly<{ caseId: string; step: number; accepted: boolean; reply: string; at: Date }>

export async function insertWebhookTry(tx: Tx, { caseId, ...row }: WebhookTry): Promise<void> {
  await tx
    .insertInto('duty_webhook')
    .values({ id: newId('hook'), case_id: caseId, ...row })
    .execute()
}

export async function webhookTaken(db: Db, caseId: string, step: number): Promise<boolean> {
  const row = await db
    .selectFrom('duty_webhook')
    .select('id')
    .where('case_id', '=', caseId)
    .where('step', '=', step)
    .where('accepted', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
