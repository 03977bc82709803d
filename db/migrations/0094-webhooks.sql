-- Programs of the provider that are told when something happens to a case: by its number, and by nothing else of it.

create table webhook_endpoint (
  id text primary key,
  url text not null check (url ~ '^https?://'),
  note text not null,
  events text[] not null check (
    cardinality(events) > 0
    and events <@ array['case.received', 'case.stateChanged', 'case.due', 'case.closed', 'notice.sent']
  ),
  at timestamptz not null,
  by_person text not null
);
-- The names of its keys; the keys lie in the data folder. The one before the newest counts a day longer.
create table webhook_key (
  endpoint_id text not null references webhook_endpoint,
  n int not null check (n >= 1),
  seal text not null unique,
  at timestamptz not null,
  by_person text not null,
  primary key (endpoint_id, n)
);
-- On from the beginning; off by a person or because it failed; removed for good.
create table webhook_switch (
  endpoint_id text not null references webhook_endpoint,
  n int not null check (n >= 1),
  "to" text not null check ("to" in ('on', 'off', 'removed')),
  why text not null check (why in ('person', 'failing')),
  at timestamptz not null,
  by_person text not null,
  check (why = 'person' or "to" = 'off'),
  primary key (endpoint_id, n)
);
create table webhook_delivery (
  -- Also the `webhook-id`: who gets it twice knows it by this.
  id text primary key,
  endpoint_id text not null references webhook_endpoint,
  event text not null,
  case_id text references case_file on delete cascade,
  -- Exactly what is signed. No other key can stand in it.
  body text not null check (
    (body::jsonb) - array['type', 'timestamp', 'data'] = '{}'::jsonb
    and (body::jsonb -> 'data') - array['number', 'url'] = '{}'::jsonb
    and body::jsonb ->> 'type' = event
  ),
  at timestamptz not null
);
create index webhook_delivery_at on webhook_delivery (at desc, id);
create index webhook_delivery_case on webhook_delivery (case_id);
-- Each try: how long it took and what the answer's first line said. Never its body.
create table webhook_attempt (
  delivery_id text not null references webhook_delivery on delete cascade,
  n int not null check (n >= 1),
  at timestamptz not null,
  took_ms int not null check (took_ms >= 0),
  status int check (status between 100 and 599),
  reply text not null,
  accepted boolean not null,
  check (accepted = coalesce(status between 200 and 299, false)),
  primary key (delivery_id, n)
);

insert into history_table (name) values
  ('webhook_endpoint'), ('webhook_key'), ('webhook_switch'), ('webhook_delivery'), ('webhook_attempt');

-- What was removed gets nothing more: no key, no switch, no message.
create function refuse_removed_webhook() returns trigger language plpgsql as $$
begin
  if exists (select 1 from webhook_switch s where s.endpoint_id = new.endpoint_id and s."to" = 'removed') then
    raise exception 'webhook % was removed', new.endpoint_id;
  end if;
  return new;
end $$;
create trigger webhook_key_there before insert on webhook_key for each row execute function refuse_removed_webhook();
create trigger webhook_switch_there before insert on webhook_switch for each row execute function refuse_removed_webhook();
create trigger webhook_delivery_there before insert on webhook_delivery for each row execute function refuse_removed_webhook();
