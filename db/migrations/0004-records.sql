-- The records of the demo provider's own service, which a real provider keeps elsewhere and reaches through the same port.
-- Instants have milliseconds, as in JavaScript, so that pages can be cut at them.
-- Every column stands in src/records/fields.rules.ts; a test fails when one does not.
create table service_account (
  account_id text primary key,
  user_name text not null unique,
  email text not null unique,
  -- A switchboard number can serve several accounts.
  telephone text,
  account_type text not null,
  services text not null,
  registration_country text not null,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3)
);
create index service_account_telephone on service_account (telephone);

create table service_profile (
  account_id text primary key references service_account,
  name text not null,
  picture_sha256 text,
  picture_type text,
  picture_bytes int,
  check ((picture_sha256 is null) = (picture_type is null) and (picture_sha256 is null) = (picture_bytes is null))
);

create table service_billing (
  account_id text primary key references service_account,
  billing_name text not null,
  owner_name text not null,
  billing_address text not null,
  billing_country text not null,
  plan text not null,
  plan_started_on date not null,
  payment_means text not null,
  -- Almost always null: cards are kept by the payment company. 2703(c)(2)(F) reaches a number that is held.
  payment_number text
);

create table service_sign_in (
  sign_in_id text primary key,
  account_id text not null references service_account,
  signed_in_at timestamptz(3) not null,
  signed_out_at timestamptz(3) check (signed_out_at >= signed_in_at),
  ip_address text not null,
  port int not null check (port between 1 and 65535),
  device_id text not null,
  device_type text not null,
  operating_system text not null,
  client_version text not null
);
create index service_sign_in_account on service_sign_in (account_id, signed_in_at, sign_in_id);

create table service_meeting (
  meeting_id text primary key,
  host_account_id text not null references service_account,
  number text not null,
  title text not null,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3) not null check (ended_at >= started_at),
  encryption text not null
);
create index service_meeting_host on service_meeting (host_account_id, started_at, meeting_id);
create index service_meeting_number on service_meeting (number, started_at);

create table service_participant (
  participant_id text primary key,
  meeting_id text not null references service_meeting,
  -- Null: a guest without an account.
  account_id text references service_account,
  shown_name text not null,
  shown_email text,
  joined_at timestamptz(3) not null,
  left_at timestamptz(3) check (left_at >= joined_at),
  ip_address text not null,
  port int not null check (port between 1 and 65535),
  device_type text not null,
  operating_system text not null,
  client_version text not null,
  connection text not null,
  mac_address text,
  network_quality text not null,
  camera_and_sound text not null,
  media_used text not null,
  leave_reason text
);
create index service_participant_account on service_participant (account_id, joined_at, participant_id);
create index service_participant_meeting on service_participant (meeting_id, joined_at, participant_id);

create table service_chat_message (
  message_id text primary key,
  meeting_id text not null references service_meeting,
  sender_account_id text references service_account,
  sender_name text not null,
  sent_at timestamptz(3) not null,
  text text not null
);
create index service_chat_message_meeting on service_chat_message (meeting_id, sent_at, message_id);
create index service_chat_message_sender on service_chat_message (sender_account_id, sent_at, message_id);

create table service_recording (
  recording_id text primary key,
  meeting_id text not null references service_meeting,
  made_at timestamptz(3) not null,
  media_type text not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_bytes int not null,
  transcript text
);
create index service_recording_meeting on service_recording (meeting_id, made_at, recording_id);

create table service_call (
  call_id text primary key,
  account_id text not null references service_account,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3) check (ended_at >= started_at),
  from_number text not null,
  to_number text not null,
  direction text not null
);
create index service_call_account on service_call (account_id, started_at, call_id);
