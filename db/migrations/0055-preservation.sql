-- Preservation: what is kept, sealed, until when, and how that ended. Nothing here is ever changed.

-- What may not be deleted of an account while something asks for it. The records know no reason, only what asks.
create table record_keeping (
  id text primary key,
  for_id text not null,
  account_id text not null,
  -- One meeting alone, where the identifier was a meeting; what belongs to no meeting is kept whole.
  meeting_id text,
  categories text[] not null check (cardinality(categories) > 0),
  at timestamptz not null
);
create index record_keeping_account on record_keeping (account_id);
create index record_keeping_for on record_keeping (for_id);
create table record_keeping_end (
  keeping_id text primary key references record_keeping,
  at timestamptz not null
);

-- The arguments are the categories of the table. A row belongs to the account it names and to the host of its meeting.
create function refuse_delete_of_kept() returns trigger language plpgsql as $$
declare
  gone jsonb := to_jsonb(old);
begin
  if exists (
    select 1 from record_keeping k
    where not exists (select 1 from record_keeping_end e where e.keeping_id = k.id)
      and k.categories && tg_argv
      and (k.meeting_id is null or gone->>'meeting_id' is null or k.meeting_id = gone->>'meeting_id')
      and (
        k.account_id in (gone->>'account_id', gone->>'host_account_id', gone->>'sender_account_id')
        or k.account_id = (select m.host_account_id from service_meeting m where m.meeting_id = gone->>'meeting_id')
      )
  ) then
    raise exception 'a record of % is kept: a preservation stands on its account', tg_table_name;
  end if;
  return old;
end $$;
create trigger service_account_kept before delete on service_account for each row execute function refuse_delete_of_kept(
  'identity', 'billing', 'payment', 'sessions', 'meetings-own', 'calls', 'participants', 'devices', 'meeting-titles',
  'profile-photo', 'chat', 'recordings');
create trigger service_profile_kept before delete on service_profile for each row execute function refuse_delete_of_kept('identity', 'profile-photo');
create trigger service_billing_kept before delete on service_billing for each row execute function refuse_delete_of_kept('billing', 'payment');
create trigger service_sign_in_kept before delete on service_sign_in for each row execute function refuse_delete_of_kept('sessions', 'devices');
create trigger service_meeting_kept before delete on service_meeting for each row execute function refuse_delete_of_kept(
  'meetings-own', 'participants', 'meeting-titles', 'chat', 'recordings', 'sessions', 'devices');
create trigger service_participant_kept before delete on service_participant for each row execute function refuse_delete_of_kept(
  'meetings-own', 'participants', 'sessions', 'devices');
create trigger service_chat_message_kept before delete on service_chat_message for each row execute function refuse_delete_of_kept('chat');
create trigger service_recording_kept before delete on service_recording for each row execute function refuse_delete_of_kept('recordings');
create trigger service_call_kept before delete on service_call for each row execute function refuse_delete_of_kept('calls');

-- One per case, from the approval of two people on.
create table preservation (
  id text primary key,
  case_id text not null unique references case_file,
  proposal_id text not null unique,
  outcome text not null check (outcome = 'approved'),
  foreign key (proposal_id, outcome) references proposal_outcome (proposal_id, outcome),
  rule text not null,
  received_at timestamptz not null,
  until timestamptz not null check (until > received_at),
  at timestamptz not null
);
-- Each try to take the snapshot has a key of its own; a try that was cut off leaves nothing that can be read.
create table preservation_attempt (
  key_name text primary key,
  preservation_id text not null references preservation,
  n int not null check (n >= 1),
  at timestamptz not null,
  unique (preservation_id, n),
  unique (key_name, preservation_id)
);
-- The manifest names each sealed part with its hashes; it is signed, so that no part can be exchanged unseen.
create table preservation_snapshot (
  preservation_id text primary key references preservation,
  key_name text not null,
  foreign key (key_name, preservation_id) references preservation_attempt (key_name, preservation_id),
  manifest text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(manifest, 'UTF8')), 'hex')),
  signature text not null,
  signing_key text not null,
  at timestamptz not null
);
-- Once: the key says so. Before the end: the trigger below.
create table preservation_renewal (
  preservation_id text primary key references preservation,
  rule text not null,
  until timestamptz not null,
  asked_by text not null,
  official_name text not null check (trim(official_name) <> ''),
  official_title text not null,
  request text not null check (trim(request) <> ''),
  at timestamptz not null
);
create table preservation_reminder (
  preservation_id text not null references preservation,
  last_day date not null,
  days_before int not null check (days_before > 0),
  mail_id text not null,
  at timestamptz not null,
  primary key (preservation_id, last_day, days_before)
);
create table preservation_end (
  preservation_id text primary key references preservation,
  how text not null check (how in ('lapsed', 'released')),
  by_person text not null,
  reason text not null check (how = 'lapsed' or trim(reason) <> ''),
  at timestamptz not null
);
-- The key is gone; the certificate that says so lies in the file store.
create table preservation_destruction (
  preservation_id text primary key references preservation_end,
  certificate_sha256 text not null check (certificate_sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null
);

insert into history_table (name) values
  ('record_keeping'), ('record_keeping_end'), ('preservation'), ('preservation_attempt'), ('preservation_snapshot'),
  ('preservation_renewal'), ('preservation_reminder'), ('preservation_end'), ('preservation_destruction');

create function proposal_keeps(of_proposal text) returns boolean language sql stable as $$
  select exists (select 1 from proposal where id = of_proposal and body::jsonb->'decision'->>'kind' = 'preserve')
$$;
-- What two people approved was to keep, so it can only be kept.
create function refuse_preservation_of_another_kind() returns trigger language plpgsql as $$
begin
  if not proposal_keeps(new.proposal_id) then
    raise exception 'proposal % was not to preserve', new.proposal_id;
  end if;
  return new;
end $$;
create trigger preservation_kind before insert on preservation for each row execute function refuse_preservation_of_another_kind();
create function refuse_disclosure_of_kept() returns trigger language plpgsql as $$
begin
  if proposal_keeps(new.proposal_id) then
    raise exception 'proposal % was to preserve: nothing is disclosed on it', new.proposal_id;
  end if;
  return new;
end $$;
create trigger disclosure_grant_kept before insert on disclosure_grant for each row execute function refuse_disclosure_of_kept();
create trigger case_package_kept before insert on case_package for each row execute function refuse_disclosure_of_kept();

create function refuse_late_renewal() returns trigger language plpgsql as $$
begin
  if exists (select 1 from preservation_end where preservation_id = new.preservation_id)
    or not exists (select 1 from preservation where id = new.preservation_id and new.at < until and new.until > until)
  then
    raise exception 'preservation % cannot be renewed: it has ended, or the new end is not later', new.preservation_id;
  end if;
  return new;
end $$;
create trigger preservation_renewal_in_time before insert on preservation_renewal for each row execute function refuse_late_renewal();

create function refuse_early_lapse() returns trigger language plpgsql as $$
begin
  if new.how = 'lapsed' and exists (
    select 1 from preservation p left join preservation_renewal r on r.preservation_id = p.id
    where p.id = new.preservation_id and new.at < coalesce(r.until, p.until)
  ) then
    raise exception 'preservation % still runs', new.preservation_id;
  end if;
  return new;
end $$;
create trigger preservation_end_in_time before insert on preservation_end for each row execute function refuse_early_lapse();

-- A copy is taken while the preservation stands, and never after.
create function refuse_snapshot_after_end() returns trigger language plpgsql as $$
begin
  if exists (select 1 from preservation_end where preservation_id = new.preservation_id) then
    raise exception 'preservation % has ended', new.preservation_id;
  end if;
  return new;
end $$;
create trigger preservation_snapshot_in_time before insert on preservation_snapshot for each row execute function refuse_snapshot_after_end();
