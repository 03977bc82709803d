-- Each step of a draft stands for itself: what was typed and is no answer yet is kept too, and two windows clash only in the same step.
alter table request_draft
  -- Step to the fields as they were typed. A step is answered or unfinished, never both.
  add column unfinished jsonb not null default '{}',
  -- Step to the version of the draft at which it last changed.
  add column step_versions jsonb not null default '{}';
