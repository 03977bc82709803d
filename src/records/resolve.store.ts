/** Which account an officer's identifier names. Only a job of an accepted case asks; no route that an officer reaches does. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { FoundAccount, Identifier } from './source.ts'

/** More than this many accounts behind one telephone number are not told apart by reading on. */
const MOST = 20

export async function findAccounts(db: Db, { kind, value, at }: Identifier): Promise<readonly FoundAccount[]> {
  const number = digits(value)
  if (number === '' && (kind === 'meeting' || kind === 'telephone')) return []
  if (kind === 'meeting') return hostsOf(db, number, at)
  if (kind === 'telephone') return accountsWhere(db, sql`regexp_replace(a.telephone, '[^0-9]', '', 'g') = ${number}`)
  const column = kind === 'email' ? 'email' : 'user_name'
  return accountsWhere(db, sql`lower(a.${sql.id(column)}) = ${value.trim().toLowerCase()}`)
}

async function accountsWhere(db: Db, condition: ReturnType<typeof sql>): Promise<readonly FoundAccount[]> {
  const { rows } = await sql<FoundAccount>`
    select a.account_id as "accountId", a.account_type as "accountType",
      coalesce(b.billing_country, a.registration_country) as country, null as "meetingId"
    from service_account a left join service_billing b on b.account_id = a.account_id
    where ${condition} order by a.account_id limit ${sql.lit(MOST)}`.execute(db)
  return rows
}

/** The meeting that ran at that instant; without an instant every meeting with the number, for a person to choose from. */
async function hostsOf(db: Db, number: string, at: Date | null): Promise<readonly FoundAccount[]> {
  const ran = at === null ? sql`` : sql` and m.started_at <= ${at} and m.ended_at >= ${at}`
  const { rows } = await sql<FoundAccount>`
    select a.account_id as "accountId", a.account_type as "accountType",
      coalesce(b.billing_country, a.registration_country) as country, m.meeting_id as "meetingId"
    from service_meeting m join service_account a on a.account_id = m.host_account_id
    left join service_billing b on b.account_id = a.account_id
    where regexp_replace(m.number, '[^0-9]', '', 'g') = ${number}${ran}
    order by m.started_at, m.meeting_id limit ${sql.lit(MOST)}`.execute(db)
  return rows
}

function digits(text: string): string {
  return text.replace(/\D/g, '')
}
