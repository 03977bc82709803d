-- From which sealed copies a package was collected. No key to the preservation: its file goes by a period of its own.
create table package_copy (
  package_id text not null references case_package on delete cascade,
  preservation_id text not null,
  number text not null,
  manifest_sha256 text not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
  as_of timestamptz not null,
  primary key (package_id, preservation_id)
);
insert into history_table (name) values ('package_copy');

-- Only from a copy that two people named, that is still kept, and that was kept for who asks; counsel answers for every other.
create function refuse_copy_that_may_not_be_used() returns trigger language plpgsql as $$
declare
  decided jsonb;
  asking text;
begin
  select p.body::jsonb, c.agency_id into decided, asking
    from case_package k join proposal p on p.id = k.proposal_id join case_file c on c.id = k.case_id where k.id = new.package_id;
  if not exists (
    select 1 from jsonb_array_elements(coalesce(decided -> 'kept', '[]'::jsonb)) named
    where named ->> 'preservationId' = new.preservation_id and named ->> 'sha256' = new.manifest_sha256
  ) then
    raise exception 'the decision behind package % names no copy %', new.package_id, new.preservation_id;
  end if;
  if not exists (select 1 from preservation_snapshot s where s.preservation_id = new.preservation_id and s.sha256 = new.manifest_sha256)
    or exists (select 1 from preservation_end e where e.preservation_id = new.preservation_id)
  then
    raise exception 'copy % is not kept', new.preservation_id;
  end if;
  if not exists (
    select 1 from preservation p join case_file c on c.id = p.case_id where p.id = new.preservation_id and c.agency_id = asking
  ) and not coalesce(decided -> 'questions', '[]'::jsonb) @> '["COPY_OF_ANOTHER"]'::jsonb then
    raise exception 'copy % is kept for another authority', new.preservation_id;
  end if;
  return new;
end $$;
create trigger package_copy_allowed before insert on package_copy for each row execute function refuse_copy_that_may_not_be_used();
