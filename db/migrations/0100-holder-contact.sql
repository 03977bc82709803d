-- Where the holder of an account is written to, where the provider's own program says so: as it said when it was last asked. The office
-- never asks it inside a transaction. Goes with the case.
create table holder_contact (
  case_id text not null references case_file on delete cascade,
  account_id text not null,
  name text not null,
  email text not null check (email like '%_@_%'),
  lang text not null check (lang in ('nl', 'en')),
  at timestamptz not null,
  primary key (case_id, account_id)
);
create index holder_contact_account on holder_contact (account_id, at desc);
create index holder_contact_email on holder_contact (lower(email));
