-- How well an officer is known is a sum of dated evidence, counted anew whenever somebody asks: no level is kept anywhere, so none can be
-- set, skipped or forgotten. Each piece counts for 365 days.
-- The mailbox that was proved. It stays when the person's address changes; evidence about it then no longer counts.
alter table officer add column address text not null default '';
update officer set address = p.email from person p where p.id = officer.person_id;
create function fill_officer_address() returns trigger language plpgsql as $$
begin
  if new.address = '' then
    new.address := coalesce((select p.email from person p where p.id = new.person_id), '');
  end if;
  return new;
end $$;
create trigger officer_address before insert on officer for each row execute function fill_officer_address();

create table officer_evidence (
  id text primary key,
  person_id text not null references officer,
  kind text not null check (kind in ('address', 'domain', 'callback', 'supervisor', 'documents')),
  -- The mailbox, the domain, the number that was called, or what was shown.
  subject text not null check (trim(subject) <> ''),
  -- Who answered the telephone.
  spoke_to text not null,
  outcome text not null check (outcome in ('confirmed', 'denied', 'no-answer')),
  note text not null,
  at timestamptz not null,
  by_person text not null,
  check (kind in ('callback', 'supervisor') or outcome <> 'no-answer'),
  check (kind not in ('callback', 'supervisor') or outcome = 'no-answer' or trim(spoke_to) <> ''),
  check (by_person <> person_id)
);
create index officer_evidence_person on officer_evidence (person_id, at);

insert into officer_evidence (id, person_id, kind, subject, spoke_to, outcome, note, at, by_person)
  select 'evidence_' || md5(v.id || ' address'), v.person_id, 'address', o.address, '', 'confirmed', v.note, v.at, v.by_person
  from officer_verification v join officer o on o.person_id = v.person_id where v.level >= 1 and o.address <> '';
insert into officer_evidence (id, person_id, kind, subject, spoke_to, outcome, note, at, by_person)
  select 'evidence_' || md5(v.id || ' domain'), v.person_id, 'domain',
    (select f.domain from domain_in_force f where f.agency_id = o.agency_id and ('.' || split_part(o.address, '@', 2)) like '%.' || f.domain limit 1),
    '', 'confirmed', v.note, v.at, v.by_person
  from officer_verification v join officer o on o.person_id = v.person_id
  where v.level >= 2 and exists (
    select 1 from domain_in_force f where f.agency_id = o.agency_id and ('.' || split_part(o.address, '@', 2)) like '%.' || f.domain
  );
delete from history_table where name = 'officer_verification';
drop table officer_verification;

-- The newest word on each kind counts, for 365 days.
create function evidence_stands(person text, what text, moment timestamptz) returns boolean language sql stable as $$
  select coalesce((
    select e.outcome = 'confirmed' and e.at > moment - interval '365 days'
    from officer_evidence e where e.person_id = person and e.kind = what and e.outcome <> 'no-answer' order by e.at desc, e.id desc limit 1
  ), false)
$$;

create function refuse_unfounded_evidence() returns trigger language plpgsql as $$
declare
  o officer%rowtype;
  a agency%rowtype;
begin
  select * into o from officer where person_id = new.person_id;
  select * into a from agency where id = o.agency_id;
  if new.kind = 'address' and new.subject <> o.address then
    raise exception 'another address than the officer’s was proved';
  end if;
  if new.kind = 'domain' and not exists (
    select 1 from domain_in_force f where f.agency_id = o.agency_id and f.domain = new.subject
      and right('.' || split_part(o.address, '@', 2), length(new.subject) + 1) = '.' || new.subject
  ) then
    raise exception '% is not bound to the officer’s agency, or the address does not lie on it', new.subject;
  end if;
  if new.kind in ('callback', 'supervisor') then
    if regexp_replace(new.subject, '\D', '', 'g') <> regexp_replace(a.telephone, '\D', '', 'g') then
      raise exception 'another number was called than the one in our register';
    end if;
    if new.by_person = a.added_by then
      raise exception 'who added the agency, and so its number, does not make the call';
    end if;
  end if;
  if new.outcome = 'confirmed' and new.kind in ('callback', 'supervisor', 'documents')
    and not (evidence_stands(new.person_id, 'address', new.at) and evidence_stands(new.person_id, 'domain', new.at)) then
    raise exception 'no rung is skipped: address and domain come first';
  end if;
  if new.outcome = 'confirmed' and new.kind = 'documents'
    and not (evidence_stands(new.person_id, 'callback', new.at) and evidence_stands(new.person_id, 'supervisor', new.at)) then
    raise exception 'no rung is skipped: the call and the supervisor come first';
  end if;
  return new;
end $$;
create trigger officer_evidence_founded before insert on officer_evidence
  for each row execute function refuse_unfounded_evidence();

-- Who was told that an officer's rung lapses: once per officer, date and threshold.
create table rung_reminder (
  id text primary key,
  person_id text not null references officer,
  lapses_at timestamptz not null,
  threshold text not null check (threshold in ('ahead', 'lapsed')),
  recipients text[] not null check (cardinality(recipients) > 0),
  at timestamptz not null,
  unique (person_id, lapses_at, threshold)
);

-- An officer's account is frozen or closed by the desk, with a reason that the officer never sees.
create table officer_hold (
  id text primary key,
  person_id text not null references officer,
  kind text not null check (kind in ('frozen', 'closed', 'restored')),
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null
);
create index officer_hold_person on officer_hold (person_id, at desc);

create function refuse_own_restoring() returns trigger language plpgsql as $$
declare
  last officer_hold%rowtype;
begin
  select * into last from officer_hold h where h.person_id = new.person_id order by h.at desc, h.id desc limit 1;
  if last.kind = 'closed' then
    raise exception 'a closed account stays closed';
  end if;
  if new.kind = 'restored' and (last.kind is distinct from 'frozen' or last.by_person = new.by_person) then
    raise exception 'a frozen account is restored by another person than who froze it';
  end if;
  return new;
end $$;
create trigger officer_hold_second before insert on officer_hold
  for each row execute function refuse_own_restoring();

insert into history_table (name) values ('officer_evidence'), ('rung_reminder'), ('officer_hold');
