/**
 * What the file itself must be: one whole PDF that only shows pages, not encrypted, within the limits, and readable to the end.
 *
 * Seed    guide, "Vereisten voor alle rechtsgebieden" (a PDF in English).
 * Policy  IN_PDF blocks outside an emergency; a damaged file that could be read all the same is only warned about.
 */
import type { Finding, Outcome, Reading, ReadPage } from './intake.rules.ts'
import { finding, inOrder } from './text.rules.ts'

export type FileLimits = Readonly<{ maxBytes: number; maxPages: number }>

export function fileOutcome(reading: Reading, limits: FileLimits): Outcome {
  const findings = [...whole(reading, limits), ...acting(reading), ...unread(reading)]
  const clean = findings.length === 0 && reading.structure.opened === 'yes' && reading.end === 'finished'
  return { findings, facts: [], inOrder: clean ? [inOrder('file', String(reading.structure.pages ?? 0))] : [] }
}

const blocks = (code: Finding['code'], kind = 'any', data: Finding['data'] = {}) =>
  finding({ code, effect: 'blocks', kind, data })
const warns = (code: Finding['code'], kind = 'any', data: Finding['data'] = {}) =>
  finding({ code, effect: 'warns', kind, data })

function whole({ structure, end }: Reading, limits: FileLimits): Finding[] {
  const { format, opened, pages, bytes } = structure
  if (bytes > limits.maxBytes)
    return [
      blocks('IN_PDF_TOO_LARGE', 'any', { megabytes: Math.ceil(bytes / 1e6), most: Math.floor(limits.maxBytes / 1e6) }),
    ]
  if (format === 'unknown' && end !== 'finished') return []
  if (format === 'empty') return [blocks('IN_PDF_NOT_PDF', 'empty')]
  if (format === 'unknown') return [blocks('IN_PDF_NOT_PDF')]
  if (format !== 'pdf') return [blocks('IN_FORMAT', format)]
  if (opened === 'password') return [blocks('IN_PDF_ENCRYPTED', 'password')]
  const found = structure.encrypted ? [blocks('IN_PDF_ENCRYPTED')] : []
  if (opened === 'damaged')
    return [...found, structure.truncated ? blocks('IN_PDF_TRUNCATED') : blocks('IN_PDF_MALFORMED')]
  if (structure.truncated) found.push(warns('IN_PDF_TRUNCATED', 'readable'))
  else if (structure.repaired) found.push(warns('IN_PDF_MALFORMED', 'readable'))
  if (structure.opaque) found.push(blocks('IN_PDF_MALFORMED', 'opaque'))
  if (opened === 'yes' && (pages ?? 0) <= 0) found.push(blocks('IN_PDF_NO_PAGES'))
  if ((pages ?? 0) > limits.maxPages)
    found.push(blocks('IN_PDF_TOO_MANY_PAGES', 'any', { pages: pages ?? 0, most: limits.maxPages }))
  return found
}

function acting({ structure }: Reading): Finding[] {
  return [
    ...(structure.script ? [blocks('IN_PDF_SCRIPT')] : []),
    ...(structure.launch ? [blocks('IN_PDF_LAUNCH')] : []),
    ...(structure.embedded ? [blocks('IN_PDF_EMBEDDED')] : []),
    ...(structure.form ? [blocks('IN_PDF_FORM')] : []),
  ]
}

/** Whatever nobody has read is said, page by page where the page is known. */
function unread({ end, pages, structure }: Reading): Finding[] {
  const found: Finding[] = []
  if (end === 'busy') found.push(warns('IN_PDF_UNREADABLE', 'busy'))
  else if (end !== 'finished')
    found.push(blocks('IN_PDF_UNREADABLE', end === 'crashed' || end === 'not-understood' ? 'crashed' : end))
  for (const page of pages.filter(({ state }) => state === 'unreadable'))
    found.push({ ...blocks('IN_PDF_UNREADABLE', 'page', { page: page.n }), page: page.n })
  const scans = pages.filter(({ state }) => state === 'ocr-pending' || state === 'ocr')
  if (scans.length > 0) {
    const pending = scans.filter(({ state }) => state === 'ocr-pending').length
    found.push({
      ...warns('IN_SCAN', pending > 0 ? 'pending' : 'read', { pages: scans.length, pending }),
      page: scans[0]?.n ?? null,
    })
  }
  if (structure.opened === 'yes' && pages.length > 0 && pages.every(({ state }) => state === 'blank'))
    found.push(blocks('IN_PDF_UNREADABLE', 'blank'))
  return found
}

/** Every page of the file has been read (or is blank): only then does the absence of something mean anything. */
export function isComplete({ structure, pages, end }: Reading): boolean {
  return (
    end === 'finished' &&
    structure.opened === 'yes' &&
    pages.length === structure.pages &&
    pages.length > 0 &&
    pages.every(isRead)
  )
}

function isRead({ state }: ReadPage): boolean {
  return state === 'text' || state === 'ocr' || state === 'blank'
}
