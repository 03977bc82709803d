/**
 * The demo provider's own records behind the port. Subject, period and columns stand in the statement itself,
 * so what a grant does not name never leaves the database.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Files } from '#platform/files.ts'
import type { FieldId } from './catalogue.rules.ts'
import { fieldRow } from './catalogue.rules.ts'
import type { Relation } from './class.rules.ts'
import { findAccounts } from './resolve.store.ts'
import type { Identifier, ReadRequest, RecordRow, RecordSource, RecordSubject, RecordValue } from './source.ts'

type Fragment = RawBuilder<unknown>
type Scope = (subject: RecordSubject) => Fragment

/** One row set: where it comes from, whose rows they are, and by which instant and key they are ordered. */
type RowSet = Readonly<{
  from: Fragment
  key: Fragment
  /** Null: such records have no time of their own; the period does not limit them. */
  at: Fragment | null
  about: Partial<Record<Relation, Scope>>
}>

const PAGE = 500

export function serviceRecords({ db, files }: Readonly<{ db: Db; files: Pick<Files, 'open'> }>): RecordSource {
  return {
    resolve: async (identifier: Identifier) => {
      const accounts = await findAccounts(db, identifier)
      const [account, ...more] = accounts
      if (!account) return { kind: 'not-found' }
      return more.length > 0 ? { kind: 'ambiguous', accounts } : { kind: 'found', account }
    },
    read: (request) => readRows(db, files, request),
  }
}

async function* readRows(db: Db, files: Pick<Files, 'open'>, request: ReadRequest): AsyncGenerator<RecordRow> {
  const set = ROW_SETS.get(request.source)
  const about = set?.about[request.relation]
  const fields = request.fields.filter(
    (id) => fieldRow(id).source === request.source && fieldRow(id).class[request.relation] !== null,
  )
  if (!set || !about || fields.length === 0) return
  const scope = sql`${about(request.subject)}${set.at ? sql` and ${set.at} >= ${request.from} and ${set.at} < ${request.to}` : sql``}`
  let after: Cursor | null = null
  for (;;) {
    const rows: Raw[] = await readPage(db, set, { fields, scope, after, subject: request.subject })
    for (const raw of rows) yield toRow(raw, fields, files)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = { at: last.row_at, key: last.row_key }
  }
}

/** Columns `c0`, `c1` … are the granted fields in order; the other two only order the pages and are never handed on. */
type Raw = Readonly<{ row_at: Date | null; row_key: string } & Record<`c${number}`, unknown>>
type Cursor = Readonly<{ at: Date | null; key: string }>
type Page = Readonly<{ fields: readonly FieldId[]; scope: Fragment; after: Cursor | null; subject: RecordSubject }>

async function readPage(db: Db, set: RowSet, { fields, scope, after, subject }: Page): Promise<Raw[]> {
  const columns = fields.map((id, n) => sql`${expression(id, subject)} as ${sql.id(`c${n}`)}`)
  const at = set.at ?? sql`null::timestamptz`
  const next =
    after === null
      ? sql``
      : set.at
        ? sql` and (${at}, ${set.key}) > (${after.at}, ${after.key})`
        : sql` and ${set.key} > ${after.key}`
  const { rows } = await sql<Raw>`
    select ${at} as row_at, ${set.key} as row_key, ${sql.join(columns)}
    from ${set.from} where ${scope}${next}
    order by ${set.at ? sql`${at}, ${set.key}` : set.key} limit ${sql.lit(PAGE)}`.execute(db)
  return rows
}

function toRow(raw: Raw, fields: readonly FieldId[], files: Pick<Files, 'open'>): RecordRow {
  return new Map(fields.map((id, n) => [id, toValue(raw[`c${n}`], files)]))
}

type StoredFile = Readonly<{ sha256: string; type: string; bytes: number }>

function toValue(value: unknown, files: Pick<Files, 'open'>): RecordValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof Date) return value.toISOString()
  if (isStoredFile(value)) return { mediaType: value.type, bytes: value.bytes, open: () => files.open(value.sha256) }
  throw new TypeError(`a record holds a value that the catalogue has no kind for: ${typeof value}`)
}

function isStoredFile(value: unknown): value is StoredFile {
  return typeof value === 'object' && value !== null && 'sha256' in value && 'type' in value && 'bytes' in value
}

/** Columns are read by the name of the export, but for the derived ones here. */
function expression(id: FieldId, subject: RecordSubject): Fragment {
  const derived = DERIVED[id]
  return derived ? derived(subject) : sql`r.${sql.id(fieldRow(id).exportName)}`
}

const seconds = (from: string, to: string) => () => sql`extract(epoch from r.${sql.id(to)} - r.${sql.id(from)})::int`
const file = (sha256: string, type: string, bytes: string) => () =>
  sql`
  case when r.${sql.id(sha256)} is not null
  then jsonb_build_object('sha256', r.${sql.id(sha256)}, 'type', r.${sql.id(type)}, 'bytes', r.${sql.id(bytes)}) end`
const meetingNumber = () => sql`m.number`

const DERIVED: Partial<Record<FieldId, (subject: RecordSubject) => Fragment>> = {
  'sign_in.duration_seconds': seconds('signed_in_at', 'signed_out_at'),
  'participation.duration_seconds': seconds('joined_at', 'left_at'),
  'call.duration_seconds': seconds('started_at', 'ended_at'),
  'participation.hosted_meeting_number': ({ accountId }) =>
    sql`case when m.host_account_id = ${accountId} then m.number end`,
  'participation.joined_meeting_number': ({ accountId }) =>
    sql`case when m.host_account_id <> ${accountId} then m.number end`,
  'participant.meeting_number': meetingNumber,
  'chat.meeting_number': meetingNumber,
  'recording.meeting_number': meetingNumber,
  'meeting_title.meeting_number': () => sql`r.number`,
  'picture.file': file('picture_sha256', 'picture_type', 'picture_bytes'),
  'recording.file': file('file_sha256', 'media_type', 'file_bytes'),
}

const ofAccount: Scope = ({ accountId }) => sql`r.account_id = ${accountId}`
const oneMeeting: Scope = ({ meetingId }) => (meetingId === null ? sql`` : sql` and m.meeting_id = ${meetingId}`)
const hosted: Scope = (subject) => sql`m.host_account_id = ${subject.accountId}${oneMeeting(subject)}`
const joined: Scope = (subject) => sql`r.account_id = ${subject.accountId}${oneMeeting(subject)}`
const withMeeting = (table: string) => sql`${sql.table(table)} r join service_meeting m on m.meeting_id = r.meeting_id`

const account: RowSet = { from: sql`service_account r`, key: sql`r.account_id`, at: null, about: { own: ofAccount } }
const billing: RowSet = { ...account, from: sql`service_billing r` }
const signIn: RowSet = {
  from: sql`service_sign_in r`,
  key: sql`r.sign_in_id`,
  at: sql`r.signed_in_at`,
  about: { own: ofAccount },
}
const participation: RowSet = {
  from: withMeeting('service_participant'),
  key: sql`r.participant_id`,
  at: sql`r.joined_at`,
  about: { own: joined },
}

const ROW_SETS: ReadonlyMap<string, RowSet> = new Map<string, RowSet>([
  ['profile', { ...account, from: sql`service_profile r` }],
  ['account', account],
  ['service', account],
  ['billing', billing],
  ['payment', billing],
  ['sign_in', signIn],
  ['sign_in_device', signIn],
  ['meeting_address', participation],
  ['participation', participation],
  ['meeting_device', participation],
  [
    'participant',
    {
      ...participation,
      // Other people only in meetings that the subject hosted: who else joined another's meeting is a record of that other host.
      about: { other: (subject) => sql`${hosted(subject)} and r.account_id is distinct from ${subject.accountId}` },
    },
  ],
  [
    'meeting_title',
    {
      from: sql`service_meeting r join service_meeting m on m.meeting_id = r.meeting_id`,
      key: sql`r.meeting_id`,
      at: sql`r.started_at`,
      about: { own: hosted },
    },
  ],
  [
    'picture',
    {
      ...account,
      from: sql`service_profile r`,
      about: { own: (subject) => sql`${ofAccount(subject)} and r.picture_sha256 is not null` },
    },
  ],
  [
    'chat',
    {
      from: withMeeting('service_chat_message'),
      key: sql`r.message_id`,
      at: sql`r.sent_at`,
      about: {
        own: (subject) => sql`r.sender_account_id = ${subject.accountId}${oneMeeting(subject)}`,
        other: (subject) => sql`${hosted(subject)} and r.sender_account_id is distinct from ${subject.accountId}`,
      },
    },
  ],
  [
    'recording',
    { from: withMeeting('service_recording'), key: sql`r.recording_id`, at: sql`r.made_at`, about: { own: hosted } },
  ],
  ['call', { from: sql`service_call r`, key: sql`r.call_id`, at: sql`r.started_at`, about: { own: ofAccount } }],
])
