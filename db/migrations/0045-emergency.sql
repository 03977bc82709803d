-- Emergencies: what was told, the calls to the agency, who was called out, on what data was released. Nothing here is ever changed.

-- An emergency comes without a PDF: its document is set by us from what was told, and belongs to no draft.
alter table request_document alter column draft_id drop not null;

create table emergency (
  case_id text primary key references case_file,
  channel text not null check (channel in ('telephone', 'portal')),
  -- On which the caller asks to be called. Never the number that we call.
  given_number text not null,
  at timestamptz not null,
  by_person text not null
);

-- What was told, round after round: an emergency begins with what is needed first. The last round counts.
create table emergency_narrative (
  id text primary key,
  case_id text not null references emergency,
  round int not null check (round >= 1),
  nature text not null,
  at_risk text not null,
  urgency text not null,
  averts text not null,
  no_process text not null,
  needed_within int check (needed_within > 0),
  commitment text not null check (commitment in ('given', 'refused', 'not-asked')),
  at timestamptz not null,
  by_person text not null,
  unique (case_id, round)
);

create table emergency_callback (
  id text primary key,
  case_id text not null references emergency,
  round int not null check (round >= 1),
  number text not null,
  outcome text not null check (outcome in ('confirmed', 'denied', 'not-reached')),
  spoke_with text not null,
  check (outcome = 'not-reached' or trim(spoke_with) <> ''),
  note text not null,
  at timestamptz not null,
  by_person text not null,
  unique (case_id, round)
);

-- The good-faith record of a release: who decided on which facts, signed by the office.
create table emergency_release (
  proposal_id text primary key,
  case_id text not null references emergency,
  outcome text not null check (outcome = 'approved'),
  foreign key (proposal_id, outcome) references proposal_outcome (proposal_id, outcome),
  text text not null,
  signature text not null,
  key_id text not null,
  at timestamptz not null
);

-- Who was called out, step after step, and the one who answered.
create table duty_page (
  id text primary key,
  case_id text not null references emergency,
  step int not null check (step >= 0),
  person_id text not null,
  mail_id text not null,
  at timestamptz not null,
  unique (case_id, step, person_id)
);
create table duty_answer (
  case_id text primary key references emergency,
  at timestamptz not null,
  by_person text not null
);
-- Each try to hand the signed message to the provider's own alarm.
create table duty_webhook (
  id text primary key,
  case_id text not null references emergency,
  step int not null,
  accepted boolean not null,
  reply text not null,
  at timestamptz not null
);
create index duty_webhook_case on duty_webhook (case_id, step);

insert into history_table (name) values
  ('emergency'), ('emergency_narrative'), ('emergency_callback'), ('emergency_release'), ('duty_page'), ('duty_answer'), ('duty_webhook');

-- The call goes to the number of the register, whatever a request says.
create function refuse_call_to_other_number() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from case_file c join agency a on a.id = c.agency_id
    where c.id = new.case_id
      and regexp_replace(a.telephone, '[^0-9]', '', 'g') = regexp_replace(new.number, '[^0-9]', '', 'g')
  ) then
    raise exception 'the call of case % went to another number than the one of the register', new.case_id;
  end if;
  return new;
end $$;
create trigger emergency_callback_number before insert on emergency_callback
  for each row execute function refuse_call_to_other_number();

-- Whether an approved decision on an emergency may let anything out: asked again here, whatever the program believes.
create function emergency_is_ready(of_case text, of_proposal text) returns boolean language sql stable as $$
  select exists (
    select 1
    from proposal_outcome o
    join emergency_narrative n on n.case_id = o.case_id
      and n.round = (select max(round) from emergency_narrative where case_id = of_case)
    join emergency_callback k on k.case_id = o.case_id
      and k.round = (select max(round) from emergency_callback where case_id = of_case)
    join emergency_release r on r.proposal_id = o.proposal_id
    where o.proposal_id = of_proposal and o.case_id = of_case and o.outcome = 'approved' and o.by_person <> o.proposed_by
      and n.commitment = 'given'
      and least(length(trim(n.nature)), length(trim(n.at_risk)), length(trim(n.urgency)), length(trim(n.averts)), length(trim(n.no_process))) > 0
      and k.outcome = 'confirmed' and k.by_person in (o.by_person, o.proposed_by)
      and exists (
        select 1 from person_role p where p.person_id in (o.by_person, o.proposed_by) and p.role in ('counsel', 'emergencyDuty')
      )
  )
$$;
create function refuse_unready_emergency() returns trigger language plpgsql as $$
begin
  if exists (select 1 from case_file c where c.id = new.case_id and c.process in ('us-emergency', 'foreign-emergency'))
    and not emergency_is_ready(new.case_id, new.proposal_id)
  then
    raise exception 'emergency % is not ready: two people, a call that was confirmed, a whole narrative', new.case_id;
  end if;
  return new;
end $$;
create trigger disclosure_grant_emergency before insert on disclosure_grant
  for each row execute function refuse_unready_emergency();
create trigger case_package_emergency before insert on case_package
  for each row execute function refuse_unready_emergency();

-- The same account or the same file number asked about by somebody else is a signal.
create index case_task_value on case_task (identifier_value);
create index case_file_docket on case_file (docket_number) where docket_number <> '';
