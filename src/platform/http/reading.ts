/**
 * Reads that wait for the database at the same moment share one transaction, together with their entries in the access log. A read is
 * still in the log exactly when it was answered; what is saved is a begin, a commit and a wait for the disk for each of them.
 * The embedded database has one connection, so there the reads would wait for each other anyway. It also works on this thread, so each
 * transaction first lets in what arrived at the door during the last one.
 */
import type { Db, Tx } from '#platform/db/db.ts'
import type { AccessEntry } from './kit.ts'

export type Read<T> = Readonly<{ entry: AccessEntry | null; work: (tx: Tx) => Promise<T> }>
export type ReadingDesk = <T>(read: Read<T>) => Promise<T>

type Waiting = Readonly<{
  entry: AccessEntry | null
  run: (tx: Tx) => Promise<unknown>
  done: (result: Settled) => void
}>
type Settled = Readonly<{ value: unknown }> | Readonly<{ error: unknown }>

/** Most reads in one transaction: the first of them should not wait long for the last. */
const TOGETHER = 12

export function readingDesk({
  db,
  lanes,
  record,
}: Readonly<{
  db: Db
  /** Transactions at once: one for the embedded database. */
  lanes: number
  record: (tx: Tx, entries: readonly AccessEntry[]) => Promise<void>
}>): ReadingDesk {
  const waiting: Waiting[] = []
  let busy = 0
  const transact = <T>(work: (tx: Tx) => Promise<T>) => db.transaction().execute(work)

  const next = () => {
    if (busy >= lanes || waiting.length === 0) return
    const reads = waiting.splice(0, TOGETHER)
    busy += 1
    void readAll(reads).finally(() => {
      busy -= 1
      setImmediate(next)
    })
    next()
  }

  const readAll = async (reads: readonly Waiting[]) => {
    try {
      const values = await transact(async (tx) => {
        const found: unknown[] = []
        for (const { run } of reads) found.push(await run(tx))
        await record(
          tx,
          reads.flatMap(({ entry }) => entry ?? []),
        )
        return found
      })
      for (const [n, { done }] of reads.entries()) done({ value: values[n] })
    } catch (error) {
      // One of them broke the transaction for all: the others are read again alone, and only the broken one fails.
      if (reads.length === 1) return reads[0]?.done({ error })
      for (const read of reads) await readAll([read])
    }
  }

  return <T>({ entry, work }: Read<T>) =>
    new Promise<T>((resolve, reject) => {
      let value: T
      waiting.push({
        entry,
        run: async (tx) => {
          value = await work(tx)
        },
        done: (settled) => ('error' in settled ? reject(settled.error) : resolve(value)),
      })
      setImmediate(next)
    })
}
