/**
 * What the role of the application may do: read and write every table, but never rewrite one that `history_table` names.
 */
import { APP_ROLE, type Owner } from './open.ts'

declare module './db.ts' {
  interface Tables {
    /** Append-only tables; the migration that creates one adds its name. */
    history_table: { name: string }
  }
}

export async function grantRights(owner: Owner): Promise<void> {
  await owner.exec(CREATE_ROLE)
  await owner.exec(RIGHTS)
}

/** Called once more after pg-boss has made its own schema. */
export async function grantJobRights(owner: Owner): Promise<void> {
  await owner.exec(JOB_RIGHTS)
}

/** A role belongs to the whole server, so another database (a test beside this one) may be making it at this very moment. */
const CREATE_ROLE = `do $$
begin
  begin
    if not exists (select from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE} nologin; end if;
  exception when duplicate_object or unique_violation then null;
  end;
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant ${APP_ROLE} to %I', current_user);
  end if;
exception when insufficient_privilege then
  raise exception 'the database user % may not make the role ${APP_ROLE}; let an administrator run: create role ${APP_ROLE}; grant ${APP_ROLE} to %', current_user, current_user;
end $$`

/** The embedded database (PostgreSQL 18) has no autovacuum; `tend` of open.ts does that work as the application. */
const MAINTAIN = `if current_setting('server_version_num')::int >= 170000 then
    execute 'grant maintain on all tables in schema %s to ${APP_ROLE}';
  end if;`

/** One transaction: a server that is running meanwhile never sees a moment without rights. */
const RIGHTS = `begin;
grant usage on schema public to ${APP_ROLE};
revoke all on all tables in schema public from ${APP_ROLE};
grant select, insert, update, delete on all tables in schema public to ${APP_ROLE};
grant usage, select on all sequences in schema public to ${APP_ROLE};
revoke insert, update, delete on migration, history_table from ${APP_ROLE};
do $$ declare history text; begin
  for history in select name from history_table loop
    execute format('revoke update, delete on %I from ${APP_ROLE}', history);
  end loop;
  ${MAINTAIN.replace('%s', 'public')}
end $$;
commit`

const JOB_RIGHTS = `begin;
grant usage on schema pgboss to ${APP_ROLE};
grant select, insert, update, delete on all tables in schema pgboss to ${APP_ROLE};
grant usage, select on all sequences in schema pgboss to ${APP_ROLE};
grant execute on all functions in schema pgboss to ${APP_ROLE};
do $$ begin ${MAINTAIN.replace('%s', 'pgboss')} end $$;
commit`
