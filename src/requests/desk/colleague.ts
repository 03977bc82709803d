/** What the desk is given: the office, its people, and what only the running program can do. */
import type { Tx } from '#platform/db/db.ts'
import type { RunningJobs } from '#platform/jobs/start.ts'
import type { Office } from '#platform/office.ts'

/** Someone of the staff. `handles` is false for one who is suspended or whose roles handle no cases. */
export type Colleague = Readonly<{ id: string; name: string; handles: boolean }>

export type DeskParts = Readonly<{
  office: Office
  /** All staff, those who left too: their names stand in old facts. */
  colleagues: (tx: Tx) => Promise<readonly Colleague[]>
  jobs: Pick<RunningJobs, 'retry'>
  /** Lets time pass, with the jobs that come due on the way; null outside a demo, and then there is no clock to move. */
  advance: ((milliseconds: number) => Promise<Date>) | null
}>

export function namesOf(colleagues: readonly Colleague[]): ReadonlyMap<string, string> {
  return new Map(colleagues.map(({ id, name }) => [id, name]))
}
