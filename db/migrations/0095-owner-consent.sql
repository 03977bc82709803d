-- Consent of the account owner: nothing goes out on it before the owner has said so to us, signed in at their own door.

create table consent_ask (
  id text primary key,
  case_id text not null references case_file on delete cascade,
  account_id text not null,
  -- What the owner was asked about.
  categories text[] not null check (cardinality(categories) > 0),
  answer_by date not null,
  mail_id text not null,
  at timestamptz not null,
  by_person text not null,
  -- Once: whoever said no is not asked again.
  unique (case_id, account_id)
);
create index consent_ask_account on consent_ask (account_id);

create table consent_answer (
  ask_id text primary key references consent_ask on delete cascade,
  -- `self`: the owner hands it over without us.
  answer text not null check (answer in ('yes', 'no', 'self')),
  categories text[] not null,
  ends_on date,
  at timestamptz not null,
  by_person text not null,
  check ((answer = 'yes') = (cardinality(categories) > 0)),
  check ((answer = 'yes') = (ends_on is not null))
);

create table consent_withdrawal (
  ask_id text primary key references consent_answer on delete cascade,
  at timestamptz not null,
  by_person text not null
);
insert into history_table (name) values ('consent_ask'), ('consent_answer'), ('consent_withdrawal');

create function refuse_unfit_consent_ask() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from case_file c where c.id = new.case_id and c.process = 'owner-consent') then
    raise exception 'case % does not rest on consent', new.case_id;
  end if;
  if not exists (select 1 from case_fact f where f.case_id = new.case_id and f.kind = 'accepted') then
    raise exception 'case % is not accepted: no owner hears of it', new.case_id;
  end if;
  return new;
end $$;
create trigger consent_ask_fit before insert on consent_ask for each row execute function refuse_unfit_consent_ask();

create function refuse_wider_consent() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from consent_ask a where a.id = new.ask_id and new.categories <@ a.categories) then
    raise exception 'consent % goes further than what was asked', new.ask_id;
  end if;
  return new;
end $$;
create trigger consent_answer_within before insert on consent_answer for each row execute function refuse_wider_consent();

-- What an owner agrees to on a day; nothing where they never said yes, took it back, or its days are over. The last day is one of the office's
-- zone and `on_day` one of UTC: west of it the same evening is a day later here. The rule counts exactly; this allows that one day.
create function consent_stands(of_case text, account text, on_day date) returns boolean language sql stable as $$
  select exists (
    select 1 from consent_ask a
    join consent_answer y on y.ask_id = a.id and y.answer = 'yes' and y.ends_on >= on_day - 1
    left join consent_withdrawal w on w.ask_id = a.id
    where a.case_id = of_case and a.account_id = account and w.ask_id is null
  )
$$;

-- The guarantee behind the rule: no grant names an account whose owner did not agree, and no package leaves after one took it back.
create function refuse_grant_without_consent() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from case_file c where c.id = new.case_id and c.process = 'owner-consent') then return new; end if;
  if exists (
    select 1 from jsonb_array_elements(new.text::jsonb -> 'subjects') s
    where not consent_stands(new.case_id, s ->> 'accountId', (new.at at time zone 'UTC')::date)
  ) then
    raise exception 'an owner in case % has not agreed', new.case_id;
  end if;
  return new;
end $$;
create trigger disclosure_grant_consent before insert on disclosure_grant
  for each row execute function refuse_grant_without_consent();

create function refuse_package_without_consent() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from case_file c where c.id = new.case_id and c.process = 'owner-consent') then return new; end if;
  if exists (
    select 1 from disclosure_grant g, jsonb_array_elements(g.text::jsonb -> 'subjects') s
    where g.proposal_id = new.proposal_id and not consent_stands(new.case_id, s ->> 'accountId', (new.at at time zone 'UTC')::date)
  ) then
    raise exception 'an owner in case % agrees no more: taken back, or its days are over', new.case_id;
  end if;
  return new;
end $$;
create trigger case_package_consent before insert on case_package
  for each row execute function refuse_package_without_consent();
