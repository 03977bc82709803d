/**
 * Files beside a message: which are taken, how many, and why one is not.
 *
 * Policy  PDF alone. It is the one kind that the reading process opens, checks for what acts, and draws as pictures; whatever else
 *         somebody has can be printed to it. Staff see pictures of the pages, never the file.
 * Policy  five files with a message, forty and 250 MB in a case; one message is no larger than one document of a request.
 * Norm    ISO 32000-1, Annex C.2: a page is at most 14,400 units long or wide.
 */
import type { Fact } from '../case/fact.rules.ts'
import { fileOutcome } from '../intake/file.rules.ts'
import type { Reading } from '../intake/intake.rules.ts'
import { textOf } from '../intake/text.rules.ts'

export const FILES_MOST = 5
export const CASE_FILES_MOST = 40
export const CASE_BYTES_MOST = 250_000_000
const SIDE_MOST = 14_400
/** A page ten times as long as it is wide is a roll, and a picture of it would show nothing. */
const SHAPE_MOST = 10
const TEXT_MOST = 20_000

export type Page = Readonly<{ width: number; height: number; text: string }>

/** What one file is found to be. */
export type Unfit =
  | 'empty'
  | 'not-pdf'
  | 'protected'
  | 'acts'
  | 'damaged'
  | 'too-many-pages'
  | 'page-size'
  | 'unreadable'
  | 'blank'
  | 'busy'
/** What the files of one message are together. */
export type Overfull = 'too-many' | 'too-large' | 'case-full'

/** The name is that of the file; empty where the files together are the matter. */
export type FileRefusal = Readonly<{ because: Unfit | Overfull; name: string }>

export type Limits = Readonly<{ maxBytes: number; maxPages: number }>

/** Whether these files may be looked at at all: counted before anything is opened. */
export function mayBring(
  files: readonly Readonly<{ name: string; bytes: number }>[],
  limits: Limits,
): FileRefusal | 'fine' {
  if (files.length > FILES_MOST) return { because: 'too-many', name: '' }
  const empty = files.find(({ bytes }) => bytes === 0)
  if (empty) return { because: 'empty', name: empty.name }
  return sum(files) > limits.maxBytes ? { because: 'too-large', name: '' } : 'fine'
}

/** Whether a case has room for them beside what it holds. */
export function hasRoom(
  files: readonly Readonly<{ bytes: number }>[],
  kept: readonly Readonly<{ bytes: number }>[],
): boolean {
  return files.length + kept.length <= CASE_FILES_MOST && sum(files) + sum(kept) <= CASE_BYTES_MOST
}

const sum = (files: readonly Readonly<{ bytes: number }>[]) => files.reduce((all, { bytes }) => all + bytes, 0)

/** Whether a file is for the officers on the case: sent by one of them, or said to them by the office. What staff record is not. */
export function reachesOfficers({
  from,
  beside,
}: Readonly<{ from: 'office' | 'officer'; beside: Fact['kind'] }>): boolean {
  return from === 'officer' || SAID_BY_OFFICE.has(beside)
}
const SAID_BY_OFFICE: ReadonlySet<Fact['kind']> = new Set(['office-wrote', 'question-asked'])

/** Whether the file can be shown as pictures and does nothing by itself; one that may only be half read is not taken. */
export function judgeFile(reading: Reading, limits: Limits): Readonly<{ pages: readonly Page[] }> | Unfit {
  if (reading.end === 'busy') return 'busy'
  const worst = fileOutcome(reading, limits).findings.find(({ effect }) => effect === 'blocks')
  if (worst) return worst.kind === 'blank' ? 'blank' : (WHY[worst.code] ?? 'unreadable')
  const { structure, pages } = reading
  if (structure.opened !== 'yes' || pages.length === 0 || pages.length !== structure.pages) return 'unreadable'
  if (!pages.every(isShown)) return 'page-size'
  return {
    pages: pages.map((page) => ({
      ...{ width: page.width, height: page.height },
      // A cut may go through a letter of two halves.
      text: textOf(page).text.slice(0, TEXT_MOST).toWellFormed(),
    })),
  }
}

const WHY: Readonly<Partial<Record<string, Unfit>>> = {
  IN_FORMAT: 'not-pdf',
  IN_PDF_NOT_PDF: 'not-pdf',
  IN_PDF_ENCRYPTED: 'protected',
  IN_PDF_SCRIPT: 'acts',
  IN_PDF_LAUNCH: 'acts',
  IN_PDF_EMBEDDED: 'acts',
  IN_PDF_FORM: 'acts',
  IN_PDF_MALFORMED: 'damaged',
  IN_PDF_TRUNCATED: 'damaged',
  IN_PDF_NO_PAGES: 'damaged',
  IN_PDF_TOO_MANY_PAGES: 'too-many-pages',
}

/** A page has one address: digits, without a sign, a point or a nought before them. */
export function pageNumber(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
}

function isShown({ width, height }: Readonly<{ width: number; height: number }>): boolean {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  return short >= 1 && long <= SIDE_MOST && long / short <= SHAPE_MOST
}
