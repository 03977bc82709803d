-- Registers of authorities that others publish, as the office read them. A newer reading of the same register replaces the older one; nothing
-- is taken away, so that it can be said later what was known when.
create table registry_release (
  id text primary key,
  source text not null check (source in ('us-gov', 'uk-patterns', 'world', 'nl', 'de', 'curated', 'disposable', 'academic')),
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Lines that could not be read and that the operator chose to leave out.
  left_out integer not null check (left_out >= 0),
  at timestamptz not null,
  by_person text not null
);
create index registry_release_source on registry_release (source, at desc, id desc);

create table registry_entry (
  release_id text not null references registry_release,
  -- Stands for itself and every name below it.
  domain text not null check (domain = lower(domain) and domain <> ''),
  organisation text not null,
  country text check (country ~ '^[A-Z]{2}$'),
  region text,
  kind text,
  telephone text,
  -- What look-alikes are found by; empty in lists that are not of authorities.
  near text[] not null,
  primary key (release_id, domain)
);
create index registry_entry_domain on registry_entry (domain);
create index registry_entry_near on registry_entry using gin (near);

-- The newest reading of each register.
create view registry_now as
  select distinct on (source) id, source, at from registry_release order by source, at desc, id desc;

insert into history_table (name) values ('registry_release'), ('registry_entry');
