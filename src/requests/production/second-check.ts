import { createHash, type Hash } from 'node:crypto'
import { type Cell, csvLine } from '#platform/csv.rules.ts'
import type { CollectedFile, DisclosureGrant } from '#records'
import { checkRow, mayLeave, type RowProblem } from './second-check.rules.ts'

export type CheckProblem =
  | RowProblem
  | 'table-differs-from-rows'
  | 'file-without-row'
  | 'row-without-file'
  | 'line-too-long'
  | 'bad-name'

export type Watch = Readonly<{ chunk: (bytes: Uint8Array) => void; end: (sha256: string) => CheckProblem | null }>

/** A chat message or a transcript is long; a line beyond this is no record of ours. */
const LONGEST_LINE = 4 * 1024 * 1024

/**
 * Reads the bytes of one production as they pass into the archive: every row against the grant, every table against its rows
 * (by hash), every recording against a row that names it. Memory stays at one line.
 */
export class SecondCheck {
  private readonly grant: DisclosureGrant
  /** SHA-256 that the CSV beside a file of rows must have, by path without ending. */
  private readonly tables = new Map<string, string>()
  private readonly namedFiles = new Set<string>()
  private readonly seenFiles = new Set<string>()

  constructor(grant: DisclosureGrant) {
    this.grant = grant
  }

  watch(file: CollectedFile): Watch {
    if (file.form === 'json-lines') return this.rows(file)
    if (file.form === 'csv')
      return {
        chunk: () => {},
        end: (sha256) => (this.tables.get(withoutEnding(file.path)) === sha256 ? null : 'table-differs-from-rows'),
      }
    return { chunk: () => {}, end: () => this.recordFile(file) }
  }

  /** After the last file: a row may not name a file that is not there. */
  end(): CheckProblem | null {
    return [...this.namedFiles].every((path) => this.seenFiles.has(path)) ? null : 'row-without-file'
  }

  private recordFile({ path }: CollectedFile): CheckProblem | null {
    if (!this.namedFiles.has(path)) return 'file-without-row'
    this.seenFiles.add(path)
    const [folder = ''] = path.split('/')
    return mayLeave(this.grant.process, { folder, about: 'own', name: 'file' }) ? null : 'beyond-process'
  }

  private rows(file: CollectedFile): Watch {
    const [folder = ''] = file.path.split('/')
    const table = createHash('sha256')
    let problem: CheckProblem | null = null
    let rest: Buffer = Buffer.alloc(0)
    let first = true
    const line = (text: string) => {
      problem ??= this.row(text, { folder, source: file.source, relation: file.relation }, { table, first })
      first = false
    }
    return {
      chunk: (bytes) => {
        rest = takeLines(rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes]), line)
        if (rest.length > LONGEST_LINE) problem ??= 'line-too-long'
        if (problem === 'line-too-long') rest = Buffer.alloc(0)
      },
      end: () => {
        this.tables.set(withoutEnding(file.path), table.digest('hex'))
        return problem ?? (rest.length === 0 ? null : 'not-a-record')
      },
    }
  }

  private row(
    text: string,
    place: Parameters<typeof checkRow>[1],
    { table, first }: Readonly<{ table: Hash; first: boolean }>,
  ): CheckProblem | null {
    let row: unknown
    try {
      row = JSON.parse(text)
    } catch {
      return 'not-a-record'
    }
    const problem = checkRow(row, place, this.grant)
    if (problem || typeof row !== 'object' || row === null) return problem ?? 'not-a-record'
    const cells = new Map<string, unknown>(Object.entries(row))
    // A key that stands twice in a line would hide its first value from this reading.
    if (JSON.stringify(row) !== text || ![...cells.values()].every(isCell)) return 'not-a-record'
    if (first) table.update(csvLine([...cells.keys()]))
    table.update(csvLine([...cells.values()].filter(isCell)))
    const named = cells.get('file')
    if (typeof named === 'string') this.namedFiles.add(named)
    return null
  }
}

/** Hands over each whole line and returns what follows the last. */
function takeLines(bytes: Buffer, line: (text: string) => void): Buffer {
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    line(bytes.toString('utf8', start, end))
    start = end + 1
  }
  return start === 0 ? bytes : Buffer.from(bytes.subarray(start))
}

function isCell(value: unknown): value is Cell {
  return value === null || typeof value === 'string' || typeof value === 'number'
}

function withoutEnding(path: string): string {
  return path.replace(/\.[a-z]+$/, '')
}
