/**
 * The port to a service's records. The office's own tables are one source (service.store.ts), a provider's program that speaks the
 * contract another (connector/remote.ts).
 * A source is asked only for what a checked grant names: it never returns a row to be filtered afterwards.
 */
import type { Readable } from 'node:stream'
import type { FieldId } from './catalogue.rules.ts'
import type { Relation } from './class.rules.ts'
import type { AccountContact } from './contact.store.ts'

export type IdentifierKind = 'email' | 'username' | 'telephone' | 'meeting'

/** What an officer named. A meeting number is reused, so it comes with an instant at which the meeting ran. */
export type Identifier = Readonly<{ kind: IdentifierKind; value: string; at: Date | null }>

/** `country` is that of the bill, or where the account was made: ISO 3166. `meetingId` limits meeting data to the one meeting named. */
export type FoundAccount = Readonly<{
  accountId: string
  accountType: string
  country: string
  meetingId: string | null
}>

export type Resolved =
  | Readonly<{ kind: 'found'; account: FoundAccount }>
  | Readonly<{ kind: 'ambiguous'; accounts: readonly FoundAccount[] }>
  | Readonly<{ kind: 'not-found' }>

export type RecordSubject = Readonly<{ accountId: string; meetingId: string | null }>

/** One row set of one subject. The period is half-open: a record belongs to it when it begins in it. */
export type ReadRequest = Readonly<{
  source: string
  relation: Relation
  fields: readonly FieldId[]
  subject: RecordSubject
  from: Date
  to: Date
}>

export type RecordFile = Readonly<{ mediaType: string; bytes: number; open: () => Readable }>
export type RecordValue = string | number | null | RecordFile
/** Values by field, only of the fields asked for. Instants are ISO 8601 with Z, days `YYYY-MM-DD`. */
export type RecordRow = ReadonlyMap<FieldId, RecordValue>

export type RecordSource = Readonly<{
  resolve(identifier: Identifier): Promise<Resolved>
  /** Rows in one stable order: the same request gives the same rows while the records stand still. */
  read(request: ReadRequest): AsyncIterable<RecordRow>
  /** Where an account holder is written to; undefined when the account is gone. Left out where `contactOf` reads it from the office's tables. */
  contact?: (accountId: string) => Promise<AccountContact | undefined>
}>

export function isRecordFile(value: RecordValue): value is RecordFile {
  return typeof value === 'object' && value !== null
}
