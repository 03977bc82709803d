-- Agencies and their officers. Verification is a dated fact with an author, never a flag.
create table agency (
  id text primary key,
  name text not null,
  unit text,
  country text not null check (country ~ '^[A-Z]{2}$'),
  region text,
  -- 18 USC 2711(4): a department or agency of the United States, a State or a political subdivision.
  us_governmental boolean not null,
  address text[] not null,
  -- From an independent source, never from a request: the number we call back.
  telephone text not null,
  source text not null,
  added_at timestamptz not null,
  added_by text not null
);
create table agency_domain (
  agency_id text not null references agency,
  domain text not null check (domain = lower(domain)),
  bound_at timestamptz not null,
  bound_by text not null,
  primary key (agency_id, domain)
);
create table officer (
  person_id text primary key,
  agency_id text not null references agency,
  badge text not null,
  title text not null,
  telephone text not null,
  extension text not null
);
create table officer_verification (
  id text primary key,
  person_id text not null references officer,
  level int not null check (level between 0 and 4),
  at timestamptz not null,
  by_person text not null,
  note text not null
);
create index officer_verification_person on officer_verification (person_id, at);

-- What an officer is still writing. The only table here that is edited in place.
create table request_draft (
  id text primary key,
  officer_id text not null references officer,
  agency_id text not null references agency,
  answers jsonb not null,
  version int not null check (version >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  document_id text,
  discarded_at timestamptz
);
create index request_draft_officer on request_draft (officer_id, updated_at desc);

create table request_document (
  id text primary key,
  draft_id text not null references request_draft,
  name text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_at timestamptz not null,
  uploaded_by text not null
);
create index request_document_draft on request_document (draft_id, uploaded_at);

-- Every verdict is kept: the officer was shown it.
create table document_check (
  id text primary key,
  document_id text not null references request_document,
  n int not null,
  complete boolean not null,
  verdict jsonb not null,
  at timestamptz not null,
  unique (document_id, n)
);

-- How far the reading of a scanned document has come; a bar to look at, nothing more.
create table document_progress (
  document_id text primary key references request_document,
  pages int not null,
  done int not null,
  at timestamptz not null
);

-- One legal instrument. Nothing in it changes after receipt; what happens to it are facts.
create table case_file (
  id text primary key,
  number text not null unique,
  draft_id text unique references request_draft,
  product text not null,
  process text not null,
  agency_id text not null references agency,
  officer_id text not null references officer,
  document_id text not null references request_document,
  docket_number text not null,
  -- The questions as they were asked, beside the answers.
  asked jsonb not null,
  statute text not null,
  categories text[] not null check (cardinality(categories) > 0),
  -- The officer's sentence on findings that would stop the request; empty when there were none.
  objection text not null,
  period_from date,
  period_to date,
  check (period_from <= period_to),
  received_at timestamptz not null,
  due_at timestamptz not null,
  due_calculation jsonb not null
);
create index case_file_officer on case_file (officer_id, received_at desc);
create index case_file_agency on case_file (agency_id, received_at desc);

-- To whom the office writes about a case, and in which language; as it was filed.
create table case_contact (
  case_id text primary key references case_file,
  officer_name text not null,
  email text not null,
  lang text not null check (lang in ('en', 'nl'))
);

-- Identifier × product.
create table case_task (
  id text primary key,
  case_id text not null references case_file,
  n int not null check (n >= 1),
  product text not null,
  identifier_kind text not null,
  identifier_value text not null,
  identifier_at timestamptz,
  unique (case_id, n)
);

-- The history of a case. `n` counts within the case, so that two people cannot both write fact 7.
create table case_fact (
  id text primary key,
  case_id text not null references case_file,
  n int not null check (n >= 1),
  task_id text references case_task,
  kind text not null,
  at timestamptz not null,
  author text not null,
  data jsonb not null,
  unique (case_id, n)
);
create index case_fact_kind on case_fact (kind, at);

-- An index over the facts for the queue, as a library card is to a book: rebuilt from them at any time, decides nothing.
create table case_index (
  case_id text primary key references case_file,
  number text not null,
  state text not null,
  is_open boolean not null,
  due_at timestamptz not null,
  received_at timestamptz not null,
  process text not null,
  product text not null,
  agency_id text not null,
  agency_name text not null,
  country text not null,
  identifiers int not null,
  assigned_to text,
  needs text not null,
  blocks int not null,
  warns int not null,
  last_fact int not null,
  words tsvector not null
);
create index case_index_due on case_index (is_open, due_at, case_id);
create index case_index_received on case_index (is_open, received_at desc, case_id);
create index case_index_state on case_index (state, due_at, case_id);
create index case_index_process on case_index (process, is_open, due_at, case_id);
create index case_index_needs on case_index (needs, is_open, due_at, case_id);
create index case_index_assigned on case_index (assigned_to, is_open, due_at, case_id);
create index case_index_words on case_index using gin (words);

create table case_number (
  year int primary key,
  last int not null
);

-- A decision takes two people. The body is canonical JSON; its hash is what the second person signs.
create table proposal (
  id text primary key,
  case_id text not null references case_file,
  round int not null check (round >= 1),
  proposed_by text not null,
  at timestamptz not null,
  body text not null,
  hash text not null check (hash = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
  previous text,
  previous_outcome text check (previous_outcome in ('rejected', 'sent-back', 'withdrawn')),
  check ((round = 1) = (previous is null)),
  check ((previous is null) = (previous_outcome is null)),
  unique (case_id, round),
  unique (id, hash, proposed_by, case_id)
);
-- One end per proposal. The foreign key repeats what was proposed, so nobody approves something else;
-- the check refuses that one person does both.
create table proposal_outcome (
  proposal_id text primary key,
  proposal_hash text not null,
  proposed_by text not null,
  case_id text not null,
  outcome text not null check (outcome in ('approved', 'rejected', 'sent-back', 'withdrawn')),
  by_person text not null,
  at timestamptz not null,
  reason text not null,
  foreign key (proposal_id, proposal_hash, proposed_by, case_id) references proposal (id, hash, proposed_by, case_id),
  check (case when outcome = 'withdrawn' then by_person = proposed_by else by_person <> proposed_by end),
  unique (proposal_id, outcome)
);
-- A new round needs the end of the one before, and an approved decision has no next round.
alter table proposal add foreign key (previous, previous_outcome) references proposal_outcome (proposal_id, outcome);
create unique index proposal_previous on proposal (previous);

-- What may leave, signed. Exists only for an approved proposal.
create table disclosure_grant (
  id text primary key,
  case_id text not null references case_file,
  task_id text not null references case_task,
  proposal_id text not null,
  outcome text not null check (outcome = 'approved'),
  foreign key (proposal_id, outcome) references proposal_outcome (proposal_id, outcome),
  text text not null,
  signature text not null,
  key_id text not null,
  at timestamptz not null,
  unique (task_id, proposal_id)
);

create table case_package (
  id text primary key,
  case_id text not null references case_file,
  proposal_id text not null,
  outcome text not null check (outcome = 'approved'),
  foreign key (proposal_id, outcome) references proposal_outcome (proposal_id, outcome),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  files int not null,
  at timestamptz not null,
  unique (proposal_id)
);

create table delivery_link (
  id text primary key,
  package_id text not null references case_package,
  recipient text not null,
  secret_hash text not null unique,
  at timestamptz not null,
  expires_at timestamptz not null check (expires_at > at)
);
create table delivery (
  id text primary key,
  link_id text not null references delivery_link,
  kind text not null check (kind in ('started', 'completed', 'refused', 'revoked')),
  at timestamptz not null,
  by_person text not null
);
create index delivery_link_package on delivery_link (package_id);
create index delivery_of_link on delivery (link_id, at);

-- An order that forbids telling the user. Without an end it binds until counsel decides (18 USC 2705(b) sets no limit).
create table secrecy_order (
  id text primary key,
  case_id text not null references case_file,
  court text not null,
  statute text not null,
  ends_on date,
  at timestamptz not null,
  by_person text not null
);
create table secrecy_ruling (
  id text primary key,
  order_id text not null unique references secrecy_order,
  ruling text not null check (ruling in ('binds-until', 'does-not-bind')),
  ends_on date,
  check ((ruling = 'binds-until') = (ends_on is not null)),
  reason text not null,
  at timestamptz not null,
  by_person text not null
);
create table user_notice (
  id text primary key,
  case_id text not null references case_file,
  account_id text not null,
  mail_id text not null,
  -- Calendar day of sending in the office's zone.
  on_day date not null,
  at timestamptz not null,
  unique (case_id, account_id)
);

-- The guarantee behind the notice rule: while an order binds, no notice can be written, whatever the program believes.
create function refuse_notice_under_secrecy() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from secrecy_order o left join secrecy_ruling r on r.order_id = o.id
    where o.case_id = new.case_id
      and case
        when r.ruling = 'does-not-bind' then false
        when r.ruling = 'binds-until' then r.ends_on >= new.on_day
        when o.ends_on is null then true
        else o.ends_on >= new.on_day
      end
  ) then
    raise exception 'a secrecy order binds case %', new.case_id;
  end if;
  return new;
end $$;
create trigger user_notice_secrecy before insert on user_notice for each row execute function refuse_notice_under_secrecy();

insert into history_table (name) values
  ('agency_domain'), ('officer_verification'), ('request_document'), ('document_check'), ('case_file'), ('case_task'), ('case_contact'), ('case_fact'),
  ('proposal'), ('proposal_outcome'), ('disclosure_grant'), ('case_package'), ('delivery_link'), ('delivery'),
  ('secrecy_order'), ('secrecy_ruling'), ('user_notice');

-- What this database is. Written once at the first start; a demo can never become anything else.
create table instance (
  only_row boolean primary key default true check (only_row),
  kind text not null check (kind in ('demo', 'production')),
  at timestamptz not null
);
insert into history_table (name) values ('instance');
