-- What counsel found an instrument to be, where the law leaves that to counsel. Kept beside the facts, because the database itself
-- refuses a grant on anything else.
create table case_classification (
  id text primary key,
  case_id text not null references case_file,
  round integer not null check (round > 0),
  -- Null: none of the instruments that unlock anything.
  as_process text,
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null,
  unique (case_id, round)
);
insert into history_table (name) values ('case_classification');

create function refuse_unlearned_classification() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from person_role r where r.person_id = new.by_person and r.role = 'counsel') then
    raise exception 'only counsel says what the instrument of case % is', new.case_id;
  end if;
  return new;
end $$;
create trigger case_classification_counsel before insert on case_classification
  for each row execute function refuse_unlearned_classification();

-- A grant names the process that was filed, or, where that one says nothing by itself, what counsel last named.
create function refuse_grant_on_other_process() returns trigger language plpgsql as $$
declare
  binding text;
begin
  if exists (select 1 from case_fact f where f.case_id = new.case_id and f.kind = 'classification-asked') then
    select k.as_process into binding from case_classification k where k.case_id = new.case_id order by k.round desc limit 1;
  else
    select c.process into binding from case_file c where c.id = new.case_id;
  end if;
  if (new.text::jsonb ->> 'process') is distinct from binding then
    raise exception 'the grant of case % names another process than the one that binds', new.case_id;
  end if;
  return new;
end $$;
create trigger disclosure_grant_process before insert on disclosure_grant
  for each row execute function refuse_grant_on_other_process();
