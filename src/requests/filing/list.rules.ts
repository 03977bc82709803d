/**
 * A list of identifiers as a file of comma-separated values: read whole, every row judged before anything is kept.
 *
 * Norm    RFC 4180; a separator and an encoding are told by the file itself, since spreadsheets write what their locale says.
 * Policy  a row that cannot be read is given back with its number and what to mend; nothing of a file is lost (goal G13).
 * Policy  a date is never guessed at: the year first, or, where the file is separated by semicolons, the day first, as spreadsheets
 *         set to a European language write it. 3/4/2026 is refused: it is April in one country and March in another.
 */
import { cellsOf } from '#platform/csv.rules.ts'
import { instant, isDay } from '#platform/time.ts'
import {
  type IdentifierKind,
  type IdentifierProblem,
  isIdentifierKind,
  readIdentifier,
} from '../case/identifier.rules.ts'
import type { IdentifierAnswer } from './answers.rules.ts'

export const LIST_MOST = 10_000
export const LIST_BYTES = 5_000_000
const LONGEST_LINE = 2_000

export type RowProblem =
  | IdentifierProblem
  | 'unreadable'
  | 'too-many-cells'
  | 'kind-unknown'
  | 'date-unclear'
  | 'time-unclear'
  | 'meeting-in-future'

/** `row` counts the rows of the file from 1, a heading too: it is the number that a spreadsheet shows. */
export type RefusedRow = Readonly<{ row: number; cells: readonly string[]; because: RowProblem }>

export type ListRead =
  | Readonly<{
      kind: 'read'
      good: readonly IdentifierAnswer[]
      /** Rows that name what an earlier row named. */
      twice: number
      refused: readonly RefusedRow[]
    }>
  | Readonly<{ kind: 'refused'; because: 'not-text' | 'empty' | 'too-many' }>

const COLUMNS = ['kind', 'value', 'date', 'time'] as const
type Column = (typeof COLUMNS)[number]

/** What a heading may say, in either language. */
const HEADINGS: ReadonlyMap<string, Column> = new Map(
  Object.entries({
    ...{ kind: 'kind', type: 'kind', soort: 'kind' },
    ...{ value: 'value', identifier: 'value', waarde: 'value', gegeven: 'value', kenmerk: 'value' },
    ...{ date: 'date', datum: 'date' },
    ...{
      time: 'time',
      'time utc': 'time',
      'time (utc)': 'time',
      tijd: 'time',
      'tijd utc': 'time',
      'tijd (utc)': 'time',
    },
  } as const),
)

const KINDS: ReadonlyMap<string, IdentifierKind> = new Map(
  Object.entries({
    ...{
      'e-mail': 'email',
      'e-mail address': 'email',
      'e-mailadres': 'email',
      'email address': 'email',
      mail: 'email',
    },
    ...{ 'meeting number': 'meeting', vergadering: 'meeting', vergadernummer: 'meeting', 'meeting id': 'meeting' },
    ...{ 'user name': 'username', gebruikersnaam: 'username', gebruiker: 'username', user: 'username' },
    ...{ phone: 'telephone', 'telephone number': 'telephone', telefoon: 'telephone', telefoonnummer: 'telephone' },
  } as const),
)

/** Text of a file: UTF-8, UTF-16 with its mark, or what older spreadsheets write. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** `now` because a meeting to come cannot be asked about. */
export function readList(text: string, now: Date): ListRead {
  // A NUL stands in no text: it is a picture, an archive, a sheet in its own form, or UTF-16 that does not say so.
  if (text.includes('\0')) return { kind: 'refused', because: 'not-text' }
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  const separator = separatorOf(lines)
  const [first = ''] = lines
  const heading = headingOf(first, separator)
  const rows = lines.flatMap((line, at) =>
    (at === 0 && (heading !== null || /^sep=.$/i.test(line))) || isBlank(line, separator)
      ? []
      : [{ row: at + 1, line }],
  )
  if (rows.length === 0) return { kind: 'refused', because: 'empty' }
  if (rows.length > LIST_MOST) return { kind: 'refused', because: 'too-many' }
  const good = new Map<string, IdentifierAnswer>()
  const refused: RefusedRow[] = []
  for (const { row, line } of rows) {
    const read = readRow(line, { separator, columns: heading ?? COLUMNS, now })
    if ('because' in read) refused.push({ row, ...read })
    else good.set(`${read.kind} ${read.value} ${read.at}`, read)
  }
  return { kind: 'read', good: [...good.values()], twice: rows.length - refused.length - good.size, refused }
}

/** The sign that the first line with any has most of; a line of its own may say so. */
function separatorOf(lines: readonly string[]): string {
  const told = /^sep=(.)$/i.exec(lines[0] ?? '')?.[1]
  if (told) return told
  const line = lines.find((one) => /[,;\t]/.test(one)) ?? ''
  const count = (sign: string) => line.split(sign).length
  return [';', '\t'].find((sign) => count(sign) > count(',')) ?? ','
}

function headingOf(line: string, separator: string): readonly (Column | null)[] | null {
  const cells = cellsOf(line, separator)?.map((cell) => HEADINGS.get(cell.trim().toLowerCase()) ?? null) ?? []
  return cells.includes('kind') && cells.includes('value') ? cells : null
}

const isBlank = (line: string, separator: string) => line.replaceAll(separator, '').replaceAll('"', '').trim() === ''

type RowAsk = Readonly<{ separator: string; columns: readonly (Column | null)[]; now: Date }>

function readRow(line: string, { separator, columns, now }: RowAsk): IdentifierAnswer | Omit<RefusedRow, 'row'> {
  const cells = line.length > LONGEST_LINE ? null : cellsOf(line, separator)
  if (cells === null) return { cells: [line.slice(0, LONGEST_LINE).toWellFormed()], because: 'unreadable' }
  const no = (because: RowProblem) => ({ cells, because })
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) return no('too-many-cells')
  const of = (column: Column) => unescaped(cells[columns.indexOf(column)] ?? '')
  const kind = kindOf(of('kind'))
  if (!kind) return no('kind-unknown')
  if (kind !== 'meeting') {
    const read = readIdentifier(kind, of('value'), null)
    return read.kind === 'fine' ? { kind, value: read.value, at: null } : no(read.because)
  }
  const day = dayOf(of('date'), separator)
  if (of('date') !== '' && day === null) return no('date-unclear')
  const time = timeOf(of('time'))
  if (of('time') !== '' && time === null) return no('time-unclear')
  const at = day && time ? instant(`${day}T${time}:00Z`) : null
  const read = readIdentifier('meeting', of('value'), at?.toISOString() ?? null)
  if (read.kind === 'wrong') return no(read.because)
  if (at && at > now) return no('meeting-in-future')
  return { kind, value: read.value, at: at?.toISOString() ?? null }
}

/** An apostrophe that keeps a spreadsheet from running a cell is no part of it. */
const unescaped = (cell: string) => cell.trim().replace(/^'(?=[=+\-@])/, '')

function kindOf(text: string): IdentifierKind | undefined {
  const word = text.toLowerCase().replaceAll(/\s+/g, ' ')
  return isIdentifierKind(word) ? word : KINDS.get(word)
}

function dayOf(text: string, separator: string): string | null {
  const first = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const last = separator === ';' ? /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text) : null
  const [, year = '', month = '', day = ''] = first ?? (last ? [last[0], last[3], last[2], last[1]] : [])
  const whole = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(whole) ? whole : null
}

/** Hours and minutes, as a spreadsheet writes them; seconds are dropped. */
function timeOf(text: string): string | null {
  const found = /^(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*(?:UTC|Z))?$/i.exec(text)
  const [, hour = '', minute = ''] = found ?? []
  return found && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}
