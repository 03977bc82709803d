-- A list of identifiers that an officer sent for a draft, judged row by row and not taken yet. Like the draft it is no history: the
-- next list replaces it.
create table identifier_list (
  id text primary key,
  draft_id text not null unique references request_draft,
  name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  twice int not null check (twice >= 0),
  good jsonb not null check (jsonb_array_length(good) <= 10000),
  refused jsonb not null,
  check (jsonb_array_length(good) + jsonb_array_length(refused) + twice between 1 and 10000),
  at timestamptz not null
);
