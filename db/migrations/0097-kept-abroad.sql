-- A request to keep from abroad is one more kind that is only kept: nothing of it is read, so nothing can be referred.
create or replace function refuse_referral_of_unread() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from case_file c where c.id = new.case_id and c.process in (
      'us-preservation', 'us-backup-2704', 'foreign-preservation', 'eu-preservation-order', 'nl-126ni',
      'us-national-security-letter', 'us-fisa-content', 'us-fisa-non-content'
    )
  ) then
    raise exception 'nothing of case % may be read', new.case_id;
  end if;
  return new;
end $$;
