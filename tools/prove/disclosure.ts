/** `npm run prove disclosure`: 20,000 real packages against a hand-written expectation (test/disclosure/). Also writes docs/proofs/disclosure.json. */
import { fork } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome } from '../../test/disclosure/combinations.ts'
import type { Said, Share } from '../../test/disclosure/share.ts'
import { startCluster } from '../../test/support/postgres.ts'
import { writeProof } from '../proof.ts'
import { root } from '../root.ts'

const HOW_MANY = Number(process.env.DISCLOSURE_COMBINATIONS ?? 20_000)
const seed = Number(process.env.DISCLOSURE_SEED ?? randomInt(2 ** 31))
const started = performance.now()
const onPglite = Math.ceil(HOW_MANY / 20)
const afterKeeping = Math.ceil(HOW_MANY / 80)
const onPostgres = HOW_MANY - onPglite - afterKeeping
const half = Math.ceil(onPostgres / 2)

const cluster = await startCluster()
const server = cluster.urlOf('NAME')
/** Two at a time, on however many cores: the same seed makes the same shares everywhere. */
const lanes: readonly (readonly Share[])[] = [
  [
    { seed: seed + 1, howMany: onPglite, kept: false, server: null },
    { seed, howMany: half, kept: false, server },
  ],
  [
    { seed: seed + 2, howMany: afterKeeping, kept: true, server: null },
    { seed: seed + 3, howMany: onPostgres - half, kept: false, server },
  ],
]
const done = new Map<Share, number>()
let outcomes: readonly Outcome[]
try {
  outcomes = (await Promise.all(lanes.map(inTurn))).flat()
} finally {
  await cluster.stop()
}

const failures = outcomes.flatMap((outcome) => outcome.failures)
const sum = (
  key:
    | 'combinations'
    | 'packages'
    | 'nonEmpty'
    | 'canaries'
    | 'valuesExpected'
    | 'valuesFound'
    | 'pdfsRead'
    | 'pagesRead',
) => outcomes.reduce((total, { counts }) => total + counts[key], 0)
const holds =
  failures.length === 0 &&
  sum('combinations') === HOW_MANY &&
  sum('nonEmpty') * 2 >= HOW_MANY &&
  sum('valuesExpected') === sum('valuesFound')
const rows: [string, string | number][] = [
  ['combinations of process × categories × subjects × period', sum('combinations')],
  ['of these on the embedded database', onPglite + afterKeeping],
  ['of these with a kept copy, live records changed and deleted since', afterKeeping],
  ['finished packages read', sum('packages')],
  ['packages with records in them', `${sum('nonEmpty')} (${Math.round((100 * sum('nonEmpty')) / HOW_MANY)} %)`],
  ['stored values of their own, over all worlds', sum('canaries')],
  ['values that had to be in a package', sum('valuesExpected')],
  ['values of the world found in packages', sum('valuesFound')],
  ['found and not granted, or granted and missing', failures.length],
  ['certificates read with a PDF reader', sum('pdfsRead')],
  ['pages for people read by themselves', sum('pagesRead')],
  ...[...new Set(outcomes.flatMap(({ counts }) => Object.keys(counts.byProcess)))]
    .sort()
    .map((name): [string, number] => [
      `combinations with \`${name}\``,
      outcomes.reduce((total, { counts }) => total + (counts.byProcess[name] ?? 0), 0),
    ]),
]
const seconds = (performance.now() - started) / 1000
writeProof({
  name: 'disclosure',
  claim: 'A package holds what was granted and nothing else',
  holds,
  seed,
  seconds,
  body: [
    'Every stored value of an invented service is unique. For each combination the decision, the signed grant, the collector and the packager ran as in',
    'production; the finished ZIP was read back by another ZIP reader and compared, value by value, with `test/disclosure/expectation.ts`, which is',
    'written by hand and imports nothing. Certificates are compressed inside: every hundredth was read with `pdftotext`.',
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    ...failures.map((failure) => `- ${failure}`),
    `\`DISCLOSURE_SEED=${seed}\` repeats it.`,
  ].join('\n'),
})
writeFileSync(
  join(root, 'docs', 'proofs', 'disclosure.json'),
  `${JSON.stringify({ holds, seed, seconds: Math.round(seconds), failures, ...Object.fromEntries(rows) }, null, 2)}\n`,
)

async function inTurn(shares: readonly Share[]): Promise<Outcome[]> {
  const found: Outcome[] = []
  for (const share of shares) found.push(await run(share))
  return found
}

/** A share in a process of its own; a process that ends without an answer fails the proof. */
function run(share: Share): Promise<Outcome> {
  const child = fork(join(root, 'test', 'disclosure', 'share.ts'))
  child.send(share)
  return new Promise((resolve, reject) => {
    child.on('message', (said: Said) => {
      if (said.kind === 'found') return resolve(said.outcome)
      done.set(share, said.done)
      const sum = [...done.values()].reduce((total, each) => total + each, 0)
      process.stdout.write(`${sum} of ${HOW_MANY}\r`)
    })
    child.on('exit', (code) => reject(new Error(`a share ended with ${code} and no answer`)))
  })
}
