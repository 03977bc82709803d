-- What an answer costs the office: rates, quotes that the authority agrees to, and invoices that ask no more than that.

create domain cost_work as text check (value in ('search', 'assembly', 'medium', 'courier'));
create domain cost_unit as text check (value in ('quarter', 'item'));
create domain cost_currency as text check (value in ('EUR', 'USD'));

-- A rate of the office's own, beside the usual ones of the program. It counts once a second person has said yes.
create table cost_rate (
  id text primary key,
  work cost_work not null,
  currency cost_currency not null,
  cents int not null check (cents between 1 and 1000000),
  valid_from date not null,
  -- Law or agreement behind it; empty for the house's own.
  source text not null,
  on_day date not null check (valid_from >= on_day),
  at timestamptz not null,
  proposed_by text not null,
  unique (id, proposed_by)
);
create table cost_rate_word (
  rate_id text primary key,
  proposed_by text not null,
  foreign key (rate_id, proposed_by) references cost_rate (id, proposed_by),
  word text not null check (word in ('confirmed', 'declined')),
  at timestamptz not null,
  by_person text not null,
  check (word = 'declined' or by_person <> proposed_by)
);

-- Counsel's word where the law leaves it open whether costs may be asked: with the source that gives it.
create table cost_ruling (
  case_id text not null references case_file on delete cascade,
  n int not null check (n >= 1),
  word text not null check (word in ('yes', 'no')),
  source text not null check (word = 'no' or trim(source) <> ''),
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null,
  primary key (case_id, n),
  unique (case_id, n, word)
);

create table cost_quote (
  id text primary key,
  case_id text not null references case_file on delete cascade,
  n int not null check (n >= 1),
  currency cost_currency not null,
  -- What the officer reads beside the lines.
  note text not null,
  -- The row of the tables or counsel's yes on which it stands.
  citation text not null,
  ruling_n int,
  ruling_word text check (ruling_word = 'yes'),
  check ((ruling_n is null) = (ruling_word is null)),
  foreign key (case_id, ruling_n, ruling_word) references cost_ruling (case_id, n, word) on delete cascade,
  at timestamptz not null,
  quoted_by text not null,
  unique (case_id, n)
);
create table cost_quote_line (
  quote_id text not null references cost_quote on delete cascade,
  work cost_work not null,
  unit cost_unit not null,
  units int not null check (units between 1 and 10000),
  cents int not null check (cents between 1 and 1000000),
  primary key (quote_id, work)
);
create table cost_quote_end (
  quote_id text primary key references cost_quote on delete cascade,
  ending text not null check (ending in ('approved', 'declined', 'withdrawn')),
  reason text not null check (ending = 'approved' or trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null
);

-- An invoice outlives its case: no key to it. What it says stands in it, and names nobody whom the demand was about.
create table cost_invoice (
  id text primary key,
  year int not null,
  n int not null check (n >= 1),
  number text not null unique,
  kind text not null check (kind in ('invoice', 'credit')),
  credits text unique references cost_invoice,
  check ((kind = 'credit') = (credits is not null)),
  case_id text not null,
  quote_id text not null,
  currency cost_currency not null,
  -- From whom, to whom, which case, how to pay: as it is printed.
  paper jsonb not null,
  reason text not null check (kind = 'invoice' or destroyed_on is not null or trim(reason) <> ''),
  on_day date not null check (extract(year from on_day) = year),
  at timestamptz not null,
  by_person text not null,
  -- The day on which its period was over and all but its number went.
  destroyed_on date,
  unique (year, n)
);
create index cost_invoice_case on cost_invoice (case_id);
create table cost_invoice_line (
  invoice_id text not null references cost_invoice,
  work cost_work not null,
  unit cost_unit not null,
  units int not null check (units between 1 and 10000),
  cents int not null check (cents between 1 and 1000000),
  primary key (invoice_id, work)
);
create table cost_invoice_file (
  invoice_id text primary key references cost_invoice,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes int not null,
  at timestamptz not null
);

insert into history_table (name) values
  ('cost_rate'), ('cost_rate_word'), ('cost_ruling'), ('cost_quote'), ('cost_quote_line'), ('cost_quote_end'),
  ('cost_invoice'), ('cost_invoice_line'), ('cost_invoice_file');

-- Nothing is asked for an emergency, for consent, for what is only kept, or for what was refused; one quote at a time.
create function refuse_quote() returns trigger language plpgsql as $$
declare
  ended text;
begin
  if exists (
    select 1 from case_file c where c.id = new.case_id and c.process in (
      'us-emergency', 'foreign-emergency', 'owner-consent', 'us-preservation', 'foreign-preservation',
      'eu-preservation-order', 'nl-126ni',
      'us-national-security-letter', 'us-fisa-content', 'us-fisa-non-content', 'access-restriction',
      'informal-request', 'general-question', 'expert-testimony', 'civil-process'
    )
  ) then
    raise exception 'nothing is asked for the answer to case %', new.case_id;
  end if;
  select case f.kind when 'closed' then f.data ->> 'why' end into ended
    from case_fact f where f.case_id = new.case_id and f.kind in ('closed', 'reopened') order by f.n desc limit 1;
  if ended <> 'produced' then
    raise exception 'nothing was handed over in case %', new.case_id;
  end if;
  if exists (
    select 1 from cost_quote q left join cost_quote_end e on e.quote_id = q.id
    where q.case_id = new.case_id and q.id <> new.id and e.quote_id is null
  ) then
    raise exception 'a quote of case % is still open', new.case_id;
  end if;
  return new;
end $$;
create trigger cost_quote_allowed before insert on cost_quote for each row execute function refuse_quote();

-- Who agrees holds the case or stands in for the holder; who takes a quote back is of the office.
create function refuse_answer_of_stranger() returns trigger language plpgsql as $$
declare
  part text;
begin
  select part_in_case(q.case_id, new.by_person, new.at) into part from cost_quote q where q.id = new.quote_id;
  if new.ending = 'withdrawn' and exists (select 1 from officer o where o.person_id = new.by_person)
    or new.ending <> 'withdrawn' and coalesce(part, '') not in ('holder', 'deputy')
  then
    raise exception 'quote % is not theirs to end as %', new.quote_id, new.ending;
  end if;
  if not exists (select 1 from cost_quote_line l where l.quote_id = new.quote_id) then
    raise exception 'quote % has no lines', new.quote_id;
  end if;
  return new;
end $$;
create trigger cost_quote_end_theirs before insert on cost_quote_end for each row execute function refuse_answer_of_stranger();

-- What was answered gets no further line.
create function refuse_late_line() returns trigger language plpgsql as $$
begin
  if exists (select 1 from cost_quote_end e where e.quote_id = new.quote_id) then
    raise exception 'quote % has ended', new.quote_id;
  end if;
  return new;
end $$;
create trigger cost_quote_line_early before insert on cost_quote_line for each row execute function refuse_late_line();

-- Numbers and days follow each other; only what was agreed and answered is asked; a credit note is of an invoice of the same quote.
create function refuse_invoice() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('cost_invoice'));
  if new.n <> (select coalesce(max(i.n), 0) + 1 from cost_invoice i where i.year = new.year)
    or new.on_day < (select coalesce(max(i.on_day), new.on_day) from cost_invoice i)
  then
    raise exception 'invoice % does not follow the one before it', new.number;
  end if;
  if not exists (
    select 1 from cost_quote q join cost_quote_end e on e.quote_id = q.id
    where q.id = new.quote_id and q.case_id = new.case_id and q.currency = new.currency and e.ending = 'approved'
  ) and new.kind = 'invoice' then
    raise exception 'quote % was not agreed', new.quote_id;
  end if;
  if new.kind = 'invoice' and (
    select case f.kind when 'closed' then f.data ->> 'why' end
    from case_fact f where f.case_id = new.case_id and f.kind in ('closed', 'reopened') order by f.n desc limit 1
  ) is distinct from 'produced' then
    raise exception 'case % was not answered with data', new.case_id;
  end if;
  if new.kind = 'credit' and not exists (
    select 1 from cost_invoice i
    where i.id = new.credits and i.kind = 'invoice' and i.quote_id = new.quote_id and i.case_id = new.case_id and i.currency = new.currency
  ) then
    raise exception 'there is no such invoice to credit';
  end if;
  return new;
end $$;
create trigger cost_invoice_follows before insert on cost_invoice for each row execute function refuse_invoice();

-- The lines of all invoices that stand ask at most the units that were agreed, at the price that was agreed.
create function refuse_invoice_line() returns trigger language plpgsql as $$
declare
  of_invoice cost_invoice%rowtype;
  agreed cost_quote_line%rowtype;
begin
  select * into of_invoice from cost_invoice where id = new.invoice_id;
  if of_invoice.kind = 'credit' then
    if not exists (
      select 1 from cost_invoice_line l
      where l.invoice_id = of_invoice.credits and (l.work, l.unit, l.units, l.cents) = (new.work, new.unit, new.units, new.cents)
    ) then
      raise exception 'a credit note takes back what its invoice asked';
    end if;
    return new;
  end if;
  select * into agreed from cost_quote_line where quote_id = of_invoice.quote_id and work = new.work;
  if agreed.units is null or agreed.unit <> new.unit or agreed.cents <> new.cents or agreed.units < new.units + coalesce((
    select sum(l.units) from cost_invoice_line l join cost_invoice i on i.id = l.invoice_id
    where i.quote_id = of_invoice.quote_id and i.kind = 'invoice' and l.work = new.work
      and not exists (select 1 from cost_invoice c where c.credits = i.id)
  ), 0) then
    raise exception 'invoice % asks more than was agreed', of_invoice.number;
  end if;
  return new;
end $$;
create trigger cost_invoice_line_agreed before insert on cost_invoice_line for each row execute function refuse_invoice_line();

-- None without lines, and a credit note has all of its invoice's.
create function refuse_half_invoice() returns trigger language plpgsql as $$
declare
  lines bigint;
begin
  select count(*) into lines from cost_invoice_line l where l.invoice_id = new.id;
  if lines = 0 or new.kind = 'credit' and lines <> (select count(*) from cost_invoice_line l where l.invoice_id = new.credits) then
    raise exception 'invoice % is not whole', new.number;
  end if;
  return null;
end $$;
create constraint trigger cost_invoice_whole after insert on cost_invoice
  deferrable initially deferred for each row execute function refuse_half_invoice();

create or replace view file_in_use as
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
  select picture_sha256 from service_profile where picture_sha256 is not null
  union all
  select sha256 from cost_invoice_file;

-- Takes an invoice away when the tax law no longer asks for it, and leaves its number and day, so that the row of numbers has no hole.
-- Seven years after the year in which it was made, and not while somebody holds what belongs to its case.
create function destroy_invoice(of_id text, today date, moment timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i cost_invoice%rowtype;
begin
  select * into i from cost_invoice where id = of_id for update;
  if i.destroyed_on is not null or today <= make_date(i.year + 7, 12, 31) then
    raise exception 'the period of invoice % is not over, or it is gone', of_id;
  end if;
  if exists (
    select 1 from retention_hold h left join retention_hold_end e on e.hold_id = h.id
    where h.case_id = i.case_id and e.hold_id is null and h.until >= today
  ) then
    raise exception 'invoice % is held', i.number;
  end if;
  insert into file_to_destroy (sha256, at) select f.sha256, moment from cost_invoice_file f where f.invoice_id = of_id on conflict do nothing;
  delete from cost_invoice_file where invoice_id = of_id;
  delete from cost_invoice_line where invoice_id = of_id;
  update cost_invoice set case_id = '', quote_id = '', paper = '{}', reason = '', by_person = '', destroyed_on = today where id = of_id;
end $$;
