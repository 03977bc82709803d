import { setImmediate } from 'node:timers/promises'
import type { Db } from '#platform/db/db.ts'
import { countEntries, lastLink, linksAfter } from './audit.store.ts'
import { type Break, breaksOf, type Place, START } from './chain.rules.ts'

export type ChainState = Readonly<{
  linked: number
  /** Entries not linked yet: normally those of the last second. */
  unsealedTail: number
  /** Written down elsewhere, it also proves that nobody cut off the end. */
  head: Readonly<{ position: number; hash: string }> | null
  /** Every place where the chain does not hold, in order; at most the first thousand. */
  broken: readonly Break[]
}>

const PAGE = 5_000
const MOST_BREAKS = 1_000

/** Reads the whole chain page by page, so that a running server goes on answering in between; the next page comes while this one is judged. */
export async function verifyAudit(db: Db): Promise<ChainState> {
  const head = await lastLink(db)
  const broken: Break[] = []
  let last: Place = START
  let coming = linksAfter(db, last.position, PAGE)
  while (head && last.position < head.position && broken.length < MOST_BREAKS) {
    const page = await coming
    const end = page.at(-1)
    if (!end) throw new Error('links vanish while they are read')
    coming = linksAfter(db, end.link.position, PAGE)
    for (const { link, entry } of page) {
      broken.push(...breaksOf(last, link, entry))
      last = link
    }
    // The embedded database answers within microtasks: without this no request would get a turn.
    await setImmediate()
  }
  await coming
  const { entries, links } = await countEntries(db)
  return {
    linked: links,
    unsealedTail: Math.max(0, entries - links),
    head: head && { position: head.position, hash: head.hash },
    broken: broken.slice(0, MOST_BREAKS),
  }
}

/** `waarborg audit verify`: 0 the chain holds, 1 it is broken. */
export async function auditVerifyCommand(db: Db, args: readonly string[], say: (line: string) => void): Promise<0 | 1> {
  const state = await verifyAudit(db)
  const exit = state.broken.length > 0 ? 1 : 0
  if (args.includes('--json')) {
    say(JSON.stringify(state))
    return exit
  }
  say(`linked entries   ${state.linked}`)
  say(`not yet linked   ${state.unsealedTail}`)
  say(`last link        ${state.head ? `${state.head.position} ${state.head.hash}` : 'none'}`)
  for (const { position, why } of state.broken) say(`broken           at ${position}: ${why}`)
  if (exit === 0) say('the chain holds')
  return exit
}
