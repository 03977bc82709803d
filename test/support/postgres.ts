/**
 * A throw-away PostgreSQL for one run of the tests: its own folder, its own port, nothing kept, nothing synced to disk.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Cluster = Readonly<{ urlOf(database: string): string; stop(): Promise<void> }>

const PREFIX = 'waarborg-postgres-'
/** PostgreSQL refuses to run as root; `nobody` will do. */
const NOBODY = 65534

export async function startCluster(): Promise<Cluster> {
  sweep()
  const isRoot = process.getuid?.() === 0
  const asUser = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  if (isRoot) chownSync(folder, NOBODY, NOBODY)
  const env = { PATH: process.env.PATH ?? '', HOME: folder, LC_ALL: 'C.UTF-8' }
  const bin = newestServer()
  const made = spawnSync(join(bin, 'initdb'), INITDB(folder), { ...asUser, env, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const port = await freePort()
  const server = spawn(join(bin, 'postgres'), SERVE(folder, port), {
    ...asUser,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await readiness(server)
  return {
    urlOf: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGQUIT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const INITDB = (folder: string) => [
  ...['-D', join(folder, 'data'), '-A', 'trust', '-U', 'postgres', '-E', 'UTF8'],
  ...['--locale=C.UTF-8', '--no-sync'],
]

const SERVE = (folder: string, port: number) => [
  ...['-D', join(folder, 'data'), '-k', folder, '-p', String(port)],
  ...SETTINGS.flatMap((setting) => ['-c', setting]),
]

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'max_connections=200',
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'autovacuum=off',
]

function readiness(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${said}`)))
    server.once('error', reject)
  })
}

function newestServer(): string {
  const home = '/usr/lib/postgresql'
  const versions = existsSync(home) ? readdirSync(home).map(Number) : []
  const found = versions.filter((version) => existsSync(join(home, String(version), 'bin', 'initdb')))
  if (found.length === 0)
    throw new Error('the tests need the server of PostgreSQL 15 or newer: run `npm test` once, it installs it')
  return join(home, String(Math.max(...found)), 'bin')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** A run that was killed leaves its server behind: end those whose run is no more. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const run = Number(name.slice(PREFIX.length).split('-')[0])
    if (isAlive(run)) continue
    const folder = join(tmpdir(), name)
    spawnSync('sh', ['-c', `kill -QUIT "$(head -1 '${join(folder, 'data', 'postmaster.pid')}')"`], { stdio: 'ignore' })
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
