/** `npm run prove kill`: kill -9 at 50 random moments (test/kill/), 40 on the embedded database and 10 on PostgreSQL. Also writes docs/proofs/kill.json. */
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KillOutcome } from '../../test/kill/run.ts'
import { writeProof } from '../proof.ts'
import { root } from '../root.ts'

const KILLS = { pglite: process.env.KILLS_PGLITE ?? '40', postgres: process.env.KILLS_POSTGRES ?? '10' }
const seed = process.env.KILL_SEED ?? String(randomInt(2 ** 31))
const folder = mkdtempSync(join(tmpdir(), 'waarborg-kill-'))
const started = performance.now()
const { status, signal } = spawnSync('vitest', ['run', 'test/kill'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    ...{ KILL_SEED: seed, KILL_REPORT: join(folder, 'kill') },
    ...{ KILLS_PGLITE: KILLS.pglite, KILLS_POSTGRES: KILLS.postgres },
  },
})
if (signal) process.stdout.write(`vitest ended by ${signal}\n`)
const outcomes = ['pglite', 'postgres'].flatMap((engine): readonly KillOutcome[] => {
  const file = join(folder, `kill.${engine}.json`)
  return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8'))] : []
})
rmSync(folder, { recursive: true, force: true })

const sum = (of: (outcome: KillOutcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0)
const restarts = outcomes.flatMap(({ restartMs }) => restartMs).sort((a, b) => a - b)
const rows: [string, number][] = [
  ['kills', sum(({ kills }) => kills)],
  ['of these on the embedded database', outcomes[0]?.kills ?? 0],
  ['kills that broke off a call before its answer', sum(({ inFlight }) => inFlight)],
  ['kills in the moment at which the mail server had taken a mail', sum(({ afterMail }) => afterMail)],
  ['steps acknowledged', sum(({ acknowledged }) => acknowledged)],
  ['steps lost, chains broken, mails or notices wrong', sum(({ failures }) => failures.length)],
  ['requests walked from draft to package', sum(({ answered }) => answered)],
  ['notices to users', sum(({ mail }) => mail.notices)],
  ['mails', sum(({ mail }) => mail.mails)],
  ['mails logged as uncertain', sum(({ mail }) => mail.uncertain)],
  ['of these taken twice by the mail server, under the same Message-ID', sum(({ mail }) => mail.twice)],
  ['restart until ready, median, ms', Math.round(restarts[Math.floor(restarts.length / 2)] ?? 0)],
  ['restart until ready, longest, ms', Math.round(restarts.at(-1) ?? 0)],
]
const failures = outcomes.flatMap((outcome) => outcome.failures)
const wanted = Number(KILLS.pglite) + Number(KILLS.postgres)
const holds = status === 0 && failures.length === 0 && sum(({ kills }) => kills) === wanted
const seconds = (performance.now() - started) / 1000
writeProof({
  name: 'kill',
  claim: 'What was acknowledged outlives kill -9',
  holds,
  seed,
  seconds,
  body: [
    'A real server process, a mail server on loopback, and a driver that walks requests over the API from draft to package, one step after the',
    'other, three days at a time. The process is killed with SIGKILL: three in four at a moment drawn evenly over the length of one request,',
    'one in four as soon as the mail server has taken the next mail. After each restart every step acknowledged since the kill before, and',
    '20 more, is looked for, and `waarborg audit verify` run; at the end all of them, and every mail of the outbox in what the mail server took.',
    'A kill of the process is not a loss of power: the disk keeps what the kernel was given. `fsync` is counted elsewhere (src/platform/db).',
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    ...failures.map((failure) => `- ${failure}`),
    `\`KILL_SEED=${seed}\` draws the same moments.`,
  ].join('\n'),
})
writeFileSync(
  join(root, 'docs', 'proofs', 'kill.json'),
  `${JSON.stringify({ holds, seed, seconds: Math.round(seconds), failures, ...Object.fromEntries(rows) }, null, 2)}\n`,
)
