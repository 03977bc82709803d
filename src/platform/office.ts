import type { Provider } from '#platform/config.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Files } from '#platform/files.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import type { Keys } from '#platform/keys.ts'
import type { DocumentKeys } from '#platform/pki/document-keys.ts'
import type { Seals } from '#platform/seals.ts'
import type { Clock } from '#platform/time.ts'

/** What every command is given: the one database, the one clock, and the doors to the outside. */
export type Office = Readonly<{
  db: Db
  clock: Clock
  jobs: Jobs
  files: Files
  keys: Keys
  documents: DocumentKeys
  seals: Seals
  provider: Provider
  demo: boolean
  /** Where the office is reached, without a slash at the end: links in mail start with it. */
  baseUrl: string
  /** Entry file of the child process that reads uploaded PDFs. */
  intakeChild: string
}>

/** The one way into a transaction: every write goes with its audit entry, mail and jobs, or not at all. */
export function transact<T>(office: Pick<Office, 'db'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return office.db.transaction().execute(work)
}
