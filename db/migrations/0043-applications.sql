-- Who asks for an officer's account, from an official address that a code proved. Kept while it is filled in; what is decided on it is history.
create table account_application (
  id text primary key,
  secret_hash text not null unique,
  -- Keyed hash of the code that went to the address.
  code_hash text not null,
  guesses integer not null,
  email text not null check (email = lower(email)),
  agency_name text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  name text not null,
  title text not null,
  badge text not null,
  telephone text not null,
  extension text not null,
  supervisor text not null,
  lang text not null check (lang in ('en', 'nl')),
  created_at timestamptz not null,
  ends_at timestamptz not null,
  proved_at timestamptz
);
create index account_application_email on account_application (email, created_at);
create index account_application_waiting on account_application (proved_at);

create table application_outcome (
  application_id text primary key references account_application,
  outcome text not null check (outcome in ('accepted', 'refused')),
  -- What the applicant is told when refused.
  reason text not null check (outcome = 'accepted' or trim(reason) <> ''),
  person_id text references officer,
  at timestamptz not null,
  by_person text not null,
  check ((outcome = 'accepted') = (person_id is not null))
);

create function refuse_unproved_application() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from account_application a where a.id = new.application_id and a.proved_at is not null) then
    raise exception 'the address of this application was never proved';
  end if;
  if new.person_id is not null and not exists (
    select 1 from account_application a join officer o on o.address = a.email
    where a.id = new.application_id and o.person_id = new.person_id
  ) then
    raise exception 'an account goes to the address that was proved and to no other';
  end if;
  return new;
end $$;
create trigger application_outcome_proved before insert on application_outcome
  for each row execute function refuse_unproved_application();

insert into history_table (name) values ('application_outcome');
