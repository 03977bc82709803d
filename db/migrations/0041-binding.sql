-- Which domains are an agency's: proposed by one person, confirmed by another where no register knows the domain, ended with a reason.
create table domain_binding (
  id text primary key,
  agency_id text not null references agency,
  domain text not null check (domain = lower(domain) and domain like '%_.__%'),
  reason text not null check (trim(reason) <> ''),
  -- The register of authorities that knew the domain then; null where a second person has to confirm.
  by_register text,
  proposed_at timestamptz not null,
  -- `system` for what was set up from the command line or as the demo.
  proposed_by text not null
);
create index domain_binding_agency on domain_binding (agency_id, proposed_at);
create index domain_binding_domain on domain_binding (domain);

create table domain_binding_outcome (
  binding_id text primary key references domain_binding,
  outcome text not null check (outcome in ('confirmed', 'refused')),
  note text not null,
  at timestamptz not null,
  by_person text not null
);

create table domain_unbinding (
  binding_id text primary key references domain_binding,
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null
);

insert into domain_binding (id, agency_id, domain, reason, by_register, proposed_at, proposed_by)
  select 'binding_' || md5(agency_id || ' ' || domain), agency_id, domain, 'Bound when the agency was added', null, bound_at, 'system' from agency_domain;
delete from history_table where name = 'agency_domain';
drop table agency_domain;

create view domain_in_force as
  select b.id, b.agency_id, b.domain, b.proposed_at as bound_at, b.proposed_by as bound_by
  from domain_binding b
  where not exists (select 1 from domain_unbinding u where u.binding_id = b.id)
    and (b.by_register is not null or b.proposed_by = 'system'
      or exists (select 1 from domain_binding_outcome o where o.binding_id = b.id and o.outcome = 'confirmed'));

create function refuse_unregistered_binding() returns trigger language plpgsql as $$
begin
  if new.by_register is not null and not exists (
    select 1 from registry_entry e join registry_now r on r.id = e.release_id
    where r.source = new.by_register and r.source not in ('disposable', 'academic')
      and (new.domain = e.domain or right(new.domain, length(e.domain) + 1) = '.' || e.domain)
  ) then
    raise exception 'the register % does not know %', new.by_register, new.domain;
  end if;
  if exists (select 1 from domain_in_force f where f.agency_id = new.agency_id and f.domain = new.domain) then
    raise exception '% is bound to this agency already', new.domain;
  end if;
  return new;
end $$;
create trigger domain_binding_register before insert on domain_binding
  for each row execute function refuse_unregistered_binding();

create function refuse_own_binding() returns trigger language plpgsql as $$
begin
  if exists (select 1 from domain_binding b where b.id = new.binding_id and b.proposed_by = new.by_person) then
    raise exception 'nobody confirms the domain that they proposed themselves';
  end if;
  return new;
end $$;
create trigger domain_binding_second before insert on domain_binding_outcome
  for each row execute function refuse_own_binding();

insert into history_table (name) values ('domain_binding'), ('domain_binding_outcome'), ('domain_unbinding');
