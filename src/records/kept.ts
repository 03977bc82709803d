/**
 * A sealed copy read as a source: the same question as to the live records, answered from the lines of the copy. Whoever asks has
 * the parts opened; nothing is kept in memory but one block and, where the copy names an account twice, the hashes of its lines.
 */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type FieldId, fieldRow } from './catalogue.rules.ts'
import { holdsFor, liesIn, ROW_KINDS } from './row.rules.ts'
import type { SnapshotPart } from './snapshot.ts'
import type { ReadRequest, RecordRow, RecordSource, RecordSubject, RecordValue } from './source.ts'

/** `stored.open` gives what is in the part, and fails at its end when that is not what was sealed. */
export type KeptPart = SnapshotPart<Readonly<{ bytes: number; open: () => Readable }>>

export type KeptCopy = Readonly<{
  parts: readonly KeptPart[]
  /** Of whom the copy was taken: its lines name accounts, and no meeting. */
  subjects: readonly RecordSubject[]
}>

export function keptRecords(copy: KeptCopy): Pick<RecordSource, 'read'> {
  return { read: (request) => readKept(copy, request) }
}

async function* readKept({ parts, subjects }: KeptCopy, request: ReadRequest): AsyncGenerator<RecordRow> {
  const { source, relation, subject, fields } = request
  const part = parts.find((one) => one.form === 'json-lines' && one.source === source && one.relation === relation)
  if (!part || !holdsFor(subjects, source, subject)) return
  const files = new Map(parts.filter(({ form }) => form === 'record-file').map((one) => [one.path, one]))
  const own = fields.filter((id) => fieldRow(id).source === source && fieldRow(id).class[relation] !== null)
  const begins = ROW_KINDS[source]?.begins ?? ''
  const first = firstOnly(subjects.filter(({ accountId }) => accountId === subject.accountId).length > 1)
  for await (const line of linesOf(part.stored.open())) {
    const cells: Readonly<Record<string, unknown>> = JSON.parse(line)
    if (cells['subject'] !== subject.accountId || cells['relation'] !== relation) continue
    if (liesIn(request, cells[begins]) && first(line)) yield rowOf(cells, own, files)
  }
}

/** Two identifiers of one account brought its rows into the copy twice. */
function firstOnly(doubled: boolean): (line: string) => boolean {
  const seen = new Set<string>()
  return (line) => {
    if (!doubled) return true
    const hash = createHash('sha256').update(line).digest('base64')
    if (seen.has(hash)) return false
    seen.add(hash)
    return true
  }
}

function rowOf(
  cells: Readonly<Record<string, unknown>>,
  fields: readonly FieldId[],
  files: ReadonlyMap<string, KeptPart>,
): RecordRow {
  return new Map(fields.map((id) => [id, cellOf(id, cells[id] ?? null, files)]))
}

function cellOf(id: FieldId, value: unknown, files: ReadonlyMap<string, KeptPart>): RecordValue {
  if (value === null || typeof value === 'number') return value
  if (typeof value !== 'string') throw new TypeError(`a copy holds a value that the catalogue has no kind for: ${id}`)
  if (fieldRow(id).kind !== 'file') return value
  const file = files.get(value)
  if (!file) throw new TypeError('a copy names a file that it does not hold')
  return { mediaType: file.mediaType, bytes: file.stored.bytes, open: file.stored.open }
}

const LINE_FEED = 10

/** Lines end at a line feed and nowhere else. */
async function* linesOf(bytes: Readable): AsyncGenerator<string> {
  let waiting: Buffer[] = []
  for await (const chunk of bytes) {
    let rest = Buffer.from(chunk)
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED)) {
      yield Buffer.concat([...waiting, rest.subarray(0, end)]).toString('utf8')
      waiting = []
      rest = rest.subarray(end + 1)
    }
    if (rest.length > 0) waiting.push(rest)
  }
  if (waiting.length > 0) yield Buffer.concat(waiting).toString('utf8')
}
