-- Up to five colleagues of the same agency on a case. Who is on it is asked again at every reading: nobody stays by having been on it.
create table case_colleague (
  id text primary key,
  case_id text not null references case_file on delete cascade,
  -- The mailbox to which the invitation went. Whoever proved that mailbox is the colleague, with an account of their own.
  address text not null check (address = lower(trim(address)) and address like '%_@_%'),
  post text not null check (post in ('follower', 'deputy')),
  at timestamptz not null,
  by_person text not null
);
create index case_colleague_case on case_colleague (case_id);
create index case_colleague_address on case_colleague (address);

create table case_colleague_end (
  colleague_id text primary key references case_colleague on delete cascade,
  at timestamptz not null,
  by_person text not null
);
insert into history_table (name) values ('case_colleague'), ('case_colleague_end');

create view colleague_in_force as
  select k.* from case_colleague k where not exists (select 1 from case_colleague_end e where e.colleague_id = k.id);

create function address_is_of_agency(mailbox text, agency text) returns boolean language sql stable as $$
  select exists (
    select 1 from domain_in_force f
    where f.agency_id = agency and right('.' || split_part(mailbox, '@', 2), length(f.domain) + 1) = '.' || f.domain
  )
$$;

create function officer_is_held(person text) returns boolean language sql stable as $$
  select coalesce((select h.kind <> 'restored' from officer_hold h where h.person_id = person order by h.at desc, h.id desc limit 1), false)
$$;

-- What somebody is on a case at a moment: its holder, a deputy, a follower, or nothing.
create function part_in_case(of_case text, person text, moment timestamptz) returns text language sql stable as $$
  select case
    when officer_is_held(person) then null
    when exists (select 1 from case_file c where c.id = of_case and c.officer_id = person) then 'holder'
    else (
      select k.post from colleague_in_force k
      join case_file c on c.id = k.case_id
      join officer o on o.person_id = person and o.agency_id = c.agency_id and o.address = k.address
      where k.case_id = of_case and address_is_of_agency(k.address, c.agency_id) and evidence_stands(person, 'address', moment)
      order by k.at limit 1
    )
  end
$$;

create function refuse_unfit_colleague() returns trigger language plpgsql as $$
declare
  c case_file%rowtype;
begin
  perform 1 from case_index where case_id = new.case_id for update;
  select * into c from case_file where id = new.case_id;
  if part_in_case(new.case_id, new.by_person, new.at) is distinct from 'holder' then
    raise exception 'only the holder of case % says who is on it', new.case_id;
  end if;
  if not address_is_of_agency(new.address, c.agency_id) then
    raise exception '% is no address of the agency of case %', new.address, new.case_id;
  end if;
  if exists (select 1 from colleague_in_force k where k.case_id = new.case_id and k.address = new.address)
    or exists (select 1 from officer o where o.person_id = c.officer_id and o.address = new.address)
  then
    raise exception '% is on case % already', new.address, new.case_id;
  end if;
  if (select count(*) from colleague_in_force k where k.case_id = new.case_id) >= 5 then
    raise exception 'case % has five colleagues already', new.case_id;
  end if;
  return new;
end $$;
create trigger case_colleague_fits before insert on case_colleague for each row execute function refuse_unfit_colleague();

-- A package is collected by who acts on the case at that moment, by a link of their own; in the filer’s place only on the rung that asking needs.
create function refuse_collecting() returns trigger language plpgsql as $$
declare
  of_case text;
  recipient text;
begin
  if new.kind <> 'started' then return new; end if;
  select p.case_id, l.recipient into of_case, recipient
    from delivery_link l join case_package p on p.id = l.package_id where l.id = new.link_id;
  if new.by_person <> recipient or coalesce(part_in_case(of_case, recipient, new.at), '') not in ('holder', 'deputy') then
    raise exception '% does not collect for case %', new.by_person, of_case;
  end if;
  if not exists (select 1 from case_file c where c.id = of_case and c.officer_id = recipient)
    and not (evidence_stands(recipient, 'address', new.at) and evidence_stands(recipient, 'domain', new.at))
  then
    raise exception '% is not known well enough to collect for case %', recipient, of_case;
  end if;
  return new;
end $$;
create trigger delivery_collected before insert on delivery for each row execute function refuse_collecting();

-- What asked for the one officer asks for who is on the case.
create or replace function refuse_own_reading() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from case_fact f
    where f.case_id = new.case_id and f.n = new.fact_n
      and f.kind = any (
        case new.side
          when 'officer' then array['office-wrote', 'question-asked', 'narrowing-proposed']
          else array['officer-wrote', 'question-answered', 'narrowing-answered']
        end
      )
      and (new.side = 'officer') = (part_in_case(new.case_id, new.by_person, new.at) is not null)
  ) then
    raise exception 'message % of case % is not read by its own side, nor by a stranger', new.fact_n, new.case_id;
  end if;
  return new;
end $$;
create or replace function refuse_foreign_agreement() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from case_narrowing n
    where n.id = new.narrowing_id and part_in_case(n.case_id, new.by_person, new.at) in ('holder', 'deputy')
  ) then
    raise exception 'only the officer of the case answers narrowing %', new.narrowing_id;
  end if;
  return new;
end $$;
