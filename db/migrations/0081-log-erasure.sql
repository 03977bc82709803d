-- Entries of the log whose time is over lose what they say of anybody; their links stay, so that the chain is whole. Which entries those
-- are stands here, and an entry of the log itself, sealed like every other, says how many and what their links were.
create table audit_erased (
  position bigint primary key references audit_link,
  erasure text not null
);
create index audit_erased_erasure on audit_erased (erasure);
insert into history_table (name) values ('audit_erased');

-- Every erasure is on the record, in the transaction that did it.
create function refuse_silent_erasure() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from audit_entry e where e.action = 'audit.erased' and e.about = new.erasure) then
    raise exception 'erasure % is not on the record', new.erasure;
  end if;
  return null;
end $$;
create constraint trigger audit_erased_recorded after insert on audit_erased
  deferrable initially deferred for each row execute function refuse_silent_erasure();
create index audit_entry_erasure on audit_entry (about) where action = 'audit.erased';
-- What still says something, in the order in which its time ends.
create index audit_entry_telling on audit_entry (id) where who <> '';

-- Empties sealed entries: of a case that is gone and whose log stood on the list, or, where no case is named, those before a moment that
-- lies a year back at least. Gives their number and the hash over their links, for the entry that tells of it.
create function erase_entries(of_erasure text, of_case text, before timestamptz, today date, most int)
  returns table (entries int, links_sha256 text) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  listed retention_listing%rowtype;
begin
  if of_case is not null then
    select l.* into listed from retention_listing l where l.case_id = of_case and l.part = 'log' order by l.n desc limit 1;
    if not exists (select 1 from retention_destruction d where d.case_id = of_case and d.part = 'case' and d.on_day + 365 <= today) then
      raise exception 'the file of case % is not gone for a year', of_case;
    end if;
    if listed.destroy_on is null or listed.destroy_on > today
      or exists (select 1 from retention_hold h where h.case_id = of_case and h.at >= listed.at)
      or part_is_held(of_case, 'log', today) is not null
    then
      raise exception 'the log of case % is held, or did not stand on the list for fourteen days', of_case;
    end if;
  else
    if before is null or before > (today - 364)::timestamptz then
      raise exception 'entries of the log are kept for a year at least';
    end if;
  end if;
  insert into audit_erased (position, erasure)
    select l.position, of_erasure
    from audit_entry e join audit_link l on l.entry_id = e.id
    where e.who <> '' and e.action <> 'audit.erased'
      and case
        when of_case is null then e.at < before and (e.case_id is null
          or exists (select 1 from retention_destruction d where d.case_id = e.case_id and d.part = 'log'))
        else e.case_id = of_case
      end
    order by e.id limit most;
  update audit_entry e set who = '', about = '', case_id = null, detail = '{}'
    from audit_erased x join audit_link l on l.position = x.position
    where x.erasure = of_erasure and e.id = l.entry_id;
  return query
    select count(*)::int, encode(sha256(convert_to(coalesce(string_agg(
      l.position || ' ' || l.entry_id || ' ' || l.previous || ' ' || l.hash, E'\n' order by l.position), ''), 'UTF8')), 'hex')
    from audit_erased x join audit_link l on l.position = x.position where x.erasure = of_erasure;
end $$;
