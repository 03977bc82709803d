-- Files that came with what was said about a case. The bytes lie in the store under their SHA-256; here stands what was found on looking.
create table case_attachment (
  id text primary key,
  case_id text not null,
  fact_n int not null,
  -- At most five with one message.
  n int not null check (n between 1 and 5),
  name text not null check (length(name) between 1 and 120),
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Size and text of each page: what a picture cannot say to one who cannot see it.
  pages jsonb not null check (jsonb_array_length(pages) > 0),
  at timestamptz not null,
  by_person text not null,
  unique (case_id, fact_n, n),
  foreign key (case_id, fact_n) references case_fact (case_id, n)
);

-- A file stands beside words of the same author, and a case holds so many and no more.
create function refuse_attachment() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from case_fact f
    where f.case_id = new.case_id and f.n = new.fact_n and f.author = new.by_person
      and f.kind in ('office-wrote', 'question-asked', 'officer-wrote', 'question-answered', 'secrecy-recorded')
  ) then
    raise exception 'attachment % stands beside no message of its sender', new.id;
  end if;
  if (select count(*) >= 40 or coalesce(sum(a.bytes), 0) + new.bytes > 250000000 from case_attachment a where a.case_id = new.case_id) then
    raise exception 'case % holds as many attachments as it may', new.case_id;
  end if;
  return new;
end $$;
create trigger case_attachment_place before insert on case_attachment for each row execute function refuse_attachment();

-- When the other side first opened a message: once per side, whoever of it looked. Who it was stays inside the office.
create table message_read (
  case_id text not null,
  fact_n int not null,
  side text not null check (side in ('office', 'officer')),
  at timestamptz not null,
  by_person text not null,
  primary key (case_id, fact_n, side),
  foreign key (case_id, fact_n) references case_fact (case_id, n)
);
create function refuse_own_reading() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from case_fact f join case_file c on c.id = f.case_id
    where f.case_id = new.case_id and f.n = new.fact_n
      and f.kind = any (
        case new.side
          when 'officer' then array['office-wrote', 'question-asked', 'narrowing-proposed']
          else array['officer-wrote', 'question-answered', 'narrowing-answered']
        end
      )
      and (new.side = 'officer') = (new.by_person = c.officer_id)
  ) then
    raise exception 'message % of case % is not read by its own side, nor by a stranger', new.fact_n, new.case_id;
  end if;
  return new;
end $$;
create trigger message_read_side before insert on message_read for each row execute function refuse_own_reading();

insert into history_table (name) values ('case_attachment'), ('message_read');
