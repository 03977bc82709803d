-- Who read a row of the tables of law, and which text of it: a row that was changed since counts as unread again.
create table law_review (
  id text primary key,
  row_id text not null,
  row_hash text not null check (row_hash ~ '^[0-9a-f]{64}$'),
  note text not null check (note <> ''),
  by_person text not null,
  at timestamptz not null
);
create index law_review_row on law_review (row_id, at desc);
insert into history_table (name) values ('law_review');
