/**
 * Jobs run by pg-boss in the same database. Its tables and queues are made by the owner of the database; from then on it works
 * as the role of the application, so it changes no schema by itself.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { fromKysely, type Job, PgBoss } from 'pg-boss'
import { grantJobRights } from '../db/grants.ts'
import type { Opened } from '../db/open.ts'
import { later } from '../time.ts'
import { type DemoClock, FOLLOW_DEMO_CLOCK } from './demo-clock.ts'
import {
  countRestored,
  DEAD,
  findDead,
  type JobFilter,
  jobRows,
  nextDue,
  openQueues,
  orphanedJobs,
  removeDead,
  takeRestored,
} from './job.store.ts'
import type { AnyJobLine, JobRow, Jobs } from './jobs.ts'

export type StartJobs = Readonly<{
  opened: Opened
  /** Made from the port, because the commands that jobs call send jobs themselves. */
  lines: (jobs: Jobs) => readonly AnyJobLine[]
  demo?: DemoClock
  /** One line for the log, without personal data. */
  complain: (line: string) => void
}>

export type RunningJobs = Readonly<{
  jobs: Jobs
  list(filter: JobFilter): Promise<readonly JobRow[]>
  /** Gives a failed job all its attempts again; false when it is not (or no longer) failed. */
  retry(id: string): Promise<boolean>
  /** Resolves when no job that is due is unfinished; jobs for later do not count. Throws after the time is up. */
  settled(timeoutMs?: number): Promise<void>
  /** Demo only: lets time pass, stopping at each instant a job waits for, so that it runs at its own hour. */
  passTime(milliseconds: number): Promise<Date>
  stop(): Promise<void>
}>

/** Longer than any delay in law: a job that waits is never thrown away for its age, however far a demo jumps. */
const KEEP_WAITING_SECONDS = 10 * 365 * 86_400
const KEEP_DONE_SECONDS = 7 * 86_400
/** A worker that does not say every half of this that it lives has died. */
const HEARTBEAT_SECONDS = 30

export async function startJobs({ opened, lines, demo, complain }: StartJobs): Promise<RunningJobs> {
  const boss = new PgBoss({
    ...opened.boss,
    ...(demo && { clock: demo.boss }),
    migrate: false,
    reindex: false,
    monitorVacuum: false,
    useListenNotify: true,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 2,
  })
  boss.on('error', (error) => complain(`jobs: ${error.message}`))
  const queues = new Set<string>()
  const jobs = sender(boss, queues)
  const known = lines(jobs)
  for (const { name } of known) queues.add(name)
  await opened.asOwner(async (owner) => {
    await install({ ...owner.boss, reindex: false }, known)
    if (demo) await owner.exec(FOLLOW_DEMO_CLOCK)
    await grantJobRights(owner)
    // One process owns the embedded database, so whatever is still running there was running when it died.
    if (opened.engine === 'pglite') await orphanedJobs(opened.db)
  })
  await boss.start()
  await sendRestored({ opened, jobs, queues, complain })
  const workers = new Map(await Promise.all(known.map(async (line) => [line.name, await workAll(boss, line)] as const)))
  const nudge = (queue: string) => {
    const waiting = workers.get(queue as never)
    if (waiting) for (const worker of waiting) boss.notifyWorker(worker)
    else demo?.wake()
  }
  const settled = (timeoutMs = 60_000) => waitForRest({ opened, nudge, timeoutMs })
  return {
    jobs,
    settled,
    list: (filter) => jobRows(opened.db, filter),
    retry: (id) => retryDead(opened, jobs, id),
    passTime: (milliseconds) => passTime({ opened, demo, settled, milliseconds }),
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/** pg-boss would look an unknown queue up on a second connection, and on the embedded engine wait for this very transaction. */
function sender(boss: PgBoss, queues: ReadonlySet<string>): Jobs {
  return {
    send: async (tx, name, data, options = {}) => {
      if (!queues.has(name)) throw new Error(`no line works the queue ${String(name)}`)
      await boss.send(name, data as object, {
        db: fromKysely(tx),
        singletonKey: options.onceKey ?? randomUUID(),
        ...(options.at && { startAfter: options.at }),
      })
    },
  }
}

/** As owner: the tables of pg-boss and one queue per line. A queue is never deleted: an older program may still send to it. */
async function install(
  options: ConstructorParameters<typeof PgBoss>[0] & object,
  lines: readonly AnyJobLine[],
): Promise<void> {
  const boss = new PgBoss({ ...options, supervise: false, schedule: false })
  const broken: Error[] = []
  boss.on('error', (error) => broken.push(error))
  await boss.start()
  try {
    const there = new Set((await boss.getQueues()).map(({ name }) => name))
    if (!there.has(DEAD)) await boss.createQueue(DEAD, { retentionSeconds: KEEP_WAITING_SECONDS })
    for (const line of lines) {
      const { policy, ...changeable } = queueOf(line)
      if (there.has(line.name)) await boss.updateQueue(line.name, changeable)
      else await boss.createQueue(line.name, { policy, ...changeable })
    }
    const scheduled = new Set((await boss.getSchedules()).map(({ name }) => name))
    for (const { name, cron, zone } of lines) {
      if (cron) await boss.schedule(name, cron, {}, { tz: zone ?? 'UTC', missed: 'once' })
      else if (scheduled.has(name)) await boss.unschedule(name)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  if (broken[0]) throw broken[0]
}

/** `short`: of two jobs with the same key only one waits. Jobs without a key get one of their own. */
function queueOf(line: AnyJobLine) {
  return {
    policy: 'short' as const,
    notify: true,
    expireInSeconds: line.expireSeconds,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    retryLimit: line.retries,
    retryDelay: line.retrySeconds ?? 5,
    retryBackoff: true,
    retryDelayMax: 3_600,
    retentionSeconds: KEEP_WAITING_SECONDS,
    deleteAfterSeconds: KEEP_DONE_SECONDS,
    deadLetter: DEAD,
  }
}

function workAll(boss: PgBoss, line: AnyJobLine): Promise<readonly string[]> {
  return Promise.all(Array.from({ length: line.beside ?? 1 }, () => work(boss, line)))
}

async function work(boss: PgBoss, line: AnyJobLine): Promise<string> {
  const run = line.work as (data: unknown) => Promise<void>
  let worker = ''
  const attempt = async (job: Job<object>) => {
    try {
      await run(job.data)
      return { id: job.id, status: 'completed' as const }
    } catch (error) {
      return {
        id: job.id,
        status: 'failed' as const,
        output: { message: String(error instanceof Error ? error.message : error).slice(0, 500) },
      }
    }
  }
  worker = await boss.work(
    line.name,
    { batchSize: line.together ?? 4, perJobResults: true, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 },
    async (batch: Job<object>[]) => {
      const results = await Promise.all(batch.map(attempt))
      // Looks again at once: without this a worker sleeps between two batches however many jobs wait.
      boss.notifyWorker(worker)
      return results
    },
  )
  return worker
}

type Restoring = Readonly<{ opened: Opened; jobs: Jobs; queues: ReadonlySet<string>; complain: StartJobs['complain'] }>

/** Jobs that a backup brought along (`restored_job`) go to their queues; one that no line knows waits there for a program that does. */
async function sendRestored({ opened, jobs, queues, complain }: Restoring): Promise<void> {
  await opened.db.transaction().execute(async (tx) => {
    for (const { name, data, due_at, once_key } of await takeRestored(tx, [...queues])) {
      await jobs.send(tx, name as never, data as never, { at: due_at, ...(once_key !== null && { onceKey: once_key }) })
    }
  })
  const left = await countRestored(opened.db)
  if (left > 0) complain(`jobs: ${left} restored jobs are for queues that this program does not know`)
}

async function retryDead(opened: Opened, jobs: Jobs, id: string): Promise<boolean> {
  return opened.db.transaction().execute(async (tx) => {
    const dead = await findDead(tx, id)
    if (!dead) return false
    await jobs.send(tx, dead.name as never, dead.data as never)
    await removeDead(tx, id)
    return true
  })
}

async function waitForRest({
  opened,
  nudge,
  timeoutMs,
}: {
  opened: Opened
  nudge: (queue: string) => void
  timeoutMs: number
}): Promise<void> {
  const started = performance.now()
  for (;;) {
    const open = await openQueues(opened.db)
    if (open.length === 0) return
    if (performance.now() - started > timeoutMs)
      throw new Error(`jobs did not come to rest: ${open.map(({ name }) => name).join(', ')}`)
    for (const { name, waits } of open) if (waits) nudge(name)
    await wait(15)
  }
}

type PassTime = Readonly<{
  opened: Opened
  demo: DemoClock | undefined
  settled: () => Promise<void>
  milliseconds: number
}>

async function passTime({ opened, demo, settled, milliseconds }: PassTime): Promise<Date> {
  if (!demo) throw new Error('time passes by itself outside a demo')
  const end = later(demo.clock.now(), milliseconds)
  for (;;) {
    await settled()
    const now = demo.clock.now()
    if (now >= end) return now
    const next = await nextDue(opened.db, end)
    await demo.advance(Math.max(1, (next ?? end).getTime() - now.getTime()))
  }
}

/** How pg-boss tells that it is alive, for `/readyz`. */
export async function jobsAnswer(opened: Opened): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`select true as ok from pgboss.version`.execute(opened.db)
  return rows.length > 0
}
