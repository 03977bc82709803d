/**
 * The clock of a demo: real time plus an offset that is kept in the database, so that it survives a restart and
 * pg-boss reads the same present in SQL (`pgboss.job_now()`) as the product does in JavaScript.
 */
import { sql } from 'kysely'
import type { ConstructorOptions } from 'pg-boss'
import type { Opened } from '../db/open.ts'
import { type Clock, later, systemClock } from '../time.ts'

declare module '../db/db.ts' {
  interface Tables {
    demo_clock: { only_row: boolean; offset_ms: number }
  }
}

type BossClock = NonNullable<ConstructorOptions['clock']>

export type DemoClock = Readonly<{
  clock: Clock
  /** Jumps forward and wakes what came due, except workers, which look for themselves soon; the new present. Jobs due on the way see the end of the jump: `passTime` does not. */
  advance(milliseconds: number): Promise<Date>
  /** Has every worker look at once. */
  wake(): void
  /** For `startJobs` only. */
  boss: BossClock
}>

export async function demoClock(opened: Opened): Promise<DemoClock> {
  const { rows } = await sql<{ offset_ms: number }>`select offset_ms from demo_clock`.execute(opened.db)
  let offset = Number(rows[0]?.offset_ms ?? 0)
  const clock: Clock = { now: () => later(systemClock.now(), offset) }
  const timers = movableTimers(clock)
  return {
    clock,
    boss: timers.boss,
    advance: async (milliseconds) => {
      if (!(milliseconds >= 0)) throw new RangeError('a demo clock moves forward only')
      const moved = await sql<{ offset_ms: number }>`
        insert into demo_clock (offset_ms) values (${Math.round(milliseconds)})
        on conflict (only_row) do update set offset_ms = demo_clock.offset_ms + excluded.offset_ms returning offset_ms`.execute(
        opened.db,
      )
      offset = Number(moved.rows[0]?.offset_ms ?? offset)
      await timers.fireDue()
      return clock.now()
    },
    wake: timers.fireLooks,
  }
}

/** Run as owner once pg-boss has made its schema. Outside a demo its own `job_now()` stands. */
export const FOLLOW_DEMO_CLOCK = `create or replace function pgboss.job_now() returns timestamp with time zone as $$
  select pg_catalog.now() + coalesce((select offset_ms from public.demo_clock), 0) * interval '1 millisecond'
$$ language sql stable`

type Timer = {
  run: () => void
  due: number
  every: number | null
  look: boolean
  handle: ReturnType<typeof setTimeout>
}

/** A worker waits this long at most before it looks again; whatever waits longer waits for an hour of the day. */
const LOOK_MS = 5_000

/** Real timers that a jump of the clock can set off early. */
function movableTimers(clock: Clock): { boss: BossClock; fireDue: () => Promise<void>; fireLooks: () => void } {
  const waiting = new Set<Timer>()
  let idle: (() => Promise<boolean>) | undefined
  const now = () => clock.now().getTime()
  const start = (run: () => void, ms: number, every: number | null): Timer => {
    const timer: Timer = { run, due: now() + ms, every, look: ms <= LOOK_MS, handle: setTimeout(() => fire(timer), ms) }
    waiting.add(timer)
    return timer
  }
  const fire = (timer: Timer) => {
    clearTimeout(timer.handle)
    waiting.delete(timer)
    if (timer.every !== null) {
      const { every } = timer
      Object.assign(timer, { due: now() + every, handle: setTimeout(() => fire(timer), every) })
      waiting.add(timer)
    }
    timer.run()
  }
  const stop = (timer: unknown) => {
    if (!waiting.has(timer as Timer)) return
    clearTimeout((timer as Timer).handle)
    waiting.delete(timer as Timer)
  }
  const boss = {
    now,
    setTimeout: (run: () => void, ms: number) => start(run, ms, null),
    setInterval: (run: () => void, ms: number) => start(run, ms, ms),
    clearTimeout: stop,
    clearInterval: stop,
    // The function in the database is made by the owner (FOLLOW_DEMO_CLOCK); here pg-boss only lends its sign of rest.
    attach: async (target: { idle?: () => Promise<boolean> }) => {
      idle = target.idle
      return {
        [Symbol.asyncDispose]: async () => {
          idle = undefined
        },
      }
    },
  }
  const fireDue = async () => {
    fireAll([...waiting].filter((timer) => timer.due <= now() && !timer.look))
    await idle?.()
  }
  const fireAll = (timers: readonly Timer[]) => {
    for (const timer of timers) if (waiting.has(timer)) fire(timer)
  }
  return { boss, fireDue, fireLooks: () => fireAll([...waiting].filter(({ look }) => look)) }
}
