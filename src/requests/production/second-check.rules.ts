/**
 * The second look before anything leaves, written by hand and apart from the catalogue: it imports nothing that the collector
 * went by. It knows names of exported columns, per kind of process, and refuses every other.
 * When the two tables differ, nothing leaves. That is why this one must never be generated from the other.
 *
 * Law     18 U.S.C. § 2703(c)(2)(A)-(F): what a subpoena gives, of the subscriber alone.
 * Law     18 U.S.C. § 2703(d): a court order also gives records about other people in the subscriber's meetings.
 * Law     18 U.S.C. § 2703(a), (b): a search warrant also gives contents.
 * Law     18 U.S.C. § 2703(c)(1)(D), § 2709(b)(2): name and address; name, address and length of service.
 * Law     18 U.S.C. § 2702(b)(8), (c)(4), § 2711(4): in an emergency anything to an authority of the United States, no contents to another.
 * Policy  to another authority an emergency gives what a subpoena gives, whatever its country.
 * Law     Wetboek van Strafvordering art. 126na: who the user is, and of which service; not when they used it.
 */
type About = 'own' | 'other'
/** Column → folder of the package, and about whom. */
type Allowed = Readonly<Record<string, Readonly<Partial<Record<About, readonly string[]>>>>>

const BY_SUBPOENA: Allowed = {
  identity: { own: ['name', 'user_name', 'email', 'telephone'] },
  billing: {
    own: [
      'account_type',
      'services',
      'opened_at',
      'closed_at',
      'billing_name',
      'owner_name',
      'billing_address',
      'billing_country',
      'plan',
      'plan_started_on',
    ],
  },
  payment: { own: ['payment_means', 'payment_number'] },
  sessions: { own: ['signed_in_at', 'signed_out_at', 'duration_seconds', 'ip_address', 'port', 'joined_at'] },
  'meetings-own': { own: ['joined_at', 'left_at', 'duration_seconds', 'hosted_meeting_number'] },
  calls: { own: ['started_at', 'ended_at', 'duration_seconds', 'from_number', 'to_number', 'direction'] },
}

const BY_COURT_ORDER: Allowed = {
  'meetings-own': { own: ['joined_meeting_number'] },
  devices: {
    own: [
      'signed_in_at',
      'joined_at',
      'device_id',
      'device_type',
      'operating_system',
      'client_version',
      'connection',
      'mac_address',
      'network_quality',
      'camera_and_sound',
      'media_used',
      'leave_reason',
    ],
  },
  participants: { other: ['meeting_number', 'shown_name', 'shown_email', 'joined_at', 'left_at', 'ip_address'] },
}

const BY_WARRANT: Allowed = {
  'meeting-titles': { own: ['meeting_number', 'started_at', 'ended_at', 'title', 'encryption'] },
  'profile-photo': { own: ['file'] },
  chat: {
    own: ['meeting_number', 'sent_at', 'sender_name', 'text'],
    other: ['meeting_number', 'sent_at', 'sender_name', 'text'],
  },
  recordings: { own: ['meeting_number', 'made_at', 'file', 'transcript'] },
}

const BY_TELEMARKETING_REQUEST: Allowed = {
  identity: { own: ['name'] },
  billing: { own: ['billing_name', 'owner_name', 'billing_address', 'billing_country'] },
}

const BY_SECURITY_LETTER: Allowed = {
  identity: { own: ['name'] },
  billing: { own: [...(BY_SUBPOENA.billing?.own ?? [])] },
}

const WHO_THE_USER_IS: Allowed = {
  identity: { own: ['name', 'user_name', 'email', 'telephone'] },
  billing: { own: [...(BY_SUBPOENA.billing?.own ?? [])] },
  payment: { own: ['payment_means', 'payment_number'] },
}

const RECORDS = [BY_SUBPOENA, BY_COURT_ORDER]
const EVERYTHING = [BY_SUBPOENA, BY_COURT_ORDER, BY_WARRANT]

/** Nobody consents for another person. */
const OWN_OF_EVERYTHING: readonly Allowed[] = EVERYTHING.map((table) =>
  Object.fromEntries(Object.entries(table).map(([folder, { own }]) => [folder, { ...(own && { own }) }])),
)

const ALLOWED_TO: Readonly<Record<string, readonly Allowed[]>> = {
  'us-subpoena-administrative': [BY_SUBPOENA],
  'us-subpoena-grand-jury': [BY_SUBPOENA],
  'us-subpoena-trial': [BY_SUBPOENA],
  'us-telemarketing-request': [BY_TELEMARKETING_REQUEST],
  'us-court-order-2703d': RECORDS,
  'us-search-warrant': EVERYTHING,
  'us-national-security-letter': [BY_SECURITY_LETTER],
  'us-fisa-content': EVERYTHING,
  'us-fisa-non-content': RECORDS,
  'cloud-act-order': EVERYTHING,
  'uk-production-order': EVERYTHING,
  'foreign-order': RECORDS,
  'eu-production-order': EVERYTHING,
  'nl-126na': [WHO_THE_USER_IS],
  'nl-126nc': [WHO_THE_USER_IS],
  'nl-126n': RECORDS,
  'nl-126nd': RECORDS,
  'nl-126ng': EVERYTHING,
  'dsa-information-order': RECORDS,
  'us-emergency': EVERYTHING,
  'foreign-emergency': [BY_SUBPOENA],
  'owner-consent': OWN_OF_EVERYTHING,
}

/** True when a column may leave in this folder of a package under this process. */
export function mayLeave(process: string, column: Readonly<{ folder: string; about: string; name: string }>): boolean {
  const { folder, about, name } = column
  if (about !== 'own' && about !== 'other') return false
  const tables = Object.hasOwn(ALLOWED_TO, process) ? (ALLOWED_TO[process] ?? []) : []
  return tables.some((table) => Object.hasOwn(table, folder) && (table[folder]?.[about] ?? []).includes(name))
}

/** The instant by which a record belongs to a period, if the record has one: an account's own dates are facts of the subscription. */
const BEGINNINGS = ['signed_in_at', 'joined_at', 'started_at', 'sent_at', 'made_at'] as const

type Grant = Readonly<{
  process: string
  subjects: readonly Readonly<{ accountId: string }>[]
  fields: readonly Readonly<{ field: string; relation: string }>[]
  from: string
  to: string
}>

export type RowProblem =
  | 'unknown-subject'
  | 'relation'
  | 'not-granted'
  | 'beyond-process'
  | 'outside-period'
  | 'not-a-record'
/** Where a row stands: folder of the package, source and relation that its file claims. */
export type Place = Readonly<{ folder: string; source: string; relation: string }>

/** Checks one row of a package against the grant and the tables above; null when it may leave. */
export function checkRow(row: unknown, place: Place, grant: Grant): RowProblem | null {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'not-a-record'
  const cells = new Map<string, unknown>(Object.entries(row))
  if (!grant.subjects.some(({ accountId }) => accountId === cells.get('subject'))) return 'unknown-subject'
  if (cells.get('relation') !== place.relation) return 'relation'
  for (const name of cells.keys()) {
    if (name === 'subject' || name === 'relation') continue
    if (!mayLeave(grant.process, { folder: place.folder, about: place.relation, name })) return 'beyond-process'
    const field = `${place.source}.${name}`
    if (!grant.fields.some((granted) => granted.field === field && granted.relation === place.relation))
      return 'not-granted'
  }
  return BEGINNINGS.every((name) => within(cells.get(name), grant)) ? null : 'outside-period'
}

/** ISO texts with Z of one length order like the instants they name. */
function within(at: unknown, { from, to }: Grant): boolean {
  return at === undefined || at === null || (typeof at === 'string' && at >= full(from) && at < full(to))
}

/** `…:00Z` → `…:00.000Z`, as the records write it. */
function full(text: string): string {
  return text.replace(
    /(:\d\d)(?:\.(\d{1,3})\d*)?Z$/,
    (_, seconds: string, part = '') => `${seconds}.${part.padEnd(3, '0')}Z`,
  )
}
