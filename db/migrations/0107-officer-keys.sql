-- Public keys that an officer enrolled: packages are encrypted to them on their way.

create table officer_key (
  id text primary key,
  person_id text not null,
  kind text not null check (kind in ('age', 'openpgp')),
  -- The public half. Its other half stands nowhere here, whatever is pasted.
  text text not null check (length(text) <= 40000 and text !~* 'PRIVATE KEY|AGE-SECRET-KEY|AGE-PLUGIN'),
  name text not null check (name <> ''),
  at timestamptz not null,
  check (kind = 'openpgp' or text ~ '^age1[a-z0-9]+$'),
  check (kind = 'age' or text like '-----BEGIN PGP PUBLIC KEY BLOCK-----%')
);
create index officer_key_person on officer_key (person_id);

create table officer_key_end (
  key_id text primary key references officer_key,
  at timestamptz not null,
  by_person text not null
);

insert into history_table (name) values ('officer_key'), ('officer_key_end');
