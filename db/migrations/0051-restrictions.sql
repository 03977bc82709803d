-- Orders to restrict access, what two people decided on them, and what ended it early.

alter table case_file drop constraint case_file_categories_check;
alter table case_file add constraint case_file_categories_check check (
  cardinality(categories) > 0
  or process in ('general-question', 'informal-request', 'expert-testimony', 'civil-process', 'owner-consent', 'access-restriction')
);

create table restriction_order (
  case_id text primary key references case_file,
  law text not null check (law in ('national', 'dsa-9', 'tco')),
  -- What is complained of, as the order says it.
  act text not null check (trim(act) <> ''),
  -- Countries for which it asks; empty where it names none.
  territory text[] not null,
  -- Countries for which the order can count at all: never wider than its law.
  reach text[] not null check (cardinality(reach) > 0),
  starts_on date,
  ends_on date,
  check (ends_on >= starts_on)
);

create table restriction (
  id text primary key,
  case_id text not null references restriction_order,
  proposal_id text not null,
  outcome text not null check (outcome = 'approved'),
  foreign key (proposal_id, outcome) references proposal_outcome (proposal_id, outcome),
  account_id text not null,
  -- Null: the whole account.
  meeting_id text,
  measure text not null check (measure in ('geoblock', 'suspend', 'terminate')),
  countries text[] not null,
  starts_on date not null,
  ends_on date,
  review_on date not null,
  -- Our own rule that is broken, with why; without one a measure never goes further than the order can.
  policy_rule text,
  policy_reason text,
  at timestamptz not null,
  check ((measure = 'geoblock') = (cardinality(countries) > 0)),
  check ((policy_rule is null) = (policy_reason is null)),
  check (trim(policy_rule) <> '' and trim(policy_reason) <> ''),
  -- Who is shut out everywhere is shut out because of our own rules, or not at all.
  check (measure = 'geoblock' or policy_rule is not null),
  check (ends_on >= starts_on),
  check (review_on > starts_on)
);
create index restriction_account on restriction (account_id);
create index restriction_case on restriction (case_id);

create table restriction_lift (
  restriction_id text primary key references restriction,
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null
);

insert into history_table (name) values ('restriction_order'), ('restriction'), ('restriction_lift');

-- The guarantee behind the rule: no measure for a country in which the order does not count, unless our own rules are broken.
create function refuse_restriction_beyond_order() returns trigger language plpgsql as $$
begin
  if new.policy_rule is null and not exists (
    select 1 from restriction_order o where o.case_id = new.case_id and new.countries <@ o.reach
  ) then
    raise exception 'the restriction of case % goes beyond the countries of its order', new.case_id;
  end if;
  return new;
end $$;
create trigger restriction_within_order before insert on restriction
  for each row execute function refuse_restriction_beyond_order();
