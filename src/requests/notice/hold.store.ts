/** What holds a notice back beside orders, and who is still to be told: kept beside the facts, because the database itself refuses a notice. */
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Day } from '#platform/time.ts'
import type { About, Ground } from './notice.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    notice_owed: { case_id: string; account_id: string; at: Date }
    notice_argument: {
      id: string
      case_id: string
      ground: Ground
      text: string
      accounts: string[] | null
      on_day: string
      holds_until: string
      at: Date
      by_person: string
    }
    notice_argument_refusal: { argument_id: string; reason: string; at: Date; by_person: string }
    notice_exception: {
      id: string
      case_id: string
      argument_id: string | null
      ground: Ground
      reason: string
      accounts: string[] | null
      on_day: string
      ends_on: string
      at: Date
      proposed_by: string
    }
    notice_exception_word: {
      exception_id: string
      case_id: string
      proposed_by: string
      word: 'granted' | 'declined'
      reason: string
      at: Date
      by_person: string
    }
    notice_view: { notice_id: string; at: Date }
  }
}

export async function insertOwed(
  tx: Tx,
  { caseId, accounts, at }: { caseId: string; accounts: readonly string[]; at: Date },
): Promise<void> {
  if (accounts.length === 0) return
  await tx
    .insertInto('notice_owed')
    .values(accounts.map((account_id) => ({ case_id: caseId, account_id, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Every account of a decided case whose holder is to be told, told or not. */
export async function owedAccounts(db: Db, caseId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('notice_owed')
    .select('account_id')
    .where('case_id', '=', caseId)
    .orderBy('account_id')
    .execute()
  return rows.map((row) => row.account_id)
}

/**
 * Cases in which somebody is still to be told and nothing binds any more on a day. Asks no job: what a job has lost is found here.
 * Withdrawn and refused cases owe nothing, unless data had left before they were taken up again.
 */
export async function casesOwing(db: Db, unboundOn: Day): Promise<readonly string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select distinct o.case_id from notice_owed o
    join case_index card on card.case_id = o.case_id
    where (card.state not in ('withdrawn', 'refused') or exists (select 1 from case_package p where p.case_id = o.case_id))
      and not exists (select 1 from user_notice n where n.case_id = o.case_id and n.account_id = o.account_id)
      and not notice_bound_by_order(o.case_id, ${unboundOn}::date)
      and not notice_bound_by_exception(o.case_id, o.account_id, ${unboundOn}::date)
    order by o.case_id`.execute(db)
  return rows.map((row) => row.case_id)
}

export async function insertArgument(
  tx: Tx,
  argument: Readonly<{
    id: string
    caseId: string
    ground: Ground
    text: string
    accounts: About
    onDay: Day
    holdsUntil: Day
    at: Date
    by: string
  }>,
): Promise<void> {
  const { id, caseId, ground, text, accounts, onDay, holdsUntil, at, by } = argument
  await tx
    .insertInto('notice_argument')
    .values({
      ...{ id, case_id: caseId, ground, text, accounts: accounts && [...accounts], on_day: onDay },
      ...{ holds_until: holdsUntil, at, by_person: by },
    })
    .execute()
}

export async function insertArgumentRefusal(
  tx: Tx,
  { argumentId, reason, at, by }: { argumentId: string; reason: string; at: Date; by: string },
): Promise<void> {
  await tx
    .insertInto('notice_argument_refusal')
    .values({ argument_id: argumentId, reason, at, by_person: by })
    .execute()
}

export async function insertException(
  tx: Tx,
  exception: Readonly<{
    id: string
    caseId: string
    argumentId: string | null
    ground: Ground
    reason: string
    accounts: About
    onDay: Day
    endsOn: Day
    at: Date
    by: string
  }>,
): Promise<void> {
  const { id, caseId, argumentId, ground, reason, accounts, onDay, endsOn, at, by } = exception
  await tx
    .insertInto('notice_exception')
    .values({
      ...{ id, case_id: caseId, argument_id: argumentId, ground, reason, accounts: accounts && [...accounts] },
      ...{ on_day: onDay, ends_on: endsOn, at, proposed_by: by },
    })
    .execute()
}

export async function insertExceptionWord(
  tx: Tx,
  word: Readonly<{
    exceptionId: string
    caseId: string
    proposedBy: string
    word: 'granted' | 'declined'
    reason: string
    at: Date
    by: string
  }>,
): Promise<void> {
  await tx
    .insertInto('notice_exception_word')
    .values({
      ...{ exception_id: word.exceptionId, case_id: word.caseId, proposed_by: word.proposedBy, word: word.word },
      ...{ reason: word.reason, at: word.at, by_person: word.by },
    })
    .execute()
}

/** The holder of an account looked at what was told of it; only the first time is kept. */
export async function insertViews(tx: Tx, { accountId, at }: { accountId: string; at: Date }): Promise<void> {
  await sql`
    insert into notice_view (notice_id, at) select id, ${at} from user_notice where account_id = ${accountId}
    on conflict do nothing`.execute(tx)
}

export type Receipt = Readonly<{
  accountId: string
  at: Date
  mailId: string
  /** The newest word of the mail server; null while it has not been asked. */
  mail: Readonly<{ step: string; reply: string; at: Date }> | null
  viewedAt: Date | null
}>

/** What shows that the holders of the accounts of a case were told. */
export async function receiptsOf(db: Db, caseId: string): Promise<readonly Receipt[]> {
  const rows = await db
    .selectFrom('user_notice as n')
    .leftJoin('notice_view as v', 'v.notice_id', 'n.id')
    .leftJoin('mail_attempt as m', (join) =>
      join.on('m.id', '=', (of) =>
        of
          .selectFrom('mail_attempt as last')
          .select((one) => one.fn.max('last.id').as('id'))
          .whereRef('last.mail_id', '=', 'n.mail_id'),
      ),
    )
    .select(['n.account_id', 'n.at', 'n.mail_id', 'v.at as viewed_at', 'm.step', 'm.reply', 'm.at as mail_at'])
    .where('n.case_id', '=', caseId)
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id,
    at: row.at,
    mailId: row.mail_id,
    mail: row.step && row.mail_at ? { step: row.step, reply: row.reply ?? '', at: row.mail_at } : null,
    viewedAt: row.viewed_at,
  }))
}
