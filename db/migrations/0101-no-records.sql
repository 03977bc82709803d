-- A package is a bag with records, or one paper alone: that nothing was found. The paper rests on a refusal that two people decided because no
-- account was found, after the request was accepted and every identifier looked up; it is no way to ask whether somebody has an account.
alter table case_package add column form text not null default 'bag' check (form in ('bag', 'paper'));
alter table case_package add check (form = 'bag' or files = 0);

create function refuse_paper_without_search() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from proposal p where p.id = new.proposal_id and p.case_id = new.case_id
      and p.body::jsonb -> 'decision' ->> 'kind' = 'reject' and p.body::jsonb -> 'decision' ->> 'because' = 'NO_SUCH_ACCOUNT'
  ) then
    raise exception 'proposal % was not a refusal because nothing was found', new.proposal_id;
  end if;
  if not exists (select 1 from case_fact f where f.case_id = new.case_id and f.kind = 'accepted') then
    raise exception 'case % was never accepted: nothing of the records is said', new.case_id;
  end if;
  if exists (
    select 1 from case_task t where t.case_id = new.case_id and not exists (
      select 1 from case_fact f
      where f.case_id = new.case_id and f.kind = 'identifier-resolved'
        and f.data ->> 'taskId' = t.id and f.data ->> 'result' = 'not-found'
    )
  ) then
    raise exception 'an identifier of case % was found, or not looked up', new.case_id;
  end if;
  return new;
end $$;
create trigger case_package_paper before insert on case_package
  for each row when (new.form = 'paper') execute function refuse_paper_without_search();

-- Nothing of anybody leaves with the paper, so the call back and the release of an emergency do not stand before it.
drop trigger case_package_emergency on case_package;
create trigger case_package_emergency before insert on case_package
  for each row when (new.form = 'bag') execute function refuse_unready_emergency();
