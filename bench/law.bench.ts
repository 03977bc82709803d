/**
 * Decisions per second: one is the whole answer of law on one demand for one class of data, and one whole matrix of a case. The
 * reference is the SHA-256 of the same demand as JSON: what it would cost only to name the question.
 */
import { createHash } from 'node:crypto'
import { day } from '../src/platform/time.ts'
import { CATEGORY_IDS, CLASSES } from '../src/requests/triage/category.rules.ts'
import { type Demand, decide } from '../src/requests/triage/decide.rules.ts'
import { PROCESS_IDS } from '../src/requests/triage/process.rules.ts'
import { decideReach, usualIssuer } from '../src/requests/triage/reach.rules.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 3)
const COUNTRIES = ['US', 'NL', 'DE', 'GB', 'CA', 'BR']

const demands: readonly Demand[] = PROCESS_IDS.flatMap((id) =>
  COUNTRIES.flatMap((country) =>
    [false, true].map((emergency) => ({
      process: id,
      asker: { authority: true, country, usGovernmentalEntity: country === 'US' },
      issuer: usualIssuer(id),
      validatedBy: null,
      statute: '21 U.S.C. § 876',
      classifiedAs: null,
      consent: null,
      emergency,
      account: 'NL',
      home: 'NL',
      on: day('2026-11-22'),
    })),
  ),
)

const reference = perSecond((demand) => createHash('sha256').update(JSON.stringify(demand)).digest('hex').length)
const one = perSecond((demand, n) => decide(demand, CLASSES[n % CLASSES.length] ?? 'content').answer.length)
const matrix = perSecond(
  (demand) => decideReach({ demand, accounts: ['NL', 'US'], categories: CATEGORY_IDS }).rulings.length,
)
const row = (what: string, rate: number) => ({
  what,
  'per second': Math.round(rate),
  'sha256 of the demand': Math.round(reference),
  ratio: Math.round((rate / reference) * 100) / 100,
})
process.stdout.write(`\nDecisions of law, ${demands.length} demands of ${PROCESS_IDS.length} processes, one thread\n`)
console.table([row('one class', one), row(`a matrix of ${CATEGORY_IDS.length} categories, two accounts`, matrix)])

/** The sum keeps the work from being left out as useless. */
function perSecond(work: (demand: Demand, n: number) => number): number {
  let [n, sum] = [0, 0]
  const run = (milliseconds: number) => {
    const end = performance.now() + milliseconds
    const from = n
    while (performance.now() < end)
      for (const demand of demands) {
        sum += work(demand, n)
        n += 1
      }
    return n - from
  }
  run(500)
  const started = performance.now()
  const done = run(SECONDS * 1000)
  if (sum === 0) throw new Error('nothing was decided')
  return done / ((performance.now() - started) / 1000)
}
