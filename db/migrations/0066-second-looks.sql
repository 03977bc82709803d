-- A second look at a decision after it was made. Which decisions get one is compulsory or drawn; the draw is kept, so that it can be done again.
create table second_look_seed (
  month text primary key check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  at timestamptz not null
);
create table second_look_draw (
  proposal_id text primary key references proposal_outcome,
  month text not null references second_look_seed,
  ticket text not null,
  drawn double precision not null check (drawn >= 0 and drawn < 1),
  share double precision not null check (share >= 0 and share <= 1),
  chosen boolean not null check (chosen = (drawn < share)),
  at timestamptz not null
);
alter table proposal_outcome add constraint proposal_outcome_people unique (proposal_id, case_id, proposed_by, by_person);
create table second_look (
  id text primary key,
  proposal_id text not null unique,
  case_id text not null,
  proposed_by text not null,
  decided_by text not null,
  why text not null check (why in ('content', 'emergency', 'drawn')),
  process text not null,
  checklist text not null,
  at timestamptz not null,
  foreign key (proposal_id, case_id, proposed_by, decided_by) references proposal_outcome (proposal_id, case_id, proposed_by, by_person),
  unique (id, proposed_by, decided_by)
);
create index second_look_case on second_look (case_id);
-- Nobody looks at their own decision.
create table second_look_verdict (
  look_id text primary key,
  proposed_by text not null,
  decided_by text not null,
  foreign key (look_id, proposed_by, decided_by) references second_look (id, proposed_by, decided_by),
  verdict text not null check (verdict in ('agree', 'remarks', 'disagree')),
  text text not null,
  check (verdict = 'agree' or trim(text) <> ''),
  answers jsonb not null,
  at timestamptz not null,
  by_person text not null,
  check (by_person <> proposed_by and by_person <> decided_by),
  unique (look_id, verdict)
);
-- Counsel's word where the second look disagrees.
create table second_look_answer (
  look_id text primary key,
  verdict text not null check (verdict = 'disagree'),
  foreign key (look_id, verdict) references second_look_verdict (look_id, verdict),
  text text not null check (trim(text) <> ''),
  at timestamptz not null,
  by_person text not null
);

-- How the office works, as pages: every version stays.
create table guideline (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  place text not null check (place in ('decision', 'emergency', 'notice', 'elsewhere')),
  at timestamptz not null,
  by_person text not null
);
create table guideline_version (
  guideline_id text not null references guideline,
  n int not null check (n >= 1),
  title_en text not null check (trim(title_en) <> ''),
  title_nl text not null check (trim(title_nl) <> ''),
  text_en text not null check (trim(text_en) <> ''),
  text_nl text not null check (trim(text_nl) <> ''),
  why text not null check (trim(why) <> ''),
  at timestamptz not null,
  by_person text not null,
  primary key (guideline_id, n)
);
insert into history_table (name) values
  ('second_look_seed'), ('second_look_draw'), ('second_look'), ('second_look_verdict'), ('second_look_answer'), ('guideline'), ('guideline_version');
