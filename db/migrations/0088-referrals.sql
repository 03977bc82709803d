-- A case that reveals a breach of our own rules: a referral to those who guard them, which carries allowed fields and nothing of the case.

-- No other key can stand in what leaves, nor a value of another form.
create function referral_has_only_its_fields(text text) returns boolean language sql immutable as $$
  select d - array['type', 'id', 'rule', 'subjects', 'period', 'records', 'shows'] = '{}'::jsonb
    and d ->> 'type' = 'abuse.referral'
    and (d -> 'rule') - array['id', 'name', 'asOf'] = '{}'::jsonb
    and (d -> 'rule' -> 'name') - array['en', 'nl'] = '{}'::jsonb
    and (d -> 'period') - array['from', 'to'] = '{}'::jsonb
    and jsonb_array_length(d -> 'subjects') between 1 and 50
    and not exists (
      select 1 from jsonb_array_elements(d -> 'subjects') s
      where s - array['account', 'meeting'] <> '{}'::jsonb or jsonb_typeof(s -> 'account') is distinct from 'string'
    )
    and jsonb_array_length(d -> 'records') > 0
    and jsonb_typeof(d -> 'shows') = 'string' and length(d ->> 'shows') between 1 and 600
  from (select text::jsonb as d) x
$$;

create table referral (
  -- Random, and the only name under which it leaves.
  id text primary key,
  case_id text not null references case_file on delete cascade,
  -- Exactly the bytes that leave.
  text text not null,
  hash text not null,
  at timestamptz not null,
  by_person text not null,
  check (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  check (coalesce(referral_has_only_its_fields(text), false)),
  check (text::jsonb ->> 'id' = id),
  unique (id, hash),
  unique (id, case_id, by_person)
);
create index referral_case on referral (case_id);

-- What counsel says where the user is not to know yet.
create table referral_word (
  referral_id text primary key,
  case_id text not null,
  proposed_by text not null,
  foreign key (referral_id, case_id, proposed_by) references referral (id, case_id, by_person) on delete cascade,
  word text not null check (word in ('yes', 'no')),
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null check (by_person <> proposed_by),
  unique (referral_id, word)
);

-- One end per referral. Who opened it does not release it.
create table referral_end (
  referral_id text primary key,
  case_id text not null,
  proposed_by text not null,
  foreign key (referral_id, case_id, proposed_by) references referral (id, case_id, by_person) on delete cascade,
  hash text not null,
  foreign key (referral_id, hash) references referral (id, hash) on delete cascade,
  ending text not null check (ending in ('released', 'declined', 'withdrawn')),
  -- Whether something kept the user from being told, and counsel's yes to it.
  held boolean not null,
  counsel text check (counsel = 'yes'),
  foreign key (referral_id, counsel) references referral_word (referral_id, word) on delete cascade,
  reason text not null,
  -- Calendar day in the office's zone.
  on_day date not null,
  at timestamptz not null,
  by_person text not null,
  check (case when ending = 'withdrawn' then by_person = proposed_by else by_person <> proposed_by end),
  check (ending = 'released' or trim(reason) <> ''),
  check (ending <> 'released' or not held or counsel is not null),
  unique (referral_id, ending, hash)
);

-- What the service itself reads: no column says which case, who asked, or when.
create table abuse_referral (
  id text primary key,
  ending text not null check (ending = 'released'),
  hash text not null,
  foreign key (id, ending, hash) references referral_end (referral_id, ending, hash) on delete cascade,
  text text not null,
  check (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  key_id text not null,
  signature text not null
);

-- What they did of it under their own rules; what they say later stands below it.
create table abuse_referral_answer (
  referral_id text not null references abuse_referral on delete cascade,
  n int not null check (n between 1 and 50),
  outcome text not null check (outcome in ('nothing', 'warned', 'suspended', 'closed')),
  -- By which rule of theirs.
  rule text not null check (outcome = 'nothing' or trim(rule) <> ''),
  at timestamptz not null,
  by_person text not null,
  primary key (referral_id, n)
);

insert into history_table (name) values
  ('referral'), ('referral_word'), ('referral_end'), ('abuse_referral'), ('abuse_referral_answer');

-- Of what is only kept, and of national security, nothing is read: nothing can be referred.
create function refuse_referral_of_unread() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from case_file c where c.id = new.case_id and c.process in (
      'us-preservation', 'us-backup-2704', 'eu-preservation-order', 'nl-126ni',
      'us-national-security-letter', 'us-fisa-content', 'us-fisa-non-content'
    )
  ) then
    raise exception 'nothing of case % may be read', new.case_id;
  end if;
  return new;
end $$;
create trigger referral_of_read before insert on referral for each row execute function refuse_referral_of_unread();

-- The guarantees behind the rule: nothing leaves while the user is not to know, unless counsel said yes; and nothing that names the case.
create function refuse_referral_release() returns trigger language plpgsql as $$
declare
  words text;
begin
  if new.ending <> 'released' then return new; end if;
  select text into words from referral where id = new.referral_id;
  if new.counsel is null and (
    notice_bound_by_order(new.case_id, new.on_day)
    or exists (select 1 from case_fact f where f.case_id = new.case_id and f.kind = 'notice-left')
    or exists (
      select 1 from jsonb_array_elements(words::jsonb -> 'subjects') s
      where notice_bound_by_exception(new.case_id, s ->> 'account', new.on_day)
    )
  ) then
    raise exception 'the user of referral % is not to know yet', new.referral_id;
  end if;
  if exists (
    select 1 from case_file c
    join case_contact o on o.case_id = c.id
    left join agency a on a.id = c.agency_id
    cross join lateral unnest(array[c.id, c.number, c.docket_number, a.name, o.officer_name, o.email]) as held(word)
    where c.id = new.case_id and length(trim(held.word)) > 3 and position(lower(trim(held.word)) in lower(words::jsonb ->> 'shows')) > 0
  ) then
    raise exception 'referral % names its case', new.referral_id;
  end if;
  return new;
end $$;
create trigger referral_end_release before insert on referral_end for each row execute function refuse_referral_release();
