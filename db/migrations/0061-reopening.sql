-- A case that was decided or closed goes back to review by two people: one asks with a reason, counsel, another person, says yes.
create table case_reopening (
  id text primary key,
  case_id text not null references case_file,
  round int not null check (round >= 1),
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null,
  unique (case_id, round),
  unique (id, case_id, by_person)
);
create table case_reopening_end (
  reopening_id text primary key,
  case_id text not null,
  asked_by text not null,
  foreign key (reopening_id, case_id, asked_by) references case_reopening (id, case_id, by_person),
  outcome text not null check (outcome in ('reopened', 'declined', 'taken-back')),
  reason text not null,
  check (outcome <> 'declined' or trim(reason) <> ''),
  -- How many rounds of proposals there were: none of these counts after a re-opening.
  rounds int not null check (rounds >= 0),
  at timestamptz not null,
  by_person text not null,
  check ((outcome = 'taken-back') = (by_person = asked_by))
);
create index case_reopening_end_case on case_reopening_end (case_id);
insert into history_table (name) values ('case_reopening'), ('case_reopening_end');

create function refuse_reopening_without_counsel() returns trigger language plpgsql as $$
begin
  if new.outcome = 'reopened'
    and not exists (select 1 from person_role r where r.person_id = new.by_person and r.role = 'counsel')
  then
    raise exception 'only counsel says yes to re-opening case %', new.case_id;
  end if;
  if new.rounds <> (select count(*) from proposal p where p.case_id = new.case_id) then
    raise exception 're-opening case % counts its proposals wrongly', new.case_id;
  end if;
  return new;
end $$;
create trigger case_reopening_end_counsel before insert on case_reopening_end
  for each row execute function refuse_reopening_without_counsel();

-- A case is closed once, and again only after it was re-opened; it is re-opened only as two people decided.
create function refuse_second_closing() returns trigger language plpgsql as $$
begin
  if new.kind = 'closed' and exists (
    select 1 from case_fact c
    where c.case_id = new.case_id and c.kind = 'closed' and not exists (
      select 1 from case_fact r where r.case_id = new.case_id and r.kind = 'reopened' and r.n > c.n
    )
  ) then
    raise exception 'case % is closed already', new.case_id;
  end if;
  if new.kind = 'reopened' and not exists (
    select 1 from case_reopening_end e
    where e.reopening_id = new.data ->> 'reopeningId' and e.case_id = new.case_id and e.outcome = 'reopened'
      and not exists (
        select 1 from case_fact r
        where r.case_id = new.case_id and r.kind = 'reopened' and r.data ->> 'reopeningId' = e.reopening_id
      )
  ) then
    raise exception 'case % was not re-opened by two people', new.case_id;
  end if;
  return new;
end $$;
create trigger case_fact_closing before insert on case_fact
  for each row when (new.kind in ('closed', 'reopened')) execute function refuse_second_closing();

-- An approved decision has a next round only where it was taken back by a re-opening that came after it.
alter table proposal drop constraint proposal_previous_outcome_check;
alter table proposal add constraint proposal_previous_outcome_check
  check (previous_outcome in ('rejected', 'sent-back', 'withdrawn', 'approved'));
create function refuse_round_after_approval() returns trigger language plpgsql as $$
begin
  if new.previous_outcome = 'approved' and not exists (
    select 1 from case_reopening_end e where e.case_id = new.case_id and e.outcome = 'reopened' and e.rounds = new.round - 1
  ) then
    raise exception 'an approved decision on case % has no next round', new.case_id;
  end if;
  return new;
end $$;
create trigger proposal_after_approval before insert on proposal
  for each row execute function refuse_round_after_approval();

-- What was decided before a re-opening stands no longer: no package of it is made, linked or handed over.
create function is_taken_back(of_case text, of_proposal text) returns boolean language sql stable as $$
  select exists (
    select 1 from case_reopening_end e join proposal p on p.id = of_proposal
    where e.case_id = of_case and e.outcome = 'reopened' and p.round <= e.rounds
  )
$$;
create function refuse_package_taken_back() returns trigger language plpgsql as $$
begin
  if is_taken_back(new.case_id, new.proposal_id) then
    raise exception 'the decision behind this package of case % was taken back', new.case_id;
  end if;
  return new;
end $$;
create trigger case_package_taken_back before insert on case_package
  for each row execute function refuse_package_taken_back();
create trigger disclosure_grant_taken_back before insert on disclosure_grant
  for each row execute function refuse_package_taken_back();

create function refuse_link_taken_back() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from case_package p where p.id = new.package_id and is_taken_back(p.case_id, p.proposal_id)
  ) then
    raise exception 'the decision behind package % was taken back', new.package_id;
  end if;
  return new;
end $$;
create trigger delivery_link_taken_back before insert on delivery_link
  for each row execute function refuse_link_taken_back();

create function refuse_delivery_taken_back() returns trigger language plpgsql as $$
begin
  if new.kind = 'started' and exists (
    select 1 from delivery_link l join case_package p on p.id = l.package_id
    where l.id = new.link_id and is_taken_back(p.case_id, p.proposal_id)
  ) then
    raise exception 'the decision behind link % was taken back', new.link_id;
  end if;
  return new;
end $$;
create trigger delivery_taken_back before insert on delivery
  for each row execute function refuse_delivery_taken_back();
