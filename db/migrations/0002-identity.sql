-- Who may come in, by which door, and with what. What was done with it stands in audit_entry; nothing here is history.
create table person (
  id text primary key,
  kind text not null check (kind in ('staff', 'officer', 'account')),
  name text not null,
  email text not null check (email = lower(email)),
  -- The officer's agency; the module `agencies` owns what it is.
  agency_id text,
  created_at timestamptz not null,
  created_by text not null,
  suspended_at timestamptz,
  last_sign_in_at timestamptz,
  check ((kind = 'officer') = (agency_id is not null)),
  -- One address may be an officer and an account holder; behind one door it is one person.
  unique (kind, email)
);

create table person_role (
  person_id text not null references person,
  role text not null,
  granted_at timestamptz not null,
  granted_by text not null,
  primary key (person_id, role)
);

-- scrypt, with its parameters in the text.
create table person_password (
  person_id text primary key references person,
  hash text not null,
  set_at timestamptz not null
);

-- The secret is sealed (AES-256-GCM) with a key from data/keys: the database alone cannot make codes.
create table person_totp (
  person_id text primary key references person,
  secret_sealed text not null,
  confirmed_at timestamptz,
  -- Number of the last period whose code was used: a code works once.
  last_step bigint not null
);
create table recovery_code (
  person_id text not null references person,
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

create table passkey (
  id text primary key,
  person_id text not null references person,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);

-- Only hashes of what opens a door are kept.
create table person_session (
  id text primary key,
  person_id text not null references person,
  token_hash text not null unique,
  device text not null,
  way text not null check (way in ('app', 'mail', 'recovery', 'passkey')),
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  ends_at timestamptz not null
);
create index person_session_person on person_session (person_id, last_used_at desc);

-- Between the first step of a sign-in and its code. An unknown address gets a row too: the answer is the same.
create table sign_in_try (
  id text primary key,
  secret_hash text not null unique,
  door text not null,
  person_id text references person,
  address_key text not null,
  way text not null check (way in ('app', 'mail', 'passkey')),
  code_hash text not null,
  guesses int not null,
  mails int not null,
  ends_at timestamptz not null
);
create index sign_in_try_end on sign_in_try (ends_at);

-- Failures by keyed hash of the address, whether or not such a person exists.
create table sign_in_failure (
  address_key text primary key,
  failures int not null,
  last_at timestamptz not null
);

create table access_token (
  id text primary key,
  person_id text not null references person,
  name text not null,
  token_hash text not null unique,
  permissions text[] not null check (cardinality(permissions) > 0),
  created_at timestamptz not null,
  ends_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index access_token_person on access_token (person_id, created_at desc);

-- A link that works once: the first administrator of an empty instance, an invited person, a new password.
create table person_link (
  id text primary key,
  secret_hash text not null unique,
  purpose text not null check (purpose in ('setup', 'welcome')),
  person_id text references person,
  created_at timestamptz not null,
  created_by text not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'setup') = (person_id is null))
);

-- A lost second factor is taken off by two people, and by neither for themselves.
create table factor_reset (
  id text primary key,
  person_id text not null references person,
  reason text not null,
  asked_by text not null check (asked_by <> person_id),
  asked_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  outcome text check (outcome in ('confirmed', 'refused')),
  check ((outcome is null) = (ended_by is null) and (outcome is null) = (ended_at is null)),
  check (outcome is distinct from 'confirmed' or (ended_by <> asked_by and ended_by <> person_id))
);
create unique index factor_reset_open on factor_reset (person_id) where outcome is null;
