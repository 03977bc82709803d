/**
 * Seconds to verify an access log of a million sealed entries, on both databases, against SHA-256 (node:crypto) of the same texts that the
 * chain hashes, in the same run.
 */
import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { type Link, nextLink, type Place, type SealedEntry, START, sealedText } from '../src/audit/chain.rules.ts'
import { verifyAudit } from '../src/audit/index.ts'
import type { Opened } from '../src/platform/db/open.ts'
import { onBothEngines } from './servers/engines.ts'

const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 1_000_000)
const BATCH = 10_000
const ROUNDS = 2
const MOST_SECONDS = 10

const rows: Record<string, string | number>[] = []
await onBothEngines(async (opened) => {
  const reference = await fill(opened)
  const verified = await best(ROUNDS, async () => {
    const { linked, unsealedTail, broken } = await verifyAudit(opened.db)
    if (linked !== ENTRIES || unsealedTail + broken.length > 0) throw new Error('the chain does not hold')
  })
  rows.push({
    engine: opened.engine,
    entries: ENTRIES,
    seconds: round(verified),
    'sha256 of the same texts': round(reference),
    ratio: round(verified / reference),
    'wanted at most': MOST_SECONDS,
    'memory MB': Math.round(process.memoryUsage().rss / 1e6),
  })
})
console.table(rows)

/** Writes entries and links as the sealer would, and says how long hashing their texts alone takes. */
async function fill({ db }: Opened): Promise<number> {
  let last: Place = START
  let seconds = 0
  for (let from = 1; from <= ENTRIES; from += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, ENTRIES - from + 1) }, (_, n) => entryOf(from + n))
    const links: Link[] = []
    for (const entry of entries) {
      const link = nextLink(last, entry)
      links.push(link)
      last = link
    }
    const texts = entries.map((entry, n) => sealedText(from + n, links[n]?.previous ?? '', entry))
    seconds += await best(1, () => texts.map((text) => hash('sha256', text)))
    await insertAll(db, entries, links)
  }
  await sql`analyze audit_entry`.execute(db)
  return seconds
}

async function insertAll(db: Opened['db'], entries: readonly SealedEntry[], links: readonly Link[]): Promise<void> {
  await sql`insert into audit_entry (id, at, who, action, about, case_id, allowed, detail) overriding system value
    select id, to_timestamp(at / 1000.0), who, action, about, "caseId", allowed, detail from json_to_recordset(${JSON.stringify(entries)}::json)
    as e (id bigint, at bigint, who text, action text, about text, "caseId" text, allowed boolean, detail text)`.execute(
    db,
  )
  await sql`insert into audit_link (position, entry_id, previous, hash)
    select position, "entryId", previous, hash from json_to_recordset(${JSON.stringify(links)}::json)
    as l (position bigint, "entryId" bigint, previous text, hash text)`.execute(db)
}

function entryOf(n: number): SealedEntry {
  const [person, about] = [hash('sha1', `p${n % 50}`).slice(0, 26), hash('sha1', `c${Math.floor(n / 9)}`).slice(0, 26)]
  return {
    id: n,
    at: Date.UTC(2026, 0, 1) + n * 7_310,
    who: `person_${person}`,
    action: ['case.read', 'queue.read', 'case.assign', 'note.write'][n % 4] ?? '',
    about: `case_${about}`,
    caseId: n % 3 === 0 ? null : `case_${about}`,
    allowed: n % 97 !== 0,
    detail: n % 2 === 0 ? '{}' : JSON.stringify({ count: n % 25, reason: 'assigned to a colleague' }),
  }
}

async function best(rounds: number, work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < rounds; n++) {
    const started = performance.now()
    await work()
    times.push((performance.now() - started) / 1000)
  }
  return Math.min(...times)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
