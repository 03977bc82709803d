-- Answers to invented demands. They name no case and no account: nothing here can be joined to either.

create table training_attempt (
  id text primary key,
  person_id text not null,
  exercise text not null check (exercise ~ '^[a-z][a-z-]{1,40}$'),
  -- Which invented names the document had, and the day on which it was said to come.
  variant int not null check (variant between 1 and 9999),
  received_on date not null,
  answer jsonb not null,
  good int not null,
  points int not null check (points >= 1),
  at timestamptz not null,
  check (good between 0 and points)
);
create index training_attempt_person on training_attempt (person_id, exercise, at);
create index training_attempt_at on training_attempt (at);

-- What somebody answered stays as it was until its time is over.
create function refuse_training_change() returns trigger language plpgsql as $$
begin
  raise exception 'attempt % stays as it was', old.id;
end $$;
create trigger training_attempt_stays before update on training_attempt for each row execute function refuse_training_change();
