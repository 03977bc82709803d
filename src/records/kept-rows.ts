/**
 * Which rows of a copy are still in the live records. A row has no key that leaves the service, so it is known by everything that the
 * grant names of it: subject, relation, every granted value, and of a file its hash. Rows that are alike in all of that are counted.
 */
import { createHash } from 'node:crypto'
import type { Cell } from '#platform/csv.rules.ts'
import type { Relation } from './class.rules.ts'
import { type Lines, runsOf } from './row.rules.ts'

/** Half of a SHA-256: nobody finds two rows for one. */
export function keyOf(accountId: string, relation: Relation, cells: readonly Cell[]): string {
  return createHash('sha256')
    .update(JSON.stringify([accountId, relation, cells]))
    .digest()
    .toString('base64', 0, 16)
}

/** Rows of one set, in the order in which they are written. Memory grows with the rows of the copies, not with the live ones. */
export class KeptRows {
  private readonly byKey = new Map<string, number[]>()
  private readonly counted = new Map<string, number>()
  private readonly stillLive = new Set<number>()
  private rows = 0

  /** Another source begins: what is alike is counted anew. */
  begin(): number {
    this.counted.clear()
    return this.rows
  }

  /** True when no copy read before had it. */
  isNew(key: string): boolean {
    const same = this.byKey.get(key) ?? []
    if (this.nth(key) < same.length) return false
    this.byKey.set(key, [...same, this.rows++])
    return true
  }

  /** True when a copy had it. */
  meetsLive(key: string): boolean {
    const same = this.byKey.get(key)
    const row = same === undefined ? undefined : same[this.nth(key)]
    if (row === undefined) return false
    this.stillLive.add(row)
    return true
  }

  /** Of the rows from `first` on, `count` of them: those that the live records no longer hold so, counted from one. */
  gone(first: number, count: number): Lines {
    const all = Array.from({ length: count }, (_, n) => n + 1)
    return runsOf(all.filter((n) => !this.stillLive.has(first + n - 1)))
  }

  private nth(key: string): number {
    const n = this.counted.get(key) ?? 0
    this.counted.set(key, n + 1)
    return n
  }
}
