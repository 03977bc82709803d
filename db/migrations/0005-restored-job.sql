-- Jobs that waited when a backup was made. The next start gives them to the job queue, whose own tables are not part of a backup.
create table restored_job (
  id bigint generated always as identity primary key,
  name text not null,
  data jsonb not null,
  due_at timestamptz not null,
  once_key text
);
