-- Instruments that reach the office outside the portal: what arrived, by which way and when, and what became of it.

-- An agency that only an instrument names is written down as named: nobody checked it, nothing is bound to it, no number of it is called.
alter table agency add column standing text not null default 'registered' check (standing in ('registered', 'named'));
alter table agency add constraint agency_named_has_no_number check (standing = 'registered' or telephone = '');

create table arrival (
  id text primary key,
  document_id text not null unique references request_document,
  channel text not null check (channel in ('post', 'courier', 'e-mail', 'telephone', 'bailiff', 'central-authority', 'eu-system')),
  -- When it reached the office: every clock starts here, however late somebody writes it down.
  received_at timestamptz not null,
  at timestamptz not null check (at >= received_at),
  by_person text not null
);
create index arrival_at on arrival (at desc);

-- It became a case, or it was put aside with a reason. Once.
create table arrival_end (
  arrival_id text primary key references arrival,
  case_id text unique references case_file,
  reason text not null,
  check ((case_id is null) = (trim(reason) <> '')),
  at timestamptz not null,
  by_person text not null
);

-- What the law asks of an instrument that the portal does not ask: who issued it, who validated it, whether an authority asks at all.
create table case_instrument (
  case_id text primary key references case_file,
  channel text not null,
  issuer text not null,
  validated_by text,
  authority boolean not null,
  due_rule text not null
);

insert into history_table (name) values ('arrival'), ('arrival_end'), ('case_instrument');

-- A question, and process of a private party, name no categories of data.
alter table case_file drop constraint case_file_categories_check;
alter table case_file add constraint case_file_categories_check check (
  cardinality(categories) > 0
  or process in ('general-question', 'informal-request', 'expert-testimony', 'civil-process', 'owner-consent')
);

-- A case keeps the time at which its document arrived.
create function refuse_other_receipt() returns trigger language plpgsql as $$
begin
  if new.case_id is not null and not exists (
    select 1 from arrival a join case_file c on c.document_id = a.document_id
    where a.id = new.arrival_id and c.id = new.case_id and c.received_at = a.received_at
  ) then
    raise exception 'case % is not of the document of arrival %, or not of its time', new.case_id, new.arrival_id;
  end if;
  return new;
end $$;
create trigger arrival_end_receipt before insert on arrival_end for each row execute function refuse_other_receipt();

-- Nothing is ever handed out to a private party, whatever the program believes.
create function refuse_grant_to_private_party() returns trigger language plpgsql as $$
begin
  if exists (select 1 from case_instrument i where i.case_id = new.case_id and not i.authority) then
    raise exception 'case % comes from a private party: nothing is handed out', new.case_id;
  end if;
  return new;
end $$;
create trigger disclosure_grant_authority before insert on disclosure_grant
  for each row execute function refuse_grant_to_private_party();

-- Under a European order the issuing authority tells the person (Regulation (EU) 2023/1543 art. 13): the office never does.
create function refuse_notice_of_authority() returns trigger language plpgsql as $$
begin
  if exists (select 1 from case_file c where c.id = new.case_id and c.process in ('eu-production-order', 'eu-preservation-order')) then
    raise exception 'the issuing authority tells the user of case %', new.case_id;
  end if;
  return new;
end $$;
create trigger user_notice_authority before insert on user_notice for each row execute function refuse_notice_of_authority();
