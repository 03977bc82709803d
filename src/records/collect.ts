/**
 * The collector: reads from a source what a signed grant names, and nothing else, into files of the office.
 * The same grant over the same records gives the same bytes, so a job that was cut off simply runs again.
 */

import { type Cell, csvLine } from '#platform/csv.rules.ts'
import type { Files } from '#platform/files.ts'
import { instant } from '#platform/time.ts'
import { classOf, FIELD_IDS, type FieldId, fieldRow, type GrantedField } from './catalogue.rules.ts'
import { type DataClass, RECORD_CATEGORIES, type RecordCategory, type Relation, widestClass } from './class.rules.ts'
import {
  checkGrant,
  type DisclosureGrant,
  type GrantContext,
  type GrantRefusal,
  type SignedGrant,
} from './grant.rules.ts'
import { isRecordFile, type RecordFile, type RecordRow, type RecordSource } from './source.ts'
import { putCounted, textWriter, type Written } from './writing.ts'

/** One file of a production. `path` lies below the task's folder and says nothing about anyone. */
export type CollectedFile = Written &
  Readonly<{
    path: string
    category: RecordCategory
    source: string
    relation: Relation
    class: DataClass
    form: 'json-lines' | 'csv' | 'record-file'
    mediaType: string
    fields: readonly FieldId[]
    subjects: readonly string[]
    rows: number
  }>

/** Plain data: it can be kept between two steps of a job. */
export type Collected = Readonly<{
  grantId: string
  taskId: string
  files: readonly CollectedFile[]
  /** Categories of the grant of which the service holds no record in the period. */
  noneHeld: readonly RecordCategory[]
  /** Fields of the grant that are empty in every record found, such as a card number that is not kept. */
  emptyFields: readonly FieldId[]
}>

export type Collection =
  | Readonly<{ kind: 'collected'; collected: Collected }>
  | Readonly<{ kind: 'refused'; because: GrantRefusal }>

export type CollectAsk = Readonly<{
  signed: SignedGrant
  source: Pick<RecordSource, 'read'>
  files: Pick<Files, 'put'>
  context: GrantContext
  progress?: (done: number, of: number) => void
}>

/** Only what the grant names is asked of the source; whatever else the records hold is not read at all. */
export async function collect({ signed, source, files, context, progress }: CollectAsk): Promise<Collection> {
  const check = checkGrant(signed, context)
  if (check.kind === 'refused') return check
  const { grant } = check
  const sets = rowSetsOf(grant)
  const done: Collector = { grant, source, files, collected: [], filled: new Set(), counters: new Map() }
  for (const [n, set] of sets.entries()) {
    await collectSet(done, set)
    progress?.(n + 1, sets.length)
  }
  const held = new Set(done.collected.map(({ category }) => category))
  const asked = RECORD_CATEGORIES.filter((category) => sets.some((set) => set.category === category))
  const empty = sets
    .filter(({ category }) => held.has(category))
    .flatMap(({ fields }) => fields)
    .filter((field) => !done.filled.has(field))
  return {
    kind: 'collected',
    collected: {
      grantId: grant.grantId,
      taskId: grant.taskId,
      files: done.collected,
      noneHeld: asked.filter((category) => !held.has(category)),
      emptyFields: [...new Set(empty)],
    },
  }
}

type RowSet = Readonly<{ category: RecordCategory; source: string; relation: Relation; fields: readonly FieldId[] }>

type Collector = Readonly<{
  grant: DisclosureGrant
  source: Pick<RecordSource, 'read'>
  files: Pick<Files, 'put'>
  collected: CollectedFile[]
  filled: Set<FieldId>
  /** Record files named so far in each category. */
  counters: Map<RecordCategory, number>
}>

/** The fields of a grant by source and relation, in the order of the catalogue whatever the order in the grant. */
function rowSetsOf(grant: DisclosureGrant): readonly RowSet[] {
  const sets = new Map<string, GrantedField[]>()
  for (const granted of grant.fields) {
    const key = `${fieldRow(granted.field).source} ${granted.relation}`
    sets.set(key, [...(sets.get(key) ?? []), granted])
  }
  return [...sets.values()]
    .flatMap((granted) => {
      const [first] = granted
      if (!first) return []
      const { category, source } = fieldRow(first.field)
      const named = new Set(granted.map(({ field }) => field))
      return [{ category, source, relation: first.relation, fields: FIELD_IDS.filter((field) => named.has(field)) }]
    })
    .sort((a, b) => order(a) - order(b) || compare(a.source, b.source) || compare(a.relation, b.relation))
}

function order({ category }: RowSet): number {
  return RECORD_CATEGORIES.indexOf(category)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function collectSet(collector: Collector, set: RowSet): Promise<void> {
  const { grant, source, files, collected } = collector
  const names = set.fields.map((field) => fieldRow(field).exportName)
  const lines = textWriter(files)
  const table = textWriter(files)
  const subjects: string[] = []
  let rows = 0
  for (const { accountId, meetingId } of grant.subjects) {
    const request = {
      source: set.source,
      relation: set.relation,
      fields: set.fields,
      subject: { accountId, meetingId },
      from: instant(grant.from),
      to: instant(grant.to),
    }
    for await (const row of source.read(request)) {
      const cells = await cellsOf(collector, set, { row, accountId })
      if (rows === 0) await table.write(csvLine(['subject', 'relation', ...names]))
      await lines.write(jsonLine(names, [accountId, set.relation, ...cells]))
      await table.write(csvLine([accountId, set.relation, ...cells]))
      if (!subjects.includes(accountId)) subjects.push(accountId)
      rows++
    }
  }
  if (rows === 0) return
  const path = `${set.category}/${set.source.replaceAll('_', '-')}-${set.relation}`
  const common = { ...set, class: classOfSet(set), subjects, rows }
  collected.push({
    ...common,
    ...(await lines.end()),
    path: `${path}.jsonl`,
    form: 'json-lines',
    mediaType: 'application/x-ndjson',
  })
  collected.push({ ...common, ...(await table.end()), path: `${path}.csv`, form: 'csv', mediaType: 'text/csv' })
}

function classOfSet({ fields, relation }: RowSet): DataClass {
  return widestClass(fields.map((field) => classOf(field, relation)))
}

function jsonLine(names: readonly string[], cells: readonly Cell[]): string {
  const keys = ['subject', 'relation', ...names]
  return `{${keys.map((key, n) => `${JSON.stringify(key)}:${JSON.stringify(cells[n] ?? null)}`).join(',')}}\n`
}

type FoundRow = Readonly<{ row: RecordRow; accountId: string }>

async function cellsOf(collector: Collector, set: RowSet, { row, accountId }: FoundRow): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const field of set.fields) {
    const value = row.get(field) ?? null
    if (value !== null) collector.filled.add(field)
    cells.push(isRecordFile(value) ? await putFile(collector, set, { file: value, field, accountId }) : value)
  }
  return cells
}

type FoundFile = Readonly<{ file: RecordFile; field: FieldId; accountId: string }>

/** A recording keeps nothing of its name: titles and people stand in names. Returns the path that stands in the row instead. */
async function putFile(
  { files, collected, counters }: Collector,
  set: RowSet,
  { file, field, accountId }: FoundFile,
): Promise<string> {
  const n = (counters.get(set.category) ?? 0) + 1
  counters.set(set.category, n)
  const path = `${set.category}/file-${String(n).padStart(4, '0')}${ENDINGS[file.mediaType] ?? '.bin'}`
  const { category, source, relation } = set
  collected.push({
    ...(await putCounted(files, file.open())),
    path,
    category,
    source,
    relation,
    class: classOf(field, relation),
    form: 'record-file',
    mediaType: file.mediaType,
    fields: [field],
    subjects: [accountId],
    rows: 1,
  })
  return path
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'audio/wav': '.wav',
  'video/mp4': '.mp4',
  'text/plain': '.txt',
}
