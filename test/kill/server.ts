/** The program itself in a process of its own, on a folder that a demo was laid out in; to be killed without warning. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Engine } from '#platform/db/open.ts'
import { freshDb } from '#test/database.ts'
import { callOf, currentBuild, fill, freePort, openWhole } from '#test/whole.ts'
import type { Call } from '../journeys/calls.ts'

export type Program = Readonly<{
  call: Call
  accounts: readonly string[]
  /** Until it answers `/readyz`; how long that took, in milliseconds. */
  start: () => Promise<number>
  /** SIGKILL; resolves when the process is gone. */
  kill: () => Promise<void>
  /** The command line beside the running server: its exit code and what it said. */
  command: (...args: string[]) => Promise<{ exit: number; said: string }>
  close: () => Promise<void>
}>

const STARTING_MS = 120_000

/** People and a small world, without cases; then the folder is left to the program. */
export async function layOut({ engine, smtpUrl }: Readonly<{ engine: Engine; smtpUrl: string }>): Promise<Program> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wb-kill-'))
  const served = engine === 'postgres' ? await freshDb('postgres') : null
  const [port, build] = [await freePort(), keptBuild(await currentBuild(), engine)]
  const url = `http://127.0.0.1:${port}`
  const { house } = await openWhole({ dataDir, databaseUrl: served?.url ?? null, baseUrl: url, smtpUrl: null })
  const { people, emails } = await fill(house, { daysAgo: 0, accounts: 6 })
  await house.close()
  writeFileSync(join(dataDir, 'demo.mark'), '', { mode: 0o600 })
  writeFileSync(join(dataDir, 'demo.json'), JSON.stringify({ url, people: Object.fromEntries(people) }), {
    mode: 0o600,
  })
  const env = {
    ...{
      PATH: process.env.PATH ?? '',
      HOME: dataDir,
      PORT: String(port),
      WAARBORG_DATA: dataDir,
      SMTP_URL: smtpUrl,
      WAARBORG_RATE_FACTOR: '100',
    },
    ...(served?.url && { DATABASE_URL: served.url }),
  }
  const main = join(build, 'main.js')
  let child: ChildProcess | null = null
  const kill = async () => {
    const dying = child
    child = null
    if (!dying || dying.exitCode !== null) return
    const gone = new Promise((resolve) => dying.once('exit', resolve))
    dying.kill('SIGKILL')
    await gone
  }
  return {
    accounts: emails,
    call: async (who, path, body) => {
      for (;;) {
        const answer = await callOf({ url, token: who === null ? null : (people.get(who)?.token ?? '') }, path, body)
        // Checking asks faster than a person would; the program says how long to wait.
        if (answer.status !== 429) return answer
        await wait(Number(answer.headers.get('retry-after') ?? 1) * 1000)
      }
    },
    start: async () => {
      const started = performance.now()
      child = spawn(process.execPath, [main, 'serve', '--demo', '--quiet'], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      await ready(child, url)
      return performance.now() - started
    },
    kill,
    command: (...args) =>
      new Promise((resolve) => {
        execFile(process.execPath, [main, ...args], { env }, (error, out, err) =>
          resolve({ exit: typeof error?.code === 'number' ? error.code : error ? 2 : 0, said: out + err }),
        )
      }),
    close: async () => {
      await kill()
      await served?.close()
      for (const folder of [dataDir, build]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A build of its own: whoever builds meanwhile clears old ones away, and this one is started again and again. */
function keptBuild(build: string, engine: Engine): string {
  const own = join(dirname(build), `kill.${process.pid}.${engine}`)
  cpSync(build, own, { recursive: true })
  return own
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000)
  })
  const until = performance.now() + STARTING_MS
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the program did not start: ${said}`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.status === 200) return
    await wait(25)
  }
  throw new Error(`the program was not ready in time: ${said}`)
}
