/** `npm run prove tamper`: a thousand changes to a package and a thousand to the access log, each looked for by the product alone. */
import { randomInt } from 'node:crypto'
import { freshPglite, freshPostgres } from '../../test/disclosure/combinations.ts'
import { startCluster } from '../../test/support/postgres.ts'
import { tamperLog } from '../../test/tamper/log.ts'
import { tamperPackages } from '../../test/tamper/packages.ts'
import { writeProof } from '../proof.ts'

const seed = Number(process.env.TAMPER_SEED ?? randomInt(2 ** 31))
const started = performance.now()
const packages = await tamperPackages({ seed, bytes: 1_000, swaps: 300, rewrites: 100 })
const cluster = await startCluster()
const logs = []
try {
  for (const open of [freshPglite, freshPostgres((name) => cluster.urlOf(name))]) {
    const opened = await open()
    logs.push(await tamperLog({ db: opened.db, opened }, { seed, entries: 500, changes: 500 }))
    await opened.close()
  }
} finally {
  await cluster.stop()
}
const failures = [packages, ...logs].flatMap((each) => each.failures)
const rows = [
  ['packages with one byte changed, anywhere', packages.bytes],
  ['packages with the contents of two entries swapped', packages.swaps],
  ['packages with a file changed and every list, then every signature, made anew', packages.rewritten],
  [
    'letters changed in entries and links of the log, half of them on each database',
    logs.reduce((sum, { changes }) => sum + changes, 0),
  ],
  ['logs counted anew to their end', logs.length],
  ['changes not found', failures.length],
]
writeProof({
  name: 'tamper',
  claim: 'No change to a package or to the access log goes unnoticed',
  holds: failures.length === 0,
  seed,
  seconds: (performance.now() - started) / 1000,
  body: [
    '`verify` is asked of each package without a hash or a key from outside, and with the office’s key of those that somebody signed anew; `audit verify` of each log.',
    'A log that is rewritten to its end holds in itself: there the head is another than the one that was written down elsewhere.',
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    ...failures.map((failure) => `- ${failure}`),
    `\`TAMPER_SEED=${seed}\` repeats it.`,
  ].join('\n'),
})
