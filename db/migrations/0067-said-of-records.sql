-- Nothing that only the records know is proposed as an answer before the request was accepted: a refusal is an answer too.
create function refuse_word_of_records() returns trigger language plpgsql as $$
declare
  decision jsonb := new.body::jsonb -> 'decision';
begin
  if (
    decision ->> 'kind' in ('disclose', 'preserve', 'restrict')
    or decision ->> 'because' in ('NOT_HELD', 'NO_SUCH_ACCOUNT', 'NOT_RETAINED', 'E2EE_NO_ACCESS')
  ) and not exists (select 1 from case_fact f where f.case_id = new.case_id and f.kind = 'accepted') then
    raise exception 'case % has not been accepted: nothing of the records is said yet', new.case_id;
  end if;
  return new;
end $$;
create trigger proposal_of_records before insert on proposal for each row execute function refuse_word_of_records();
