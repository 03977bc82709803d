-- A letter of the office as it was written: its parts, from which mail and PDF are made. Null for mail that is no letter about a case.
alter table outbox_mail add column letter jsonb;

-- Its PDF, made once, when somebody first asks for it, and kept: whoever asks later gets the same bytes.
create table letter_file (
  mail_id text primary key references outbox_mail on delete cascade,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  at timestamptz not null
);
insert into history_table (name) values ('letter_file');

-- Only what was written as a letter about a case, and never one that carries the secret of a link.
create function refuse_letter_file() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from outbox_mail m
    where m.id = new.mail_id and m.letter is not null and m.case_id is not null and m.template <> 'ready'
  ) then
    raise exception 'mail % is no letter to be kept', new.mail_id;
  end if;
  return new;
end $$;
create trigger letter_file_of_letter before insert on letter_file for each row execute function refuse_letter_file();

-- Where a letter goes with the other papers of a case, its file goes too.
create function destroy_letter_file() returns trigger language plpgsql as $$
begin
  insert into file_to_destroy (sha256, at) values (old.sha256, old.at) on conflict do nothing;
  return null;
end $$;
create trigger letter_file_gone after delete on letter_file for each row execute function destroy_letter_file();
