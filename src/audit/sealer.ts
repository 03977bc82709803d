import { setImmediate } from 'node:timers/promises'
import type { Db } from '#platform/db/db.ts'
import { transact } from '#platform/office.ts'
import { appendLinks, countEntries, lastLink, mayLink, unsealed } from './audit.store.ts'
import { type Link, nextLink } from './chain.rules.ts'

export type Sealer = Readonly<{
  /** Links every entry that is committed now. */
  sealNow(): Promise<void>
  stop(): Promise<void>
}>

const EVERY_MS = 1_000
const BATCH = 1_000

/**
 * Ids are given out in order but committed in any order, so a small id may appear after a larger one was linked. Entries are looked for
 * above a floor that lies this far back; whatever took longer than that to commit is found by counting.
 */
const LONGEST_TRANSACTION_MS = 300_000
const COUNT_EVERY_MS = 600_000

/** Hash-chains committed entries every second, until `stop`. */
export function startSealer(db: Db, complain: (line: string) => void): Sealer {
  const floor = movingFloor()
  let counted = Number.NEGATIVE_INFINITY
  const pass = async () => {
    if (performance.now() - counted > COUNT_EVERY_MS) {
      counted = performance.now()
      const { entries, links } = await countEntries(db)
      if (entries !== links) await sealAbove(db, 0)
    }
    const sealed = await sealAbove(db, floor.now())
    if (sealed) floor.saw(sealed)
  }
  let running: Promise<void> = Promise.resolve()
  const seal = () => {
    running = running
      .then(pass)
      .catch((error: unknown) => complain(`audit chain: ${error instanceof Error ? error.message : error}`))
    return running
  }
  let timer = setTimeout(function tick() {
    void seal().then(() => {
      timer = stopped ? timer : setTimeout(tick, EVERY_MS)
    })
  }, EVERY_MS)
  let stopped = false
  return {
    sealNow: seal,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await seal()
    },
  }
}

/** The highest id that it linked; null when there was nothing to link. */
async function sealAbove(db: Db, floor: number): Promise<number | null> {
  let highest: number | null = null
  for (;;) {
    if ((await unsealed(db, floor, 1)).length === 0) return highest
    const sealed = await sealBatch(db, floor)
    if (sealed.length === 0) return highest
    highest = Math.max(highest ?? 0, ...sealed.map(({ entryId }) => entryId))
    await setImmediate()
  }
}

async function sealBatch(db: Db, floor: number): Promise<readonly Link[]> {
  return transact({ db }, async (tx) => {
    if (!(await mayLink(tx))) return []
    let last = await lastLink(tx)
    const links: Link[] = []
    for (const entry of await unsealed(tx, floor, BATCH)) {
      last = nextLink(last, entry)
      links.push(last)
    }
    if (links.length > 0) await appendLinks(tx, links)
    return links
  })
}

/** Follows the highest linked id at the distance of the longest transaction. */
function movingFloor(): { now(): number; saw(id: number): void } {
  let floor = 0
  let waiting: { id: number; at: number }[] = []
  return {
    now: () => {
      const old = waiting.filter(({ at }) => performance.now() - at > LONGEST_TRANSACTION_MS)
      floor = Math.max(floor, ...old.map(({ id }) => id))
      waiting = waiting.slice(old.length)
      return floor
    },
    saw: (id) => {
      waiting.push({ id, at: performance.now() })
    },
  }
}
