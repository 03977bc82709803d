import { setImmediate } from 'node:timers/promises'
import type { Db } from '#platform/db/db.ts'
import { countEntries, lastLink, linksAfter } from './audit.store.ts'
import { type Break, breaksOf, erasureSums, isEmptied, type Place, START } from './chain.rules.ts'
import { erasedBetween, statementsOf } from './erasure.store.ts'

export type ChainState = Readonly<{
  linked: number
  /** Entries whose time was over and that were emptied, on the record. */
  erased: number
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
  const sums = erasureSums()
  let erased = 0
  let last: Place = START
  let coming = linksAfter(db, last.position, PAGE)
  while (head && last.position < head.position && broken.length < MOST_BREAKS) {
    const page = await coming
    const end = page.at(-1)
    if (!end) throw new Error('links vanish while they are read')
    coming = linksAfter(db, end.link.position, PAGE)
    const emptied = await erasedBetween(db, last.position + 1, end.link.position)
    for (const { link, entry } of page) {
      const erasure = entry && isEmptied(entry) ? emptied.get(link.position) : undefined
      if (erasure !== undefined) {
        sums.add(erasure, link)
        erased += 1
      }
      broken.push(...breaksOf(last, link, erasure === undefined ? entry : 'erased'))
      last = link
    }
    // The embedded database answers within microtasks: without this no request would get a turn.
    await setImmediate()
  }
  await coming
  broken.push(...sums.unfounded(await statementsOf(db, sums.ids())))
  const { entries, links } = await countEntries(db)
  return {
    linked: links,
    erased,
    unsealedTail: Math.max(0, entries - links),
    head: head && { position: head.position, hash: head.hash },
    broken: broken.toSorted((a, b) => a.position - b.position).slice(0, MOST_BREAKS),
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
  say(`emptied entries  ${state.erased}`)
  say(`not yet linked   ${state.unsealedTail}`)
  say(`last link        ${state.head ? `${state.head.position} ${state.head.hash}` : 'none'}`)
  for (const { position, why } of state.broken) say(`broken           at ${position}: ${why}`)
  if (exit === 0) say('the chain holds')
  return exit
}
