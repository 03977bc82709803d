-- What is public of national security process: bands, released by two people of the vault. Nothing else of the vault is in this database.
-- 50 U.S.C. § 1874(a)(2)-(4), (b): the rule makes them so, these checks keep them so.
create table band_statement (
  id text primary key,
  structure text not null check (structure in ('six', 'two', 'two-yearly')),
  published_on date not null,
  unique (id, structure, published_on)
);

create table band_line (
  statement_id text not null,
  structure text not null,
  published_on date not null,
  line text not null,
  from_on date not null,
  to_on date not null,
  low int not null check (low >= 0),
  high int not null,
  primary key (statement_id, line),
  foreign key (statement_id, structure, published_on) references band_statement (id, structure, published_on),
  check (line in ('letters', 'letter-selectors', 'content-orders', 'content-selectors', 'record-orders', 'record-selectors') or structure <> 'six'),
  check (line in ('all', 'all-selectors') or structure = 'six'),
  -- Bands of 500, 250 and 100, beginning at 0.
  check (case structure when 'six' then low % 500 = 0 and high = low + 499 when 'two' then low % 250 = 0 and high = low + 249
    else low % 100 = 0 and high = low + 99 end),
  -- Letters, and everything in structure (a)(3): the previous 180 days.
  check (not (structure = 'two' or (structure = 'six' and line in ('letters', 'letter-selectors')))
    or (from_on = published_on - 180 and to_on = published_on - 1)),
  -- Orders in structure (a)(2): 180 days that end not less than 180 days before publication.
  check (not (structure = 'six' and line not in ('letters', 'letter-selectors'))
    or (to_on <= published_on - 180 and to_on - from_on = 179)),
  -- Structure (a)(4): one year that ends not less than one year before publication.
  check (structure <> 'two-yearly' or (to_on <= published_on - interval '1 year' and to_on - from_on in (364, 365)))
);

-- Semiannual or annual: not sooner than the structure allows after the one before.
create function band_statement_rest() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from band_statement s
    where new.published_on < s.published_on + case new.structure when 'two-yearly' then 365 else 180 end
  ) then
    raise exception 'a statement in bands comes too soon after the one before' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger band_statement_rest before insert on band_statement for each row execute function band_statement_rest();

insert into history_table (name) values ('band_statement'), ('band_line');
