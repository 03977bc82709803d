-- Staff were mailed about a due date: once per case, rule, date and threshold, whatever runs twice.
create table due_reminder (
  id text primary key,
  case_id text not null references case_file,
  rule text not null,
  due_at timestamptz not null,
  threshold text not null check (threshold in ('ahead', 'last-day', 'overdue')),
  -- Ids of the people it went to.
  recipients text[] not null check (cardinality(recipients) > 0),
  at timestamptz not null,
  unique (case_id, rule, due_at, threshold)
);
insert into history_table (name) values ('due_reminder');
