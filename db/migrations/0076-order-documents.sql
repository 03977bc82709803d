-- Where an order stands that is said to forbid telling the user: in the document of the request, or in a file that came with a message,
-- with an answer, or another way and was recorded by staff.
create table secrecy_document (
  order_id text primary key references secrecy_order,
  case_id text not null references case_file,
  -- Null: in the document of the request itself.
  attachment_id text references case_attachment,
  at timestamptz not null,
  by_person text not null
);
insert into history_table (name) values ('secrecy_document');
insert into secrecy_document (order_id, case_id, attachment_id, at, by_person)
  select id, case_id, null, at, by_person from secrecy_order;

create function refuse_foreign_order_document() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from secrecy_order o where o.id = new.order_id and o.case_id = new.case_id)
    or (new.attachment_id is not null
      and not exists (select 1 from case_attachment a where a.id = new.attachment_id and a.case_id = new.case_id)) then
    raise exception 'the document of order % is of another case', new.order_id;
  end if;
  return new;
end $$;
create trigger secrecy_document_case before insert on secrecy_document
  for each row execute function refuse_foreign_order_document();

-- At the end of the transaction every order is shown by something: nobody is silenced by a court that nobody has read.
create function refuse_unshown_order() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from secrecy_document d where d.order_id = new.id) then
    raise exception 'order % stands in no document', new.id;
  end if;
  return null;
end $$;
create constraint trigger secrecy_order_shown after insert on secrecy_order
  deferrable initially deferred for each row execute function refuse_unshown_order();

create or replace function refuse_attachment() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from case_fact f
    where f.case_id = new.case_id and f.n = new.fact_n and f.author = new.by_person
      and f.kind in ('office-wrote', 'question-asked', 'officer-wrote', 'question-answered', 'secrecy-recorded', 'exception-argued')
  ) then
    raise exception 'attachment % stands beside no message of its sender', new.id;
  end if;
  if (select count(*) >= 40 or coalesce(sum(a.bytes), 0) + new.bytes > 250000000 from case_attachment a where a.case_id = new.case_id) then
    raise exception 'case % holds as many attachments as it may', new.case_id;
  end if;
  return new;
end $$;
