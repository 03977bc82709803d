-- The guarantee behind the rule: a proposal that raises a question of law is approved by counsel, with an answer, or not at all.
create function refuse_unanswered_question() returns trigger language plpgsql as $$
begin
  if new.outcome = 'approved'
    and exists (
      select 1 from proposal p
      where p.id = new.proposal_id and jsonb_array_length(coalesce(p.body::jsonb -> 'questions', '[]'::jsonb)) > 0
    )
    and (
      trim(new.reason) = ''
      or not exists (select 1 from person_role r where r.person_id = new.by_person and r.role = 'counsel')
    )
  then
    raise exception 'counsel has not answered the questions of proposal %', new.proposal_id;
  end if;
  return new;
end $$;
create trigger proposal_outcome_counsel before insert on proposal_outcome
  for each row execute function refuse_unanswered_question();
