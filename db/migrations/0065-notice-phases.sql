-- Which accounts are to be told of a decision. Written with the approval; the sweep tells whoever is still missing from user_notice.
create table notice_owed (
  case_id text not null references case_file,
  account_id text not null,
  at timestamptz not null,
  primary key (case_id, account_id)
);
insert into notice_owed (case_id, account_id, at)
select o.case_id, s ->> 'accountId', min(o.at)
from proposal_outcome o
join proposal p on p.id = o.proposal_id
cross join lateral jsonb_array_elements(coalesce(p.body::jsonb -> 'decision' -> 'subjects', '[]'::jsonb)) s
where o.outcome = 'approved' and p.body::jsonb -> 'decision' ->> 'kind' = 'disclose'
group by o.case_id, s ->> 'accountId';

-- The authority argues why the user should not be told yet. Once per case, and it holds for some days only. `accounts` null: all of them.
create table notice_argument (
  id text primary key,
  case_id text not null unique references case_file,
  ground text not null check (ground in ('child', 'emergency', 'threat')),
  text text not null check (trim(text) <> ''),
  accounts text[],
  on_day date not null,
  holds_until date not null check (holds_until > on_day and holds_until <= on_day + 14),
  at timestamptz not null,
  by_person text not null
);
create table notice_argument_refusal (
  argument_id text primary key references notice_argument,
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null
);

-- An exception of policy: proposed by one person with its last day, granted by another; never without an end.
create table notice_exception (
  id text primary key,
  case_id text not null references case_file,
  argument_id text references notice_argument,
  ground text not null check (ground in ('child', 'emergency', 'threat')),
  reason text not null check (trim(reason) <> ''),
  accounts text[],
  on_day date not null,
  ends_on date not null check (ends_on > on_day and ends_on <= on_day + 180),
  at timestamptz not null,
  proposed_by text not null,
  unique (id, case_id, proposed_by)
);
create table notice_exception_word (
  exception_id text primary key,
  case_id text not null,
  proposed_by text not null,
  word text not null check (word in ('granted', 'declined')),
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null,
  foreign key (exception_id, case_id, proposed_by) references notice_exception (id, case_id, proposed_by),
  check (word = 'declined' or by_person <> proposed_by)
);
-- Granted once per case: what holds longer is a new order of a court, not a second exception.
create unique index notice_exception_once on notice_exception_word (case_id) where word = 'granted';

-- When the holder of the account first looked at the notice on their own page.
create table notice_view (
  notice_id text primary key references user_notice,
  at timestamptz not null
);
insert into history_table (name) values
  ('notice_owed'), ('notice_argument'), ('notice_argument_refusal'), ('notice_exception'), ('notice_exception_word'), ('notice_view');

create function notice_bound_by_order(asked_case text, asked_day date) returns boolean language sql stable as $$
  select exists (
    select 1 from secrecy_order o left join secrecy_ruling r on r.order_id = o.id
    where o.case_id = asked_case
      and case
        when r.ruling = 'does-not-bind' then false
        when r.ruling = 'binds-until' then r.ends_on >= asked_day
        when o.ends_on is null then true
        else o.ends_on >= asked_day
      end
  )
$$;
create function notice_bound_by_exception(asked_case text, asked_account text, asked_day date) returns boolean language sql stable as $$
  select exists (
    select 1 from notice_exception e join notice_exception_word w on w.exception_id = e.id
    where e.case_id = asked_case and w.word = 'granted' and e.ends_on >= asked_day
      and (e.accounts is null or asked_account = any (e.accounts))
  ) or exists (
    select 1 from notice_argument a
    where a.case_id = asked_case and a.holds_until >= asked_day
      and (a.accounts is null or asked_account = any (a.accounts))
      and not exists (select 1 from notice_argument_refusal r where r.argument_id = a.id)
      and not exists (
        select 1 from notice_exception e join notice_exception_word w on w.exception_id = e.id
        where e.argument_id = a.id and w.word = 'granted'
      )
  )
$$;

create or replace function refuse_notice_under_secrecy() returns trigger language plpgsql as $$
begin
  if notice_bound_by_order(new.case_id, new.on_day) then
    raise exception 'a secrecy order binds case %', new.case_id;
  end if;
  if notice_bound_by_exception(new.case_id, new.account_id, new.on_day) then
    raise exception 'an exception holds back the notice of case %', new.case_id;
  end if;
  return new;
end $$;
