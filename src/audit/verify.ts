import { setImmediate } from 'node:timers/promises'
import type { Db } from '#platform/db/db.ts'
import { transact } from '#platform/office.ts'
import { countEntries, isSound, lastLink, linksAfter } from './audit.store.ts'
import { type Break, breakOf, GENESIS, type Link } from './chain.rules.ts'

export type ChainState = Readonly<{
  linked: number
  /** Entries not linked yet: normally those of the last second. */
  unsealedTail: number
  /** Written down elsewhere, it also proves that nobody cut off the end. */
  head: Readonly<{ position: number; hash: string }> | null
  /** The first place where the chain does not hold. */
  broken: Break | null
}>

const BATCH = 5_000

/** Reads the whole chain in batches, so that a running server goes on answering in between. */
export async function verifyAudit(db: Db): Promise<ChainState> {
  const end = await lastLink(db)
  let last: Link | null = null
  while (end && (last?.position ?? 0) < end.position) {
    const to: number = Math.min(end.position, (last?.position ?? 0) + BATCH)
    if (!(await transact({ db }, (tx) => isSound(tx, last ?? { position: 0, hash: GENESIS }, to))))
      return stateOf(db, last, await lookClosely(db, last, to))
    last = (await linksAfter(db, to - 1, 1))[0]?.link ?? null
    // The embedded database answers within microtasks: without this no request would get a turn.
    await setImmediate()
  }
  return stateOf(db, last, null)
}

async function lookClosely(db: Db, before: Link | null, to: number): Promise<Break> {
  let last = before
  for (const { link, entry } of await linksAfter(db, before?.position ?? 0, BATCH)) {
    const broken = breakOf(last, link, entry)
    if (broken) return broken
    last = link
  }
  return { position: (last?.position ?? to) + 1, why: 'link missing' }
}

async function stateOf(db: Db, last: Link | null, broken: Break | null): Promise<ChainState> {
  const { entries, links } = await countEntries(db)
  return {
    linked: links,
    unsealedTail: Math.max(0, entries - links),
    head: last && { position: last.position, hash: last.hash },
    broken,
  }
}

/** `waarborg audit verify`: 0 the chain holds, 1 it is broken. */
export async function auditVerifyCommand(db: Db, args: readonly string[], say: (line: string) => void): Promise<0 | 1> {
  const state = await verifyAudit(db)
  const exit = state.broken ? 1 : 0
  if (args.includes('--json')) {
    say(JSON.stringify(state))
    return exit
  }
  say(`linked entries   ${state.linked}`)
  say(`not yet linked   ${state.unsealedTail}`)
  say(`last link        ${state.head ? `${state.head.position} ${state.head.hash}` : 'none'}`)
  say(state.broken ? `broken           at ${state.broken.position}: ${state.broken.why}` : 'the chain holds')
  return exit
}
