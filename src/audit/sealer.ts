import { setImmediate } from 'node:timers/promises'
import type { Db } from '#platform/db/db.ts'
import { transact } from '#platform/office.ts'
import { appendLinks, isGapBelow, lastLink, mayLink, topLinked, unsealed } from './audit.store.ts'
import { type Link, nextLink, type Place, START } from './chain.rules.ts'

export type Sealer = Readonly<{
  /** Links every entry that is committed now. */
  sealNow(): Promise<void>
  stop(): Promise<void>
}>

const EVERY_MS = 1_000
const BATCH = 1_000

/**
 * Ids are given out in order but committed in any order, so a small id may appear after a larger one was linked. Every pass looks above the
 * last link, every thirtieth as far back as the longest transaction lasts; what took longer than that to commit is found by counting.
 */
const LONGEST_TRANSACTION_MS = 300_000
const LOOK_BACK_EVERY = 30
const COUNT_EVERY = 600

/** Hash-chains committed entries every second, until `stop`. */
export function startSealer(db: Db, complain: (line: string) => void): Sealer {
  const floor = movingFloor()
  let passes = 0
  const pass = async (lookBack: boolean) => {
    const top = await topLinked(db)
    if (passes % COUNT_EVERY === 0 && (await isGapBelow(db, top))) await sealAbove(db, 0)
    floor.saw(top)
    await sealAbove(db, lookBack || passes % LOOK_BACK_EVERY === 0 ? floor.now() : top)
    passes += 1
  }
  let running: Promise<void> = Promise.resolve()
  const seal = (lookBack: boolean) => {
    running = running
      .then(() => pass(lookBack))
      .catch((error: unknown) => complain(`audit chain: ${error instanceof Error ? error.message : error}`))
    return running
  }
  let timer = setTimeout(function tick() {
    void seal(false).then(() => {
      timer = stopped ? timer : setTimeout(tick, EVERY_MS)
    })
  }, EVERY_MS)
  let stopped = false
  return {
    sealNow: () => seal(true),
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await seal(true)
    },
  }
}

async function sealAbove(db: Db, floor: number): Promise<void> {
  for (let from = floor; (await unsealed(db, from, 1)).length > 0; ) {
    const sealed = await sealBatch(db, from)
    const end = sealed.at(-1)
    // Another sealer holds the lock.
    if (!end) return
    from = end.entryId
    await setImmediate()
  }
}

async function sealBatch(db: Db, floor: number): Promise<readonly Link[]> {
  return transact({ db }, async (tx) => {
    if (!(await mayLink(tx))) return []
    let last: Place = (await lastLink(tx)) ?? START
    const links: Link[] = []
    for (const entry of await unsealed(tx, floor, BATCH)) {
      const link = nextLink(last, entry)
      links.push(link)
      last = link
    }
    if (links.length > 0) await appendLinks(tx, links)
    return links
  })
}

/** Follows the last linked id at the distance of the longest transaction; at first it lies as far back as entries can be that were under way. */
function movingFloor(): { now(): number; saw(id: number): void } {
  let floor: number | null = null
  let waiting: { id: number; at: number }[] = []
  return {
    now: () => floor ?? 0,
    saw: (id) => {
      floor ??= Math.max(0, id - BATCH)
      waiting.push({ id, at: performance.now() })
      const old = waiting.filter(({ at }) => performance.now() - at > LONGEST_TRANSACTION_MS)
      floor = Math.max(floor, ...old.map((seen) => seen.id))
      waiting = waiting.slice(old.length)
    },
  }
}
