-- The officer who answers within an agency for its cases. One of our people proposes, another confirms; the rung is asked again at every use.
create table agency_supervisor (
  id text primary key,
  agency_id text not null references agency,
  person_id text not null references officer,
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  proposed_by text not null,
  unique (id, proposed_by)
);
create index agency_supervisor_person on agency_supervisor (person_id);
create index agency_supervisor_agency on agency_supervisor (agency_id);

create table agency_supervisor_word (
  supervisor_id text primary key,
  proposed_by text not null,
  foreign key (supervisor_id, proposed_by) references agency_supervisor (id, proposed_by),
  word text not null check (word in ('confirmed', 'refused')),
  note text not null check (trim(note) <> ''),
  at timestamptz not null,
  by_person text not null check (by_person <> proposed_by)
);

create table agency_supervisor_end (
  supervisor_id text primary key references agency_supervisor,
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null
);

-- Called back and confirmed by somebody above them: V3.
create function officer_is_on_third_rung(person text, moment timestamptz) returns boolean language sql stable as $$
  select evidence_stands(person, 'address', moment) and evidence_stands(person, 'domain', moment)
    and evidence_stands(person, 'callback', moment) and evidence_stands(person, 'supervisor', moment)
$$;

create function supervises(person text, agency text, moment timestamptz) returns boolean language sql stable as $$
  select not officer_is_held(person) and officer_is_on_third_rung(person, moment) and exists (
    select 1 from agency_supervisor s
    join agency_supervisor_word w on w.supervisor_id = s.id and w.word = 'confirmed'
    join officer o on o.person_id = s.person_id and o.agency_id = s.agency_id
    where s.person_id = person and s.agency_id = agency and address_is_of_agency(o.address, agency)
      and not exists (select 1 from agency_supervisor_end e where e.supervisor_id = s.id)
  )
$$;

create function refuse_unfit_supervisor() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from officer o where o.person_id = new.person_id and o.agency_id = new.agency_id) then
    raise exception '% is no officer of agency %', new.person_id, new.agency_id;
  end if;
  return new;
end $$;
create trigger agency_supervisor_of_agency before insert on agency_supervisor for each row execute function refuse_unfit_supervisor();

create function refuse_unproved_supervisor() returns trigger language plpgsql as $$
declare
  person text;
begin
  select s.person_id into person from agency_supervisor s where s.id = new.supervisor_id;
  if new.by_person = person then
    raise exception 'nobody confirms themselves';
  end if;
  if new.word = 'confirmed' and (officer_is_held(person) or not officer_is_on_third_rung(person, new.at)) then
    raise exception '% is not known well enough to supervise', person;
  end if;
  return new;
end $$;
create trigger agency_supervisor_proved before insert on agency_supervisor_word for each row execute function refuse_unproved_supervisor();

-- A case handed over from one officer of the agency to another. The file says for ever who filed it; the newest row here says with whom it is.
create table case_handover (
  case_id text not null references case_file on delete cascade,
  n int not null check (n >= 1),
  from_person text not null,
  to_person text not null check (to_person <> from_person),
  -- To whom the office writes from here on.
  officer_name text not null,
  email text not null,
  lang text not null check (lang in ('en', 'nl')),
  reason text not null check (trim(reason) <> ''),
  side text not null check (side in ('agency', 'office')),
  at timestamptz not null,
  by_person text not null,
  primary key (case_id, n)
);
create index case_handover_to on case_handover (to_person);

insert into history_table (name) values
  ('agency_supervisor'), ('agency_supervisor_word'), ('agency_supervisor_end'), ('case_handover');

create function holder_of(of_case text) returns text language sql stable as $$
  select coalesce(
    (select h.to_person from case_handover h where h.case_id = of_case order by h.n desc limit 1),
    (select c.officer_id from case_file c where c.id = of_case)
  )
$$;

create or replace function part_in_case(of_case text, person text, moment timestamptz) returns text language sql stable as $$
  select case
    when officer_is_held(person) then null
    when holder_of(of_case) = person then 'holder'
    else (
      select k.post from colleague_in_force k
      join case_file c on c.id = k.case_id
      join officer o on o.person_id = person and o.agency_id = c.agency_id and o.address = k.address
      where k.case_id = of_case and address_is_of_agency(k.address, c.agency_id) and evidence_stands(person, 'address', moment)
      order by k.at limit 1
    )
  end
$$;

create function refuse_unfit_handover() returns trigger language plpgsql as $$
declare
  agency text;
begin
  perform 1 from case_index where case_id = new.case_id for update;
  select c.agency_id into agency from case_file c where c.id = new.case_id;
  if new.n <> 1 + (select count(*) from case_handover h where h.case_id = new.case_id) or new.from_person <> holder_of(new.case_id) then
    raise exception 'case % is not with %', new.case_id, new.from_person;
  end if;
  if officer_is_held(new.to_person)
    or not (evidence_stands(new.to_person, 'address', new.at) and evidence_stands(new.to_person, 'domain', new.at))
    or not exists (
      select 1 from officer o
      where o.person_id = new.to_person and o.agency_id = agency and o.address = new.email and address_is_of_agency(o.address, agency)
    )
  then
    raise exception '% cannot take over case %', new.to_person, new.case_id;
  end if;
  if (new.side = 'agency' and not supervises(new.by_person, agency, new.at))
    or (new.side = 'office' and exists (select 1 from officer o where o.person_id = new.by_person))
  then
    raise exception '% does not hand over case %', new.by_person, new.case_id;
  end if;
  return new;
end $$;
create trigger case_handover_fits before insert on case_handover for each row execute function refuse_unfit_handover();

create or replace function refuse_unfit_colleague() returns trigger language plpgsql as $$
declare
  agency text;
begin
  perform 1 from case_index where case_id = new.case_id for update;
  select c.agency_id into agency from case_file c where c.id = new.case_id;
  if part_in_case(new.case_id, new.by_person, new.at) is distinct from 'holder'
    -- A supervisor puts nobody on a case but themselves.
    and not (
      supervises(new.by_person, agency, new.at)
      and exists (select 1 from officer o where o.person_id = new.by_person and o.address = new.address)
    )
  then
    raise exception 'only the holder of case % says who is on it', new.case_id;
  end if;
  if not address_is_of_agency(new.address, agency) then
    raise exception '% is no address of the agency of case %', new.address, new.case_id;
  end if;
  if exists (select 1 from colleague_in_force k where k.case_id = new.case_id and k.address = new.address)
    or exists (select 1 from officer o where o.person_id = holder_of(new.case_id) and o.address = new.address)
  then
    raise exception '% is on case % already', new.address, new.case_id;
  end if;
  if (select count(*) from colleague_in_force k where k.case_id = new.case_id) >= 5 then
    raise exception 'case % has five colleagues already', new.case_id;
  end if;
  return new;
end $$;

-- Nothing that leaves as a referral names an officer with whom the case is or was, or a colleague on it.
create view case_officer_name as
  select case_id, officer_name, email from case_contact
  union all select case_id, officer_name, email from case_handover
  union all select case_id, '', address from case_colleague;
create or replace function refuse_referral_release() returns trigger language plpgsql as $$
declare
  words text;
begin
  if new.ending <> 'released' then return new; end if;
  select text into words from referral where id = new.referral_id;
  if new.counsel is null and (
    notice_bound_by_order(new.case_id, new.on_day)
    or exists (select 1 from case_fact f where f.case_id = new.case_id and f.kind = 'notice-left')
    or exists (
      select 1 from jsonb_array_elements(words::jsonb -> 'subjects') s
      where notice_bound_by_exception(new.case_id, s ->> 'account', new.on_day)
    )
  ) then
    raise exception 'the user of referral % is not to know yet', new.referral_id;
  end if;
  if exists (
    select 1 from case_file c
    join case_officer_name o on o.case_id = c.id
    left join agency a on a.id = c.agency_id
    cross join lateral unnest(array[c.id, c.number, c.docket_number, a.name, o.officer_name, o.email]) as held(word)
    where c.id = new.case_id and length(trim(held.word)) > 3 and position(lower(trim(held.word)) in lower(words::jsonb ->> 'shows')) > 0
  ) then
    raise exception 'referral % names its case', new.referral_id;
  end if;
  return new;
end $$;
