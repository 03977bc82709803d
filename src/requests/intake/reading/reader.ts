/**
 * Starts the reading process and guards it: memory, wall clock, silence, output, no write access, no environment, no network.
 * A reader that breaks a limit is ended, and that is an answer, never an exception.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ReaderEnd } from '../intake.rules.ts'
import { type Line, lineSchema, type Task } from './protocol.ts'

export type Limits = Readonly<{
  maxBytes: number
  maxPages: number
  wallMs: number
  /** The reader is ended when it says nothing for this long. */
  silenceMs: number
  memoryBytes: number
  outputBytes: number
}>

/** The first look, by the text layer: an officer is waiting. */
export const FIRST_LOOK: Limits = {
  maxBytes: 50_000_000,
  maxPages: 300,
  wallMs: 15_000,
  silenceMs: 15_000,
  memoryBytes: 900_000_000,
  outputBytes: 100_000_000,
}
/** The second look, by OCR, is a job: long in all, but no page may take forever. */
export const BY_OCR: Limits = { ...FIRST_LOOK, wallMs: 3_600_000, silenceMs: 300_000 }

export type ReaderRun = Readonly<{ task: Task; childEntry: string; limits: Limits; onLine: (line: Line) => void }>

/** Runs one task to its end. Each line that fits the protocol goes to `onLine`; the answer says how it ended. */
export function runReader({ task, childEntry, limits, onLine }: ReaderRun): Promise<ReaderEnd> {
  return new Promise((resolve) => {
    const child = start(task, childEntry)
    let end: ReaderEnd | null = null
    const stop = (why: ReaderEnd) => {
      end ??= why
      child.kill('SIGKILL')
    }
    const guard = guardian(child, limits, (why) =>
      stop(why === 'too-slow' && cpuMs(child.pid) < limits.wallMs / 3 ? 'busy' : why),
    )
    let said = 0,
      rest = '',
      finished = false
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (end) return
      guard.heard()
      said += text.length
      if (said > limits.outputBytes) return stop('too-much-output')
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const raw of lines) {
        const line = parsed(raw)
        if (!line) return stop('not-understood')
        if (line.kind === 'done') finished = true
        else onLine(line)
      }
    })
    child.once('error', () => stop('crashed'))
    child.once('close', (code) => {
      guard.release()
      resolve(end ?? (code === 0 && finished ? 'finished' : 'crashed'))
    })
  })
}

function parsed(raw: string): Line | null {
  try {
    return lineSchema.safeParse(JSON.parse(raw)).data ?? null
  } catch {
    return null
  }
}

/** Node's permission model lets the reader see the program and the one file, and nothing be written or started. */
function start(task: Task, childEntry: string): ChildProcess {
  const program = programFolder(childEntry)
  const flags = [
    '--max-old-space-size=512',
    '--no-warnings',
    '--permission',
    `--allow-fs-read=${program}`,
    `--allow-fs-read=${task.file}`,
    ...(task.kind === 'read' && task.ocr === 'all' ? ['--allow-worker'] : []),
  ]
  return spawn(process.execPath, [...flags, childEntry, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { TZ: 'UTC' },
    cwd: program,
  })
}

/** The nearest folder above with a package.json: there the entry finds its packages and the import map. */
function programFolder(entry: string): string {
  let folder = dirname(entry)
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) return dirname(entry)
    folder = dirname(folder)
  }
  return folder
}

const LOOK_EVERY_MS = 200

function guardian(
  child: ChildProcess,
  limits: Limits,
  stop: (why: ReaderEnd) => void,
): { heard(): void; release(): void } {
  const wall = setTimeout(() => stop('too-slow'), limits.wallMs)
  const silence = setTimeout(() => stop('too-slow'), limits.silenceMs)
  const look = setInterval(() => {
    if (residentBytes(child.pid) > limits.memoryBytes) stop('too-much-memory')
  }, LOOK_EVERY_MS)
  return {
    heard: () => silence.refresh(),
    release: () => {
      clearTimeout(wall)
      clearTimeout(silence)
      clearInterval(look)
    },
  }
}

/** Time a process has worked, in ms; infinite where the system does not tell. Linux counts in hundredths of a second. */
function cpuMs(pid: number | undefined): number {
  if (pid === undefined) return Number.POSITIVE_INFINITY
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** Resident memory of a process; 0 where the system does not tell (then only V8's own limit holds). */
export function residentBytes(pid: number | undefined): number {
  if (pid === undefined) return 0
  try {
    return Number(/VmRSS:\s{1,20}(\d{1,12})/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
