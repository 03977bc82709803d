/** The tables of pg-boss, read for `/desk/jobs`. Written here only where pg-boss has no call for it. */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/db.ts'
import type { JobRow, JobState } from './jobs.ts'

/** The queue that nobody works: jobs without attempts left wait there for a person. */
export const DEAD = 'dead'

export type JobFilter = Readonly<{ state?: JobState; name?: string; limit?: number; offset?: number }>

type Row = Omit<JobRow, 'error'> & { output: unknown }

const STATE = sql`case when name = ${DEAD} then 'failed' when state = 'active' then 'running' when state in ('created', 'retry') then 'waiting' else 'done' end`

/** Newest first. A failed job is shown once: as the copy that waits for a person. */
export async function jobRows(db: Db, { state, name, limit = 50, offset = 0 }: JobFilter): Promise<readonly JobRow[]> {
  const { rows } = await sql<Row>`
    select * from (
      select id::text as id, coalesce(source_name, name) as name, ${STATE} as state, data, created_on as "createdAt", start_after as "dueAt",
        started_on as "startedAt", completed_on as "endedAt", coalesce(source_output, output) as output,
        case when name = ${DEAD} then coalesce(source_retry_count, 0) + 1 when started_on is null then 0 else retry_count + 1 end as attempts
      from pgboss.job where state not in ('failed', 'cancelled') and name not like '\\_\\_pgboss%'
    ) job
    where (${state ?? null}::text is null or job.state = ${state ?? null}) and (${name ?? null}::text is null or job.name = ${name ?? null})
    order by job."createdAt" desc, job.id limit ${limit} offset ${offset}`.execute(db)
  return rows.map(({ output, ...row }) => ({ ...row, error: messageOf(output) }))
}

function messageOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null) return null
  const held = 'value' in output && typeof output.value === 'object' && output.value !== null ? output.value : output
  return 'message' in held && typeof held.message === 'string' ? (held.message.split('\n')[0] ?? null) : null
}

export async function findDead(tx: Tx, id: string): Promise<{ name: string; data: unknown } | undefined> {
  const { rows } = await sql<{ name: string; data: unknown }>`
    select source_name as name, data from pgboss.job where name = ${DEAD} and id::text = ${id} and source_name is not null for update`.execute(
    tx,
  )
  return rows[0]
}

export async function removeDead(tx: Tx, id: string): Promise<void> {
  await sql`delete from pgboss.job where name = ${DEAD} and id::text = ${id}`.execute(tx)
}

export async function takeRestored(
  tx: Tx,
  queues: readonly string[],
): Promise<readonly { name: string; data: unknown; due_at: Date; once_key: string | null }[]> {
  const { rows } = await sql<{ id: number; name: string; data: unknown; due_at: Date; once_key: string | null }>`
    delete from restored_job where name = any(${queues}) returning id, name, data, due_at, once_key`.execute(tx)
  return rows.toSorted((a, b) => a.id - b.id)
}

export async function countRestored(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from restored_job`.execute(db)
  return rows[0]?.n ?? 0
}

/** The queues with a job that is due or running; `waits` where one is due that nobody works yet. */
export async function openQueues(db: Db): Promise<readonly { name: string; waits: boolean }[]> {
  const { rows } = await sql<{ name: string; waits: boolean }>`
    select name, bool_or(state <> 'active') as waits from pgboss.job
    where name <> ${DEAD} and (state = 'active' or (state in ('created', 'retry') and start_after <= pgboss.job_now()))
    group by name`.execute(db)
  return rows
}

/** The first instant up to `end` for which a job waits. */
export async function nextDue(db: Db, end: Date): Promise<Date | null> {
  const { rows } = await sql<{ due: Date | null }>`
    select min(start_after) as due from pgboss.job where name <> ${DEAD} and state in ('created', 'retry') and start_after <= ${end}`.execute(
    db,
  )
  return rows[0]?.due ?? null
}

/**
 * Jobs that a killed process left running go back to the queue at once instead of after their silence.
 * The attempt counts: a job that kills its process must not do so for ever.
 */
export async function orphanedJobs(db: Db): Promise<void> {
  await sql`update pgboss.job set state = 'retry', start_after = pgboss.job_now() where state = 'active' and retry_count < retry_limit`.execute(
    db,
  )
  await sql`update pgboss.job set heartbeat_on = pgboss.job_now() - interval '1 day' where state = 'active'`.execute(db)
}
