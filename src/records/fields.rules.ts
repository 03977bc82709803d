/**
 * The table of fields behind catalogue.rules.ts. `INTERNAL_COLUMNS` are keys by which the service finds its own rows and
 * facts it counts by; they belong to no category, so no grant can name them.
 *
 * Law     18 U.S.C. § 2703(c)(2)(A) name, (B) address, (C) telephone connection records or session times and durations,
 *         (D) length of service and types of service, (E) number or identity and temporarily assigned network address,
 *         (F) means and source of payment, with any card or bank number held.
 * Law     18 U.S.C. § 2703(c)(2)(C), "local and long distance telephone connection records": records of telephone calls are within
 *         it, so a subpoena reaches them.
 * Seed    guide, tables of data types.
 */
import type { Field, FieldKind, Purpose, RecordCategory, Statute } from './class.rules.ts'

type Common = Readonly<{
  source: string
  table: string
  category: RecordCategory
  purpose: Purpose
  retentionDays: number | null
}>
type Spec = Readonly<{ columns?: readonly string[]; kind?: FieldKind }>

/** The subject's own datum on the closed list of 2703(c)(2). */
function listed(common: Common, exportName: string, letter: Statute, spec: Spec = {}): Field {
  return { ...row(common, exportName, spec), class: { own: 'subscriber', other: null }, statute: letter }
}

/** A record that is not content, about the subject. */
function ownRecord(common: Common, exportName: string, spec: Spec = {}): Field {
  return { ...row(common, exportName, spec), class: { own: 'non-content', other: null }, statute: null }
}

/** A record that is not content, about someone else in the subject's meeting. */
function othersRecord(common: Common, exportName: string, spec: Spec = {}): Field {
  return { ...row(common, exportName, spec), class: { own: null, other: 'non-content' }, statute: null }
}

function content(common: Common, exportName: string, spec: Spec = {}): Field {
  return { ...row(common, exportName, spec), class: { own: 'content', other: null }, statute: null }
}

/** What people say to each other is content of the one and of the other. */
function sharedContent(common: Common, exportName: string, spec: Spec = {}): Field {
  return { ...row(common, exportName, spec), class: { own: 'content', other: 'content' }, statute: null }
}

function row(
  { source, table, category, purpose, retentionDays }: Common,
  exportName: string,
  { columns, kind = 'text' }: Spec,
) {
  const from = (columns ?? [exportName]).map((column) => (column.includes('.') ? column : `${table}.${column}`))
  return { id: `${source}.${exportName}`, source, columns: from, category, purpose, retentionDays, exportName, kind }
}

const at = (...columns: string[]): Spec => ({ columns, kind: 'instant' })
const seconds = (...columns: string[]): Spec => ({ columns, kind: 'number' })
const meetingNumber: Spec = { columns: ['service_meeting.number'] }

const account = {
  source: 'account',
  table: 'service_account',
  category: 'identity',
  purpose: 'run-account',
  retentionDays: null,
} as const
const profile = { ...account, source: 'profile', table: 'service_profile' } as const
const service = { ...account, source: 'service', category: 'billing' } as const
const billing = {
  source: 'billing',
  table: 'service_billing',
  category: 'billing',
  purpose: 'bill',
  retentionDays: 2555,
} as const
const payment = { ...billing, source: 'payment', category: 'payment' } as const
const signIn = {
  source: 'sign_in',
  table: 'service_sign_in',
  category: 'sessions',
  purpose: 'secure',
  retentionDays: 365,
} as const
const address = {
  source: 'meeting_address',
  table: 'service_participant',
  category: 'sessions',
  purpose: 'connect',
  retentionDays: 365,
} as const
const participation = { ...address, source: 'participation', category: 'meetings-own' } as const
const signInDevice = { ...signIn, source: 'sign_in_device', category: 'devices' } as const
const meetingDevice = { ...address, source: 'meeting_device', category: 'devices' } as const
const participant = { ...address, source: 'participant', category: 'participants' } as const
const title = {
  source: 'meeting_title',
  table: 'service_meeting',
  category: 'meeting-titles',
  purpose: 'keep-for-customer',
  retentionDays: 365,
} as const
const picture = {
  source: 'picture',
  table: 'service_profile',
  category: 'profile-photo',
  purpose: 'keep-for-customer',
  retentionDays: null,
} as const
const chat = {
  source: 'chat',
  table: 'service_chat_message',
  category: 'chat',
  purpose: 'keep-for-customer',
  retentionDays: 90,
} as const
const recording = {
  source: 'recording',
  table: 'service_recording',
  category: 'recordings',
  purpose: 'keep-for-customer',
  retentionDays: 365,
} as const
const call = {
  source: 'call',
  table: 'service_call',
  category: 'calls',
  purpose: 'connect',
  retentionDays: 365,
} as const

export const FIELDS = {
  'profile.name': listed(profile, 'name', '2703c2:A'),
  'account.user_name': listed(account, 'user_name', '2703c2:E'),
  'account.email': listed(account, 'email', '2703c2:E'),
  'account.telephone': listed(account, 'telephone', '2703c2:E'),

  'service.account_type': listed(service, 'account_type', '2703c2:D'),
  'service.services': listed(service, 'services', '2703c2:D'),
  'service.opened_at': listed(service, 'opened_at', '2703c2:D', at('opened_at')),
  'service.closed_at': listed(service, 'closed_at', '2703c2:D', at('closed_at')),
  'billing.billing_name': listed(billing, 'billing_name', '2703c2:A'),
  'billing.owner_name': listed(billing, 'owner_name', '2703c2:A'),
  'billing.billing_address': listed(billing, 'billing_address', '2703c2:B'),
  'billing.billing_country': listed(billing, 'billing_country', '2703c2:B'),
  'billing.plan': listed(billing, 'plan', '2703c2:D'),
  'billing.plan_started_on': listed(billing, 'plan_started_on', '2703c2:D', { kind: 'day' }),

  'payment.payment_means': listed(payment, 'payment_means', '2703c2:F'),
  'payment.payment_number': listed(payment, 'payment_number', '2703c2:F'),

  'sign_in.signed_in_at': listed(signIn, 'signed_in_at', '2703c2:C', at('signed_in_at')),
  'sign_in.signed_out_at': listed(signIn, 'signed_out_at', '2703c2:C', at('signed_out_at')),
  'sign_in.duration_seconds': listed(signIn, 'duration_seconds', '2703c2:C', seconds('signed_in_at', 'signed_out_at')),
  'sign_in.ip_address': listed(signIn, 'ip_address', '2703c2:E'),
  'sign_in.port': listed(signIn, 'port', '2703c2:E', { kind: 'number' }),
  'meeting_address.joined_at': listed(address, 'joined_at', '2703c2:C', at('joined_at')),
  'meeting_address.ip_address': listed(address, 'ip_address', '2703c2:E'),
  'meeting_address.port': listed(address, 'port', '2703c2:E', { kind: 'number' }),

  'participation.joined_at': listed(participation, 'joined_at', '2703c2:C', at('joined_at')),
  'participation.left_at': listed(participation, 'left_at', '2703c2:C', at('left_at')),
  'participation.duration_seconds': listed(
    participation,
    'duration_seconds',
    '2703c2:C',
    seconds('joined_at', 'left_at'),
  ),
  // The number of a meeting that the subject hosted is the subject's own; that of another's meeting names another subscriber.
  'participation.hosted_meeting_number': listed(participation, 'hosted_meeting_number', '2703c2:C', meetingNumber),
  'participation.joined_meeting_number': ownRecord(participation, 'joined_meeting_number', meetingNumber),

  'call.started_at': listed(call, 'started_at', '2703c2:C', at('started_at')),
  'call.ended_at': listed(call, 'ended_at', '2703c2:C', at('ended_at')),
  'call.duration_seconds': listed(call, 'duration_seconds', '2703c2:C', seconds('started_at', 'ended_at')),
  'call.from_number': listed(call, 'from_number', '2703c2:C'),
  'call.to_number': listed(call, 'to_number', '2703c2:C'),
  'call.direction': listed(call, 'direction', '2703c2:C'),

  'sign_in_device.signed_in_at': ownRecord(signInDevice, 'signed_in_at', at('signed_in_at')),
  'sign_in_device.device_id': ownRecord(signInDevice, 'device_id'),
  'sign_in_device.device_type': ownRecord(signInDevice, 'device_type'),
  'sign_in_device.operating_system': ownRecord(signInDevice, 'operating_system'),
  'sign_in_device.client_version': ownRecord(signInDevice, 'client_version'),
  'meeting_device.joined_at': ownRecord(meetingDevice, 'joined_at', at('joined_at')),
  'meeting_device.device_type': ownRecord(meetingDevice, 'device_type'),
  'meeting_device.operating_system': ownRecord(meetingDevice, 'operating_system'),
  'meeting_device.client_version': ownRecord(meetingDevice, 'client_version'),
  'meeting_device.connection': ownRecord(meetingDevice, 'connection'),
  'meeting_device.mac_address': ownRecord(meetingDevice, 'mac_address'),
  'meeting_device.network_quality': ownRecord(meetingDevice, 'network_quality'),
  'meeting_device.camera_and_sound': ownRecord(meetingDevice, 'camera_and_sound'),
  'meeting_device.media_used': ownRecord(meetingDevice, 'media_used'),
  'meeting_device.leave_reason': ownRecord(meetingDevice, 'leave_reason'),

  'participant.meeting_number': othersRecord(participant, 'meeting_number', meetingNumber),
  'participant.shown_name': othersRecord(participant, 'shown_name'),
  'participant.shown_email': othersRecord(participant, 'shown_email'),
  'participant.joined_at': othersRecord(participant, 'joined_at', at('joined_at')),
  'participant.left_at': othersRecord(participant, 'left_at', at('left_at')),
  'participant.ip_address': othersRecord(participant, 'ip_address'),

  'meeting_title.meeting_number': content(title, 'meeting_number', meetingNumber),
  'meeting_title.started_at': content(title, 'started_at', at('started_at')),
  'meeting_title.ended_at': content(title, 'ended_at', at('ended_at')),
  'meeting_title.title': content(title, 'title'),
  'meeting_title.encryption': content(title, 'encryption'),

  'picture.file': content(picture, 'file', {
    columns: ['picture_sha256', 'picture_type', 'picture_bytes'],
    kind: 'file',
  }),

  'chat.meeting_number': sharedContent(chat, 'meeting_number', meetingNumber),
  'chat.sent_at': sharedContent(chat, 'sent_at', at('sent_at')),
  'chat.sender_name': sharedContent(chat, 'sender_name'),
  'chat.text': sharedContent(chat, 'text'),

  'recording.meeting_number': content(recording, 'meeting_number', meetingNumber),
  'recording.made_at': content(recording, 'made_at', at('made_at')),
  'recording.file': content(recording, 'file', { columns: ['file_sha256', 'media_type', 'file_bytes'], kind: 'file' }),
  'recording.transcript': content(recording, 'transcript'),
} as const satisfies Record<string, Field>

export const INTERNAL_COLUMNS: readonly string[] = [
  'service_account.account_id',
  'service_account.registration_country',
  'service_profile.account_id',
  'service_billing.account_id',
  'service_sign_in.sign_in_id',
  'service_sign_in.account_id',
  'service_meeting.meeting_id',
  'service_meeting.host_account_id',
  'service_participant.participant_id',
  'service_participant.meeting_id',
  'service_participant.account_id',
  'service_chat_message.message_id',
  'service_chat_message.meeting_id',
  'service_chat_message.sender_account_id',
  'service_recording.recording_id',
  'service_recording.meeting_id',
  'service_call.call_id',
  'service_call.account_id',
]
