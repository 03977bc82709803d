/**
 * Where an account holder is written to. Asked only by the notice, after a decision. Where the records lie with the provider's own program,
 * it is asked before, outside any transaction, and what it said is kept with the case (`holder_contact`).
 */
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Lang } from '#platform/words.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    holder_contact: { case_id: string; account_id: string; name: string; email: string; lang: Lang; at: Date }
  }
}

export type AccountContact = Readonly<{ accountId: string; name: string; email: string; lang: Lang }>

/** Undefined when the account is gone. Dutch goes to those billed, or else registered, in the Netherlands. */
export async function contactOf(db: Db, accountId: string): Promise<AccountContact | undefined> {
  const row = await db
    .selectFrom('service_account as a')
    .leftJoin('service_profile as p', 'p.account_id', 'a.account_id')
    .leftJoin('service_billing as b', 'b.account_id', 'a.account_id')
    .select(['a.account_id', 'a.email', 'a.user_name', 'a.registration_country', 'p.name', 'b.billing_country'])
    .where('a.account_id', '=', accountId)
    .executeTakeFirst()
  if (!row) return keptContactOf(db, accountId)
  return {
    accountId: row.account_id,
    email: row.email,
    name: row.name ?? row.user_name,
    lang: (row.billing_country ?? row.registration_country) === 'NL' ? 'nl' : 'en',
  }
}

/** As the provider's program said last, in whichever case. An account that is gone since is written to where it was. */
async function keptContactOf(db: Db, accountId: string): Promise<AccountContact | undefined> {
  const row = await db
    .selectFrom('holder_contact')
    .select(['account_id', 'name', 'email', 'lang'])
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { accountId: row.account_id, name: row.name, email: row.email, lang: row.lang }
}

export async function keepContacts(
  tx: Tx,
  { caseId, contacts, at }: Readonly<{ caseId: string; contacts: readonly AccountContact[]; at: Date }>,
): Promise<void> {
  if (contacts.length === 0) return
  await tx
    .insertInto('holder_contact')
    .values(contacts.map(({ accountId, ...contact }) => ({ case_id: caseId, account_id: accountId, ...contact, at })))
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'account_id']).doUpdateSet(({ ref }) => ({
        ...{ name: ref('excluded.name'), email: ref('excluded.email') },
        ...{ lang: ref('excluded.lang'), at: ref('excluded.at') },
      })),
    )
    .execute()
}

/** The account behind an address that its holder has proven, for the holder's own page. */
export async function accountIdOf(db: Db, email: string): Promise<string | undefined> {
  const address = email.trim().toLowerCase()
  const own = await db
    .selectFrom('service_account')
    .select('account_id')
    .where('email', '=', address)
    .executeTakeFirst()
  return own?.account_id ?? keptAccountIdOf(db, address)
}

/** An address that its account has since changed opens nothing. */
async function keptAccountIdOf(db: Db, address: string): Promise<string | undefined> {
  const { rows } = await sql<{ account_id: string }>`
    select c.account_id from holder_contact c where lower(c.email) = ${address}
      and not exists (select 1 from holder_contact n
        where n.account_id = c.account_id and n.at > c.at and lower(n.email) <> ${address})
    order by c.at desc limit 1`.execute(db)
  return rows[0]?.account_id
}
