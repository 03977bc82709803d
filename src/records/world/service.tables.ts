/** The tables of the demo provider's service, as db/migrations/0004-records.sql makes them. */
export type ServiceTables = {
  service_account: {
    account_id: string
    user_name: string
    email: string
    telephone: string | null
    account_type: string
    services: string
    registration_country: string
    opened_at: Date
    closed_at: Date | null
  }
  service_profile: {
    account_id: string
    name: string
    picture_sha256: string | null
    picture_type: string | null
    picture_bytes: number | null
  }
  service_billing: {
    account_id: string
    billing_name: string
    owner_name: string
    billing_address: string
    billing_country: string
    plan: string
    plan_started_on: string
    payment_means: string
    payment_number: string | null
  }
  service_sign_in: {
    sign_in_id: string
    account_id: string
    signed_in_at: Date
    signed_out_at: Date | null
    ip_address: string
    port: number
    device_id: string
    device_type: string
    operating_system: string
    client_version: string
  }
  service_meeting: {
    meeting_id: string
    host_account_id: string
    number: string
    title: string
    started_at: Date
    ended_at: Date
    encryption: string
  }
  service_participant: {
    participant_id: string
    meeting_id: string
    account_id: string | null
    shown_name: string
    shown_email: string | null
    joined_at: Date
    left_at: Date | null
    ip_address: string
    port: number
    device_type: string
    operating_system: string
    client_version: string
    connection: string
    mac_address: string | null
    network_quality: string
    camera_and_sound: string
    media_used: string
    leave_reason: string | null
  }
  service_chat_message: {
    message_id: string
    meeting_id: string
    sender_account_id: string | null
    sender_name: string
    sent_at: Date
    text: string
  }
  service_recording: {
    recording_id: string
    meeting_id: string
    made_at: Date
    media_type: string
    file_sha256: string
    file_bytes: number
    transcript: string | null
  }
  service_call: {
    call_id: string
    account_id: string
    started_at: Date
    ended_at: Date | null
    from_number: string
    to_number: string
    direction: string
  }
}

declare module '#platform/db/db.ts' {
  interface Tables extends ServiceTables {}
}
