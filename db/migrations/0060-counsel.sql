-- What counsel says of a case, kept beside the facts, because the database itself refuses an approval or a package against it.

-- A reviewer asks counsel. `after_round` is the newest word of counsel then: a question is open until a newer word is spoken.
create table counsel_question (
  id text primary key,
  case_id text not null references case_file,
  after_round int not null check (after_round >= 0),
  text text not null check (trim(text) <> ''),
  at timestamptz not null,
  by_person text not null,
  unique (case_id, after_round)
);
-- The newest word counts, and all of it.
create table counsel_word (
  id text primary key,
  case_id text not null references case_file,
  round int not null check (round >= 1),
  word text not null check (word in ('release', 'conditions', 'ask', 'block')),
  reason text not null,
  conditions text[] not null,
  check (word = 'release' or trim(reason) <> ''),
  check ((word = 'conditions') = (cardinality(conditions) > 0)),
  at timestamptz not null,
  by_person text not null,
  unique (case_id, round)
);
create table counsel_answer (
  word_id text primary key references counsel_word,
  text text not null check (trim(text) <> ''),
  at timestamptz not null,
  by_person text not null
);
create table counsel_acknowledgement (
  word_id text not null references counsel_word,
  person_id text not null,
  at timestamptz not null,
  primary key (word_id, person_id)
);
-- The provider contests the instrument before a court.
create table court_challenge (
  id text primary key,
  case_id text not null references case_file,
  court text not null check (trim(court) <> ''),
  docket text not null check (trim(docket) <> ''),
  filed_on date not null,
  at timestamptz not null,
  by_person text not null
);
create index court_challenge_case on court_challenge (case_id);
create table court_challenge_outcome (
  challenge_id text primary key references court_challenge,
  outcome text not null check (outcome in ('upheld', 'narrowed', 'withdrawn', 'lost')),
  decided_on date not null,
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null,
  by_person text not null
);
insert into history_table (name) values
  ('counsel_question'), ('counsel_word'), ('counsel_answer'), ('counsel_acknowledgement'), ('court_challenge'), ('court_challenge_outcome');

create function refuse_other_than_counsel() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from person_role r where r.person_id = new.by_person and r.role = 'counsel') then
    raise exception 'only counsel writes in %', tg_table_name;
  end if;
  return new;
end $$;
create trigger counsel_word_counsel before insert on counsel_word
  for each row execute function refuse_other_than_counsel();
create trigger court_challenge_counsel before insert on court_challenge
  for each row execute function refuse_other_than_counsel();
create trigger court_challenge_outcome_counsel before insert on court_challenge_outcome
  for each row execute function refuse_other_than_counsel();

-- Rounds follow each other, and what lifts a block says why.
create function refuse_silent_lifting() returns trigger language plpgsql as $$
declare
  before counsel_word;
begin
  select w.* into before from counsel_word w where w.case_id = new.case_id order by w.round desc limit 1;
  if new.round <> coalesce(before.round, 0) + 1 then
    raise exception 'counsel''s words of case % follow each other', new.case_id;
  end if;
  if before.word = 'block' and (trim(new.reason) = '' or new.word not in ('release', 'conditions')) then
    raise exception 'a block of case % is lifted with a reason', new.case_id;
  end if;
  return new;
end $$;
create trigger counsel_word_lifting before insert on counsel_word
  for each row execute function refuse_silent_lifting();

create function challenge_is_open(of_case text) returns boolean language sql stable as $$
  select exists (
    select 1 from court_challenge c left join court_challenge_outcome o on o.challenge_id = c.id
    where c.case_id = of_case and o.challenge_id is null
  )
$$;

-- Nothing is approved against counsel, without counsel, or on conditions that one of the two has not taken.
create function refuse_approval_against_counsel() returns trigger language plpgsql as $$
declare
  said counsel_word;
begin
  if new.outcome <> 'approved' then
    return new;
  end if;
  select w.* into said from counsel_word w where w.case_id = new.case_id order by w.round desc limit 1;
  if said.word = 'block' then
    raise exception 'counsel blocks case %', new.case_id;
  end if;
  if said.word = 'ask'
    or exists (select 1 from counsel_question q where q.case_id = new.case_id and q.after_round = coalesce(said.round, 0))
  then
    raise exception 'case % waits for counsel', new.case_id;
  end if;
  if said.word = 'conditions' and 2 > (
    select count(*) from counsel_acknowledgement a
    where a.word_id = said.id and a.person_id in (new.proposed_by, new.by_person)
  ) then
    raise exception 'the conditions of case % are not acknowledged by both', new.case_id;
  end if;
  if challenge_is_open(new.case_id) then
    raise exception 'the instrument of case % is contested at a court', new.case_id;
  end if;
  if exists (
      select 1 from court_challenge c join court_challenge_outcome o on o.challenge_id = c.id
      where c.case_id = new.case_id and o.outcome = 'upheld'
    )
    and exists (select 1 from proposal p where p.id = new.proposal_id and p.body::jsonb -> 'decision' ->> 'kind' = 'disclose')
  then
    raise exception 'the court set the instrument of case % aside', new.case_id;
  end if;
  return new;
end $$;
create trigger proposal_outcome_gate before insert on proposal_outcome
  for each row execute function refuse_approval_against_counsel();

create function counsel_halts(of_case text) returns boolean language sql stable as $$
  select challenge_is_open(of_case)
    or coalesce((select w.word = 'block' from counsel_word w where w.case_id = of_case order by w.round desc limit 1), false)
$$;
create function refuse_package_while_halted() returns trigger language plpgsql as $$
begin
  if counsel_halts(new.case_id) then
    raise exception 'counsel halts case %: no package', new.case_id;
  end if;
  return new;
end $$;
create trigger case_package_gate before insert on case_package
  for each row execute function refuse_package_while_halted();

create function refuse_link_while_halted() returns trigger language plpgsql as $$
begin
  if exists (select 1 from case_package p where p.id = new.package_id and counsel_halts(p.case_id)) then
    raise exception 'counsel halts the handing over of package %', new.package_id;
  end if;
  return new;
end $$;
create trigger delivery_link_gate before insert on delivery_link
  for each row execute function refuse_link_while_halted();

create function refuse_delivery_while_halted() returns trigger language plpgsql as $$
begin
  if new.kind = 'started' and exists (
    select 1 from delivery_link l join case_package p on p.id = l.package_id
    where l.id = new.link_id and counsel_halts(p.case_id)
  ) then
    raise exception 'counsel halts the handing over by link %', new.link_id;
  end if;
  return new;
end $$;
create trigger delivery_gate before insert on delivery
  for each row execute function refuse_delivery_while_halted();
