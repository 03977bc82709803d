/**
 * Who may get what, written by hand from the statute and the guide, column by column. This file imports nothing: it is the
 * second opinion on the whole chain from decision to package.
 *
 * who       who the user is and how they pay (European and Dutch subscriber data: session data are traffic data there)
 * subpoena  18 U.S.C. § 2703(c)(2)(A)-(F), of the subscriber        order  § 2703(d)        warrant  § 2703(a), (b)
 */
export type Power = 'nothing' | 'who' | 'subpoena' | 'order' | 'warrant'

/** What each kind of process has the power to compel. */
export const POWERS: Readonly<Record<string, Power>> = {
  'us-subpoena-administrative': 'subpoena',
  'us-subpoena-grand-jury': 'subpoena',
  'us-subpoena-trial': 'subpoena',
  'us-court-order-2703d': 'order',
  'us-court-order-other': 'nothing',
  'us-search-warrant': 'warrant',
  'us-preservation': 'nothing',
  'us-telemarketing-request': 'who',
  'us-backup-2704': 'nothing',
  'us-pen-register': 'nothing',
  'us-wiretap': 'nothing',
  'us-national-security-letter': 'who',
  'us-fisa-content': 'warrant',
  'us-fisa-non-content': 'order',
  'us-emergency': 'warrant',
  'foreign-emergency': 'subpoena',
  'owner-consent': 'warrant',
  'legal-assistance-treaty': 'nothing',
  'letters-rogatory': 'nothing',
  'cloud-act-order': 'warrant',
  'uk-production-order': 'warrant',
  'foreign-order': 'order',
  'eu-production-order': 'warrant',
  'eu-preservation-order': 'nothing',
  'nl-126na': 'who',
  'nl-126nc': 'who',
  'nl-126n': 'order',
  'nl-126nd': 'order',
  'nl-126ne': 'nothing',
  'nl-126ng': 'warrant',
  'nl-126ni': 'nothing',
  'access-restriction': 'nothing',
  'dsa-information-order': 'order',
  'informal-request': 'nothing',
  'general-question': 'nothing',
  'expert-testimony': 'nothing',
  'civil-process': 'nothing',
}

/** § 2703(c)(1)(D): name, address, place of business. § 2709(b)(2): name, address, length of service. Not one column more. */
const NAME_AND_ADDRESS = [
  'service_profile.name',
  'service_billing.billing_name',
  'service_billing.owner_name',
  'service_billing.billing_address',
  'service_billing.billing_country',
]
const LENGTH_OF_SERVICE = [
  'service_account.account_type',
  'service_account.services',
  'service_account.opened_at',
  'service_account.closed_at',
  'service_billing.plan',
  'service_billing.plan_started_on',
]
const ONLY: Readonly<Record<string, readonly string[]>> = {
  'us-telemarketing-request': NAME_AND_ADDRESS,
  'us-national-security-letter': [...NAME_AND_ADDRESS, ...LENGTH_OF_SERVICE],
}

/** Whose law it is: in any other hands the process gives nothing. */
export const ENTITLED: Readonly<Record<string, string>> = {
  'cloud-act-order': 'GB',
  'uk-production-order': 'GB',
  'foreign-order': 'GB',
  'foreign-emergency': 'GB',
  'eu-production-order': 'DE',
  'eu-preservation-order': 'DE',
  'dsa-information-order': 'DE',
  'nl-126na': 'NL',
  'nl-126nc': 'NL',
  'nl-126n': 'NL',
  'nl-126nd': 'NL',
  'nl-126ne': 'NL',
  'nl-126ng': 'NL',
  'nl-126ni': 'NL',
}

type Line = Readonly<{ category: string; from: Exclude<Power, 'nothing'>; whose: Whose }>
/**
 * the subject's own row · their own row within the period · another's row in a meeting that the subject hosted, within the period ·
 * a row of a meeting that the subject hosted, within the period · for a meeting's number: see `numberOf`
 */
type Whose = 'own' | 'own-in-period' | 'other-in-hosted' | 'hosted-in-period'

const identity: Line[] = [{ category: 'identity', from: 'who', whose: 'own' }]
const billing: Line[] = [{ category: 'billing', from: 'who', whose: 'own' }]
const payment: Line[] = [{ category: 'payment', from: 'who', whose: 'own' }]
const session: Line = { category: 'sessions', from: 'subpoena', whose: 'own-in-period' }
const presence: Line = { category: 'meetings-own', from: 'subpoena', whose: 'own-in-period' }
const call: Line[] = [{ category: 'calls', from: 'subpoena', whose: 'own-in-period' }]
const device: Line = { category: 'devices', from: 'order', whose: 'own-in-period' }
const others: Line = { category: 'participants', from: 'order', whose: 'other-in-hosted' }
const title: Line[] = [{ category: 'meeting-titles', from: 'warrant', whose: 'hosted-in-period' }]
const recording: Line[] = [{ category: 'recordings', from: 'warrant', whose: 'hosted-in-period' }]
const chat: Line[] = [
  { category: 'chat', from: 'warrant', whose: 'own-in-period' },
  { category: 'chat', from: 'warrant', whose: 'other-in-hosted' },
]

/** A column that does not stand here goes to nobody. */
const COLUMNS: Readonly<Record<string, readonly Line[]>> = {
  'service_profile.name': identity,
  'service_account.user_name': identity,
  'service_account.email': identity,
  'service_account.telephone': identity,

  'service_account.account_type': billing,
  'service_account.services': billing,
  'service_account.opened_at': billing,
  'service_account.closed_at': billing,
  'service_billing.billing_name': billing,
  'service_billing.owner_name': billing,
  'service_billing.billing_address': billing,
  'service_billing.billing_country': billing,
  'service_billing.plan': billing,
  'service_billing.plan_started_on': billing,
  'service_billing.payment_means': payment,
  'service_billing.payment_number': payment,

  'service_sign_in.signed_in_at': [session, device],
  'service_sign_in.signed_out_at': [session],
  'service_sign_in.duration': [session],
  'service_sign_in.ip_address': [session],
  'service_sign_in.port': [session],
  'service_sign_in.device_id': [device],
  'service_sign_in.device_type': [device],
  'service_sign_in.operating_system': [device],
  'service_sign_in.client_version': [device],

  'service_participant.joined_at': [session, presence, device, others],
  'service_participant.left_at': [presence, others],
  'service_participant.duration': [presence],
  'service_participant.ip_address': [session, others],
  'service_participant.port': [session],
  'service_participant.shown_name': [others],
  'service_participant.shown_email': [others],
  'service_participant.device_type': [device],
  'service_participant.operating_system': [device],
  'service_participant.client_version': [device],
  'service_participant.connection': [device],
  'service_participant.mac_address': [device],
  'service_participant.network_quality': [device],
  'service_participant.camera_and_sound': [device],
  'service_participant.media_used': [device],
  'service_participant.leave_reason': [device],

  'service_call.started_at': call,
  'service_call.ended_at': call,
  'service_call.duration': call,
  'service_call.from_number': call,
  'service_call.to_number': call,
  'service_call.direction': call,

  'service_meeting.started_at': title,
  'service_meeting.ended_at': title,
  'service_meeting.title': title,
  'service_meeting.encryption': title,

  'service_profile.picture': [{ category: 'profile-photo', from: 'warrant', whose: 'own' }],

  'service_chat_message.sent_at': chat,
  'service_chat_message.sender_name': chat,
  'service_chat_message.text': chat,

  'service_recording.made_at': recording,
  'service_recording.file': recording,
  'service_recording.transcript': recording,
}

/** The instant by which a row belongs to a period, and whose row it is. */
const TIMES: Readonly<Record<string, string>> = {
  service_sign_in: 'signed_in_at',
  service_meeting: 'started_at',
  service_participant: 'joined_at',
  service_chat_message: 'sent_at',
  service_recording: 'made_at',
  service_call: 'started_at',
}

type Row = Readonly<Record<string, unknown>>
export type Held = Readonly<{
  meetings: readonly Row[]
  participants: readonly Row[]
  messages: readonly Row[]
  recordings: readonly Row[]
}>
export type Combination = Readonly<{
  process: string
  /** The asker is one to whom the law of the process gives anything. */
  entitled: boolean
  /** Asked, and neither refused nor held back by the reviewer. */
  categories: readonly string[]
  /** What the owner said they agree to; null where nothing rests on that. */
  agreed: readonly string[] | null
  subjects: readonly Readonly<{ accountId: string; meetingId: string | null }>[]
  from: Date
  to: Date
}>
type Subject = Combination['subjects'][number]

const ORDER: readonly Power[] = ['nothing', 'who', 'subpoena', 'order', 'warrant']

/** Whether the value of one column of one row belongs in the package of this combination. */
export function expected(
  table: string,
  column: string,
  { row, held, ask }: Readonly<{ row: Row; held: Held; ask: Combination }>,
): boolean {
  if (table === 'service_account' && column === 'account_id')
    return ask.subjects.some(({ accountId }) => accountId === row.account_id)
  if (table === 'service_meeting' && column === 'meeting_id')
    return ask.subjects.some(({ meetingId }) => meetingId === row.meeting_id)
  if (table === 'service_meeting' && column === 'number')
    return ask.subjects.some((subject) => numberOf(row, held, { ask, subject }))
  const only = ONLY[ask.process]
  if (only && !only.includes(`${table}.${column}`)) return false
  const lines = COLUMNS[`${table}.${column}`] ?? []
  return lines.some(
    (line) =>
      open(line, ask) &&
      (line.whose !== 'other-in-hosted' || reachesOthers(ask)) &&
      ask.subjects.some((subject) => belongs(line.whose, table, { row, held, ask, subject })),
  )
}

function open({ category, from }: Pick<Line, 'category' | 'from'>, ask: Combination): boolean {
  const { process, categories, entitled, agreed } = ask
  // § 2702(b)(3), (c)(2): any authority may be given what the owner agrees to, kind by kind.
  if (agreed !== null) return agreed.includes(category) && categories.includes(category)
  return entitled && categories.includes(category) && ORDER.indexOf(POWERS[process] ?? 'nothing') >= ORDER.indexOf(from)
}

/** Nobody consents for another person. */
const reachesOthers = ({ agreed }: Combination) => agreed === null

type Question = Readonly<{ row: Row; held: Held; ask: Combination; subject: Subject }>

function belongs(whose: Whose, table: string, { row, held, ask, subject }: Question): boolean {
  const person = table === 'service_chat_message' ? row.sender_account_id : row.account_id
  if (whose === 'own') return person === subject.accountId
  if (!during(row[TIMES[table] ?? ''], ask)) return false
  const meeting = held.meetings.find((each) => each.meeting_id === row.meeting_id)
  if (subject.meetingId !== null && meeting && meeting.meeting_id !== subject.meetingId) return false
  if (whose === 'own-in-period') return person === subject.accountId
  const hosts = meeting?.host_account_id === subject.accountId
  return whose === 'hosted-in-period' ? hosts : hosts && person !== subject.accountId
}

/** A meeting's number goes along with every kind of record that names the meeting. */
function numberOf(
  meeting: Row,
  held: Held,
  { ask, subject }: Readonly<{ ask: Combination; subject: Subject }>,
): boolean {
  if (subject.meetingId !== null && meeting.meeting_id !== subject.meetingId) return false
  const hosts = meeting.host_account_id === subject.accountId
  const of = (rows: readonly Row[], at: string) =>
    rows.filter((row) => row.meeting_id === meeting.meeting_id && during(row[at], ask))
  const people = of(held.participants, 'joined_at')
  const messages = of(held.messages, 'sent_at')
  const was = people.some((row) => row.account_id === subject.accountId)
  return (
    (open({ category: 'meetings-own', from: hosts ? 'subpoena' : 'order' }, ask) && was) ||
    (open({ category: 'participants', from: 'order' }, ask) &&
      reachesOthers(ask) &&
      hosts &&
      people.some((row) => row.account_id !== subject.accountId)) ||
    (open({ category: 'meeting-titles', from: 'warrant' }, ask) && hosts && during(meeting.started_at, ask)) ||
    (open({ category: 'chat', from: 'warrant' }, ask) &&
      messages.some((row) => (hosts && reachesOthers(ask)) || row.sender_account_id === subject.accountId)) ||
    (open({ category: 'recordings', from: 'warrant' }, ask) && hosts && of(held.recordings, 'made_at').length > 0)
  )
}

function during(at: unknown, { from, to }: Combination): boolean {
  return at instanceof Date && at >= from && at < to
}
