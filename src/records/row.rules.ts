/**
 * How the rows of each source lie in time, and whether they belong to a meeting: by this a period and a meeting limit them, also where
 * they are read from a copy. What stands in no line here is never read from one.
 *
 * Policy  a record belongs to a period when it begins in it; an account’s own facts have no period (grant.rules.ts).
 * Policy  docs/decisions/0096-production-from-the-kept-copy.md: one meeting is read from a copy of that meeting alone.
 */
import type { FieldId } from './catalogue.rules.ts'
import type { ReadRequest, RecordSubject } from './source.ts'

type RowKind = Readonly<{
  /** The field by whose instant a row belongs to a period; null for rows without a time of their own. */
  begins: FieldId | null
  /** Limited to the one meeting, where the subject names one. */
  ofMeeting: boolean
}>

const ACCOUNT: RowKind = { begins: null, ofMeeting: false }

export const ROW_KINDS: Readonly<Record<string, RowKind>> = {
  profile: ACCOUNT,
  account: ACCOUNT,
  service: ACCOUNT,
  billing: ACCOUNT,
  payment: ACCOUNT,
  picture: ACCOUNT,
  sign_in: { begins: 'sign_in.signed_in_at', ofMeeting: false },
  sign_in_device: { begins: 'sign_in_device.signed_in_at', ofMeeting: false },
  call: { begins: 'call.started_at', ofMeeting: false },
  meeting_address: { begins: 'meeting_address.joined_at', ofMeeting: true },
  participation: { begins: 'participation.joined_at', ofMeeting: true },
  meeting_device: { begins: 'meeting_device.joined_at', ofMeeting: true },
  participant: { begins: 'participant.joined_at', ofMeeting: true },
  meeting_title: { begins: 'meeting_title.started_at', ofMeeting: true },
  chat: { begins: 'chat.sent_at', ofMeeting: true },
  recording: { begins: 'recording.made_at', ofMeeting: true },
}

/**
 * Whether a copy that was taken of `taken` holds the rows of a source for a subject, and no others: a row of a copy does not say of
 * which meeting it is, so one meeting is read only from a copy of that meeting alone.
 */
export function holdsFor(taken: readonly RecordSubject[], source: string, subject: RecordSubject): boolean {
  const kind = ROW_KINDS[source]
  const own = taken.filter(({ accountId }) => accountId === subject.accountId)
  if (!kind || own.length === 0) return false
  return !kind.ofMeeting || subject.meetingId === null || own.every(({ meetingId }) => meetingId === subject.meetingId)
}

/** Whether a row that begins at `at` lies in the half-open period; one that should have an instant and has none does not. */
export function liesIn({ source, from, to }: Pick<ReadRequest, 'source' | 'from' | 'to'>, at: unknown): boolean {
  const kind = ROW_KINDS[source]
  if (!kind) return false
  if (kind.begins === null) return true
  // One spelling of instants, so they order like the instants they name.
  return typeof at === 'string' && at >= from.toISOString() && at < to.toISOString()
}

/** Numbers of lines, counted from one, as half-closed runs: `[4, 9]` is the fourth to the ninth. */
export type Lines = readonly (readonly [number, number])[]

/** Runs of the numbers given in rising order. */
export function runsOf(numbers: Iterable<number>): Lines {
  const runs: [number, number][] = []
  for (const n of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === n - 1) last[1] = n
    else runs.push([n, n])
  }
  return runs
}
