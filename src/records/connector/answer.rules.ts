/**
 * One line of a provider's answer, held against what was asked. What does not fit makes the whole collection fail: nothing is left out
 * quietly and nothing passes through.
 *
 * Policy  docs/decisions/0100-a-connector-is-believed-in-nothing.md
 */
import { isDay } from '#platform/time.ts'
import { type FieldId, fieldRow, isFieldId } from '../catalogue.rules.ts'
import { liesIn, ROW_KINDS } from '../row.rules.ts'
import type { ReadRequest } from '../source.ts'
import { EndLine, FileValue, instantText, type NamedFile, RowLine } from './contract.rules.ts'

export type LineFault =
  | 'not-json'
  | 'wrong-shape'
  | 'field-not-asked'
  | 'field-missing'
  | 'wrong-kind'
  | 'other-subject'
  | 'other-meeting'
  | 'outside-period'
  | 'out-of-order'

export type NamedValue = string | number | null | NamedFile
export type NamedRow = Readonly<{ at: string | null; values: ReadonlyMap<FieldId, NamedValue> }>

export type Line =
  | Readonly<{ kind: 'row'; row: NamedRow }>
  | Readonly<{ kind: 'end'; rows: number; next: string | null }>
  | Readonly<{ kind: 'fault'; because: LineFault }>

/** `after` is when the row before began: rows come in the order of their beginnings. */
export function readLine(text: string, ask: ReadRequest, after: string | null): Line {
  const raw = jsonOf(text)
  if (raw === undefined) return fault('not-json')
  const end = EndLine.safeParse(raw)
  if (end.success) return { kind: 'end', ...end.data.end }
  return readRow(raw, ask, after)
}

/** The same for a row that came as a value and not as text. */
export function readRow(raw: unknown, ask: ReadRequest, after: string | null): Exclude<Line, { kind: 'end' }> {
  const parsed = RowLine.safeParse(raw)
  if (!parsed.success) return fault('wrong-shape')
  const { subject, meeting, at } = parsed.data
  if (subject !== ask.subject.accountId) return fault('other-subject')
  const wrong =
    placeFault(ask, { meeting, at }) ?? (at !== null && after !== null && at < after ? 'out-of-order' : null)
  return wrong === null ? readValues(valuesOf(raw), ask, at) : fault(wrong)
}

/** Whether a row says of which meeting it is and when it began, just where rows of its source do, and lies in what was asked. */
function placeFault(
  ask: ReadRequest,
  { meeting, at }: Readonly<{ meeting: string | null; at: string | null }>,
): LineFault | null {
  const kind = ROW_KINDS[ask.source]
  if (!kind || (kind.begins === null) !== (at === null) || kind.ofMeeting !== (meeting !== null)) return 'wrong-shape'
  if (kind.ofMeeting && ask.subject.meetingId !== null && meeting !== ask.subject.meetingId) return 'other-meeting'
  return liesIn(ask, at) ? null : 'outside-period'
}

function readValues(
  values: ReadonlyMap<string, unknown>,
  ask: ReadRequest,
  at: string | null,
): Exclude<Line, { kind: 'end' }> {
  const asked = new Set<string>(ask.fields)
  if ([...values.keys()].some((name) => !isFieldId(name) || !asked.has(name))) return fault('field-not-asked')
  const read = new Map<FieldId, NamedValue>()
  for (const id of ask.fields) {
    if (!values.has(id)) return fault('field-missing')
    const value = readValue(id, values.get(id))
    if (value === undefined) return fault('wrong-kind')
    // The row's own instant is the one by which the period was checked.
    if (ROW_KINDS[ask.source]?.begins === id && value !== at) return fault('wrong-shape')
    read.set(id, value)
  }
  return { kind: 'row', row: { at, values: read } }
}

/** Undefined for a value that the catalogue has no room for in this field. */
function readValue(id: FieldId, value: unknown): NamedValue | undefined {
  if (value === null) return null
  const { kind } = fieldRow(id)
  if (kind === 'number') return typeof value === 'number' ? value : undefined
  if (kind === 'file') return FileValue.safeParse(value).data
  // Half of a surrogate pair would be written as something else than what was read.
  if (typeof value !== 'string' || !value.isWellFormed()) return undefined
  if (kind === 'instant') return instantText.safeParse(value).success ? value : undefined
  if (kind === 'day') return isDay(value) ? value : undefined
  return value
}

/** Every name as it stood in the line, also those that a parser would pass over. */
function valuesOf(raw: unknown): ReadonlyMap<string, unknown> {
  const values: unknown = typeof raw === 'object' && raw !== null && 'values' in raw ? raw.values : {}
  return new Map(typeof values === 'object' && values !== null ? Object.entries(values) : [])
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fault(because: LineFault): Extract<Line, { kind: 'fault' }> {
  return { kind: 'fault', because }
}
