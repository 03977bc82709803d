import type { Tx } from '#platform/db/db.ts'

/** Names of queues with the shape of their data; each module adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: an interface is the one thing that other files can add to.
export interface JobData {}
export type JobName = keyof JobData

export type SendOptions = Readonly<{
  /** Not before this instant of the office's clock. */
  at?: Date
  /** Two jobs with the same key: the second is dropped while the first waits. */
  onceKey?: string
}>

/** Work that survives a restart. `send` takes a `Tx`: a job exists exactly when the write that caused it does. */
export type Jobs = Readonly<{
  send<Name extends JobName>(tx: Tx, name: Name, data: JobData[Name], options?: SendOptions): Promise<void>
}>

/** Declared beside the command that it calls; a job may run twice, so its command is idempotent. */
export type JobLine<Name extends JobName = JobName> = Readonly<{
  name: Name
  /** Seconds after which work that does not end is given up and comes back, at most a day. A worker that died is noticed within a minute. */
  expireSeconds: number
  retries: number
  /** Seconds before the first retry, doubled each time; 5 unless said. */
  retrySeconds?: number
  /** How many are taken at once and end together; 4 unless said. Heavy work (reading pictures, packing) says 1. */
  together?: number
  /** How many such bundles run beside each other, so that one that takes hours holds no other up; 1 unless said. */
  beside?: number
  /** Runs every so often without being sent, e.g. `* * * * *`; its data is `{}`. */
  cron?: string
  /** IANA zone of `cron`; UTC unless said. */
  zone?: string
  work: (data: JobData[Name]) => Promise<void>
}>

/** A line of any queue, as a list of different ones needs it. */
export type AnyJobLine = { [Name in JobName]: JobLine<Name> }[JobName]

/** One job as `/desk/jobs` shows it. Its data names things by their id and holds no personal data. */
export type JobRow = Readonly<{
  id: string
  name: string
  state: JobState
  data: unknown
  createdAt: Date
  /** Not before. */
  dueAt: Date
  startedAt: Date | null
  endedAt: Date | null
  attempts: number
  /** First line of what went wrong last. */
  error: string | null
}>

/** `failed` has no attempts left and stays until someone retries it. */
export type JobState = 'waiting' | 'running' | 'failed' | 'done'
