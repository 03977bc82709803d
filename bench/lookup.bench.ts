/**
 * Milliseconds to say what is known of an address, with as many domains loaded as the registers of authorities have that an office reads,
 * on both databases: half of the addresses are in a register, half are twins of one. The reference is one row of the same table by its domain.
 */
import { importRegister } from '../src/agencies/registry/import.commands.ts'
import { lookUp } from '../src/agencies/registry/lookup.question.ts'
import type { Opened } from '../src/platform/db/open.ts'
import { systemClock } from '../src/platform/time.ts'
import { onBothEngines } from './servers/engines.ts'

/** .gov has 16,539; the world list, the police of the United Kingdom and a curated list together some 44,000. */
const GOV = 16_539
const WORLD = 44_000
const ASKED = Number(process.env.BENCH_LOOKUPS ?? 1000)
const WANTED = { pglite: 10, postgres: 5 }

const rows: Record<string, string | number>[] = []
await onBothEngines(async (opened) => {
  const domains = await fill(opened)
  const names = Array.from({ length: ASKED }, (_, n) => named(n * 13))
  const plain = await times(names, (name) =>
    opened.db.selectFrom('registry_entry').selectAll().where('domain', '=', `${name}.gov`).execute(),
  )
  const asked = await times(names, (name, n) => lookUp(opened.db, `a@${n % 2 === 0 ? `${name}.gov` : twin(name, n)}`))
  rows.push({
    engine: opened.engine,
    domains,
    'median ms': round(asked[Math.floor(ASKED / 2)] ?? 0),
    'p95 ms': round(asked[Math.floor(ASKED * 0.95)] ?? 0),
    'wanted at most': WANTED[opened.engine],
    'p95 of one row by its domain, ms': round(plain[Math.floor(ASKED * 0.95)] ?? 0),
  })
})
process.stdout.write(`\n${ASKED} lookups of an address, one after the other\n`)
console.table(rows)

/** Through the product's own import; how many domains there are then. */
async function fill({ db }: Opened): Promise<number> {
  const us = 'Domain name,Domain type,Organization name,Suborganization name,City,State,Security contact email'
  const gov = Array.from({ length: GOV }, (_, n) => `${named(n)}.gov,County,${named(n)} County,,X,OH,`)
  const world = Array.from({ length: WORLD }, (_, n) => `${named(n)}.gov.br,BRA_brazil`)
  let domains = 0
  for (const [source, lines] of [
    ['us-gov', [us, ...gov]] as const,
    ['world', ['domain,country,un_status', ...world]] as const,
  ]) {
    const bytes = new TextEncoder().encode(lines.join('\n'))
    const asked = { source, fileName: source, bytes, leaveOut: true, by: 'system' }
    const outcome = await importRegister({ db, clock: systemClock }, asked)
    if (outcome.kind !== 'imported') throw new Error(`${source}: ${outcome.kind}`)
    domains += outcome.rows
  }
  return domains
}

/** Names as counties and towns have them. */
function named(n: number): string {
  const parts =
    'mar low har lan dale wes ton bur gen ash ford kirk pine oak vil rey cor bel sta dun elm fal gar hol nor'
  const syllables = parts.split(' ')
  const at = (from: number) => syllables[from % syllables.length]
  return `${at(n)}${at(Math.floor(n / 25))}${at(Math.floor(n / 625))}${n >= 15_625 ? at(Math.floor(n / 15_625)) : ''}`
}

function twin(name: string, n: number): string {
  return (
    [`${name}-gov.org`, `${name}.com`, `${name.replace(/o/, '0')}.gov`, `${name.slice(1)}${name[0]}.net`][n % 4] ?? ''
  )
}

/** Milliseconds of each, the quickest first; fifty before it, to warm up, are not counted. */
async function times(names: readonly string[], work: (name: string, n: number) => Promise<unknown>): Promise<number[]> {
  for (const [n, name] of names.slice(0, 50).entries()) await work(name, n)
  const found: number[] = []
  for (const [n, name] of names.entries()) {
    const began = performance.now()
    await work(name, n)
    found.push(performance.now() - began)
  }
  return found.sort((a, b) => a - b)
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100
}
