-- A narrower scope that the office proposed and the officer accepted. Kept beside the facts, because the database itself refuses a
-- proposal to disclose beyond it.
create table case_narrowing (
  id text primary key,
  case_id text not null references case_file,
  categories text[] not null check (cardinality(categories) > 0),
  period_from date,
  period_to date,
  check (period_from is null or period_to is null or period_from <= period_to),
  at timestamptz not null,
  by_person text not null
);
create table case_narrowing_answer (
  narrowing_id text primary key references case_narrowing,
  accepted boolean not null,
  at timestamptz not null,
  by_person text not null
);
insert into history_table (name) values ('case_narrowing'), ('case_narrowing_answer');

-- Only the officer who filed the request agrees to less.
create function refuse_foreign_agreement() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from case_narrowing n join case_file c on c.id = n.case_id
    where n.id = new.narrowing_id and c.officer_id = new.by_person
  ) then
    raise exception 'only the officer of the case answers narrowing %', new.narrowing_id;
  end if;
  return new;
end $$;
create trigger case_narrowing_answer_officer before insert on case_narrowing_answer
  for each row execute function refuse_foreign_agreement();

create function refuse_beyond_agreed_scope() returns trigger language plpgsql as $$
declare
  agreed case_narrowing;
  decision jsonb := new.body::jsonb -> 'decision';
begin
  select n.* into agreed from case_narrowing n join case_narrowing_answer a on a.narrowing_id = n.id
  where n.case_id = new.case_id and a.accepted order by a.at desc, n.id desc limit 1;
  if not found or decision ->> 'kind' <> 'disclose' then
    return new;
  end if;
  if exists (
      select 1 from jsonb_array_elements(decision -> 'rows') r
      where r ->> 'verdict' = 'disclose' and not (r ->> 'category' = any (agreed.categories))
    )
    or (agreed.period_from is not null and coalesce((decision ->> 'from')::date < agreed.period_from, true))
    or (agreed.period_to is not null and coalesce((decision ->> 'to')::date > agreed.period_to, true))
  then
    raise exception 'proposal % goes beyond what was agreed on case %', new.id, new.case_id;
  end if;
  return new;
end $$;
create trigger proposal_agreed_scope before insert on proposal
  for each row execute function refuse_beyond_agreed_scope();
