/** Where an account holder is written to. Asked only by the notice, after a decision. */
import type { Db } from '#platform/db/db.ts'
import type { Lang } from '#platform/words.ts'

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
  if (!row) return undefined
  return {
    accountId: row.account_id,
    email: row.email,
    name: row.name ?? row.user_name,
    lang: (row.billing_country ?? row.registration_country) === 'NL' ? 'nl' : 'en',
  }
}

/** The account behind an address that its holder has proven, for the holder's own page. */
export async function accountIdOf(db: Db, email: string): Promise<string | undefined> {
  return (
    await db
      .selectFrom('service_account')
      .select('account_id')
      .where('email', '=', email.trim().toLowerCase())
      .executeTakeFirst()
  )?.account_id
}
