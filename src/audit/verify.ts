import type { Db } from '#platform/db/db.ts'
import { countEntries, linksAfter } from './audit.store.ts'
import { type Break, breakOf, type Link } from './chain.rules.ts'

export type ChainState = Readonly<{
  linked: number
  /** Entries not linked yet: normally those of the last second. */
  unsealedTail: number
  /** Written down elsewhere, it also proves that nobody cut off the end. */
  head: Readonly<{ position: number; hash: string }> | null
  /** The first place where the chain does not hold. */
  broken: Break | null
}>

const BATCH = 10_000

/** Reads the whole chain in batches, so that a running server goes on answering in between. */
export async function verifyAudit(db: Db): Promise<ChainState> {
  let last: Link | null = null
  for (;;) {
    const batch: Awaited<ReturnType<typeof linksAfter>> = await linksAfter(db, last?.position ?? 0, BATCH)
    for (const { link, entry } of batch) {
      const broken: Break | null = breakOf(last, link, entry)
      if (broken) return stateOf(db, last, broken)
      last = link
    }
    if (batch.length < BATCH) return stateOf(db, last, null)
  }
}

async function stateOf(db: Db, last: Link | null, broken: Break | null): Promise<ChainState> {
  const { entries, links } = await countEntries(db)
  return { linked: links, unsealedTail: Math.max(0, entries - links), head: last && { position: last.position, hash: last.hash }, broken }
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
