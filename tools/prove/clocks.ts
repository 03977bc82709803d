/** `npm run prove clocks`: 50,000 deadlines against a second implementation (test/clocks/). Also writes docs/proofs/clocks.json. */
import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../../test/clocks/compare.ts'
import { writeProof } from '../proof.ts'
import { root } from '../root.ts'

const HOW_MANY = Number(process.env.CLOCKS_VECTORS ?? 50_000)
const seed = Number(process.env.CLOCKS_SEED ?? randomInt(2 ** 31))
const started = performance.now()
const { compared, differences, byRule, byZone, steps } = compare(seed, HOW_MANY)
const seconds = (performance.now() - started) / 1000
const holds = differences.length === 0

const table = (head: string, counts: Readonly<Record<string, number>>) => [
  `| ${head} | |`,
  '|---|---|',
  ...Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, n]) => `| ${name} | ${n} |`),
  '',
]

writeProof({
  name: 'clocks',
  claim: 'Every deadline is counted the same by two implementations',
  holds,
  seed,
  seconds,
  body: [
    '`src/requests/clocks` against `test/clocks/oracle.ts`, which imports nothing of the product and counts by other means: integer days, a',
    "search for the end of a day in its zone, holidays from each country's rules. Starts lean to changes of summer time, month ends, 29",
    'February, holidays, weekends and full hours, from February 2024 to June 2034, in the calendars of 30 countries.',
    '',
    `${compared} deadlines, ${differences.length} differences. \`CLOCKS_SEED=${seed}\` repeats it.`,
    '',
    ...differences.slice(0, 50).map((line) => `- ${line}`),
    '',
    ...table('steps taken on the way', steps),
    ...table('rule', byRule),
    ...table('zone', byZone),
  ].join('\n'),
})
writeFileSync(
  join(root, 'docs', 'proofs', 'clocks.json'),
  `${JSON.stringify({ holds, seed, seconds: Math.round(seconds), compared, differences: differences.length, steps, byRule, byZone }, null, 2)}\n`,
)
