/**
 * A snapshot: everything that the records hold in the named categories on the named accounts, every class of it, once. It leaves
 * nobody's hands: where each part goes is the caller's to say, and the caller seals it.
 * A part is a file of canonical JSON lines, or a recorded file as it is.
 */
import { Readable } from 'node:stream'
import { canonical, type Json } from '#platform/canonical.ts'
import { FIELD_IDS, type FieldId, fieldRow, sourcesOf } from './catalogue.rules.ts'
import { RECORD_CATEGORIES, RELATIONS, type RecordCategory, type Relation } from './class.rules.ts'
import { isRecordFile, type RecordFile, type RecordRow, type RecordSource, type RecordSubject } from './source.ts'

/** `Stored` is what the caller's `put` answers: where the part lies. */
export type SnapshotPart<Stored> = Readonly<{
  path: string
  category: RecordCategory
  source: string
  relation: Relation
  form: 'json-lines' | 'record-file'
  mediaType: string
  rows: number
  stored: Stored
}>

export type SnapshotAsk<Stored> = Readonly<{
  subjects: readonly RecordSubject[]
  categories: readonly RecordCategory[]
  /** Half-open; a record belongs to it when it begins in it. */
  from: Date
  to: Date
  source: Pick<RecordSource, 'read'>
  put: (path: string, bytes: Readable) => Promise<Stored>
}>

export async function takeSnapshot<Stored>(ask: SnapshotAsk<Stored>): Promise<readonly SnapshotPart<Stored>[]> {
  const taking: Taking<Stored> = { ask, parts: [], files: new Map() }
  for (const set of rowSetsOf(ask.categories)) await takeSet(taking, set)
  return taking.parts
}

type RowSet = Readonly<{ category: RecordCategory; source: string; relation: Relation; fields: readonly FieldId[] }>
type Taking<Stored> = Readonly<{
  ask: SnapshotAsk<Stored>
  parts: SnapshotPart<Stored>[]
  /** Recorded files so far in each category. */
  files: Map<RecordCategory, number>
}>

/** Every field that the catalogue has for a relation, in its order. */
function rowSetsOf(categories: readonly RecordCategory[]): readonly RowSet[] {
  return RECORD_CATEGORIES.filter((category) => categories.includes(category)).flatMap((category) =>
    sourcesOf(category).flatMap((source) =>
      RELATIONS.flatMap((relation) => {
        const fields = FIELD_IDS.filter((id) => {
          const row = fieldRow(id)
          return row.source === source && row.category === category && row.class[relation] !== null
        })
        return fields.length === 0 ? [] : [{ category, source, relation, fields }]
      }),
    ),
  )
}

async function takeSet<Stored>(taking: Taking<Stored>, set: RowSet): Promise<void> {
  const { put } = taking.ask
  const rows = rowsOf(taking, set)
  const first = await rows.next()
  if (first.done) return
  let count = 0
  async function* lines(): AsyncGenerator<string> {
    for (let row = first; !row.done; row = await rows.next()) {
      count += 1
      yield await lineOf(taking, set, row.value)
    }
  }
  const path = `${set.category}/${set.source.replaceAll('_', '-')}-${set.relation}.jsonl`
  const stored = await put(path, Readable.from(lines(), { objectMode: false }))
  const { category, source, relation } = set
  const kind = { form: 'json-lines', mediaType: 'application/x-ndjson' } as const
  taking.parts.push({ path, category, source, relation, ...kind, rows: count, stored })
}

type FoundRow = Readonly<{ row: RecordRow; accountId: string }>

async function* rowsOf<Stored>({ ask }: Taking<Stored>, set: RowSet): AsyncGenerator<FoundRow, void> {
  const { subjects, source, from, to } = ask
  for (const subject of subjects) {
    const request = { source: set.source, relation: set.relation, fields: set.fields, subject, from, to }
    for await (const row of source.read(request)) yield { row, accountId: subject.accountId }
  }
}

async function lineOf<Stored>(taking: Taking<Stored>, set: RowSet, { row, accountId }: FoundRow): Promise<string> {
  const cells: Record<string, Json> = { subject: accountId, relation: set.relation }
  for (const field of set.fields) {
    const value = row.get(field) ?? null
    cells[field] = isRecordFile(value) ? await takeFile(taking, set, value) : value
  }
  return `${canonical(cells)}\n`
}

/** The path that stands in the row instead; names of files say nothing of anybody. */
async function takeFile<Stored>(taking: Taking<Stored>, set: RowSet, file: RecordFile): Promise<string> {
  const { category, source, relation } = set
  const n = (taking.files.get(category) ?? 0) + 1
  taking.files.set(category, n)
  const path = `${category}/file-${String(n).padStart(4, '0')}`
  const stored = await taking.ask.put(path, file.open())
  const { mediaType } = file
  taking.parts.push({ path, category, source, relation, form: 'record-file', mediaType, rows: 1, stored })
  return path
}
