/** A real ClamAV daemon on a socket of its own, with one signature of ours: no list of real viruses is needed to see it work. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { clamd } from '#platform/scan/clamd.ts'

/** What the daemon takes for a virus: harmless bytes that stand in no other file. */
export const BAIT = 'waarborg bait: this sentence is what the test’s only signature looks for'
const STREAM_MOST = 4_000_000

export type Daemon = Readonly<{ address: string; streamMost: number; stop: () => Promise<void> }>

export async function startClamd(): Promise<Daemon> {
  const folder = mkdtempSync(join(tmpdir(), 'wb-clamd-'))
  const signatures = join(folder, 'signatures')
  const address = join(folder, 'clamd.ctl')
  chmodSync(folder, 0o700)
  mkdirSync(signatures)
  writeFileSync(join(signatures, 'own.ndb'), `Waarborg.Bait:0:*:${Buffer.from(BAIT).toString('hex')}\n`)
  const lines = [
    ...['Foreground yes', `LocalSocket ${address}`, `DatabaseDirectory ${signatures}`, 'User root', 'MaxThreads 2'],
    ...[`TemporaryDirectory ${folder}`, `StreamMaxLength ${STREAM_MOST}`, 'LogTime no', 'ConcurrentDatabaseReload no'],
  ].filter((line) => line !== 'User root' || process.getuid?.() === 0)
  writeFileSync(join(folder, 'clamd.conf'), `${lines.join('\n')}\n`)
  const child = spawn('/usr/sbin/clamd', ['--config-file', join(folder, 'clamd.conf')], { stdio: 'pipe' })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)))
  await answering(address, child, said)
  return {
    ...{ address, streamMost: STREAM_MOST },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGKILL')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answering(address: string, child: ChildProcess, said: readonly string[]): Promise<void> {
  const scanner = clamd(address)
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) break
    if ((await scanner.check()) === null) return
    await wait(100)
  }
  child.kill('SIGKILL')
  throw new Error(`clamd did not start: ${said.join('')}`)
}
