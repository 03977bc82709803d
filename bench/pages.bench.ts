/**
 * Requests per second of the queue, as a page and over the API, signed in and with the access log on, against a bare Hono route that
 * runs the same query and draws the same page; queue and search at 1,000 and at 100,000 cases; memory. Both databases, one run.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { build } from 'esbuild'
import pg from 'pg'
import { startCluster } from '../test/support/postgres.ts'
import { seedCases } from './servers/seed.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5)
const ROUNDS = 3
const QUERIES = 240
const [OURS, BARE] = [8471, 8472]

type Demo = { url: string; people: Record<string, { email: string; password: string; token: string }> }
type Row = Record<string, string | number>

const folder = mkdtempSync(join(tmpdir(), 'waarborg-bench-'))
const bareEntry = join(folder, 'bare.mjs')
await build({
  entryPoints: [join(root, 'bench/servers/bare.tsx')],
  outfile: bareEntry,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  external: [
    '@electric-sql/pglite',
    '@electric-sql/pglite/*',
    'pg-native',
    'pg',
    'pg-boss',
    'kysely',
    'react',
    'react-dom',
    'react-dom/*',
    'hono',
    'zod',
    '@hono/node-server',
    'use-intl',
    'use-intl/*',
  ],
  nodePaths: [join(root, 'node_modules')],
  define: { 'process.env.NODE_ENV': '"production"' },
  absWorkingDir: root,
  logLevel: 'error',
})
execFileSync('ln', ['-s', join(root, 'node_modules'), join(folder, 'node_modules')])
const cluster = await startCluster()
const rates: Row[] = []
const growth: Row[] = []
try {
  for (const engine of ['pglite', 'postgres'] as const) await benchOn(engine)
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write('\nQueue, 25 rows, signed in, access log on; 10 connections\n')
console.table(rates)
process.stdout.write(`\np95 of ${QUERIES} mixed queue and search queries over the API, milliseconds\n`)
console.table(growth)

async function benchOn(engine: 'pglite' | 'postgres'): Promise<void> {
  const data = join(folder, engine)
  const url: string | null = engine === 'postgres' ? await makeDatabase() : null
  const where = url ?? data
  const environment = {
    ...process.env,
    WAARBORG_DATA: data,
    PORT: String(OURS),
    WAARBORG_RATE_FACTOR: '100000',
    ...(url !== null && { DATABASE_URL: url }),
  }
  const serve = () => start('sh', [join(root, 'bin/waarborg'), 'serve', '--demo', '--quiet'], environment, /is ready/)
  await stop(await serve())
  const demo: Demo = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8'))
  await seedCases(where, 1_000)
  const bareWhere = url ?? `${data}-bare`
  if (url === null) cpSync(join(data, 'db'), join(bareWhere, 'db'), { recursive: true })
  const small = await measured(serve, demo, async (cookie) => ({
    speed: await beside(bareWhere, demo, cookie),
    p95: await p95(demo),
    memory: await memoryOf(demo.url),
  }))
  for (const what of ['page', 'API'] as const) {
    const { ours, bare } = small.speed[what]
    rates.push({
      engine,
      what,
      'requests/s': Math.round(ours),
      'bare Hono': Math.round(bare),
      ratio: ratio(ours, bare),
      wanted: what === 'page' ? 0.5 : 0.6,
    })
  }
  await seedCases(where, 100_000)
  const large = await measured(serve, demo, async () => ({ p95: await p95(demo), memory: await memoryOf(demo.url) }))
  growth.push({
    engine,
    'p95 at 1,000': small.p95,
    'p95 at 100,000': large.p95,
    ratio: ratio(large.p95, small.p95),
    'wanted at most': 2,
    'memory MB': small.memory,
    'memory MB at 100,000': large.memory,
  })
}

type Speed = Record<'page' | 'API', { ours: number; bare: number }>

/** Ours and the bare route in turns, so that a machine that slows down slows both; the bare one reads a copy of the embedded database. */
async function beside(where: string, demo: Demo, cookie: string): Promise<Speed> {
  const bare = await start(
    'node',
    [bareEntry, where, String(BARE)],
    { ...process.env, NODE_ENV: 'production' },
    /ready/,
  )
  const speed: Speed = { page: { ours: 0, bare: 0 }, API: { ours: 0, bare: 0 } }
  try {
    for (let round = 0; round < ROUNDS; round++) {
      speed.page.ours += (await load(`${demo.url}/desk`, { cookie })) / ROUNDS
      speed.page.bare += (await load(`http://127.0.0.1:${BARE}/desk`)) / ROUNDS
      const authorization = `Bearer ${demo.people.reviewer?.token}`
      speed.API.ours += (await load(`${demo.url}/api/v1/desk/cases`, { authorization })) / ROUNDS
      speed.API.bare += (await load(`http://127.0.0.1:${BARE}/api`)) / ROUNDS
    }
  } finally {
    await stop(bare)
  }
  return speed
}

async function measured<T>(
  serve: () => Promise<ChildProcess>,
  demo: Demo,
  work: (cookie: string) => Promise<T>,
): Promise<T> {
  const server = await serve()
  try {
    return await work(await signIn(demo))
  } finally {
    await stop(server)
  }
}

/** Through the doors like anybody: password, then the code that the demo shows on its page. */
async function signIn({ url, people }: Demo): Promise<string> {
  const person = people.reviewer
  if (!person) throw new Error('the demo has no reviewer')
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
      headers: { origin: url, 'sec-fetch-site': 'same-origin', cookie },
    })
  const first = await post('/desk/sign-in', { email: person.email, password: person.password })
  const waiting = cookiesOf(first)
  const page = await (await fetch(`${url}/desk/sign-in/code`, { headers: { cookie: waiting } })).text()
  const code = /\b(\d{6})\b/.exec(page)?.[1] ?? ''
  const second = await post('/desk/sign-in/code', { code }, waiting)
  const cookie = cookiesOf(second)
  if (cookie === '') throw new Error(`could not sign in: ${second.status}`)
  return cookie
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ')
}

async function load(url: string, headers: Record<string, string> = {}): Promise<number> {
  const probe = await fetch(url, { headers, redirect: 'manual' })
  if (probe.status !== 200) throw new Error(`${url} answers ${probe.status}`)
  await autocannon({ url, headers, connections: 10, duration: 2 })
  const { requests, non2xx } = await autocannon({ url, headers, connections: 10, duration: SECONDS })
  if (non2xx > 0) throw new Error(`${url}: ${non2xx} answers were not 2xx`)
  return requests.average
}

/** Words that find something, words that find nothing, filters, deep pages: each asked alone, as a person does. */
async function p95({ url, people }: Demo): Promise<number> {
  const asks = [
    '',
    '?process=us-subpoena-trial',
    '?needs=reviewer',
    '?assigned=nobody',
    '?q=marlow',
    '?q=BCH-2026-7',
    '?q=person91',
    '?q=nothinglikethis',
    '?page=3',
    '?state=in-review&q=port',
    '?show=closed',
    '?show=closed&q=lake',
  ]
  const times: number[] = []
  for (let n = 0; n < QUERIES; n++) {
    const started = performance.now()
    const response = await fetch(`${url}/api/v1/desk/cases${asks[n % asks.length]}`, {
      headers: { authorization: `Bearer ${people.reviewer?.token}` },
    })
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`${asks[n % asks.length]} answers ${response.status}`)
    times.push(performance.now() - started)
  }
  return Math.round((times.sort((a, b) => a - b)[Math.floor(QUERIES * 0.95)] ?? 0) * 10) / 10
}

async function memoryOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Math.round(Number(/^waarborg_memory_bytes (\d+)/m.exec(text)?.[1] ?? 0) / 1e6)
}

function ratio(a: number, b: number): number {
  return Math.round((a / b) * 100) / 100
}

async function start(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  ready: RegExp,
): Promise<ChildProcess> {
  const child = spawn(command, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  for (let tries = 0; tries < 3_000; tries++) {
    if (ready.test(said)) return child
    if (child.exitCode !== null) break
    await wait(100)
  }
  throw new Error(`${command} ${args.join(' ')} did not start: ${said.slice(-600)}`)
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

async function makeDatabase(): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.urlOf('postgres') })
  await client.connect()
  await client.query('create database bench')
  await client.end()
  return cluster.urlOf('bench')
}
