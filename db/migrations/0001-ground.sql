-- Tables named here are append-only: the role of the application may read and add rows, never change or remove one.
create table history_table (name text primary key);

-- One entry per write and per read of case content, in the same transaction.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  who text not null,
  action text not null,
  about text not null,
  case_id text,
  allowed boolean not null,
  -- Canonical JSON, byte for byte as it is hashed.
  detail text not null
);
create index audit_entry_case on audit_entry (case_id, id) where case_id is not null;
create index audit_entry_who on audit_entry (who, id);

-- The chain: each link hashes its entry together with the link before it.
create table audit_link (
  position bigint primary key,
  entry_id bigint not null unique references audit_entry,
  previous text not null,
  hash text not null
);

create table outbox_mail (
  id text primary key,
  at timestamptz not null,
  message_id text not null unique,
  sender text not null,
  recipient text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  template text not null,
  about text not null,
  case_id text
);
create index outbox_mail_at on outbox_mail (at desc, id);

-- 'started' is committed before a word is said to the mail server; without an end it means: nobody knows whether the mail went out.
create table mail_attempt (
  id bigint generated always as identity primary key,
  mail_id text not null references outbox_mail,
  at timestamptz not null,
  step text not null check (step in ('started', 'accepted', 'failed', 'uncertain', 'no-server')),
  reply text not null
);
create index mail_attempt_mail on mail_attempt (mail_id, id);

insert into history_table (name) values ('audit_entry'), ('audit_link'), ('outbox_mail'), ('mail_attempt');

-- A demo moves its clock: what is added to the real time. No row outside a demo.
create table demo_clock (
  only_row boolean primary key default true check (only_row),
  offset_ms bigint not null
);
