-- How long the office keeps its own papers, what holds them longer, and what is left when they are gone.

-- A part of a case goes when its period is over, nothing holds it, and it stood on the list of what is about to go for fourteen days.
create domain kept_part as text check (value in ('package', 'messages', 'instrument', 'case', 'log'));

-- Somebody said that nothing of this case may go, until a day. No key to the case: it holds the log of a case that is gone.
create table retention_hold (
  id text primary key,
  case_id text not null,
  why text not null check (why in ('legal', 'supervisor')),
  reason text not null check (trim(reason) <> ''),
  on_day date not null,
  until date not null check (until > on_day and until <= on_day + 366),
  at timestamptz not null,
  placed_by text not null,
  unique (id, placed_by)
);
create index retention_hold_case on retention_hold (case_id);
-- It is taken off before its day by somebody else than who placed it.
create table retention_hold_end (
  hold_id text primary key,
  placed_by text not null,
  foreign key (hold_id, placed_by) references retention_hold (id, placed_by),
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null check (by_person <> placed_by)
);

-- Another last day for one part of one case. Longer counts at once; shorter when a second person has said yes.
create table retention_change (
  id text primary key,
  case_id text not null references case_file on delete cascade,
  part kept_part not null check (part <> 'log'),
  was date not null,
  until date not null check (until <> was),
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  asked_by text not null,
  unique (id, asked_by)
);
create index retention_change_case on retention_change (case_id, at);
create table retention_change_word (
  change_id text primary key,
  asked_by text not null,
  foreign key (change_id, asked_by) references retention_change (id, asked_by) on delete cascade,
  word text not null check (word in ('confirmed', 'declined')),
  at timestamptz not null,
  by_person text not null,
  check (word = 'declined' or by_person <> asked_by)
);

-- The list of what is about to go. A row counts no more once a hold was placed after it.
create table retention_listing (
  case_id text not null,
  part kept_part not null,
  n int not null check (n >= 1),
  due_on date not null,
  on_day date not null check (on_day > due_on),
  destroy_on date not null check (destroy_on >= on_day + 14),
  at timestamptz not null,
  primary key (case_id, part, n)
);

-- What is gone: the number of the case, the part, the day, how much. Nobody's name.
create table retention_destruction (
  case_id text not null,
  number text not null,
  part kept_part not null,
  due_on date not null,
  on_day date not null,
  counts jsonb not null,
  at timestamptz not null,
  primary key (case_id, part)
);
create index retention_destruction_day on retention_destruction (on_day desc, number);
create index retention_destruction_number on retention_destruction (number);

-- What a report counts of a case that is gone, and nothing else of it: no person, no account, no officer, no agency.
create table case_tombstone (
  case_id text primary key,
  number text not null unique,
  process text not null,
  country text not null,
  -- Whether an authority asked: nobody else is in a count.
  authority boolean not null,
  received_at timestamptz not null,
  first_closed_at timestamptz not null,
  last_closed_at timestamptz not null,
  reopened_at timestamptz,
  -- When it was completed and taken up again, with the outcomes.
  turns jsonb not null,
  -- What was known of the accounts (their type and country) and of an order, from which moment on.
  known jsonb not null
);
create index case_tombstone_closed on case_tombstone (first_closed_at, last_closed_at);

insert into history_table (name) values
  ('retention_hold'), ('retention_hold_end'), ('retention_change'), ('retention_change_word'), ('retention_listing'),
  ('retention_destruction'), ('case_tombstone');

-- Files whose case or copy is gone and that still lie on the disk. No history: a row goes when its file has gone.
create table file_to_destroy (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null
);

-- Everything that hangs on a case goes with it. Only `destroy_part` below can take a case away: the program may delete none of these rows.
do $$
declare
  key record;
begin
  for key in
    with recursive hangs (on_table) as (
      select 'case_file'::regclass::oid
      union
      select c.conrelid from pg_constraint c join hangs h on c.confrelid = h.on_table where c.contype = 'f'
    )
    select c.conname, c.conrelid::regclass as of_table, pg_get_constraintdef(c.oid) as says
    from pg_constraint c join hangs h on c.confrelid = h.on_table
    where c.contype = 'f' and c.confdeltype = 'a'
  loop
    execute format('alter table %s drop constraint %I', key.of_table, key.conname);
    execute format('alter table %s add constraint %I %s on delete cascade', key.of_table, key.conname, key.says);
  end loop;
end $$;

-- Which files of the store somebody still needs.
create view file_in_use as
  select d.sha256 from request_document d
    where not exists (
      select 1 from case_file c join retention_destruction r on r.case_id = c.id and r.part = 'instrument'
      where c.document_id = d.id or c.draft_id = d.draft_id
    )
  union all
  select p.sha256 from case_package p
    where not exists (select 1 from retention_destruction r where r.case_id = p.case_id and r.part = 'package')
  union all
  select part -> 'stored' ->> 'sha256' from preservation_snapshot s, jsonb_array_elements(s.manifest::jsonb -> 'parts') part
    where not exists (select 1 from preservation_destruction d where d.preservation_id = s.preservation_id)
  union all
  select sha256 from case_attachment
  union all
  select sha256 from letter_file
  union all
  select certificate_sha256 from preservation_destruction
  union all
  select file_sha256 from service_recording
  union all
  select picture_sha256 from service_profile where picture_sha256 is not null;

-- Copies whose key was destroyed earlier left their sealed files behind.
insert into file_to_destroy (sha256, at)
  select part -> 'stored' ->> 'sha256', max(d.at)
  from preservation_destruction d join preservation_snapshot s on s.preservation_id = d.preservation_id,
    jsonb_array_elements(s.manifest::jsonb -> 'parts') part
  group by 1;

-- Why nothing of a part may go on a day; null where nothing holds it.
create function part_is_held(of_case text, of_part text, on_day date) returns text language sql stable as $$
  select case
    when exists (
      select 1 from retention_hold h left join retention_hold_end e on e.hold_id = h.id
      where h.case_id = of_case and e.hold_id is null and h.until >= on_day
    ) then 'hold'
    when of_part = 'log' then null
    when not coalesce((
      select f.kind = 'closed' from case_fact f
      where f.case_id = of_case and f.kind in ('closed', 'reopened') order by f.n desc limit 1
    ), false) then 'open'
    when challenge_is_open(of_case) then 'challenge'
    when exists (
      select 1 from case_reopening r left join case_reopening_end e on e.reopening_id = r.id
      where r.case_id = of_case and e.reopening_id is null
    ) then 'reopening'
    when exists (
      select 1 from preservation p left join preservation_destruction d on d.preservation_id = p.id
      where p.case_id = of_case and d.preservation_id is null
    ) then 'preservation'
    when exists (
      select 1 from restriction r left join restriction_lift l on l.restriction_id = r.id
      where r.case_id = of_case and l.restriction_id is null and coalesce(r.ends_on >= on_day, true)
    ) then 'restriction'
    when exists (
      select 1 from second_look l left join second_look_verdict v on v.look_id = l.id
      where l.case_id = of_case and v.look_id is null
    ) then 'second-look'
    when exists (
      select 1 from notice_owed o left join user_notice n on n.case_id = o.case_id and n.account_id = o.account_id
      where o.case_id = of_case and n.id is null
        and (notice_bound_by_order(of_case, on_day) or notice_bound_by_exception(of_case, o.account_id, on_day))
    ) then 'user-untold'
    when of_part = 'package' and exists (
      select 1 from case_package p join delivery_link l on l.package_id = p.id
      where p.case_id = of_case and l.expires_at >= on_day + 1
    ) then 'link-open'
  end
$$;

-- Takes one part of one case away and says how much that was; the one way there is. It runs with the rights of the owner, because the
-- program has none to delete history, and so it asks everything again.
create function destroy_part(of_case text, of_part kept_part, today date, moment timestamptz) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c case_file%rowtype;
  listed retention_listing%rowtype;
  held text;
  counts jsonb := '{}';
  n int;
begin
  perform 1 from case_index where case_id = of_case for update;
  select * into c from case_file where id = of_case;
  if not found then
    raise exception 'there is no case %', of_case;
  end if;
  if exists (select 1 from retention_destruction d where d.case_id = of_case and d.part = of_part) then
    raise exception 'the % of case % is gone already', of_part, of_case;
  end if;
  select l.* into listed from retention_listing l where l.case_id = of_case and l.part = of_part order by l.n desc limit 1;
  if not found or listed.destroy_on > today then
    raise exception 'the % of case % did not stand on the list for fourteen days', of_part, of_case;
  end if;
  if exists (select 1 from retention_hold h where h.case_id = of_case and h.at >= listed.at) then
    raise exception 'the % of case % was held after it was listed', of_part, of_case;
  end if;
  held := part_is_held(of_case, of_part, today);
  if held is not null then
    raise exception 'the % of case % is held: %', of_part, of_case, held;
  end if;

  if of_part = 'package' then
    insert into file_to_destroy (sha256, at) select p.sha256, moment from case_package p where p.case_id = of_case on conflict do nothing;
    select count(*) into n from case_package p where p.case_id = of_case;
    counts := jsonb_build_object('packages', n);
  end if;

  if of_part in ('messages', 'case') then
    -- A file that shows an order of a court stays as long as the file of the case.
    insert into file_to_destroy (sha256, at)
      select a.sha256, moment from case_attachment a where a.case_id = of_case
        and (of_part = 'case' or not exists (select 1 from secrecy_document s where s.attachment_id = a.id))
      on conflict do nothing;
    delete from case_attachment a where a.case_id = of_case
      and (of_part = 'case' or not exists (select 1 from secrecy_document s where s.attachment_id = a.id));
    get diagnostics n = row_count;
    counts := jsonb_build_object('attachments', n);
    delete from message_read r where r.case_id = of_case;
    select count(*) into n from outbox_mail m where m.case_id = of_case;
    delete from mail_attempt a using outbox_mail m where m.id = a.mail_id and m.case_id = of_case;
    delete from outbox_mail m where m.case_id = of_case;
    counts := counts || jsonb_build_object('mails', n);
  end if;
  if of_part = 'messages' then
    update case_fact f set data = f.data || '{"text": ""}'
      where f.case_id = of_case
        and f.kind in ('office-wrote', 'officer-wrote', 'question-asked', 'question-answered', 'narrowing-proposed', 'narrowing-answered');
    get diagnostics n = row_count;
    counts := counts || jsonb_build_object('messages', n);
  end if;

  if of_part in ('instrument', 'case') then
    insert into file_to_destroy (sha256, at)
      select d.sha256, moment from request_document d where d.id = c.document_id or d.draft_id = c.draft_id on conflict do nothing;
    select count(*) into n from request_document d where d.id = c.document_id or d.draft_id = c.draft_id;
    counts := counts || jsonb_build_object('documents', n);
    delete from document_progress p using request_document d
      where d.id = p.document_id and (d.id = c.document_id or d.draft_id = c.draft_id);
    delete from document_check k using request_document d
      where d.id = k.document_id and (d.id = c.document_id or d.draft_id = c.draft_id);
    update request_document d set name = '' where d.id = c.document_id or d.draft_id = c.draft_id;
    update request_draft d set answers = '{}', unfinished = '{}' where d.id = c.draft_id;
    delete from identifier_list l where l.draft_id = c.draft_id;
  end if;

  if of_part = 'case' then
    if (select count(*) from case_fact f where f.case_id = of_case and f.kind in ('closed', 'reopened'))
      is distinct from (select jsonb_array_length(t.turns)::bigint from case_tombstone t where t.case_id = of_case)
    then
      raise exception 'case % leaves no tombstone that counts what it counted', of_case;
    end if;
    insert into file_to_destroy (sha256, at)
      select p.sha256, moment from case_package p where p.case_id = of_case
      union
      select d.certificate_sha256, moment from preservation_destruction d join preservation p on p.id = d.preservation_id where p.case_id = of_case
      on conflict do nothing;
    select count(*) into n from case_fact f where f.case_id = of_case;
    counts := counts || jsonb_build_object('facts', n, 'identifiers', (select count(*) from case_task t where t.case_id = of_case));
    delete from record_keeping_end e using record_keeping k, preservation p
      where e.keeping_id = k.id and k.for_id = p.id and p.case_id = of_case;
    delete from record_keeping k using preservation p where k.for_id = p.id and p.case_id = of_case;
    delete from retention_hold_end e using retention_hold h where h.id = e.hold_id and h.case_id = of_case;
    delete from retention_hold h where h.case_id = of_case;
    delete from case_file where id = of_case;
    delete from arrival a where a.document_id = c.document_id;
    delete from request_document d where d.id = c.document_id or d.draft_id = c.draft_id;
    delete from request_draft d where d.id = c.draft_id;
  end if;

  insert into retention_destruction (case_id, number, part, due_on, on_day, counts, at)
    values (of_case, c.number, of_part, listed.due_on, today, counts, moment);
  return counts;
end $$;

-- Nobody is handed what is gone.
create function refuse_link_to_nothing() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from case_package p join retention_destruction r on r.case_id = p.case_id and r.part = 'package' where p.id = new.package_id
  ) then
    raise exception 'package % is gone', new.package_id;
  end if;
  return new;
end $$;
create trigger delivery_link_kept before insert on delivery_link for each row execute function refuse_link_to_nothing();

-- A tombstone is of a case that is there and closed; a number is never given twice.
create function refuse_early_tombstone() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from case_file c where c.id = new.case_id and c.number = new.number and c.process = new.process) then
    raise exception 'there is no case % of which to keep the counts', new.number;
  end if;
  return new;
end $$;
create trigger case_tombstone_true before insert on case_tombstone for each row execute function refuse_early_tombstone();
