import { record } from '#audit'
import type { Db, Tx } from '#platform/db/db.ts'
import { type Office, transact } from '#platform/office.ts'
import type { Day } from '#platform/time.ts'
import { type BandStatement, insertStatement, statements } from './statement.store.ts'

/** Puts a statement that two people released into the report; who they are, the access log is not told. Once there it stays; the same one again changes nothing. */
export async function publishStatement(office: Office, statement: BandStatement): Promise<void> {
  await transact(office, async (tx) => {
    if ((await statements(tx)).some(({ id }) => id === statement.id)) return
    await insertStatement(tx, statement)
    await record(tx, office.clock, { who: 'system', action: 'report.bands-published', about: statement.id })
  })
}

/** What was published, newest first: which, and when. */
export async function publishedStatements(db: Db | Tx): Promise<readonly Readonly<{ id: string; publishedOn: Day }>[]> {
  return (await statements(db)).map(({ id, publishedOn }) => ({ id, publishedOn }))
}
