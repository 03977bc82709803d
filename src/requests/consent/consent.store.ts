import type { Db, Tx } from '#platform/db/db.ts'
import { type Day, day } from '#platform/time.ts'
import { type Category, isCategory } from '../triage/category.rules.ts'
import type { ConsentAnswer } from './consent.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    consent_ask: {
      id: string
      case_id: string
      account_id: string
      categories: string[]
      answer_by: string
      mail_id: string
      at: Date
      by_person: string
    }
    consent_answer: {
      ask_id: string
      answer: ConsentAnswer
      categories: string[]
      ends_on: string | null
      at: Date
      by_person: string
    }
    consent_withdrawal: { ask_id: string; at: Date; by_person: string }
  }
}

export type ConsentAsk = Readonly<{
  id: string
  caseId: string
  accountId: string
  categories: readonly Category[]
  answerBy: Day
  mailId: string
  at: Date
  by: string
}>

export async function insertAsk(tx: Tx, ask: ConsentAsk): Promise<void> {
  const { id, caseId, accountId, categories, answerBy, mailId, at, by } = ask
  await tx
    .insertInto('consent_ask')
    .values({
      ...{ id, case_id: caseId, account_id: accountId, categories: [...categories] },
      ...{ answer_by: answerBy, mail_id: mailId, at, by_person: by },
    })
    .execute()
}

export type GivenAnswer = Readonly<{
  askId: string
  answer: ConsentAnswer
  categories: readonly Category[]
  endsOn: Day | null
  at: Date
  by: string
}>

export async function insertAnswer(tx: Tx, { askId, answer, categories, endsOn, at, by }: GivenAnswer): Promise<void> {
  await tx
    .insertInto('consent_answer')
    .values({ ask_id: askId, answer, categories: [...categories], ends_on: endsOn, at, by_person: by })
    .execute()
}

export async function insertWithdrawal(
  tx: Tx,
  { askId, at, by }: Readonly<{ askId: string; at: Date; by: string }>,
): Promise<void> {
  await tx.insertInto('consent_withdrawal').values({ ask_id: askId, at, by_person: by }).execute()
}

/** What an owner was asked in a case; undefined where they were not. */
export async function askOf(db: Db, caseId: string, accountId: string): Promise<ConsentAsk | undefined> {
  return (await asksOf(db, accountId)).find((ask) => ask.caseId === caseId)
}

/** Everything an owner was ever asked to agree to, newest first. */
export async function asksOf(db: Db, accountId: string): Promise<readonly ConsentAsk[]> {
  const rows = await db
    .selectFrom('consent_ask')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, caseId: row.case_id, accountId: row.account_id, categories: row.categories.filter(isCategory) },
    ...{ answerBy: day(row.answer_by), mailId: row.mail_id, at: row.at, by: row.by_person },
  }))
}
