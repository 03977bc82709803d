-- A view of the queue that somebody saved under a name. No history: it is renamed and deleted by its owner.
create table saved_view (
  id text primary key,
  owner_id text not null,
  name text not null check (trim(name) <> '' and length(name) <= 60),
  -- The filter as the address of the queue says it, without the page.
  query text not null check (length(query) <= 1000),
  shared boolean not null,
  at timestamptz not null
);
create unique index saved_view_name on saved_view (owner_id, lower(name));
