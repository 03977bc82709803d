/**
 * The intake check of one file: the reader in its own process, then the pure rules.
 * First without OCR while the officer waits, later with OCR as a job. Every file gets a verdict; nothing here throws on bad input.
 */
import { stat } from 'node:fs/promises'
import type { Day } from '#platform/time.ts'
import type { Declared, Entities, Reading, ReadPage, Structure, Verdict } from './intake.rules.ts'
import { FIRST_LOOK, type Limits, runReader } from './reading/reader.ts'
import { judge } from './verdict.rules.ts'

export type CheckInput = Readonly<{
  /** Path of the file on this disk. */
  file: string
  declared: Declared
  entities: Entities
  /** The day of receipt, by the provider's calendar. */
  today: Day
  limits: Limits
  /** `dist/intake-child.js`, or `src/requests/intake/reading/child.ts` from source. */
  childEntry: string
  ocr: 'none' | 'all'
  onProgress?: (progress: Readonly<{ done: number; of: number }>) => void
}>

export async function checkRequest(input: CheckInput): Promise<Verdict> {
  const reading = await readRequest(input)
  return judge({
    reading,
    declared: input.declared,
    entities: input.entities,
    today: input.today,
    limits: input.limits,
  })
}

/** Reads a file and judges nothing. A file over the size limit is not opened at all. */
export async function readRequest(
  input: Pick<CheckInput, 'file' | 'limits' | 'childEntry' | 'ocr' | 'onProgress'>,
): Promise<Reading> {
  const { size } = await stat(input.file)
  let structure: Structure = { ...UNREAD, bytes: size }
  if (size > input.limits.maxBytes) return { structure, pages: [], end: 'finished' }
  const pages = new Map<number, ReadPage>()
  const end = await runReader({
    task: { kind: 'read', file: input.file, maxPages: input.limits.maxPages, ocr: input.ocr },
    childEntry: input.childEntry,
    limits: input.limits,
    onLine: (line) => {
      if (line.kind === 'structure') structure = line.structure
      if (line.kind === 'page') pages.set(line.page.n, line.page)
      if (line.kind === 'progress') input.onProgress?.({ done: line.done, of: line.of })
    },
  })
  return { structure, pages: [...pages.values()].sort((a, b) => a.n - b.n), end }
}

const UNREAD: Structure = {
  format: 'unknown',
  bytes: 0,
  opened: 'unread',
  pages: null,
  encrypted: false,
  script: false,
  launch: false,
  embedded: false,
  form: false,
  truncated: false,
  repaired: false,
  opaque: false,
}

export type PictureRefusal = Readonly<{ kind: 'refused'; why: 'no-such-page' | 'not-open' | 'unreadable' }>

/** The picture of one page as PNG, at most `width` pixels across. Staff and officers see this, never the file itself. */
export async function renderPage({
  file,
  page,
  width,
  childEntry,
  limits = FIRST_LOOK,
}: Readonly<{ file: string; page: number; width: number; childEntry: string; limits?: Limits }>): Promise<
  Uint8Array | PictureRefusal
> {
  let answer: Uint8Array | PictureRefusal | null = null
  const end = await runReader({
    task: { kind: 'picture', file, page, width: Math.min(Math.max(Math.round(width), 16), 2400) },
    childEntry,
    limits,
    onLine: (line) => {
      if (line.kind === 'picture') answer = new Uint8Array(Buffer.from(line.png, 'base64'))
      if (line.kind === 'refused') answer = { kind: 'refused', why: line.why }
    },
  })
  return end === 'finished' && answer ? answer : { kind: 'refused', why: 'unreadable' }
}
